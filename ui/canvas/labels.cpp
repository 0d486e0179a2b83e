// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/labels.h"

#include "core/model/kinds.h"

#include <array>

namespace toile {

namespace {

constexpr double kWrittenWeight = 10;
constexpr double kDrawnWeight = 6;
constexpr double kBorderWeight = 8;
constexpr std::size_t kManyCables = 300;
constexpr double kLongCable = 800;

/// A name and its details together, both placed or both not.
struct Candidate {
    QRectF name;
    QRectF details;
    bool toRight = false;
    double preference = 0;
};

class Placing {
public:
    Placing(Faces &faces, const Topology &topology, const Geometry &geometry) : f(faces), t(topology), g(geometry) {}
    Occupied run();

private:
    double cost(const QRectF &rect) const;
    void gather();
    void placeTab(TabFace &face);
    std::vector<Candidate> besides(const TabFace &face) const;
    void addLevel(std::vector<Candidate> &all, const TabFace &face, double direction, double base) const;
    void addUpright(std::vector<Candidate> &all, const TabFace &face, double direction, double base) const;
    void placeRoutes(Id id, BoxFace &face);
    void placePill(PillFace &pill);

    Faces &f;
    const Topology &t;
    const Geometry &g;
    std::unordered_map<Id, std::vector<QRectF>> m_inside;  ///< boxes directly inside a machine
    Occupied m_occupied;
};

double Placing::cost(const QRectF &rect) const
{
    if (rect.isEmpty())
        return 0;
    return kWrittenWeight * m_occupied.written.cost(rect.adjusted(-3, -1, 3, 1)) +
           kDrawnWeight * m_occupied.drawn.cost(rect) +
           kBorderWeight * m_occupied.borders.cost(rect.adjusted(-2, -1, 2, 1));
}

void Placing::gather()
{
    for (const auto &[id, machine] : t.machines)
        m_inside[machine.parent].push_back(g.box(id));
    for (const auto &[id, interface] : t.interfaces) {
        if (kindOf(interface).box)
            m_inside[interface.machine].push_back(g.box(id));
    }
    for (const auto &[id, face] : f.boxes) {
        m_occupied.borders.addOutline(face.rect);
        for (const QRectF &rect : face.writtenRects())
            m_occupied.written.add(rect);
    }
    for (const auto &[id, note] : t.notes)
        m_occupied.written.add(g.box(id));
    for (const auto &[id, face] : f.tabs)
        m_occupied.written.add(tabRect(face.seat));
    // In a very large lab the long cables are everywhere: nothing could avoid them, and trying would take seconds.
    const bool large = g.cables.size() > kManyCables;
    for (const auto &[id, path] : g.cables) {
        if (!large || QLineF(path.elementAt(0), path.currentPosition()).length() < kLongCable)
            m_occupied.drawn.addPath(path, 6);
    }
    for (const InnerLine &line : g.lines)
        m_occupied.drawn.addPath(line.path, 4);
}

/// Left or right of the tab: name above the cable and details below it, or both on one side of it.
void Placing::addLevel(std::vector<Candidate> &all, const TabFace &face, double direction, double base) const
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
        all.push_back({rect(name, -20), rect(details, 6), toRight, far});
        all.push_back({rect(name, -20 - details.height()), rect(details, -6 - details.height()), toRight, far + 12});
        all.push_back({rect(name, 6), rect(details, 20), toRight, far + 14});
        all.push_back(
            {rect(name, -20 - details.height() - 10), rect(details, -16 - details.height()), toRight, far + 40});
        all.push_back({rect(name, 16), rect(details, 30), toRight, far + 42});
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
void Placing::addUpright(std::vector<Candidate> &all, const TabFace &face, double direction, double base) const
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
    const double top = direction > 0 ? at.y() + 11 : at.y() - 11 - height;
    const auto centred = [&](QSizeF size, double y) { return QRectF(QPointF(at.x() - size.width() / 2, y), size); };
    all.push_back({centred(name, top), centred(details, top + name.height()), false, base + 8});
}

std::vector<Candidate> Placing::besides(const TabFace &face) const
{
    const QPointF out = outward(face.seat.side);
    // Border tabs are written outside, where the cable leaves; ports inside their bridge; inner tabs on the far side.
    const double sign = face.seat.seat == Seat::Border ? 1 : -1;
    std::vector<Candidate> all;
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

void Placing::placeTab(TabFace &face)
{
    const Candidate *best = nullptr;
    double least = 0;
    const std::vector<Candidate> all = besides(face);
    for (const Candidate &candidate : all) {
        if (best && candidate.preference >= least)
            continue;
        const double sum = candidate.preference + cost(candidate.name) + cost(candidate.details);
        if (!best || sum < least) {
            best = &candidate;
            least = sum;
        }
    }
    face.name.rect = best->name;
    face.details.rect = best->details;
    face.name.toRight = best->toRight;
    face.details.toRight = best->toRight;
    m_occupied.written.add(best->name);
    m_occupied.written.add(best->details);
}

void Placing::placeRoutes(Id id, BoxFace &face)
{
    const QSizeF size = face.routesSize();
    if (size.isEmpty())
        return;
    const std::vector<QRectF> &inside = m_inside[id];
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
    const std::array<QPointF, 7> candidates{room.topLeft(),
                                            QPointF(room.left(), bottom),
                                            QPointF(right, room.top()),
                                            QPointF(right, bottom),
                                            QPointF(middle, room.top()),
                                            QPointF(middle, bottom),
                                            QPointF(face.rect.left() + 8, face.rect.bottom() + 6)};
    double least = -1;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const QRectF rect(candidates[i], size);
        const double sum = static_cast<double>(i) * 4 + cost(rect) + kWrittenWeight * covered(rect);
        if (least < 0 || sum < least) {
            face.routesRect = rect;
            least = sum;
        }
    }
    m_occupied.written.add(face.routesRect);
}

/// Beside its cable, at the place along it and the distance from it that cover least.
void Placing::placePill(PillFace &pill)
{
    const QPainterPath path = g.cables.at(pill.cable);
    const QSizeF size(pill.text.size().width() + 20, 20);
    double least = -1;
    for (const double along : {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.15, 0.85}) {
        const QPointF at = path.pointAtPercent(along);
        const double angle = path.angleAtPercent(along) * M_PI / 180;
        QPointF normal(-std::sin(angle), -std::cos(angle));
        if (normal.y() > 0.01)
            normal = -normal;
        const double half = qAbs(normal.x()) * size.width() / 2 + qAbs(normal.y()) * size.height() / 2;
        for (const double distance : {18.0, 30.0, -18.0, -30.0, 44.0, -44.0, 64.0, -64.0}) {
            const double away = distance > 0 ? distance + half - 10 : distance - half + 10;
            QRectF rect(QPointF(), size);
            rect.moveCenter(at + normal * away);
            const double sum = qAbs(along - 0.5) * 40 + qAbs(distance) * 0.4 + (distance < 0 ? 3 : 0) +
                               cost(rect.adjusted(-3, -3, 3, 3));
            if (least < 0 || sum < least) {
                pill.rect = rect;
                least = sum;
            }
        }
    }
    m_occupied.written.add(pill.rect);
}

Occupied Placing::run()
{
    gather();
    for (const auto &[id, interface] : t.interfaces) {
        const auto it = f.tabs.find(id);
        if (it != f.tabs.end())
            placeTab(it->second);
    }
    for (const auto &[id, machine] : t.machines)
        placeRoutes(id, f.boxes.at(id));
    for (const auto &[id, interface] : t.interfaces) {
        if (kindOf(interface).box)
            placeRoutes(id, f.boxes.at(id));
    }
    for (PillFace &pill : f.pills)
        placePill(pill);
    return std::move(m_occupied);
}

}  // namespace

Occupied placeLabels(Faces &faces, const Topology &topology, const Geometry &geometry)
{
    return Placing(faces, topology, geometry).run();
}

}  // namespace toile
