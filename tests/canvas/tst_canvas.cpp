// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/labfile.h"
#include "core/model/drawing.h"
#include "resources/assets.h"
#include "tests/canvas/handrun.h"
#include "tests/support/mousedrag.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/geometry.h"
#include "ui/editor.h"

#include <QAccessible>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QtTest>

using namespace toile;

/// Works on the canvas as a person does, with mouse and keyboard.
class CanvasTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useAssets(); }
    void init();
    void cleanup() { m_view.reset(); }

    void drawingFollowsPatches();
    void dragMovesAndUndoes();
    void escapeCancelsADrag();
    void dragIntoAHostNests();
    void dragOutOfAHostFrees();
    void rubberBandSelects();
    void cableByDragFromTabToMachine();
    void cableByKeyboard();
    void refusedCableSaysWhy();
    void paletteDropsIntoContainer();
    void bridgeOnEmptyCanvasComesWithASwitch();
    void keyboardInsertsInsideSelection();
    void renameInPlace();
    void arrowsNudgeAsOneAction();
    void deleteRemovesSelection();
    void tabWalksInReadingOrder();
    void pingToolTellsBothEnds();
    void wheelZooms();
    void keysZoomAroundTheMiddle();
    void elementsHaveAccessibleNames();
    void innerTabSlidesToTheBorderAndBack();
    void arrowsSlideATab();
    void paletteTurnsTheDrawingDark();
    void keyboardFocusIsSeen();

private:
    void open(const QString &lab);
    Id machine(const char *name) const { return m_editor->topology().machineByName(QString::fromLatin1(name)); }
    QPoint at(QPointF scene) const { return m_view->mapFromScene(scene); }
    QPointF box(Id id) const { return m_view->canvasScene().geometry().box(id).center(); }
    /// A grip inside the box where nothing else is drawn.
    QPointF grip(Id id) const { return m_view->canvasScene().geometry().box(id).bottomLeft() + QPointF(30, -14); }
    void drag(QPointF from, QPointF to, bool releaseIt = true, Qt::KeyboardModifiers modifiers = {});
    bool drop(const char *kind, QPointF scene);

    std::unique_ptr<Editor> m_editor;
    std::unique_ptr<HandRun> m_run;
    std::unique_ptr<CanvasView> m_view;
};

