// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/kernelstates.h"

#include <QTest>

#include <cerrno>

using namespace toile;
using namespace toile::test;

namespace {

int errnoOf(const KernelState &state, const Step &step)
{
    const Result<KernelState> result = simulate(state, step);
    return result ? 0 : result.error().sysErrno;
}

KernelState deployed(const KernelState &wanted)
{
    const Result<KernelState> result = simulate({}, plan(wanted, {}));
    return result ? *result : KernelState();
}

VethEnd end(const char *ns, const char *name, const char *master = "")
{
    return {text(ns), text(name), {}, 0, text(master), false};
}

RouteState metric(RouteState route, int value)
{
    route.metric = value;
    return route;
}

KernelState withIpv6()
{
    KernelState state = case1b();
    state.namespaces.at(text("VM1")).ipv6 = true;
    addAddress(state, "VM1", "eth0", "fd00::1/64");
    return deployed(state);
}

}  // namespace

Q_DECLARE_METATYPE(toile::Step)

class SimulateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refusals_data()
    {
        QTest::addColumn<Step>("step");
        QTest::addColumn<int>("expected");
        const QString vm = text("VM1");
        const QString eth0 = text("eth0");
        const auto row = [](const char *name, Step step, int code) { QTest::newRow(name) << step << code; };
        row("machine twice", CreateNamespace{vm}, EEXIST);
        row("no such machine", DeleteNamespace{text("VM9")}, ENOENT);
        row("bridge twice", CreateLink{text("Host1"), link(*std::make_unique<KernelState>(case21()), "Host1", "br0")},
            EEXIST);
        row("cable to a taken name", CreateVeth{end("VM1", "eth0"), end("VM2", "eth9")}, EEXIST);
        row("cable to nowhere", CreateVeth{end("VM1", "eth9"), end("VM9", "eth0")}, ENOENT);
        row("cable to itself", CreateVeth{end("VM1", "eth9"), end("VM1", "eth9")}, EEXIST);
        row("cable without its bridge", CreateVeth{end("VM1", "eth9", "br9"), end("VM2", "eth9")}, ENODEV);
        row("no such link", DeleteLink{vm, text("eth9")}, ENODEV);
        row("up without link", SetLinkUp{vm, text("eth9"), true}, ENODEV);
        row("port without bridge", SetLinkMaster{vm, eth0, text("br0")}, ENODEV);
        row("port of no bridge", SetLinkMaster{text("Host1"), text("veth1"), text("veth2")}, EOPNOTSUPP);
        row("bridge in a bridge", SetLinkMaster{text("Host1"), text("br0"), text("br0")}, ELOOP);
        row("multicast MAC", SetLinkMac{vm, eth0, MacAddress({1, 0, 0, 0, 0, 1})}, EADDRNOTAVAIL);
        row("zero MAC", SetLinkMac{vm, eth0, MacAddress()}, EADDRNOTAVAIL);
        row("MTU too small", SetLinkMtu{vm, eth0, 67}, EINVAL);
        row("MTU too large", SetLinkMtu{vm, eth0, 65536}, EINVAL);
        row("settings of a veth", SetLinkSettings{vm, eth0, BridgeSettings()}, EOPNOTSUPP);
        row("address twice", AddAddress{vm, eth0, prefix("2.0.0.1/8")}, EEXIST);
        row("IPv6 that is off", AddAddress{vm, eth0, prefix("fd00::1/64")}, EACCES);
        row("no such address", RemoveAddress{vm, eth0, prefix("2.0.0.9/8")}, EADDRNOTAVAIL);
        row("gateway not on link", AddRoute{vm, route("0.0.0.0/0", "3.0.0.1")}, ENETUNREACH);
        row("route without link", AddRoute{vm, route("3.0.0.0/8", "", "eth9")}, ENODEV);
        row("no such route", RemoveRoute{vm, route("3.0.0.0/8", "2.0.0.2")}, ESRCH);
        row("forwarding nowhere", SetForwarding{text("VM9"), true}, ENOENT);
        row("rules nowhere", SetRules{text("VM9"), {}}, ENOENT);
    }
    void refusals()
    {
        QFETCH(Step, step);
        QTEST(errnoOf(deployed(case21()), step), "expected");
    }

    void aRefusedStepSaysSo()
    {
        const Result<KernelState> result = simulate({}, Step(DeleteNamespace{text("VM1")}));
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::KernelRefused);
        QCOMPARE(result.error().message, text("The kernel would refuse this step: No such file or directory."));
    }

    void routesNeedTheirInterfaceUp()
    {
        const KernelState down = *simulate(deployed(case1b()), Step(SetLinkUp{text("VM1"), text("eth0"), false}));
        QVERIFY(down.namespaces.at(text("VM1")).routes.empty());
        QCOMPARE(errnoOf(down, AddRoute{text("VM1"), route("3.0.0.0/8", "", "eth0")}), ENETDOWN);
        QCOMPARE(errnoOf(down, AddRoute{text("VM1"), route("3.0.0.0/8", "2.0.0.2")}), ENETUNREACH);
    }

    void oneRouteForADestinationAndMetric()
    {
        const KernelState state = deployed(case1b());
        const RouteState other = route("0.0.0.0/0", "2.0.0.3");
        QCOMPARE(errnoOf(state, AddRoute{text("VM1"), other}), EEXIST);
        QCOMPARE(errnoOf(state, AddRoute{text("VM1"), metric(other, 5)}), 0);
    }

    void theGatewaysInterfaceIsFound()
    {
        KernelState state = deployed(case1b());
        state = *simulate(state, Step(AddRoute{text("Host1"), route("3.0.0.0/8", "2.0.0.1")}));
        QCOMPARE(state.namespaces.at(text("Host1")).routes.front().interface, text("tap0"));
    }

    void theLastAddressTakesItsRoutesAway()
    {
        KernelState state = deployed(case1b());
        state = *simulate(state, Step(AddAddress{text("VM1"), text("eth0"), prefix("5.0.0.1/8")}));
        state = *simulate(state, Step(RemoveAddress{text("VM1"), text("eth0"), prefix("2.0.0.1/8")}));
        QCOMPARE(state.namespaces.at(text("VM1")).routes.size(), std::size_t(1));
        state = *simulate(state, Step(RemoveAddress{text("VM1"), text("eth0"), prefix("5.0.0.1/8")}));
        QVERIFY(state.namespaces.at(text("VM1")).routes.empty());
    }

    void downTakesIpv6AddressesAway()
    {
        const KernelState state = *simulate(withIpv6(), Step(SetLinkUp{text("VM1"), text("eth0"), false}));
        QCOMPARE(state.namespaces.at(text("VM1")).links.at(text("eth0")).addresses,
                 std::vector<IpPrefix>{prefix("2.0.0.1/8")});
    }

    void ipv6OffTakesItsAddressesAndRoutesAway()
    {
        KernelState state = *simulate(withIpv6(), Step(AddRoute{text("VM1"), route("fd01::/64", "fd00::2")}));
        QCOMPARE(state.namespaces.at(text("VM1")).routes.size(), std::size_t(2));
        state = *simulate(state, Step(SetIpv6{text("VM1"), false}));
        QCOMPARE(state.namespaces.at(text("VM1")).routes.size(), std::size_t(1));
        QVERIFY(!satisfies(state, withIpv6()));
    }

    void aBridgeThatGoesFreesItsPorts()
    {
        const KernelState state = *simulate(deployed(case21()), Step(DeleteLink{text("Host1"), text("br0")}));
        QVERIFY(state.namespaces.at(text("Host1")).links.at(text("veth1")).master.isEmpty());
    }

    void aMachineThatGoesTakesTheOtherEndsAway()
    {
        const KernelState state = *simulate(deployed(case1b()), Step(DeleteNamespace{text("VM1")}));
        QVERIFY(!state.namespaces.at(text("Host1")).links.contains(text("tap0")));
        QVERIFY(state.namespaces.at(text("Host1")).links.contains(text("eth0")));
    }

    void aCableWithinOneMachineGoesWhole()
    {
        KernelState state;
        addCable(state, "VM1", "a0", "VM1", "b0");
        QVERIFY(satisfies(deployed(state), state));
        const KernelState gone = *simulate(deployed(state), Step(DeleteLink{text("VM1"), text("b0")}));
        QVERIFY(gone.namespaces.at(text("VM1")).links.empty());
        QVERIFY(*simulate(deployed(state), Step(DeleteNamespace{text("VM1")})) == KernelState());
    }

    void stpRaisesTheForwardDelay()
    {
        const Step step = SetLinkSettings{text("Host1"), text("br0"), BridgeSettings{true, 0, 300}};
        const KernelState state = *simulate(deployed(case21()), step);
        const LinkSettings now = state.namespaces.at(text("Host1")).links.at(text("br0")).settings;
        QCOMPARE(std::get<BridgeSettings>(now).forwardDelay, 2);
    }

    void rulesThatIptablesCannotTakeAreRefused()
    {
        FirewallRule rule = masquerade("eth0");
        rule.chain = FirewallRule::Chain::Prerouting;
        QVERIFY(!simulate(deployed(case1b()), Step(SetRules{text("VM1"), {rule}})));
    }
};

QTEST_APPLESS_MAIN(SimulateTest)
#include "tst_simulate.moc"
