// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/labfile.h"
#include "core/model/vlanmap.h"
#include "resources/assets.h"

#include <QTest>

#include <algorithm>

using namespace toile;

namespace {

Topology lab(const char *name)
{
    return loadLab(shippedLabPath(QString::fromLatin1(name))).document.topology();
}

Id find(const Topology &topology, const QString &label)
{
    for (const auto *elements : {&topology.interfaces})
        for (const auto &[id, element] : *elements)
            if (topology.label(id) == label)
                return id;
    for (const auto &[id, machine] : topology.machines)
        if (machine.name == label)
            return id;
    for (const auto &[id, cable] : topology.cables)
        if (topology.label(id) == label)
            return id;
    return {};
}

/// "1 100t 200t": the VLANs of a cable, t for a tag.
QString carried(const VlanMap &map, const Cable &cable)
{
    QStringList texts;
    for (const CarriedVlan &each : map.carriedBy(cable)) {
        QString text = QString::number(each.vlan);
        if (each.tag != 0)
            text += each.tag == each.vlan ? QStringLiteral("t") : QStringLiteral("t%1").arg(each.tag);
        texts << text;
    }
    return texts.join(u' ');
}

QStringList labels(const Topology &topology, const std::unordered_set<Id> &ids)
{
    QStringList texts;
    for (const Id id : ids)
        texts << topology.label(id);
    texts.sort();
    return texts;
}

}  // namespace

