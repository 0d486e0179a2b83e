// SPDX-License-Identifier: GPL-2.0-or-later
// What a box covers. Tabs, cables and dotted lines are over all boxes, since they lie on those that they belong to;
// where another box lies on one of these, they are under that box too. The long cables of a very large drawing, which
// go straight, run behind all boxes.
#include "core/arrange/arranging.h"
#include "ui/canvas/canvasscene_p.h"

#include <set>
#include <utility>

namespace toile {

namespace {

/// How far under the box that covers them, of the way to the one behind that.
constexpr double kCoveredPill = 0.05;
constexpr double kCoveredTab = 0.1;
constexpr double kCoveredCable = 0.2;
constexpr double kCoveredLine = 0.25;

bool isWithin(const Topology &topology, Id inner, Id outer)
{
    Id up = inner;
    while (up && up != outer)
        up = arrange::containerOf(topology, up);
    return up == outer;
}

template <typename Item>
void setLevel(Item &item, double level)
{
    if (item.zValue() != level)
        item.setZValue(level);
}

}  // namespace

/// Which other boxes lie on this one, or it on them; what is inside the other does not.
void CanvasScene::Private::findOverlaps(Id box)
{
    const Topology &topology = editor.topology();
    boxPlaces.each(geometry.box(box), [&](Id other, const QRectF &) {
        if (other != box && !isWithin(topology, box, other) && !isWithin(topology, other, box)) {
            overlaps[box].insert(other);
            overlaps[other].insert(box);
        }
        return true;
    });
}

void CanvasScene::Private::syncCovering()
{
    boxPlaces.clear();
    overlaps.clear();
    for (const auto &[id, face] : faces.boxes) {
        boxPlaces.add(id, geometry.box(id));
        findOverlaps(id);
    }
}

void CanvasScene::Private::followCovering(const std::unordered_set<Id> &moved)
{
    for (const Id id : moved) {
        if (!faces.boxes.contains(id))
            continue;  // a note
        if (const auto known = overlaps.find(id); known != overlaps.end()) {
            for (const Id other : known->second)
                overlaps[other].erase(id);
            overlaps.erase(id);
        }
        boxPlaces.remove(id);
        boxPlaces.add(id, geometry.box(id));
        findOverlaps(id);
    }
}

/// The hindmost box that lies before `owner` and there, or none.
Id CanvasScene::Private::coverOf(Id owner, const QRectF &there) const
{
    const auto known = overlaps.find(owner);
    if (known == overlaps.end())
        return {};
    Id cover;
    for (const Id other : known->second) {
        const bool hides = levels.at(other) > levels.at(owner) && boxes.at(other)->isVisible() &&
                           geometry.box(other).intersects(there);
        if (hides && (!cover || levels.at(other) < levels.at(cover)))
            cover = other;
    }
    return cover;
}

/// As far below `cover` as that is, in shares of the way to the next box.
double CanvasScene::Private::levelUnder(Id cover, double share) const
{
    return levels.at(cover) - share * layer::kBoxes / static_cast<double>(levels.size() + 1);
}

/// Whether a cable may be so far back: not behind a machine that it runs inside of.
bool CanvasScene::Private::mayBeBehind(Id cable, double level) const
{
    const Topology &topology = editor.topology();
    const Cable &ends = topology.cables.at(cable);
    const QPointF middle = geometry.cables.at(cable).pointAtPercent(0.5);
    for (const Id end : {ends.a, ends.b}) {
        const Id owner = topology.interface(end)->machine;
        for (Id up = owner; up; up = arrange::containerOf(topology, up))
            if (levels.at(up) >= level && (up != owner || geometry.box(up).contains(middle)))
                return false;
    }
    return true;
}

/// Over all boxes; but where there are so many that long ones go straight, those run behind what is in their way.
double CanvasScene::Private::cableLevel(Id id) const
{
    if (!stage.crowded)
        return layer::kCable;
    const QPainterPath &path = geometry.cables.at(id);
    const QLineF between(path.elementAt(0), path.currentPosition());
    if (between.length() <= kLongCable)
        return layer::kCable;
    const Topology &topology = editor.topology();
    const Cable &ends = topology.cables.at(id);
    const auto hides = [&](Id end) {
        const Id machine = topology.interface(end)->machine;
        return topology.machine(machine)->parent || geometry.box(machine).contains(between.center());
    };
    return hides(ends.a) || hides(ends.b) ? layer::kCable : layer::kBehind;
}

/// The levels of what belongs to this machine and lies under a box that is before it.
void CanvasScene::Private::lowerAt(Id machine, std::unordered_map<Id, double> &lowered)
{
    const Topology &topology = editor.topology();
    for (const Id id : index.interfaces(machine)) {
        const auto seat = geometry.tabs.find(id);
        if (seat == geometry.tabs.end())
            continue;
        const Id owner = seat->second.seat == Seat::Bridge ? topology.interface(id)->bridge : machine;
        const Id cover = coverOf(owner, tabRect(seat->second));
        if (!cover)
            continue;
        lowered[id] = levelUnder(cover, kCoveredTab);
        const Id cable = index.cable(id);
        const double level = levelUnder(cover, kCoveredCable);
        const auto known = lowered.find(cable);
        if (cable && geometry.box(cover).contains(seat->second.at) && mayBeBehind(cable, level))
            lowered[cable] = known == lowered.end() ? level : qMin(known->second, level);
    }
    const auto inside = lines.find(machine);
    if (inside == lines.end())
        return;
    for (const auto &item : inside->second) {
        const Id cover = coverOf(machine, item->line().path.controlPointRect().adjusted(-1, -1, 1, 1));
        setLevel(*item, cover ? levelUnder(cover, kCoveredLine) : layer::kLine);
        if (cover)
            lowered[machine] = levelUnder(cover, kCoveredLine);  // so that they are raised again
    }
}

void CanvasScene::Private::applyCovering()
{
    const Topology &topology = editor.topology();
    std::set<Id> machines;
    for (const auto &[box, others] : overlaps)
        if (!others.empty())
            machines.insert(topology.machine(box) ? box : topology.interface(box)->machine);
    std::unordered_map<Id, double> lowered;
    for (const Id machine : machines)
        lowerAt(machine, lowered);
    std::unordered_set<Id> before = std::exchange(covered, {});
    const bool hadSome = !before.empty();
    for (const auto &[id, level] : lowered) {
        before.erase(id);
        covered.insert(id);
    }
    const auto setAll = [this](Id id, std::optional<double> level) {
        if (const auto tab = tabs.find(id); tab != tabs.end())
            setLevel(*tab->second, level.value_or(layer::kTab));
        if (const auto cable = cables.find(id); cable != cables.end())
            setLevel(*cable->second, level ? *level : cableLevel(id));
        if (const auto inside = lines.find(id); inside != lines.end() && !level)
            for (const auto &item : inside->second)
                setLevel(*item, layer::kLine);
    };
    for (const Id id : before)
        setAll(id, std::nullopt);
    for (const auto &[id, level] : lowered)
        setAll(id, level);
    if (!hadSome && lowered.empty())
        return;
    for (std::size_t i = 0; i < pills.size(); ++i) {
        const auto cable = lowered.find(faces.pills[i].cable);
        const double up = (kCoveredCable - kCoveredPill) * layer::kBoxes / static_cast<double>(levels.size() + 1);
        setLevel(*pills[i], cable == lowered.end() ? layer::kPill : cable->second + up);
    }
}

}  // namespace toile
