// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/labels.h"

#include "ui/canvas/labelplaces.h"
#include "ui/canvas/tunnelitem.h"

#include <algorithm>
#include <utility>

namespace toile {

namespace {

constexpr std::size_t kMostCalledOut = 200;  // at once: each looks for its place far around
constexpr std::size_t kMostTried = 16;       // of what had no place, at each step of a drag

/// The boxes that the tab of an interface is in: a port that is on its machine's border is not in its bridge.
std::vector<Id> homesOf(const Topology &topology, Id id, Seat seat)
{
    const Interface &interface = *topology.interface(id);
    std::vector<Id> homes;
    if (interface.bridge && seat == Seat::Bridge)
        homes.push_back(interface.bridge);
    for (Id machine = interface.machine; machine; machine = topology.machine(machine)->parent)
        homes.push_back(machine);
    return homes;
}

/// What may be between an interface and its texts: its cable, and lines of the machines that it is in.
std::vector<Id> ownOf(const Labelling::Drawing &drawing, Id id, Seat seat)
{
    std::vector<Id> own = homesOf(drawing.topology, id, seat);
    if (const Id cable = drawing.index.cable(id))
        own.push_back(cable);
    return own;
}

QPainterPath lineOf(const QLineF &line)
{
    QPainterPath path(line.p1());
    path.lineTo(line.p2());
    return path;
}

}  // namespace

void Labelling::take(Id owner, const QRectF &rect)
{
    m_occupied.written.add(owner, rect);
    m_labels.add(owner, rect);
}

void Labelling::addBox(const Drawing &drawing, Id id)
{
    m_occupied.borders.remove(id);
    m_occupied.written.remove(id);
    m_labels.remove(id);
    const auto face = drawing.faces.boxes.find(id);
    if (face == drawing.faces.boxes.end()) {  // a note
        const auto note = drawing.topology.notes.find(id);
        if (takesRoom(drawing.topology, id))
            m_occupied.written.add(id, drawing.geometry.box(id));
        else if (note != drawing.topology.notes.end() && std::holds_alternative<FrameNote>(note->second.shape))
            m_occupied.borders.addOutline(id, drawing.geometry.box(id));
        return;
    }
    m_occupied.borders.addOutline(id, face->second.rect);
    m_occupied.insides.remove(id);
    m_occupied.insides.add(id, face->second.rect);
    for (const QRectF &rect : face->second.writtenRects())
        m_occupied.written.add(id, rect);
}

void Labelling::addTab(const Drawing &drawing, Id id)
{
    m_occupied.written.remove(id);
    m_labels.remove(id);
    const QRectF rect = tabRect(drawing.faces.tabs.at(id).seat);
    m_occupied.written.add(id, rect);
    m_occupied.tabs.remove(id);
    m_occupied.tabs.add(id, rect);
    m_occupied.leaders.remove(id);
}

void Labelling::addCable(const Drawing &drawing, Id id, const QPainterPath &path)
{
    m_occupied.drawn.remove(id);
    const bool large = drawing.geometry.cables.size() > kManyCables;
    if (!large || QLineF(path.elementAt(0), path.currentPosition()).length() < kLongCable)
        m_occupied.drawn.addPath(id, path, 6);
}

void Labelling::addTunnels(const Drawing &drawing)
{
    for (const TunnelPath &each : drawing.geometry.tunnels)
        m_occupied.drawn.remove(each.tunnel.a);
    for (const TunnelPath &each : drawing.geometry.tunnels) {
        m_occupied.drawn.addPath(each.tunnel.a, each.path, 14);
        m_occupied.drawn.add(each.tunnel.a, tunnelLabelRect(each.path, QSizeF(70, 14)));
    }
}

void Labelling::addArrows(const Drawing &drawing)
{
    constexpr double kHeads = 12;  // as wide as an arrow is at its head
    for (const auto &[id, line] : drawing.arrows) {
        m_occupied.arrows.insert(id);
        m_occupied.drawn.remove(id);
        m_occupied.drawn.addPath(id, lineOf(line), kHeads);
    }
}

void Labelling::addLines(const Drawing &drawing, Id machine)
{
    m_occupied.drawn.remove(machine);
    const auto lines = drawing.geometry.lines.find(machine);
    if (lines == drawing.geometry.lines.end() || lines->second.size() > kManyCables)
        return;
    for (const InnerLine &line : lines->second)
        m_occupied.drawn.addPath(machine, line.path, 4);
}

/// Whose labels the shape lies on now.
void Labelling::addHit(const Drawing &drawing, const Obstacles &shapes, Id shape, Placed &hit) const
{
    for (const QRectF &rect : shapes.rectsOf(shape)) {
        m_labels.each(rect, [&](Id owner, const QRectF &) {
            addOwner(drawing, owner, hit);
            return true;
        });
    }
}

/// Whose leaders the shape lies on now.
void Labelling::addLedOver(const Drawing &drawing, const Obstacles &shapes, Id shape, Placed &hit) const
{
    for (const QRectF &rect : shapes.rectsOf(shape)) {
        m_occupied.leaders.each(rect, [&](Id owner, const QRectF &) {
            addOwner(drawing, owner, hit);
            return true;
        });
    }
}

void Labelling::addOwner(const Drawing &drawing, Id owner, Placed &hit)
{
    if (drawing.faces.boxes.contains(owner))
        hit.boxes.insert(owner);
    else if (drawing.faces.tabs.contains(owner))
        hit.tabs.insert(owner);
    else
        hit.pills.insert(owner);
}

void Labelling::addLeader(Id owner, const QLineF &line)
{
    if (!line.isNull())
        m_occupied.leaders.addPath(owner, lineOf(line), 2);
}

void Labelling::takeTab(Id id, const TabFace &face)
{
    take(id, face.name.rect);
    take(id, face.details.rect);
    addLeader(id, face.leader);
}

void Labelling::takePill(const PillFace &pill)
{
    take(pill.cable, pill.rect);
    addLeader(pill.cable, pill.leader);
}

/// Where there is no room beside a tab, its texts are called out, once all others have their place. What finds none
/// either is left out: over a cable, or over another text, neither could be read.
void Labelling::placeTabs(const Drawing &drawing, const std::vector<Id> &tabs)
{
    std::vector<Id> calledOut;
    for (const Id id : tabs) {
        TabFace &face = drawing.faces.tabs.at(id);
        m_leftOut.erase(id);
        if (places::putTab(face, m_occupied, ownOf(drawing, id, face.seat.seat)))
            takeTab(id, face);
        else
            calledOut.push_back(id);
    }
    std::size_t sought = 0;
    for (const Id id : calledOut) {
        TabFace &face = drawing.faces.tabs.at(id);
        if (++sought <= kMostCalledOut &&
            places::callOut(face, m_occupied, homesOf(drawing.topology, id, face.seat.seat)))
            takeTab(id, face);
        else
            leaveOut(id, face);
    }
}

void Labelling::leaveOut(Id id, TabFace &face)
{
    for (TabLabel *label : {&face.name, &face.details})
        label->over = std::exchange(label->rect, QRectF());
    m_leftOut.insert(id);
}

void Labelling::place(const Drawing &drawing, const Placed &dirty)
{
    const std::vector<Id> boxes = drawing.index.inFileOrder(dirty.boxes);
    for (const Id id : boxes) {
        BoxFace &face = drawing.faces.boxes.at(id);
        places::putState(face, m_occupied);
        take(id, face.stateRect);
    }
    placeTabs(drawing, drawing.index.inFileOrder(dirty.tabs));
    for (const Id id : boxes) {
        BoxFace &face = drawing.faces.boxes.at(id);
        face.routesRect = QRectF();
        if (face.routesSize().isEmpty())
            continue;
        places::putRoutes(face, places::insideOf(id, drawing.topology, drawing.geometry, drawing.index), m_occupied);
        take(id, face.routesRect);
    }
    std::size_t sought = 0;
    for (PillFace &pill : drawing.faces.pills) {
        if (!dirty.pills.contains(pill.cable))
            continue;
        m_pills.insert(pill.cable);
        const QPainterPath &cable = drawing.geometry.cables.at(pill.cable);
        if (!places::putPill(pill, cable, m_occupied) && (++sought > kMostCalledOut || !callOut(drawing, pill, cable)))
            pill.rect = QRectF();
        takePill(pill);
    }
}

bool Labelling::callOut(const Drawing &drawing, PillFace &pill, const QPainterPath &cable) const
{
    const Cable &ends = drawing.topology.cables.at(pill.cable);
    const auto homesAt = [&](Id end) { return homesOf(drawing.topology, end, drawing.faces.tabs.at(end).seat.seat); };
    std::vector<Id> homes = homesAt(ends.a);
    const std::vector<Id> others = homesAt(ends.b);
    homes.insert(homes.end(), others.begin(), others.end());
    return places::callOut(pill, cable, m_occupied, homes);
}

Labelling::Placed Labelling::reset(const Drawing &drawing)
{
    m_occupied.clear();
    m_labels.clear();
    m_pills.clear();
    m_leftOut.clear();
    Placed all;
    for (const auto &[id, face] : drawing.faces.boxes) {
        addBox(drawing, id);
        all.boxes.insert(id);
    }
    for (const auto &[id, note] : drawing.topology.notes)
        addBox(drawing, id);
    for (const auto &[id, face] : drawing.faces.tabs) {
        addTab(drawing, id);
        all.tabs.insert(id);
    }
    for (const auto &[id, path] : drawing.geometry.cables)
        addCable(drawing, id, path);
    addTunnels(drawing);
    addArrows(drawing);
    for (const auto &[id, lines] : drawing.geometry.lines)
        addLines(drawing, id);
    for (const PillFace &pill : drawing.faces.pills)
        all.pills.insert(pill.cable);
    place(drawing, all);
    return all;
}

bool Labelling::canFollow(const Geometry &before, const Geometry &now)
{
    const auto isLarge = [](const Geometry &geometry) { return geometry.cables.size() > kManyCables; };
    return before.tabs.size() > kUsualTabs && now.tabs.size() > kUsualTabs && isLarge(before) == isLarge(now);
}

void Labelling::forget(const Geometry &before, const Geometry &now)
{
    const auto drop = [](const auto &was, const auto &is, const auto &forgetOne) {
        for (const auto &[id, value] : was) {
            if (!is.contains(id))
                forgetOne(id);
        }
    };
    const auto text = [this](Id id) {
        m_occupied.written.remove(id);
        m_occupied.borders.remove(id);
        m_occupied.tabs.remove(id);
        m_occupied.leaders.remove(id);
        m_occupied.insides.remove(id);
        m_labels.remove(id);
        m_leftOut.erase(id);
    };
    const auto line = [this](Id id) { m_occupied.drawn.remove(id); };
    drop(before.boxes, now.boxes, text);
    drop(before.boxes, now.boxes, line);
    drop(before.tabs, now.tabs, text);
    drop(before.cables, now.cables, line);
    drop(before.lines, now.lines, line);
}

/// Forgets the pills that are gone, and those that must be placed anew; what had no place is tried near what moves.
void Labelling::clearPills(const Drawing &drawing, const Moved &moved, const QRectF &around, Placed &dirty)
{
    std::set<Id> kept;
    std::size_t tried = 0;
    for (const PillFace &pill : drawing.faces.pills) {
        const auto isTried = [&] {
            return around.contains(drawing.geometry.cables.at(pill.cable).controlPointRect().center()) &&
                   tried++ < kMostTried;
        };
        const bool stays = (!pill.rect.isEmpty() || !isTried()) && !moved.cables.contains(pill.cable) &&
                           !dirty.pills.contains(pill.cable) && m_pills.contains(pill.cable);
        (stays ? kept : dirty.pills).insert(pill.cable);
    }
    for (const Id id : m_pills) {
        if (kept.contains(id))
            continue;
        m_occupied.written.remove(id);
        m_occupied.leaders.remove(id);
        m_labels.remove(id);
    }
    m_pills = std::move(kept);
}

void Labelling::addShapes(const Drawing &drawing, const Moved &moved, const Placed &dirty)
{
    for (const Id id : dirty.boxes)
        addBox(drawing, id);
    for (const Id id : moved.boxes) {
        if (drawing.topology.notes.contains(id))
            addBox(drawing, id);
    }
    for (const Id id : dirty.tabs)
        addTab(drawing, id);
    for (const Id id : moved.cables)
        addCable(drawing, id, drawing.geometry.cables.at(id));
    for (const Id id : moved.lines)
        addLines(drawing, id);
    addTunnels(drawing);
    addArrows(drawing);
}

/// Around where something was that moves, there may be room now for what had none.
QRectF Labelling::leftBy(const Moved &moved) const
{
    constexpr double kAround = 200;
    QRectF around;
    const auto add = [&around](const Obstacles &shapes, const auto &ids) {
        for (const Id id : ids) {
            for (const QRectF &rect : shapes.rectsOf(id))
                around |= rect;
        }
    };
    add(m_occupied.borders, moved.boxes);
    add(m_occupied.written, moved.boxes);
    add(m_occupied.drawn, moved.cables);
    return around.isNull() ? around : around.adjusted(-kAround, -kAround, kAround, kAround);
}

/// A few are tried.
void Labelling::tryLeftOut(const Drawing &drawing, const QRectF &around, Placed &dirty) const
{
    std::size_t tried = 0;
    for (const Id id : m_leftOut) {
        if (around.contains(drawing.faces.tabs.at(id).seat.at) && tried++ < kMostTried)
            dirty.tabs.insert(id);
    }
}

Labelling::Placed Labelling::follow(const Drawing &drawing, const Moved &moved, const std::unordered_set<Id> &said)
{
    const std::size_t tabs = drawing.faces.tabs.size();
    // When nearly all of it is elsewhere, beginning anew is cheaper.
    if (tabs <= kUsualTabs || moved.tabs.size() > tabs * 7 / 10)
        return reset(drawing);
    Placed dirty;
    for (const auto *ids : {&moved.boxes, &moved.tabs, &said}) {
        for (const Id id : *ids) {
            if (drawing.faces.boxes.contains(id))
                dirty.boxes.insert(id);
            else if (drawing.faces.tabs.contains(id))
                dirty.tabs.insert(id);
        }
    }
    const QRectF around = leftBy(moved);
    tryLeftOut(drawing, around, dirty);
    addShapes(drawing, moved, dirty);
    Placed hit;
    for (const auto *ids : {&moved.boxes, &moved.tabs, &said}) {
        for (const Id id : *ids) {
            addHit(drawing, m_occupied.written, id, hit);
            addHit(drawing, m_occupied.borders, id, hit);
            addLedOver(drawing, m_occupied.written, id, hit);
            addLedOver(drawing, m_occupied.borders, id, hit);
            if (drawing.arrows.contains(id))
                addHit(drawing, m_occupied.drawn, id, hit);
        }
    }
    for (const auto *ids : {&moved.cables, &moved.lines}) {
        for (const Id id : *ids)
            addHit(drawing, m_occupied.drawn, id, hit);
    }
    addShapes(drawing, {}, hit);
    dirty.boxes.merge(hit.boxes);
    dirty.tabs.merge(hit.tabs);
    dirty.pills.merge(hit.pills);
    clearPills(drawing, moved, around, dirty);
    place(drawing, dirty);
    return dirty;
}

}  // namespace toile
