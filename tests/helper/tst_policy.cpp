// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/helper/policy.h"
#include "core/kernel/limits.h"
#include "tests/helper/plans.h"

#include <QTest>

#include <csignal>

using namespace toile;
using namespace toile::test;

Q_DECLARE_METATYPE(toile::Step)
Q_DECLARE_METATYPE(toile::StartProgram)
Q_DECLARE_METATYPE(toile::ClientMessage)

namespace {

std::vector<IpAddress> ends(int count)
{
    std::vector<IpAddress> addresses;
    for (int i = 1; i <= count; ++i)
        addresses.push_back(IpAddress::v4(0x01000000 + quint32(i)));
    return addresses;
}

LinkState bridge(const char *name, BridgeSettings settings = {})
{
    LinkState link;
    link.name = text(name);
    link.settings = settings;
    return link;
}

LinkState withMac(LinkState link, const char *mac)
{
    link.mac = MacAddress::parse(text(mac));
    return link;
}

LinkState withMtu(LinkState link, int mtu)
{
    link.mtu = mtu;
    return link;
}

LinkState withMaster(LinkState link, const char *master)
{
    link.master = text(master);
    return link;
}

CreateVeth cable(const char *nsA, const char *a, const char *nsB, const char *b)
{
    CreateVeth step;
    step.a.ns = text(nsA);
    step.a.name = text(a);
    step.b.ns = text(nsB);
    step.b.name = text(b);
    return step;
}

FirewallRule rule(FirewallRule::Table table, FirewallRule::Chain chain, FirewallRule::Target target)
{
    FirewallRule made;
    made.table = table;
    made.chain = chain;
    made.target = target;
    return made;
}

SetRules rules(const FirewallRule &made)
{
    return {text("VM1"), {made}};
}

StartProgram program()
{
    StartProgram made;
    made.machine = text("VM1");
    made.arguments = {text("ping"), text("1.0.0.2")};
    made.environment = {text("TERM=xterm"), text("LC_ALL=fr_FR.UTF-8")};
    return made;
}

}  // namespace

class PolicyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void steps_data();
    void steps();
    void everyStepOfGoodPlansIsAllowed_data() { planPairs(); }
    void everyStepOfGoodPlansIsAllowed();
    void rules_data();
    void rules();
    void programs_data();
    void programs();
    void messages_data();
    void messages();
    void foreignMachinesAreRefused();
    void limitsHoldAtAndPast_data();
    void limitsHoldAtAndPast();
};

