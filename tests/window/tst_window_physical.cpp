// SPDX-License-Identifier: GPL-2.0-or-later
// The physical equivalent of a drawing, as somebody sees it who switches to and fro.
#include "core/kernel/plan.h"
#include "core/lab/labfile.h"
#include "core/lab/lower.h"
#include "core/model/drawing.h"
#include "tests/canvas/handrun.h"
#include "tests/window/runninglab.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/cableitem.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/geometry.h"
#include "ui/canvas/noteitem.h"
#include "ui/window/canvasarea.h"
#include "ui/window/physicalview.h"

#include <QAction>
#include <QComboBox>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTest>

using namespace toile;

namespace {

struct Physical : WindowFixture {
    enum class As { Drawn, Running };

    explicit Physical(const char *lab, As as = As::Drawn)
    {
        if (as == As::Running)
            run(lab);
        open(QString::fromLatin1(lab));
        if (as == As::Running)
            QTRY_VERIFY(window().run().live());
        QCoreApplication::processEvents();
        action("actionPhysical")->trigger();
        view = find<PhysicalView>("physicalView");
    }

    const Topology &shown() { return view->lab().document.topology(); }
    CanvasArea *area() { return find<CanvasArea>("canvasArea"); }

    PhysicalView *view = nullptr;

private:
    void run(const char *name)
    {
        running.emplace(QString::fromLatin1(name));
        for (const Step &step : plan(lower(loadLab(shippedLabPath(QLatin1String(name))).document.topology()), {}))
            (void)running->kernel.perform(step);
    }

    std::optional<RunningLab> running;
};

}  // namespace

class PhysicalWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneClickThereAndBack()
    {
        Physical physical("case-2.3");
        QVERIFY(physical.view->isVisible());
        QVERIFY(!physical.window().canvas().isVisible());
        QVERIFY(physical.action("actionPhysical")->isChecked());
        QVERIFY(physical.shown().machineByName(u"br0"));
        QVERIFY(physical.view->canvas().hasFocus());
        QTest::mouseClick(physical.find<QPushButton>("physicalBack"), Qt::LeftButton);
        QVERIFY(physical.window().canvas().isVisible());
        QVERIFY(!physical.action("actionPhysical")->isChecked());
        // What leads over is gone after a moment.
        QTRY_VERIFY(!physical.area()->findChild<QWidget *>(QStringLiteral("morph")));
    }

    void selectionFollowsBothWays()
    {
        Physical physical("case-2.3");
        const Id br0 = physical.interface("Host1", "br0");
        physical.editor().setSelection({br0});
        const Id made = physical.shown().machineByName(u"br0");
        QVERIFY(physical.view->canvas().isChosen(made));
        physical.view->canvas().reveal(physical.machine("VM2"));
        QCOMPARE(physical.editor().selection(), std::vector<Id>{physical.machine("VM2")});
        physical.view->canvas().reveal(physical.view->lab().switches.front().card);
        QCOMPARE(physical.editor().selection(), std::vector<Id>{br0});
    }

    void itCannotBeChanged()
    {
        Physical physical("case-1b");
        const Document before = physical.editor().document();
        const Document shown = physical.view->lab().document;
        QSignalSpy told(physical.view, &PhysicalView::message);
        CanvasView &canvas = physical.view->canvas();
        const Id vm1 = physical.machine("VM1");
        canvas.reveal(vm1);
        QTest::keyClick(&canvas, Qt::Key_Right);
        QTest::keyClick(&canvas, Qt::Key_Delete);
        const QPoint at = canvas.mapFromScene(canvas.canvasScene().geometry().box(vm1).center());
        QTest::mousePress(canvas.viewport(), Qt::LeftButton, {}, at);
        QTest::mouseMove(canvas.viewport(), at + QPoint(60, 60));
        QTest::mouseRelease(canvas.viewport(), Qt::LeftButton, {}, at + QPoint(60, 60));
        QVERIFY(told.count() >= 2);
        // Nor put onto another: what is said is that it cannot be moved at all.
        const QPoint other =
            canvas.mapFromScene(canvas.canvasScene().geometry().box(physical.machine("Host1")).center());
        QTest::mousePress(canvas.viewport(), Qt::LeftButton, {}, at);
        QTest::mouseMove(canvas.viewport(), at + QPoint(30, 0));
        QTest::mouseMove(canvas.viewport(), other);
        QCOMPARE(canvas.hintText(), QString());
        QTest::mouseRelease(canvas.viewport(), Qt::LeftButton, {}, other);
        QVERIFY(physical.window().statusBar()->currentMessage().contains(QStringLiteral("drawing")));
        QVERIFY(physical.editor().document() == before);
        QVERIFY(physical.view->lab().document == shown);
        QCOMPARE(canvas.canvasScene().geometry().box(vm1), *shown.layout().of(vm1).rect);
    }

    void itFollowsTheDrawing()
    {
        Physical physical("case-1b");
        const Id host1 = physical.machine("Host1");
        QCOMPARE(physical.shown().machine(host1)->kind, QStringLiteral("router"));
        Edit edit(physical.editor().document());
        Machine machine = *physical.topology().machine(host1);
        machine.forwarding = false;
        edit.set(host1, machine);
        QVERIFY(physical.editor().perform(QStringLiteral("no forwarding"), edit.patch()));
        QCOMPARE(physical.shown().machine(host1)->kind, QStringLiteral("pc"));
        physical.editor().undoStack().undo();
        QCOMPARE(physical.shown().machine(host1)->kind, QStringLiteral("router"));
        physical.open(QStringLiteral("tp1"));
        QVERIFY(!physical.view->isVisible());
    }

    void networksHaveTheColoursOfTheDrawing_data()
    {
        QTest::addColumn<QString>("lab");
        for (const char *lab : {"case-1b", "case-2.2", "tp1", "tp2", "vxlan"})
            QTest::newRow(lab) << QString::fromLatin1(lab);
    }

    void networksHaveTheColoursOfTheDrawing()
    {
        QFETCH(QString, lab);
        Physical physical(qPrintable(lab));
        int compared = 0;
        for (const auto &[id, cable] : physical.topology().cables) {
            const auto tint = [id = id](CanvasView &view) {
                const auto *item = dynamic_cast<CableItem *>(view.canvasScene().itemOf(id));
                return item ? item->tint() : -1;
            };
            if (tint(physical.view->canvas()) < 0)
                continue;
            QCOMPARE(tint(physical.view->canvas()), tint(physical.window().canvas()));
            ++compared;
        }
        QVERIFY(compared > 0);
    }

    void whatDiffersFromTheKernelIsMarkedThereToo()
    {
        Editor editor;
        HandRun run;
        editor.reset(loadLab(shippedLabPath(QStringLiteral("case-2.3"))).document, {});
        PhysicalView view(editor, run);
        QVERIFY(view.begin());
        run.setDeployed(editor.topology());
        LiveState live = deployedState(editor.topology());
        live.machines[QStringLiteral("Host1")].links.erase(QStringLiteral("br0"));
        Edit edit(editor.draft());
        Machine pc;
        pc.name = QStringLiteral("PC9");
        pc.kind = QStringLiteral("pc");
        const Id added = edit.create(pc);
        QVERIFY(editor.perform(QStringLiteral("draw"), edit.patch()));
        run.show(LabRun::State::Changed, live);
        LinkState bridge;
        bridge.name = QStringLiteral("br0");
        run.setPending({CreateNamespace{pc.name, false}, CreateLink{QStringLiteral("Host1"), bridge}});
        const auto mark = [&](Id id) { return view.canvas().canvasScene().markOf(id).mark; };
        QCOMPARE(mark(added), Mark::New);
        QCOMPARE(mark(view.editor().topology().machineByName(u"br0")), Mark::Missing);
        QCOMPARE(mark(editor.topology().machineByName(u"Host2")), Mark::None);
        view.end();
    }

    void aSecondViewAndThePhysicalLiveTogether()
    {
        Physical physical("case-1b");
        physical.action("actionSplitView")->trigger();
        CanvasView &second = physical.window().canvas();
        QVERIFY(second.isVisible() && !physical.view->isVisible());
        QVERIFY(!physical.action("actionPhysical")->isChecked());
        physical.action("actionFind")->trigger();
        QVERIFY(second.findChild<QWidget *>(QStringLiteral("searchPanel"))->isVisible());
        physical.action("actionPhysical")->trigger();
        QVERIFY(physical.view->isVisible() && !second.isVisible());
        QVERIFY(second.findChild<QWidget *>(QStringLiteral("searchPanel"))->isHidden());
        QCOMPARE(&physical.area()->shownEditor().topology(), &physical.view->editor().topology());
        physical.action("actionSplitView")->trigger();
        QCOMPARE(physical.window().tab().views().size(), std::size_t(1));
        QVERIFY(physical.window().canvas().isVisible());
    }

    void whatChangesTheDrawingGoesBackToIt_data()
    {
        QTest::addColumn<QString>("action");
        for (const char *action :
             {"actionInsert-pc", "actionInsert-bridge", "actionInsert-note", "actionDelete", "actionRename",
              "actionDuplicate", "actionConnect", "actionCableTool", "actionRouteTool", "actionLayRadial",
              "actionAddRoute", "actionRenumber", "actionVlans"})
            QTest::newRow(action) << QString::fromLatin1(action);
    }

    void whatChangesTheDrawingGoesBackToIt()
    {
        QFETCH(QString, action);
        Physical physical("case-1b");
        physical.editor().setSelection({physical.machine("VM1")});
        auto *used = physical.window().findChild<QAction *>(action);
        QVERIFY(used && used->isEnabled());
        used->trigger();
        QVERIFY(physical.window().canvas().isVisible());
        QVERIFY(!physical.action("actionPhysical")->isChecked());
    }

    void toolsThatChangeNothingStayThere()
    {
        Physical physical("case-1b");
        for (const char *action : {"actionPingTool", "actionSelectTool"}) {
            physical.action(action)->trigger();
            QVERIFY(physical.view->isVisible());
        }
    }

    /// The tool bar shows the tool of what is seen, and pings between machines of the drawing.
    void machinesArePingedThere()
    {
        Physical physical("case-2.1", Physical::As::Running);
        CanvasView &canvas = physical.view->canvas();
        physical.action("actionPingTool")->trigger();
        QVERIFY(physical.view->isVisible());
        QCOMPARE(canvas.tool(), CanvasView::Tool::Ping);
        QVERIFY(physical.action("actionPingTool")->isChecked());
        const auto drag = [&](Id from, Id to) {
            const auto at = [&](Id id) {
                const QRectF box = canvas.canvasScene().geometry().box(id);
                return canvas.mapFromScene(box.topLeft() + QPointF(box.width() / 2, 12));
            };
            QTest::mousePress(canvas.viewport(), Qt::LeftButton, {}, at(from));
            QTest::mouseMove(canvas.viewport(), at(from) + QPoint(12, 12));
            QTest::mouseMove(canvas.viewport(), at(to));
            QTest::mouseRelease(canvas.viewport(), Qt::LeftButton, {}, at(to));
        };
        auto *from = physical.find<QComboBox>("pingFrom");
        const Id vm1 = physical.machine("VM1");
        const Id vm2 = physical.machine("VM2");
        drag(vm2, physical.view->lab().switches.front().machine);
        QVERIFY(from->currentText() != QStringLiteral("VM2"));
        drag(vm2, vm1);
        QCOMPARE(from->currentText(), QStringLiteral("VM2"));
        QVERIFY(physical.find<QComboBox>("pingTo")->currentText().startsWith(
            physical.topology().interface(physical.interface("VM1", "eth0"))->addresses.front().address.toString()));
        // Back at the drawing it is the tool still, as long as nobody chooses another.
        physical.find<QPushButton>("physicalBack")->click();
        QCOMPARE(physical.window().canvas().tool(), CanvasView::Tool::Ping);
        physical.action("actionSelectTool")->trigger();
        physical.action("actionPhysical")->trigger();
        QCOMPARE(canvas.tool(), CanvasView::Tool::Select);
        QVERIFY(physical.action("actionSelectTool")->isChecked());
    }

    void itCountsSwitchesAndOffersNoHandles()
    {
        Physical physical("case-2.1");
        CanvasScene &scene = physical.view->canvas().canvasScene();
        QString subtitle;
        for (QGraphicsItem *item : scene.items()) {
            if (auto *title = dynamic_cast<TitleItem *>(item))
                subtitle = title->subtitle();
        }
        QVERIFY2(subtitle.contains(QStringLiteral("1 switch")), qPrintable(subtitle));
        QVERIFY2(!subtitle.contains(QStringLiteral("bridge")), qPrintable(subtitle));
        // Undoing what was moved in the drawing moves it there as well.
        const Id vm1 = physical.machine("VM1");
        const QRectF before = scene.geometry().box(vm1);
        physical.action("actionPhysical")->trigger();
        physical.editor().perform(QStringLiteral("far right"),
                                  moveElements(physical.editor().document(), {physical.machine("Host2")}, {-3000, 0}));
        physical.action("actionPhysical")->trigger();
        const Document moved = physical.view->lab().document;
        physical.action("actionUndo")->trigger();
        QVERIFY(physical.view->isVisible());
        QVERIFY(!(physical.view->lab().document == moved));
        QCOMPARE(scene.geometry().box(vm1), before);
    }

    void routesHaveRoomInTheirBox()
    {
        int seen = 0;
        for (const char *lab : {"case-1b", "case-2.3", "tp2", "vxlan"}) {
            Physical physical(lab);
            const CanvasScene &scene = physical.view->canvas().canvasScene();
            for (const auto &[id, machine] : physical.shown().machines) {
                for (const CanvasScene::Printed &printed : scene.printed()) {
                    if (printed.what != machine.name + QStringLiteral(" routes"))
                        continue;
                    ++seen;
                    const QRectF room = scene.geometry().box(id).adjusted(8, 8, -8, -4);
                    QVERIFY2(room.contains(printed.rect), qPrintable(QString::fromLatin1(lab) + u' ' + machine.name));
                }
            }
        }
        QVERIFY(seen > 0);
    }

    void thePaletteGoesBackToTheDrawing()
    {
        Physical physical("case-1b");
        auto *palette = physical.find<QListWidget>("elementPalette");
        QTest::keyClick(palette, Qt::Key_Escape);
        QVERIFY(physical.view->isVisible());
        const QPoint first = palette->visualItemRect(palette->item(0)).center();
        QTest::mouseClick(palette->viewport(), Qt::LeftButton, {}, first);
        QVERIFY(!physical.view->isVisible());
        QCOMPARE(physical.window().canvas().tool(), CanvasView::Tool::Place);
        QTest::keyClick(palette, Qt::Key_Escape);
        physical.action("actionPhysical")->trigger();
        const std::size_t before = physical.topology().machines.size();
        QTest::keyClick(palette, Qt::Key_Return);
        QCOMPARE(physical.topology().machines.size(), before + 1);
        QVERIFY(!physical.view->isVisible());
    }

    void searchGoesBackToTheDrawing()
    {
        Physical physical("case-1b");
        physical.action("actionFind")->trigger();
        QVERIFY(physical.window().canvas().isVisible());
        QVERIFY(!physical.action("actionPhysical")->isChecked());
    }
};

QTEST_MAIN(PhysicalWindowTest)
#include "tst_window_physical.moc"
