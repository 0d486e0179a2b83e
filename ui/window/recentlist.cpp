// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/recentlist.h"

#include "core/lab/labfile.h"
#include "ui/canvas/look.h"
#include "ui/window/appearance.h"
#include "ui/window/labpicture.h"
#include "ui/window/recentfiles.h"

#include <QContextMenuEvent>
#include <QDir>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>

namespace toile {

namespace {

constexpr int kPathRole = Qt::UserRole;
constexpr int kDetailRole = Qt::UserRole + 1;
constexpr int kRecentPictureRole = Qt::UserRole + 2;
constexpr QSize kRecentPicture(96, 60);
constexpr int kRecentPad = 5;

/// A picture, the file's name, and where it is.
class RowDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return QSize(option.rect.width(),
                     qMax(kRecentPicture.height(), 2 * option.fontMetrics.lineSpacing()) + 2 * kRecentPad);
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF row = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5);
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
        painter->setPen(QPen(option.palette.color(chosen || hovered ? QPalette::Highlight : QPalette::Mid),
                             chosen && option.state.testFlag(QStyle::State_HasFocus) ? 2.5 : 1));
        painter->setBrush(option.palette.base());
        painter->drawRoundedRect(row, 6, 6);
        const QRectF place(row.left() + kRecentPad - 1, row.center().y() - kRecentPicture.height() / 2.0,
                           kRecentPicture.width(), kRecentPicture.height());
        painter->setPen(Qt::NoPen);
        painter->setBrush((isDark(option.palette) ? darkLook() : lightLook()).paper);
        painter->drawRoundedRect(place, 3, 3);
        const QPixmap picture = index.data(kRecentPictureRole).value<QPixmap>();
        if (!picture.isNull())
            painter->drawPixmap(place.topLeft(), picture);
        drawTexts(painter, option, QRectF(QPointF(place.right() + kRecentPad + 3, row.top()), row.bottomRight()),
                  index);
        painter->restore();
    }

private:
    static void drawTexts(QPainter *painter, const QStyleOptionViewItem &option, QRectF room, const QModelIndex &index)
    {
        const int line = option.fontMetrics.lineSpacing();
        room.setRight(room.right() - kRecentPad);
        room.setTop(room.center().y() - line);
        const auto elided = [&](const QString &text) {
            return option.fontMetrics.elidedText(text, Qt::ElideMiddle, int(room.width()));
        };
        painter->setPen(option.palette.color(QPalette::Text));
        painter->drawText(room, int(Qt::AlignTop | Qt::TextSingleLine), elided(index.data().toString()));
        painter->setPen(option.palette.color(QPalette::PlaceholderText));
        room.setTop(room.top() + line);
        painter->drawText(room, int(Qt::AlignTop | Qt::TextSingleLine), elided(index.data(kDetailRole).toString()));
    }
};

}  // namespace

RecentList::RecentList(RecentFiles &recent, QWidget *parent)
    : QListWidget(parent), m_recent(recent), m_timer(new QTimer(this))
{
    setObjectName(QStringLiteral("recentFiles"));
    setAccessibleName(tr("Recent files"));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setSpacing(2);
    setItemDelegate(new RowDelegate(this));
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    m_timer->setInterval(0);
    connect(m_timer, &QTimer::timeout, this, &RecentList::drawNext);
    connect(this, &QListWidget::itemActivated, this,
            [this](QListWidgetItem *item) { Q_EMIT fileWanted(item->data(kPathRole).toString()); });
    connect(&m_recent, &RecentFiles::changed, this, &RecentList::refresh);
    refresh();
}

void RecentList::refresh()
{
    const int row = currentRow();
    clear();
    for (const QString &path : m_recent.files()) {
        const QFileInfo file(path);
        const QString folder = QDir::toNativeSeparators(file.absolutePath());
        const QString detail = file.exists() ? folder : tr("No longer there. Delete takes it off this list.");
        auto *item = new QListWidgetItem(file.fileName(), this);
        item->setData(kPathRole, path);
        item->setData(kDetailRole, detail);
        item->setData(Qt::AccessibleDescriptionRole, detail);
        item->setToolTip(file.exists() ? QDir::toNativeSeparators(path)
                                       : QDir::toNativeSeparators(path) + u'\n' + detail);
    }
    setCurrentRow(qMin(row, count() - 1));
    m_next = 0;
    if (isVisible())
        m_timer->start();
}

void RecentList::drawNext()
{
    if (m_next >= count() || !isVisible()) {
        m_timer->stop();
        return;
    }
    QListWidgetItem *item = this->item(m_next++);
    const QString path = item->data(kPathRole).toString();
    const QDateTime written = QFileInfo(path).lastModified();
    Picture &kept = m_pictures[path];
    if (kept.picture.isNull() || kept.of != written) {
        const LoadedLab lab = loadLab(path);
        kept = {written, lab.ok() ? drawingPicture(lab.document, kRecentPicture, isDark(palette()), devicePixelRatioF(),
                                                   untitled())
                                  : QPixmap()};
    }
    item->setData(kRecentPictureRole, kept.picture);
}

void RecentList::forgetCurrent()
{
    if (const QListWidgetItem *item = currentItem())
        m_recent.forget(item->data(kPathRole).toString());
}

void RecentList::showEvent(QShowEvent *event)
{
    QListWidget::showEvent(event);
    QTimer::singleShot(50, this, [this] { m_timer->start(); });  // after the first paint
}

void RecentList::changeEvent(QEvent *event)
{
    QListWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    m_pictures.clear();
    m_next = 0;
    if (isVisible())
        m_timer->start();
}

void RecentList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete)
        forgetCurrent();
    else
        QListWidget::keyPressEvent(event);
}

void RecentList::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse)
        setCurrentItem(itemAt(event->pos()));
    if (!currentItem())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("recentContextMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Open"), this, [this] { Q_EMIT itemActivated(currentItem()); });
    menu->addAction(tr("&Take off this list"), this, &RecentList::forgetCurrent);
    menu->popup(event->globalPos());
}

}  // namespace toile
