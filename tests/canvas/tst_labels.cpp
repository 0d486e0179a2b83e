// SPDX-License-Identifier: GPL-2.0-or-later
// Whose name it is, is seen: names at their own tabs, prefixes beside cables, cables beside boxes.
#include "core/lab/labfile.h"
#include "core/model/cabling.h"
#include "core/model/containers.h"
#include "core/model/drawing.h"
#include "core/model/physical.h"
#include "resources/assets.h"
#include "tests/canvas/canvasfixture.h"
#include "tests/canvas/itemsin.h"
#include "tests/canvas/scenepixels.h"
#include "tests/model/topologies.h"
#include "ui/canvas/look.h"
#include "ui/canvas/segmenttints.h"
#include "ui/canvas/tabitem.h"

#include <QtTest>

#include <cmath>

using namespace toile;

namespace {

double distance(const QRectF &a, const QRectF &b)
{
    const double across = qMax(0.0, qMax(a.left() - b.right(), b.left() - a.right()));
    const double down = qMax(0.0, qMax(a.top() - b.bottom(), b.top() - a.bottom()));
    return std::hypot(across, down);
}

}  // namespace

class LabelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m = std::make_unique<CanvasFixture>(); }
    void cleanup() { m.reset(); }

    void inAMeshNothingIsWrittenOverAnother_data()
    {
        QTest::addColumn<bool>("squared");
        QTest::newRow("curved") << false;
        QTest::newRow("right-angled") << true;
    }

    void inAMeshNothingIsWrittenOverAnother()
    {
        QFETCH(bool, squared);
        mesh();
        if (squared)
            QVERIFY(m->editor().perform(QStringLiteral("Right-angled"),
                                        styleCables(m->editor().document(), {}, CableStyle::Orthogonal)));
        verifyReadable();
        const auto printed = m->view().canvasScene().printed();
        QPainterPathStroker stroker;
        stroker.setWidth(3);
        QStringList over;
        for (const auto &pill : printed) {
            if (!pill.what.endsWith(QStringLiteral(" pill")))
                continue;
            QPainterPath shape;
            shape.addRect(pill.rect);
            for (const auto &[id, path] : m->geometry().cables) {
                if (stroker.createStroke(path).intersects(shape))
                    over << pill.what;
            }
        }
        QCOMPARE(over, QStringList());
    }

    void inALargeMeshBoxesHaveRoomForTheirTexts()
    {
        mesh(10);
        QVERIFY(m->editor().perform(QStringLiteral("Right-angled"),
                                    styleCables(m->editor().document(), {}, CableStyle::Orthogonal)));
        QCOMPARE(overlaps().join(u'\n'), QString());
    }

    void tabsThatWouldCrowdASideGoRoundItsCorners()
    {
        mesh();
        Edit smaller(m->editor().document());
        const QRectF large = m->box("PC4");
        containers::resize(smaller, m->machine("PC4"), QRectF(large.center().x() - 80, large.top(), 160, 96));
        QVERIFY(m->editor().perform(QStringLiteral("Smaller"), smaller.patch()));
        std::map<Side, int> sides;
        for (const Id id : m->topology().interfacesOf(m->machine("PC4")))
            ++sides[m->geometry().tab(id).side];
        QCOMPARE(sides[Side::Top], 3);
        QCOMPARE(sides[Side::Left], 1);
        QCOMPARE(sides[Side::Right], 1);
        // To the sides on which their neighbours are.
        const Id left = m->topology().otherEnd(tabAt("PC4", Side::Left));
        QCOMPARE(m->topology().interface(left)->machine, m->machine("PC5"));
    }

    void namesOfTabsThatWereSlidStayTheirOwn()
    {
        m->open(QStringLiteral("tp1"));
        const QRectF vm = m->box("VM1");
        m->drag(m->geometry().tab(m->tab("VM1", "eth1")).at, QPointF(vm.right(), vm.top() + 0.8 * vm.height()));
        QCOMPARE(m->geometry().tab(m->tab("VM1", "eth1")).side, Side::Right);
        const QRectF bridge = m->geometry().box(m->tab("Host1", "br0"));
        m->drag(m->geometry().tab(m->tab("Host1", "v1a")).at, QPointF(bridge.center().x(), bridge.top()));
        verifyReadable();
    }

    void aLongNameEndsInItsBox()
    {
        m->open(QStringLiteral("two-hosts"));
        const Id vm = m->machine("VM2");
        const QString name = QStringLiteral("MachineWithAVeryLongNameIndeed12");
        const Result<Patch> renamed = rename(m->editor().document(), vm, name);
        QVERIFY(renamed && m->editor().perform(QStringLiteral("Rename"), *renamed));
        const QRectF box = m->geometry().box(vm);
        int headers = 0;
        for (const auto &one : m->view().canvasScene().printed()) {
            if (one.what != name + QStringLiteral(" header"))
                continue;
            ++headers;
            QVERIFY(box.contains(one.rect));
        }
        QVERIFY(headers > 0);
        QVERIFY(m->view().spokenName(vm).contains(name));
    }

    void whatIsWrittenKeepsOffTheLineOfAFrame()
    {
        m->open(QStringLiteral("case-1b"));
        const QRectF before = written("Host2:eth0 details");
        Note note;
        note.shape = FrameNote();
        const QRectF box = m->box("Host2");
        const QRectF frame(QPointF(before.center().x(), box.top() - 60),
                           QPointF(box.right() + 60, before.center().y()));
        QVERIFY(m->editor().perform(QStringLiteral("Frame"), addNote(m->editor().document(), note, frame)));
        const QRectF after = written("Host2:eth0 details");
        QVERIFY(frame.contains(after) || !frame.intersects(after));
        m->editor().undoStack().undo();
        QCOMPARE(written("Host2:eth0 details"), before);
    }

    void aPrefixKeepsOffAnArrow()
    {
        m->open(QStringLiteral("tp1"));
        const QRectF before = pill("2.0.0.0/8");
        Note note;
        note.shape = ArrowNote();
        const QRectF way(before.left() - 70, before.center().y(), before.width() + 140, 0.5);
        QVERIFY(m->editor().perform(QStringLiteral("Arrow"), addNote(m->editor().document(), note, way)));
        QVERIFY(!pill("2.0.0.0/8").intersects(way));
        m->editor().undoStack().undo();
        QCOMPARE(pill("2.0.0.0/8"), before);
    }

    void aNetworkThatIsPartedHasTwoColours()
    {
        drawn::Drawing drawing;
        std::vector<Id> ports;
        const Id sw = drawing.machine("SW", "switch");
        const Id bridge = drawing.bridge(sw, "br0");
        for (const char *name : {"A", "B", "C"}) {
            const Id port = drawing.interface(sw, name, nullptr, bridge);
            drawing.cable(port, drawing.interface(drawing.machine(name, "pc"), "eth0"));
            ports.push_back(port);
        }
        m->editor().reset(drawing.done(), {});
        SegmentTints tints;
        tints.update(m->topology());
        const auto tintAt = [&](std::size_t i) { return tints.tintOf(m->topology().cableAt(ports[i])); };
        const int before = tintAt(0);
        QCOMPARE(tintAt(2), before);
        Edit parted(m->editor().document());
        Interface routed = *m->topology().interface(ports[2]);
        routed.bridge = {};
        parted.set(ports[2], routed);
        tints.update(parted.topology());
        QCOMPARE(tintAt(0), before);
        QVERIFY(tintAt(2) != before);
    }

    void rightAngledCablesKeepOffBordersThatAreNotTheirs()
    {
        mesh();
        QVERIFY(m->editor().perform(QStringLiteral("Right-angled"),
                                    styleCables(m->editor().document(), {}, CableStyle::Orthogonal)));
        const Topology &topology = m->topology();
        for (const auto &[id, cable] : topology.cables) {
            const QPolygonF line = m->geometry().cables.at(id).toSubpathPolygons().front();
            for (const auto &[machine, value] : topology.machines) {
                if (topology.interface(cable.a)->machine == machine || topology.interface(cable.b)->machine == machine)
                    continue;
                for (qsizetype i = 1; i < line.size(); ++i) {
                    const QRectF piece = QRectF(line[i - 1], line[i]).normalized();
                    QVERIFY2(distance(piece, m->geometry().box(machine)) > 10, qPrintable(topology.label(id)));
                }
            }
        }
    }

    /// A box that is dropped in front of a machine: the tab that faces that one stays before it, and its name there.
    void aTabInsideKeepsOffOtherBoxes()
    {
        m->open(QStringLiteral("case-1b"));
        const QRectF host = m->box("Host1");
        m->drag(m->header(m->machine("Host2")), host.topLeft() + QPointF(0.85 * host.width(), 0.3 * host.height()));
        QCOMPARE(m->topology().machine(m->machine("Host2"))->parent, m->machine("Host1"));
        const Id tap = m->tab("Host1", "tap0");
        const auto verify = [&] {
            QVERIFY(!m->box("Host2").intersects(tabRect(m->geometry().tab(tap))));
            QVERIFY(dynamic_cast<TabItem *>(m->view().canvasScene().itemOf(tap))->face().leader.length() < 70);
            QVERIFY(m->geometry() ==
                    geometryOf(m->editor().document(), TopologyIndex(m->editor().document().topology())));
        };
        verify();
        for (const double by : {8, 24, 16}) {
            m->editor().perform(QStringLiteral("Move"),
                                moveElements(m->editor().document(), {m->machine("Host2")}, QPointF(by, 0)));
            verify();
        }
    }

    /// On the border of a router, where all of them are.
    void linesToVlansAreApart()
    {
        const Result<PhysicalLab> lab = physicalLab(loadLab(shippedLabPath(QStringLiteral("vlan-router"))).document);
        QVERIFY(lab);
        m->editor().reset(lab->document, {});
        const std::vector<InnerLine> &lines = m->geometry().lines.at(m->machine("R"));
        QCOMPARE(lines.size(), std::size_t(2));
        QPainterPathStroker stroker;
        stroker.setWidth(3);
        const QPainterPath common =
            stroker.createStroke(lines[0].path).intersected(stroker.createStroke(lines[1].path));
        QVERIFY(common.boundingRect().height() < 4);
    }

    /// Also from an interface whose cable leads inwards from the border.
    void linesToVlansStayInTheirMachine()
    {
        m->open(QStringLiteral("two-hosts"));
        m->view().zoomBy(0.6);
        m->view().centerOn(m->view().canvasScene().drawingRect().center());
        m->drag(m->header(m->machine("Host1")), m->box("Host2").center());
        QCOMPARE(m->topology().machine(m->machine("Host1"))->parent, m->machine("Host2"));
        for (const char *name : {"Host1", "Host2"}) {
            for (const InnerLine &line : m->geometry().lines.at(m->machine(name)))
                QVERIFY2(m->box(name).contains(line.path.boundingRect()), name);
        }
    }

    /// The dots of a port that sits right over the name of its machine.
    void dottedLinesRunBehindTheNameOfTheirMachine()
    {
        m->open(QStringLiteral("case-2.3"));
        const QRectF box = m->box("Host1");
        const QRectF name = m->view().canvasScene().nameRect(m->machine("Host1"));
        Edit edit(m->editor().document());
        Placement placement;
        placement.side = Side::Top;
        placement.offset = (name.center().x() - box.left()) / box.width();
        edit.place(m->tab("Host1", "eth0"), placement);
        QVERIFY(m->editor().perform(QStringLiteral("Move"), edit.patch()));
        const InnerLine &port = m->geometry().lines.at(m->machine("Host1")).front();
        QVERIFY(port.path.intersects(name));
        CanvasScene &scene = m->view().canvasScene();
        const QColor dots = lightLook().bridge.stroke;
        const ScenePixels picture(scene, 2);
        QVERIFY(!ScenePixels::isShown(picture.at(name), dots));
        QVERIFY(ScenePixels::isShown(picture.at(name.translated(0, name.height() + 8)), dots));
    }

