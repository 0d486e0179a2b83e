// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/printplan.h"

#include <QLocale>

#include <cmath>

namespace toile {

namespace {

constexpr double kUnit = 25.4 / 96;  ///< millimetres of a unit of the drawing at 100 %
constexpr double kMostEnlarged = 2;
constexpr double kNotWorthARow = 0.2;  ///< of a page: so little is made to fit above

QPageLayout layoutOf(const PrintWish &wish, QPageLayout::Orientation orientation)
{
    const QMarginsF margins(kPrintMargin, kPrintMargin, kPrintMargin, kPrintMargin);
    return QPageLayout(wish.paper, orientation, margins, QPageLayout::Millimeter);
}

QRectF areaOf(const QPageLayout &layout)
{
    return layout.paintRect(QPageLayout::Millimeter).adjusted(0, kPrintHeader, 0, 0);
}

PrintPlan planOn(const QRectF &drawing, const PrintWish &wish, QPageLayout::Orientation orientation)
{
    PrintPlan plan;
    plan.layout = layoutOf(wish, orientation);
    plan.area = areaOf(plan.layout);
    const double across = plan.area.width() / drawing.width();
    if (wish.pagesWide <= 1) {
        plan.scale = qMin(kUnit * kMostEnlarged, qMin(across, plan.area.height() / drawing.height()));
        plan.pieces = {drawing};
        return plan;
    }
    plan.scale = across * wish.pagesWide;
    plan.rows = qMax(1, int(std::ceil(drawing.height() * plan.scale / plan.area.height() - kNotWorthARow)));
    plan.scale = qMin(plan.scale, plan.rows * plan.area.height() / drawing.height());
    plan.columns = qMax(1, int(std::ceil(drawing.width() * plan.scale / plan.area.width() - 1e-6)));
    const QSizeF piece = plan.area.size() / plan.scale;
    for (int row = 0; row < plan.rows; ++row)
        for (int column = 0; column < plan.columns; ++column)
            plan.pieces.push_back(
                QRectF(drawing.topLeft() + QPointF(column * piece.width(), row * piece.height()), piece)
                    .intersected(drawing));
    return plan;
}

/// Larger on as few pages is better.
bool isBetter(const PrintPlan &a, const PrintPlan &b)
{
    return a.pieces.size() != b.pieces.size() ? a.pieces.size() < b.pieces.size() : a.scale > b.scale;
}

}  // namespace

QPageSize usualPaper()
{
    const bool usesLetter = QLocale().measurementSystem() == QLocale::ImperialUSSystem;
    return QPageSize(usesLetter ? QPageSize::Letter : QPageSize::A4);
}

int PrintPlan::percent() const
{
    return qRound(scale / kUnit * 100);
}

PrintPlan planPrint(const QRectF &drawing, const PrintWish &wish)
{
    const QRectF rect = drawing.isEmpty() ? QRectF(drawing.topLeft(), QSizeF(1, 1)) : drawing;
    if (wish.orientation)
        return planOn(rect, wish, *wish.orientation);
    const PrintPlan portrait = planOn(rect, wish, QPageLayout::Portrait);
    const PrintPlan landscape = planOn(rect, wish, QPageLayout::Landscape);
    return isBetter(portrait, landscape) ? portrait : landscape;
}

}  // namespace toile
