// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "tests/model/topologies.h"

using namespace toile;
using namespace toile::drawn;

namespace {

const MachineKind &kind(const char *key)
{
    return *machineKind(QString::fromLatin1(key));
}

const Interface &interfaceOf(const Document &document, const char *machine, const char *name)
{
    const Topology &t = document.topology();
    const Id id = t.interfaceByName(t.machineByName(QString::fromLatin1(machine)), QString::fromLatin1(name));
    if (!id)
        qFatal("no %s:%s", machine, name);
    return *t.interface(id);
}

QString firstAddress(const Interface &interface)
{
    return interface.addresses.empty() ? QString() : interface.addresses.front().toString();
}

}  // namespace

/// Naming, adding, connecting, nesting, renumbering: what a gesture makes of a document.
class DrawingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesAreTheFirstFree()
    {
        Drawing drawing;
        const Id host = drawing.machine("Host1", "host");
        drawing.machine("Host3", "host");
        drawing.interface(host, "eth0");
        const Topology t = drawing.done().topology();
        QCOMPARE(nextMachineName(t, kind("host")), QStringLiteral("Host2"));
        QCOMPARE(nextMachineName(t, kind("vm")), QStringLiteral("VM1"));
        QCOMPARE(nextMachineName(t, kind("router")), QStringLiteral("R1"));
        QCOMPARE(nextMachineName(t, kind("switch")), QStringLiteral("SW1"));
        QCOMPARE(nextMachineName(t, kind("pc")), QStringLiteral("PC1"));
        QCOMPARE(nextInterfaceName(t, host, QStringLiteral("eth")), QStringLiteral("eth1"));
        QCOMPARE(nextInterfaceName(t, host, QStringLiteral("br")), QStringLiteral("br0"));
    }

    void onlyATabThatLosesItsCableRests()
    {
        Drawing drawing;
        const Id a = drawing.machine("A", "pc");
        const Id b = drawing.machine("B", "pc");
        const Id left = drawing.interface(a, "eth0");
        const Id right = drawing.interface(b, "eth0");
        drawing.cable(left, right);
        const Document document = drawing.done();
        const auto restOf = [](Id) { return std::optional(Rest{.side = Side::Top, .offset = 0.25}); };
        const Patch patch = removeElements(document, {b}, restOf);
        const Document without = after(document, patch);
        QVERIFY(without.layout().of(left).rest && without.layout().of(left).rest->side == Side::Top);
        QVERIFY(!without.layout().placements.contains(right));
        QCOMPARE(after(without, patch.inverse()), document);
        QVERIFY(!after(document, removeElements(document, {b})).layout().of(left).rest);
    }

    void macsNameMachineAndInterface()
    {
        Document document;
        Id host;
        Id vm;
        document = after(document, addMachine(document, kind("host"), {0, 0}, {}, &host));
        document = after(document, addMachine(document, kind("vm"), {32, 64}, host, &vm));
        document = after(document, connectElements(document, vm, host, true));
        document = after(document, addBoxInterface(document, *interfaceKind(u"bridge"), host, {300, 60}));
        document = after(document, connectElements(document, vm, host, true));
        const auto mac = [&](const char *machine, const char *name) {
            return interfaceOf(document, machine, name).mac->toString();
        };
        QCOMPARE(mac("VM1", "eth0"), QStringLiteral("02:00:00:00:01:01"));
        QCOMPARE(mac("VM1", "eth1"), QStringLiteral("02:00:00:00:01:02"));
        QCOMPARE(mac("Host1", "veth1"), QStringLiteral("02:00:00:00:02:01"));
        QCOMPARE(mac("Host1", "br0"), QStringLiteral("02:00:00:00:02:02"));
    }

    void nextAddressIsTheLowestFreeOfTheMostUsedPrefix()
    {
        Drawing drawing;
        const Id a = drawing.interface(drawing.machine("A"), "eth0", "2.0.0.1/8");
        const Id b = drawing.interface(drawing.machine("B"), "eth0");
        drawing.cable(a, b);
        drawing.interface(drawing.machine("C"), "eth0", "2.0.0.2/8");
        QCOMPARE(nextAddress(drawing.done().topology(), b), prefix("2.0.0.3/8"));
    }

    void nextAddressOfAFullNetworkIsNone()
    {
        Drawing drawing;
        const Id a = drawing.interface(drawing.machine("A"), "eth0", "10.0.0.1/30");
        const Id b = drawing.interface(drawing.machine("B"), "eth0", "10.0.0.2/30");
        drawing.cable(a, b);
        QVERIFY(!nextAddress(drawing.done().topology(), b));
    }

    void freePrefixAvoidsWhatIsUsed()
    {
        Drawing drawing;
        const Id vm = drawing.machine("A");
        QCOMPARE(freePrefix(drawing.done().topology()), prefix("10.0.0.0/24"));
        drawing.interface(vm, "eth0", "10.0.0.9/24");
        QCOMPARE(freePrefix(drawing.done().topology()), prefix("10.0.1.0/24"));
        drawing.interface(vm, "eth1", "10.1.2.3/8");
        QCOMPARE(freePrefix(drawing.done().topology()), prefix("172.16.0.0/24"));
    }

    void aSwitchStartsWithItsBridgeAndARouterForwards()
    {
        Document document;
        document = after(document, addMachine(document, kind("switch"), {0, 0}, {}));
        document = after(document, addMachine(document, kind("router"), {400, 0}, {}));
        QVERIFY(std::holds_alternative<BridgeSettings>(interfaceOf(document, "SW1", "br0").settings));
        QVERIFY(document.topology().machine(document.topology().machineByName(u"R1"))->forwarding);
    }

    void twoMachinesGetAddressesOfAFreshNetwork()
    {
        Document document = pair("host", "host");
        document = after(document, connectElements(document, Id{2}, Id{3}, true));
        QCOMPARE(firstAddress(interfaceOf(document, "Host1", "eth0")), QStringLiteral("10.0.0.1/24"));
        QCOMPARE(firstAddress(interfaceOf(document, "Host2", "eth0")), QStringLiteral("10.0.0.2/24"));
        QCOMPARE(document.topology().cables.size(), 1u);
    }

    void withoutInventingThereAreNoAddresses()
    {
        Document document = pair("host", "host");
        document = after(document, connectElements(document, Id{2}, Id{3}, false));
        QVERIFY(interfaceOf(document, "Host1", "eth0").addresses.empty());
    }

    void aKnownNetworkIsContinued()
    {
        Drawing drawing;
        const Id a = drawing.interface(drawing.machine("A"), "eth0", "1.0.0.1/8");
        const Id b = drawing.machine("B");
        const Document document = drawing.done();
        const Document joined = after(document, connectElements(document, a, b, false));
        QCOMPARE(firstAddress(interfaceOf(joined, "B", "eth0")), QStringLiteral("1.0.0.2/8"));
    }

    void theHostsEndIsNamedAfterItsVm()
    {
        Drawing drawing;
        const Id host = drawing.machine("Host1", "host");
        const Id vm = drawing.machine("VM3", "vm", host);
        const Id nameless = drawing.machine("web", "vm", host);
        Document document = drawing.done();
        document = after(document, connectElements(document, vm, host, true));
        QCOMPARE(interfaceOf(document, "Host1", "veth3").machine, host);
        document = after(document, connectElements(document, host, nameless, true));
        QCOMPARE(interfaceOf(document, "Host1", "veth0").machine, host);
        QCOMPARE(firstAddress(interfaceOf(document, "web", "eth0")), QStringLiteral("10.0.1.2/24"));
    }

    void aVmOnABridgeGetsAPortWithoutAddress()
    {
        Drawing drawing;
        const Id host = drawing.machine("Host1", "host");
        const Id br0 = drawing.bridge(host, "br0", "2.0.0.4/8");
        const Id vm = drawing.machine("VM1", "vm", host);
        Document document = drawing.done();
        Id cable;
        document = after(document, connectElements(document, vm, br0, true, &cable));
        QVERIFY(document.topology().cables.contains(cable));
        const Interface &port = interfaceOf(document, "Host1", "veth1");
        QCOMPARE(port.bridge, br0);
        QVERIFY(port.addresses.empty());
        QCOMPARE(firstAddress(interfaceOf(document, "VM1", "eth0")), QStringLiteral("2.0.0.1/8"));
    }

    void threeVmsOnAnEmptyBridgeShareOneNetwork()
    {
        Document document;
        Id host;
        Id br0;
        document = after(document, addMachine(document, kind("host"), {0, 0}, {}, &host));
        document = after(document, addBoxInterface(document, *interfaceKind(u"bridge"), host, {300, 64}, &br0));
        for (int i = 0; i < 3; ++i) {
            Id vm;
            document = after(document, addMachine(document, kind("vm"), {32, 64 + i * 128.0}, host, &vm));
            document = after(document, connectElements(document, vm, br0, true));
        }
        for (const char *number : {"1", "2", "3"})
            QCOMPARE(firstAddress(interfaceOf(document, QByteArray("VM") + number, "eth0")),
                     QStringLiteral("10.0.0.%1/24").arg(QLatin1String(number)));
        QCOMPARE(segments(document.topology()).size(), 1u);
    }

    void aCableToASwitchEndsAtItsBridge()
    {
        Document document = pair("pc", "switch");
        document = after(document, connectElements(document, Id{2}, Id{3}, true));
        const Interface &port = interfaceOf(document, "SW1", "eth0");
        QVERIFY(document.topology().isBridge(port.bridge));
        QVERIFY(port.addresses.empty());
    }

    void twoSwitchesAreJoinedByPorts()
    {
        Document document = pair("switch", "switch");
        const Id sw1 = document.topology().machineByName(u"SW1");
        const Id sw2 = document.topology().machineByName(u"SW2");
        document = after(document, connectElements(document, sw1, sw2, true));
        QVERIFY(interfaceOf(document, "SW1", "eth0").bridge);
        QVERIFY(interfaceOf(document, "SW2", "eth0").bridge);
        QVERIFY(interfaceOf(document, "SW1", "br0").addresses.empty());
    }

    void anInterfaceOnItsOwnBridgeBecomesAPort()
    {
        Drawing drawing;
        const Id host = drawing.machine("Host1", "host");
        const Id br0 = drawing.bridge(host, "br0");
        const Id eth0 = drawing.interface(host, "eth0");
        drawing.cable(eth0, drawing.interface(drawing.machine("Host2", "host"), "eth0"));
        Document document = drawing.done();
        Id cable{77};
        QVERIFY(mayConnect(document.topology(), br0, eth0));
        document = after(document, connectElements(document, br0, eth0, true, &cable));
        QCOMPARE(cable, Id());
        QCOMPARE(document.topology().interface(eth0)->bridge, br0);
        QVERIFY(!mayConnect(document.topology(), br0, eth0));
    }

    void refusal_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *from, const char *to, const char *reason) {
            QTest::addRow("%s to %s", from, to)
                << QString::fromLatin1(from) << QString::fromLatin1(to) << QString::fromLatin1(reason);
        };
        row("Host1", "Host1", "A cable has two different ends");
        row("Host1:br0", "Host1:br0", "A cable has two different ends");
        row("Host1:br0", "Host1:br1", "Host1:br0 and Host1:br1 are bridges of the same machine");
        row("Host1", "Host1:br0", "Host1 cannot be cabled to itself");
        row("Host1:eth0", "Host1", "Host1 cannot be cabled to itself");
        row("Host1:eth0", "Host2", "Host1:eth0 has a cable already");
        row("Host2", "Host1:eth0", "Host1:eth0 has a cable already");
        row("Host1", "nothing", "A cable ends at a machine");
    }

    void refusal()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, reason);
        Drawing drawing;
        const Id host = drawing.machine("Host1", "host");
        drawing.bridge(host, "br0");
        drawing.bridge(host, "br1");
        const Id eth0 = drawing.interface(host, "eth0");
        drawing.cable(eth0, drawing.interface(drawing.machine("Host2", "host"), "eth0"));
        const Document document = drawing.done();
        const Topology &t = document.topology();
        const auto find = [&t](const QString &label) {
            const Id machine = t.machineByName(label.section(u':', 0, 0));
            return label.contains(u':') ? t.interfaceByName(machine, label.section(u':', 1)) : machine;
        };
        const Result<> may = mayConnect(t, find(from), find(to));
        QVERIFY(!may);
        QVERIFY2(may.error().message.startsWith(reason), qPrintable(may.error().message));
        QVERIFY(!connectElements(document, find(from), find(to), true));
    }

    void aFullBridgeTakesNoMore()
    {
        Drawing drawing;
        const Id host = drawing.machine("Host1", "host");
        const Id br0 = drawing.bridge(host, "br0");
        const Id vm = drawing.machine("VM1", "vm", host);
        for (int i = 1; i < limits::kPortsPerBridge; ++i)
            drawing.interface(host, "p" + QByteArray::number(i), nullptr, br0);
        QVERIFY(mayConnect(drawing.done().topology(), vm, br0));
        drawing.interface(host, "last", nullptr, br0);
        QVERIFY(!mayConnect(drawing.done().topology(), vm, br0));
    }

    void reparentKeepsThePlaceAndGrowsTheContainer()
    {
        Drawing drawing;
        const Id host = drawing.machine("Host1", "host");
        const Id vm = drawing.machine("VM1");
        drawing.box(host, {0, 0, 200, 160});
        drawing.box(vm, {400, 200, 160, 96});
        const Document document = drawing.done();
        const Document nested = after(document, reparent(document, vm, host));
        QCOMPARE(nested.topology().machine(vm)->parent, host);
        QCOMPARE(*nested.layout().of(vm).rect, QRectF(400, 200, 160, 96));
        QVERIFY(nested.layout().of(host).rect->contains(*nested.layout().of(vm).rect));
        const Document out = after(nested, reparent(nested, vm, {}));
        QCOMPARE(out.topology().machine(vm)->parent, Id());
    }

    void noMachineContainsItself()
    {
        Drawing drawing;
        const Id outer = drawing.machine("Host1", "host");
        const Id inner = drawing.machine("VM1", "vm", outer);
        const Document document = drawing.done();
        QVERIFY(!reparent(document, outer, outer));
        QVERIFY(!reparent(document, outer, inner));
        QVERIFY(!reparent(document, inner, Id{999}));
    }

    void renameRefusesWhatLinuxRefuses()
    {
        Drawing drawing;
        const Id a = drawing.machine("A");
        drawing.machine("B");
        const Id eth0 = drawing.interface(a, "eth0");
        drawing.interface(a, "eth1");
        const Document document = drawing.done();
        for (const char *name : {"B", "", "a b", "-x", "ü"})
            QVERIFY2(!rename(document, a, QString::fromUtf8(name)), name);
        for (const char *name : {"eth1", "lo", "all", "sixteen-letters-"})
            QVERIFY2(!rename(document, eth0, QString::fromUtf8(name)), name);
        QVERIFY(rename(document, a, QStringLiteral("A"))->isEmpty());
        QCOMPARE(after(document, rename(document, Topology::kHeaderId, QStringLiteral("tp-1"))).topology().header.name,
                 QStringLiteral("tp-1"));
        QVERIFY(!rename(document, Topology::kHeaderId, QStringLiteral("my lab")));
    }

    void renumberMovesEverything()
    {
        const Document document = routed();
        const Document moved = after(document, renumber(document, prefix("2.0.0.0/8"), prefix("10.0.0.0/8")));
        const Topology &t = moved.topology();
        QCOMPARE(firstAddress(interfaceOf(moved, "VM1", "eth0")), QStringLiteral("10.0.0.1/8"));
        QCOMPARE(firstAddress(interfaceOf(moved, "Host1", "eth0")), QStringLiteral("1.0.0.1/8"));
        const Machine &vm = *t.machine(t.machineByName(u"VM1"));
        QCOMPARE(vm.routes.front().gateway, address("10.0.0.2"));
        QVERIFY(vm.routes.front().destination.isDefault());
        const Machine &host2 = *t.machine(t.machineByName(u"Host2"));
        QCOMPARE(host2.routes.front().destination, prefix("10.0.0.0/8"));
        QCOMPARE(host2.rules.front().source, prefix("10.0.0.0/8"));
        QCOMPARE(t.checks.begin()->second.to, QStringLiteral("10.0.0.1"));
        const Document back = after(moved, renumber(moved, prefix("10.0.0.0/8"), prefix("2.0.0.0/8")));
        QVERIFY(back == document);
    }

    void renumberIntoASmallerNetworkWhenAllFit()
    {
        const Document document = routed();
        const Document moved = after(document, renumber(document, prefix("2.0.0.0/8"), prefix("192.168.0.0/24")));
        QCOMPARE(firstAddress(interfaceOf(moved, "VM1", "eth0")), QStringLiteral("192.168.0.1/24"));
        QVERIFY(!renumber(document, prefix("2.0.0.0/8"), prefix("192.168.0.0/31")));
    }

    void renumberRefusesANetworkInUse()
    {
        const Document document = routed();
        QVERIFY(!renumber(document, prefix("2.0.0.0/8"), prefix("1.0.0.0/8")));
        QVERIFY(!renumber(document, prefix("2.0.0.1/8"), prefix("10.0.0.0/8")));
        QVERIFY(!renumber(document, prefix("2.0.0.0/8"), prefix("fd00::/8")));
        QVERIFY(!renumber(document, prefix("2.0.0.0/8"), prefix("127.0.0.0/8")));
        QVERIFY(!renumber(document, prefix("2.0.0.0/8"), prefix("224.0.0.0/8")));
        QVERIFY(renumber(document, prefix("2.0.0.0/8"), prefix("10.0.0.5/8")).error().message.contains(u"10.0.0.0/8"));
    }

    void privatePrefixIsOfferedTwice()
    {
        const Document document = routed();
        const auto first = privatePrefixFor(document.topology(), prefix("1.0.0.0/8"));
        QCOMPARE(first, prefix("10.0.0.0/8"));
        const Document moved = after(document, renumber(document, prefix("1.0.0.0/8"), *first));
        const auto second = privatePrefixFor(moved.topology(), prefix("2.0.0.0/8"));
        QCOMPARE(second, prefix("172.16.0.0/12"));
        QVERIFY(renumber(moved, prefix("2.0.0.0/8"), *second));
    }

