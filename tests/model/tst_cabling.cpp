// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/model/cabling.h"
#include "core/model/layer2.h"
#include "tests/model/topologies.h"

using namespace toile;
using namespace toile::drawn;

namespace {

Id tab(const Document &document, const char *machine, const char *name)
{
    const Topology &t = document.topology();
    return t.interfaceByName(t.machineByName(QString::fromLatin1(machine)), QString::fromLatin1(name));
}

Id machineOf(const Document &document, const char *name)
{
    return document.topology().machineByName(QString::fromLatin1(name));
}

/// True when a broadcast of one reaches the other.
bool inOneNetwork(const Topology &topology, Id a, Id b)
{
    const Layer2 frames(topology);
    return frames.groupOf(a, 0) == frames.groupOf(b, 0);
}

/// Host1 with VM1 on its br0, eth0 in br0; Host2 likewise with a bridge of its own when `second`.
Document twoHosts(bool second)
{
    Drawing drawing;
    const Id host1 = drawing.machine("Host1", "host");
    const Id host2 = drawing.machine("Host2", "host");
    const Id vm = drawing.machine("VM1", "vm", host1);
    const Id br = drawing.bridge(host1, "br0");
    const Id port = drawing.interface(host1, "veth1", nullptr, br);
    const Id out = drawing.interface(host1, "eth0", nullptr, br);
    const Id far = second ? drawing.interface(host2, "eth0", nullptr, drawing.bridge(host2, "br0", "1.0.0.2/8"))
                          : drawing.interface(host2, "eth0", "1.0.0.2/8");
    drawing.cable(drawing.interface(vm, "eth0", "1.0.0.1/8"), port);
    drawing.cable(out, far);
    return drawing.done();
}

}  // namespace

