// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/labelplaces.h"

#include <cmath>
#include <limits>
#include <set>

namespace toile::places {

namespace {

/// Name and details away from their tab, one above the other, and a line to them.
class Callout {
public:
    Callout(const TabFace &face, QPointF direction, double reach)
        : m_leader(face.seat.at + direction * kTab, face.seat.at + direction * (reach - kGap))
    {
        const QSizeF name = face.name.size();
        const QSizeF details = face.details.size();
        const double height = name.height() + details.height();
        const QPointF to = face.seat.at + direction * reach;
        const bool beside = qAbs(direction.x()) > kBeside;
        m_toRight = beside && direction.x() < 0;
        const double top = beside ? to.y() - height / 2 : direction.y() > 0 ? to.y() : to.y() - height;
        const auto left = [&](double width) {
            return beside ? (m_toRight ? to.x() - width : to.x()) : to.x() - width / 2;
        };
        m_name = QRectF(QPointF(left(name.width()), top), name);
        m_details = QRectF(QPointF(left(details.width()), top + name.height()), details);
    }

    /// Whether nothing is under the texts, and the line runs through no text.
    bool isFree(const Occupied &occupied) const
    {
        if (occupied.cost(m_name, 1) > 0 || occupied.cost(m_details, 1) > 0)
            return false;
        return everyPoint([&](const QRectF &point) { return occupied.written.isFree(point); });
    }
    /// Whether they are so near to another tab that they look like its own.
    bool isAtAnother(const Occupied &occupied, const QRectF &tab) const
    {
        constexpr double kFar = 22;
        const QRectF near = (m_name | m_details).adjusted(-kFar, -kFar, kFar, kFar);
        bool other = false;
        occupied.tabs.each(near, [&](Id, const QRectF &rect) {
            other = other || rect != tab;
            return !other;
        });
        return other;
    }
    /// How many of these the line crosses.
    int crossings(const Obstacles &shapes) const
    {
        std::set<Id> crossed;
        everyPoint([&](const QRectF &point) {
            shapes.each(point, [&](Id owner, const QRectF &) {
                crossed.insert(owner);
                return true;
            });
            return true;
        });
        return static_cast<int>(crossed.size());
    }
    void put(TabFace &face) const
    {
        face.name.rect = m_name;
        face.details.rect = m_details;
        face.name.toRight = face.details.toRight = m_toRight;
        face.name.overCable = face.details.overCable = false;
        face.leader = m_leader;
    }

private:
    static constexpr double kTab = 10;       // from its middle to beyond its edge
    static constexpr double kGap = 3;        // between the line and the texts
    static constexpr double kBeside = 0.55;  // the texts are beside the line's end, not above or below it

    template <typename Test>
    bool everyPoint(Test test) const
    {
        constexpr double kStep = 3;
        const int steps = static_cast<int>(std::ceil(m_leader.length() / kStep));
        for (int i = 0; i <= steps; ++i) {
            const QPointF at = m_leader.pointAt(double(i) / steps);
            if (!test(QRectF(at.x() - 1, at.y() - 1, 2, 2)))
                return false;
        }
        return true;
    }

    QLineF m_leader;
    QRectF m_name;
    QRectF m_details;
    bool m_toRight = false;
};

}  // namespace

void callOut(TabFace &face, const Occupied &occupied)
{
    constexpr double kReaches[] = {24, 34, 48, 66, 90, 120, 155, 200, 250, 310, 380, 460, 550};
    constexpr int kDirections = 32;
    constexpr double kCrossing = 30;   // what it costs that the line to it crosses another
    constexpr double kBorder = 90;     // or the border of a box
    constexpr double kAtAnother = 80;  // and that the texts are at another tab
    double least = std::numeric_limits<double>::infinity();
    for (const double reach : kReaches) {
        for (int i = 0; i < kDirections && reach < least; ++i) {
            const double angle = 2 * M_PI * i / kDirections;
            const Callout callout(face, QPointF(std::cos(angle), std::sin(angle)), reach);
            if (!callout.isFree(occupied))
                continue;
            double sum = reach + kCrossing * callout.crossings(occupied.drawn);
            sum += kBorder * callout.crossings(occupied.borders);
            if (callout.isAtAnother(occupied, tabRect(face.seat)))
                sum += kAtAnother;
            if (sum >= least)
                continue;
            callout.put(face);
            least = sum;
        }
    }
}

}  // namespace toile::places
