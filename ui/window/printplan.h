// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QPageLayout>
#include <QRectF>

#include <optional>
#include <vector>

namespace toile {

/// What people write on here: A4 or Letter.
QPageSize usualPaper();

/// How a person wants the drawing on paper.
struct PrintWish {
    QPageSize paper{QPageSize::A4};
    std::optional<QPageLayout::Orientation> orientation;  ///< nothing: whichever makes the drawing larger
    int pagesWide = 1;                                    ///< 1: fit to one page; more: a poster to be glued together
    bool operator==(const PrintWish &) const = default;
};

inline constexpr int kMostPagesWide = 8;
inline constexpr double kPrintMargin = 12;  ///< millimetres: what every printer can print
inline constexpr double kPrintHeader = 9;   ///< millimetres over the drawing, on each page

/// Which piece of the drawing comes onto which page. Millimetres on paper, units in the drawing.
struct PrintPlan {
    QPageLayout layout;
    double scale = 1;  ///< millimetres for each unit
    int columns = 1;
    int rows = 1;
    QRectF area;                 ///< of a page, for the drawing; from the page's top left corner
    std::vector<QRectF> pieces;  ///< of the drawing, row by row

    int percent() const;  ///< of the size on the screen
};

/// Pure. A drawing is never made larger than twice its size on the screen, but for a poster.
PrintPlan planPrint(const QRectF &drawing, const PrintWish &wish);

}  // namespace toile