void PolicyTest::steps_data()
{
    QTest::addColumn<Step>("step");
    QTest::addColumn<bool>("allowed");
    const QString vm = text("VM1");
    const QString eth = text("eth0");
    const auto row = [](const char *name, const Step &step, bool allowed) { QTest::newRow(name) << step << allowed; };

    row("namespace", CreateNamespace{vm, false}, true);
    row("namespace without a name", CreateNamespace{}, false);
    row("namespace with a path", CreateNamespace{text("../x"), false}, false);
    row("namespace with a slash", CreateNamespace{text("a/b"), false}, false);
    row("namespace that is a dot", CreateNamespace{text(".."), false}, false);
    row("namespace name of 32", CreateNamespace{QString(32, u'a'), false}, true);
    row("namespace name of 33", CreateNamespace{QString(33, u'a'), false}, false);
    row("delete with a path", DeleteNamespace{text("/etc")}, false);
    row("bridge", CreateLink{vm, bridge("br0")}, true);
    row("bridge called lo", CreateLink{vm, bridge("lo")}, false);
    row("bridge name of 15", CreateLink{vm, bridge("abcdefghijklmno")}, true);
    row("bridge name of 16", CreateLink{vm, bridge("abcdefghijklmnop")}, false);
    row("bridge that waits 2 s", CreateLink{vm, bridge("br0", {true, 2, 300})}, true);
    row("bridge that waits 1 s", CreateLink{vm, bridge("br0", {true, 1, 300})}, false);
    row("bridge that waits 31 s", CreateLink{vm, bridge("br0", {false, 31, 300})}, false);
    row("STP without delay", CreateLink{vm, bridge("br0", {true, 0, 300})}, false);
    row("bridge with negative ageing", CreateLink{vm, bridge("br0", {false, 0, -1})}, false);
    row("link with a multicast MAC", CreateLink{vm, withMac(bridge("br0"), "01:00:00:00:00:01")}, false);
    row("link with a zero MAC", CreateLink{vm, withMac(bridge("br0"), "00:00:00:00:00:00")}, false);
    row("link with MTU 68", CreateLink{vm, withMtu(bridge("br0"), 68)}, true);
    row("link with MTU 67", CreateLink{vm, withMtu(bridge("br0"), 67)}, false);
    row("link with MTU 65536", CreateLink{vm, withMtu(bridge("br0"), 65536)}, false);
    row("link with a bad master", CreateLink{vm, withMaster(bridge("br0"), "a b")}, false);
    row("half a cable", CreateLink{vm, LinkState{eth, VethSettings{vm, eth}, true, {}, 0, {}, {}}}, false);
    row("foreign link", CreateLink{vm, LinkState{eth, ForeignSettings{text("dummy")}, true, {}, 0, {}, {}}}, false);
    row("cable", cable("VM1", "eth0", "Host1", "tap0"), true);
    row("cable to a bad name", cable("VM1", "eth0", "Host1", "tap/0"), false);
    row("cable to a bad machine", cable("VM1", "eth0", "-Host1", "tap0"), false);
    row("delete link", DeleteLink{vm, eth}, true);
    row("delete lo", DeleteLink{vm, text("lo")}, false);
    row("lo down", SetLinkUp{vm, text("lo"), false}, true);
    row("master", SetLinkMaster{vm, eth, text("br0")}, true);
    row("no master", SetLinkMaster{vm, eth, QString()}, true);
    row("MAC", SetLinkMac{vm, eth, *MacAddress::parse(text("02:00:00:00:00:01"))}, true);
    row("zero MAC", SetLinkMac{vm, eth, MacAddress()}, false);
    row("MTU 0", SetLinkMtu{vm, eth, 0}, false);
    const auto made = [&](const LinkSettings &settings) {
        return CreateLink{vm, LinkState{text("x0"), settings, true, {}, 0, {}, {}}};
    };
    row("VLAN", made(VlanSettings{eth, 4094}), true);
    row("VLAN 0", made(VlanSettings{eth, 0}), false);
    row("VLAN 4095", made(VlanSettings{eth, 4095}), false);
    row("VLAN on a path", made(VlanSettings{text("../x"), 5}), false);
    row("VLAN on nothing", made(VlanSettings{{}, 5}), false);
    VxlanSettings vxlan{0xffffff, 65535, eth, address("1.0.0.1"), {address("1.0.0.2")}, {}, true};
    row("VXLAN", made(vxlan), true);
    row("VXLAN with a group besides", made((vxlan.group = address("239.1.1.1"), vxlan)), false);
    row("VXLAN with a group", made((vxlan.remotes.clear(), vxlan)), true);
    row("VXLAN with a group over nothing", made((vxlan.underlay.clear(), vxlan)), false);
    row("VXLAN id of 25 bits", made(VxlanSettings{1 << 24, 4789, {}, {}, {}, {}, true}), false);
    row("VXLAN to port 0", made(VxlanSettings{1, 0, {}, {}, {}, {}, true}), false);
    row("VXLAN to a group as another end", made(VxlanSettings{1, 4789, {}, {}, {address("239.1.1.1")}, {}, true}),
        false);
    row("VXLAN over IPv6", made(VxlanSettings{1, 4789, {}, {}, {address("fd00::1")}, {}, true}), false);
    row("VXLAN to as many ends as can be", made(VxlanSettings{1, 4789, {}, {}, ends(limits::kVxlanRemotes), {}, true}),
        true);
    row("VXLAN to one end more", made(VxlanSettings{1, 4789, {}, {}, ends(limits::kVxlanRemotes + 1), {}, true}),
        false);
    row("card", made(UplinkSettings{text("eth0")}), true);
    row("card lo", made(UplinkSettings{text("lo")}), false);
    row("card without a name", made(UplinkSettings{}), false);
    row("card that is a path", made(UplinkSettings{text("../eth0")}), false);
    row("settings of a card", SetLinkSettings{vm, eth, UplinkSettings{text("eth0")}}, false);
    row("tap", made(TunSettings{TunSettings::Mode::Tap, 65534}), true);
    row("tap of an impossible user", made(TunSettings{TunSettings::Mode::Tap, 65535}), false);
    row("tap of a mode that came over the wire", made(TunSettings{TunSettings::Mode(9), {}}), false);
    LinkState tun = withMac(LinkState{text("tun0"), TunSettings{TunSettings::Mode::Tun, {}}, true, {}, 0, {}, {}},
                            "02:00:00:00:00:01");
    row("tun with a MAC", CreateLink{vm, tun}, false);
    row("filtering", SetVlanFiltering{vm, eth, true, 4094}, true);
    row("filtering with a PVID beyond", SetVlanFiltering{vm, eth, true, 4095}, false);
    row("filtering of a path", SetVlanFiltering{vm, text("a/b"), true, 1}, false);
    row("VLANs", AddVlans{vm, eth, {1, 4094, false, false}, false}, true);
    row("VLANs from 0", AddVlans{vm, eth, {0, 5, false, false}, false}, false);
    row("VLANs to 4095", AddVlans{vm, eth, {5, 4095, false, false}, false}, false);
    row("VLANs backwards", RemoveVlans{vm, eth, 9, 5, false}, false);
    row("several PVIDs", AddVlans{vm, eth, {5, 6, true, true}, false}, false);
    row("remote", AddRemote{vm, eth, address("1.0.0.2"), {}}, true);
    row("remote that is a group", AddRemote{vm, eth, address("239.1.1.1"), {}}, false);
    row("remote over a path", RemoveRemote{vm, eth, address("1.0.0.2"), text("a b")}, false);
    row("settings of a VLAN", SetLinkSettings{vm, eth, VlanSettings{eth, 5}}, false);
    row("foreign settings", SetLinkSettings{vm, eth, ForeignSettings{}}, false);
    row("address", AddAddress{vm, eth, prefix("1.0.0.1/8")}, true);
    row("address on lo", AddAddress{vm, text("lo"), prefix("9.9.9.9/32")}, true);
    row("address of 33 bits", AddAddress{vm, eth, {address("1.0.0.1"), 33}}, false);
    row("address of -1 bits", RemoveAddress{vm, eth, {address("1.0.0.1"), -1}}, false);
    row("route", AddRoute{vm, route("0.0.0.0/0", "2.0.0.2")}, true);
    row("route with host bits", AddRoute{vm, {prefix("2.0.0.1/8"), address("1.0.0.1"), {}, 0}}, false);
    row("route to nowhere", AddRoute{vm, {prefix("2.0.0.0/8"), {}, {}, 0}}, false);
    row("route over IPv6", AddRoute{vm, {prefix("2.0.0.0/8"), address("fd00::1"), {}, 0}}, false);
    row("route with a negative metric", RemoveRoute{vm, {prefix("2.0.0.0/8"), {}, eth, -1}}, false);
    row("forwarding", SetForwarding{vm, true}, true);
    row("forwarding in a bad machine", SetForwarding{text("a b"), true}, false);
    row("IPv6 in a bad machine", SetIpv6{text("a\nb"), true}, false);
}

