// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/containers.h"
#include "tests/model/topologies.h"

using namespace toile;
using namespace toile::drawn;

namespace {

QRectF rectOf(const Document &document, Id id)
{
    return document.layout().of(id).rect.value_or(QRectF());
}

/// What is wrong with a complete layout: a box missing, two overlapping, one outside its container.
QString faults(const Topology &topology, const Layout &layout)
{
    QString text;
    for (const auto &[owner, boxes] : containers::contents(topology)) {
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            const auto rect = layout.of(boxes[i]).rect;
            if (!rect) {
                text += topology.label(boxes[i]) + QStringLiteral(" has no place; ");
                continue;
            }
            if (owner && !layout.of(owner).rect->contains(*rect))
                text += topology.label(boxes[i]) + QStringLiteral(" is outside its machine; ");
            for (std::size_t j = 0; j < i; ++j) {
                if (layout.of(boxes[j]).rect.value_or(QRectF()).intersects(*rect))
                    text += topology.label(boxes[i]) + QStringLiteral(" overlaps ") + topology.label(boxes[j]) + u';';
            }
        }
    }
    return text;
}

}  // namespace

/// Where things are put: moving, growing, and completing what has no place.
class PlacesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void movingAHostTakesItsContent()
    {
        const Scene scene = hostWithVm();
        Document document = scene.drawing.done();
        document = after(document, moveElements(document, {scene.host}, {32, -16}));
        QCOMPARE(rectOf(document, scene.host), QRectF(32, -16, 600, 300));
        QCOMPARE(rectOf(document, scene.vm), QRectF(64, 48, 160, 96));
        QCOMPARE(rectOf(document, scene.bridge), QRectF(332, 48, 128, 72));
    }

    void movingHostAndVmTogetherMovesTheVmOnce()
    {
        const Scene scene = hostWithVm();
        Document document = scene.drawing.done();
        document = after(document, moveElements(document, {scene.host, scene.vm}, {16, 16}));
        QCOMPARE(rectOf(document, scene.vm), QRectF(48, 80, 160, 96));
    }

    void movingAVmOutwardsGrowsTheHost()
    {
        const Scene scene = hostWithVm();
        Document document = scene.drawing.done();
        document = after(document, moveElements(document, {scene.vm}, {0, 400}));
        QVERIFY(rectOf(document, scene.host).contains(rectOf(document, scene.vm)));
        QCOMPARE(rectOf(document, scene.host).topLeft(), QPointF(0, 0));
    }

    void movedTablesMoveAlong()
    {
        Scene scene = hostWithVm();
        Placement placement = scene.drawing.edit().layout().of(scene.vm);
        placement.tables = QPointF(0, 500);
        scene.drawing.edit().place(scene.vm, placement);
        Document document = scene.drawing.done();
        document = after(document, moveElements(document, {scene.host}, {10, 10}));
        QCOMPARE(*document.layout().of(scene.vm).tables, QPointF(10, 510));
    }

    void aHostCannotBeSmallerThanItsContent()
    {
        const Scene scene = hostWithVm();
        Document document = scene.drawing.done();
        document = after(document, resizeElement(document, scene.host, {0, 0, 50, 50}));
        QVERIFY(rectOf(document, scene.host).contains(rectOf(document, scene.vm)));
        QVERIFY(rectOf(document, scene.host).contains(rectOf(document, scene.bridge)));
    }

    void aMachineDroppedIntoAHostMakesRoom()
    {
        const Scene scene = hostWithVm();
        Document document = scene.drawing.done();
        Id vm;
        document = after(document, addMachine(document, *machineKind(u"vm"), {32, 280}, scene.host, &vm));
        QVERIFY(rectOf(document, scene.host).contains(rectOf(document, vm)));
        QCOMPARE(rectOf(document, vm).topLeft(), QPointF(32, 280));
    }

    void growingReachesTheOutermostMachine()
    {
        Drawing drawing;
        const Id host = drawing.machine("Host1", "host");
        const Id vm = drawing.machine("VM1", "vm", host);
        const Id inner = drawing.machine("VM2", "vm", vm);
        drawing.box(host, {0, 0, 400, 300});
        drawing.box(vm, {32, 64, 300, 200});
        drawing.box(inner, {64, 128, 160, 96});
        Document document = drawing.done();
        document = after(document, moveElements(document, {inner}, {500, 0}));
        QVERIFY(rectOf(document, vm).contains(rectOf(document, inner)));
        QVERIFY(rectOf(document, host).contains(rectOf(document, vm)));
    }

    void completeLayoutKeepsGivenPlaces()
    {
        const Scene scene = hostWithVm();
        const Document document = scene.drawing.done();
        const Layout layout = completeLayout(document);
        for (const Id id : {scene.host, scene.vm, scene.bridge})
            QCOMPARE(layout.of(id).rect, document.layout().of(id).rect);
    }

    void completeLayoutIsStable()
    {
        const Document document = nested();
        QVERIFY(completeLayout(document) == completeLayout(document));
    }

    void completeLayoutPlacesEverythingApart_data()
    {
        QTest::addColumn<QString>("which");
        for (const char *which : {"empty", "nested", "partly placed", "star", "many inside"})
            QTest::newRow(which) << QString::fromLatin1(which);
    }

    void completeLayoutPlacesEverythingApart()
    {
        QFETCH(QString, which);
        const Document document = which == u"nested"          ? nested()
                                  : which == u"partly placed" ? partlyPlaced()
                                  : which == u"star"          ? star(200)
                                  : which == u"many inside"   ? manyInside(30)
                                                              : Document();
        const Layout layout = completeLayout(document);
        QCOMPARE(faults(document.topology(), layout), QString());
        for (const auto &[id, interface] : document.topology().interfaces) {
            const Placement placement = layout.of(id);
            QVERIFY(placement.offset >= 0 && placement.offset <= 1);
        }
    }

    void theHubOfAStarIsInTheMiddle()
    {
        const Document document = star(8);
        const Layout layout = completeLayout(document);
        const Id hub = document.topology().machineByName(u"SW1");
        QRectF all;
        for (const auto &[id, machine] : document.topology().machines)
            all = all.united(*layout.of(id).rect);
        const QPointF off = layout.of(hub).rect->center() - all.center();
        QVERIFY(std::abs(off.x()) < all.width() / 4 && std::abs(off.y()) < all.height() / 4);
    }

    void tabsFaceTheirPeers()
    {
        Drawing drawing;
        const Id a = drawing.machine("A", "host");
        const Id b = drawing.machine("B", "host");
        const Id left = drawing.interface(a, "eth0");
        const Id right = drawing.interface(b, "eth0");
        drawing.cable(left, right);
        drawing.box(a, {0, 0, 200, 160});
        drawing.box(b, {600, 0, 200, 160});
        const Layout layout = completeLayout(drawing.done());
        QCOMPARE(layout.of(left).side, Side::Right);
        QCOMPARE(layout.of(right).side, Side::Left);
    }

    void firstMoveOfADrawingWithoutPlacesPinsEverything()
    {
        Document document = nested();
        const Layout shown = completeLayout(document);
        const Id host = document.topology().machineByName(u"Host1");
        const Id other = document.topology().machineByName(u"Host2");
        document = after(document, moveElements(document, {host}, {16, 0}));
        QCOMPARE(rectOf(document, host), shown.of(host).rect->translated(16, 0));
        QCOMPARE(rectOf(document, other), *shown.of(other).rect);
    }

    void firstMoveKeepsAMachineAsLargeAsItIsDrawn()
    {
        Drawing drawing;
        const Id hub = drawing.machine("SW1", "switch");
        const Id other = drawing.machine("Host1", "host");
        const Id bridge = drawing.bridge(hub, "br0");
        drawing.box(hub, {0, 0, 64, 48});
        drawing.box(other, {600, 0, 200, 160});
        Document document = drawing.done();
        const Layout shown = completeLayout(document);
        QVERIFY(*shown.of(hub).rect != QRectF(0, 0, 64, 48));
        document = after(document, moveElements(document, {other}, {16, 0}));
        QCOMPARE(rectOf(document, hub), *shown.of(hub).rect);
        QVERIFY(rectOf(document, hub).contains(rectOf(document, bridge)));
    }