/// What cables carry and where a VLAN is, in the labs of the course.
class VlanMapTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useAssets(); }

    void cablesCarry_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QString>("cable");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *cable, const char *expected) {
            QTest::addRow("%s %s", name, cable)
                << QByteArray(name) << QString::fromUtf8(cable) << QString::fromUtf8(expected);
        };
        row("trunk", "SW1:trunk0 – SW2:trunk0", "1 100t 200t");
        row("trunk", "SW1:pa – A1:eth0", "100");
        row("trunk", "SW2:pb – B2:eth0", "200");
        row("vlan-router", "SW1:pr – R:eth0", "1 100t 200t");
        row("tp2", "Host1:veth1 – VM1:eth0", "0 100t");
        row("tp2", "Host1:veth3 – VM3:eth0", "0 200t");
        row("tp2", "Host1:veth4 – VM4:eth0", "0");
        row("vlan-in-bridge", "Host1:eth0 – Host2:eth0", "100t 200t");
        row("vlan-in-bridge", "Host1:veth1 – VM1:eth0", "100");
        row("vlan-in-bridge", "Host2:veth4 – VM4:eth0", "200");
        row("two-hosts", "Host1:eth0 – Host2:eth0", "0 100t");
        row("two-hosts", "Host1:veth1 – VM1:eth0", "100");
        row("vxlan", "Host1:eth0 – Host2:eth0", "0");
        row("case-1b", "Host1:eth0 – Host2:eth0", "0");
    }
    void cablesCarry()
    {
        QFETCH(QByteArray, name);
        QFETCH(QString, cable);
        const Topology topology = lab(name);
        const Id id = find(topology, cable);
        QVERIFY(id);
        QTEST(carried(VlanMap(topology), topology.cables.at(id)), "expected");
    }

    void aCableShowsWhatLeavesWithoutATag()
    {
        Topology topology = lab("trunk");
        const Id port = find(topology, QStringLiteral("SW1:pa"));
        const Id cable = find(topology, QStringLiteral("SW1:pa – A1:eth0"));
        const auto with = [&](const PortVlans &vlans) {
            topology.interfaces.at(port).vlans = vlans;
            return carried(VlanMap(topology), topology.cables.at(cable));
        };
        QCOMPARE(with({100, {}, {}, {{200, 200}}}), QStringLiteral("100 200"));
        QCOMPARE(with({100, {}, 0, {{200, 200}}}), QStringLiteral("100 200"));
        QCOMPARE(with({0, {}, 100, {}}), QStringLiteral("100 100t"));
        // What goes one way only joins no networks.
        topology.interfaces.at(port).vlans = {100, {}, {}, {{200, 200}}};
        QVERIFY(!VlanMap(topology).reach(200).present.contains(find(topology, QStringLiteral("A2"))));
        QVERIFY(VlanMap(topology).reach(200).present.contains(cable));
    }

    /// Two bridges that filter nothing, between two machines with one VLAN each.
    void bridgesThatTellNothingApartPassWhatIsSent()
    {
        Topology topology = lab("trunk");
        for (auto &[id, interface] : topology.interfaces) {
            interface.vlans = {};
            if (auto *bridge = std::get_if<BridgeSettings>(&interface.settings))
                bridge->vlanFiltering = false;
        }
        const Id trunk = find(topology, QStringLiteral("SW1:trunk0 – SW2:trunk0"));
        QCOMPARE(carried(VlanMap(topology), topology.cables.at(trunk)), QStringLiteral("0"));
        Interface vlan;
        vlan.machine = find(topology, QStringLiteral("A1"));
        vlan.name = QStringLiteral("eth0.7");
        vlan.parent = find(topology, QStringLiteral("A1:eth0"));
        vlan.settings = VlanSettings{{}, 7};
        topology.interfaces[Id{9000}] = vlan;
        QCOMPARE(carried(VlanMap(topology), topology.cables.at(trunk)), QStringLiteral("0 7t"));
    }

    void aVlanIsWhereItsMembersAre()
    {
        const Topology topology = lab("trunk");
        const VlanMap::Reach reach = VlanMap(topology).reach(100);
        QCOMPARE(
            labels(topology, reach.present),
            QStringList({QStringLiteral("A1"), QStringLiteral("A1:eth0"), QStringLiteral("A2"),
                         QStringLiteral("A2:eth0"), QStringLiteral("SW1"), QStringLiteral("SW1:br0"),
                         QStringLiteral("SW1:pa"), QStringLiteral("SW1:pa – A1:eth0"), QStringLiteral("SW1:trunk0"),
                         QStringLiteral("SW1:trunk0 – SW2:trunk0"), QStringLiteral("SW2"), QStringLiteral("SW2:br0"),
                         QStringLiteral("SW2:pa"), QStringLiteral("SW2:pa – A2:eth0"), QStringLiteral("SW2:trunk0")}));
        QVERIFY(reach.cut.empty());
    }

    void aVlanInterfaceBelongsToItsVlan()
    {
        const Topology topology = lab("vlan-in-bridge");
        const VlanMap::Reach reach = VlanMap(topology).reach(200);
        for (const char *present : {"Host1:eth0.200", "Host1:eth0", "Host1:br200", "VM2", "VM4:eth0"})
            QVERIFY2(reach.present.contains(find(topology, QString::fromLatin1(present))), present);
        for (const char *absent : {"Host1:eth0.100", "Host1:br100", "VM1", "VM3:eth0"})
            QVERIFY2(!reach.present.contains(find(topology, QString::fromLatin1(absent))), absent);
    }

    void aVlanIsCutOffWhereOneEndDoesNotCarryIt()
    {
        Topology topology = lab("trunk");
        topology.interfaces.at(find(topology, QStringLiteral("SW2:trunk0"))).vlans.tagged = {{200, 200}};
        const VlanMap map(topology);
        QCOMPARE(labels(topology, map.reach(100).cut), QStringList(QStringLiteral("SW1:trunk0 – SW2:trunk0")));
        QVERIFY(map.reach(200).cut.empty());
    }

    /// A switch in the middle that knows nothing of it.
    void aVlanIsCutOffBySomebodyInBetween()
    {
        Topology topology = lab("trunk");
        const Id middle = find(topology, QStringLiteral("SW2:pb"));
        const Id other = find(topology, QStringLiteral("B2:eth0"));
        // B2 becomes a switch of its own with a member of VLAN 100 behind.
        const Id machine = find(topology, QStringLiteral("B2"));
        Interface bridge;
        bridge.machine = machine;
        bridge.name = QStringLiteral("br0");
        bridge.settings = BridgeSettings{.vlanFiltering = true};
        topology.interfaces[Id{9000}] = bridge;
        topology.interfaces.at(other).bridge = Id{9000};
        topology.interfaces.at(other).vlans.tagged = {{100, 100}};
        Interface port;
        port.machine = machine;
        port.name = QStringLiteral("p");
        port.bridge = Id{9000};
        port.vlans.untagged = 100;
        topology.interfaces[Id{9001}] = port;
        QCOMPARE(labels(topology, VlanMap(topology).reach(100).cut), QStringList(QStringLiteral("SW2:pb – B2:eth0")));
        topology.interfaces.at(middle).vlans.tagged = {{100, 100}};
        QVERIFY(VlanMap(topology).reach(100).cut.empty());
    }

    /// Nobody between the two parts carries it, nor does either of them send it out.
    void aVlanIsCutOffWhereNobodyCarriesItOn()
    {
        Topology topology = lab("trunk");
        for (const char *end : {"SW1:trunk0", "SW2:trunk0"})
            topology.interfaces.at(find(topology, QString::fromLatin1(end))).vlans.tagged = {{200, 200}};
        QCOMPARE(labels(topology, VlanMap(topology).reach(100).cut),
                 QStringList(QStringLiteral("SW1:trunk0 – SW2:trunk0")));
        // Without a second part behind it, it is not cut off: it ends.
        topology.interfaces.at(find(topology, QStringLiteral("SW2:pa"))).vlans.untagged = 200;
        QVERIFY(VlanMap(topology).reach(100).cut.empty());
    }

    void whatABridgeGivesToItsPortsIsAVlanOfTheLab()
    {
        Topology topology = lab("trunk");
        const Id port = find(topology, QStringLiteral("SW1:pa"));
        const Id bridge = find(topology, QStringLiteral("SW1:br0"));
        std::get<BridgeSettings>(topology.interfaces.at(bridge).settings).defaultPvid = 30;
        topology.interfaces.at(port).vlans = {};
        const VlanMap map(topology);
        QCOMPARE(map.vlanAt(port), 30);
        QVERIFY(std::any_of(map.uses().begin(), map.uses().end(), [](const VlanUse &use) { return use.id == 30; }));
    }

    void aTunnelJoinsTwoEndsThatSendToEachOther()
    {
        Topology topology = lab("vxlan");
        const Id a = find(topology, QStringLiteral("Host1:vxlan42"));
        const Id b = find(topology, QStringLiteral("Host2:vxlan42"));
        QCOMPARE(tunnels(topology), (std::vector<Tunnel>{{a, b, 42}}));
        std::get<VxlanSettings>(topology.interfaces.at(b).settings).vni = 43;
        QVERIFY(tunnels(topology).empty());
    }
};

QTEST_GUILESS_MAIN(VlanMapTest)
#include "tst_vlanmap.moc"
