// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/detaildelegate.h"

#include <QApplication>
#include <QPainter>

namespace toile {

namespace {

constexpr int kGap = 8;
constexpr int kTextMargin = 4;

}  // namespace

DetailDelegate::DetailDelegate(int role, QObject *parent) : QStyledItemDelegate(parent), m_role(role) {}

void DetailDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const QString detail = index.data(m_role).toString();
    if (detail.isEmpty())
        return;
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    QRect room = style->subElementRect(QStyle::SE_ItemViewItemText, &item, item.widget);
    room.setLeft(room.left() + kTextMargin + item.fontMetrics.horizontalAdvance(item.text) + kGap);
    if (room.width() < item.fontMetrics.averageCharWidth() * 3)
        return;
    const bool selected = item.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setFont(item.font);
    painter->setPen(item.palette.color(selected ? QPalette::HighlightedText : QPalette::PlaceholderText));
    painter->drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
                      item.fontMetrics.elidedText(detail, Qt::ElideRight, room.width()));
    painter->restore();
}

QSize DetailDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    const QString detail = index.data(m_role).toString();
    if (!detail.isEmpty())
        size.rwidth() += kGap + option.fontMetrics.horizontalAdvance(detail);
    return size + QSize(0, 2);
}

}  // namespace toile
