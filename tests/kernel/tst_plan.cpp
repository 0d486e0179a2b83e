// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/kernelstates.h"

#include <QTest>

using namespace toile;
using namespace toile::test;

namespace {

template <typename AnyStep>
bool is(const Step &step)
{
    return std::holds_alternative<AnyStep>(step);
}

template <typename AnyStep>
std::ptrdiff_t countOf(const Plan &steps)
{
    return std::count_if(steps.begin(), steps.end(), is<AnyStep>);
}

/// What the kernel holds after the plan from `before` to `wanted` was carried out.
KernelState after(const KernelState &wanted, const KernelState &before)
{
    const Result<KernelState> result = simulate(before, plan(wanted, before));
    return result ? *result : KernelState();
}

QString told(const QStringList &lines)
{
    return lines.join(u'\n');
}

}  // namespace

class PlanTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void case1bFromNothing()
    {
        const QStringList expected{
            text("ip netns add Host1"),
            text("ip -n Host1 link set lo up"),
            text(
                "ip netns exec Host1 sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1"),
            text("ip netns add Host2"),
            text("ip -n Host2 link set lo up"),
            text(
                "ip netns exec Host2 sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1"),
            text("ip netns add VM1"),
            text("ip -n VM1 link set lo up"),
            text("ip netns exec VM1 sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1"),
            text("ip link add eth0 netns Host1 type veth peer name eth0 netns Host2"),
            text("ip link add tap0 netns Host1 type veth peer name eth0 netns VM1"),
            text("ip -n Host1 addr add 1.0.0.1/8 dev eth0"),
            text("ip -n Host1 addr add 2.0.0.2/8 dev tap0"),
            text("ip -n Host2 addr add 1.0.0.2/8 dev eth0"),
            text("ip -n VM1 addr add 2.0.0.1/8 dev eth0"),
            text("ip -n Host1 link set eth0 up"),
            text("ip -n Host1 link set tap0 up"),
            text("ip -n Host2 link set eth0 up"),
            text("ip -n VM1 link set eth0 up"),
            text("ip -n VM1 route add default via 2.0.0.2"),
            text("ip netns exec Host1 sysctl -qw net.ipv4.ip_forward=1"),
            text("ip netns exec Host1 iptables -F"),
            text("ip netns exec Host1 iptables -t nat -F"),
            text("ip netns exec Host1 iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE"),
            text("ip netns exec Host1 sysctl -qw net.netfilter.nf_conntrack_acct=1"),
        };
        QCOMPARE(told(commandsOf(plan(case1b(), {}))), told(expected));
    }

    void portsGoUpAsTheyAreMadeAndTheBridgeLast()
    {
        const Plan steps = plan(case21(), {});
        const QStringList expected{text("create-namespace"), text("create-namespace"), text("create-namespace"),
                                   text("create-namespace"), text("create-link"),      text("create-veth"),
                                   text("create-veth"),      text("create-veth"),      text("add-address"),
                                   text("add-address"),      text("add-address"),      text("set-link-up"),
                                   text("set-link-up"),      text("set-link-up"),      text("set-link-up")};
        QStringList actions;
        for (const Step &step : steps)
            actions << actionName(step);
        QCOMPARE(actions, expected);
        QVERIFY(!std::get<CreateLink>(steps.at(4)).link.up);
        const VethEnd port{text("Host1"), text("veth1"), {}, 0, text("br0"), true};
        const VethEnd vm{text("VM1"), text("eth0"), {}, 0, {}, false};
        QVERIFY((std::get<CreateVeth>(steps.at(5)) == CreateVeth{port, vm}));
        QCOMPARE(interfaceOf(steps.back()), text("br0"));
    }

    void thePortIsTheFirstEndWhateverItsName()
    {
        KernelState state;
        addBridge(state, "Switch", "br0");
        addCable(state, "A", "eth0", "Switch", "p1");
        link(state, "Switch", "p1").master = text("br0");
        const Plan steps = plan(state, {});
        const auto pair = std::find_if(steps.begin(), steps.end(), is<CreateVeth>);
        QCOMPARE(machineOf(*pair), text("Switch"));
    }

    void nothingToDoWhenAllIsThere()
    {
        for (const KernelState &state : {KernelState(), case1b(), case21()}) {
            QVERIFY(plan(state, state).empty());
            QVERIFY(satisfies(after(state, {}), state));
        }
    }

    void unsetWishesMatchAnything()
    {
        KernelState observed = after(case1b(), {});
        for (auto &[name, ns] : observed.namespaces)
            for (auto &[linkName, each] : ns.links) {
                each.mac = MacAddress({2, 0, 0, 0, 0, 1});
                each.mtu = 1500;
            }
        QVERIFY(satisfies(observed, case1b()));
        QCOMPARE(observed.namespaces.at(text("VM1")).routes.front().interface, text("eth0"));
    }

    void undeployRemovesMachinesOnly()
    {
        QCOMPARE(told(commandsOf(plan({}, case21()))), told({text("ip netns del Host1"), text("ip netns del VM1"),
                                                             text("ip netns del VM2"), text("ip netns del VM3")}));
        QVERIFY(after({}, case21()) == KernelState());
    }

    void aMachineThatGoesLosesItsCablesFirst()
    {
        KernelState wanted = case21();
        wanted.namespaces.erase(text("VM2"));
        wanted.namespaces.at(text("Host1")).links.erase(text("veth2"));
        QCOMPARE(told(commandsOf(plan(wanted, case21()))),
                 told({text("ip -n Host1 link del veth2"), text("ip netns del VM2")}));
    }

    void aNewMachineIsAllThatIsMade()
    {
        KernelState wanted = case21();
        addCable(wanted, "Host1", "veth4", "VM4", "eth0");
        link(wanted, "Host1", "veth4").master = text("br0");
        addAddress(wanted, "VM4", "eth0", "2.0.0.4/8");
        const Plan steps = plan(wanted, case21());
        QCOMPARE(steps.size(), std::size_t(4));
        QVERIFY(satisfies(after(wanted, case21()), wanted));
    }

    void aChangedPeerMakesThePairAnew()
    {
        KernelState wanted = case1b();
        wanted.namespaces.at(text("VM1")).links.clear();
        wanted.namespaces.at(text("VM1")).routes.clear();
        addCable(wanted, "Host1", "tap0", "VM2", "eth0");
        addAddress(wanted, "Host1", "tap0", "2.0.0.2/8");
        const Plan steps = plan(wanted, case1b());
        QCOMPARE(countOf<DeleteLink>(steps), 1);
        QCOMPARE(countOf<CreateVeth>(steps), 1);
        QVERIFY(satisfies(after(wanted, case1b()), wanted));
    }

    void aChangedKindMakesTheLinkAnew()
    {
        KernelState before = case21();
        KernelState wanted = case21();
        LinkState &foreign = link(before, "Host1", "br0");
        foreign.settings = ForeignSettings{text("dummy")};
        for (const char *port : {"veth1", "veth2", "veth3"})
            link(before, "Host1", port).master.clear();
        const Plan steps = plan(wanted, before);
        QVERIFY(is<DeleteLink>(steps.front()));
        QCOMPARE(countOf<SetLinkMaster>(steps), 3);
        QVERIFY(satisfies(after(wanted, before), wanted));
    }

    void linksMadeByHandAreRemoved()
    {
        KernelState before = case1b();
        LinkState foreign;
        foreign.name = text("dummy0");
        foreign.settings = ForeignSettings{text("dummy")};
        before.namespaces.at(text("VM1")).links[foreign.name] = foreign;
        QCOMPARE(told(commandsOf(plan(case1b(), before))), text("ip -n VM1 link del dummy0"));
        QVERIFY(plan(before, before).empty());
        QVERIFY2(plan(before, case1b()).empty(), "what nobody can make is not planned");
    }

    void aNewAddressBringsItsRoutesBack()
    {
        KernelState wanted = case1b();
        link(wanted, "VM1", "eth0").addresses = {prefix("2.0.0.7/8")};
        const KernelState before = after(case1b(), {});
        QCOMPARE(told(commandsOf(plan(wanted, before))),
                 told({text("ip netns exec VM1 sysctl -qw net.ipv4.conf.all.promote_secondaries=1"),
                       text("ip -n VM1 addr del 2.0.0.1/8 dev eth0"), text("ip -n VM1 addr add 2.0.0.7/8 dev eth0"),
                       text("ip -n VM1 route add default via 2.0.0.2")}));
        QVERIFY(satisfies(after(wanted, before), wanted));
    }

    void upAgainBringsRoutesBack()
    {
        KernelState before = after(case1b(), {});
        before = *simulate(before, Step(SetLinkUp{text("VM1"), text("eth0"), false}));
        QVERIFY(before.namespaces.at(text("VM1")).routes.empty());
        QCOMPARE(told(commandsOf(plan(case1b(), before))),
                 told({text("ip -n VM1 link set eth0 up"), text("ip -n VM1 route add default via 2.0.0.2")}));
    }

    void aRouteOverAnotherInterfaceIsReplaced()
    {
        KernelState wanted = case1b();
        wanted.namespaces.at(text("VM1")).routes = {route("0.0.0.0/0", "2.0.0.3")};
        const KernelState before = after(case1b(), {});
        QCOMPARE(told(commandsOf(plan(wanted, before))), told({text("ip -n VM1 route del default via 2.0.0.2 dev eth0"),
                                                               text("ip -n VM1 route add default via 2.0.0.3")}));
    }

    void deviceRoutesComeBeforeGatewayRoutes()
    {
        KernelState wanted = case1b();
        wanted.namespaces.at(text("VM1")).routes = {route("0.0.0.0/0", "9.0.0.1"), route("9.0.0.0/8", "", "eth0")};
        const Plan steps = plan(wanted, after(case1b(), {}));
        QVERIFY(simulate(after(case1b(), {}), steps).ok());
        QVERIFY(!std::get<AddRoute>(*std::find_if(steps.begin(), steps.end(), is<AddRoute>)).route.gateway);
    }

    void routesOverABridgeWaitForIt()
    {
        KernelState wanted = case21();
        addAddress(wanted, "Host1", "br0", "2.0.0.4/8");
        wanted.namespaces.at(text("Host1")).routes = {route("3.0.0.0/8", "2.0.0.1")};
        const Plan steps = plan(wanted, {});
        QVERIFY(is<AddRoute>(steps.back()));
        QVERIFY(simulate({}, steps).ok());
    }

    void interfaceSettingsAreChangedInPlace()
    {
        KernelState wanted = case21();
        LinkState &eth0 = link(wanted, "VM1", "eth0");
        eth0.mac = MacAddress({2, 0, 0, 0, 0, 1});
        eth0.mtu = 1400;
        link(wanted, "Host1", "br0").settings = BridgeSettings{true, 4, 60};
        link(wanted, "Host1", "veth3").master.clear();
        QCOMPARE(told(commandsOf(plan(wanted, case21()))),
                 told({text("ip -n Host1 link set veth3 nomaster"),
                       text("ip -n Host1 link set br0 type bridge forward_delay 400 ageing_time 6000 stp_state 1"),
                       text("ip -n VM1 link set eth0 address 02:00:00:00:00:01"),
                       text("ip -n VM1 link set eth0 mtu 1400")}));
    }

    void theMtuOfABridgeIsSetOnceItExists()
    {
        KernelState wanted = case21();
        link(wanted, "Host1", "br0").mtu = 1400;
        const Plan steps = plan(wanted, {});
        QCOMPARE(countOf<SetLinkMtu>(steps), 1);
        QVERIFY(satisfies(after(wanted, {}), wanted));
    }

    void anMtuThatIsWishedForNoLongerIsTheDefaultAgain()
    {
        KernelState before = after(case21(), {});
        for (const char *name : {"veth1", "veth2", "veth3"})
            link(before, "Host1", name).mtu = 1400;
        link(before, "Host1", "br0").mtu = 1300;
        link(before, "VM1", "eth0").mtu = 1400;
        KernelState wanted = case21();
        link(wanted, "Host1", "veth3").mtu = 1450;
        QCOMPARE(told(commandsOf(plan(wanted, before))),
                 told({text("ip -n Host1 link set br0 mtu 1450"), text("ip -n Host1 link set veth1 mtu 1500"),
                       text("ip -n Host1 link set veth2 mtu 1500"), text("ip -n Host1 link set veth3 mtu 1450"),
                       text("ip -n VM1 link set eth0 mtu 1500")}));
        QVERIFY(satisfies(after(wanted, before), wanted));
        link(before, "Host1", "br0").mtu = 1400;  // as its ports have: the kernel raises it with them
        QCOMPARE(countOf<SetLinkMtu>(plan(wanted, before)), 4);
    }

    void aBridgeIsLeftToFollowAPortThatJoinsIt()
    {
        KernelState before = after(case21(), {});
        link(before, "Host1", "br0").mtu = 1500;
        link(before, "Host1", "veth3").master.clear();
        link(before, "Host1", "veth3").mtu = 1300;
        KernelState wanted = case21();
        link(wanted, "Host1", "veth3").mtu = 1300;
        QCOMPARE(told(commandsOf(plan(wanted, before))), told({text("ip -n Host1 link set veth3 master br0")}));
    }

    void withStpTheKernelsOwnDelayIsNoDifference()
    {
        KernelState wanted = case21();
        KernelState observed = case21();
        link(wanted, "Host1", "br0").settings = BridgeSettings{true, 0, 300};
        link(observed, "Host1", "br0").settings = BridgeSettings{true, 2, 300};
        QVERIFY(satisfies(observed, wanted));
    }

    void rulesByHandAreReplaced()
    {
        KernelState before = case1b();
        before.namespaces.at(text("Host1")).foreignRules = {text("FORWARD -m limit --limit 3/sec -j ACCEPT")};
        const Plan steps = plan(case1b(), before);
        QCOMPARE(steps.size(), std::size_t(1));
        QVERIFY(is<SetRules>(steps.front()));
        QVERIFY(plan(before, before).empty());
    }

    void orderBetweenChainsIsNoDifference()
    {
        KernelState a = case1b();
        FirewallRule drop;
        drop.target = FirewallRule::Target::Drop;
        a.namespaces.at(text("Host1")).rules = {drop, masquerade("eth0")};
        KernelState b = case1b();
        b.namespaces.at(text("Host1")).rules = {masquerade("eth0"), drop};
        QVERIFY(satisfies(a, b));
        a.namespaces.at(text("Host1")).rules = {drop, FirewallRule()};
        b.namespaces.at(text("Host1")).rules = {FirewallRule(), drop};
        QVERIFY(!satisfies(a, b));
    }

    void loopbackTakenDownByHandComesBack()
    {
        KernelState before = case1b();
        before.namespaces.at(text("VM1")).loopbackUp = false;
        QCOMPARE(told(commandsOf(plan(case1b(), before))), text("ip -n VM1 link set lo up"));
    }

    void ipv6ComesBeforeItsAddressesAndTellsForwarding()
    {
        KernelState wanted = case1b();
        addAddress(wanted, "Host1", "eth0", "fd00::1/64");
        wanted.namespaces.at(text("Host1")).ipv6 = true;
        const Plan steps = plan(wanted, case1b());
        QStringList actions;
        for (const Step &step : steps)
            actions << actionName(step);
        QCOMPARE(actions, QStringList({text("set-ipv6"), text("add-address"), text("set-forwarding")}));
        QVERIFY(satisfies(after(case1b(), wanted), case1b()));
    }

    void aThousandMachinesArePlannedAtOnce()
    {
        constexpr int kMachines = 1000;
        KernelState wanted;
        addBridge(wanted, "Switch", "br0");
        addAddress(wanted, "Switch", "br0", "10.0.0.1/16");
        for (int i = 0; i < kMachines; ++i) {
            const QByteArray port = "p" + QByteArray::number(i);
            const QByteArray host = "H" + QByteArray::number(i);
            const QByteArray at = "10.0." + QByteArray::number(1 + i / 250) + '.' + QByteArray::number(i % 250) + "/16";
            addCable(wanted, "Switch", port.constData(), host.constData(), "eth0");
            link(wanted, "Switch", port.constData()).master = text("br0");
            addAddress(wanted, host.constData(), "eth0", at.constData());
            wanted.namespaces.at(text(host.constData())).routes = {route("0.0.0.0/0", "10.0.0.1")};
        }
        const Plan steps = plan(wanted, {});
        QCOMPARE(steps.size(), std::size_t(kMachines * 5 + 4));
        const Result<KernelState> made = simulate({}, steps);
        QVERIFY(made.ok());
        QVERIFY(satisfies(*made, wanted));
        QBENCHMARK
        {
            const Plan again = plan(wanted, {});
            QVERIFY(!again.empty());
        }
    }
};

QTEST_APPLESS_MAIN(PlanTest)
#include "tst_plan.moc"
