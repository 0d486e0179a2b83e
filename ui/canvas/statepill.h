// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/look.h"
#include "ui/canvas/textline.h"

#include <QPainter>

namespace toile {

/// How an element differs from what runs; the graver comes later.
enum class Mark {
    None,
    New,      ///< drawn, and not given to the kernel yet
    Missing,  ///< drawn, and not in the kernel any more
    Changed,  ///< in the kernel, but otherwise
    Broken,   ///< the last deployment failed here
};

struct MarkNote {
    Mark mark = Mark::None;
    QString why;  ///< a sentence for the tool tip
    bool operator==(const MarkNote &) const = default;
};

/// What a small lozenge says of an element or of the whole lab: a word, a sign and a shape each, so that they are told
/// apart without colour.
enum class PillState {
    None,
    Undeployed,  ///< hollow ring, hollow lozenge
    Busy,        ///< three dots
    Deployed,    ///< tick, filled lozenge
    Missing,     ///< minus, hollow
    Changed,     ///< not equal, dashed lozenge
    Broken,      ///< exclamation mark, solid lozenge
};

PillState stateOf(Mark mark);
/// "changed"; empty for None.
QString stateWord(PillState state);

inline constexpr double kStateHeight = 17;
/// Of the lozenge with its sign and this text; nothing for None.
QSizeF stateSize(PillState state, const TextLine &text);
void paintState(QPainter &painter, const QRectF &rect, PillState state, const TextLine &text, const Look &look);
/// Without room to read: the sign alone, on a disc around `at`.
void paintSign(QPainter &painter, QPointF at, double radius, PillState state, const Look &look);

}  // namespace toile
