// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/seats.h"

#include "core/model/kinds.h"

#include <algorithm>
#include <limits>

namespace toile {

namespace {

constexpr double kInnerDistance = 140;  // between a machine's tab and its host's tab that faces it
constexpr double kInnerMargin = 104;    // room for the inner tab's name and address
constexpr double kLeastDistance = 48;
constexpr double kLeastGap = 36;       // to a box in front of that tab, where both have room for a tab
constexpr double kBesideCarrier = 30;  // a VLAN comes after what it is made on

/// The side of `box` that has most room towards the border of what it is in.
Side openSide(const QRectF &box, const QRectF &around)
{
    const std::pair<double, Side> rooms[] = {{around.right() - box.right(), Side::Right},
                                             {box.left() - around.left(), Side::Left},
                                             {around.bottom() - box.bottom() + 40, Side::Bottom},
                                             {box.top() - around.top() - kHeaderHeight, Side::Top}};
    return std::max_element(std::begin(rooms), std::end(rooms),
                            [](const auto &a, const auto &b) { return a.first < b.first; })
        ->second;
}

/// Where `own` sticks out from under a box that it overlaps: of two sides, the first box takes the upper or lower one
/// and the second the left or right one, so that their cable goes round one corner.
std::optional<Side> freeSide(const QRectF &own, const QRectF &other, bool first)
{
    constexpr double kSticksOut = 24;
    if (!own.intersects(other) || other.contains(own) || own.contains(other))
        return std::nullopt;
    const double top = other.top() - own.top();
    const double bottom = own.bottom() - other.bottom();
    const double left = other.left() - own.left();
    const double right = own.right() - other.right();
    const auto upright =
        qMax(top, bottom) < kSticksOut ? std::nullopt : std::optional(top >= bottom ? Side::Top : Side::Bottom);
    const auto level =
        qMax(left, right) < kSticksOut ? std::nullopt : std::optional(left > right ? Side::Left : Side::Right);
    return first ? (upright ? upright : level) : (level ? level : upright);
}

}  // namespace

Seating::Sitting Seating::sittingOf(Id id, const Interface &interface) const
{
    const Topology &t = m_source->topology;
    const Interface *other = t.interface(m_source->index.peer(id));
    const bool inside = other && t.isAncestor(interface.machine, other->machine);
    const bool isCard = std::holds_alternative<UplinkInterface>(interface.settings);  // leads out of the drawing
    const bool leadsOut = isCard || (rest(id) && rest(id)->onMachine);
    Sitting s{id, interface.machine};
    if (interface.bridge && (inside || (!other && !leadsOut))) {
        s.seat = Seat::Bridge;
        s.owner = interface.bridge;
    } else if (inside) {
        s.seat = Seat::Inner;
    }
    return s;
}

const Seating::Sitting *Seating::peer(const Sitting &s) const
{
    const auto it = m_sittings.find(m_source->index.peer(s.id));
    return it == m_sittings.end() ? nullptr : &it->second;
}

/// The first bend of its cable as seen from this end, or none.
const QPointF *Seating::nextBend(const Sitting &s) const
{
    const Id cable = m_source->index.cable(s.id);
    const auto placed = cable ? m_source->layout.placements.find(cable) : m_source->layout.placements.end();
    if (placed == m_source->layout.placements.end() || placed->second.bends.empty())
        return nullptr;
    const std::vector<QPointF> &bends = placed->second.bends;
    return m_source->topology.cables.at(cable).a == s.id ? &bends.front() : &bends.back();
}

/// What a tab faces: the first bend of its cable; else the box of the other end, or that end itself when it was put on
/// a border from inside.
QRectF Seating::peerRect(const Sitting &s) const
{
    if (const QPointF *bend = nextBend(s))
        return QRectF(*bend - QPointF(0.5, 0.5), QSizeF(1, 1));
    const Sitting *other = peer(s);
    if (!other)
        return {};
    if (other->seat == Seat::Inner && other->fixed)
        return QRectF(pointOf(*other, placedAt(*other)) - QPointF(0.5, 0.5), QSizeF(1, 1));
    return m_source->geometry.box(other->owner);
}

/// What a VLAN is made on, when that has a seat of its own.
const Seating::Sitting *Seating::parent(const Sitting &s) const
{
    const Interface *interface = m_source->topology.interface(s.id);
    const bool stacked = interface && std::holds_alternative<VlanSettings>(interface->settings);
    const auto it = stacked ? m_sittings.find(interface->parent) : m_sittings.end();
    return it == m_sittings.end() ? nullptr : &it->second;
}

Side Seating::facingSide(const Sitting &s) const
{
    const QRectF own = m_source->geometry.box(s.owner);
    const QRectF other = peerRect(s);
    if (const Sitting *carrier = parent(s); carrier && other.isNull()) {
        if (carrier->fixed || carrier->seat == Seat::Inner)
            return carrier->side;
        return facingSide(*carrier);
    }
    if (other.isNull())
        return rest(s.id).value_or(Rest()).side;
    if (other.contains(own))
        return openSide(own, other);
    const Sitting *end = peer(s);
    const auto rankOf = [this](Id owner) { return m_source->index.rank.at(owner); };
    if (const auto side =
            end && !nextBend(s) ? freeSide(own, other, rankOf(s.owner) < rankOf(end->owner)) : std::nullopt)
        return *side;
    const double right = other.left() - own.right();
    const double left = own.left() - other.right();
    const double below = other.top() - own.bottom();
    const double above = own.top() - other.bottom();
    if (qMax(right, left) >= qMax(below, above))
        return right >= left ? Side::Right : Side::Left;
    return below >= above ? Side::Bottom : Side::Top;
}

std::pair<double, double> Seating::range(const Sitting &s) const
{
    const QRectF r = m_source->geometry.box(s.owner);
    if (!horizontal(s.side))
        return {r.left() + 24, qMax(r.left() + 24, r.right() - 24)};
    const bool tall = r.height() > kHeaderHeight + 70;
    const double header = s.seat == Seat::Bridge ? kBoxHeader + 12 : kHeaderHeight + 14;
    const double top = r.top() + (tall ? header : 20);
    return {top, qMax(top, r.bottom() - 20)};
}

/// Where both boxes overlap, its middle: the cable is straight. Else as near to the other box as the side allows.
double Seating::wantedPlace(const Sitting &s) const
{
    const QRectF own = m_source->geometry.box(s.owner);
    const QRectF other = peerRect(s);
    const bool rows = horizontal(s.side);
    const double lo = rows ? own.top() : own.left();
    const double hi = rows ? own.bottom() : own.right();
    if (const Sitting *carrier = parent(s); carrier && other.isNull() && carrier->owner == s.owner)
        return (carrier->fixed ? placedAt(*carrier) : wantedPlace(*carrier)) + kBesideCarrier;
    if (other.isNull())
        return along(s, rest(s.id).value_or(Rest()).offset);
    if (other.contains(own))
        return (lo + hi) / 2;
    const double otherLo = rows ? other.top() : other.left();
    const double otherHi = rows ? other.bottom() : other.right();
    const double from = qMax(lo, otherLo);
    const double to = qMin(hi, otherHi);
    return to - from >= 32 ? (from + to) / 2 : qMax(lo + 20, qMin((otherLo + otherHi) / 2, hi - 20));
}

/// Where the document puts it, along its side.
double Seating::placedAt(const Sitting &s) const
{
    return along(s, m_source->layout.of(s.id).offset);
}

double Seating::along(const Sitting &s, double offset) const
{
    const QRectF r = m_source->geometry.box(s.owner);
    return horizontal(s.side) ? r.top() + offset * r.height() : r.left() + offset * r.width();
}

void Seating::fix(Sitting &s)
{
    const std::optional<Side> side = m_source->layout.of(s.id).side;
    s.fixed = side.has_value();
    s.side = side.value_or(Side::Right);
}

/// Sides and places of all tabs on one box.
void Seating::seatOwner(Id owner)
{
    const auto tabs = m_tabsOf.find(owner);
    if (tabs == m_tabsOf.end())
        return;
    std::map<Side, Tabs> sides;
    for (const Id id : tabs->second) {
        Sitting &s = m_sittings.at(id);
        fix(s);
        if (!s.fixed)
            s.side = facingSide(s);
        s.wish = s.wanted = s.fixed ? placedAt(s) : wantedPlace(s);
        sides[s.side].push_back(id);
    }
    for (const Side side : {Side::Left, Side::Top, Side::Right, Side::Bottom})
        relieve(side, sides);
    for (auto &[side, members] : sides) {
        if (!members.empty())
            spread(side, members);
    }
}

QPointF Seating::pointOf(const Sitting &s, double along) const
{
    const QRectF r = m_source->geometry.box(s.owner);
    switch (s.side) {
    case Side::Left:
        return {r.left(), along};
    case Side::Right:
        return {r.right(), along};
    case Side::Top:
        return {along, r.top()};
    case Side::Bottom:
        return {along, r.bottom()};
    }
    return {};
}

TabSeat Seating::borderSeat(const Sitting &s) const
{
    return {pointOf(s, straightened(s)), s.side, s.seat};
}

/// From a tab straight on to the nearest of the boxes that are inside `machine` beside its own; none ahead: infinite.
double Seating::roomAhead(Id machine, const TabSeat &tab, Id own) const
{
    constexpr double kText = 16;  // on both sides of the way
    double room = std::numeric_limits<double>::infinity();
    const auto meet = [&](Id id) {
        const QRectF box = m_source->geometry.box(id);
        const QPointF out = outward(tab.side);
        const bool rows = horizontal(tab.side);
        const bool ahead = rows ? tab.at.y() > box.top() - kText && tab.at.y() < box.bottom() + kText
                                : tab.at.x() > box.left() - kText && tab.at.x() < box.right() + kText;
        const double away = out.x() > 0   ? box.left() - tab.at.x()
                            : out.x() < 0 ? tab.at.x() - box.right()
                            : out.y() > 0 ? box.top() - tab.at.y()
                                          : tab.at.y() - box.bottom();
        if (ahead && away > 0 && id != own)
            room = qMin(room, away);
    };
    for (const Id id : m_source->index.children(machine))
        meet(id);
    for (const Id id : m_source->index.interfaces(machine)) {
        if (m_source->topology.isBridge(id))
            meet(id);
    }
    return room;
}

TabSeat Seating::innerSeat(const Sitting &s) const
{
    if (s.fixed)
        return {pointOf(s, placedAt(s)), opposite(s.side), Seat::Inner};
    const TabSeat other = m_source->geometry.tab(m_source->index.peer(s.id));
    const QRectF around = m_source->geometry.box(s.owner);
    const double room = other.side == Side::Right    ? around.right() - other.at.x()
                        : other.side == Side::Left   ? other.at.x() - around.left()
                        : other.side == Side::Bottom ? around.bottom() - other.at.y()
                                                     : other.at.y() - around.top() - kHeaderHeight;
    const double wish = horizontal(other.side) ? kInnerDistance : 90;
    const double margin = horizontal(other.side) ? kInnerMargin : 44;
    const double before = roomAhead(s.owner, other, peer(s) ? peer(s)->owner : Id());
    const double least = before > kLeastGap ? qMin(kLeastDistance, before / 2) : kLeastDistance;
    const double distance = qMax(least, qMin(wish, qMin(room, before) - margin));
    return {other.at + outward(other.side) * distance, opposite(other.side), Seat::Inner, false};
}

/// Computes one tab's seat; true when it is another one.
bool Seating::settle(Id id)
{
    const Sitting &s = m_sittings.at(id);
    const TabSeat seat = s.seat == Seat::Inner ? innerSeat(s) : borderSeat(s);
    const auto known = m_source->geometry.tabs.find(id);
    if (known != m_source->geometry.tabs.end() && known->second == seat)
        return false;
    m_source->geometry.tabs[id] = seat;
    return true;
}

/// Whether it is a VLAN whose place comes from what is on these boxes.
bool Seating::followsOneOf(const std::unordered_set<Id> &owners, const Sitting &s) const
{
    const Sitting *carrier = parent(s);
    if (!carrier)
        return false;
    const Sitting *other = carrier->seat == Seat::Inner ? peer(*carrier) : nullptr;
    return owners.contains(carrier->owner) || (other && owners.contains(other->owner));
}

void Seating::reset(const Source &source)
{
    m_source = &source;
    m_sittings.clear();
    m_tabsOf.clear();
    m_innerOf.clear();
    m_stacked.clear();
    source.geometry.tabs.clear();
    for (const auto &[id, interface] : source.topology.interfaces) {
        if (kindOf(interface).box)
            continue;
        Sitting &s = m_sittings[id] = sittingOf(id, interface);
        fix(s);
        (s.seat == Seat::Inner ? m_innerOf : m_tabsOf)[s.owner].push_back(id);
        if (std::holds_alternative<VlanSettings>(interface.settings))
            m_stacked.push_back(id);
    }
    for (const auto &[owner, tabs] : m_tabsOf)
        seatOwner(owner);
    for (const auto *all : {&m_tabsOf, &m_innerOf}) {
        for (const auto &[owner, tabs] : *all) {
            for (const Id id : tabs)
                settle(id);
        }
    }
    m_source = nullptr;
}

std::unordered_set<Id> Seating::follow(const Source &source, const std::unordered_set<Id> &boxes,
                                       const std::unordered_set<Id> &tabs)
{
    m_source = &source;
    std::unordered_set<Id> owners;
    std::unordered_set<Id> inner;
    // A tab faces the box of its other end: that one's tabs are seated anew as well.
    const auto touch = [&](const Tabs &touched) {
        for (const Id id : touched) {
            Sitting &s = m_sittings.at(id);
            if (s.seat == Seat::Inner) {
                fix(s);
                inner.insert(id);
            }
            if (const Sitting *other = peer(s); other && other->seat != Seat::Inner)
                owners.insert(other->owner);
        }
    };
    for (const Id box : boxes) {
        owners.insert(box);
        for (const auto *all : {&m_tabsOf, &m_innerOf}) {
            if (const auto it = all->find(box); it != all->end())
                touch(it->second);
        }
    }
    std::unordered_set<Id> holders;
    for (const Id box : boxes) {
        if (const Machine *machine = source.topology.machine(box))
            holders.insert(machine->parent);
        else if (const Interface *bridge = source.topology.interface(box))
            holders.insert(bridge->machine);
    }
    for (const Id holder : holders) {  // a free tab keeps off what is inside its machine
        if (const auto it = m_innerOf.find(holder); it != m_innerOf.end())
            inner.insert(it->second.begin(), it->second.end());
    }
    for (const Id id : tabs)
        fix(m_sittings.at(id));
    for (const Id id : tabs) {
        owners.insert(m_sittings.at(id).owner);
        touch({id});
    }
    for (std::size_t known = 0; known != owners.size();) {  // a VLAN may be made on another
        known = owners.size();
        for (const Id id : m_stacked)
            if (followsOneOf(owners, m_sittings.at(id)))
                owners.insert(m_sittings.at(id).owner);
    }
    for (const Id owner : owners)
        seatOwner(owner);
    std::unordered_set<Id> changed;
    const auto settleBorder = [&](Id id) {
        if (settle(id))
            changed.insert(id);
        if (const Sitting *other = peer(m_sittings.at(id)); other && other->seat == Seat::Inner)
            inner.insert(other->id);
    };
    for (const Id owner : owners) {
        const auto it = m_tabsOf.find(owner);
        if (it == m_tabsOf.end())
            continue;
        for (const Id id : it->second) {
            settleBorder(id);
            if (const Sitting *other = peer(m_sittings.at(id)); other && other->seat != Seat::Inner)
                settleBorder(other->id);
        }
    }
    for (const Id id : inner) {
        if (settle(id))
            changed.insert(id);
    }
    m_source = nullptr;
    return changed;
}

}  // namespace toile
