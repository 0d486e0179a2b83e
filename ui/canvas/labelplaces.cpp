// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/labelplaces.h"

#include <QVarLengthArray>

#include <algorithm>
#include <cmath>
#include <limits>

namespace toile::places {

namespace {

constexpr double kCoveredWeight = 10;
constexpr double kNoBest = std::numeric_limits<double>::infinity();
constexpr double kMistaken = 900;  // what it costs to be nearer to another tab than to one's own
constexpr double kAround = 110;    // of a tab: where others are whose its text could be thought to be

/// A name and its details together, both placed or both not.
struct Candidate {
    QRectF name;
    QRectF details;
    bool toRight = false;
    double preference = 0;
};

/// The square of how far they are from each other.
double apart(const QRectF &a, const QRectF &b)
{
    const double across = qMax(0.0, qMax(a.left() - b.right(), b.left() - a.right()));
    const double down = qMax(0.0, qMax(a.top() - b.bottom(), b.top() - a.bottom()));
    return across * across + down * down;
}

/// Of the candidates for one tab that it is offered, the first that covers least and is not read as another tab's.
/// Most are not looked at: those that could be no better even if they covered nothing.
class BestBeside {
public:
    BestBeside(const TabFace &face, const Occupied &occupied, const std::vector<Id> &own)
        : m_tab(tabRect(face.seat)), m_occupied(occupied), m_own(own)
    {
        if (occupied.isCrowded(m_tab)) {
            m_any = true;
            return;
        }
        occupied.tabs.each(m_tab.adjusted(-kAround, -kAround, kAround, kAround), [&](Id, const QRectF &other) {
            if (other != m_tab)
                m_others.append(other);
            return true;
        });
    }

    /// Whether one with this preference, or a worse one, could still be the best.
    bool wants(double preference) const { return preference < m_least; }
    void offer(const Candidate &candidate)
    {
        if (!wants(candidate.preference))
            return;
        // What turns most of them away comes first; all of it adds up, whatever the order.
        double sum = candidate.preference;
        if (!m_any && (isMistaken(candidate.name) || isMistaken(candidate.name | candidate.details)))
            sum += kMistaken;
        for (const QRectF &rect : {candidate.name, candidate.details}) {
            if (!m_any && sum < m_least)
                sum += m_occupied.cost(rect, m_least - sum);
        }
        if (!m_any && sum < m_least && (isElsewhere(candidate) || isBeyond(candidate)))
            sum += kMistaken;
        if (sum >= m_least)
            return;
        m_best = candidate;
        m_least = m_any ? 0 : sum;
    }
    const Candidate &best() const { return m_best; }
    /// Whether it is this tab's alone, and on nothing.
    bool isClear() const
    {
        if (m_any)
            return false;
        if (m_least == m_best.preference)
            return true;
        // Lines are held to be wider than they are, and letters are lower than their line of text.
        const auto isFree = [&](const QRectF &rect) {
            const QRectF letters = rect.adjusted(3, 5, -3, -4);
            return rect.isEmpty() || (m_occupied.written.isFree(letters) && m_occupied.drawn.isFree(letters) &&
                                      m_occupied.borders.isFree(letters) && m_occupied.leaders.isFree(letters));
        };
        return isFree(m_best.name) && isFree(m_best.details) && !isMistaken(m_best.name) && !isElsewhere(m_best) &&
               !isBeyond(m_best);
    }

private:
    bool isMistaken(const QRectF &text) const
    {
        const double own = apart(text, m_tab);
        return std::ranges::any_of(m_others, [&](const QRectF &other) { return apart(text, other) <= own; });
    }

    bool isElsewhere(const Candidate &texts) const
    {
        return m_occupied.isInOther(texts.name, m_own) || m_occupied.isInOther(texts.details, m_own);
    }

    /// Whether a cable or a line that is not its own runs between the tab and them.
    bool isBeyond(const Candidate &texts) const
    {
        const QPointF tab = m_tab.center();
        const auto nearest = [&](const QRectF &rect) {
            return QPointF(qBound(rect.left(), tab.x(), rect.right()), qBound(rect.top(), tab.y(), rect.bottom()));
        };
        const auto isParted = [&](const QRectF &rect) {
            return !rect.isEmpty() && m_occupied.crosses(QLineF(tab, nearest(rect)), m_own);
        };
        return isParted(texts.name) || isParted(texts.details);
    }

