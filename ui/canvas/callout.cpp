// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/labelplaces.h"

#include <cmath>
#include <limits>
#include <set>

namespace toile::places {

namespace {

/// The line from something to what is written of it elsewhere.
class Leader {
public:
    explicit Leader(const QLineF &line) : m_line(line) {}
    const QLineF &line() const { return m_line; }
    bool runsThroughText(const Occupied &occupied) const
    {
        return !everyPoint([&](const QRectF &point) { return occupied.written.isFree(point); });
    }
    /// What it costs that it crosses other lines, or borders of boxes.
    double crossings(const Occupied &occupied) const
    {
        constexpr double kLine = 30;
        constexpr double kBorder = 90;
        return kLine * (count(occupied.drawn) + count(occupied.leaders)) + kBorder * count(occupied.borders);
    }

private:
    int count(const Obstacles &shapes) const
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

    template <typename Test>
    bool everyPoint(Test test) const
    {
        constexpr double kStep = 3;
        const int steps = static_cast<int>(std::ceil(m_line.length() / kStep));
        for (int i = 0; i <= steps; ++i) {
            const QPointF at = m_line.pointAt(double(i) / qMax(1, steps));
            if (!test(QRectF(at.x() - 1, at.y() - 1, 2, 2)))
                return false;
        }
        return true;
    }

    QLineF m_line;
};

/// Name and details away from their tab, one above the other, and a line to them.
class Callout {
public:
    Callout(const TabFace &face, QPointF direction, double reach)
        : m_leader(QLineF(face.seat.at + direction * kTab, face.seat.at + direction * (reach - kGap)))
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
    bool isFree(const Occupied &occupied, const std::vector<Id> &homes) const
    {
        if (occupied.isInOther(m_name, homes) || occupied.isInOther(m_details, homes))
            return false;
        return occupied.cost(m_name, 1) == 0 && occupied.cost(m_details, 1) == 0 && !m_leader.runsThroughText(occupied);
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
    double crossings(const Occupied &occupied) const { return m_leader.crossings(occupied); }
    void put(TabFace &face) const
    {
        face.name.rect = m_name;
        face.details.rect = m_details;
        face.name.toRight = face.details.toRight = m_toRight;
        face.leader = m_leader.line();
    }

private:
    static constexpr double kTab = 10;       // from its middle to beyond its edge
    static constexpr double kGap = 3;        // between the line and the texts
    static constexpr double kBeside = 0.55;  // the texts are beside the line's end, not above or below it

    Leader m_leader;
    QRectF m_name;
    QRectF m_details;
    bool m_toRight = false;
};

/// Where a line may leave a cable, and in which direction.
struct Branch {
    QPointF at;
    QPointF way;
    double along;
};

std::vector<Branch> branchesOf(const QPainterPath &cable)
{
    constexpr int kPlaces = 18;
    std::vector<Branch> branches;
    for (int i = 1; i < kPlaces; ++i) {
        const double along = double(i) / kPlaces;
        const QPointF at = cable.pointAtPercent(along);
        const double angle = cable.angleAtPercent(along) * M_PI / 180;
        const QPointF way(-std::sin(angle), -std::cos(angle));
        branches.push_back({at, way, along});
        branches.push_back({at, -way, along});
    }
    return branches;
}

}  // namespace

bool callOut(TabFace &face, const Occupied &occupied, const std::vector<Id> &homes)
{
    constexpr double kReaches[] = {24, 34, 48, 66, 90, 120, 155, 200, 250, 310, 380, 460, 550};
    constexpr int kDirections = 32;
    constexpr double kAtAnother = 80;  // what it costs that the texts are at another tab
    double least = std::numeric_limits<double>::infinity();
    if (occupied.isCrowded(tabRect(face.seat)))
        return false;
    for (const double reach : kReaches) {
        for (int i = 0; i < kDirections && reach < least; ++i) {
            const double angle = 2 * M_PI * i / kDirections;
            const Callout callout(face, QPointF(std::cos(angle), std::sin(angle)), reach);
            if (!callout.isFree(occupied, homes))
                continue;
            double sum = reach + callout.crossings(occupied);
            if (callout.isAtAnother(occupied, tabRect(face.seat)))
                sum += kAtAnother;
            if (sum >= least)
                continue;
            callout.put(face);
            least = sum;
        }
    }
    return least < std::numeric_limits<double>::infinity();
}

bool callOut(PillFace &pill, const QPainterPath &cable, const Occupied &occupied, const std::vector<Id> &homes)
{
    constexpr double kReaches[] = {56, 76, 100, 130, 170, 220, 280, 350, 430};
    constexpr double kOwn = 5;     // so near is the cable itself
    constexpr double kRoom = 3;    // round the pill
    constexpr double kAside = 60;  // what it costs to be at an end of the cable
    const std::vector<Branch> branches = branchesOf(cable);
    QRectF rect(QPointF(), pill.rect.size());
    double least = std::numeric_limits<double>::infinity();
    for (const double reach : kReaches) {
        for (const Branch &branch : branches) {
            if (reach >= least)
                return true;
            const double half = qAbs(branch.way.x()) * rect.width() / 2 + qAbs(branch.way.y()) * rect.height() / 2;
            rect.moveCenter(branch.at + branch.way * (reach + half));
            const Leader leader(QLineF(branch.at + branch.way * kOwn, branch.at + branch.way * reach));
            if (occupied.cost(rect.adjusted(-kRoom, -kRoom, kRoom, kRoom), 1) > 0 || occupied.isInOther(rect, homes) ||
                leader.runsThroughText(occupied))
                continue;
            const double sum = reach + leader.crossings(occupied) + kAside * qAbs(branch.along - 0.5);
            if (sum >= least)
                continue;
            pill.rect = rect;
            pill.leader = leader.line();
            least = sum;
        }
    }
    return least < std::numeric_limits<double>::infinity();
}

}  // namespace toile::places
