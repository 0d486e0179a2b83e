// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/detour.h"

#include "ui/canvas/lanes.h"

#include <queue>

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

namespace toile {

namespace {

constexpr double kBend = 60;  // what a bend costs, in pixels of length
constexpr double kShut = 7;   // nearer than this to a box is too near
constexpr double kPastClose = 0.5;
constexpr double kPastTab = 3;   // to what is shut round a tab
constexpr double kRadius = 12;   // of a corner
constexpr double kRoomEdge = 8;  // to stay away from the border of the room
constexpr double kTaken = 12;    // what it costs to lie on another cable, for each pixel
constexpr double kBeside = 0.6;  // and to run beside one

enum Heading { East, South, West, North };
constexpr std::array<QPoint, 4> kSteps{QPoint(1, 0), QPoint(0, 1), QPoint(-1, 0), QPoint(0, -1)};

Heading headingOf(Side side)
{
    switch (side) {
    case Side::Right:
        return East;
    case Side::Bottom:
        return South;
    case Side::Left:
        return West;
    case Side::Top:
        return North;
    }
    return East;
}

/// From where its cable leaves a tab straight on to the nearest of these; kNoBoxAhead without one.
constexpr double kNoBoxAhead = 1e9;
double roomAhead(const TabSeat &tab, const QRectF &box)
{
    const QPointF end = cableEnd(tab);
    const QPointF out = outward(tab.side);
    const bool level = out.x() != 0;
    const bool ahead = level ? end.y() > box.top() - kShut && end.y() < box.bottom() + kShut
                             : end.x() > box.left() - kShut && end.x() < box.right() + kShut;
    const double room = out.x() > 0   ? box.left() - end.x()
                        : out.x() < 0 ? end.x() - box.right()
                        : out.y() > 0 ? box.top() - end.y()
                                      : end.y() - box.bottom();
    return ahead && room > 0 ? room : kNoBoxAhead;
}

/// How far a way leaves its tab before it may turn: where a box is close in front of that, halfway to it.
double stubOf(const TabSeat &tab, const std::vector<QRectF> &boxes)
{
    double room = kNoBoxAhead;
    for (const QRectF &box : boxes)
        room = qMin(room, roomAhead(tab, box));
    return qMin(kStub, room / 2);
}

/// A piece of another cable: where it runs, and from where to where.
struct Lane {
    double at;
    double least;
    double most;
};

/// The lines on which a way may run, and Dijkstra's search over their crossings.
class Search {
public:
    explicit Search(const DetourWish &wish);
    std::optional<QPolygonF> run();

private:
    struct Step {
        double cost;
        int node;  // (row * columns + column) * 4 + heading
        bool operator>(const Step &other) const { return std::pair(cost, node) > std::pair(other.cost, other.node); }
    };

    void addLine(std::vector<double> &lines, double at, double least, double most) const;
    bool isShut(QPointF from, QPointF to) const;
    double alongOthers(QPointF from, QPointF to) const;
    int indexOf(const std::vector<double> &lines, double at) const
    {
        return static_cast<int>(std::ranges::lower_bound(lines, at) - lines.begin());
    }
    QPointF pointOf(int node) const
    {
        const int cell = node / 4;
        const auto columns = static_cast<int>(m_xs.size());
        return {m_xs[static_cast<std::size_t>(cell % columns)], m_ys[static_cast<std::size_t>(cell / columns)]};
    }
    void addTaken(const std::vector<QLineF> &taken);
    void expand(const Step &step);
    QPolygonF trace(int goal) const;

