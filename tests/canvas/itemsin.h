// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QGraphicsScene>

#include <vector>

namespace toile {

/// All items of one class.
template <typename Item>
std::vector<Item *> itemsIn(const QGraphicsScene &scene)
{
    std::vector<Item *> found;
    for (QGraphicsItem *item : scene.items())
        if (auto *wanted = dynamic_cast<Item *>(item))
            found.push_back(wanted);
    return found;
}

}  // namespace toile
