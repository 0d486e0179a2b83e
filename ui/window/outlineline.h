// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/window/outlinemodel.h"

namespace toile {

/// A line as item views hold it. For the files of OutlineModel.
struct OutlineModel::Line {
    const OutlineNode *node = nullptr;  ///< in the model's tree
    Line *parent = nullptr;
    Lines children = {};
    QString state = {};
    mutable std::size_t lastRow = 0;  ///< where it was when that was asked last

    int row() const
    {
        if (!parent)
            return 0;
        const Lines &siblings = parent->children;
        if (lastRow >= siblings.size() || siblings[lastRow].get() != this) {
            const auto it = std::ranges::find(siblings, this, &std::unique_ptr<Line>::get);
            lastRow = std::size_t(it - siblings.begin());
        }
        return int(lastRow);
    }
};

}  // namespace toile