private:
    static Document pair(const char *a, const char *b)
    {
        Document document;
        document = after(document, addMachine(document, kind(a), {0, 0}, {}));
        return after(document, addMachine(document, kind(b), {600, 0}, {}));
    }

    static Document routed()
    {
        Drawing drawing;
        const Id host = drawing.machine("Host1", "host");
        const Id host2 = drawing.machine("Host2", "host");
        const Id vm = drawing.machine("VM1", "vm", host);
        drawing.cable(drawing.interface(host, "eth0", "1.0.0.1/8"), drawing.interface(host2, "eth0", "1.0.0.2/8"));
        drawing.cable(drawing.interface(host, "tap0", "2.0.0.2/8"), drawing.interface(vm, "eth0", "2.0.0.1/8"));
        drawing.route(vm, "default", "2.0.0.2");
        drawing.route(host2, "2.0.0.0/8", "1.0.0.1");
        FirewallRule rule;
        rule.source = prefix("2.0.0.0/8");
        rule.target = FirewallRule::Target::Drop;
        drawing.change<Machine>(host2, [&](Machine &m) { m.rules.push_back(rule); });
        Check check;
        check.from = QStringLiteral("Host2");
        check.to = QStringLiteral("2.0.0.1");
        drawing.edit().create(check);
        return drawing.done();
    }
};

QTEST_GUILESS_MAIN(DrawingTest)
#include "tst_drawing.moc"
