// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/labelplaces.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace toile::places {

namespace {

constexpr double kCoveredWeight = 10;
constexpr std::size_t kMostCandidates = 48;
constexpr double kMistaken = 900;  // what it costs to be nearer to another tab than to one's own
constexpr double kAround = 110;    // of a tab: where others are whose its text could be thought to be

/// A name and its details together, both placed or both not.
struct Candidate {
    QRectF name;
    QRectF details;
    bool toRight = false;
    double preference = 0;
};

/// Left or right of the tab: name above the cable and details below it, or both on one side of it.
void addLevel(std::vector<Candidate> &all, const TabFace &face, double direction, double base)
{
    const QSizeF name = face.name.size();
    const QSizeF details = face.details.size();
    const QPointF at = face.seat.at;
    for (const double reach : {14.0, 26.0, 44.0}) {
        const auto rect = [&](QSizeF size, double top) {
            const double x = direction > 0 ? at.x() + reach : at.x() - reach - size.width();
            return QRectF(QPointF(x, at.y() + top), size);
        };
        const bool toRight = direction < 0;
        const double far = base + (reach - 14) * 1.5;
        const double above = -6 - name.height();
        all.push_back({rect(name, above), rect(details, 6), toRight, far});
        all.push_back({rect(name, above - details.height()), rect(details, -6 - details.height()), toRight, far + 12});
        all.push_back({rect(name, 6), rect(details, 6 + name.height()), toRight, far + 14});
        all.push_back(
            {rect(name, above - details.height() - 10), rect(details, -16 - details.height()), toRight, far + 40});
        all.push_back({rect(name, 16), rect(details, 16 + name.height()), toRight, far + 42});
    }
    // Level with the tab, where no cable leaves.
    const double x = direction > 0 ? at.x() + 14 : at.x() - 14;
    const double height = name.height() + details.height();
    const auto level = [&](QSizeF size, double top) {
        return QRectF(QPointF(direction > 0 ? x : x - size.width(), at.y() + top), size);
    };
    all.push_back({level(name, -height / 2), level(details, -height / 2 + name.height()), direction < 0, base + 6});
}

/// Above or below the tab, to the right or the left of the cable.
void addUpright(std::vector<Candidate> &all, const TabFace &face, double direction, double base)
{
    const QSizeF name = face.name.size();
    const QSizeF details = face.details.size();
    const QPointF at = face.seat.at;
    const double height = name.height() + details.height();
    for (const double reach : {10.0, 22.0, 38.0}) {
        const double top = direction > 0 ? at.y() + reach : at.y() - reach - height;
        for (const bool right : {true, false}) {
            const auto rect = [&](QSizeF size, double y) {
                return QRectF(QPointF(right ? at.x() + 8 : at.x() - 8 - size.width(), y), size);
            };
            all.push_back({rect(name, top), rect(details, top + name.height()), !right,
                           base + (reach - 10) * 1.5 + (right ? 0 : 4)});
        }
    }
    const auto centred = [&](QSizeF size, double y) { return QRectF(QPointF(at.x() - size.width() / 2, y), size); };
    for (const double reach : {11.0, 26.0}) {
        const double top = direction > 0 ? at.y() + reach : at.y() - reach - height;
        all.push_back(
            {centred(name, top), centred(details, top + name.height()), false, base + 8 + (reach - 11) * 1.5});
    }
}

std::vector<Candidate> besides(const TabFace &face)
{
    const QPointF out = outward(face.seat.side);
    // Border tabs are written outside, where the cable leaves; ports inside their bridge; inner tabs on the far side.
    const double sign = face.seat.seat == Seat::Border ? 1 : -1;
    std::vector<Candidate> all;
    all.reserve(kMostCandidates);
    if (out.x() != 0) {
        addLevel(all, face, out.x() * sign, 0);
        addLevel(all, face, -out.x() * sign, 60);
        addUpright(all, face, -1, 100);
        addUpright(all, face, 1, 100);
    } else {
        addUpright(all, face, out.y() * sign, 0);
        addUpright(all, face, -out.y() * sign, 60);
        addLevel(all, face, 1, 100);
        addLevel(all, face, -1, 100);
    }
    return all;
}

constexpr double kNoBest = std::numeric_limits<double>::infinity();

/// Preferences are of the units of what is covered: then no two sums differ by their rounding alone.
double inUnits(double preference)
{
    return std::round(preference * Obstacles::kAreaUnits) / Obstacles::kAreaUnits;
}

/// The first of the candidates that covers least; each has its own `preference` to make up for.
template <typename Cost>
QRectF leastOf(const std::vector<QRectF> &candidates, double preference, Cost cost)
{
    QRectF best;
    double least = kNoBest;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const double sum = static_cast<double>(i) * preference + cost(candidates[i]);
        if (sum >= least)
            continue;
        best = candidates[i];
        least = sum;
    }
    return best;
}

