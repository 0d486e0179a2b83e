// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace toile {

/// Draws a second, quieter text beside an item's own, where there is room for it.
class DetailDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// `role`: of the second text.
    DetailDelegate(int role, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int m_role;
};

}  // namespace toile