    QRectF m_tab;
    const Occupied &m_occupied;
    const std::vector<Id> &m_own;
    QVarLengthArray<QRectF, 32> m_others;  ///< tabs near it
    bool m_any = false;                    ///< nothing could be read here: the first is as good as another
    Candidate m_best;
    double m_least = kNoBest;
};

/// Left or right of the tab: name above the cable and details below it, or both on one side of it, or level with the
/// tab; that is what to begin with where no cable leaves.
void offerLevel(BestBeside &best, const TabFace &face, double direction, double base, bool beginsLevel = false)
{
    if (!best.wants(base))
        return;
    const double other = base + (beginsLevel ? 6 : 0);
    const QSizeF name = face.name.size();
    const QSizeF details = face.details.size();
    const QPointF at = face.seat.at;
    for (const double reach : {14.0, 26.0, 44.0}) {
        const auto rect = [&](QSizeF size, double top) {
            const double x = direction > 0 ? at.x() + reach : at.x() - reach - size.width();
            return QRectF(QPointF(x, at.y() + top), size);
        };
        const bool toRight = direction < 0;
        const double far = other + (reach - 14) * 1.5;
        const double above = -6 - name.height();
        best.offer({rect(name, above), rect(details, 6), toRight, far});
        best.offer({rect(name, above - details.height()), rect(details, -6 - details.height()), toRight, far + 12});
        best.offer({rect(name, 6), rect(details, 6 + name.height()), toRight, far + 14});
        best.offer(
            {rect(name, above - details.height() - 10), rect(details, -16 - details.height()), toRight, far + 40});
        best.offer({rect(name, 16), rect(details, 16 + name.height()), toRight, far + 42});
    }
    const double x = direction > 0 ? at.x() + 14 : at.x() - 14;
    const double height = name.height() + details.height();
    const auto level = [&](QSizeF size, double top) {
        return QRectF(QPointF(direction > 0 ? x : x - size.width(), at.y() + top), size);
    };
    best.offer({level(name, -height / 2), level(details, -height / 2 + name.height()), direction < 0,
                base + (beginsLevel ? 0 : 6)});
}

/// Above or below the tab, to the right or the left of the cable.
void offerUpright(BestBeside &best, const TabFace &face, double direction, double base)
{
    if (!best.wants(base))
        return;
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
            best.offer({rect(name, top), rect(details, top + name.height()), !right,
                        base + (reach - 10) * 1.5 + (right ? 0 : 4)});
        }
    }
    const auto centred = [&](QSizeF size, double y) { return QRectF(QPointF(at.x() - size.width() / 2, y), size); };
    for (const double reach : {11.0, 26.0, 42.0}) {
        const double top = direction > 0 ? at.y() + reach : at.y() - reach - height;
        best.offer({centred(name, top), centred(details, top + name.height()), false, base + 8 + (reach - 11) * 1.5});
    }
}

void offerBesides(BestBeside &best, const TabFace &face)
{
    const QPointF out = outward(face.seat.side);
    // Border tabs are written outside, where the cable leaves; ports inside their bridge; inner tabs on the far side.
    const double sign = face.seat.seat == Seat::Border ? 1 : -1;
    if (out.x() != 0) {
        offerLevel(best, face, out.x() * sign, 0);
        offerLevel(best, face, -out.x() * sign, 60, true);
        offerUpright(best, face, -1, 100);
        offerUpright(best, face, 1, 100);
    } else {
        offerUpright(best, face, out.y() * sign, 0);
        offerUpright(best, face, -out.y() * sign, 60);
        offerLevel(best, face, 1, 100);
        offerLevel(best, face, -1, 100);
    }
}

/// Preferences are of the units of what is covered: then no two sums differ by their rounding alone.
double inUnits(double preference)
{
    return std::round(preference * Obstacles::kAreaUnits) / Obstacles::kAreaUnits;
}

/// The first of the candidates that covers least; each has its own `preference` to make up for. `cost(rect, enough)`
/// counts no further than to `enough`.
template <typename Cost>
QRectF leastOf(const std::vector<QRectF> &candidates, double preference, Cost cost)
{
    QRectF best;
    double least = kNoBest;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        double sum = static_cast<double>(i) * preference;
        if (sum >= least)
            break;
        sum += cost(candidates[i], least - sum);
        if (sum >= least)
            continue;
        best = candidates[i];
        least = sum;
    }
    return best;
}

/// Places beside a cable for its prefix; keeps the one that covers least.
class BestPill {
public:
    BestPill(PillFace &pill, const Occupied &occupied)
        : m_pill(pill), m_occupied(occupied), m_size(pill.text.size().width() + 20, 20)
    {
    }

    bool wants(double along) const { return off(along) + kNearest * kAway < m_least; }
    bool coversSomething() const { return m_least > kClear; }
    /// On both sides of this point of the cable, in which it has this direction (radians).
    void offer(double along, QPointF at, double angle)
    {
        QPointF normal(-std::sin(angle), -std::cos(angle));
        if (normal.y() > 0.01)
            normal = -normal;
        const double half = qAbs(normal.x()) * m_size.width() / 2 + qAbs(normal.y()) * m_size.height() / 2;
        for (const double distance : {kNearest, 30.0, -kNearest, -30.0, 44.0, -44.0, 64.0, -64.0}) {
            const double away = distance > 0 ? distance + half - 10 : distance - half + 10;
            const QRectF between = QRectF(at, at + normal * away).normalized().adjusted(-1, -1, 1, 1);
            double sum = inUnits(off(along) + qAbs(distance) * kAway + (distance < 0 ? 3 : 0));
            if (sum >= m_least)
                continue;
            if (!m_occupied.borders.isFree(between))
                sum += kElsewhere;
            const QRectF onward = QRectF(at + normal * std::copysign(kOwn, away), at + normal * away).normalized();
            if (sum < m_least && !m_occupied.drawn.isFree(onward.adjusted(-1, -1, 1, 1)))
                sum += kBeyond;
            QRectF rect(QPointF(), m_size);
            rect.moveCenter(at + normal * away);
            if (sum < m_least)
                sum += m_occupied.cost(rect.adjusted(-3, -3, 3, 3), m_least - sum);
            if (sum < m_least) {
                m_pill.rect = rect;
                m_least = sum;
            }
        }
    }

private:
    static constexpr double kNearest = 18;
    static constexpr double kAway = 0.4;        // what it costs to be away from the cable
    static constexpr double kElsewhere = 1200;  // on the other side of a box's border
    static constexpr double kOwn = 6;           // so near is the cable itself
    static constexpr double kBeyond = 400;      // on the other side of another cable, as if it were that one's
    static constexpr double kClear = 60;        // what a place may cost that covers nothing
    static double off(double along) { return qAbs(along - 0.5) * 40; }

