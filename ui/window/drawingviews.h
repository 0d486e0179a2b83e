// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/window/viewsplit.h"

#include <QJsonObject>

namespace toile {

/// What is seen of a drawing, as the session remembers it.
struct DrawingViews {
    ViewTree tree;
    int used = 0;           ///< the view that was used last
    bool physical = false;  ///< the physical equivalent is shown in their place
};

QJsonObject writeViews(const DrawingViews &views);
/// Nothing when it is not what writeViews() writes.
std::optional<DrawingViews> readViews(const QJsonObject &json);

}  // namespace toile