    const DetourWish &m_wish;
    QPointF m_from, m_to;
    std::vector<QRectF> m_shut;
    std::vector<double> m_xs, m_ys;
    std::vector<Lane> m_level, m_upright;  ///< what other cables have taken, by where it is
    std::vector<double> m_cost;
    std::vector<int> m_before;
    std::priority_queue<Step, std::vector<Step>, std::greater<>> m_queue;
};

Search::Search(const DetourWish &wish)
    : m_wish(wish), m_from(cableEnd(wish.from) + outward(wish.from.side) * stubOf(wish.from, wish.boxes)),
      m_to(cableEnd(wish.to) + outward(wish.to.side) * stubOf(wish.to, wish.boxes))
{
    const double limit = std::numeric_limits<double>::infinity();
    const QRectF room = wish.room.adjusted(kRoomEdge, kHeaderHeight, -kRoomEdge, -kRoomEdge);
    const double left = wish.room.isNull() ? -limit : room.left();
    const double right = wish.room.isNull() ? limit : room.right();
    const double top = wish.room.isNull() ? -limit : room.top();
    const double bottom = wish.room.isNull() ? limit : room.bottom();
    m_xs = {m_from.x(), m_to.x()};
    m_ys = {m_from.y(), m_to.y()};
    addLine(m_xs, (m_from.x() + m_to.x()) / 2, left, right);
    addLine(m_ys, (m_from.y() + m_to.y()) / 2, top, bottom);
    for (const QRectF &box : wish.boxes) {
        const double close = qMin(roomAhead(wish.from, box), roomAhead(wish.to, box)) / 2 - kPastClose;
        const double shut = qBound(0.0, close, kShut);
        m_shut.push_back(box.adjusted(-shut, -shut, shut, shut));
        addLine(m_xs, box.left() - wish.clearance, left, right);
        addLine(m_xs, box.right() + wish.clearance, left, right);
        addLine(m_ys, box.top() - wish.clearance, top, bottom);
        addLine(m_ys, box.bottom() + wish.clearance, top, bottom);
    }
    for (const QRectF &tab : wish.tabs) {
        m_shut.push_back(tab);
        addLine(m_xs, tab.left() - kPastTab, left, right);
        addLine(m_xs, tab.right() + kPastTab, left, right);
        addLine(m_ys, tab.top() - kPastTab, top, bottom);
        addLine(m_ys, tab.bottom() + kPastTab, top, bottom);
    }
    for (const QLineF &lane : wish.passed) {
        for (const double by : {-kLane, kLane}) {
            if (lane.dy() == 0)
                addLine(m_ys, lane.y1() + by, top, bottom);
            else
                addLine(m_xs, lane.x1() + by, left, right);
        }
    }
    addTaken(wish.taken);
    for (auto *lines : {&m_xs, &m_ys}) {
        std::ranges::sort(*lines);
        lines->erase(std::unique(lines->begin(), lines->end()), lines->end());
    }
}

void Search::addTaken(const std::vector<QLineF> &taken)
{
    for (const QLineF &lane : taken) {
        if (lane.dy() == 0)
            m_level.push_back({lane.y1(), lane.x1(), lane.x2()});
        else
            m_upright.push_back({lane.x1(), lane.y1(), lane.y2()});
    }
    for (auto *lanes : {&m_level, &m_upright})
        std::ranges::sort(*lanes, {}, [](const Lane &lane) { return std::tuple(lane.at, lane.least, lane.most); });
}

void Search::addLine(std::vector<double> &lines, double at, double least, double most) const
{
    if (at >= least && at <= most)
        lines.push_back(at);
}

bool Search::isShut(QPointF from, QPointF to) const
{
    const QLineF line(from, to);
    return std::ranges::any_of(m_shut, [&](const QRectF &box) { return crosses(line, box); });
}

/// What is added to the cost where other cables are.
double Search::alongOthers(QPointF from, QPointF to) const
{
    const bool level = from.y() == to.y();
    const double at = level ? from.y() : from.x();
    const auto [least, most] = level ? std::minmax({from.x(), to.x()}) : std::minmax({from.y(), to.y()});
    double sum = 0;
    const std::vector<Lane> &lanes = level ? m_level : m_upright;
    for (auto lane = std::ranges::lower_bound(lanes, at - kLane - 2, {}, &Lane::at);
         lane != lanes.end() && lane->at <= at + kLane + 2; ++lane) {
        const double common = qMin(most, lane->most) - qMax(least, lane->least);
        sum += qMax(0.0, common) * (qAbs(at - lane->at) < kOneLane ? kTaken : kBeside);
    }
    return sum;
}

void Search::expand(const Step &step)
{
    const auto columns = static_cast<int>(m_xs.size());
    const auto rows = static_cast<int>(m_ys.size());
    const int cell = step.node / 4;
    const int heading = step.node % 4;
    const QPointF here = pointOf(step.node);
    for (int next = 0; next < 4; ++next) {
        if ((next + 2) % 4 == heading)
            continue;
        const QPoint by = kSteps[static_cast<std::size_t>(next)];
        const int x = cell % columns + by.x();
        const int y = cell / columns + by.y();
        if (x < 0 || y < 0 || x >= columns || y >= rows)
            continue;
        const int node = (y * columns + x) * 4 + next;
        const QPointF there = pointOf(node);
        const double known = m_cost[static_cast<std::size_t>(node)];
        const double alone = step.cost + QLineF(here, there).length() + (next == heading ? 0 : kBend);
        if (alone >= known || isShut(here, there))
            continue;
        const double cost = alone + alongOthers(here, there);
        if (cost >= known)
            continue;
        m_cost[static_cast<std::size_t>(node)] = cost;
        m_before[static_cast<std::size_t>(node)] = step.node;
        m_queue.push({cost, node});
    }
}

QPolygonF Search::trace(int goal) const
{
    QPolygonF corners{cableEnd(m_wish.to)};
    for (int node = goal; node >= 0; node = m_before[static_cast<std::size_t>(node)])
        corners << pointOf(node);
    corners << cableEnd(m_wish.from);
    std::reverse(corners.begin(), corners.end());
    for (qsizetype i = 1; i + 1 < corners.size();) {
        const bool level = corners[i - 1].y() == corners[i].y() && corners[i].y() == corners[i + 1].y();
        const bool upright = corners[i - 1].x() == corners[i].x() && corners[i].x() == corners[i + 1].x();
        if (level || upright)
            corners.removeAt(i);
        else
            ++i;
    }
    return corners;
}

std::optional<QPolygonF> Search::run()
{
    const auto columns = static_cast<int>(m_xs.size());
    const std::size_t nodes = m_xs.size() * m_ys.size() * 4;
    m_cost.assign(nodes, std::numeric_limits<double>::infinity());
    m_before.assign(nodes, -1);
    const int start =
        (indexOf(m_ys, m_from.y()) * columns + indexOf(m_xs, m_from.x())) * 4 + headingOf(m_wish.from.side);
    const int goalCell = indexOf(m_ys, m_to.y()) * columns + indexOf(m_xs, m_to.x());
    const int arrive = (headingOf(m_wish.to.side) + 2) % 4;
    m_cost[static_cast<std::size_t>(start)] = 0;
    m_queue.push({0, start});
    while (!m_queue.empty()) {
        const Step step = m_queue.top();
        m_queue.pop();
        if (step.cost > m_cost[static_cast<std::size_t>(step.node)])
            continue;
        if (step.node == goalCell * 4 + arrive)
            return trace(step.node);
        // A last bend, on the spot.
        if (const int turned = goalCell * 4 + arrive; step.node / 4 == goalCell && (step.node % 4 + 2) % 4 != arrive) {
            if (step.cost + kBend < m_cost[static_cast<std::size_t>(turned)]) {
                m_cost[static_cast<std::size_t>(turned)] = step.cost + kBend;
                m_before[static_cast<std::size_t>(turned)] = step.node;
                m_queue.push({step.cost + kBend, turned});
            }
            continue;
        }
        expand(step);
    }
    return std::nullopt;
}

}  // namespace

bool crosses(const QLineF &line, const QRectF &rect)
{
    // Liang and Barsky: what of the line is left after cutting it at each side.
    double from = 0;
    double to = 1;
    const auto cut = [&](double direction, double distance) {
        if (direction == 0)
            return distance > 0;
        const double at = distance / direction;
        (direction < 0 ? from : to) = direction < 0 ? qMax(from, at) : qMin(to, at);
        return from < to;
    };
    return cut(-line.dx(), line.x1() - rect.left()) && cut(line.dx(), rect.right() - line.x1()) &&
           cut(-line.dy(), line.y1() - rect.top()) && cut(line.dy(), rect.bottom() - line.y1());
}

std::optional<QPolygonF> detour(const DetourWish &wish)
{
    return Search(wish).run();
}

QPainterPath roundedPath(const QPolygonF &corners)
{
    QPainterPath path(corners.front());
    for (qsizetype i = 1; i + 1 < corners.size(); ++i) {
        const QLineF in(corners[i], corners[i - 1]);
        const QLineF out(corners[i], corners[i + 1]);
        const double radius = qMin(kRadius, qMin(in.length(), out.length()) / 2);
        if (radius < 0.5) {
            path.lineTo(corners[i]);
            continue;
        }
        path.lineTo(in.pointAt(radius / in.length()));
        path.quadTo(corners[i], out.pointAt(radius / out.length()));
    }
    path.lineTo(corners.back());
    return path;
}

}  // namespace toile
