// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/elementpalette.h"

#include "core/model/kinds.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/appearance.h"

#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>

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

QString NoteEntry::title()
{
    return ElementPalette::tr("Note");
}

QString NoteEntry::help()
{
    return ElementPalette::tr("A text on the drawing: a question, a hint, a remark.");
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
    addItem(makeEntry(kNoteKind, NoteEntry::title(), NoteEntry::help(), NoteEntry::kIcon, false));
    setCurrentRow(0);
    connect(this, &QListWidget::itemDoubleClicked, this, &ElementPalette::insert);
}

void ElementPalette::insert(QListWidgetItem *item)
{
    if (!item)
        return;
    if (item->data(kIsMachineRole).toBool())
        Q_EMIT machineWanted(item->data(kKeyRole).toString());
    else if (item->data(kKeyRole).toString() == QLatin1String(kNoteKind))
        Q_EMIT noteWanted();
    else
        Q_EMIT boxWanted(item->data(kKeyRole).toString());
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
