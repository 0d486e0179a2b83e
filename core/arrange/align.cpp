// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/arranging.h"
#include "core/model/containers.h"
#include "core/model/drawing.h"

#include <algorithm>
#include <map>

namespace toile::arrange {

namespace {

/// What moves as one: a box, or a group of them.
struct Unit {
    std::vector<Id> ids;
    QRectF rect;
    bool fixed = false;  ///< something of it is locked
};

std::vector<Unit> unitsOf(const Document &document, const std::vector<Id> &boxes, const Layout &places, bool grouped)
{
    std::map<int, std::size_t> groups;
    std::vector<Unit> units;
    for (const Id id : boxes) {
        const Placement placement = places.of(id);
        if (!placement.rect)
            continue;
        std::size_t at = units.size();
        if (grouped && placement.group != 0)
            at = groups.emplace(placement.group, at).first->second;
        if (at == units.size())
            units.emplace_back();
        Unit &unit = units[at];
        unit.ids.push_back(id);
        unit.rect |= placement.rect->normalized();
        unit.fixed = unit.fixed || isLocked(document, id);
    }
    return units;
}

/// The outermost of them: what is inside another moves with it.
std::vector<Id> outermostOf(const Topology &topology, const std::vector<Id> &ids)
{
    const std::set<Id> chosen(ids.begin(), ids.end());
    std::vector<Id> outer;
    for (const Id id : boxesOf(topology, ids)) {
        bool carried = false;
        for (Id up = containerOf(topology, id); up && !carried; up = containerOf(topology, up))
            carried = chosen.contains(up);
        if (!carried)
            outer.push_back(id);
    }
    return outer;
}

/// Groups as wholes; the members of one group one by one when nothing else is chosen.
std::vector<Unit> unitsOf(const Document &document, const std::vector<Id> &ids)
{
    const std::vector<Id> boxes = outermostOf(document.topology(), ids);
    const Layout places = completeLayout(document);
    std::vector<Unit> units = unitsOf(document, boxes, places, true);
    return units.size() == 1 ? unitsOf(document, boxes, places, false) : units;
}

void move(std::map<Id, QPointF> &moves, const Unit &unit, QPointF by)
{
    if (unit.fixed || by.isNull())
        return;
    for (const Id id : unit.ids)
        moves.emplace(id, by);
}

QPointF toAlign(const QRectF &rect, const QRectF &all, Alignment alignment)
{
    switch (alignment) {
    case Alignment::Left:
        return {all.left() - rect.left(), 0};
    case Alignment::Centre:
        return {all.center().x() - rect.center().x(), 0};
    case Alignment::Right:
        return {all.right() - rect.right(), 0};
    case Alignment::Top:
        return {0, all.top() - rect.top()};
    case Alignment::Middle:
        return {0, all.center().y() - rect.center().y()};
    case Alignment::Bottom:
        break;
    }
    return {0, all.bottom() - rect.bottom()};
}

}  // namespace

bool isBox(const Topology &topology, Id id)
{
    const Interface *interface = topology.interface(id);
    return interface ? kindOf(*interface).box : topology.machine(id) || topology.notes.contains(id);
}

std::vector<Id> boxesOf(const Topology &topology, const std::vector<Id> &ids)
{
    std::vector<Id> boxes;
    std::copy_if(ids.begin(), ids.end(), std::back_inserter(boxes), [&](Id id) { return isBox(topology, id); });
    return boxes;
}

Id containerOf(const Topology &topology, Id id)
{
    if (const Machine *machine = topology.machine(id))
        return machine->parent;
    const Interface *interface = topology.interface(id);
    return interface ? interface->machine : Id();
}

Patch align(const Document &document, const std::vector<Id> &ids, Alignment alignment)
{
    const std::vector<Unit> units = unitsOf(document, ids);
    QRectF all;
    for (const Unit &unit : units)
        all |= unit.rect;
    std::map<Id, QPointF> moves;
    for (const Unit &unit : units)
        move(moves, unit, toAlign(unit.rect, all, alignment));
    return moves.empty() ? Patch() : moveEach(document, moves);
}

Patch distribute(const Document &document, const std::vector<Id> &ids, Qt::Orientation along)
{
    std::vector<Unit> units = unitsOf(document, ids);
    if (units.size() < 3)
        return {};
    const bool across = along == Qt::Horizontal;
    const auto low = [&](const Unit &unit) { return across ? unit.rect.left() : unit.rect.top(); };
    const auto size = [&](const Unit &unit) { return across ? unit.rect.width() : unit.rect.height(); };
    std::stable_sort(units.begin(), units.end(),
                     [&](const Unit &a, const Unit &b) { return low(a) + size(a) / 2 < low(b) + size(b) / 2; });
    double room = low(units.back()) - low(units.front());
    for (std::size_t i = 0; i + 1 < units.size(); ++i)
        room -= size(units[i]);
    const double gap = room / static_cast<double>(units.size() - 1);
    std::map<Id, QPointF> moves;
    double at = low(units.front());
    for (std::size_t i = 0; i + 1 < units.size(); ++i) {
        const double by = at - low(units[i]);
        move(moves, units[i], across ? QPointF(by, 0) : QPointF(0, by));
        at += size(units[i]) + gap;
    }
    return moves.empty() ? Patch() : moveEach(document, moves);
}

Patch makeSame(const Document &document, const std::vector<Id> &ids, Same what)
{
    const Topology &topology = document.topology();
    std::vector<Id> boxes = boxesOf(topology, ids);
    std::erase_if(boxes, [&](Id id) { return isArrow(topology, id); });
    if (boxes.size() < 2)
        return {};
    Edit edit(document);
    containers::pinEverything(edit);
    const auto first = std::find_if(boxes.begin(), boxes.end(), [&edit](Id id) {
        const auto rect = edit.layout().of(id).rect;
        return rect && !rect->isEmpty();
    });
    if (first == boxes.end())
        return {};
    const QSizeF wanted = edit.layout().of(*first).rect->size();
    for (const Id id : boxes) {
        std::optional<QRectF> rect = edit.layout().of(id).rect;
        if (isLocked(document, id) || !rect)
            continue;
        if (what != Same::Height)
            rect->setWidth(wanted.width());
        if (what != Same::Width)
            rect->setHeight(wanted.height());
        containers::resize(edit, id, *rect);
        containers::grow(edit, topology.machine(id) ? id : containerOf(topology, id));
    }
    return edit.patch();
}

}  // namespace toile::arrange
