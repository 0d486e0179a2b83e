// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/describe.h"
#include "core/kernel/plan.h"
#include "core/lab/labfile.h"
#include "core/lab/lower.h"
#include "resources/assets.h"
#include "tests/support/kernelstates.h"

#include <QTest>

using namespace toile;
using namespace toile::test;

namespace {

/// Host1 with eth0 (a cable to Host2), eth1 (none) and a bridge; ids as in creation order.
struct Drawing {
    Topology topology;
    Id host1{2}, host2{3}, eth0{4}, peer{5}, eth1{6}, br0{7};

    Drawing()
    {
        topology.machines[host1].name = text("Host1");
        topology.machines[host2].name = text("Host2");
        add(host1, eth0, "eth0");
        add(host2, peer, "eth0");
        add(host1, eth1, "eth1");
        add(host1, br0, "br0").settings = BridgeSettings();
        topology.cables[Id{8}] = Cable{eth0, peer};
    }
    Interface &add(Id machine, Id id, const char *name)
    {
        Interface &interface = topology.interfaces[id];
        interface.machine = machine;
        interface.name = text(name);
        return interface;
    }
    Interface &at(Id id) { return topology.interfaces.at(id); }
    std::vector<RouteState> &routes() { return topology.machines.at(host1).routes; }
    NamespaceState lowered() const { return lower(topology).namespaces.at(text("Host1")); }
};

}  // namespace

class LowerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useAssets(); }

    void aCableIsAVethPair()
    {
        const KernelState state = lower(Drawing().topology);
        const LinkState &end = state.namespaces.at(text("Host1")).links.at(text("eth0"));
        QVERIFY((end.settings == LinkSettings(VethSettings{text("Host2"), text("eth0")})));
        QVERIFY(state.namespaces.at(text("Host2")).links.contains(text("eth0")));
    }

    void aPvidOfItsOwnIsSaidToTheBridge()
    {
        Drawing drawing;
        drawing.at(drawing.br0).settings = BridgeSettings{false, 0, 300, true, 1};
        drawing.at(drawing.eth0).bridge = drawing.br0;
        drawing.at(drawing.eth0).vlans = {10, {{200, 200}}, 300, {{20, 21}}};
        const Plan steps = plan(lower(drawing.topology), {});
        QStringList told;
        for (const Step &step : steps)
            for (const QString &command : commands(step))
                if (command.contains(QStringLiteral(" vlan ")))
                    told << command.mid(command.indexOf(QStringLiteral("vlan ")));
        told.sort();
        QCOMPARE(told, text("vlan add dev eth0 vid 10 untagged;vlan add dev eth0 vid 20-21 untagged;"
                            "vlan add dev eth0 vid 200;vlan add dev eth0 vid 300 pvid;vlan del dev eth0 vid 1")
                           .split(u';'));
    }

    void anInterfaceWithoutACableDoesNotExist() { QVERIFY(!Drawing().lowered().links.contains(text("eth1"))); }

    void wishesArePassedOn()
    {
        Drawing drawing;
        Interface &eth0 = drawing.at(drawing.eth0);
        eth0.up = false;
        eth0.mtu = 1400;
        eth0.mac = MacAddress({2, 0, 0, 0, 0, 1});
        eth0.bridge = drawing.br0;
        eth0.addresses = {prefix("2.0.0.1/8"), prefix("1.0.0.1/8"), prefix("2.0.0.1/8")};
        const LinkState link = drawing.lowered().links.at(text("eth0"));
        const std::vector<IpPrefix> sorted{prefix("1.0.0.1/8"), prefix("2.0.0.1/8")};
        QVERIFY(!link.up);
        QCOMPARE(link.mtu, 1400);
        QCOMPARE(link.mac, eth0.mac);
        QCOMPARE(link.master, text("br0"));
        QCOMPARE(link.addresses, sorted);
    }

    void ipv6IsOnWhereItIsUsed()
    {
        Drawing drawing;
        QVERIFY(!drawing.lowered().ipv6);
        drawing.at(drawing.eth0).addresses = {prefix("fd00::1/64"), prefix("fd00::1/48")};
        QVERIFY(drawing.lowered().ipv6);
        QCOMPARE(drawing.lowered().links.at(text("eth0")).addresses.size(), std::size_t(1));
        QVERIFY(!lower(drawing.topology).namespaces.at(text("Host2")).ipv6);
    }

    void routesWaitForTheirInterface()
    {
        Drawing drawing;
        drawing.at(drawing.eth0).addresses = {prefix("1.0.0.1/8")};
        drawing.at(drawing.eth1).addresses = {prefix("2.0.0.1/8")};
        drawing.routes() = {route("3.0.0.0/8", "2.0.0.9"), route("4.0.0.0/8", "", "eth1"),
                            route("5.0.0.0/8", "1.0.0.9")};
        QVERIFY(drawing.lowered().routes == std::vector<RouteState>{route("5.0.0.0/8", "1.0.0.9")});
        drawing.at(drawing.eth0).up = false;
        QVERIFY(drawing.lowered().routes.empty());
    }

    void aGatewayThatIsNowhereIsTheKernelsToRefuse()
    {
        Drawing drawing;
        drawing.routes() = {route("3.0.0.0/8", "9.0.0.9")};
        QCOMPARE(drawing.lowered().routes.size(), std::size_t(1));
        QVERIFY(!simulate({}, plan(lower(drawing.topology), {})));
    }

    void oneRouteForADestinationAndMetric()
    {
        Drawing drawing;
        drawing.at(drawing.eth0).addresses = {prefix("1.0.0.1/8")};
        drawing.routes() = {route("3.0.0.0/8", "1.0.0.9"), route("3.1.2.3/8", "1.0.0.8")};
        QVERIFY(drawing.lowered().routes == std::vector<RouteState>{route("3.0.0.0/8", "1.0.0.9")});
    }

    void shippedLabsDeploy_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : shippedLabs())
            QTest::newRow(qPrintable(name)) << name;
    }
    void shippedLabsDeploy()
    {
        QFETCH(QString, name);
        const LoadedLab lab = loadLab(shippedLabPath(name));
        QVERIFY2(lab.ok(), qPrintable(formatProblems(name, lab.problems)));
        const KernelState wanted = lower(lab.document.topology());
        const Result<KernelState> made = simulate({}, plan(wanted, {}));
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
        QVERIFY(satisfies(*made, wanted));
    }

    void case1bIsTheCoursesOwn()
    {
        KernelState state = lower(loadLab(shippedLabPath(text("case-1b"))).document.topology());
        for (auto &[name, ns] : state.namespaces)
            for (auto &[linkName, each] : ns.links)
                each.mac.reset();
        QVERIFY(normalized(state) == normalized(case1b()));
    }
};

QTEST_GUILESS_MAIN(LowerTest)
#include "tst_lower.moc"
