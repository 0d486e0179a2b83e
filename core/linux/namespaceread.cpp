// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/namespaceread.h"

#include "core/linux/bridgesettings.h"
#include "core/linux/intwothreads.h"
#include "core/linux/linkcodec.h"
#include "core/linux/netlinkreadtables.h"
#include "core/linux/routingrules.h"
#include "core/linux/text.h"
#include "core/linux/vxlanremotes.h"

#include <linux/if.h>

#include <algorithm>
#include <set>

namespace toile {
namespace {
/// The other end of a pair, or a foreign link when that is in no machine of ours.
LinkSettings peerOf(const NamespaceRegistry &registry, Namespace &ns, const RawLink &link)
{
    const Namespace *peer = link.linkNetns ? registry.peer(ns, *link.linkNetns) : &ns;
    const QString name = peer ? peer->route.interfaceName(link.link) : QString();
    if (name.isEmpty())
        return ForeignSettings{link.kind};
    return VethSettings{peer->name, name};
}

LinkSettings settingsOf(const NamespaceRegistry &registry, Namespace &ns, const RawLink &link)
{
    if (const auto card = ns.cards.find(link.index); card != ns.cards.end())
        return UplinkSettings{card->second};
    if (std::holds_alternative<VethSettings>(link.settings))
        return peerOf(registry, ns, link);
    LinkSettings settings = link.settings;
    const LinkCodec *codec = linkCodec(link.kind);
    if (codec && codec->adopt && link.link != 0 && !std::holds_alternative<ForeignSettings>(settings))
        codec->adopt(settings, ns.route.interfaceName(link.link));
    return settings;
}

LinkRow rowOf(const NamespaceRegistry &registry, Namespace &ns, const RawLink &link)
{
    LinkRow row;
    row.config.name = link.name;
    row.config.settings = settingsOf(registry, ns, link);
    row.config.up = (link.flags & IFF_UP) != 0;
    row.config.mac = link.mac;
    row.config.mtu = link.mtu;
    row.config.master = link.master ? ns.route.interfaceName(link.master) : QString();
    row.index = link.index;
    row.carrier = link.carrier;
    row.operState = operStateName(link.operState);
    row.portState = portStateName(link.portState);
    return row;
}

/// The VLANs of bridges that tell them apart and of their ports. Asked for only where there is such a bridge.
Result<> addVlansTo(NetlinkSocket &route, const std::vector<RawLink> &links, LiveMachine &into)
{
    std::set<int> bridges;
    for (const RawLink &link : links)
        if (const auto *bridge = std::get_if<BridgeSettings>(&link.settings); bridge && bridge->vlanFiltering)
            bridges.insert(link.index);
    if (bridges.empty())
        return Ok();
    auto vlans = readVlans(route);
    if (!vlans)
        return vlans.error();
    for (const RawLink &link : links)
        if (bridges.contains(link.index) || bridges.contains(link.master))
            into.links.at(link.name).config.vlans = std::move((*vlans)[link.index]);
    return Ok();
}

/// Where VXLANs send to. Asked for only where there is one.
Result<> addRemotesTo(NetlinkSocket &route, const std::vector<RawLink> &links, LiveMachine &into)
{
    const auto isVxlan = [](const RawLink &link) { return std::holds_alternative<VxlanSettings>(link.settings); };
    if (std::none_of(links.begin(), links.end(), isVxlan))
        return Ok();
    auto remotes = readRemotes(route);
    if (!remotes)
        return remotes.error();
    for (const RawLink &link : links)
        if (auto *vxlan = std::get_if<VxlanSettings>(&into.links.at(link.name).config.settings))
            vxlan->remotes = std::move((*remotes)[link.index]);
    return Ok();
}

Result<> readLinkTable(const NamespaceRegistry &registry, Namespace &ns, LiveMachine &into)
{
    const Result<std::vector<RawLink>> links = readLinks(ns.route);
    if (!links)
        return links.error();
    auto addresses = readAddresses(ns.route);
    if (!addresses)
        return addresses.error();
    into.links.clear();
    ns.knownLinks.clear();
    for (const RawLink &link : *links) {
        LinkRow row = rowOf(registry, ns, link);
        row.config.addresses = std::move((*addresses)[link.index]);
        // `lo` follows the setting of the whole machine, and nobody sets it alone.
        if (link.flags & IFF_LOOPBACK)
            into.ipv6 = link.ipv6.value_or(false);
        // Its ::1 goes when the switch is thrown, before anybody inside can see it.
        if ((link.flags & IFF_LOOPBACK) && ns.quiet)
            std::erase_if(row.config.addresses, [](const IpPrefix &address) { return !address.address.isV4(); });
        ns.knownLinks[link.index] = link.name;
        into.links.insert_or_assign(link.name, std::move(row));
    }
    const Result<> vlans = addVlansTo(ns.route, *links, into);
    return vlans ? addRemotesTo(ns.route, *links, into) : vlans;
}

Result<> readSettings(Namespace &ns, LiveTables tables, LiveMachine &into)
{
    const Result<bool> forwarding = readForwarding(ns.route);
    if (!forwarding)
        return forwarding.error();
    into.forwarding = *forwarding;
    if (tables & LiveTable::Links)
        return Ok();  // they have told whether IPv6 is on
    const Result<RawLink> loopback = readLink(ns.route, QStringLiteral("lo"));
    if (!loopback)
        return loopback.error();
    into.ipv6 = loopback->ipv6.value_or(false);
    return Ok();
}

template <typename T>
Result<> store(Result<T> read, T &into)
{
    if (!read)
        return read.error();
    into = std::move(*read);
    return Ok();
}

/// Without a bridge or a VXLAN there is none. The links are at least as new as the event that asks for this table.
Result<> readFdbTable(Namespace &ns, LiveMachine &into)
{
    const bool linksAreKnown = !into.links.empty();
    const bool hasTable = std::any_of(into.links.begin(), into.links.end(), [](const auto &row) {
        const LinkSettings &settings = row.second.config.settings;
        return std::holds_alternative<BridgeSettings>(settings) || std::holds_alternative<VxlanSettings>(settings);
    });
    if (!linksAreKnown || hasTable)
        return store(readFdb(ns.route), into.fdb);
    into.fdb.clear();
    return Ok();
}

bool tracksConnections(const RuleRow &row)
{
    return row.table == FirewallRule::Table::Nat || !row.rule || row.rule->established;
}

/// The kernel counts what connections carry only when told so, and has the switch only once somebody uses conntrack:
/// what a student does by hand brings it about as well as a plan. Those that began before are never counted.
void countConnections(const NamespaceRegistry &registry, Namespace &ns, const LiveMachine &now)
{
    const auto tracks = [](const auto &entry) { return tracksConnections(entry.second); };
    if (!ns.counts && (!now.conntrack.empty() || std::any_of(now.rules.begin(), now.rules.end(), tracks)))
        ns.counts = registry.countConnections(ns).ok();
}

Result<> readTables(const NamespaceRegistry &registry, Namespace &ns, LiveTables tables, const RulesReader::Run &run,
                    RuleCounters ruleCounters, LiveMachine &into)
{
    Result<> done = Ok();
    if (tables & LiveTable::Links)
        done = readLinkTable(registry, ns, into);
    if (done && tables & LiveTable::Settings)
        done = readSettings(ns, tables, into);
    if (done && tables & LiveTable::Routes)
        done = store(readRoutes(ns.route), into.routes);
    if (done && tables & LiveTable::Neighbours)
        done = store(readNeighbours(ns.route), into.neighbours);
    if (done && tables & LiveTable::Fdb)
        done = readFdbTable(ns, into);
    if (done && tables & LiveTable::Conntrack)
        done = store(ns.connections.read(ns.netfilter), into.conntrack);
    if (done && tables & LiveTable::Rules)
        done = store(ns.rules.read(ns.netfilter, ruleCounters == RuleCounters::Fresh, run), into.rules);
    if (done && tables & LiveTable::Rules)
        done = addRoutingRules(ns.route, into.rules);
    countConnections(registry, ns, into);
    return done;
}
}  // namespace

Result<> readNamespace(const NamespaceRegistry &registry, Namespace &ns, LiveTables tables, const RulesReader::Run &run,
                       RuleCounters ruleCounters, LiveMachine &into)
{
    const Result<> done = readTables(registry, ns, tables, run, ruleCounters, into);
    if (done)
        return done;
    Error error = done.error();
    error.detail = ns.name;
    if (error.message.isEmpty())
        error.message = LinuxText::tr("The tables of %1 could not be read (%2). Restart the lab if this stays so.")
                            .arg(ns.name, qt_error_string(error.sysErrno));
    return error;
}

Result<> readAll(const NamespaceRegistry &registry, LiveTables tables,
                 const std::function<RulesReader::Run(const Namespace &)> &runner, RuleCounters ruleCounters,
                 LiveState &into)
{
    std::vector<Namespace *> machines;
    for (const auto &[name, ns] : registry.all()) {
        machines.push_back(ns.get());
        into.machines[name];
    }
    // A switch with all its ports takes as long as the machines at them: it comes first.
    const auto links = [](const Namespace *ns) { return ns->likelyPeers.size() + ns->knownLinks.size(); };
    std::stable_sort(machines.begin(), machines.end(),
                     [&](const Namespace *a, const Namespace *b) { return links(a) > links(b); });
    std::vector<Result<>> done(machines.size(), Ok());
    inTwoThreads(machines.size(), [&](size_t i) {
        Namespace &ns = *machines[i];
        done[i] = readNamespace(registry, ns, tables, runner(ns), ruleCounters, into.machines.at(ns.name));
    });
    for (const Result<> &one : done)
        if (!one)
            return one;
    return Ok();
}

}  // namespace toile
