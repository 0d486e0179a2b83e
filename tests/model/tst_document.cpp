// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "tests/model/topologies.h"

using namespace toile;
using namespace toile::drawn;

class DocumentTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void newDocumentIsEmptyAndSound()
    {
        const Document document;
        QCOMPARE(document.topology().header.name, QStringLiteral("lab"));
        QVERIFY(document.topology().machines.empty());
        QVERIFY(invariants(document.topology()).empty());
    }

    void idsAreNeverUsedAgain()
    {
        Drawing drawing;
        const Id vm = drawing.machine("VM1");
        Document document = drawing.done();
        const Patch removal = removeElements(document, {vm});
        document = after(document, removal);
        const Id fresh = document.takeId();
        QVERIFY(fresh > vm);
    }

    void inverseRestoresTheDocument()
    {
        const Document before = hostWithVm();
        const Id host = before.topology().machineByName(u"Host1");
        const Patch patch = removeElements(before, {host});
        Document now = after(before, patch);
        QVERIFY(now != before);
        now = after(now, patch.inverse());
        QVERIFY(now == before);
        QVERIFY(patch.inverse().inverse() == patch);
    }

    void patchForAnotherStateIsRefusedAndChangesNothing()
    {
        Document document = hostWithVm();
        const Id host = document.topology().machineByName(u"Host1");
        const Patch rename1 = *rename(document, host, QStringLiteral("A"));
        const Patch rename2 = *rename(document, host, QStringLiteral("B"));
        document = after(document, rename1);
        const Document kept = document;
        QVERIFY(!document.apply(rename2));
        QVERIFY(document == kept);
    }

    void headerCannotBeRemovedOrReplaced()
    {
        Document document;
        const LabHeader header = document.topology().header;
        QVERIFY(!document.apply({{{Topology::kHeaderId, Element(header), std::nullopt}}, {}}));
        QVERIFY(!document.apply({{{Topology::kHeaderId, Element(header), Element(Note())}}, {}}));
        QVERIFY(!document.apply({{{Id{7}, std::nullopt, Element(header)}}, {}}));
    }

    void placeWithoutElementIsRefused()
    {
        Document document;
        Placement placement;
        placement.rect = QRectF(0, 0, 10, 10);
        QVERIFY(!document.apply({{}, {{Id{9}, {}, placement}}}));
        QVERIFY(document.layout().placements.empty());
    }

    void placeThatNoFileCanHoldIsRefused_data()
    {
        QTest::addColumn<QRectF>("rect");
        QTest::addColumn<bool>("arrow");
        QTest::newRow("no height") << QRectF(0, 0, 100, 0) << false;
        QTest::newRow("backwards") << QRectF(0, 0, 121, -42) << false;
        QTest::newRow("too far") << QRectF(1e7, 0, 100, 60) << false;
        QTest::newRow("nowhere") << QRectF(std::nan(""), 0, 100, 60) << false;
        QTest::newRow("an arrow too long") << QRectF(0, 0, -1e7, 60) << true;
    }

    void placeThatNoFileCanHoldIsRefused()
    {
        QFETCH(QRectF, rect);
        QFETCH(bool, arrow);
        Drawing d;
        const Id id = arrow ? d.edit().create(Note{{}, ArrowNote()}) : d.machine("A");
        Document document = d.done();
        const Placement before = document.layout().of(id);
        Placement placement;
        placement.rect = rect;
        QVERIFY(!document.apply({{}, {{id, before, placement}}}));
        QCOMPARE(document.layout().of(id).rect, before.rect);
        Patch whole{{{Topology::kHeaderId, document.topology().header, LabHeader{QStringLiteral("x"), {}, {}}}},
                    {{id, before, placement}}};
        QVERIFY(!document.apply(whole));
        whole.placements.front().after.rect = QRectF(0, 0, arrow ? -10 : 10, 20);
        QVERIFY(document.apply(whole).ok());
    }

    void removingAMachineTakesAllThatNeedsIt()
    {
        Document document = hostWithVm();
        const Id host = document.topology().machineByName(u"Host1");
        document = after(document, removeElements(document, {host}));
        const Topology &t = document.topology();
        QCOMPARE(t.machines.size(), 1u);  // Host2
        QVERIFY(t.cables.empty());
        QVERIFY(t.checks.empty());
        QCOMPARE(t.interfaces.size(), 1u);
        QVERIFY(document.layout().placements.empty());
    }

    void removingAnInterfaceTakesItsCableAndRoutes()
    {
        Document document = hostWithVm();
        const Topology &t = document.topology();
        const Id vm = t.machineByName(u"VM1");
        document = after(document, removeElements(document, {t.interfaceByName(vm, u"eth0")}));
        QCOMPARE(document.topology().cables.size(), 1u);
        QVERIFY(document.topology().machine(vm)->routes.empty());
    }

    void removingABridgeFreesItsPorts()
    {
        Drawing drawing;
        const Id host = drawing.machine("Host1", "host");
        const Id br0 = drawing.bridge(host, "br0");
        const Id port = drawing.interface(host, "eth0", nullptr, br0);
        const Document document = after(drawing.done(), removeElements(drawing.done(), {br0}));
        QVERIFY(document.topology().interface(port));
        QCOMPARE(document.topology().interface(port)->bridge, Id());
    }

    void namesThatReferFollowARename()
    {
        Document document = hostWithVm();
        const Id vm = document.topology().machineByName(u"VM1");
        document = after(document, rename(document, vm, QStringLiteral("Student")));
        QCOMPARE(document.topology().checks.begin()->second.from, QStringLiteral("Student"));
        const Id eth0 = document.topology().interfaceByName(vm, u"eth0");
        document = after(document, rename(document, eth0, QStringLiteral("wan0")));
        QCOMPARE(document.topology().machine(vm)->routes.front().interface, QStringLiteral("wan0"));
    }

    void linksOfTheInstructionsFollowARename()
    {
        Document document = hostWithVm();
        Edit edit(document);
        LabHeader header = document.topology().header;
        header.instructions.en =
            QStringLiteral("Look at [VM1](toile:VM1), [its card](toile:VM1/eth0), [VM11](toile:VM11).");
        header.instructions.fr = QStringLiteral("[La VM](toile:VM1)");
        edit.set(Topology::kHeaderId, header);
        document = after(document, edit.patch());
        const Id vm = document.topology().machineByName(u"VM1");
        document = after(document, rename(document, vm, QStringLiteral("R.1")));
        document =
            after(document, rename(document, document.topology().interfaceByName(vm, u"eth0"), QStringLiteral("wan0")));
        const LocalizedText &texts = document.topology().header.instructions;
        QCOMPARE(texts.en, QStringLiteral("Look at [R.1](toile:R.1), [its card](toile:R.1/wan0), [VM11](toile:VM11)."));
        QCOMPARE(texts.fr, QStringLiteral("[La VM](toile:R.1)"));
    }

    void editShowsItsOwnChangesAndGivesOnePatch()
    {
        const Document document = hostWithVm();
        Edit edit(document);
        const Id id = edit.create(Note{{QStringLiteral("un"), QStringLiteral("one")}});
        edit.set(id, Note{{QStringLiteral("deux"), QStringLiteral("two")}});
        QCOMPARE(edit.topology().notes.at(id).text.en, QStringLiteral("two"));
        QCOMPARE(edit.patch().elements.size(), 1u);
        edit.remove(id);
        QVERIFY(edit.patch().isEmpty());
    }

    void movingABoxIsLayoutOnly()
    {
        Document document = hostWithVm();
        const Id host = document.topology().machineByName(u"Host1");
        const Patch patch = moveElements(document, {host}, {16, 0});
        QVERIFY(patch.isLayoutOnly());
        QVERIFY(!patch.isEmpty());
        const Document moved = after(document, patch);
        QVERIFY(moved.topology() == document.topology());
    }

    void breach_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"machine twice",
                                 "interface twice",
                                 "machine name",
                                 "interface name",
                                 "lo",
                                 "no machine",
                                 "no parent",
                                 "inside itself",
                                 "cycle",
                                 "too deep",
                                 "foreign bridge",
                                 "port of no bridge",
                                 "bridge as port",
                                 "cable to bridge",
                                 "cable to itself",
                                 "two cables",
                                 "cable to nothing",
                                 "check without machine",
                                 "route without interface",
                                 "lab name",
                                 "kind",
                                 "long title"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }

    void breach()
    {
        QFETCH(QString, what);
        Drawing drawing;
        const Id a = drawing.machine("A", "host");
        const Id b = drawing.machine("B", "host");
        const Id br0 = drawing.bridge(a, "br0");
        const Id eth0 = drawing.interface(a, "eth0");
        const Id other = drawing.interface(b, "eth0");
        QVERIFY(invariants(drawing.edit().topology()).empty());
        breakOne(what, drawing, a, b, br0, eth0, other);
        QVERIFY2(!invariants(drawing.edit().topology()).empty(), qPrintable(what));
        Document document;
        QVERIFY(!document.apply(drawing.edit().patch()));
        QVERIFY(document == Document());
    }

    void invariantsKnowTheLimits()
    {
        Drawing drawing;
        const Id host = drawing.machine("Host1", "host");
        const Id br0 = drawing.bridge(host, "br0");
        for (int i = 0; i < limits::kPortsPerBridge; ++i)
            drawing.interface(host, qPrintable(QStringLiteral("p%1").arg(i)), nullptr, br0);
        QVERIFY(invariants(drawing.edit().topology()).empty());
        drawing.interface(host, "onemore", nullptr, br0);
        QCOMPARE(invariants(drawing.edit().topology()).size(), 1u);
    }

