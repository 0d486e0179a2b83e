// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/lab/fragmenttext.h"
#include "core/lab/labfile.h"
#include "core/model/fragment.h"
#include "resources/assets.h"
#include "tests/model/topologies.h"
#include "tests/support/randomtopology.h"

#include <QTest>

using namespace toile;
using namespace toile::drawn;

namespace {

constexpr int kRounds = 150;

Document documentOf(const Topology &topology)
{
    Patch patch;
    patch.elements.push_back({Topology::kHeaderId, Element(Document().topology().header), Element(topology.header)});
    const auto add = [&patch](const auto &map) {
        for (const auto &[id, element] : map)
            patch.elements.push_back({id, std::nullopt, Element(element)});
    };
    add(topology.machines);
    add(topology.interfaces);
    add(topology.cables);
    return after(Document(), patch);
}

/// With every box at its place, as copying pins it.
Document pinned(const Document &document)
{
    const Layout places = completeLayout(document);
    Edit edit(document);
    for (const auto &[id, placement] : places.placements) {
        Placement own = document.layout().of(id);
        own.rect = placement.rect;
        edit.place(id, own);
    }
    return after(document, edit.patch());
}

std::vector<Id> everything(const Topology &topology)
{
    std::vector<Id> ids;
    for (const auto &[id, machine] : topology.machines)
        ids.push_back(id);
    for (const auto &[id, note] : topology.notes)
        ids.push_back(id);
    return ids;
}

Document pasted(const Document &document, const Fragment &fragment, const PastePlace &place = {},
                std::vector<Id> *outermost = nullptr)
{
    const Result<Pasted> done = pasteFragment(document, fragment, place);
    if (!done)
        qFatal("%s", qPrintable(done.error().message));
    if (outermost)
        *outermost = done->outermost;
    return after(document, done->patch);
}

/// The text but for the lab's own name and titles, which belong to the document.
QByteArray content(const Document &document)
{
    Edit edit(document);
    edit.set(Topology::kHeaderId, Document().topology().header);
    return writeLab(after(document, edit.patch()));
}

std::set<MacAddress> macs(const Topology &topology)
{
    std::set<MacAddress> all;
    for (const auto &[id, interface] : topology.interfaces)
        if (interface.mac)
            all.insert(*interface.mac);
    return all;
}

/// Host1 with VM1 (behind tap0) and br0; Host2 beside it; Host1 routes and translates.
struct Course {
    Drawing drawing;
    Id host1 = drawing.machine("Host1", "host");
    Id host2 = drawing.machine("Host2", "host");
    Id vm1 = drawing.machine("VM1", "vm", host1);
    Id eth0 = drawing.interface(host1, "eth0", "1.0.0.1/8");
    Id tap0 = drawing.interface(host1, "tap0", "2.0.0.2/8");
    Id far = drawing.interface(host2, "eth0", "1.0.0.2/8");
    Id vmEth0 = drawing.interface(vm1, "eth0", "2.0.0.1/8");

    Course()
    {
        drawing.cable(eth0, far);
        drawing.cable(tap0, vmEth0);
        drawing.route(vm1, "default", "2.0.0.2");
        drawing.masquerade(host1, "eth0");
        const auto mac = [this](Id id, const char *text) {
            drawing.change<Interface>(
                id, [&](Interface &i) { i.mac = MacAddress::parse(QString::fromLatin1(text)).value(); });
        };
        mac(eth0, "02:00:00:00:01:01");
        mac(tap0, "02:00:00:00:01:02");
        mac(far, "02:00:00:00:02:01");
        mac(vmEth0, "02:00:00:00:03:01");
        Check inner;
        inner.from = QStringLiteral("VM1");
        inner.to = QStringLiteral("2.0.0.2");
        inner.name = {QStringLiteral("VM1 atteint Host1:tap0 (2.0.0.2), VM10 non."),
                      QStringLiteral("VM1’s way: VM1-Host1")};
        drawing.edit().create(inner);
        Check outer = inner;
        outer.to = QStringLiteral("1.0.0.2");
        drawing.edit().create(outer);
    }
};

const Interface &interfaceOf(const Topology &topology, const char *machine, const char *name)
{
    const Id id =
        topology.interfaceByName(topology.machineByName(QString::fromLatin1(machine)), QString::fromLatin1(name));
    if (!id)
        qFatal("no %s:%s", machine, name);
    return topology.interfaces.at(id);
}

QString addressOf(const Topology &topology, const char *machine, const char *name)
{
    return interfaceOf(topology, machine, name).addresses.at(0).toString();
}

}  // namespace

class FragmentTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useAssets(); }

    void aCopyBesideGetsNamesAddressesAndMacsOfItsOwn()
    {
        Course course;
        const Document before = course.drawing.done();
        const Fragment fragment = copyElements(before, {course.host1});
        QCOMPARE(fragment.document.topology().cables.size(), std::size_t(1));
        std::vector<Id> outermost;
        const Topology t = pasted(before, fragment, {}, &outermost).topology();
        QCOMPARE(t.machines.size(), std::size_t(5));
        QCOMPARE(outermost, (std::vector<Id>{t.machineByName(u"Host3")}));
        const Machine &vm = t.machines.at(t.machineByName(u"VM2"));
        QCOMPARE(vm.parent, t.machineByName(u"Host3"));
        QCOMPARE(addressOf(t, "Host3", "eth0"), QStringLiteral("1.0.0.3/8"));
        QCOMPARE(addressOf(t, "Host3", "tap0"), QStringLiteral("2.0.0.3/8"));
        QCOMPARE(addressOf(t, "VM2", "eth0"), QStringLiteral("2.0.0.4/8"));
        QCOMPARE(vm.routes.at(0).gateway, address("2.0.0.3"));
        QCOMPARE(t.machines.at(t.machineByName(u"Host3")).rules.size(), std::size_t(1));
        QCOMPARE(interfaceOf(t, "Host3", "eth0").mac->toString(), QStringLiteral("02:00:00:00:04:01"));
        QCOMPARE(interfaceOf(t, "Host3", "tap0").mac->toString(), QStringLiteral("02:00:00:00:04:02"));
        QCOMPARE(interfaceOf(t, "VM2", "eth0").mac->toString(), QStringLiteral("02:00:00:00:05:01"));
        // The inner cable is there, the one to Host2 is not; the check of what is inside follows.
        QVERIFY(!t.cableAt(t.interfaceByName(t.machineByName(u"Host3"), u"eth0")));
        QVERIFY(t.cableAt(t.interfaceByName(t.machineByName(u"Host3"), u"tap0")));
        QCOMPARE(t.checks.size(), std::size_t(3));
        QCOMPARE(t.checks.rbegin()->second.from, QStringLiteral("VM2"));
        QCOMPARE(t.checks.rbegin()->second.to, QStringLiteral("2.0.0.3"));
        QCOMPARE(t.checks.rbegin()->second.name.fr, QStringLiteral("VM2 atteint Host3:tap0 (2.0.0.3), VM10 non."));
        QCOMPARE(t.checks.rbegin()->second.name.en, QStringLiteral("VM2’s way: VM2-Host3"));
    }

    void aRouteThroughSomebodyWhoStaysIsKept()
    {
        Course course;
        const Document before = course.drawing.done();
        const Topology t =
            pasted(before, copyElements(before, {course.vm1}), {course.host2, QPointF(10, 20)}).topology();
        const Machine &vm = t.machines.at(t.machineByName(u"VM2"));
        QCOMPARE(vm.parent, course.host2);
        QCOMPARE(vm.routes.at(0).gateway, address("2.0.0.2"));
        QCOMPARE(addressOf(t, "VM2", "eth0"), QStringLiteral("2.0.0.3/8"));
    }

    void anotherDrawingTakesItAsItIs()
    {
        Course course;
        const Document before = course.drawing.done();
        Drawing other;
        other.interface(other.machine("PC1", "pc"), "eth0", "9.0.0.1/8");
        const Topology t = pasted(other.done(), copyElements(before, {course.host1})).topology();
        QCOMPARE(addressOf(t, "Host1", "tap0"), QStringLiteral("2.0.0.2/8"));
        QCOMPARE(interfaceOf(t, "VM1", "eth0").mac->toString(), QStringLiteral("02:00:00:00:03:01"));
    }

    void aBridgeAloneGoesIntoAnotherMachine()
    {
        Course course;
        const Id bridge = course.drawing.bridge(course.host1, "br0", "3.0.0.1/8");
        course.drawing.bridge(course.host2, "br0");
        const Document before = course.drawing.done();
        const Fragment fragment = copyElements(before, {bridge});
        QCOMPARE(fragment.holders, std::set<QString>{QStringLiteral("Host1")});
        std::vector<Id> outermost;
        const Topology t = pasted(before, fragment, {course.host2, {}}, &outermost).topology();
        QCOMPARE(t.machines.size(), before.topology().machines.size());
        QCOMPARE(t.label(outermost.at(0)), QStringLiteral("Host2:br1"));
        QCOMPARE(addressOf(t, "Host2", "br1"), QStringLiteral("3.0.0.2/8"));
        const Topology beside = pasted(before, fragment, {}, &outermost).topology();
        QCOMPARE(beside.label(outermost.at(0)), QStringLiteral("Host1:br1"));
    }

    void thePlaceIsWhereItWasAskedFor()
    {
        Course course;
        course.drawing.box(course.host1, QRectF(100, 200, 400, 300));
        course.drawing.box(course.vm1, QRectF(150, 300, 96, 64));
        const Id inner = course.drawing.edit().topology().cableAt(course.tap0);
        Placement bent;
        bent.bends = {QPointF(300, 260)};
        course.drawing.edit().place(inner, bent);
        const Document before = course.drawing.done();
        std::vector<Id> outermost;
        const Document after = pasted(before, copyElements(before, {course.host1}), {{}, QPointF(1000, 0)}, &outermost);
        QCOMPARE(after.layout().of(outermost.at(0)).rect->topLeft(), QPointF(1000, 0));
        const Id vm = after.topology().machineByName(u"VM2");
        QCOMPARE(after.layout().of(vm).rect->topLeft(), QPointF(1050, 100));
        const Id cable = after.topology().cableAt(after.topology().interfacesOf(vm).at(0));
        QCOMPARE(after.layout().of(cable).bends, std::vector<QPointF>{QPointF(1200, 60)});
    }

    void everyShippedLabIsCopiedWhole_data()
    {
        QTest::addColumn<QString>("lab");
        for (const QString &lab : shippedLabs())
            QTest::newRow(qPrintable(lab)) << lab;
    }

    void everyShippedLabIsCopiedWhole()
    {
        QFETCH(QString, lab);
        const Document document = pinned(loadLab(shippedLabPath(lab)).document);
        const Fragment fragment = copyElements(document, everything(document.topology()));
        QCOMPARE(content(pasted(Document(), fragment)), content(document));
        // As text and back, it is the same.
        const Result<Document> read = readFragment(writeLab(fragment.document));
        QVERIFY(read.ok());
        QCOMPARE(writeLab(*read), writeLab(fragment.document));
        // Beside itself it clashes with nothing.
        const Topology twice = pasted(document, fragment).topology();
        QCOMPARE(twice.cables.size(), 2 * document.topology().cables.size());
        QCOMPARE(macs(twice).size(), 2 * macs(document.topology()).size());
    }

    void anyPasteKeepsTheInvariantsAndWhatWasThere()
    {
        const quint32 seed = test::seedOfTheDay();
        qInfo("seed %u", seed);
        test::RandomTopology random(seed);
        for (int round = 0; round < kRounds; ++round) {
            const Document document = pinned(documentOf(random.next()));
            const Document other = documentOf(random.next());
            std::vector<Id> chosen;
            for (const auto &[id, machine] : document.topology().machines)
                if (random.oneIn(2))
                    chosen.push_back(id);
            for (const auto &[id, interface] : document.topology().interfaces)
                if (random.oneIn(8))
                    chosen.push_back(id);
            const Fragment fragment = copyElements(document, chosen);
            QCOMPARE(fragment.isEmpty(), chosen.empty());
            QCOMPARE(content(pasted(Document(), {fragment.document, {}})), content(pinned(fragment.document)));
            for (const Document &into : {document, other}) {
                const Id container = random.oneIn(2) ? into.topology().machines.begin()->first : Id();
                const Document result = pasted(into, fragment, {container, QPointF(round, -round)});
                const Topology &t = result.topology();
                for (const auto &[id, machine] : into.topology().machines)
                    QCOMPARE(t.machines.at(id), machine);
                for (const auto &[id, interface] : into.topology().interfaces)
                    QCOMPARE(t.interfaces.at(id), interface);
                QCOMPARE(t.cables.size(), into.topology().cables.size() + fragment.document.topology().cables.size());
                const std::set<MacAddress> own = macs(into.topology());
                for (const auto &[id, interface] : t.interfaces)
                    QVERIFY(into.topology().interface(id) || !interface.mac || !own.contains(*interface.mac));
            }
        }
    }

    void brokenOrForeignTextIsRefusedInWords_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("words") << QByteArray("ip addr add 1.0.0.1/8 dev eth0");
        QTest::newRow("json") << QByteArray("{\"a\": 1}");
        QTest::newRow("cut") << QByteArray("{\"toile\": 1, \"name\": \"x\", \"machines\": [");
        QTest::newRow("newer") << QByteArray("{\"toile\": 99, \"name\": \"x\", \"machines\": []}");
        QTest::newRow("nothing in it") << QByteArray("{\"toile\": 1, \"name\": \"x\", \"machines\": []}");
        QTest::newRow("large") << QByteArray("{").append(QByteArray(int(limits::kLabFileBytes), ' '));
    }

    void brokenOrForeignTextIsRefusedInWords()
    {
        QFETCH(QByteArray, text);
        const Result<Document> read = readFragment(text);
        QVERIFY(!read);
        QVERIFY(read.error().message.contains(QStringLiteral("clipboard")));
    }

    void pastingPastALimitIsRefused()
    {
        Drawing drawing;
        std::vector<Id> notes;
        for (int i = 0; i < limits::kNotes; ++i)
            notes.push_back(drawing.edit().create(Note{{{}, QStringLiteral("note")}}));
        const Document document = drawing.done();
        const Result<Pasted> refused = pasteFragment(document, copyElements(document, {notes.front()}), {});
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains(QString::number(limits::kNotes)));
    }
};

QTEST_GUILESS_MAIN(FragmentTest)
#include "tst_fragment.moc"