    PillFace &m_pill;
    const Occupied &m_occupied;
    QSizeF m_size;
    double m_least = kNoBest;
};

/// Close beside each other, for a cable among many.
void offerEverywhere(BestPill &best, const QPainterPath &cable)
{
    constexpr int kSteps = 22;
    constexpr double kStep = 0.02;
    const QPolygonF line = cable.toSubpathPolygons().value(0);
    std::vector<double> lengths{0};
    for (qsizetype i = 1; i < line.size(); ++i)
        lengths.push_back(lengths.back() + QLineF(line[i - 1], line[i]).length());
    for (int i = 0; i <= 2 * kSteps && line.size() > 1; ++i) {
        const int steps = (i + 1) / 2;
        const double along = 0.5 + (i % 2 ? 1 : -1) * kStep * steps;
        if (!best.wants(along))
            return;
        const double wanted = along * lengths.back();
        const auto next =
            std::clamp<qsizetype>(std::ranges::upper_bound(lengths, wanted) - lengths.begin(), 1, line.size() - 1);
        const QLineF piece(line[next - 1], line[next]);
        const double rest = wanted - lengths[static_cast<std::size_t>(next - 1)];
        if (piece.length() > 0)
            best.offer(along, piece.pointAt(rest / piece.length()), piece.angle() * M_PI / 180);
    }
}

}  // namespace

bool putTab(TabFace &face, const Occupied &occupied, const std::vector<Id> &own)
{
    BestBeside besides(face, occupied, own);
    offerBesides(besides, face);
    const Candidate &best = besides.best();
    face.name.rect = best.name;
    face.details.rect = best.details;
    face.name.toRight = best.toRight;
    face.details.toRight = best.toRight;
    face.name.over = face.details.over = QRectF();
    face.leader = {};
    return besides.isClear();
}

void putRoutes(BoxFace &face, const std::vector<QRectF> &inside, const Occupied &occupied)
{
    const QSizeF size = face.routesSize();
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
    const std::vector<QRectF> candidates{
        QRectF(room.topLeft(), size),
        QRectF(QPointF(room.left(), bottom), size),
        QRectF(QPointF(right, room.top()), size),
        QRectF(QPointF(right, bottom), size),
        QRectF(QPointF(middle, room.top()), size),
        QRectF(QPointF(middle, bottom), size),
        QRectF(face.rect.bottomLeft() + QPointF(8, 6), size),
        QRectF(face.rect.bottomRight() + QPointF(-8 - size.width(), 6), size),
        QRectF(face.rect.topLeft() + QPointF(8, -6 - size.height()), size),
        QRectF(face.rect.topRight() + QPointF(-8 - size.width(), -6 - size.height()), size),
        QRectF(face.rect.bottomRight() + QPointF(10, -size.height()), size),
        QRectF(face.rect.bottomLeft() - QPointF(10 + size.width(), size.height()), size)};
    face.routesRect = leastOf(candidates, 4, [&](const QRectF &rect, double enough) {
        return occupied.cost(rect, enough) + kCoveredWeight * covered(rect);
    });
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
    face.stateRect = leastOf(candidates, 4, [&](const QRectF &rect, double) {
        return kCoveredWeight * (occupied.written.cost(rect.adjusted(-3, -1, 3, 1)) + occupied.drawn.cost(rect));
    });
}

bool putPill(PillFace &pill, const QPainterPath &cable, const Occupied &occupied)
{
    BestPill best(pill, occupied);
    for (const double along : {0.5, 0.42, 0.58, 0.34, 0.66, 0.3, 0.7, 0.26, 0.74, 0.22, 0.78, 0.15, 0.85, 0.1, 0.9}) {
        if (best.wants(along))
            best.offer(along, cable.pointAtPercent(along), cable.angleAtPercent(along) * M_PI / 180);
    }
    if (best.coversSomething())
        offerEverywhere(best, cable);
    pill.leader = {};
    const QRectF letters = pill.rect.adjusted(3, 3, -3, -3);
    return occupied.drawn.isFree(letters) && occupied.written.isFree(letters) && occupied.leaders.isFree(letters);
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
