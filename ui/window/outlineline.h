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

    int row() const
    {
        if (!parent)
            return 0;
        const auto it = std::find_if(parent->children.begin(), parent->children.end(),
                                     [this](const auto &each) { return each.get() == this; });
        return int(it - parent->children.begin());
    }
};

}  // namespace toile
