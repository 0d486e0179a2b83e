// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/elementpalette.h"

#include "core/model/kinds.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/appearance.h"

#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>

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
                              ElementPalette::tr("Drag it onto the drawing, or press Enter to insert it.")));
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
         ElementPalette::tr("A PNG, JPEG or SVG picture. It is kept in the lab's own file.")},
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
    setCurrentRow(0);
    connect(this, &QListWidget::itemDoubleClicked, this, &ElementPalette::insert);
}

void ElementPalette::insert(QListWidgetItem *item)
{
    if (!item)
        return;
    const QString key = item->data(kKeyRole).toString();
    const std::vector<NoteEntry> notes = noteEntries();
    if (item->data(kIsMachineRole).toBool())
        Q_EMIT machineWanted(key);
    else if (std::ranges::any_of(notes, [&](const NoteEntry &entry) { return key == QLatin1String(entry.kind); }))
        Q_EMIT noteWanted(key);
    else
        Q_EMIT boxWanted(key);
}

void ElementPalette::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        insert(currentItem());
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
    drag->setPixmap(item->icon().pixmap(iconSize(), devicePixelRatioF()));
    drag->exec(Qt::CopyAction);
}

void ElementPalette::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        viewport()->update();
    QListWidget::changeEvent(event);
}

}  // namespace toile
