// SPDX-License-Identifier: GPL-2.0-or-later
// What one click does about the finding that was added last.
#include "core/lab/findings_rules.h"
#include "core/lab/text.h"
#include "core/model/drawing.h"
#include "core/model/prefixes.h"
#include "core/model/vlans.h"

#include <algorithm>
#include <set>

namespace toile {

namespace {

constexpr std::size_t kMostGateways = 4;
constexpr int kLeastDelay = 2;   ///< seconds of forward delay that Linux wants with STP (BR_MIN_FORWARD_DELAY)
constexpr int kUsualDelay = 15;  ///< what a bridge has at first

}  // namespace

void FindingRules::about(const char *field, int entry)
{
    m_found.back().field = QLatin1String(field);
    m_found.back().entry = entry;
}

void FindingRules::aboutAddress(Id interface, const IpPrefix &address)
{
    const auto &all = m_topology.interfaces.at(interface).addresses;
    about("addresses", int(std::find(all.begin(), all.end(), address) - all.begin()));
}

void FindingRules::fix(const QString &title, std::vector<ElementChange> changes)
{
    Fix fix{title, {}};
    fix.patch.elements = std::move(changes);
    m_found.back().fixes.push_back(std::move(fix));
}

std::optional<IpPrefix> FindingRules::freeIn(const IpPrefix &network)
{
    if (!m_taken)
        m_taken = prefixes::addresses(m_topology);
    const auto [it, isNew] = m_free.try_emplace(network.network());
    if (isNew)
        it->second = prefixes::lowestFree(network.network(), *m_taken);
    return it->second;
}

void FindingRules::offerAddress(Id interface, const IpPrefix &instead, const std::optional<IpPrefix> &address)
{
    if (!address)
        return;
    const QString title =
        m_found.back().element == interface ? FindingsText::tr("Give it %1").arg(address->toString())
                                            : FindingsText::tr("Give %1 the address %2")
                                                  .arg(m_topology.label(interface), address->toString());
    fix(title, {changed(interface, [&](Interface &after) {
            std::replace(after.addresses.begin(), after.addresses.end(), instead, *address);
        })});
}

void FindingRules::offerRemoval(Id interface, const IpPrefix &address)
{
    fix(FindingsText::tr("Remove %1").arg(address.toString()),
        {changed(interface, [&](Interface &after) { std::erase(after.addresses, address); })});
}

/// Whether the machine has an address of this network on another L2 network.
bool FindingRules::isElsewhereToo(Id interface, const IpPrefix &network) const
{
    const std::vector<Id> &own = interfacesOf(m_topology.interfaces.at(interface).machine);
    return std::any_of(own.begin(), own.end(), [&](Id other) {
        const auto &addresses = m_topology.interfaces.at(other).addresses;
        return other != interface && segmentOf(other) != segmentOf(interface) &&
               std::any_of(addresses.begin(), addresses.end(),
                           [&](const IpPrefix &address) { return prefixes::overlap(address, network); });
    });
}

/// To one that has none: the next of its network.
void FindingRules::offerFirstAddress(Id interface)
{
    const Segment *segment = segmentOf(interface);
    if (!segment || segment->prefixes.empty())
        return;
    if (isElsewhereToo(interface, segment->prefixes.front())) {
        offerOtherNetwork(interface, segment->prefixes.front());
        return;
    }
    const auto free = freeIn(segment->prefixes.front());
    if (free)
        fix(m_found.back().element == interface ? FindingsText::tr("Give it %1").arg(free->toString())
                                                : FindingsText::tr("Give %1 the address %2")
                                                      .arg(m_topology.label(interface), free->toString()),
            {changed(interface, [&](Interface &after) { after.addresses.push_back(*free); })});
}

/// All who are with this interface on its L2 network leave `network` for a free one, and whoever names them follows;
/// the interface gets an address of it if it has none.
void FindingRules::offerOtherNetwork(Id interface, const IpPrefix &network)
{
    constexpr int kMost = 8;  // free networks are looked for in the whole lab
    const Segment *segment = segmentOf(interface);
    if (!segment || m_networksOffered++ >= kMost)
        return;
    std::set<IpAddress> side;
    for (const Member &member : members(*segment)) {
        if (network.contains(member.address.address))
            side.insert(member.address.address);
    }
    const std::optional<IpPrefix> other = privatePrefixFor(m_topology, network);
    if (!other || areElsewhere(side, *segment))
        return;
    std::vector<ElementChange> changes = renumberSome(m_topology, side, network, *other);
    if (m_topology.interfaces.at(interface).addresses.empty()) {
        std::set<IpAddress> taken;
        for (const IpAddress &address : side)
            taken.insert(prefixes::moved(address, network, *other).value_or(address));
        if (const auto own = prefixes::lowestFree(*other, taken))
            changes.push_back(changed(interface, [&](Interface &after) { after.addresses.push_back(*own); }));
    }
    fix(FindingsText::tr("Renumber this side to %1").arg(other->toString()), std::move(changes));
}

/// Whether somebody on another L2 network has one of these too: then nobody knows whom the lab means by it.
bool FindingRules::areElsewhere(const std::set<IpAddress> &addresses, const Segment &segment) const
{
    return std::any_of(m_topology.interfaces.begin(), m_topology.interfaces.end(), [&](const auto &entry) {
        const auto &own = entry.second.addresses;
        return segmentOf(entry.first) != &segment && std::any_of(own.begin(), own.end(), [&](const IpPrefix &address) {
                   return addresses.contains(address.address);
               });
    });
}

/// The addresses of a port, and the routes through it, go to its bridge.
void FindingRules::offerMoveToBridge(Id port, const Interface &interface)
{
    const Interface &bridge = m_topology.interfaces.at(interface.bridge);
    const auto isNew = [&](const IpPrefix &address) {
        return std::find(bridge.addresses.begin(), bridge.addresses.end(), address) == bridge.addresses.end();
    };
    fix(FindingsText::tr("Move it to %1").arg(bridge.name),
        {changed(port, [](Interface &after) { after.addresses.clear(); }),
         changed(interface.bridge,
                 [&](Interface &after) {
                     std::copy_if(interface.addresses.begin(), interface.addresses.end(),
                                  std::back_inserter(after.addresses), isNew);
                 }),
         changedMachine(interface.machine, [&](Machine &after) {
             for (RouteState &route : after.routes)
                 if (route.interface == interface.name)
                     route.interface = bridge.name;
         })});
}

std::vector<VlanRange> withoutOne(const std::vector<VlanRange> &ranges, int id)
{
    std::vector<VlanRange> left;
    for (const VlanRange &range : ranges) {
        if (range.first <= std::min(range.last, id - 1))
            left.push_back({range.first, std::min(range.last, id - 1)});
        if (std::max(range.first, id + 1) <= range.last)
            left.push_back({std::max(range.first, id + 1), range.last});
    }
    return left;
}

void FindingRules::offerMac(Id interface)
{
    if (!m_macs)
        m_macs.emplace(m_topology);
    about("mac");
    const MacAddress free = m_macs->next(m_topology.interfaces.at(interface).machine);
    fix(FindingsText::tr("Give it %1").arg(free.toString()),
        {changed(interface, [&](Interface &after) { after.mac = free; })});
}

void FindingRules::offerUp(Id interface)
{
    const QString title = m_found.back().element == interface ? FindingsText::tr("Switch it on")
                                                              : FindingsText::tr("Switch %1 on")
                                                                    .arg(m_topology.interfaces.at(interface).name);
    fix(title, {changed(interface, [](Interface &after) { after.up = true; })});
}

void FindingRules::offerForwarding(Id machine)
{
    about("forwarding");
    fix(FindingsText::tr("Switch forwarding on"),
        {changedMachine(machine, [](Machine &after) { after.forwarding = true; })});
}

/// The VLAN of frames without a tag, as the other end has it.
void FindingRules::offerNative(Id port, int vlan)
{
    if (vlan > 0)
        fix(FindingsText::tr("VLAN %1 at %2 too").arg(QString::number(vlan), m_topology.label(port)),
            {changed(port, [vlan](Interface &after) {
                after.vlans.untagged = vlan;
                after.vlans.pvid.reset();
                after.vlans.tagged = withoutOne(after.vlans.tagged, vlan);
                after.vlans.moreUntagged = withoutOne(after.vlans.moreUntagged, vlan);
            })});
}

ElementChange FindingRules::withTagged(Id port, const std::vector<VlanRange> &ranges, bool carries) const
{
    std::set<int> tagged;
    const auto each = [](const std::vector<VlanRange> &of, const auto &act) {
        for (const VlanRange &range : of)
            for (int vlan = range.first; vlan <= range.last; ++vlan)
                act(vlan);
    };
    each(m_topology.interfaces.at(port).vlans.tagged, [&](int vlan) { tagged.insert(vlan); });
    const auto membership = membershipOf(m_topology, port);
    std::set<int> concerned;
    each(ranges, [&](int vlan) {
        concerned.insert(vlan);
        if (carries)
            tagged.insert(vlan);
        else
            tagged.erase(vlan);
    });
    const PortVlans &vlans = m_topology.interfaces.at(port).vlans;
    const bool hadPvid = vlans.pvid && concerned.contains(*vlans.pvid);
    const bool wasNative = vlans.untagged ? concerned.contains(*vlans.untagged)
                                          : !vlans.pvid && membership && concerned.contains(membership->pvid());
    return changed(port, [&](Interface &after) {
        after.vlans.tagged.clear();
        for (const int vlan : tagged) {
            if (!after.vlans.tagged.empty() && after.vlans.tagged.back().last == vlan - 1)
                after.vlans.tagged.back().last = vlan;
            else
                after.vlans.tagged.push_back({vlan, vlan});
        }
        for (const int vlan : concerned)
            after.vlans.moreUntagged = withoutOne(after.vlans.moreUntagged, vlan);
        if (hadPvid)
            after.vlans.pvid = 0;
        if (carries && wasNative)
            after.vlans.untagged = 0;
    });
}

/// The VXLAN sends to the sender's machine too, at the address that this one reaches `towards` with.
void FindingRules::offerReturn(Id vxlan, const Interface &sender, const IpAddress &towards)
{
    const auto &mine = std::get<VxlanSettings>(sender.settings);
    std::optional<IpAddress> home = mine.local;
    for (const Id id : interfacesOf(sender.machine)) {
        for (const IpPrefix &address : m_topology.interfaces.at(id).addresses) {
            const bool fits = id == sender.parent || address.contains(towards);
            if (!home && fits && address.address.family() == towards.family())
                home = address.address;
        }
    }
    if (!home)
        return;
    fix(FindingsText::tr("Let %1 send to %2 too").arg(m_topology.label(vxlan), home->toString()),
        {changed(vxlan, [&](Interface &after) {
            auto &remotes = std::get<VxlanSettings>(after.settings).remotes;
            remotes.push_back(*home);
            std::sort(remotes.begin(), remotes.end());
        })});
}

void FindingRules::offerStp(Id port)
{
    const Id bridge = m_topology.interfaces.at(port).bridge;
    const bool offered = std::any_of(m_found.back().fixes.begin(), m_found.back().fixes.end(),
                                     [&](const Fix &fix) { return fix.patch.elements.front().id == bridge; });
    if (bridge && !offered)
        fix(FindingsText::tr("Switch STP on in %1").arg(m_topology.label(bridge)),
            {changed(bridge, [](Interface &after) {
                auto &settings = std::get<BridgeSettings>(after.settings);
                settings.stp = true;
                if (settings.forwardDelay < kLeastDelay)
                    settings.forwardDelay = kUsualDelay;
            })});
}

void FindingRules::offerMtu(const std::vector<Id> &interfaces, int mtu)
{
    std::vector<ElementChange> changes;
    for (const Id id : interfaces)
        changes.push_back(changed(id, [mtu](Interface &after) { after.mtu = mtu; }));
    fix(mtu == 0 ? FindingsText::tr("Leave the MTU to Linux") : FindingsText::tr("Set the MTU to %1").arg(mtu),
        std::move(changes));
}

/// With the gateways that it could have instead.
void FindingRules::aboutRoute(Id machine, const RouteState &route)
{
    const auto &all = m_topology.machines.at(machine).routes;
    about("routes", int(std::find(all.begin(), all.end(), route) - all.begin()));
    offerGateways(machine, route);
}

void FindingRules::offerGateways(Id machine, const RouteState &route)
{
    if (!m_routing)
        m_routing.emplace(m_topology);
    std::set<IpAddress> offered;
    for (const Gateway &gateway : m_routing->gateways(machine, route.destination)) {
        const QString &through = m_topology.interfaces.at(gateway.through).name;
        const bool fits = route.interface.isEmpty() || route.interface == through;
        if (!fits || !offered.insert(gateway.address).second)
            continue;
        const QString name = m_topology.label(m_topology.interfaces.at(gateway.interface).machine);
        fix(FindingsText::tr("Via %1 (%2)").arg(gateway.address.toString(), name),
            {changedMachine(machine, [&](Machine &after) {
                for (RouteState &each : after.routes)
                    if (each == route)
                        each.gateway = gateway.address;
            })});
        if (offered.size() == kMostGateways)
            return;
    }
}

void FindingRules::offerRuleInterface(Id machine, const QString &name, const QString &instead)
{
    fix(FindingsText::tr("Write %1").arg(instead), {changedMachine(machine, [&](Machine &after) {
            for (FirewallRule &rule : after.rules) {
                if (rule.inInterface == name)
                    rule.inInterface = instead;
                if (rule.outInterface == name)
                    rule.outInterface = instead;
            }
        })});
}

}  // namespace toile
