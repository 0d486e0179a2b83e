// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/statepill.h"

#include "ui/canvas/text.h"

namespace toile {

namespace {

constexpr double kSign = 9;  ///< the square that a sign fills
constexpr double kPadding = 6;
constexpr double kPillGap = 4;

struct PillColours {
    QColor fill, ink, stroke;
    Qt::PenStyle line;
};

PillColours coloursOf(PillState state, const Look &look)
{
    switch (state) {
    case PillState::Deployed:
        return {look.forwardFill, look.forwardText, look.forwardText, Qt::NoPen};
    case PillState::Missing:
        return {look.paper, look.changedText, look.changedStroke, Qt::SolidLine};
    case PillState::Changed:
        return {look.changedFill, look.changedText, look.changedStroke, Qt::DashLine};
    case PillState::Broken:
        return {look.broken, look.brokenText, look.broken, Qt::SolidLine};
    case PillState::Busy:
        return {look.cardBand, look.cardTitle, look.cardTitle, Qt::NoPen};
    case PillState::None:
    case PillState::Undeployed:
        break;
    }
    return {look.paper, look.muted, look.faint, Qt::SolidLine};
}

void drawSign(QPainter &painter, QPointF at, double size, PillState state, const QColor &ink)
{
    const double r = size / 2;
    painter.setPen(QPen(ink, size * 0.19, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const auto line = [&](double x1, double y1, double x2, double y2) {
        painter.drawLine(at + QPointF(x1, y1) * r, at + QPointF(x2, y2) * r);
    };
    switch (state) {
    case PillState::None:
        break;
    case PillState::Undeployed:
        painter.drawEllipse(at, r * 0.75, r * 0.75);
        break;
    case PillState::Busy:
        for (const double x : {-0.8, 0.0, 0.8})
            painter.drawPoint(at + QPointF(x * r, 0));
        break;
    case PillState::Deployed:
        line(-0.8, 0.1, -0.2, 0.7);
        line(-0.2, 0.7, 0.8, -0.6);
        break;
    case PillState::Missing:
        line(-0.8, 0, 0.8, 0);
        break;
    case PillState::Changed:
        line(-0.8, -0.35, 0.8, -0.35);
        line(-0.8, 0.35, 0.8, 0.35);
        line(0.45, -0.95, -0.45, 0.95);
        break;
    case PillState::Broken:
        line(0, -0.9, 0, 0.2);
        painter.drawPoint(at + QPointF(0, 0.85 * r));
        break;
    }
}

}  // namespace

PillState stateOf(Mark mark)
{
    switch (mark) {
    case Mark::None:
        return PillState::None;
    case Mark::New:
        return PillState::Undeployed;
    case Mark::Missing:
        return PillState::Missing;
    case Mark::Changed:
        return PillState::Changed;
    case Mark::Broken:
        return PillState::Broken;
    }
    return PillState::None;
}

QString stateWord(PillState state)
{
    switch (state) {
    case PillState::None:
        return {};
    case PillState::Undeployed:
        return CanvasText::tr("not deployed");
    case PillState::Busy:
        return CanvasText::tr("deploying");
    case PillState::Deployed:
        return CanvasText::tr("deployed");
    case PillState::Missing:
        return CanvasText::tr("missing");
    case PillState::Changed:
        return CanvasText::tr("changed");
    case PillState::Broken:
        return CanvasText::tr("broken");
    }
    return {};
}

QSizeF stateSize(PillState state, const TextLine &text)
{
    if (state == PillState::None)
        return {};
    return {text.size().width() + kSign + kPillGap + 2 * kPadding, kStateHeight};
}

void paintState(QPainter &painter, const QRectF &rect, PillState state, const TextLine &text, const Look &look)
{
    if (state == PillState::None)
        return;
    const PillColours colours = coloursOf(state, look);
    painter.setPen(colours.line == Qt::NoPen ? QPen(Qt::NoPen) : QPen(colours.stroke, 1.2, colours.line));
    painter.setBrush(colours.fill);
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2);
    drawSign(painter, QPointF(rect.left() + kPadding + kSign / 2, rect.center().y()), kSign, state, colours.ink);
    text.paint(painter,
               QPointF(rect.left() + kPadding + kSign + kPillGap, rect.center().y() - text.size().height() / 2),
               colours.ink);
}

void paintSign(QPainter &painter, QPointF at, double radius, PillState state, const Look &look)
{
    if (state == PillState::None)
        return;
    const PillColours colours = coloursOf(state, look);
    painter.setPen(QPen(colours.stroke, radius * 0.15));
    painter.setBrush(colours.fill);
    painter.drawEllipse(at, radius, radius);
    drawSign(painter, at, radius, state, colours.ink);
}

}  // namespace toile
