// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/contract/scenarios.h"

#include "tests/support/kernelstates.h"

#include <cerrno>

namespace toile::test {
namespace {
CreateNamespace machine(const char *name, bool ipv6 = false)
{
    return {text(name), ipv6};
}
VethEnd end(const char *ns, const char *name, const char *master = "", bool up = true)
{
    return {text(ns), text(name), {}, 0, text(master), up};
}
CreateLink bridge(const char *ns, const char *name, BridgeSettings settings = {}, bool up = false)
{
    LinkState link;
    link.name = text(name);
    link.settings = settings;
    link.up = up;
    return {text(ns), link};
}
AddAddress give(const char *ns, const char *name, const char *address)
{
    return {text(ns), text(name), prefix(address)};
}
RemoveAddress take(const char *ns, const char *name, const char *address)
{
    return {text(ns), text(name), prefix(address)};
}
SetLinkMtu mtu(const char *ns, const char *name, int bytes)
{
    return {text(ns), text(name), bytes};
}
Plan operator+(Plan first, const Plan &second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}
/// A:eth0 (10.0.0.1/24) - B:eth0 (10.0.0.2/24)
Plan pair(bool ipv6 = false)
{
    return {machine("A", ipv6), machine("B", ipv6), CreateVeth{end("A", "eth0"), end("B", "eth0")},
            give("A", "eth0", "10.0.0.1/24"), give("B", "eth0", "10.0.0.2/24")};
}
/// br0 of A with the port p, whose other end is eth0 of B.
Plan port()
{
    return {machine("A"), machine("B"), bridge("A", "br0"), CreateVeth{end("A", "p", "br0"), end("B", "eth0")},
            SetLinkUp{text("A"), text("br0"), true}};
}
std::vector<FirewallRule> allKindsOfRules()
{
    FirewallRule forward;
    forward.inInterface = text("eth0");
    forward.source = prefix("10.0.0.0/24");
    forward.protocol = FirewallRule::Protocol::Tcp;
    forward.destinationPort = 80;
    FirewallRule known;
    known.established = true;
    FirewallRule reject;
    reject.chain = FirewallRule::Chain::Input;
    reject.protocol = FirewallRule::Protocol::Icmp;
    reject.target = FirewallRule::Target::Reject;
    FirewallRule drop;
    drop.chain = FirewallRule::Chain::Output;
    drop.destination = prefix("10.0.0.9/32");
    drop.target = FirewallRule::Target::Drop;
    FirewallRule snat = masquerade("eth0");
    snat.target = FirewallRule::Target::Snat;
    snat.toAddress = address("10.0.0.7");
    FirewallRule dnat;
    dnat.table = FirewallRule::Table::Nat;
    dnat.chain = FirewallRule::Chain::Prerouting;
    dnat.protocol = FirewallRule::Protocol::Udp;
    dnat.destinationPort = 53;
    dnat.target = FirewallRule::Target::Dnat;
    dnat.toAddress = address("10.0.0.2");
    dnat.toPort = 5353;
    return {forward, known, reject, drop, masquerade("eth0"), snat, dnat};
}

std::vector<Scenario> ofMachines()
{
    return {
        {"a machine appears", {machine("A")}},
        {"a machine with IPv6 appears", {machine("A", true)}},
        {"no two machines of one name", {machine("A"), machine("A")}, EEXIST},
        {"a machine goes with its cables", pair() + Plan{DeleteNamespace{text("B")}}},
        {"a name is free again at once",
         port() + Plan{DeleteNamespace{text("B")}, machine("B"), CreateVeth{end("A", "p", "br0"), end("B", "eth0")}}},
        {"several machines go together", port() + Plan{machine("C"), CreateVeth{end("A", "q", "br0"), end("C", "eth0")},
                                                       DeleteNamespace{text("B")}, DeleteNamespace{text("C")}}},
        {"a bridge goes with its machine and cuts the others off", port() + Plan{DeleteNamespace{text("A")}}},
        {"no machine to remove", {DeleteNamespace{text("A")}}, ENOENT},
        {"forwarding goes on and off", {machine("A"), SetForwarding{text("A"), true}, SetForwarding{text("A"), false}}},
        {"forwarding stays on", {machine("A"), SetForwarding{text("A"), true}}},
        {"IPv6 goes on", {machine("A"), SetIpv6{text("A"), true}}},
        {"IPv6 goes off with its addresses",
         pair(true) + Plan{give("A", "eth0", "fd00::1/64"), SetIpv6{text("A"), false}}},
        {"no forwarding without a machine", {SetForwarding{text("A"), true}}, ENOENT},
        {"loopback goes down and up",
         {machine("A"), SetLinkUp{text("A"), text("lo"), false}, SetLinkUp{text("A"), text("lo"), true}}},
    };
}

std::vector<Scenario> ofLinks()
{
    const MacAddress mac = *MacAddress::parse(u"02:00:00:00:01:01");
    VethEnd withMac = end("A", "eth0", "", false);
    withMac.mac = mac;
    withMac.mtu = 1400;
    return {
        {"a cable joins two machines", pair()},
        {"a cable inside one machine", {machine("A"), CreateVeth{end("A", "x"), end("A", "y")}}},
        {"a cable of wished MAC and MTU", {machine("A"), machine("B"), CreateVeth{withMac, end("B", "eth0")}}},
        {"both ends may be ports",
         {machine("A"), machine("B"), bridge("A", "br0"), bridge("B", "br0"),
          CreateVeth{end("A", "p", "br0"), end("B", "p", "br0", false)}}},
        {"no cable to a machine that is not there", {machine("A"), CreateVeth{end("A", "x"), end("B", "y")}}, ENOENT},
        {"no cable whose first name is taken", pair() + Plan{CreateVeth{end("A", "eth0"), end("B", "eth1")}}, EEXIST},
        {"no cable whose second name is taken", pair() + Plan{CreateVeth{end("A", "eth1"), end("B", "eth0")}}, EEXIST},
        {"no cable into a bridge that is not there",
         {machine("A"), machine("B"), CreateVeth{end("A", "x", "br0"), end("B", "y")}},
         ENODEV},
        {"no half a cable when the second bridge is not there",
         {machine("A"), machine("B"), CreateVeth{end("A", "x"), end("B", "y", "br0")}},
         ENODEV},
        {"a cable goes as a whole", pair() + Plan{DeleteLink{text("B"), text("eth0")}}},
        {"no link to remove", {machine("A"), DeleteLink{text("A"), text("eth0")}}, ENODEV},
        {"a link goes down with its routes", pair() + Plan{AddRoute{text("A"), route("10.9.0.0/16", "10.0.0.2")},
                                                           SetLinkUp{text("A"), text("eth0"), false}}},
        {"a MAC and an MTU are changed",
         pair() + Plan{SetLinkMac{text("A"), text("eth0"), mac}, SetLinkMtu{text("A"), text("eth0"), 1300}}},
        {"no multicast MAC",
         pair() + Plan{SetLinkMac{text("A"), text("eth0"), *MacAddress::parse(u"03:00:00:00:00:01")}}, EADDRNOTAVAIL},
        {"no MTU of 60", pair() + Plan{SetLinkMtu{text("A"), text("eth0"), 60}}, EINVAL},
    };
}

std::vector<Scenario> ofBridges()
{
    const BridgeSettings stp{true, 7, 120};
    return {
        {"a bridge with its port", port()},
        {"a bridge of wished settings", {machine("A"), bridge("A", "br0", stp)}},
        {"a bridge that is up from the start", {machine("A"), bridge("A", "br0", {}, true)}},
        {"spanning tree lifts the delay", {machine("A"), bridge("A", "br0", BridgeSettings{true, 0, 300})}},
        {"settings change", {machine("A"), bridge("A", "br0"), SetLinkSettings{text("A"), text("br0"), stp}}},
        {"settings change back",
         {machine("A"), bridge("A", "br0", stp), SetLinkSettings{text("A"), text("br0"), BridgeSettings()}}},
        {"a cable has no settings", pair() + Plan{SetLinkSettings{text("A"), text("eth0"), stp}}, EOPNOTSUPP},
        {"a port leaves", port() + Plan{SetLinkMaster{text("A"), text("p"), {}}}},
        {"a port changes its bridge",
         port() + Plan{bridge("A", "br1"), SetLinkMaster{text("A"), text("p"), text("br1")}}},
        {"a bridge goes and frees its ports", port() + Plan{DeleteLink{text("A"), text("br0")}}},
        {"no bridge in a bridge",
         {machine("A"), bridge("A", "br0"), bridge("A", "br1"), SetLinkMaster{text("A"), text("br1"), text("br0")}},
         ELOOP},
        {"no port of what is no bridge, and no port lost",
         port() + Plan{CreateVeth{end("A", "q"), end("B", "eth1")}, SetLinkMaster{text("A"), text("p"), text("q")}},
         EOPNOTSUPP},
        {"no port of nothing", port() + Plan{SetLinkMaster{text("A"), text("p"), text("br9")}}, ENODEV},
        {"no two bridges of one name", {machine("A"), bridge("A", "br0"), bridge("A", "br0")}, EEXIST},
    };
}

std::vector<Scenario> ofAddresses()
{
    const Plan three = pair() + Plan{give("A", "eth0", "10.0.0.11/24"), give("A", "eth0", "10.0.0.12/24")};
    return {
        {"addresses of one network", three},
        {"the first of several goes alone", three + Plan{take("A", "eth0", "10.0.0.1/24")}},
        {"no address twice", pair() + Plan{give("A", "eth0", "10.0.0.1/24")}, EEXIST},
        {"the same address with two lengths", pair() + Plan{give("A", "eth0", "10.0.0.1/16")}},
        {"no address on nothing", {machine("A"), give("A", "eth9", "10.0.0.1/24")}, ENODEV},
        {"no address to take", pair() + Plan{take("A", "eth0", "10.0.0.9/24")}, EADDRNOTAVAIL},
        {"an IPv6 address", pair(true) + Plan{give("A", "eth0", "fd00::1/64")}},
        {"no IPv6 address where IPv6 is off", pair() + Plan{give("A", "eth0", "fd00::1/64")}, EACCES},
        {"an IPv6 address goes with its link",
         pair(true) + Plan{give("A", "eth0", "fd00::1/64"), SetLinkUp{text("A"), text("eth0"), false}}},
    };
}

std::vector<Scenario> ofRoutes()
{
    RouteState metric = route("10.9.0.0/16", "10.0.0.2");
    metric.metric = 77;
    const Plan routed = pair() + Plan{AddRoute{text("A"), route("0.0.0.0/0", "10.0.0.2")}};
    return {
        {"a default route", routed},
        {"a route over a device", pair() + Plan{AddRoute{text("A"), route("10.9.0.0/16", "", "eth0")}}},
        {"a route with a metric beside one without",
         pair() + Plan{AddRoute{text("A"), metric}, AddRoute{text("A"), route("10.9.0.0/16", "10.0.0.2")}}},
        {"no route twice", routed + Plan{AddRoute{text("A"), route("0.0.0.0/0", "10.0.0.3")}}, EEXIST},
        {"no gateway that nobody reaches", pair() + Plan{AddRoute{text("A"), route("0.0.0.0/0", "172.16.0.1")}},
         ENETUNREACH},
        {"no route over nothing", pair() + Plan{AddRoute{text("A"), route("10.9.0.0/16", "", "eth9")}}, ENODEV},
        {"no route over a link that is down",
         pair() +
             Plan{SetLinkUp{text("A"), text("eth0"), false}, AddRoute{text("A"), route("10.9.0.0/16", "", "eth0")}},
         ENETDOWN},
        {"a route goes", routed + Plan{RemoveRoute{text("A"), route("0.0.0.0/0", "10.0.0.2")}}},
        {"no route to remove", routed + Plan{RemoveRoute{text("A"), route("10.9.0.0/16", "10.0.0.2")}}, ESRCH},
        {"routes go with the last address", routed + Plan{take("A", "eth0", "10.0.0.1/24")}},
        {"an IPv6 route",
         pair(true) + Plan{give("A", "eth0", "fd00::1/64"), AddRoute{text("A"), route("fd01::/64", "fd00::2")}}},
    };
}

std::vector<Scenario> ofRules()
{
    return {
        {"masquerading", pair() + Plan{SetRules{text("A"), {masquerade("eth0")}}}},
        {"all kinds of rules", pair() + Plan{SetRules{text("A"), allKindsOfRules()}}},
        {"rules are replaced",
         pair() + Plan{SetRules{text("A"), allKindsOfRules()}, SetRules{text("A"), {masquerade("eth0")}}}},
        {"rules go", pair() + Plan{SetRules{text("A"), allKindsOfRules()}, SetRules{text("A"), {}}}},
        {"no rules, none to remove", pair() + Plan{SetRules{text("A"), {}}}},
        {"no rules without a machine", {SetRules{text("A"), {}}}, ENOENT},
    };
}
LinkState made(const char *name, LinkSettings settings, const char *master = "", bool up = false)
{
    LinkState link;
    link.name = text(name);
    link.settings = std::move(settings);
    link.master = text(master);
    link.up = up;
    return link;
}

CreateLink make(const char *ns, const char *name, LinkSettings settings, const char *master = "", bool up = false)
{
    return {text(ns), made(name, std::move(settings), master, up)};
}

SetLinkUp up(const char *ns, const char *name, bool isUp = true)
{
    return {text(ns), text(name), isUp};
}

VlanSettings vlan(const char *parent, int id)
{
    return {text(parent), id};
}

std::vector<Scenario> ofTuns()
{
    using Mode = TunSettings::Mode;
    const KernelFeatures needs{KernelFeature::Tun};
    LinkState dressed = made("tap0", TunSettings{}, "br0", true);
    dressed.mac = *MacAddress::parse(u"02:00:00:00:01:07");
    dressed.mtu = 1400;
    return {
        {"a tap", {machine("A"), make("A", "tap0", TunSettings{})}, 0, needs},
        {"a tap of an owner", {machine("A"), make("A", "tap0", TunSettings{Mode::Tap, 0})}, 0, needs},
        {"a tun with an address",
         {machine("A"), make("A", "tun0", TunSettings{Mode::Tun, {}}), give("A", "tun0", "10.8.0.1/24"),
          up("A", "tun0")},
         0,
         needs},
        {"a tap is a port as it is made", {machine("A"), bridge("A", "br0"), CreateLink{text("A"), dressed}}, 0, needs},
        {"a tap goes", {machine("A"), make("A", "tap0", TunSettings{}), DeleteLink{text("A"), text("tap0")}}, 0, needs},
        {"no two taps of one name",
         {machine("A"), make("A", "tap0", TunSettings{}), make("A", "tap0", TunSettings{})},
         EEXIST,
         needs},
        {"no tun in a bridge",
         {machine("A"), bridge("A", "br0"), make("A", "tun0", TunSettings{Mode::Tun, {}}),
          SetLinkMaster{text("A"), text("tun0"), text("br0")}},
         EINVAL,
         needs},
        {"no tap into a bridge that is not there",
         {machine("A"), make("A", "tap0", TunSettings{}, "br9")},
         ENODEV,
         needs},
    };
}

std::vector<Scenario> ofVxlans()
{
    const KernelFeatures needs{KernelFeature::Vxlan};
    const VxlanSettings one{42, 4789, text("eth0"), address("10.0.0.1"), {address("10.0.0.2")}, {}, true};
    VxlanSettings many = one;
    many.remotes = {address("10.0.0.2"), address("10.0.0.3"), address("10.0.0.4")};
    many.learning = false;
    VxlanSettings group = one;
    group.remotes.clear();
    group.group = address("239.1.1.1");
    const VxlanSettings bare{7, 8472, {}, {}, {}, {}, true};
    const auto add = [](const char *to) { return AddRemote{text("A"), text("v"), address(to), text("eth0")}; };
    const auto remove = [](const char *to) { return RemoveRemote{text("A"), text("v"), address(to), text("eth0")}; };
    return {
        {"a VXLAN to one end", pair() + Plan{make("A", "v", one)}, 0, needs},
        {"a VXLAN to many ends", pair() + Plan{make("A", "v", many)}, 0, needs},
        {"a VXLAN to a group", pair() + Plan{make("A", "v", group), up("A", "v")}, 0, needs},
        {"a VXLAN of no end yet", pair() + Plan{make("A", "v", bare)}, 0, needs},
        {"a VXLAN is a port as it is made", pair() + Plan{bridge("A", "br0"), make("A", "v", one, "br0", true)}, 0,
         needs},
        {"ends come and go", pair() + Plan{make("A", "v", one), add("10.0.0.9"), remove("10.0.0.2"), add("10.0.0.2")},
         0, needs},
        {"the only end of a VXLAN goes", pair() + Plan{make("A", "v", one), remove("10.0.0.2")}, 0, needs},
        {"no end twice", pair() + Plan{make("A", "v", one), add("10.0.0.2")}, EEXIST, needs},
        {"no end to take", pair() + Plan{make("A", "v", one), remove("10.0.0.7")}, ENOENT, needs},
        {"no ends of a cable", pair() + Plan{AddRemote{text("A"), text("eth0"), address("10.0.0.9"), {}}}, EOPNOTSUPP,
         needs},
        {"a VXLAN goes with what carries it", pair() + Plan{make("A", "v", one), DeleteLink{text("A"), text("eth0")}},
         0, needs},
        {"no two VXLANs of one id and port", pair() + Plan{make("A", "v", one), make("A", "w", one)}, EEXIST, needs},
        {"a VXLAN leaves room for its headers",
         pair() + Plan{SetLinkMtu{text("A"), text("eth0"), 1400}, make("A", "v", one), mtu("A", "v", 1300),
                       mtu("A", "v", 1350)},
         0, needs},
        {"a VXLAN stays as large as it is", pair() + Plan{make("A", "v", one), mtu("A", "eth0", 1400)}, 0, needs},
        {"no VXLAN of the MTU of what carries it", pair() + Plan{make("A", "v", one), mtu("A", "v", 1451)}, EINVAL,
         needs},
        {"a VXLAN over no interface takes any MTU", pair() + Plan{make("A", "v", bare), mtu("A", "v", 9000)}, 0, needs},
        {"no VXLAN over nothing", {machine("A"), make("A", "v", one)}, ENODEV, needs},
    };
}

std::vector<Scenario> ofVlans()
{
    const KernelFeatures needs{KernelFeature::Vlan};
    const Plan tagged = pair() + Plan{make("A", "eth0.100", vlan("eth0", 100))};
    return {
        {"a VLAN on a cable", tagged, 0, needs},
        {"a VLAN on a VLAN",
         tagged + Plan{make("A", "qinq", vlan("eth0.100", 7)), up("A", "eth0.100"), up("A", "qinq")}, 0, needs},
        {"a VLAN on a bridge", port() + Plan{make("A", "br0.5", vlan("br0", 5), "", true)}, 0, needs},
        {"a VLAN as a port", tagged + Plan{bridge("A", "br0"), SetLinkMaster{text("A"), text("eth0.100"), text("br0")}},
         0, needs},
        {"a VLAN is a port as it is made",
         pair() + Plan{bridge("A", "br0"), make("A", "eth0.100", vlan("eth0", 100), "br0")}, 0, needs},
        {"a VLAN goes with what it is on", tagged + Plan{DeleteLink{text("B"), text("eth0")}}, 0, needs},
        {"a VLAN goes down and up with what it is on",
         tagged +
             Plan{up("A", "eth0.100"), give("A", "eth0.100", "10.1.0.1/24"), up("A", "eth0", false), up("A", "eth0")},
         0, needs},
        {"no VLAN is up over what is down",
         pair() + Plan{up("A", "eth0", false), make("A", "v", vlan("eth0", 5)), up("A", "v")}, ENETDOWN, needs},
        {"no id twice on one interface", tagged + Plan{make("A", "again", vlan("eth0", 100))}, EEXIST, needs},
        {"no VLAN on nothing", {machine("A"), make("A", "v", vlan("eth9", 5))}, ENODEV, needs},
        {"a VLAN takes no larger frames than what it is on",
         tagged + Plan{SetLinkMtu{text("A"), text("eth0"), 1400}, SetLinkMtu{text("A"), text("eth0.100"), 1450}},
         ERANGE, needs},
        {"a VLAN does not grow with what it is on",
         pair() + Plan{mtu("A", "eth0", 1400), make("A", "eth0.100", vlan("eth0", 100)), mtu("A", "eth0", 1500)}, 0,
         needs},
        {"a VLAN shrinks with the ports of its bridge",
         port() + Plan{make("A", "br0.5", vlan("br0", 5)), mtu("A", "p", 1400), mtu("A", "p", 1500)}, 0, needs},
        {"a VLAN shrinks with what it is on",
         tagged + Plan{SetLinkMtu{text("A"), text("eth0.100"), 1450}, SetLinkMtu{text("A"), text("eth0"), 1400}}, 0,
         needs},
    };
}

std::vector<Scenario> ofVlanFiltering()
{
    const KernelFeatures needs{KernelFeature::VlanFiltering};
    BridgeSettings filtering;
    filtering.vlanFiltering = true;
    BridgeSettings ninth = filtering;
    ninth.defaultPvid = 9;
    BridgeSettings none = filtering;
    none.defaultPvid = 0;
    const auto home = [](const BridgeSettings &settings) {
        return Plan{machine("A"), machine("B"), bridge("A", "br0", settings),
                    CreateVeth{end("A", "p", "br0"), end("B", "eth0")}};
    };
    const auto add = [](const char *name, PortVlan vlans, bool self = false) {
        return AddVlans{text("A"), text(name), vlans, self};
    };
    const auto remove = [](const char *name, int first, int last, bool self = false) {
        return RemoveVlans{text("A"), text(name), first, last, self};
    };
    const auto filter = [](bool on, int pvid) { return SetVlanFiltering{text("A"), text("br0"), on, pvid}; };
    const PortVlan access{100, 100, true, true};
    return {
        {"a bridge that tells VLANs apart", home(filtering), 0, needs},
        {"a bridge of another default PVID", home(ninth), 0, needs},
        {"a bridge of no default PVID", home(none), 0, needs},
        {"an access port", home(filtering) + Plan{remove("p", 1, 1), add("p", access)}, 0, needs},
        {"the PVID moves on", home(filtering) + Plan{add("p", access), add("p", {200, 200, true, true})}, 0, needs},
        {"a trunk with a native VLAN",
         home(filtering) + Plan{add("p", {100, 200, false, false}), remove("p", 150, 160)}, 0, needs},
        {"every VLAN there is", home(none) + Plan{add("p", {1, 4094, false, false})}, 0, needs},
        {"a tagged PVID, and another VLAN untagged",
         home(filtering) + Plan{add("p", {5, 5, true, false}), add("p", {6, 6, false, true})}, 0, needs},
        {"the bridge's own VLANs",
         home(filtering) + Plan{add("br0", {100, 110, false, false}, true), remove("br0", 1, 1, true)}, 0, needs},
        {"what a VLAN was is forgotten", home(filtering) + Plan{add("p", access), add("p", {100, 100, false, false})},
         0, needs},
        {"a VLAN that is not there goes all the same", home(filtering) + Plan{remove("p", 300, 310)}, 0, needs},
        {"a port that comes back is new",
         home(filtering) + Plan{add("p", access), SetLinkMaster{text("A"), text("p"), {}},
                                SetLinkMaster{text("A"), text("p"), text("br0")}},
         0, needs},
        {"filtering goes on with ports there", home({}) + Plan{filter(true, 1)}, 0, needs},
        {"filtering goes on with another default", home({}) + Plan{filter(true, 7)}, 0, needs},
        {"filtering goes off and on", home(filtering) + Plan{add("p", access), filter(false, 1), filter(true, 1)}, 0,
         needs},
        {"the default PVID changes", home(filtering) + Plan{add("p", access), filter(true, 9)}, 0, needs},
        {"the default PVID goes", home(filtering) + Plan{filter(true, 0)}, 0, needs},
        {"the default PVID goes, and nobody follows", home(filtering) + Plan{add("p", access), filter(true, 0)}, 0,
         needs},
        {"the default PVID changes and changes back",
         home(filtering) + Plan{add("p", {100, 110, false, false}), filter(true, 9), filter(true, 1)}, 0, needs},
        {"a port that has the new default stays",
         home(filtering) + Plan{add("p", {9, 9, false, false}), add("br0", {9, 9, false, true}, true), filter(true, 9)},
         0, needs},
        {"a default where there was none takes the PVID",
         home(none) + Plan{add("p", access), filter(true, 9), filter(true, 9)}, 0, needs},
        {"a port of a tagged default stays", home(filtering) + Plan{add("p", {1, 1, true, false}), filter(true, 9)}, 0,
         needs},
        {"no several PVIDs", home(filtering) + Plan{add("p", {5, 6, true, true})}, EINVAL, needs},
        {"no VLAN 4095", home(filtering) + Plan{add("p", {4095, 4095, false, false})}, EINVAL, needs},
        {"no VLANs of what is no port", pair() + Plan{AddVlans{text("A"), text("eth0"), access, false}}, EOPNOTSUPP,
         needs},
        {"no VLANs of nothing", {machine("A"), add("p", access)}, ENODEV, needs},
        {"no filtering by a cable", pair() + Plan{SetVlanFiltering{text("A"), text("eth0"), true, 1}}, EOPNOTSUPP,
         needs},
    };
}
}  // namespace

std::vector<Scenario> scenarios()
{
    std::vector<Scenario> all;
    for (const auto &some : {ofMachines(), ofLinks(), ofBridges(), ofAddresses(), ofRoutes(), ofRules(), ofTuns(),
                             uplinkScenarios(), ofVxlans(), ofVlans(), ofVlanFiltering()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

}  // namespace toile::test
