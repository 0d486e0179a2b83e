// SPDX-License-Identifier: GPL-2.0-or-later
// What somebody added to the drawing for its reader: texts, frames, arrows, pictures.
#include "ui/canvas/canvasscene_p.h"

#include <QLocale>

namespace toile {

namespace {

constexpr double kAway = 4;  ///< of an arrow's end from what it points at

/// Where the line from the middle of `rect` to `to` leaves it.
QPointF leaving(const QRectF &rect, QPointF to)
{
    const QRectF around = rect.adjusted(-kAway, -kAway, kAway, kAway);
    const QPointF from = around.center();
    const QPointF by = to - from;
    if (around.contains(to) || around.isEmpty())
        return from;
    const double across = qFuzzyIsNull(by.x()) ? 1e9 : around.width() / 2 / qAbs(by.x());
    const double down = qFuzzyIsNull(by.y()) ? 1e9 : around.height() / 2 / qAbs(by.y());
    return from + by * qMin(1.0, qMin(across, down));
}

}  // namespace

/// An end that belongs to an element is at its border, on the way to the other end.
QLineF CanvasScene::Private::arrowLine(Id id, const ArrowNote &arrow) const
{
    const QRectF placed = editor.layout().of(id).rect.value_or(geometry.box(id));
    const auto rectOf = [this](Id end) {
        const auto box = geometry.boxes.find(end);
        return box != geometry.boxes.end() ? box->second : tabRect(geometry.tab(end));
    };
    const QRectF from = arrow.from ? rectOf(arrow.from) : QRectF(placed.topLeft(), QSizeF());
    const QRectF to =
        arrow.to ? rectOf(arrow.to) : QRectF(placed.topLeft() + QPointF(placed.width(), placed.height()), QSizeF());
    return {arrow.from ? leaving(from, to.center()) : from.topLeft(),
            arrow.to ? leaving(to, from.center()) : to.topLeft()};
}

void CanvasScene::Private::syncNotes()
{
    const QString language = QLocale().language() == QLocale::French ? QStringLiteral("fr") : QStringLiteral("en");
    for (const auto &[id, note] : editor.topology().notes) {
        NoteFace face{note.shape, note.text.in(language), geometry.box(id), {}};
        if (const auto *arrow = std::get_if<ArrowNote>(&note.shape))
            face.line = arrowLine(id, *arrow);
        itemFor(notes, id, levelOf(id)).setFace(std::move(face));
    }
}

}  // namespace toile
