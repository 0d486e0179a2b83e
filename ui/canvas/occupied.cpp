// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/labels.h"

#include <algorithm>
#include <cmath>

namespace toile {

namespace {

constexpr double kWrittenWeight = 10;
constexpr double kDrawnWeight = 6;
constexpr double kBorderWeight = 8;
constexpr double kUnreadable = 100000;  // a dozen labels lie over each other: how many more makes no difference

}  // namespace

double Occupied::cost(const QRectF &rect, double enough) const
{
    if (rect.isEmpty())
        return 0;
    const double most = qMin(enough, kUnreadable);
    double sum = 0;
    const auto add = [&](const Obstacles &shapes, double weight, const QRectF &grown) {
        if (sum < most)
            sum += weight * shapes.cost(grown, (most - sum) / weight);
    };
    add(written, kWrittenWeight, rect.adjusted(-3, -1, 3, 1));
    add(borders, kBorderWeight, rect.adjusted(-2, -1, 2, 1));
    add(drawn, kDrawnWeight, rect);
    add(leaders, kDrawnWeight, rect);
    return qMin(sum, kUnreadable);
}

bool Occupied::isCrowded(const QRectF &rect) const
{
    constexpr double kMost = 12;
    const double enough = kMost * rect.width() * rect.height();
    return written.cost(rect, enough) >= enough;
}

bool Occupied::isInOther(const QRectF &rect, const std::vector<Id> &homes) const
{
    bool isIn = false;
    insides.each(QRectF(rect.center(), QSizeF(1, 1)), [&](Id box, const QRectF &) {
        isIn = std::ranges::find(homes, box) == homes.end();
        return !isIn;
    });
    return isIn;
}

bool Occupied::crosses(const QLineF &line, const std::vector<Id> &own) const
{
    constexpr double kStep = 4;
    constexpr double kHalf = 0.5;
    const auto isTouched = [&](const QRectF &rect) {
        bool touched = false;
        drawn.each(rect.adjusted(-kHalf, -kHalf, kHalf, kHalf), [&](Id owner, const QRectF &) {
            touched = std::ranges::find(own, owner) == own.end() && !arrows.contains(owner);
            return !touched;
        });
        return touched;
    };
    if (!isTouched(QRectF(line.p1(), line.p2()).normalized()))
        return false;
    const int steps = static_cast<int>(std::ceil(line.length() / kStep));
    for (int i = 0; i <= steps; ++i) {
        const QPointF at = line.pointAt(double(i) / qMax(1, steps));
        if (isTouched(QRectF(at, at)))
            return true;
    }
    return false;
}

void Occupied::clear()
{
    leaders.clear();
    insides.clear();
    written.clear();
    drawn.clear();
    borders.clear();
    tabs.clear();
    arrows.clear();
}

}  // namespace toile