private:
    struct Scene {
        Drawing drawing;
        Id host;
        Id vm;
        Id bridge;
    };

    static Scene hostWithVm()
    {
        Scene scene;
        scene.host = scene.drawing.machine("Host1", "host");
        scene.vm = scene.drawing.machine("VM1", "vm", scene.host);
        scene.bridge = scene.drawing.bridge(scene.host, "br0");
        scene.drawing.box(scene.host, {0, 0, 600, 300});
        scene.drawing.box(scene.vm, {32, 64, 160, 96});
        scene.drawing.box(scene.bridge, {300, 64, 128, 72});
        return scene;
    }

    static Document nested()
    {
        Drawing drawing;
        for (const char *name : {"Host1", "Host2"}) {
            const Id host = drawing.machine(name, "host");
            const Id br0 = drawing.bridge(host, "br0");
            for (int i = 1; i <= 3; ++i) {
                const QByteArray vm = QByteArray(name) + "-VM" + QByteArray::number(i);
                const Id port = drawing.interface(host, "veth" + QByteArray::number(i), nullptr, br0);
                drawing.cable(port, drawing.interface(drawing.machine(vm, "vm", host), "eth0"));
            }
        }
        drawing.edit().create(Note{{QStringLiteral("un mot"), {}}});
        return drawing.done();
    }

    static Document partlyPlaced()
    {
        Scene scene = hostWithVm();
        scene.drawing.machine("VM2", "vm", scene.host);
        scene.drawing.machine("VM3", "vm", scene.host);
        scene.drawing.bridge(scene.host, "br1");
        scene.drawing.machine("Host2", "host");
        const Id outer = scene.drawing.machine("Host3", "host");
        scene.drawing.box(scene.drawing.machine("VM4", "vm", outer), {1000, 1000, 160, 96});
        return scene.drawing.done();
    }

    static Document star(int leaves)
    {
        Drawing drawing;
        std::vector<Id> ends;
        for (int i = 1; i <= leaves; ++i)
            ends.push_back(drawing.interface(drawing.machine("PC" + QByteArray::number(i), "pc"), "eth0"));
        const Id hub = drawing.machine("SW1", "switch");
        const Id br0 = drawing.bridge(hub, "br0");
        for (int i = 1; i <= leaves; ++i)
            drawing.cable(drawing.interface(hub, "p" + QByteArray::number(i), nullptr, br0), ends[std::size_t(i) - 1]);
        return drawing.done();
    }

    static Document manyInside(int count)
    {
        Drawing drawing;
        const Id host = drawing.machine("Host1", "host");
        for (int i = 1; i <= count; ++i)
            drawing.machine("VM" + QByteArray::number(i), "vm", host);
        drawing.bridge(host, "br0");
        drawing.bridge(host, "br1");
        return drawing.done();
    }
};

QTEST_GUILESS_MAIN(PlacesTest)
#include "tst_places.moc"
