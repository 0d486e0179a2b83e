// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/protocol/samples.h"

namespace toile::samples {

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

template <typename Row>
void put(Table<Row> &table, Row row)
{
    table[row.key()] = std::move(row);
}

FirewallRule everyFieldRule()
{
    FirewallRule rule;
    rule.table = FirewallRule::Table::Nat;
    rule.chain = FirewallRule::Chain::Prerouting;
    rule.inInterface = s("eth0");
    rule.outInterface = s("eth1");
    rule.source = prefix("2.0.0.0/8");
    rule.destination = prefix("fd00::/64");
    rule.protocol = FirewallRule::Protocol::Tcp;
    rule.destinationPort = 80;
    rule.established = true;
    rule.target = FirewallRule::Target::Dnat;
    rule.toAddress = address("2.0.0.1");
    rule.toPort = 8080;
    return rule;
}

LinkState bridgePort()
{
    return {s("veth1"), VethSettings{s("VM1"), s("eth0")},          true, mac("02:00:00:00:01:01"), 1500,
            s("br0"),   {prefix("1.0.0.1/8"), prefix("fd00::1/64")}};
}

VxlanSettings everyVxlan()
{
    return {42,   8472, s("eth0"), address("1.0.0.1"), {address("1.0.0.2"), address("1.0.0.3")}, address("239.1.1.1"),
            false};
}

CardState everyCard()
{
    return {s("eth0"),
            mac("52:54:00:12:34:56"),
            1500,
            true,
            {prefix("192.168.1.20/24"), prefix("fd00::20/64")},
            {{prefix("0.0.0.0/0"), address("192.168.1.1"), s("eth0"), 100}},
            {{prefix("10.50.0.0/16"), address("192.168.1.9"), s("eth0"), 0, 100, s("mtu 1400")}},
            {CardKeeper::NetworkManager, CardKeeper::Ifupdown},
            CardObstacle::Carries,
            s("eth0.100"),
            true,
            30000,
            s("eth1"),
            {s("ip addr add 192.168.1.21/24 dev eth0 (File exists)")}};
}

LiveMachine everyRow()
{
    LiveMachine m;
    put(m.links, LinkRow{bridgePort(), 7, true, s("up"), s("forwarding")});
    put(m.links,
        LinkRow{{s("br0"), BridgeSettings{true, 4, 30}, false, std::nullopt, 9000, {}, {}}, 2, false, s("down"), {}});
    put(m.links, LinkRow{{s("lo"), ForeignSettings{s("loopback")}, true, mac("00:00:00:00:00:00"), 65536, {}, {}},
                         1,
                         true,
                         s("unknown"),
                         {}});
    put(m.neighbours, NeighbourRow{s("eth0"), address("1.0.0.2"), mac("02:00:00:00:02:01"), s("REACHABLE")});
    put(m.neighbours, NeighbourRow{s("eth0"), address("fd00::9"), std::nullopt, s("INCOMPLETE")});
    put(m.fdb, FdbRow{s("br0"), s("veth1"), mac("02:00:00:00:03:01"), 100, true, 12});
    put(m.fdb, FdbRow{s("vxlan42"), s("vxlan42"), mac("00:00:00:00:00:00"), 0, true, 0, address("1.0.0.2")});
    LinkRow trunk{bridgePort(), 8, true, s("up"), s("forwarding")};
    trunk.config.name = s("trunk0");
    trunk.config.vlans = VlanMembership{{{1, 1, true, true}, {100, 200, false, false}}};
    put(m.links, trunk);
    put(m.conntrack, ConntrackRow{4000000000u,
                                  s("tcp"),
                                  s("ESTABLISHED"),
                                  {address("2.0.0.1"), address("1.0.0.2"), 40000, 80, 12, 4096},
                                  {address("1.0.0.2"), address("1.0.0.1"), 80, 40000, 11, 1u << 20},
                                  ConntrackRow::Nat::Snat,
                                  431999});
    put(m.routes, RouteRow{{prefix("0.0.0.0/0"), address("2.0.0.2"), s("eth0"), 100}, address("2.0.0.1"), s("static")});
    put(m.rules,
        RuleRow{3, FirewallRule::Table::Nat, {}, s("POSTROUTING -o eth0 -j MASQUERADE"), everyFieldRule(), 9, 720});
    put(m.rules, RuleRow{4, FirewallRule::Table::Filter, s("nft"), s("table inet my"), std::nullopt, 1, 2});
    m.counters[s("eth0")] = {1, 2, 3, ~quint64(0)};
    m.forwarding = true;
    m.ipv6 = true;
    return m;
}

MachineDelta everyDelta()
{
    const LiveMachine m = everyRow();
    MachineDelta d;
    d.machine = s("Host1");
    d.removed = true;
    d.links = {{m.links.begin()->second}, {s("eth9")}};
    d.neighbours = {{m.neighbours.begin()->second}, {s("eth0 1.0.0.9")}};
    d.fdb = {{m.fdb.begin()->second}, {s("veth2 02:00:00:00:09:01 0")}};
    d.conntrack = {{m.conntrack.begin()->second}, {s("17")}};
    d.routes = {{m.routes.begin()->second}, {s("1.0.0.0/8  eth0 0")}};
    d.rules = {{m.rules.begin()->second}, {s("4")}};
    d.forwarding = true;
    d.ipv6 = true;
    return d;
}

Error kernelError()
{
    return {ErrorCode::KernelRefused, s("Host1 refused the route. Give it an address first."), s("step 3"), 101,
            s("Nexthop has invalid gateway.")};
}

}  // namespace