private:
    static Document hostWithVm()
    {
        Drawing drawing;
        const Id host = drawing.machine("Host1", "host");
        const Id host2 = drawing.machine("Host2", "host");
        const Id vm = drawing.machine("VM1", "vm", host);
        const Id eth0 = drawing.interface(host, "eth0", "1.0.0.1/8");
        const Id tap0 = drawing.interface(host, "tap0", "2.0.0.2/8");
        const Id vmEth0 = drawing.interface(vm, "eth0", "2.0.0.1/8");
        const Id host2Eth0 = drawing.interface(host2, "eth0", "1.0.0.2/8");
        drawing.cable(eth0, host2Eth0);
        drawing.cable(tap0, vmEth0);
        drawing.route(vm, "default", "2.0.0.2", "eth0");
        drawing.box(host, {0, 0, 500, 300});
        drawing.box(vm, {32, 64, 160, 112});
        Check check;
        check.from = QStringLiteral("VM1");
        check.to = QStringLiteral("1.0.0.2");
        drawing.edit().create(check);
        return drawing.done();
    }

    static void breakOne(const QString &what, Drawing &d, Id a, Id b, Id br0, Id eth0, Id other)
    {
        const auto machine = [&](Id id, auto change) { d.change<Machine>(id, change); };
        const auto interface = [&](Id id, auto change) { d.change<Interface>(id, change); };
        if (what == u"machine twice")
            machine(b, [](Machine &m) { m.name = QStringLiteral("A"); });
        else if (what == u"interface twice")
            interface(br0, [](Interface &i) { i.name = QStringLiteral("eth0"); });
        else if (what == u"machine name")
            machine(a, [](Machine &m) { m.name = QStringLiteral("a b"); });
        else if (what == u"interface name")
            interface(eth0, [](Interface &i) { i.name = QStringLiteral("far-too-long-name"); });
        else if (what == u"lo")
            interface(eth0, [](Interface &i) { i.name = QStringLiteral("lo"); });
        else if (what == u"no machine")
            interface(eth0, [](Interface &i) { i.machine = Id{999}; });
        else if (what == u"no parent")
            machine(a, [](Machine &m) { m.parent = Id{999}; });
        else if (what == u"inside itself")
            machine(a, [a](Machine &m) { m.parent = a; });
        else if (what == u"cycle") {
            machine(a, [b](Machine &m) { m.parent = b; });
            machine(b, [a](Machine &m) { m.parent = a; });
        } else if (what == u"too deep") {
            Id parent = a;
            for (int i = 0; i <= limits::kNesting; ++i)
                parent = d.machine(qPrintable(QStringLiteral("n%1").arg(i)), "vm", parent);
        } else if (what == u"foreign bridge")
            interface(other, [br0](Interface &i) { i.bridge = br0; });
        else if (what == u"port of no bridge")
            interface(d.interface(a, "eth1"), [eth0](Interface &i) { i.bridge = eth0; });
        else if (what == u"bridge as port")
            interface(d.bridge(a, "br1"), [br0](Interface &i) { i.bridge = br0; });
        else if (what == u"cable to bridge")
            d.cable(br0, other);
        else if (what == u"cable to itself")
            d.cable(eth0, eth0);
        else if (what == u"two cables") {
            d.cable(eth0, other);
            d.cable(eth0, d.interface(b, "eth1"));
        } else if (what == u"cable to nothing")
            d.cable(eth0, Id{999});
        else if (what == u"check without machine")
            d.edit().create(Check{});
        else if (what == u"route without interface")
            d.route(a, "2.0.0.0/8", nullptr, "eth7");
        else if (what == u"lab name")
            d.edit().set(Topology::kHeaderId, LabHeader{});
        else if (what == u"kind")
            machine(a, [](Machine &m) { m.kind = QStringLiteral("toaster"); });
        else if (what == u"long title")
            d.edit().set(Topology::kHeaderId,
                         LabHeader{QStringLiteral("lab"), {{}, QString(limits::kTitleLength + 1, u'x')}, {}});
    }
};

QTEST_GUILESS_MAIN(DocumentTest)
#include "tst_document.moc"
