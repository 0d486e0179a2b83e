// SPDX-License-Identifier: GPL-2.0-or-later
// The physical equivalent of a drawing, as somebody sees it who switches to and fro.
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/geometry.h"
#include "ui/window/canvasarea.h"
#include "ui/window/physicalview.h"

#include <QAction>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTest>

using namespace toile;

namespace {

struct Physical : WindowFixture {
    explicit Physical(const char *lab)
    {
        open(QString::fromLatin1(lab));
        QCoreApplication::processEvents();
        action("actionPhysical")->trigger();
        view = find<PhysicalView>("physicalView");
    }

    const Topology &shown() { return view->lab().document.topology(); }
    CanvasArea *area() { return find<CanvasArea>("canvasArea"); }

    PhysicalView *view = nullptr;
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
