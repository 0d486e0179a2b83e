// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/elementpalette.h"

#include "core/model/kinds.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/appearance.h"

#include <QCoreApplication>
#include <QDrag>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QVBoxLayout>

#include <algorithm>

namespace toile {

namespace {

constexpr int kKeyRole = Qt::UserRole;
constexpr int kIsMachineRole = Qt::UserRole + 1;
constexpr int kIconSize = 28;

QListWidgetItem *makeEntry(const char *key, const QString &title, const QString &help, const char *icon, bool isMachine)
{
    auto *item = new QListWidgetItem(kindIcon(QLatin1String(icon)), title);
    item->setData(kKeyRole, QString::fromLatin1(key));
    item->setData(kIsMachineRole, isMachine);
    item->setToolTip(QStringLiteral("<p><b>%1</b></p><p>%2</p><p>%3</p>")
                         .arg(title.toHtmlEscaped(), help.toHtmlEscaped(),
                              ElementPalette::tr("Drag it onto the drawing, or click it and then the drawing, as often "
                                                 "as you like; Enter inserts one.")));
    item->setData(Qt::AccessibleDescriptionRole, help);
    return item;
}

}  // namespace

std::vector<NoteEntry> noteEntries()
{
    return {
        {kNoteKind, ":/icons/note.svg", ElementPalette::tr("Note"),
         ElementPalette::tr("A text on the drawing: a question, a hint, a remark. Markdown makes it bold, or a list.")},
        {kFrameKind, ":/icons/frame.svg", ElementPalette::tr("Frame"),
         ElementPalette::tr("A titled frame behind what belongs together: a site, a room, a network.")},
        {kArrowKind, ":/icons/arrow.svg", ElementPalette::tr("Arrow"),
         ElementPalette::tr("Points from one place or element to another. An end that is dropped on an element stays "
                            "with it.")},
        {kPictureKind, ":/icons/picture.svg", ElementPalette::tr("Picture"),
         ElementPalette::tr("A PNG, JPEG or SVG picture. It is kept in the lab’s own file.")},
    };
}

NoteEntry noteEntry(const Note &note)
{
    return noteEntries()[note.shape.index()];
}

ElementPalette::ElementPalette(QWidget *parent) : QListWidget(parent)
{
    setObjectName(QStringLiteral("elementPalette"));
    setAccessibleName(tr("Palette of elements"));
    setIconSize(QSize(kIconSize, kIconSize));
    setDragEnabled(true);
    setDragDropMode(QAbstractItemView::DragOnly);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setUniformItemSizes(true);
    setSpacing(2);
    setFrameShape(QFrame::NoFrame);
    for (const MachineKind &kind : machineKinds())
        addItem(makeEntry(kind.key, kindTitle(kind.title), kindTitle(kind.help), kind.icon, true));
    for (const InterfaceKind &kind : interfaceKinds()) {
        if (kind.box)
            addItem(makeEntry(kind.key, kindTitle(kind.title), kindTitle(kind.help), kind.icon, false));
    }
    for (const NoteEntry &entry : noteEntries())
        addItem(makeEntry(entry.kind, entry.title, entry.help, entry.icon, false));
    connect(this, &QListWidget::itemDoubleClicked, this, &ElementPalette::insert);
    connect(this, &QListWidget::itemClicked, this,
            [this](const QListWidgetItem *item) { Q_EMIT placeWanted(item->data(kKeyRole).toString()); });
}

bool ElementPalette::filter(const QString &text)
{
    const QString wanted = text.trimmed();
    QListWidgetItem *first = nullptr;
    QListWidgetItem *named = nullptr;
    for (int row = 0; row < count(); ++row) {
        QListWidgetItem *entry = item(row);
        const QString said = entry->text() + u' ' + entry->data(Qt::AccessibleDescriptionRole).toString() + u' ' +
                             entry->data(kKeyRole).toString();
        const bool shown = said.contains(wanted, Qt::CaseInsensitive);
        entry->setHidden(!shown);
        first = first || !shown ? first : entry;
        named = named || !entry->text().contains(wanted, Qt::CaseInsensitive) ? named : entry;
    }
    if (wanted.isEmpty())
        clearSelection();  // nobody looks for one any more
    else if (first)
        setCurrentItem(named ? named : first);
    return first;
}

void ElementPalette::insert(QListWidgetItem *item)
{
    if (!item || item->isHidden())
        return;
    const QString key = item->data(kKeyRole).toString();
    const std::vector<NoteEntry> notes = noteEntries();
    Q_EMIT placeWanted(QString());
    if (item->data(kIsMachineRole).toBool())
        Q_EMIT machineWanted(key);
    else if (std::ranges::any_of(notes, [&](const NoteEntry &entry) { return key == QLatin1String(entry.kind); }))
        Q_EMIT noteWanted(key);
    else
        Q_EMIT boxWanted(key);
}

/// Another button arms nothing, so that no entry looks as if it did.
void ElementPalette::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        QListWidget::mousePressEvent(event);
}

