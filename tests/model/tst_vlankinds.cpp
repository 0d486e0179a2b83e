// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/layer2.h"
#include "core/model/vlans.h"
#include "tests/model/topologies.h"

#include <QSet>

#include <functional>

using namespace toile;
using namespace toile::drawn;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

Id made(Document &document, const char *kind, Id on)
{
    Id id;
    const auto patch = addInterface(document, *interfaceKind(s(kind)), on, &id);
    if (!patch || !document.apply(*patch))
        return {};
    return id;
}

Document changed(const Document &document, Id id, const std::function<void(Interface &)> &change)
{
    Edit edit(document);
    Interface interface = *edit.topology().interface(id);
    change(interface);
    edit.set(id, interface);
    Document result = document;
    return result.apply(edit.patch()) ? result : Document();
}

QString nameOf(const Document &document, Id id)
{
    return document.topology().interface(id)->name;
}

}  // namespace

/// Interfaces that are made on others, and what ports carry.
class VlanKindsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aVlanIsNamedAfterWhatItIsOn()
    {
        Drawing drawing;
        const Id vm = drawing.machine("VM1");
        const Id eth0 = drawing.interface(vm, "eth0");
        Document document = drawing.done();
        const Id vlan = made(document, "vlan", eth0);
        QVERIFY(vlan);
        QCOMPARE(nameOf(document, vlan), s("eth0.100"));
        const Id next = made(document, "vlan", eth0);
        QCOMPARE(nameOf(document, next), s("eth0.101"));
        const Id above = made(document, "vlan", vlan);
        QCOMPARE(nameOf(document, above), s("eth0.100.101"));
        document = changed(document, vlan, [](Interface &i) { std::get<VlanSettings>(i.settings).id = 7; });
        QCOMPARE(nameOf(document, vlan), s("eth0.7"));
        QCOMPARE(nameOf(document, above), s("eth0.7.101"));
        document = changed(document, eth0, [](Interface &i) { i.name = s("lan"); });
        QCOMPARE(nameOf(document, vlan), s("lan.7"));
        QCOMPARE(nameOf(document, above), s("lan.7.101"));
    }

    void aNameOfOnesOwnIsKept()
    {
        Drawing drawing;
        const Id eth0 = drawing.interface(drawing.machine("VM1"), "eth0");
        Document document = drawing.done();
        const Id vlan = made(document, "vlan", eth0);
        document = changed(document, vlan, [](Interface &i) { i.name = s("office"); });
        document = changed(document, vlan, [](Interface &i) { std::get<VlanSettings>(i.settings).id = 7; });
        QCOMPARE(nameOf(document, vlan), s("office"));
    }

    void whatIsStackedGoesWithWhatItIsOn()
    {
        Drawing drawing;
        const Id eth0 = drawing.interface(drawing.machine("VM1"), "eth0");
        Document document = drawing.done();
        const Id vlan = made(document, "vlan", eth0);
        const Id vxlan = made(document, "vxlan", vlan);
        QCOMPARE(nameOf(document, vxlan), s("vxlan42"));
        const Patch gone = removeElements(document, {eth0});
        QVERIFY(document.apply(gone).ok());
        QVERIFY(document.topology().interfaces.empty());
        QVERIFY(document.apply(gone.inverse()).ok());
        QCOMPARE(document.topology().interface(vxlan)->parent, vlan);
    }

    void interfacesAreMadeWhereTheyCanBe()
    {
        Drawing drawing;
        const Id vm = drawing.machine("VM1");
        const Id br0 = drawing.bridge(vm, "br0");
        Document document = drawing.done();
        QVERIFY(!made(document, "vlan", vm));
        QVERIFY(!made(document, "ethernet", vm));
        QVERIFY(!made(document, "bridge", vm));
        QVERIFY(!made(document, "tap", br0));
        QCOMPARE(nameOf(document, made(document, "tap", vm)), s("tap0"));
        const Id tun = made(document, "tun", vm);
        QCOMPARE(nameOf(document, tun), s("tun0"));
        QVERIFY(!made(document, "vlan", tun));
        QCOMPARE(nameOf(document, made(document, "vxlan", vm)), s("vxlan42"));
        QCOMPARE(nameOf(document, made(document, "vxlan", vm)), s("vxlan43"));
        QCOMPARE(nameOf(document, made(document, "vlan", br0)), s("br0.100"));
    }

    void documentsRefuseWhatTheKernelCannotHold_data()
    {
        QTest::addColumn<int>("number");
        for (int i = 0; i < 8; ++i)
            QTest::addRow("%d", i) << i;
    }
    void documentsRefuseWhatTheKernelCannotHold()
    {
        QFETCH(int, number);
        Drawing drawing;
        const Id vm = drawing.machine("VM1");
        const Id other = drawing.interface(drawing.machine("VM2"), "eth0");
        const Id eth0 = drawing.interface(vm, "eth0");
        const Id br0 = drawing.bridge(vm, "br0");
        Document document = drawing.done();
        const Id vlan = made(document, "vlan", eth0);
        const Id twin = made(document, "vlan", eth0);
        const Id vxlan = made(document, "vxlan", eth0);
        const Id tun = made(document, "tun", vm);
        const std::vector<std::pair<Id, std::function<void(Interface &)>>> spoils{
            {vlan, [&](Interface &i) { i.parent = {}; }},
            {vlan, [&](Interface &i) { i.parent = other; }},
            {vlan, [&](Interface &i) { i.parent = vlan; }},
            {vlan, [&](Interface &i) { std::get<VlanSettings>(i.settings).id = 4095; }},
            {twin, [&](Interface &i) { std::get<VlanSettings>(i.settings).id = 100; }},
            {vxlan, [&](Interface &i) { std::get<VxlanSettings>(i.settings).vni = 1 << 24; }},
            {tun, [&](Interface &i) { i.bridge = br0; }},
            {eth0, [&](Interface &i) { i.parent = br0; }},
        };
        Edit edit(document);
        Interface spoiled = *document.topology().interface(spoils[size_t(number)].first);
        spoils[size_t(number)].second(spoiled);
        edit.set(spoils[size_t(number)].first, spoiled);
        const Result<> applied = document.apply(edit.patch());
        QVERIFY(!applied);
        QVERIFY(applied.error().message.endsWith(u'.'));
    }

    void portsCarryWishesAndDefaults()
    {
        Drawing drawing;
        const Id sw = drawing.machine("SW1", "switch");
        const Id br0 = drawing.bridge(sw, "br0");
        const Id port = drawing.interface(sw, "p", nullptr, br0);
        QVERIFY(!membershipOf(drawing.done().topology(), port));
        drawing.change<Interface>(br0, [](Interface &i) { i.settings = BridgeSettings{false, 0, 300, true, 9}; });
        QCOMPARE(membershipOf(drawing.done().topology(), port), accessTo(9));
        QCOMPARE(membershipOf(drawing.done().topology(), br0), accessTo(9));
        drawing.change<Interface>(port, [](Interface &i) { i.vlans = {100, {{200, 210}}}; });
        QCOMPARE(membershipOf(drawing.done().topology(), port),
                 (VlanMembership{{{100, 100, true, true}, {200, 210, false, false}}}));
        drawing.change<Interface>(port, [](Interface &i) { i.vlans = {0, {{200, 210}}}; });
        QCOMPARE(membershipOf(drawing.done().topology(), port), (VlanMembership{{{200, 210, false, false}}}));
    }

    void whatComesWithoutATagMayBelongElsewhere()
    {
        Drawing drawing;
        const Id sw = drawing.machine("SW1", "switch");
        const Id br0 = drawing.bridge(sw, "br0");
        const Id port = drawing.interface(sw, "p", nullptr, br0);
        drawing.change<Interface>(br0, [](Interface &i) { i.settings = BridgeSettings{false, 0, 300, true, 1}; });
        const auto carries = [&](const PortVlans &wish) {
            drawing.change<Interface>(port, [&](Interface &i) { i.vlans = wish; });
            return *membershipOf(drawing.done().topology(), port);
        };
        // As the kernel has it after `vid 200 pvid`: the default leaves without a tag still, and takes nothing in.
        QCOMPARE(carries({{}, {}, 200, {}}), (VlanMembership{{{1, 1, false, true}, {200, 200, true, false}}}));
        QCOMPARE(carries({10, {{200, 210}}, 205, {{20, 21}}}), (VlanMembership{{{10, 10, false, true},
                                                                                {20, 21, false, true},
                                                                                {200, 204, false, false},
                                                                                {205, 205, true, false},
                                                                                {206, 210, false, false}}}));
        QCOMPARE(carries({10, {}, 20, {{20, 20}}}), (VlanMembership{{{10, 10, false, true}, {20, 20, true, true}}}));
        QCOMPARE(carries({10, {}, 0, {}}), (VlanMembership{{{10, 10, false, true}}}));
        QCOMPARE(carries({10, {}, 10, {}}), accessTo(10));
        QVERIFY(isTrunk(carries({10, {}, 20, {}})));
        QVERIFY(!isTrunk(carries({10, {}, {}, {{20, 21}}})));
    }

    void vlanOneHasAColourOfItsOwn()
    {
        Drawing drawing;
        const Id sw = drawing.machine("SW1", "switch");
        const Id br0 = drawing.bridge(sw, "br0");
        drawing.change<Interface>(br0, [](Interface &i) { i.settings = BridgeSettings{false, 0, 300, true, 1}; });
        QVERIFY(vlansOf(drawing.done().topology()).empty());
        const Id port = drawing.interface(sw, "p", nullptr, br0);
        QCOMPARE(vlansOf(drawing.done().topology()), (std::vector{VlanUse{1, s("VLAN 1"), vlanPalette().last()}}));
        drawing.change<Interface>(port, [](Interface &i) { i.vlans.tagged = {{100, 100}}; });
        // The others keep their colours.
        QCOMPARE(vlansOf(drawing.done().topology()), (std::vector{VlanUse{1, s("VLAN 1"), vlanPalette().last()},
                                                                  VlanUse{100, s("VLAN 100"), vlanPalette()[0]}}));
        drawing.edit().create(Vlan{1, s("everybody"), {}});
        QCOMPARE(vlansOf(drawing.done().topology())[0], (VlanUse{1, s("everybody"), vlanPalette().last()}));
    }

    void vlansHaveNamesAndColoursThatDiffer()
    {
        Drawing drawing;
        const Id eth0 = drawing.interface(drawing.machine("VM1"), "eth0");
        drawing.edit().create(Vlan{200, s("office"), s("#123456")});
        Document document = drawing.done();
        const Id vlan = made(document, "vlan", eth0);
        QCOMPARE(nameOf(document, vlan), s("eth0.200"));
        made(document, "vlan", eth0);
        const auto all = vlansOf(document.topology());
        QCOMPARE(all.size(), size_t(2));
        QCOMPARE(all[0], (VlanUse{100, s("VLAN 100"), vlanPalette()[0]}));
        QCOMPARE(all[1], (VlanUse{200, s("office"), s("#123456")}));
        const QStringList palette = vlanPalette();
        QCOMPARE(QSet<QString>(palette.begin(), palette.end()).size(), palette.size());
    }

    void listsOfVlansAreReadAndWritten_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("written");
        QTest::newRow("one") << s("100") << s("100");
        QTest::newRow("several") << s(" 200 - 210 , 100 ") << s("100,200-210");
        QTest::newRow("overlapping") << s("5-9,8-12,13") << s("5-13");
        QTest::newRow("nothing") << s("") << s("");
        for (const char *wrong : {"0", "4095", "9-5", "a", "1-2-3", "5-"})
            QTest::newRow(wrong) << s(wrong) << s("refused");
    }
    void listsOfVlansAreReadAndWritten()
    {
        QFETCH(QString, typed);
        const auto ranges = parseVlanList(typed);
        QTEST(ranges ? vlanListText(*ranges) : s("refused"), "written");
    }

    void framesGoWhereTheirTagGoes()
    {
        Drawing drawing;
        const Id sw = drawing.machine("SW1", "switch");
        const Id br0 = drawing.bridge(sw, "br0");
        drawing.change<Interface>(br0, [](Interface &i) { i.settings = BridgeSettings{false, 0, 300, true, 1}; });
        const auto pc = [&](const char *name, std::optional<int> untagged, std::vector<VlanRange> tagged) {
            const Id far = drawing.interface(drawing.machine(name, "pc"), "eth0");
            const Id port = drawing.interface(sw, name, nullptr, br0);
            drawing.change<Interface>(port, [&](Interface &i) { i.vlans = {untagged, tagged}; });
            drawing.cable(port, far);
            return far;
        };
        const Id a = pc("A", 100, {});
        const Id b = pc("B", 100, {});
        const Id c = pc("C", 200, {});
        const Id router = pc("R", 0, {{100, 200}});
        Document document = drawing.done();
        const Id vlan = made(document, "vlan", router);
        const Layer2 frames(document.topology());
        QCOMPARE(frames.groupOf(a, 0), frames.groupOf(b, 0));
        QVERIFY(frames.groupOf(a, 0) != frames.groupOf(c, 0));
        QCOMPARE(frames.groupOf(vlan, 0), frames.groupOf(a, 0));
        QCOMPARE(frames.groupOf(router, 200), frames.groupOf(c, 0));
        QVERIFY(frames.groupOf(router, 0) != frames.groupOf(a, 0));
        const auto all = segments(document.topology());
        const auto with = [&](Id id) {
            return std::find_if(all.begin(), all.end(), [id](const Segment &segment) {
                return std::binary_search(segment.interfaces.begin(), segment.interfaces.end(), id);
            });
        };
        QVERIFY(with(a) == with(b) && with(a) == with(vlan) && with(a) != with(c));
    }
};

QTEST_GUILESS_MAIN(VlanKindsTest)
#include "tst_vlankinds.moc"