private:
    void mesh(int machines = 6) { QVERIFY(m->addMesh(machines)); }

    Id tabAt(const char *machine, Side side)
    {
        for (const Id id : m->topology().interfacesOf(m->machine(machine))) {
            if (m->geometry().tab(id).side == side)
                return id;
        }
        return {};
    }

    QRectF pill(const char *text) { return written(QByteArray(text) + " pill"); }

    QRectF written(const QByteArray &what)
    {
        for (const auto &one : m->view().canvasScene().printed()) {
            if (one.what == QString::fromLatin1(what))
                return one.rect;
        }
        return {};
    }

    /// What is written over something else that is.
    QStringList overlaps()
    {
        const auto printed = m->view().canvasScene().printed();
        QStringList wrong;
        for (const auto &one : printed) {
            for (const auto &other : printed) {
                if (&one < &other && one.rect.adjusted(1, 1, -1, -1).intersects(other.rect.adjusted(1, 1, -1, -1)))
                    wrong << one.what + QStringLiteral(" over ") + other.what;
            }
        }
        return wrong;
    }

    /// No text over another; and each name nearer to its own tab than to any other.
    void verifyReadable()
    {
        const auto printed = m->view().canvasScene().printed();
        QStringList wrong = overlaps();
        std::set<Id> calledOut;  // a line says whose they are
        for (const TabItem *item : itemsIn<TabItem>(m->view().canvasScene())) {
            if (!item->face().leader.isNull())
                calledOut.insert(item->id());
        }
        for (const auto &[id, seat] : m->geometry().tabs) {
            if (calledOut.contains(id))
                continue;
            const auto name = std::ranges::find(printed, m->topology().label(id) + QStringLiteral(" name"),
                                                &CanvasScene::Printed::what);
            QVERIFY(name != printed.end());
            for (const auto &[other, otherSeat] : m->geometry().tabs) {
                if (other != id && distance(name->rect, tabRect(otherSeat)) < distance(name->rect, tabRect(seat)))
                    wrong << name->what + QStringLiteral(" at ") + m->topology().label(other);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    std::unique_ptr<CanvasFixture> m;
};

QTEST_MAIN(LabelsTest)
#include "tst_labels.moc"
