// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/look.h"

#include <QPainter>

namespace toile {

/// An interface's light, told apart by shape as well as colour.
enum class Light {
    Unknown,    ///< not deployed: a hollow ring
    Up,         ///< a filled disc
    Down,       ///< a hollow square
    NoCarrier,  ///< half a disc
    Blocked,    ///< a ring with a bar: a port over which its bridge does not forward
};

void paintLight(QPainter &painter, QPointF at, Light light, const Look &look);

}  // namespace toile
