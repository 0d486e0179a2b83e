// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QTreeWidget>

namespace toile {

/// A flat table whose rows are as high as their texts need in the columns as wide as they are.
class WrappingTree : public QTreeWidget {
    Q_OBJECT
public:
    /// The first columns are as wide as their content; the others share what is left and wrap.
    WrappingTree(const QStringList &headers, int narrowColumns, QWidget *parent = nullptr);
};

}  // namespace toile