double distance(const QRectF &a, const QRectF &b)
{
    const double across = qMax(0.0, qMax(a.left() - b.right(), b.left() - a.right()));
    const double down = qMax(0.0, qMax(a.top() - b.bottom(), b.top() - a.bottom()));
    return std::hypot(across, down);
}

/// Makes those less wanted that would be read as another tab's.
void weighMistakes(std::vector<Candidate> &all, const QRectF &tab, const Occupied &occupied)
{
    std::vector<QRectF> others;
    occupied.tabs.each(tab.adjusted(-kAround, -kAround, kAround, kAround), [&](Id, const QRectF &other) {
        if (other != tab)
            others.push_back(other);
        return true;
    });
    for (Candidate &candidate : all) {
        const auto isMistaken = [&](const QRectF &text) {
            const double own = distance(text, tab);
            return std::ranges::any_of(others, [&](const QRectF &other) { return distance(text, other) <= own; });
        };
        if (isMistaken(candidate.name) || isMistaken(candidate.name | candidate.details))
            candidate.preference += kMistaken;
    }
}

const Candidate &leastCovering(const std::vector<Candidate> &all, const Occupied &occupied)
{
    const Candidate *best = nullptr;
    double least = kNoBest;
    for (const Candidate &candidate : all) {
        double sum = candidate.preference;
        for (const QRectF &rect : {candidate.name, candidate.details}) {
            if (sum < least)
                sum += occupied.cost(rect, least - sum);
        }
        if (sum < least) {
            best = &candidate;
            least = sum;
        }
    }
    return *best;
}

}  // namespace

void putTab(TabFace &face, const Occupied &occupied)
{
    std::vector<Candidate> all = besides(face);
    const QRectF tab = tabRect(face.seat);
    const bool crowded = occupied.isCrowded(tab);
    if (!crowded)
        weighMistakes(all, tab, occupied);
    const Candidate &best = crowded ? all.front() : leastCovering(all, occupied);
    face.name.rect = best.name;
    face.details.rect = best.details;
    face.name.toRight = best.toRight;
    face.details.toRight = best.toRight;
}

void putRoutes(BoxFace &face, const std::vector<QRectF> &inside, const Occupied &occupied)
{
    const QSizeF size = face.routesSize();
    face.routesRect = QRectF();
    if (size.isEmpty())
        return;
    // What is inside a box is as much in the way as another label.
    const auto covered = [&](const QRectF &rect) {
        double area = 0;
        for (const QRectF &box : inside) {
            const QRectF common = box.intersected(rect);
            area += common.width() * common.height();
        }
        return area;
    };
    const QRectF room = face.rect.adjusted(12, (face.container ? kHeaderHeight + 8 : kBoxHeader + 4), -12, -8);
    const double right = room.right() - size.width();
    const double bottom = room.bottom() - size.height();
    const double middle = room.center().x() - size.width() / 2;
    const std::vector<QRectF> candidates{QRectF(room.topLeft(), size),
                                         QRectF(QPointF(room.left(), bottom), size),
                                         QRectF(QPointF(right, room.top()), size),
                                         QRectF(QPointF(right, bottom), size),
                                         QRectF(QPointF(middle, room.top()), size),
                                         QRectF(QPointF(middle, bottom), size),
                                         QRectF(face.rect.bottomLeft() + QPointF(8, 6), size)};
    face.routesRect = leastOf(candidates, 4,
                              [&](const QRectF &rect) { return occupied.cost(rect) + kCoveredWeight * covered(rect); });
}