/// What gestures with cables make of a document.
class CablingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void targetsAreWhereACableMayEnd()
    {
        const Document document = twoHosts(true);
        const Topology &t = document.topology();
        const std::unordered_set<Id> targets = cableTargets(t, machineOf(document, "VM1"));
        for (const auto &[id, machine] : t.machines)
            QCOMPARE(targets.contains(id), mayConnect(t, machineOf(document, "VM1"), id).ok());
        for (const auto &[id, interface] : t.interfaces)
            QCOMPARE(targets.contains(id), mayConnect(t, machineOf(document, "VM1"), id).ok());
        QVERIFY(targets.contains(tab(document, "Host1", "br0")));
        QVERIFY(!targets.contains(tab(document, "Host1", "eth0")));
    }

    void nothingBeginsWhereNoCableFits()
    {
        Drawing drawing;
        const Id host = drawing.machine("Host1", "host");
        const Id tap = drawing.interface(host, "tap0");
        drawing.change<Interface>(tap, [](Interface &i) { i.settings = TapInterface(); });
        const Document document = drawing.done();
        QVERIFY(mayBeginCable(document.topology(), host));
        const Result<> refused = mayBeginCable(document.topology(), tap);
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.startsWith(QLatin1String("Host1:tap0 takes no cable")),
                 qPrintable(refused.error().message));
        const Document taken = twoHosts(false);
        QVERIFY(!mayBeginCable(taken.topology(), tab(taken, "VM1", "eth0")));
    }

    void aNewMachineComesWithItsCable_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("inside");
        for (const MachineKind &kind : machineKinds())
            QTest::newRow(kind.key) << QString::fromLatin1(kind.key) << false;
        QTest::newRow("bridge on the canvas") << QStringLiteral("bridge") << false;
        QTest::newRow("VM inside") << QStringLiteral("vm") << true;
        QTest::newRow("bridge inside") << QStringLiteral("bridge") << true;
    }

    void aNewMachineComesWithItsCable()
    {
        QFETCH(QString, kind);
        QFETCH(bool, inside);
        const Document before = twoHosts(false);
        Id made;
        const Result<Patch> patch = connectToNew(before, machineOf(before, "Host2"), kind, {800, 400},
                                                 inside ? machineOf(before, "Host1") : Id(), &made);
        QVERIFY2(patch, patch ? "" : qPrintable(patch.error().message));
        Document document = before;
        QVERIFY(document.apply(*patch));
        QCOMPARE(document.topology().cables.size(), before.topology().cables.size() + 1);
        QVERIFY(document.topology().find(made));
        QVERIFY(document.layout().of(made).rect->contains(QPointF(800, 400)));
        QVERIFY(document.apply(patch->inverse()));
        QCOMPARE(document, before);
    }

    void aSwitchOnACableKeepsTheNetwork()
    {
        const Document before = twoHosts(false);
        Document document = before;
        Id box;
        QVERIFY(document.apply(addMachine(document, *machineKind(u"switch"), {600, 0}, {}, &box)));
        const Id cable = document.topology().cableAt(tab(document, "Host2", "eth0"));
        const Result<Advised> put = insertOnCable(document, cable, box);
        QVERIFY(put);
        QVERIFY(put->advice.isEmpty());
        QVERIFY(document.apply(put->patch));
        QVERIFY(inOneNetwork(document.topology(), tab(document, "VM1", "eth0"), tab(document, "Host2", "eth0")));
        QCOMPARE(document.topology().interface(tab(document, "Host2", "eth0"))->addresses,
                 (std::vector{prefix("1.0.0.2/8")}));
        QCOMPARE(document.topology().cables.size(), std::size_t(3));
    }

    void aSwitchOnATrunkCarriesItsTags()
    {
        Drawing drawing;
        const Id a = drawing.interface(drawing.machine("A"), "eth0");
        const Id b = drawing.interface(drawing.machine("B"), "eth0");
        const Id cable = drawing.cable(a, b);
        for (const Id on : {a, b}) {
            const Id vlan = drawing.interface(drawing.done().topology().interface(on)->machine, "eth0.100");
            drawing.change<Interface>(vlan, [on](Interface &i) {
                i.settings = VlanSettings{{}, 100};
                i.parent = on;
            });
        }
        Document document = drawing.done();
        Id box;
        QVERIFY(document.apply(addMachine(document, *machineKind(u"switch"), {600, 0}, {}, &box)));
        const Result<Advised> put = insertOnCable(document, cable, box);
        QVERIFY(put);
        QVERIFY(document.apply(put->patch));
        const Layer2 frames(document.topology());
        QCOMPARE(frames.groupOf(a, 100), frames.groupOf(b, 100));
        QCOMPARE(frames.groupOf(a, 0), frames.groupOf(b, 0));
    }

    void aBridgeTakesTheHostsEndWithItsAddress()
    {
        Drawing drawing;
        const Id host = drawing.machine("Host1", "host");
        const Id tap = drawing.interface(host, "tap0", "2.0.0.2/8");
        const Id vm = drawing.interface(drawing.machine("VM1", "vm", host), "eth0", "2.0.0.1/8");
        const Id cable = drawing.cable(tap, vm);
        const Id bridge = drawing.bridge(host, "br0");
        Document document = drawing.done();
        const Result<Advised> put = insertOnCable(document, cable, bridge);
        QVERIFY(put);
        QVERIFY(!put->advice.isEmpty());
        QVERIFY(document.apply(put->patch));
        const Topology &t = document.topology();
        QCOMPARE(t.cableAt(tap), cable);
        QCOMPARE(t.interface(tap)->bridge, bridge);
        QVERIFY(t.interface(tap)->addresses.empty());
        QCOMPARE(t.interface(bridge)->addresses, (std::vector{prefix("2.0.0.2/8")}));
        QVERIFY(inOneNetwork(t, bridge, vm));
    }

    void aRouterPartsTheNetworkAndSaysWhatIsLeft()
    {
        Document document = twoHosts(false);
        Id box;
        QVERIFY(document.apply(addMachine(document, *machineKind(u"router"), {600, 0}, {}, &box)));
        const Id cable = document.topology().cableAt(tab(document, "Host2", "eth0"));
        const Result<Advised> put = insertOnCable(document, cable, box);
        QVERIFY(put);
        QVERIFY2(put->advice.contains(QLatin1String("Host2")) && put->advice.contains(QLatin1String("R1:eth1")),
                 qPrintable(put->advice));
        QVERIFY(document.apply(put->patch));
        const Topology &t = document.topology();
        QVERIFY(!inOneNetwork(t, tab(document, "VM1", "eth0"), tab(document, "Host2", "eth0")));
        // The side of VM1 has more in it and keeps its network; R1 gets an address of it.
        QCOMPARE(t.interface(tab(document, "R1", "eth0"))->addresses, (std::vector{prefix("1.0.0.3/8")}));
        QVERIFY(t.interface(tab(document, "R1", "eth1"))->addresses.empty());
    }

    void whatIsAtAnEndCannotBePutBetween()
    {
        const Document document = twoHosts(false);
        const Id cable = document.topology().cableAt(tab(document, "Host2", "eth0"));
        QVERIFY(!insertOnCable(document, cable, machineOf(document, "Host2")));
        QVERIFY(!insertOnCable(document, cable, tab(document, "Host1", "eth0")));
    }

    void outOfItsHostAVmKeepsItsCable()
    {
        Document document = twoHosts(false);
        const Result<Advised> moved = rehome(document, machineOf(document, "VM1"), {});
        QVERIFY(moved);
        QVERIFY2(moved->advice.contains(QLatin1String("Host1:veth1")), qPrintable(moved->advice));
        Topology before = document.topology();
        QVERIFY(document.apply(moved->patch));
        before.machines.at(machineOf(document, "VM1")).parent = {};
        QCOMPARE(document.topology(), before);  // nothing but the place
    }

    void intoAHostOfTheSameNetworkItIsPluggedIntoThatBridge()
    {
        Document document = twoHosts(true);
        const Id vm = tab(document, "VM1", "eth0");
        const Result<Advised> moved = rehome(document, machineOf(document, "VM1"), machineOf(document, "Host2"));
        QVERIFY(moved);
        QVERIFY2(moved->advice.contains(QLatin1String("Host2:br0")), qPrintable(moved->advice));
        QVERIFY(document.apply(moved->patch));
        const Topology &t = document.topology();
        QCOMPARE(t.interface(t.otherEnd(vm))->machine, machineOf(document, "Host2"));
        QCOMPARE(t.interface(t.otherEnd(vm))->bridge, tab(document, "Host2", "br0"));
        QVERIFY(!tab(document, "Host1", "veth1"));
        QVERIFY(inOneNetwork(t, vm, tab(document, "Host1", "br0")));
        QCOMPARE(t.interface(vm)->addresses, (std::vector{prefix("1.0.0.1/8")}));
    }

    void intoAHostOfAnotherNetworkTheCableStays()
    {
        Document document = twoHosts(false);
        const Id vm = tab(document, "VM1", "eth0");
        const Id port = tab(document, "Host1", "veth1");
        const Result<Advised> moved = rehome(document, machineOf(document, "VM1"), machineOf(document, "Host2"));
        QVERIFY(moved);
        QVERIFY(document.apply(moved->patch));
        QCOMPARE(document.topology().otherEnd(vm), port);
        QVERIFY(inOneNetwork(document.topology(), vm, tab(document, "Host1", "br0")));
        QVERIFY(invariants(document.topology()).empty());
    }

    void bendsGoAlongWhenBothEndsAreMoved()
    {
        Document document = twoHosts(false);
        const Id cable = document.topology().cableAt(tab(document, "Host2", "eth0"));
        const Result<Patch> bent = bendCable(document, cable, {{100, 200}, {120, 240}});
        QVERIFY(bent);
        QVERIFY(document.apply(*bent));
        const Id host1 = machineOf(document, "Host1");
        const Id host2 = machineOf(document, "Host2");
        QVERIFY(document.apply(moveElements(document, {host1}, {16, 8})));
        QCOMPARE(document.layout().of(cable).bends.front(), QPointF(100, 200));
        QVERIFY(document.apply(moveElements(document, {host1, host2}, {16, 8})));
        QCOMPARE(document.layout().of(cable).bends.front(), QPointF(116, 208));
        QVERIFY(document.apply(removeElements(document, {cable})));
        QVERIFY(document.layout().of(cable).isEmpty());
        QVERIFY(!bendCable(document, cable, std::vector<QPointF>(limits::kBendsPerCable + 1)));
    }

    void aStyleIsOfOneCableOrOfAll()
    {
        Document document = twoHosts(false);
        const Id one = document.topology().cables.begin()->first;
        const Id other = document.topology().cables.rbegin()->first;
        QVERIFY(document.apply(styleCables(document, {one}, CableStyle::Straight)));
        QVERIFY(document.apply(styleCables(document, {}, CableStyle::Orthogonal)));
        QCOMPARE(styleOf(document.layout(), one), CableStyle::Straight);
        QCOMPARE(styleOf(document.layout(), other), CableStyle::Orthogonal);
        QVERIFY(document.apply(styleCables(document, {machineOf(document, "VM1")}, CableStyle::Curved)));
        QCOMPARE(styleOf(document.layout(), other), CableStyle::Curved);
    }
};

QTEST_GUILESS_MAIN(CablingTest)
#include "tst_cabling.moc"