void ElementPalette::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        insert(currentItem());
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT placeWanted(QString());
        return;
    }
    const bool letter = !event->text().isEmpty() && event->text().at(0).isLetterOrNumber();
    if (letter && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
        Q_EMIT typed(event->text());
        return;
    }
    QListWidget::keyPressEvent(event);
}

QStringList ElementPalette::mimeTypes() const
{
    return {QLatin1String(kKindMimeType)};
}

QMimeData *ElementPalette::mimeData(const QList<QListWidgetItem *> &items) const
{
    auto *mime = new QMimeData;
    if (!items.isEmpty())
        mime->setData(QLatin1String(kKindMimeType), items.first()->data(kKeyRole).toString().toUtf8());
    return mime;
}

void ElementPalette::startDrag(Qt::DropActions)
{
    QListWidgetItem *item = currentItem();
    if (!item)
        return;
    auto *drag = new QDrag(this);
    drag->setMimeData(mimeData({item}));
    const QPixmap picture = item->icon().pixmap(iconSize(), devicePixelRatioF());
    drag->setPixmap(picture);
    // Before the pointer, after which the canvas writes what a drop would do.
    const QSizeF size = picture.deviceIndependentSize();
    drag->setHotSpot(QPoint(qRound(size.width()), qRound(size.height())));
    drag->exec(Qt::CopyAction);
    clearSelection();
}

void ElementPalette::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        viewport()->update();
    QListWidget::changeEvent(event);
}

PalettePanel::PalettePanel(ElementPalette *palette, QWidget *parent)
    : QWidget(parent), m_palette(palette), m_search(new QLineEdit(this)), m_nothing(new QLabel(this))
{
    m_search->setObjectName(QStringLiteral("paletteSearch"));
    m_search->setAccessibleName(tr("Search the palette"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_nothing->setObjectName(QStringLiteral("paletteNothing"));
    m_nothing->setWordWrap(true);
    m_nothing->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // a long word widens nothing
    m_nothing->setMargin(8);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setBackgroundRole(QPalette::Base);
    m_nothing->setAutoFillBackground(true);
    m_nothing->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_search);
    layout->addWidget(m_nothing);
    layout->addWidget(m_palette, 1);
    setFocusProxy(m_palette);
    connect(m_search, &QLineEdit::textChanged, this, &PalettePanel::search);
    connect(m_palette, &ElementPalette::typed, this, [this](const QString &text) {
        m_search->setFocus();
        m_search->setText(text);
    });
}

void PalettePanel::search(const QString &text)
{
    const bool found = m_palette->filter(text);
    constexpr qsizetype kMostShown = 20;
    const QString shown = text.size() > kMostShown ? text.left(kMostShown) + u'…' : text;
    m_nothing->setText(tr("No element is called “%1”, nor is it in an explanation. Escape shows all.").arg(shown));
    m_nothing->setVisible(!found);
    m_search->setAccessibleDescription(found ? QString() : m_nothing->text());
}

/// From the search the list can be used at once: arrow keys choose, Enter inserts, Escape empties the search.
bool PalettePanel::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(object, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Up || key == Qt::Key_Down) {
        m_palette->setFocus();
        QCoreApplication::sendEvent(m_palette, event);
        return true;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        QCoreApplication::sendEvent(m_palette, event);
        return true;
    }
    if (key == Qt::Key_Escape) {
        m_search->clear();
        m_palette->setFocus();
        return true;
    }
    return QWidget::eventFilter(object, event);
}

}  // namespace toile
