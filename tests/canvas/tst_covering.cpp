// SPDX-License-Identifier: GPL-2.0-or-later
// A box that lies on another one hides what belongs to that, and what nothing lies on is seen.
#include "core/arrange/arranging.h"
#include "tests/canvas/canvasfixture.h"
#include "tests/canvas/itemsin.h"
#include "tests/canvas/scenepixels.h"
#include "tests/model/topologies.h"
#include "ui/canvas/cableitem.h"
#include "ui/canvas/lineitem.h"
#include "ui/canvas/look.h"

#include <QtTest>

using namespace toile;

class CoveringTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Two machines and a cable; a third one that is drawn last, right of both.
    void init()
    {
        drawn::Drawing drawing;
        m_a = drawing.machine("A", "pc");
        m_b = drawing.machine("B", "pc");
        m_d = drawing.machine("D", "pc");
        m_tab = drawing.interface(m_a, "eth0", "10.0.0.1/8");
        m_cable = drawing.cable(m_tab, drawing.interface(m_b, "eth0", "10.0.0.2/8"));
        drawing.box(m_a, {0, 0, 160, 100});
        drawing.box(m_b, {600, 0, 160, 100});
        drawing.box(m_d, {1000, 0, 220, 180});
        m = std::make_unique<CanvasFixture>();
        m->editor().reset(drawing.done(), {});
        m->view().centerOn(400, 100);
    }

    void whatLiesUnderABoxIsNotSeen()
    {
        const QPointF tab = m->geometry().tab(m_tab).at;
        const QPointF under = tab + QPointF(90, 0);
        const QPointF beside = tab + QPointF(250, 0);
        const QColor line = lightLook().segments[std::size_t(cable().tint())].line;
        QCOMPARE(at(tab), m_tab);
        QCOMPARE(at(under), m_cable);
        move(m_d, tab - QPointF(60, 90));
        QCOMPARE(at(tab), m_d);
        QCOMPARE(at(under), m_d);
        QCOMPARE(at(beside), m_cable);
        QVERIFY(!ScenePixels(scene(), 1).shows(line, under));
        QVERIFY(ScenePixels(scene(), 1).shows(line, beside));
        QVERIFY(level(m_tab) < level(m_d) && level(m_tab) > level(m_a) && level(m_tab) > level(m_cable));
        perform(arrange::sendToBack(m->editor().document(), {m_d}));
        QCOMPARE(at(tab), m_tab);
        QCOMPARE(at(under), m_cable);
        m->editor().undoStack().undo();
        QCOMPARE(at(tab), m_d);
        move(m_d, {1000, 300});
        QCOMPARE(at(tab), m_tab);
        QCOMPARE(at(under), m_cable);
        QVERIFY(ScenePixels(scene(), 1).shows(line, under));
    }

    /// While it is dragged as well, also when it is behind where it is dropped.
    void aDraggedBoxHidesWhatItIsDraggedOver()
    {
        perform(arrange::sendToBack(m->editor().document(), {m_d}));
        const QPointF tab = m->geometry().tab(m_tab).at;
        const QPointF grip = m->grip(m_d);
        const QPointF over = tab + QPointF(-20, 60);
        m->press(grip);
        m->move(over);
        QVERIFY(m->geometry().box(m_d).contains(tab));
        QCOMPARE(at(tab), m_d);
        m->release(over);
        QCOMPARE(at(tab), m_tab);
    }

    void whatComesAndGoesIsFollowed()
    {
        const QPointF tab = m->geometry().tab(m_tab).at;
        move(m_d, tab - QPointF(60, 90));
        QCOMPARE(at(tab), m_d);
        perform(removeElements(m->editor().document(), {m_d}));
        QCOMPARE(at(tab), m_tab);
        m->editor().undoStack().undo();
        QCOMPARE(at(tab), m_d);
    }

    /// Its cable is behind nothing that it runs in.
    void whatRunsInsideAMachineIsSeenInThere()
    {
        drawn::Drawing drawing;
        const Id under = drawing.machine("P", "pc");
        const Id cover = drawing.machine("X", "pc");
        const Id host = drawing.machine("H", "host");
        const Id vm = drawing.machine("V", "vm", host);
        const Id cable = drawing.cable(drawing.interface(under, "eth0"), drawing.interface(vm, "eth0"));
        drawing.box(under, {0, 100, 160, 100});
        drawing.box(cover, {100, 60, 120, 180});
        drawing.box(host, {500, 0, 500, 300});
        drawing.box(vm, {800, 100, 160, 100});
        m->editor().reset(drawing.done(), {});
        QVERIFY(level(host) > level(cover));
        QVERIFY(level(cable) > level(host));
    }

    void cablesThatOnlyPassByStayOverBoxes()
    {
        move(m_d, {250, -40});
        QVERIFY(level(m_cable) > level(m_d));
    }

    void dottedLinesAreHiddenToo()
    {
        drawn::Drawing drawing;
        const Id sw = drawing.machine("SW", "switch");
        const Id bridge = drawing.bridge(sw, "br0");
        const Id cover = drawing.machine("X", "pc");
        const Id port = drawing.interface(sw, "p1", nullptr, bridge);
        drawing.cable(port, drawing.interface(drawing.machine("A", "pc"), "eth0"));
        drawing.box(sw, {0, 0, 300, 200});
        drawing.box(bridge, {60, 60, 100, 80});
        drawing.box(cover, {600, 600, 340, 240});
        m->editor().reset(drawing.done(), {});
        const auto lines = [&] { return itemsIn<LineItem>(scene()); };
        QVERIFY(!lines().empty());
        QVERIFY(lines().front()->zValue() > level(cover));
        move(cover, {-20, -20});
        QVERIFY(lines().front()->zValue() < level(cover) && lines().front()->zValue() > level(sw));
        m->editor().undoStack().undo();
        QVERIFY(lines().front()->zValue() > level(cover));
    }

private:
    CanvasScene &scene() { return m->view().canvasScene(); }
    Id at(QPointF point) { return scene().idAt(point); }
    double level(Id id) { return scene().itemOf(id)->zValue(); }
    CableItem &cable() { return *dynamic_cast<CableItem *>(scene().itemOf(m_cable)); }
    void perform(const Patch &patch) { QVERIFY(m->editor().perform(QStringLiteral("change"), patch)); }
    void move(Id id, QPointF to)
    {
        Edit edit(m->editor().document());
        Placement place = edit.layout().of(id);
        place.rect->moveTopLeft(to);
        edit.place(id, place);
        perform(edit.patch());
    }

    std::unique_ptr<CanvasFixture> m;
    Id m_a, m_b, m_d, m_tab, m_cable;
};

QTEST_MAIN(CoveringTest)
#include "tst_covering.moc"
