// SPDX-License-Identifier: GPL-2.0-or-later
// A pen draws and moves as the mouse does; two fingers zoom and pan where they are and change nothing else.
#include "tests/canvas/canvasfixture.h"

#include <QPointingDevice>
#include <QSignalSpy>
#include <QTouchEvent>
#include <QWindow>
#include <QtTest>

using namespace toile;

namespace {

/// A pen on a canvas. As in Qt, what no widget accepts of it becomes an event of the mouse in the same window.
class Pen {
public:
    explicit Pen(CanvasView &view)
        : m_view(view), m_device(QStringLiteral("pen"), 7, QInputDevice::DeviceType::Stylus,
                                 QPointingDevice::PointerType::Pen, QInputDevice::Capability::Position, 1, 3)
    {
    }

    void press(QPointF scene, Qt::MouseButton button = Qt::LeftButton)
    {
        m_down = button;
        hover(scene);
        send(QEvent::TabletPress, scene, button);
    }
    void hover(QPointF scene) { send(QEvent::TabletMove, scene, Qt::NoButton); }
    void release(QPointF scene)
    {
        const Qt::MouseButton button = std::exchange(m_down, Qt::NoButton);
        send(QEvent::TabletRelease, scene, button);
    }
    void drag(QPointF from, QPointF to, Qt::MouseButton button = Qt::LeftButton)
    {
        press(from, button);
        for (int step = 1; step <= 6; ++step)
            hover(from + (to - from) * step / 6);
        release(to);
    }

private:
    void send(QEvent::Type type, QPointF scene, Qt::MouseButton button)
    {
        QWindow *window = m_view.windowHandle();
        const QPoint local = m_view.viewport()->mapTo(&m_view, m_view.mapFromScene(scene));
        const QPointF global = m_view.mapToGlobal(local);
        const bool pressed = type == QEvent::TabletMove ? m_down != Qt::NoButton : type == QEvent::TabletPress;
        QTabletEvent event(type, &m_device, local, global, pressed ? 0.6 : 0, 20, -10, 0, 0, 0, {}, button,
                           pressed ? m_down : Qt::NoButton);
        QCoreApplication::sendEvent(window, &event);
        if (event.isAccepted())
            return;
        if (type == QEvent::TabletPress)
            QTest::mousePress(window, button, {}, local);
        else if (type == QEvent::TabletRelease)
            QTest::mouseRelease(window, button, {}, local);
        else
            QTest::mouseMove(window, local);
    }

    CanvasView &m_view;
    QPointingDevice m_device;
    Qt::MouseButton m_down = Qt::NoButton;
};

}  // namespace

class PenAndTouchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_screen.reset(QTest::createTouchDevice()); }

    void init()
    {
        m = std::make_unique<CanvasFixture>();
        m->view().resize(780, 620);  // no larger than the screen
        m->open(QStringLiteral("case-1b"));
        m->view().centerOn(m->box("Host2").center());
    }

    void aPenDragsABox()
    {
        const Id host = m->machine("Host2");
        const QRectF box = m->box("Host2");
        Pen pen(m->view());
        pen.drag(m->grip(host), m->grip(host) + QPointF(64, 96));
        QCOMPARE(m->box("Host2"), box.translated(64, 96));
        QCOMPARE(m->editor().undoStack().count(), 1);
        QVERIFY(m->view().isChosen(host));
        pen.hover(m->grip(host) + QPointF(200, 0));  // it was let go
        QCOMPARE(m->box("Host2"), box.translated(64, 96));
        m->editor().undoStack().undo();
        QCOMPARE(m->box("Host2"), box);
    }

    void aPenDrawsACable()
    {
        m->drop("pc", m->box("Host2").bottomLeft() + QPointF(60, 160));
        const Id pc = m->topology().machineByName(QStringLiteral("PC1"));
        QVERIFY(pc);
        const std::size_t cables = m->topology().cables.size();
        Pen pen(m->view());
        pen.hover(m->geometry().box(pc).center());
        const QPointF knob = m->view().knob(pc).center();
        pen.drag(knob, m->header(m->machine("Host2")));
        QCOMPARE(m->topology().cables.size(), cables + 1);
        const Cable &cable = m->topology().cables.rbegin()->second;
        const std::set<Id> ends{m->topology().interface(cable.a)->machine, m->topology().interface(cable.b)->machine};
        QCOMPARE(ends, (std::set<Id>{pc, m->machine("Host2")}));
    }

    void theBarrelButtonOpensTheMenu()
    {
        const Id host = m->machine("Host2");
        const Document before = m->editor().document();
        QSignalSpy wanted(&m->view(), &CanvasView::contextMenuWanted);
        Pen pen(m->view());
        pen.press(m->grip(host), Qt::RightButton);
        pen.release(m->grip(host));
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().value<Id>(), host);
        QVERIFY(m->view().isChosen(host));
        QVERIFY(m->editor().document() == before);
    }

    void theOtherBarrelButtonPans()
    {
        const Document before = m->editor().document();
        const QPointF corner = m->view().mapToScene(QPoint());
        const QPointF from = m->grip(m->machine("Host2"));
        const QPoint there = m->at(from);
        Pen pen(m->view());
        pen.press(from, Qt::MiddleButton);
        pen.hover(m->view().mapToScene(there + QPoint(-60, 30)));
        pen.release(m->view().mapToScene(there + QPoint(-60, 30)));
        QCOMPARE(m->view().mapToScene(QPoint()), corner + QPointF(60, -30));
        QVERIFY(m->editor().document() == before);
    }

    void aFingerDragsABox()
    {
        const Id host = m->machine("Host2");
        const QRectF box = m->box("Host2");
        const QPoint from = m->at(m->grip(host));
        touch().press(0, from, viewport());
        for (int step = 1; step <= 4; ++step)
            touch().move(0, from + QPoint(64, 96) * step / 4, viewport());
        touch().release(0, from + QPoint(64, 96), viewport());
        QCOMPARE(m->box("Host2"), box.translated(64, 96));
        QCOMPARE(m->editor().undoStack().count(), 1);
    }

    void twoFingersZoomWhereTheyAre_data()
    {
        QTest::addColumn<QPoint>("a");
        QTest::addColumn<QPoint>("b");
        QTest::addColumn<QPoint>("toA");
        QTest::addColumn<QPoint>("toB");
        QTest::newRow("apart") << QPoint(300, 300) << QPoint(500, 300) << QPoint(250, 300) << QPoint(550, 300);
        QTest::newRow("together") << QPoint(200, 200) << QPoint(600, 400) << QPoint(280, 240) << QPoint(520, 360);
        QTest::newRow("one stays") << QPoint(400, 300) << QPoint(500, 300) << QPoint(400, 300) << QPoint(600, 300);
        QTest::newRow("on the way") << QPoint(300, 300) << QPoint(500, 300) << QPoint(420, 360) << QPoint(720, 360);
    }

    /// What was between them stays between them.
    void twoFingersZoomWhereTheyAre()
    {
        QFETCH(QPoint, a);
        QFETCH(QPoint, b);
        QFETCH(QPoint, toA);
        QFETCH(QPoint, toB);
        const Document before = m->editor().document();
        const QPointF middle = m->view().mapToScene((a + b) / 2);
        pinch(a, b, toA, toB, 37);
        const double wanted = QLineF(toA, toB).length() / QLineF(a, b).length();
        const double zoom = m->view().transform().m11();
        QVERIFY2(qAbs(zoom / wanted - 1) < 0.02, qPrintable(QString::number(zoom)));
        const QPointF now = m->view().viewportTransform().map(middle);
        const double away = QLineF(now, QPointF(toA + toB) / 2).length();
        QVERIFY2(away < 1.5 + zoom, qPrintable(QString::number(away)));  // and of the tremble at first
        QVERIFY(m->editor().document() == before);
        QCOMPARE(m->editor().undoStack().count(), 0);
    }

    void twoFingersPan()
    {
        const Document before = m->editor().document();
        const QPointF corner = m->view().mapToScene(QPoint());
        pinch({300, 300}, {500, 320}, {240, 390}, {440, 410}, 11);
        QCOMPARE(m->view().transform().m11(), 1.0);
        QVERIFY(QLineF(m->view().mapToScene(QPoint()), corner + QPointF(60, -90)).length() < 2);
        QVERIFY(m->editor().document() == before);
    }

    /// The first of two fingers seems to drag what it is on.
    void twoFingersOnABoxMoveNothing()
    {
        const Document before = m->editor().document();
        const QPoint on = m->at(m->grip(m->machine("Host2")));
        touch().press(0, on, viewport());
        touch().move(0, on + QPoint(30, 30), viewport());
        QVERIFY(m->editor().document() != before);
        const QPoint other = on + QPoint(-160, 0);
        touch().stationary(0).press(1, other, viewport());
        for (int step = 1; step <= 5; ++step)
            touch()
                .move(0, on + QPoint(30 + 8 * step, 30), viewport())
                .move(1, other - QPoint(8 * step, 0), viewport());
        touch().release(0, on + QPoint(70, 30), viewport()).release(1, other - QPoint(40, 0), viewport());
        QVERIFY(m->view().transform().m11() > 1.2);
        QVERIFY(m->editor().document() == before);
        QCOMPARE(m->editor().undoStack().count(), 0);
        // And the canvas is free again.
        const QRectF box = m->box("Host2");
        m->drag(m->grip(m->machine("Host2")), m->grip(m->machine("Host2")) + QPointF(0, 64));
        QCOMPARE(m->box("Host2"), box.translated(0, 64));
    }

    /// When it is lifted: until then it may be one of two.
    void aFingerPlacesWhatThePaletteGives()
    {
        m->view().placeRepeatedly(QStringLiteral("pc"));
        const QPoint at = m->at(m->box("Host2").bottomLeft() + QPointF(90, 140));
        const std::size_t machines = m->topology().machines.size();
        touch().press(0, at, viewport());
        QCOMPARE(m->topology().machines.size(), machines);
        touch().release(0, at, viewport());
        QCOMPARE(m->topology().machines.size(), machines + 1);
        pinch({200, 200}, {400, 200}, {150, 200}, {450, 200}, 20);
        QVERIFY(m->view().transform().m11() > 1.2);
        QCOMPARE(m->topology().machines.size(), machines + 1);
        QCOMPARE(m->view().tool(), CanvasView::Tool::Place);
    }

    void aPinchStopsAtTheLimitsAndComesBack()
    {
        const QPointF middle = m->view().mapToScene(QPoint(400, 300));
        const auto zoom = [&] { return m->view().transform().m11(); };
        const auto at = [&](int half) {
            touch().move(0, QPoint(400 - half, 300), viewport()).move(1, QPoint(400 + half, 300), viewport());
        };
        touch().press(0, QPoint(380, 300), viewport()).press(1, QPoint(420, 300), viewport());
        for (int half = 20; half < 300; ++half)
            at(half);
        QCOMPARE(zoom(), 8.0);  // and no nearer, however far they go
        for (int half = 300; half >= 20; --half)
            at(half);
        touch().release(0, QPoint(380, 300), viewport()).release(1, QPoint(420, 300), viewport());
        QVERIFY2(zoom() > 0.8 && zoom() < 1.05, qPrintable(QString::number(zoom())));
        QVERIFY(QLineF(m->view().viewportTransform().map(middle), QPointF(400, 300)).length() < 2);
    }

    /// The system took the fingers away, as for a gesture of its own: nobody lets go.
    void aTouchThatIsCancelledHoldsNothing()
    {
        const Id host = m->machine("Host2");
        const Document before = m->editor().document();
        const QPoint on = m->at(m->grip(host));
        m->press(m->grip(host));
        m->move(m->grip(host) + QPointF(40, 40));
        QVERIFY(m->editor().document() != before);
        QTouchEvent cancel(QEvent::TouchCancel, m_screen.get());
        QCoreApplication::sendEvent(viewport(), &cancel);
        QVERIFY(m->editor().document() == before);
        m->move(m->view().mapToScene(on + QPoint(90, 90)), Qt::NoButton);
        QVERIFY(m->editor().document() == before);
    }

    void aTouchpadPinchesAndPansInSmallSteps()
    {
        const QPointF finger(420, 310);
        const QPointF under = m->view().viewportTransform().inverted().map(finger);
        for (int step = 0; step < 30; ++step)
            native(Qt::ZoomNativeGesture, finger, 0.02);
        QVERIFY(qAbs(m->view().transform().m11() - std::pow(1.02, 30)) < 0.001);
        QVERIFY(QLineF(m->view().viewportTransform().map(under), finger).length() < 3);
        const QPointF corner = m->view().viewportTransform().map(QPointF());
        for (int step = 0; step < 40; ++step)
            native(Qt::PanNativeGesture, finger, 0, QPointF(0.4, -0.3));
        const QPointF by = m->view().viewportTransform().map(QPointF()) - corner;
        QVERIFY2(QLineF(by, QPointF(16, -12)).length() < 2,
                 qPrintable(QStringLiteral("%1 %2").arg(by.x()).arg(by.y())));
    }

    void aTouchpadDoubleTapShowsAll()
    {
        m->view().zoomBy(4);
        native(Qt::SmartZoomNativeGesture, {300, 300}, 1);
        const QRectF seen = m->view().mapToScene(viewport()->rect()).boundingRect();
        QVERIFY(seen.adjusted(-1, -1, 1, 1).contains(m->view().canvasScene().drawingRect()));
    }

    void zoomingKeepsWhatIsUnderTheFingers()
    {
        m->open(QStringLiteral("case-1b"));
        const QPointF finger(300, 200);
        const auto under = [&] { return m->view().mapToScene(finger.toPoint()); };
        const QPointF before = under();
        QNativeGestureEvent pinch(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2, finger, finger,
                                  m->view().viewport()->mapToGlobal(finger), 0.25, {});
        QApplication::sendEvent(m->view().viewport(), &pinch);
        QVERIFY(qAbs(m->view().transform().m11() - 1.25) < 0.001);
        QVERIFY(QLineF(under(), before).length() < 2);
        QWheelEvent wheel(finger, m->view().viewport()->mapToGlobal(finger), {}, QPoint(0, -30), Qt::NoButton,
                          Qt::ControlModifier, Qt::ScrollUpdate, false);
        QApplication::sendEvent(m->view().viewport(), &wheel);
        QVERIFY(m->view().transform().m11() < 1.25 && m->view().transform().m11() > 1.15);  // a quarter of a step
        QVERIFY(QLineF(under(), before).length() < 3);
        const QPointF corner = m->view().mapToScene(QPoint(0, 0));
        QNativeGestureEvent pan(Qt::PanNativeGesture, QPointingDevice::primaryPointingDevice(), 2, finger, finger,
                                m->view().viewport()->mapToGlobal(finger), 0, QPointF(-40, 24));
        QApplication::sendEvent(m->view().viewport(), &pan);
        const QPointF by = (m->view().mapToScene(QPoint(0, 0)) - corner) * m->view().transform().m11();
        QVERIFY2(QLineF(by, QPointF(40, -24)).length() < 3, qPrintable(QString::number(by.x())));
    }

    void aPenIsLeftToQtWhichMakesMouseEventsOfIt()
    {
        m->open(QStringLiteral("case-1b"));
        const QPointF at = m->at(m->grip(m->machine("Host2")));
        QTabletEvent pen(QEvent::TabletPress, QPointingDevice::primaryPointingDevice(), at,
                         m->view().viewport()->mapToGlobal(at), 0.5, 0, 0, 0, 0, 0, {}, Qt::LeftButton, Qt::LeftButton);
        QApplication::sendEvent(m->view().viewport(), &pen);
        QVERIFY(!pen.isAccepted());
    }

private:
    QWidget *viewport() { return m->view().viewport(); }

    QTest::QTouchEventWidgetSequence touch() { return QTest::touchEvent(viewport(), m_screen.get()); }

    void pinch(QPoint a, QPoint b, QPoint toA, QPoint toB, int steps)
    {
        touch().press(0, a, viewport()).press(1, b, viewport());
        const QPoint tremble(0, 1);
        touch().move(0, a + tremble, viewport()).move(1, b + tremble, viewport());
        for (int step = 1; step <= steps; ++step)
            touch().move(0, a + (toA - a) * step / steps, viewport()).move(1, b + (toB - b) * step / steps, viewport());
        touch().release(0, toA, viewport()).release(1, toB, viewport());
    }

    void native(Qt::NativeGestureType type, QPointF at, double value, QPointF by = {})
    {
        QNativeGestureEvent event(type, QPointingDevice::primaryPointingDevice(), 2, at, at,
                                  viewport()->mapToGlobal(at), value, by);
        QCoreApplication::sendEvent(viewport(), &event);
    }

    std::unique_ptr<CanvasFixture> m;
    std::unique_ptr<QPointingDevice> m_screen;
};

QTEST_MAIN(PenAndTouchTest)
#include "tst_penandtouch.moc"