IpPrefix prefix(const char *text)
{
    return IpPrefix::parse(s(text)).value();
}

IpAddress address(const char *text)
{
    return IpAddress::parse(s(text)).value();
}

MacAddress mac(const char *text)
{
    return MacAddress::parse(s(text)).value();
}

Plan everyStep()
{
    const RouteState route{prefix("2.0.0.0/8"), address("1.0.0.1"), s("eth0"), 5};
    return {
        CreateNamespace{s("VM1"), true},
        DeleteNamespace{s("VM2")},
        CreateLink{s("Host1"), {s("br0"), BridgeSettings{true, 4, 60}, false, mac("02:00:00:00:00:09"), 1400, {}, {}}},
        CreateVeth{{s("VM1"), s("eth0"), mac("02:00:00:00:00:01"), 1400, {}, true},
                   {s("Host1"), s("tap0"), std::nullopt, 0, s("br0"), false}},
        DeleteLink{s("VM1"), s("eth1")},
        DeleteLink{s("Host1"), s("wan"), s("eth0")},
        CreateLink{s("Host1"), {s("wan"), UplinkSettings{s("eth0")}, true, std::nullopt, 0, s("br0"), {}}},
        SetLinkUp{s("VM1"), s("lo"), false},
        SetLinkMaster{s("Host1"), s("tap0"), s("br0")},
        SetLinkMac{s("VM1"), s("eth0"), mac("02:00:00:00:00:02")},
        SetLinkMtu{s("VM1"), s("eth0"), 9000},
        SetLinkSettings{s("Host1"), s("br0"), BridgeSettings{false, 0, 10}},
        AddAddress{s("VM1"), s("eth0"), prefix("2.0.0.1/8")},
        RemoveAddress{s("VM1"), s("eth0"), prefix("fd00::1/64")},
        AddRoute{s("VM1"), route},
        RemoveRoute{s("VM1"), route},
        SetForwarding{s("Host1"), false},
        SetIpv6{s("VM1"), true},
        SetRules{s("Host1"), {everyFieldRule(), FirewallRule{}}},
        CreateLink{s("VM1"), {s("eth0.100"), VlanSettings{s("eth0"), 100}, true, std::nullopt, 0, s("br0"), {}}},
        CreateLink{s("VM1"), {s("tap0"), TunSettings{TunSettings::Mode::Tun, 1000}, true, std::nullopt, 0, {}, {}}},
        CreateLink{s("VM1"), {s("vxlan42"), everyVxlan(), true, std::nullopt, 0, {}, {}}},
        SetVlanFiltering{s("Host1"), s("br0"), true, 7},
        AddVlans{s("Host1"), s("tap0"), {200, 210, false, true}, false},
        RemoveVlans{s("Host1"), s("br0"), 1, 4094, true},
        AddRemote{s("VM1"), s("vxlan42"), address("1.0.0.2"), s("eth0")},
        RemoveRemote{s("VM1"), s("vxlan42"), address("1.0.0.3"), {}}};
}