void PolicyTest::steps()
{
    QFETCH(Step, step);
    const auto answer = allowStep(step);
    QTEST(answer.ok(), "allowed");
    QVERIFY(answer.ok() || answer.error().message.endsWith(u'.'));
}

void PolicyTest::everyStepOfGoodPlansIsAllowed()
{
    QFETCH(KernelState, before);
    QFETCH(KernelState, wanted);
    QVERIFY(allowPlan(plan(wanted, before), before));
}

void PolicyTest::rules_data()
{
    using R = FirewallRule;
    QTest::addColumn<Step>("step");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *name, const R &made, bool allowed) {
        QTest::newRow(name) << Step(::rules(made)) << allowed;
    };
    const R accept = rule(R::Table::Filter, R::Chain::Forward, R::Target::Accept);
    R snat = rule(R::Table::Nat, R::Chain::Postrouting, R::Target::Snat);
    R dnat = rule(R::Table::Nat, R::Chain::Prerouting, R::Target::Dnat);

    row("accept", accept, true);
    row("drop in nat", rule(R::Table::Nat, R::Chain::Output, R::Target::Drop), false);
    row("masquerade", masquerade("eth0"), true);
    row("masquerade in filter", rule(R::Table::Filter, R::Chain::Forward, R::Target::Masquerade), false);
    row("masquerade before routing", rule(R::Table::Nat, R::Chain::Prerouting, R::Target::Masquerade), false);
    row("filter before routing", rule(R::Table::Filter, R::Chain::Prerouting, R::Target::Drop), false);
    row("SNAT without address", snat, false);
    snat.toAddress = address("1.0.0.1");
    row("SNAT", snat, true);
    snat.toAddress = address("fd00::1");
    row("SNAT to IPv6", snat, false);
    dnat.toAddress = address("2.0.0.1");
    row("DNAT", dnat, true);
    dnat.toPort = 80;
    row("DNAT to a port without a protocol", dnat, false);
    dnat.protocol = R::Protocol::Tcp;
    row("DNAT to a port", dnat, true);
    dnat.chain = R::Chain::Postrouting;
    row("DNAT after routing", dnat, false);
    R made = accept;
    made.destinationPort = 22;
    row("port without protocol", made, false);
    made.protocol = R::Protocol::Icmp;
    row("port with ICMP", made, false);
    made.protocol = R::Protocol::Udp;
    row("port with UDP", made, true);
    made = dnat;
    made.chain = R::Chain::Prerouting;
    made.toPort = 0;
    row("DNAT to port 0", made, false);
    made = masquerade("eth0");
    made.inInterface = text("eth0");
    row("where it came in, after routing", made, false);
    made = accept;
    made.chain = R::Chain::Input;
    made.outInterface = text("eth0");
    row("where it goes out, of what stays", made, false);
    made = accept;
    made.inInterface = text("eth0; reboot");
    row("interface that is a command", made, false);
    made = accept;
    made.source = prefix("fd00::/8");
    row("IPv6 source", made, false);
    made = accept;
    made.chain = R::Chain(99);
    row("unknown chain", made, false);
    made = accept;
    made.target = R::Target(-1);
    row("unknown target", made, false);
}

