// SPDX-License-Identifier: GPL-2.0-or-later
// From an empty canvas to a host with three VMs on a bridge, as a user draws it.
#include "core/lab/findings.h"
#include "tests/canvas/canvasfixture.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/geometry.h"
#include "ui/window/elementpalette.h"
#include "ui/window/fitting.h"

#include <QComboBox>
#include <QContextMenuEvent>
#include <QDialog>
#include <QDropEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QMimeData>
#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QToolTip>

using namespace toile;

class DrawingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        m_fixture->action("actionNew")->trigger();
    }
    void cleanup() { m_fixture.reset(); }

    void draggedFromThePaletteAndConnected()
    {
        drop("host", QPointF(0, 0));
        const Id host = m_fixture->machine("Host1");
        QVERIFY(host);
        for (int i = 0; i < 3; ++i) {
            dropInto("vm", host);
            QCOMPARE(m_fixture->topology().childrenOf(host).size(), std::size_t(i + 1));
        }
        dropInto("bridge", host);
        const Id bridge = m_fixture->interface("Host1", "br0");
        QVERIFY(bridge);
        for (const char *name : {"VM1", "VM2", "VM3"})
            connectByKeys(m_fixture->machine(name), bridge);
        QCOMPARE(m_fixture->topology().cables.size(), std::size_t(3));
        QCOMPARE(m_fixture->topology().portsOf(bridge).size(), std::size_t(3));
        undoesToNothing();
    }

    void insertedByKeysAlone()
    {
        auto *palette = m_fixture->find<ElementPalette>("elementPalette");
        palette->setFocus();
        palette->setCurrentRow(0);
        QTest::keyClick(palette, Qt::Key_Return);
        QVERIFY(m_fixture->machine("Host1"));
        QTest::keyClick(palette, Qt::Key_Down);
        QTest::keyClick(palette, Qt::Key_Return);
        QVERIFY(m_fixture->machine("VM1"));
        QCOMPARE(m_fixture->topology().machine(m_fixture->machine("VM1"))->parent, m_fixture->machine("Host1"));
    }

    void insertedFromTheMenu()
    {
        m_fixture->action("actionInsert-router")->trigger();
        QVERIFY(m_fixture->machine("R1"));
        m_fixture->action("actionInsert-pc")->trigger();
        QCOMPARE(m_fixture->topology().machines.size(), std::size_t(2));
        QVERIFY(m_fixture->action("actionUndo")->isEnabled());
        m_fixture->action("actionSelectAll")->trigger();
        m_fixture->action("actionDelete")->trigger();
        QVERIFY(m_fixture->topology().machines.empty());
        m_fixture->action("actionUndo")->trigger();
        QCOMPARE(m_fixture->topology().machines.size(), std::size_t(2));
    }

    void anEmptyDrawingIsShownAtItsSize()
    {
        QTRY_COMPARE(canvas().transform().m11(), 1.0);
        m_fixture->action("actionFit")->trigger();
        QCOMPARE(canvas().transform().m11(), 1.0);
    }

    void theWholeDrawingFollowsTheWindow()
    {
        m_fixture->open(QStringLiteral("case-2.1"));
        const auto middle = [this] { return canvas().mapToScene(canvas().viewport()->rect().center()); };
        const auto centred = [&] {
            return QLineF(middle(), canvas().canvasScene().drawingRect().center()).length() < 4;
        };
        QTRY_VERIFY(centred());
        const double small = canvas().transform().m11();
        m_fixture->window().resize(m_fixture->window().size() + QSize(300, 200));
        QTRY_VERIFY(canvas().transform().m11() > small);
        QTRY_VERIFY(centred());
        // But not a view that somebody chose.
        m_fixture->action("actionActualSize")->trigger();
        m_fixture->window().resize(m_fixture->window().size() - QSize(200, 100));
        QTRY_VERIFY(!m_fixture->window().findChild<QTimer *>(QStringLiteral("keepFitting"))->isActive());
        QCOMPARE(canvas().transform().m11(), 1.0);
    }

    void theViewStaysWhereSomebodyDraws()
    {
        auto *keepFitting = canvas().findChild<QTimer *>(QStringLiteral("keepFitting"));
        QTRY_VERIFY(!keepFitting->isActive());
        const QTransform before = canvas().viewportTransform();
        const QRectF seen = canvas().mapToScene(canvas().viewport()->rect()).boundingRect();
        drop("host", seen.topLeft() + QPointF(100, 20));
        QVERIFY(!seen.contains(canvas().canvasScene().drawingRect()));
        drop("pc", seen.bottomRight());
        QVERIFY(!keepFitting->isActive());
        QCOMPARE(canvas().viewportTransform(), before);
        // What is laid out at once is shown as a whole.
        m_fixture->editor().setSelection({});
        m_fixture->action("actionLayOrganic")->trigger();
        QVERIFY(keepFitting->isActive());
    }

    void theViewStaysWhenAPanelUnfolds()
    {
        auto *keepFitting = canvas().findChild<QTimer *>(QStringLiteral("keepFitting"));
        QTRY_VERIFY(!keepFitting->isActive());
        const int folded = canvas().viewport()->height();
        const QTransform before = canvas().viewportTransform();
        Edit edit(m_fixture->editor().draft());
        Machine lost;
        lost.name = QStringLiteral("PC1");
        lost.kind = QStringLiteral("pc");
        lost.routes.push_back({});
        lost.routes.back().gateway = IpAddress::parse(u"10.9.9.9");
        edit.create(lost);
        QVERIFY(m_fixture->editor().perform(QStringLiteral("draw"), edit.patch()));
        auto *unfold = m_fixture->find<QToolButton>("findingsFold");
        QTRY_VERIFY(unfold->isVisible());  // a finding came
        QCOMPARE(canvas().viewport()->height(), folded);
        QTest::mouseClick(unfold, Qt::LeftButton);
        QTRY_VERIFY(canvas().viewport()->height() != folded);
        QTRY_VERIFY(!keepFitting->isActive());
        QCOMPARE(canvas().viewportTransform(), before);
    }

    void theViewStaysAlsoWhileTheLabRuns()
    {
        CanvasFixture sheet;
        auto *fitting = new Fitting(sheet.view());
        auto *keepFitting = sheet.view().findChild<QTimer *>(QStringLiteral("keepFitting"));
        sheet.open(QStringLiteral("case-1b"));
        const Topology deployed = sheet.topology();
        sheet.run().show(LabRun::State::Deployed, deployedState(deployed));
        fitting->fit();
        QTRY_VERIFY(!keepFitting->isActive());
        sheet.run().become(busyState(deployed));
        QTRY_VERIFY(keepFitting->isActive());  // tables came
        QTRY_VERIFY(!keepFitting->isActive());
        QVERIFY(
            sheet.drop("pc", sheet.view().mapToScene(sheet.view().viewport()->rect()).boundingRect().bottomRight()));
        const QTransform before = sheet.view().viewportTransform();
        QSignalSpy shown(&sheet.view().canvasScene(), &CanvasScene::drawingChanged);
        sheet.run().show(LabRun::State::Changed, deployedState(deployed));
        sheet.run().become(busyState(deployed));
        QTRY_VERIFY(shown.size() >= 2);
        QVERIFY(!keepFitting->isActive());
        QCOMPARE(sheet.view().viewportTransform(), before);
        sheet.view().resize(sheet.view().size() + QSize(80, 60));
        QVERIFY(keepFitting->isActive());
        QTRY_VERIFY(sheet.view().viewportTransform() != before);
    }

    void aPrefixIsTheHandleOfItsNetwork()
    {
        m_fixture->open(QStringLiteral("case-1b"));
        CanvasHand hand(canvas());
        const QPointF pill = pillOf("1.0.0.0/8");
        const Id cable = m_fixture->topology().cableAt(m_fixture->interface("Host2", "eth0"));
        hand.click(pill);
        QCOMPARE(m_fixture->editor().selection(), std::vector<Id>{cable});
        hand.drag(pill, pill + QPointF(60, 40));
        QVERIFY(!m_fixture->editor().isModified());
        hand.doubleClick(pill);
        renumberFrom("1.0.0.0/8");
        QCOMPARE(m_fixture->topology().interface(m_fixture->interface("Host2", "eth0"))->addresses.front().toString(),
                 QStringLiteral("10.0.0.2/8"));
        m_fixture->action("actionUndo")->trigger();
        QVERIFY(!m_fixture->editor().isModified());
    }

    void aPrefixThatIsTooFarToBeReadIsNoHandle()
    {
        m_fixture->open(QStringLiteral("case-1b"));
        CanvasHand hand(canvas());
        const QPointF pill = pillOf("1.0.0.0/8");
        QVERIFY(canvas().pillAt(pill));
        canvas().zoomBy(0.3 / canvas().transform().m11());
        QVERIFY(!canvas().pillAt(pill));
        hand.move(pill, Qt::NoButton);
        QCOMPARE(canvas().viewport()->cursor().shape(), Qt::ArrowCursor);
        hand.click(pill);
        QCOMPARE(m_fixture->editor().selection(), std::vector<Id>());
        hand.doubleClick(pill);
        QVERIFY(!m_fixture->window().findChild<QDialog *>(QStringLiteral("renumberDialog")));
    }

    /// It lies over the host, which has a lesson of its own.
    void thePrefixInAHostSaysWhatADoubleClickDoes()
    {
        m_fixture->open(QStringLiteral("case-1b"));
        const QPointF pill = pillOf("2.0.0.0/8");
        QVERIFY(canvas().canvasScene().geometry().box(m_fixture->machine("Host1")).contains(pill));
        const QPoint at = canvas().mapFromScene(pill);
        QHelpEvent help(QEvent::ToolTip, at, canvas().viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(canvas().viewport(), &help);
        const QString told = QToolTip::text();
        QToolTip::hideText();
        QVERIFY2(told.contains(QStringLiteral("give the network 2.0.0.0/8 another prefix")), qPrintable(told));
    }

    void twoFingersOnATouchpadChooseAnotherView()
    {
        CanvasFixture sheet;
        auto *fitting = new Fitting(sheet.view());
        sheet.open(QStringLiteral("case-1b"));
        fitting->fit();
        QVERIFY(fitting->isFitted() && !fitting->place());
        const QPointF middle = sheet.view().viewport()->rect().center();
        QNativeGestureEvent pan(Qt::PanNativeGesture, QPointingDevice::primaryPointingDevice(), 2, middle, middle,
                                sheet.view().viewport()->mapToGlobal(middle), 0, QPointF(20, 8));
        QCoreApplication::sendEvent(sheet.view().viewport(), &pan);
        QVERIFY(!fitting->isFitted() && fitting->place());
    }

    /// However far from it somebody was; what comes back is seen whole.
    void anEmptiedDrawingIsSeenAsLargeAsUsual()
    {
        CanvasFixture sheet;
        const auto *fitting = new Fitting(sheet.view());
        auto *keepFitting = sheet.view().findChild<QTimer *>(QStringLiteral("keepFitting"));
        sheet.open(QStringLiteral("case-1b"));
        sheet.view().zoomBy(0.11);
        QVERIFY(!fitting->isFitted());
        sheet.view().selectEverything();
        sheet.view().deleteSelection();
        QVERIFY(sheet.topology().machines.empty());
        QCOMPARE(sheet.view().transform().m11(), 1.0);
        sheet.editor().undoStack().undo();
        QTRY_VERIFY(!keepFitting->isActive());
        const QRectF seen = sheet.view().mapToScene(sheet.view().viewport()->rect()).boundingRect();
        for (const auto &[id, box] : sheet.geometry().boxes)
            QVERIFY(seen.contains(box));
    }

    void theMenuOfACableRenumbersItsNetwork()
    {
        m_fixture->open(QStringLiteral("case-1b"));
        const Id cable = m_fixture->topology().cableAt(m_fixture->interface("Host2", "eth0"));
        const QPoint pill = canvas().mapFromScene(pillOf("1.0.0.0/8"));
        QContextMenuEvent click(QContextMenuEvent::Mouse, pill, canvas().viewport()->mapToGlobal(pill));
        QApplication::sendEvent(canvas().viewport(), &click);
        QCOMPARE(m_fixture->editor().selection(), std::vector<Id>{cable});
        chooseRenumbering("1.0.0.0/8");
        renumberFrom("1.0.0.0/8");
        // From the keyboard, where the cable or an interface is selected.
        m_fixture->editor().setSelection({m_fixture->interface("VM1", "eth0")});
        canvas().setFocus();
        QContextMenuEvent key(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QApplication::sendEvent(canvas().viewport(), &key);
        chooseRenumbering("2.0.0.0/8");
        renumberFrom("2.0.0.0/8");
        m_fixture->editor().setSelection({cable});
        m_fixture->action("actionRenumber")->trigger();
        renumberFrom("10.0.0.0/8");
    }

    void aDragNeverReachesAnotherDrawing()
    {
        drop("host", QPointF(0, 0));
        const QRectF box = *m_fixture->editor().layout().of(m_fixture->machine("Host1")).rect;
        const QPoint from = canvas().mapFromScene(box.topLeft() + QPointF(60, 12));
        QTest::mousePress(canvas().viewport(), Qt::LeftButton, {}, from);
        for (int step = 1; step <= 4; ++step)
            QTest::mouseMove(canvas().viewport(), from + QPoint(10 * step, 10 * step));
        QVERIFY(*m_fixture->editor().layout().of(m_fixture->machine("Host1")).rect != box);
        m_fixture->editor().reset(Document(), {});
        QVERIFY(m_fixture->topology().machines.empty());
        QTest::mouseMove(canvas().viewport(), from + QPoint(90, 90));
        QTest::mouseRelease(canvas().viewport(), Qt::LeftButton, {}, from + QPoint(90, 90));
        QVERIFY(m_fixture->topology().machines.empty());
        QVERIFY(!m_fixture->editor().isModified());
    }

private:
    CanvasView &canvas() { return m_fixture->window().canvas(); }

    QPointF pillOf(const char *prefix)
    {
        for (const auto &printed : canvas().canvasScene().printed())
            if (printed.what == QLatin1String(prefix) + QStringLiteral(" pill"))
                return printed.rect.center();
        return {};
    }
    void chooseRenumbering(const char *prefix)
    {
        auto *menu = m_fixture->window().findChild<QMenu *>(QStringLiteral("contextMenu"));
        QVERIFY(menu && menu->isVisible());
        auto *action = menu->findChild<QAction *>(QStringLiteral("renumber-") + QLatin1String(prefix));
        QVERIFY(action);
        QVERIFY2(action->text().contains(QLatin1String(prefix)), qPrintable(action->text()));
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
        QTRY_VERIFY(!m_fixture->window().findChild<QMenu *>(QStringLiteral("contextMenu")));
    }
    /// To the network that the dialog proposes.
    void renumberFrom(const char *prefix)
    {
        auto *dialog = m_fixture->find<QDialog>("renumberDialog");
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(m_fixture->find<QComboBox>("renumberFrom")->currentText(), QLatin1String(prefix));
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(!m_fixture->window().findChild<QDialog *>(QStringLiteral("renumberDialog")));
    }
    void drop(const char *kind, QPointF scenePosition)
    {
        QMimeData data;
        data.setData(QString::fromLatin1(kKindMimeType), kind);
        const QPoint at = canvas().mapFromScene(scenePosition);
        QWidget *target = canvas().viewport();
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(target, &enter);
        QVERIFY(enter.isAccepted());
        QDragMoveEvent move(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(target, &move);
        QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(target, &drop);
        QVERIFY(drop.isAccepted());
    }

    /// Somewhere inside the box where no other box is.
    void dropInto(const char *kind, Id box)
    {
        canvas().fitAll();
        CanvasScene &scene = canvas().canvasScene();
        const QRectF rect = *m_fixture->editor().layout().of(box).rect;
        for (double y = rect.bottom() - 10; y > rect.top() + 40; y -= 5) {
            for (double x = rect.left() + 10; x < rect.right(); x += 5) {
                if (scene.idAt(QPointF(x, y)) == box) {
                    drop(kind, QPointF(x, y));
                    return;
                }
            }
        }
        QFAIL("no room in the box");
    }

    void connectByKeys(Id from, Id to)
    {
        const QString wanted = QStringLiteral(" to %1:").arg(m_fixture->topology().label(to));
        QString hint;
        const auto listening = connect(&canvas(), &CanvasView::message, [&](const QString &text) { hint = text; });
        m_fixture->editor().setSelection({from});
        const std::size_t before = m_fixture->topology().cables.size();
        m_fixture->action("actionConnect")->trigger();
        for (int i = 0; i < 40 && !hint.contains(wanted); ++i)
            QTest::keyClick(&canvas(), Qt::Key_Tab);
        QVERIFY2(hint.contains(wanted), qPrintable(hint));
        QTest::keyClick(&canvas(), Qt::Key_Return);
        disconnect(listening);
        QCOMPARE(m_fixture->topology().cables.size(), before + 1);
    }

    void undoesToNothing()
    {
        for (int i = 0; i < 50 && m_fixture->action("actionUndo")->isEnabled(); ++i)
            m_fixture->action("actionUndo")->trigger();
        QVERIFY(m_fixture->topology().machines.empty());
        QVERIFY(!m_fixture->editor().isModified());
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(DrawingTest)
#include "tst_window_drawing.moc"