std::vector<ClientMessage> clientMessages()
{
    return {ClientHello{7, s("toile 0.1.0"), s("fr")},
            Observe{false, true},
            ApplyPlan{12, s("/home/élève/tp1.toile"), everyStep()},
            ApplyPlan{13, {}, {}},
            QueryStatus{4},
            Undeploy{},
            Leave{},
            StartProgram{3, s("VM1"), {s("ping"), s("-c1"), s("1.0.0.2")}, {s("TERM=xterm")}, true, 50, 132},
            ChannelBytes{3, Stream::Input, QByteArray("\0\xff\n", 3)},
            ChannelEof{3, Stream::Output},
            ChannelResize{3, 10, 20},
            ChannelSignal{3, 15},
            ConfirmCards{},
            RevertCards{},
            CancelPlan{}};
}

std::vector<HelperMessage> helperMessages()
{
    LiveState state;
    state.revision = ~quint64(0);
    state.machines[s("Host1")] = everyRow();
    state.machines[s("VM1")] = {};
    CountersSample sample;
    sample.machines[s("VM1")][s("eth0")] = {1, 2, 3, 4};
    sample.machines[s("VM2")] = {};
    return {HelperHello{2,
                        s("case-1b"),
                        s("sandbox"),
                        s("a.toile"),
                        1'700'000'000'000,
                        4711,
                        {s("no id range")},
                        {KernelFeature::Vxlan, KernelFeature::Tun},
                        {everyCard(), CardState{}}},
            StateMessage{state},
            DeltaMessage{{9, {everyDelta(), MachineDelta{}}}},
            CountersMessage{sample},
            StepDone{12, 40},
            Applied{12, false, 3, kernelError(), true, 8},
            StatusReply{4, s("tp1"), s("sandbox"), s("b.toile"), -1, {s("VM1"), s("VM2")}},
            ProgramEnded{3, 127, 9, kernelError()},
            ChannelBytes{3, Stream::ErrorOutput, QByteArray(300, 'x')},
            ChannelEof{3, Stream::Output},
            InputTaken{3, 65536},
            Failed{12, kernelError()},
            Bye{s("undeployed")},
            CardsMessage{{everyCard()}}};
}

LiveState star(int count)
{
    LiveState state;
    state.revision = 1;
    LiveMachine &host = state.machines[s("Host1")];
    for (int i = 0; i < count; ++i) {
        const auto n = static_cast<quint32>(i);
        const MacAddress itsMac({2, 0, 0, 0, static_cast<quint8>(n >> 8), static_cast<quint8>(n)});
        const IpPrefix its{IpAddress::v4(0x0a000001 + n), 16};
        const QString name = s("VM%1").arg(i);
        const QString port = s("veth%1").arg(i);
        put(host.links, LinkRow{{port, VethSettings{name, s("eth0")}, true, itsMac, 1500, s("br0"), {}},
                                i,
                                true,
                                s("up"),
                                s("forwarding")});
        put(host.fdb, FdbRow{s("br0"), port, itsMac, 0, false, 3});
        LiveMachine &vm = state.machines[name];
        put(vm.links,
            LinkRow{{s("eth0"), VethSettings{s("Host1"), port}, true, itsMac, 1500, {}, {its}}, 2, true, s("up"), {}});
        put(vm.links, LinkRow{{s("lo"), ForeignSettings{s("loopback")}, true, MacAddress(), 65536, {}, {}},
                              1,
                              true,
                              s("unknown"),
                              {}});
        put(vm.neighbours, NeighbourRow{s("eth0"), IpAddress::v4(0x0a000001), itsMac, s("STALE")});
        put(vm.routes, RouteRow{{its.network(), {}, s("eth0"), 0}, its.address, s("kernel")});
        put(vm.routes, RouteRow{{prefix("0.0.0.0/0"), address("10.0.0.1"), s("eth0"), 0}, {}, s("static")});
    }
    return state;
}

Plan starPlan(int count)
{
    Plan steps;
    for (int i = 0; i < count; ++i) {
        const QString name = s("VM%1").arg(i);
        const IpPrefix its{IpAddress::v4(0x0a000001 + static_cast<quint32>(i)), 16};
        steps.push_back(CreateNamespace{name, false});
        steps.push_back(
            CreateVeth{{s("Host1"), s("veth%1").arg(i), {}, 0, s("br0"), true}, {name, s("eth0"), {}, 0, {}, true}});
        steps.push_back(AddAddress{name, s("eth0"), its});
        steps.push_back(AddRoute{name, {prefix("0.0.0.0/0"), address("10.0.0.1"), {}, 0}});
    }
    return steps;
}

}  // namespace toile::samples