void PolicyTest::rules()
{
    steps();
}

void PolicyTest::programs_data()
{
    QTest::addColumn<StartProgram>("request");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *name, bool allowed, auto change) {
        StartProgram request = program();
        change(request);
        QTest::newRow(name) << request << allowed;
    };
    row("ping", true, [](StartProgram &) {});
    row("shell", true, [](StartProgram &r) { r.arguments.clear(); });
    row("unknown machine", false, [](StartProgram &r) { r.machine = text("VM2"); });
    row("empty name", false, [](StartProgram &r) { r.arguments = {QString()}; });
    row("NUL in an argument", false, [](StartProgram &r) { r.arguments[1] = QString(QChar(u'\0')); });
    row("256 words", true, [](StartProgram &r) { r.arguments = QStringList(limits::kProgramArguments, text("a")); });
    row("257 words", false,
        [](StartProgram &r) { r.arguments = QStringList(limits::kProgramArguments + 1, text("a")); });
    row("128 KiB", true, [](StartProgram &r) { r.arguments = {QString(limits::kProgramArgumentBytes, u'a')}; });
    row("128 KiB and one", false,
        [](StartProgram &r) { r.arguments = {QString(limits::kProgramArgumentBytes + 1, u'a')}; });
    row("LD_PRELOAD", false, [](StartProgram &r) { r.environment = {text("LD_PRELOAD=/tmp/x.so")}; });
    row("PATH", false, [](StartProgram &r) { r.environment = {text("PATH=/tmp")}; });
    row("LC_ with more behind", false, [](StartProgram &r) { r.environment = {text("LC_ALL LD_PRELOAD=x")}; });
    row("no name", false, [](StartProgram &r) { r.environment = {text("=x")}; });
    row("no value", false, [](StartProgram &r) { r.environment = {text("TERM")}; });
    row("32 settings", true, [](StartProgram &r) { r.environment = QStringList(32, text("TERM=a")); });
    row("33 settings", false, [](StartProgram &r) { r.environment = QStringList(33, text("TERM=a")); });
    row("no rows", false, [](StartProgram &r) { r.rows = 0; });
    row("10001 columns", false, [](StartProgram &r) { r.columns = 10001; });
}

void PolicyTest::programs()
{
    QFETCH(StartProgram, request);
    QTEST(allowProgram(request, {text("VM1")}).ok(), "allowed");
}