void putState(BoxFace &face, const Occupied &occupied)
{
    const QSizeF size = stateSize(face.state, face.stateText);
    face.stateRect = QRectF();
    if (size.isEmpty())
        return;
    constexpr double kInset = 14;
    constexpr double kOut = 4;  // more of it outside than inside, where name and badges are
    const QRectF &box = face.rect;
    const double top = box.top() - kOut - size.height() / 2;
    const double bottom = box.bottom() + kOut - size.height() / 2;
    const double left = box.left() + kInset;
    const double right = box.right() - kInset - size.width();
    const double middle = box.center().x() - size.width() / 2;
    std::vector<QRectF> candidates;
    for (const double y : {top, bottom}) {
        for (const double x : {right, left, middle})
            candidates.emplace_back(QPointF(x, y), size);
    }
    // Lying on an outline is what it is for.
    face.stateRect = leastOf(candidates, 4, [&](const QRectF &rect) {
        return kCoveredWeight * (occupied.written.cost(rect.adjusted(-3, -1, 3, 1)) + occupied.drawn.cost(rect));
    });
}

void putPill(PillFace &pill, const QPainterPath &cable, const Occupied &occupied)
{
    constexpr double kNearest = 18;
    constexpr double kOff = 40;  // what it costs to be away from the middle, and from the cable
    constexpr double kAway = 0.4;
    constexpr double kElsewhere = 1200;  // on the other side of a box's border
    const QSizeF size(pill.text.size().width() + 20, 20);
    double least = kNoBest;
    for (const double along : {0.5, 0.42, 0.58, 0.34, 0.66, 0.3, 0.7, 0.26, 0.74, 0.22, 0.78, 0.15, 0.85, 0.1, 0.9}) {
        if (qAbs(along - 0.5) * kOff + kNearest * kAway >= least)
            continue;  // even with nothing in the way
        const QPointF at = cable.pointAtPercent(along);
        const double angle = cable.angleAtPercent(along) * M_PI / 180;
        QPointF normal(-std::sin(angle), -std::cos(angle));
        if (normal.y() > 0.01)
            normal = -normal;
        const double half = qAbs(normal.x()) * size.width() / 2 + qAbs(normal.y()) * size.height() / 2;
        for (const double distance : {kNearest, 30.0, -kNearest, -30.0, 44.0, -44.0, 64.0, -64.0}) {
            const double away = distance > 0 ? distance + half - 10 : distance - half + 10;
            const QRectF between = QRectF(at, at + normal * away).normalized().adjusted(-1, -1, 1, 1);
            const double elsewhere = occupied.borders.isFree(between) ? 0 : kElsewhere;
            QRectF rect(QPointF(), size);
            rect.moveCenter(at + normal * away);
            double sum = inUnits(qAbs(along - 0.5) * kOff + qAbs(distance) * kAway + (distance < 0 ? 3 : 0));
            if (sum < least)
                sum += elsewhere + occupied.cost(rect.adjusted(-3, -3, 3, 3), least - sum);
            if (sum < least) {
                pill.rect = rect;
                least = sum;
            }
        }
    }
}

std::vector<QRectF> insideOf(Id machine, const Topology &topology, const Geometry &geometry, const TopologyIndex &index)
{
    std::vector<QRectF> inside;
    for (const Id id : index.children(machine))
        inside.push_back(geometry.box(id));
    for (const Id id : index.interfaces(machine)) {
        if (topology.isBridge(id))
            inside.push_back(geometry.box(id));
    }
    return inside;
}

}  // namespace toile::places
