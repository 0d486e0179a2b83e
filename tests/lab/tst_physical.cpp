// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/labfile.h"
#include "core/model/layer2.h"
#include "core/model/physical.h"
#include "core/model/physicallive.h"
#include "resources/assets.h"
#include "tests/support/randomtopology.h"

#include <QTest>

using namespace toile;

namespace {

Document shipped(const QString &name)
{
    LoadedLab lab = loadLab(shippedLabPath(name));
    return lab.ok() ? lab.document : Document();
}

Document documentOf(const Topology &topology)
{
    Patch patch;
    const auto add = [&](const auto &elements) {
        for (const auto &[id, element] : elements)
            patch.elements.push_back({id, std::nullopt, element});
    };
    add(topology.machines);
    add(topology.interfaces);
    add(topology.cables);
    add(topology.vlans);
    Document document;
    const Result<> applied = document.apply(patch);
    if (!applied)
        qFatal("%s", qPrintable(applied.error().message));
    return document;
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

/// "Host1 router", in the order of names.
QStringList machinesOf(const Topology &topology)
{
    QStringList found;
    for (const auto &[id, machine] : topology.machines)
        found << machine.name + u' ' + machine.kind;
    return sorted(found);
}

/// "Host1:eth0 1.0.0.1/8 – Host2:eth0 1.0.0.2/8"
QStringList cablesOf(const Topology &topology)
{
    const auto end = [&](Id id) {
        QString text = topology.label(id);
        for (const IpPrefix &address : topology.interfaces.at(id).addresses)
            text += u' ' + address.toString();
        return text;
    };
    QStringList found;
    for (const auto &[id, cable] : topology.cables)
        found << sorted({end(cable.a), end(cable.b)}).join(QStringLiteral(" – "));
    return sorted(found);
}

QStringList words(const char *text)
{
    return sorted(QString::fromUtf8(text).split(QStringLiteral("; "), Qt::SkipEmptyParts));
}

/// Everybody who has an address and is on one network with somebody, as sets of interfaces.
std::set<std::set<Id>> neighbourhoods(const Topology &topology, const PhysicalLab *lab)
{
    const Layer2 frames(topology);
    std::map<int, std::set<Id>> groups;
    for (const auto &[id, interface] : topology.interfaces) {
        if (!interface.addresses.empty())
            groups[frames.groupOf(id, 0)].insert(lab ? lab->originOf(id) : id);
    }
    std::set<std::set<Id>> result;
    for (auto &[group, members] : groups)
        result.insert(std::move(members));
    return result;
}

/// Addresses and everything that decides about packets, by machine.
QStringList routingOf(const Topology &topology)
{
    QStringList found;
    for (const auto &[id, machine] : topology.machines) {
        QStringList addresses;
        for (const Id interface : topology.interfacesOf(id)) {
            for (const IpPrefix &address : topology.interfaces.at(interface).addresses)
                addresses << topology.interfaces.at(interface).name + u' ' + address.toString();
        }
        if (!addresses.isEmpty())
            found << QStringLiteral("%1 %2 %3 routes %4 rules: %5")
                         .arg(machine.name)
                         .arg(machine.forwarding)
                         .arg(machine.routes.size())
                         .arg(machine.rules.size())
                         .arg(sorted(addresses).join(u' '));
    }
    return sorted(found);
}

QString overlaps(const Document &document)
{
    QString found;
    const auto &machines = document.topology().machines;
    for (auto a = machines.begin(); a != machines.end(); ++a) {
        for (auto b = std::next(a); b != machines.end(); ++b) {
            if (document.layout().of(a->first).rect->intersects(*document.layout().of(b->first).rect))
                found += a->second.name + u' ' + b->second.name + u'\n';
        }
    }
    return found;
}

const char *const kHosts = "Host1:eth0 1.0.0.1/8 – Host2:eth0 1.0.0.2/8";

}  // namespace

class PhysicalTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useAssets(); }

    void theCourseSays_data()
    {
        QTest::addColumn<QStringList>("machines");
        QTest::addColumn<QStringList>("cables");
        const QString case1 = QString::fromUtf8(kHosts) + QStringLiteral("; Host1:tap0 2.0.0.2/8 – VM1:eth0 2.0.0.1/8");
        const QStringList cables1 = words(case1.toUtf8());
        QTest::newRow("case-1") << words("Host1 pc; Host2 pc; VM1 pc") << cables1;
        QTest::newRow("case-1a") << words("Host1 router; Host2 pc; VM1 pc") << cables1;
        QTest::newRow("case-1b") << words("Host1 router; Host2 pc; VM1 pc") << cables1;
        const QString vms = QStringLiteral("VM1:eth0 2.0.0.1/8 – br0:veth1; VM2:eth0 2.0.0.2/8 – br0:veth2; "
                                           "VM3:eth0 2.0.0.3/8 – br0:veth3; ") +
                            QString::fromUtf8(kHosts);
        QTest::newRow("case-2.1") << words("Host1 pc; Host2 pc; VM1 pc; VM2 pc; VM3 pc; br0 switch")
                                  << words(vms.toUtf8());
        QTest::newRow("case-2.2") << words("Host1 pc; Host2 pc; VM1 pc; VM2 pc; VM3 pc; br0 switch")
                                  << words((vms + QStringLiteral("; Host1:br0 2.0.0.4/8 – br0:to-Host1")).toUtf8());
        QTest::newRow("case-2.3") << words("Host1 pc; Host2 pc; VM1 pc; VM2 pc; VM3 pc; br0 switch")
                                  << words("VM1:eth0 1.0.0.11/8 – br0:veth1; VM2:eth0 1.0.0.12/8 – br0:veth2; "
                                           "VM3:eth0 1.0.0.13/8 – br0:veth3; Host1:br0 1.0.0.1/8 – br0:to-Host1; "
                                           "Host2:eth0 1.0.0.2/8 – br0:eth0");
        QTest::newRow("tp1") << words("Host2 pc; VM1 router; VM2 pc; VM3 pc; br0 switch; br1 switch")
                             << words("Host2:eth0 1.0.0.2/8 – br0:eth0; VM1:eth0 1.0.0.11/8 – br0:v1a; "
                                      "VM1:eth1 2.0.0.1/8 – br1:v1b; VM2:eth0 2.0.0.2/8 – br1:v2; "
                                      "VM3:eth0 2.0.0.3/8 – br1:v3");
        QTest::newRow("vxlan") << words("Host1 pc; Host2 pc; VM1 pc; VM2 pc; Host1-br0 switch; Host2-br0 switch")
                               << words("Host1:eth0 1.0.0.1/8 – Host2:eth0 1.0.0.2/8; "
                                        "Host1-br0:veth0 – VM1:eth0 2.0.0.1/8; Host2-br0:veth0 – VM2:eth0 2.0.0.2/8; "
                                        "Host1-br0:vxlan42 – Host2-br0:vxlan42");
        QTest::newRow("bridge-in-vm") << words("VM1 switch; VM2 pc; VM3 pc")
                                      << words("VM1:eth0 – VM2:eth0 2.0.0.2/8; VM1:eth1 – VM3:eth0 2.0.0.3/8");
    }

    void theCourseSays()
    {
        QFETCH(QStringList, machines);
        QFETCH(QStringList, cables);
        const Document drawing = shipped(QString::fromLatin1(QTest::currentDataTag()));
        const auto lab = physicalLab(drawing);
        QVERIFY(lab.ok());
        QCOMPARE(machinesOf(lab->document.topology()), machines);
        QCOMPARE(cablesOf(lab->document.topology()), cables);
    }

    void everyLabKeepsItsNetworks()
    {
        for (const QString &name : shippedLabs()) {
            const Document drawing = shipped(name);
            const auto lab = physicalLab(drawing);
            QVERIFY2(lab.ok(), qPrintable(name));
            const Topology &physical = lab->document.topology();
            QCOMPARE(neighbourhoods(physical, &*lab), neighbourhoods(drawing.topology(), nullptr));
            QCOMPARE(routingOf(physical), routingOf(drawing.topology()));
            QCOMPARE(overlaps(lab->document), QString());
        }
    }

    void anyLabKeepsItsNetworks()
    {
        const quint32 seed = test::seedOfTheDay();
        qInfo("seed %u", seed);
        test::RandomTopology random(seed, {.machines = 9, .cables = 12});
        for (int round = 0; round < 300; ++round) {
            const Document drawing = documentOf(random.next());
            const auto lab = physicalLab(drawing);
            QVERIFY2(lab.ok(), qPrintable(QString::number(round)));
            const Topology &physical = lab->document.topology();
            for (const auto &[id, machine] : physical.machines)
                QVERIFY(!machine.parent);
            for (const PhysicalSwitch &each : lab->switches) {
                for (const Id own : physical.interfacesOf(each.machine))
                    QVERIFY(physical.interfaces.at(own).addresses.empty());
            }
            QVERIFY2(neighbourhoods(physical, &*lab) == neighbourhoods(drawing.topology(), nullptr),
                     qPrintable(QString::number(round)));
            QCOMPARE(routingOf(physical), routingOf(drawing.topology()));
            QCOMPARE(overlaps(lab->document), QString());
        }
    }

    void elementsAreFoundInBothLabs()
    {
        const Document drawing = shipped(QStringLiteral("case-2.3"));
        const auto lab = physicalLab(drawing);
        const Topology &topology = drawing.topology();
        const Id host1 = topology.machineByName(u"Host1");
        const Id br0 = topology.interfaceByName(host1, u"br0");
        QCOMPARE(lab->physicalOf(host1), host1);
        QCOMPARE(lab->physicalOf(br0), lab->switches.front().machine);
        QCOMPARE(lab->originOf(lab->switches.front().machine), br0);
        QCOMPARE(lab->originOf(lab->switches.front().card), br0);
        const auto tp1 = physicalLab(shipped(QStringLiteral("tp1")));
        QVERIFY(!tp1->physicalOf(tp1->document.topology().machineByName(u"Host1")));
    }

    void tablesFollowTheirOwners()
    {
        const Document drawing = shipped(QStringLiteral("case-2.3"));
        const auto lab = physicalLab(drawing);
        LiveState live;
        LiveMachine &host = live.machines[QStringLiteral("Host1")];
        for (const char *name : {"eth0", "br0", "veth1"})
            host.links[QString::fromLatin1(name)].config.name = QString::fromLatin1(name);
        const FdbRow learned{QStringLiteral("br0"), QStringLiteral("veth1"), *MacAddress::parse(u"02:00:00:00:03:01")};
        host.fdb[learned.key()] = learned;
        const NeighbourRow neighbour{QStringLiteral("br0"), *IpAddress::parse(u"1.0.0.2"), {}, {}};
        host.neighbours[neighbour.key()] = neighbour;
        const LiveState split = physicalLive(*lab, drawing.topology(), live);
        const LiveMachine &pc = split.machines.at(QStringLiteral("Host1"));
        QCOMPARE(pc.neighbours.size(), 1u);
        QVERIFY(pc.fdb.empty());
        QVERIFY(pc.links.contains(QStringLiteral("br0")) && !pc.links.contains(QStringLiteral("veth1")));
        const LiveMachine &made = split.machines.at(QStringLiteral("br0"));
        QCOMPARE(made.fdb.size(), 1u);
        QVERIFY(made.neighbours.empty());
        QVERIFY(made.links.contains(QStringLiteral("veth1")) && made.links.contains(QStringLiteral("to-Host1")));
    }

    void linesOfMachinesReadFromLeftToRight()
    {
        const auto lab = physicalLab(shipped(QStringLiteral("case-1b")));
        const auto at = [&](QStringView name) {
            return lab->document.layout().of(lab->document.topology().machineByName(name)).rect->center();
        };
        QVERIFY(at(u"VM1").x() < at(u"Host1").x() && at(u"Host1").x() < at(u"Host2").x());
        QCOMPARE(at(u"VM1").y(), at(u"Host2").y());
    }
};

QTEST_GUILESS_MAIN(PhysicalTest)
#include "tst_physical.moc"