void CanvasTest::init()
{
    m_editor = std::make_unique<Editor>();
    m_run = std::make_unique<HandRun>();
    m_view = std::make_unique<CanvasView>(*m_editor, *m_run);
    m_view->resize(1500, 900);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void CanvasTest::open(const QString &lab)
{
    m_editor->reset(loadLab(shippedLabPath(lab)).document, QString());
    m_view->zoomToActualSize();
    m_view->centerOn(m_view->canvasScene().drawingRect().center());
}

void CanvasTest::drag(QPointF from, QPointF to, bool releaseIt, Qt::KeyboardModifiers modifiers)
{
    dragMouse(m_view->viewport(), at(from), at(to), modifiers, releaseIt);
}

bool CanvasTest::drop(const char *kind, QPointF scene)
{
    QMimeData data;
    data.setData(QLatin1String(kKindMimeType), kind);
    QDragEnterEvent enter(at(scene), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_view->viewport(), &enter);
    QDragMoveEvent over(at(scene), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_view->viewport(), &over);
    QDropEvent event(at(scene), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_view->viewport(), &event);
    return event.isAccepted();
}

void CanvasTest::drawingFollowsPatches()
{
    open(QStringLiteral("case-1b"));
    CanvasScene &scene = m_view->canvasScene();
    const Id vm = machine("VM1");
    const QGraphicsItem *item = scene.itemOf(vm);
    QVERIFY(item);
    const QRectF was = scene.geometry().box(vm);
    m_editor->perform(QStringLiteral("move"), moveElements(m_editor->document(), {vm}, QPointF(16, 8)));
    QCOMPARE(scene.itemOf(vm), item);  // the same item, elsewhere
    QCOMPARE(scene.geometry().box(vm), was.translated(16, 8));
    m_editor->perform(QStringLiteral("delete"), removeElements(m_editor->document(), {vm}));
    QVERIFY(!scene.itemOf(vm));
    m_editor->undoStack().undo();
    QVERIFY(scene.itemOf(vm));
}

void CanvasTest::dragMovesAndUndoes()
{
    open(QStringLiteral("case-1b"));
    const Id host = machine("Host2");
    const Document before = m_editor->document();
    const QRectF was = *m_editor->layout().of(host).rect;
    drag(grip(host), grip(host) + QPointF(37, 141));
    const QRectF is = *m_editor->layout().of(host).rect;
    QVERIFY(is != was);
    QCOMPARE(std::fmod(is.left(), 8), 0.0);  // snapped
    QCOMPARE(is.size(), was.size());
    QCOMPARE(m_editor->undoStack().count(), 1);
    m_editor->undoStack().undo();
    QCOMPARE(m_editor->document(), before);
}

void CanvasTest::escapeCancelsADrag()
{
    open(QStringLiteral("case-1b"));
    const Document before = m_editor->document();
    const Id host = machine("Host2");
    drag(grip(host), grip(host) + QPointF(60, 80), false);
    QVERIFY(!(m_editor->document() == before));
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QCOMPARE(m_editor->document(), before);
    QVERIFY(!m_editor->isModified());
}

void CanvasTest::dragIntoAHostNests()
{
    open(QStringLiteral("case-1b"));
    const Id host = machine("Host1");
    const QPointF outside = m_view->canvasScene().geometry().box(host).bottomRight() + QPointF(60, 20);
    QVERIFY(drop("vm", outside + QPointF(80, 24)));
    const Id vm = m_editor->selection().front();
    QVERIFY(!m_editor->topology().machine(vm)->parent);
    drag(grip(vm), m_view->canvasScene().geometry().box(host).bottomLeft() + QPointF(260, -40));
    QCOMPARE(m_editor->topology().machine(vm)->parent, host);
    QVERIFY(m_view->canvasScene().geometry().box(host).contains(m_view->canvasScene().geometry().box(vm)));
    QVERIFY(!m_view->canvasScene().geometry().box(host).contains(outside));  // not to where it stood
}

void CanvasTest::dragOutOfAHostFrees()
{
    open(QStringLiteral("case-1b"));
    const Id vm = machine("VM1");
    const QRectF host = m_view->canvasScene().geometry().box(machine("Host1"));
    drag(grip(vm), QPointF(host.right() + 150, host.bottom() + 60));
    QVERIFY(!m_editor->topology().machine(vm)->parent);
    QCOMPARE(m_view->canvasScene().geometry().box(machine("Host1")), host);  // did not grow after it
}

void CanvasTest::rubberBandSelects()
{
    open(QStringLiteral("case-1b"));
    const QRectF host = m_view->canvasScene().geometry().box(machine("Host2"));
    drag(host.topLeft() - QPointF(20, 20), host.bottomRight() + QPointF(20, 20));
    QVERIFY(m_view->isChosen(machine("Host2")));
    QVERIFY(!m_view->isChosen(machine("Host1")));
}

void CanvasTest::cableByDragFromTabToMachine()
{
    open(QStringLiteral("case-1b"));
    const auto cables = m_editor->topology().cables.size();
    m_view->setTool(CanvasView::Tool::Cable);
    const QRectF host = m_view->canvasScene().geometry().box(machine("Host2"));
    drag(grip(machine("VM1")), host.topRight() + QPointF(-20, 8));  // its header: the host itself
    QCOMPARE(m_editor->topology().cables.size(), cables + 1);
    const Topology &topology = m_editor->topology();
    QVERIFY(topology.interfaceByName(machine("VM1"), u"eth1"));
    QVERIFY(topology.interfaceByName(machine("Host2"), u"eth1"));
    m_editor->undoStack().undo();
    QCOMPARE(m_editor->topology().cables.size(), cables);
}

void CanvasTest::cableByKeyboard()
{
    open(QStringLiteral("case-2.1"));
    const auto cables = m_editor->topology().cables.size();
    m_editor->setSelection({machine("Host2")});
    m_view->startCable();
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(m_editor->topology().cables.size(), cables + 1);
}

void CanvasTest::refusedCableSaysWhy()
{
    open(QStringLiteral("case-1b"));
    QSignalSpy said(m_view.get(), &CanvasView::message);
    const Id host = machine("Host2");
    m_view->setTool(CanvasView::Tool::Cable);
    const Id taken = m_editor->topology().interfaceByName(machine("Host1"), u"eth0");
    drag(grip(host), m_view->canvasScene().geometry().tab(taken).at);
    QVERIFY(!said.isEmpty());
    QVERIFY(!said.last().first().toString().isEmpty());
    QCOMPARE(m_editor->topology().cables.size(), std::size_t(2));
}

void CanvasTest::paletteDropsIntoContainer()
{
    open(QStringLiteral("case-1b"));
    const QRectF host = m_view->canvasScene().geometry().box(machine("Host1"));
    QVERIFY(drop("vm", host.bottomLeft() + QPointF(120, -50)));
    const Id made = machine("VM2");
    QVERIFY(made);
    QCOMPARE(m_editor->topology().machine(made)->parent, machine("Host1"));
    QVERIFY(!drop("rubbish", host.center()) || !machine("rubbish"));
}

void CanvasTest::bridgeOnEmptyCanvasComesWithASwitch()
{
    QVERIFY(drop("bridge", QPointF(0, 0)));
    QCOMPARE(m_editor->topology().machines.size(), std::size_t(1));
    QCOMPARE(m_editor->topology().machines.begin()->second.kind, QStringLiteral("switch"));
    QCOMPARE(m_editor->topology().interfaces.size(), std::size_t(1));
    // Any kernel can make a bridge that was asked for as a bridge; a switch is asked for as one.
    const auto tellsVlansApart = [this](const char *name) {
        const Id bridge = m_editor->topology().interfaceByName(machine(name), u"br0");
        return std::get<BridgeSettings>(m_editor->topology().interface(bridge)->settings).vlanFiltering;
    };
    QVERIFY(!tellsVlansApart("SW1"));
    QVERIFY(drop("switch", QPointF(400, 0)));
    QVERIFY(tellsVlansApart("SW2"));
}

void CanvasTest::keyboardInsertsInsideSelection()
{
    m_view->insertMachine(QStringLiteral("host"));
    const Id host = machine("Host1");
    QVERIFY(host);
    QVERIFY(m_view->isChosen(host));
    m_view->insertMachine(QStringLiteral("vm"));
    QCOMPARE(m_editor->topology().machine(machine("VM1"))->parent, host);
    m_view->insertMachine(QStringLiteral("vm"));
    QCOMPARE(m_editor->topology().machine(machine("VM2"))->parent, host);
    const Geometry &geometry = m_view->canvasScene().geometry();
    QVERIFY(!geometry.box(machine("VM1")).intersects(geometry.box(machine("VM2"))));
    QVERIFY(geometry.box(host).contains(geometry.box(machine("VM2"))));
    m_view->insertBox(QStringLiteral("bridge"));
    QCOMPARE(m_editor->topology().interfaces.size(), std::size_t(1));
}

void CanvasTest::renameInPlace()
{
    open(QStringLiteral("case-1b"));
    const Id vm = machine("VM1");
    m_editor->setSelection({vm});
    QTest::keyClick(m_view.get(), Qt::Key_F2);
    auto *line = m_view->findChild<QLineEdit *>(QStringLiteral("renameEditor"));
    QVERIFY(line);
    line->setText(QStringLiteral("Guest"));
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(m_editor->topology().machine(vm)->name, QStringLiteral("Guest"));
    QTRY_VERIFY(!m_view->findChild<QLineEdit *>(QStringLiteral("renameEditor")));
}

void CanvasTest::arrowsNudgeAsOneAction()
{
    open(QStringLiteral("case-1b"));
    const Id host = machine("Host2");
    m_editor->setSelection({host});
    const QRectF was = *m_editor->layout().of(host).rect;
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(*m_editor->layout().of(host).rect, was.translated(16, 1));
    QCOMPARE(m_editor->undoStack().count(), 1);
}

void CanvasTest::deleteRemovesSelection()
{
    open(QStringLiteral("case-1b"));
    m_editor->setSelection({machine("Host1")});
    QTest::keyClick(m_view.get(), Qt::Key_Delete);
    QVERIFY(!machine("Host1"));
    QVERIFY(!machine("VM1"));  // it was inside
    QVERIFY(m_editor->selection().empty());
}

void CanvasTest::tabWalksInReadingOrder()
{
    open(QStringLiteral("case-1b"));
    QStringList walked;
    for (int i = 0; i < 6; ++i) {
        QTest::keyClick(m_view.get(), Qt::Key_Tab);
        walked << m_editor->topology().label(m_editor->selection().front());
    }
    const QStringList expected{QStringLiteral("Host1"), QStringLiteral("Host1:eth0"), QStringLiteral("Host1:tap0"),
                               QStringLiteral("VM1"),   QStringLiteral("VM1:eth0"),   QStringLiteral("Host2")};
    QCOMPARE(walked, expected);
    QTest::keyClick(m_view.get(), Qt::Key_Backtab);
    QCOMPARE(m_editor->topology().label(m_editor->selection().front()), QStringLiteral("VM1:eth0"));
}

void CanvasTest::pingToolTellsBothEnds()
{
    open(QStringLiteral("case-1b"));
    m_run->show(LabRun::State::Deployed, deployedState(m_editor->topology()));
    QSignalSpy ping(m_view.get(), &CanvasView::pingWanted);
    drag(grip(machine("VM1")), grip(machine("Host2")), true, Qt::AltModifier);
    QCOMPARE(ping.size(), 1);
    QCOMPARE(ping.first().at(0).value<Id>(), machine("VM1"));
    QCOMPARE(ping.first().at(1).value<Id>(), machine("Host2"));
}

void CanvasTest::keysZoomAroundTheMiddle()
{
    open(QStringLiteral("case-1b"));
    m_view->fitAll();
    const auto middle = [&] { return m_view->mapToScene(m_view->viewport()->rect()).boundingRect().center(); };
    const QPointF before = middle();
    QTest::mouseMove(m_view->viewport(), QPoint(20, 20));
    m_view->zoomBy(1.5);
    QVERIFY(QLineF(middle(), before).length() < 5);
    m_view->zoomToActualSize();
    QVERIFY(QLineF(middle(), before).length() < 5);
}

void CanvasTest::wheelZooms()
{
    open(QStringLiteral("case-1b"));
    QSignalSpy zoomed(m_view.get(), &CanvasView::zoomChanged);
    QWheelEvent wheel(QPointF(100, 100), m_view->mapToGlobal(QPoint(100, 100)), QPoint(), QPoint(0, 120), Qt::NoButton,
                      Qt::ControlModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_view->viewport(), &wheel);
    QCOMPARE(zoomed.size(), 1);
    QVERIFY(qAbs(m_view->transform().m11() - 1.2) < 0.001);
    m_view->fitAll();
    const QRectF seen = m_view->mapToScene(m_view->viewport()->rect()).boundingRect();
    QVERIFY(seen.adjusted(-1, -1, 1, 1).contains(m_view->canvasScene().drawingRect()));
}

void CanvasTest::elementsHaveAccessibleNames()
{
    open(QStringLiteral("case-1b"));
    m_run->show(LabRun::State::Deployed, deployedState(m_editor->topology()));
    QAccessibleInterface *canvas = QAccessible::queryAccessibleInterface(m_view.get());
    QVERIFY(canvas);
    QStringList names;
    for (int i = 0; i < canvas->childCount(); ++i) {
        QAccessibleInterface *child = canvas->child(i);
        QVERIFY(child);
        QCOMPARE(canvas->indexOfChild(child), i);
        QVERIFY(child->rect().isValid());
        names << child->text(QAccessible::Name);
    }
    QVERIFY2(names.contains(QStringLiteral("Host1, Host, forwards, NAT, contains VM1")), qPrintable(names.join(u'\n')));
    QVERIFY2(names.contains(QStringLiteral("eth0 of VM1, 2.0.0.1/8, up")), qPrintable(names.join(u'\n')));
    m_editor->setSelection({machine("VM1")});
    QVERIFY(canvas->focusChild());
    QVERIFY(canvas->focusChild()->text(QAccessible::Name).startsWith(QLatin1String("VM1")));
}

void CanvasTest::innerTabSlidesToTheBorderAndBack()
{
    open(QStringLiteral("case-1b"));
    const Id tap = m_editor->topology().interfaceByName(machine("Host1"), u"tap0");
    const auto seat = [&] { return m_view->canvasScene().geometry().tab(tap); };
    const TabSeat free = seat();
    QVERIFY(!free.onBorder);
    const QRectF host = m_view->canvasScene().geometry().box(machine("Host1"));
    drag(free.at, QPointF(host.left() + host.width() * 0.75, host.bottom() - 6));
    QVERIFY(seat().onBorder);
    QCOMPARE(seat().at.y(), host.bottom());
    QVERIFY(qAbs(seat().at.x() - (host.left() + host.width() * 0.75)) < 2);
    QCOMPARE(*m_editor->layout().of(tap).side, Side::Bottom);
    QCOMPARE(m_editor->undoStack().count(), 1);
    m_editor->undoStack().undo();
    QCOMPARE(seat(), free);
    m_editor->undoStack().redo();
    drag(seat().at, host.center());
    QVERIFY(!m_editor->layout().of(tap).side);
    QCOMPARE(seat(), free);
}

void CanvasTest::arrowsSlideATab()
{
    open(QStringLiteral("case-1b"));
    const Id tab = m_editor->topology().interfaceByName(machine("Host1"), u"eth0");
    const QPointF was = m_view->canvasScene().geometry().tab(tab).at;
    m_editor->setSelection({tab});
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QVERIFY((m_view->canvasScene().geometry().tab(tab).at - was - QPointF(0, 16)).manhattanLength() < 1);
    QCOMPARE(m_editor->undoStack().count(), 1);
    const Id tap = m_editor->topology().interfaceByName(machine("Host1"), u"tap0");
    m_editor->setSelection({tap});
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QCOMPARE(*m_editor->layout().of(tap).side, Side::Right);
}

void CanvasTest::paletteTurnsTheDrawingDark()
{
    open(QStringLiteral("case-1b"));
    const QPalette before = QApplication::palette();
    QPalette palette = before;
    palette.setColor(QPalette::Window, Qt::black);
    palette.setColor(QPalette::WindowText, Qt::white);
    QVERIFY(!m_view->canvasScene().isDark());
    const auto paper = [this] { return m_view->viewport()->grab().toImage().pixelColor(3, 3).lightness(); };
    QVERIFY(paper() > 200);
    QApplication::setPalette(palette);
    QTRY_VERIFY(m_view->canvasScene().isDark());
    QVERIFY(paper() < 60);
    QApplication::setPalette(before);
    QTRY_VERIFY(!m_view->canvasScene().isDark());
    QVERIFY(paper() > 200);
}

void CanvasTest::keyboardFocusIsSeen()
{
    open(QStringLiteral("case-1b"));
    m_view->activateWindow();
    m_view->setFocus(Qt::OtherFocusReason);
    QTRY_VERIFY(m_view->hasFocus());
    const auto picture = [this] { return m_view->viewport()->grab().toImage(); };
    for (const Id id : m_view->readingOrder()) {
        m_editor->setSelection({id});
        QTest::mouseClick(m_view->viewport(), Qt::MiddleButton, {}, QPoint(2, 2));
        const QImage chosen = picture();
        QTest::keyClick(m_view.get(), Qt::Key_Shift);
        QVERIFY2(picture() != chosen, qPrintable(m_editor->topology().label(id)));
    }
}

QTEST_MAIN(CanvasTest)
#include "tst_canvas.moc"