void PolicyTest::messages_data()
{
    QTest::addColumn<ClientMessage>("message");
    QTest::addColumn<bool>("beforeHello");
    QTest::addColumn<bool>("afterHello");
    const auto row = [](const char *name, const ClientMessage &message, bool before, bool after) {
        QTest::newRow(name) << message << before << after;
    };
    row("hello", ClientHello{}, true, false);
    row("hello of the next version", ClientHello{kProtocolVersion + 1, {}}, false, false);
    row("hello of the version before", ClientHello{kProtocolVersion - 1, {}}, false, false);
    row("observe", Observe{}, false, true);
    row("apply", ApplyPlan{1, {}, {}}, false, true);
    row("apply without number", ApplyPlan{}, false, false);
    row("status", QueryStatus{1}, false, true);
    row("status without number", QueryStatus{}, false, false);
    row("undeploy", Undeploy{}, false, true);
    row("leave", Leave{}, false, true);
    row("cancel", CancelPlan{}, false, true);
    row("program", program(), false, true);
    row("bytes", ChannelBytes{}, false, true);
    row("end of file", ChannelEof{}, false, true);
    row("resize", ChannelResize{}, false, true);
    row("resize to nothing", ChannelResize{1, 0, 80}, false, false);
    row("interrupt", ChannelSignal{1, SIGINT}, false, true);
    row("hang up", ChannelSignal{1, SIGHUP}, false, true);
    row("stop", ChannelSignal{1, SIGSTOP}, false, false);
    row("no signal", ChannelSignal{1, 0}, false, false);
}

void PolicyTest::messages()
{
    QFETCH(ClientMessage, message);
    QTEST(allowMessage(ConnectionState::AwaitingHello, message).ok(), "beforeHello");
    QTEST(allowMessage(ConnectionState::Open, message).ok(), "afterHello");
}

void PolicyTest::foreignMachinesAreRefused()
{
    const KernelState now = case1b();
    QVERIFY(allowPlan({SetForwarding{text("VM1"), true}}, now));
    QVERIFY(!allowPlan({SetForwarding{text("VM9"), true}}, now));
    QVERIFY(allowPlan({CreateNamespace{text("VM9"), false}, SetForwarding{text("VM9"), true}}, now));
    QVERIFY(!allowPlan({DeleteNamespace{text("VM1")}, SetForwarding{text("VM1"), true}}, now));
    QVERIFY(!allowPlan({cable("VM1", "eth9", "VM9", "eth0")}, now));
}

void PolicyTest::limitsHoldAtAndPast_data()
{
    QTest::addColumn<int>("limit");
    QTest::addColumn<int>("kind");
    QTest::newRow("machines") << limits::kMachines << 0;
    QTest::newRow("interfaces of a machine") << limits::kInterfacesPerMachine << 1;
    QTest::newRow("addresses of an interface") << limits::kAddressesPerInterface << 2;
    QTest::newRow("routes of a machine") << limits::kRoutesPerMachine << 3;
    QTest::newRow("rules of a machine") << limits::kRulesPerMachine << 4;
    QTest::newRow("steps") << limits::kPlanSteps << 5;
}

void PolicyTest::limitsHoldAtAndPast()
{
    QFETCH(int, limit);
    QFETCH(int, kind);
    const QString vm = text("VM1");
    const auto planOf = [&](int count) {
        Plan steps;
        if (kind == 4)
            return Plan{SetRules{vm, std::vector<FirewallRule>(std::size_t(count), masquerade("eth0"))}};
        for (int i = 0; i < count; ++i) {
            const QString name = text("n") + QString::number(i);
            if (kind == 0)
                steps.push_back(CreateNamespace{name, false});
            else if (kind == 1)
                steps.push_back(CreateLink{vm, bridge(qPrintable(name))});
            else if (kind == 2)
                steps.push_back(AddAddress{vm, text("eth0"), prefix("1.0.0.1/8")});
            else if (kind == 3)
                steps.push_back(AddRoute{vm, route("9.0.0.0/8", "2.0.0.2")});
            else
                steps.push_back(SetForwarding{vm, true});
        }
        return steps;
    };
    KernelState now;
    if (kind != 0)
        now.namespaces[vm];
    QVERIFY(allowPlan(planOf(limit), now));
    const auto past = allowPlan(planOf(limit + 1), now);
    QVERIFY(!past);
    QCOMPARE(past.error().code, ErrorCode::LimitExceeded);
}

QTEST_GUILESS_MAIN(PolicyTest)
#include "tst_policy.moc"
