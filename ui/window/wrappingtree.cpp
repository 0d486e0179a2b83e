// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/wrappingtree.h"

#include <QHeaderView>
#include <QStyledItemDelegate>

namespace toile {

namespace {

constexpr int kCellTextMargin = 4;

class WrappingDelegate : public QStyledItemDelegate {
public:
    WrappingDelegate(QTreeWidget *tree, int narrowColumns)
        : QStyledItemDelegate(tree), m_tree(tree), m_narrowColumns(narrowColumns)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize plain = QStyledItemDelegate::sizeHint(option, index);
        plain.setHeight(plain.height() + 2);
        if (index.column() < m_narrowColumns)
            return plain;
        const int width = m_tree->columnWidth(index.column()) - 2 * kCellTextMargin;
        const QRect text = option.fontMetrics.boundingRect(QRect(0, 0, qMax(width, 60), 4000), int(Qt::TextWordWrap),
                                                           index.data().toString());
        return QSize(plain.width(), qMax(plain.height(), text.height() + 2 * kCellTextMargin));
    }

private:
    QTreeWidget *m_tree;
    int m_narrowColumns;
};

}  // namespace

WrappingTree::WrappingTree(const QStringList &headers, int narrowColumns, QWidget *parent) : QTreeWidget(parent)
{
    setColumnCount(int(headers.size()));
    setHeaderLabels(headers);
    setRootIsDecorated(false);
    setWordWrap(true);
    setTextElideMode(Qt::ElideNone);
    setAlternatingRowColors(true);
    setItemDelegate(new WrappingDelegate(this, narrowColumns));
    for (int column = 0; column < columnCount(); ++column)
        header()->setSectionResizeMode(column,
                                       column < narrowColumns ? QHeaderView::ResizeToContents : QHeaderView::Stretch);
    connect(header(), &QHeaderView::sectionResized, this, &QTreeWidget::doItemsLayout, Qt::QueuedConnection);
    // When the header is painted first, it has the new rows laid out in the middle of painting, where Qt 6.4 forgets
    // that all of them are to be painted too.
    for (const auto rowsChanged : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model(), rowsChanged, viewport(), qOverload<>(&QWidget::update));
    connect(model(), &QAbstractItemModel::modelReset, viewport(), qOverload<>(&QWidget::update));
}

}  // namespace toile
