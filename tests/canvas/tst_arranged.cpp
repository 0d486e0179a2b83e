// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/arranging.h"
#include "core/lab/labfile.h"
#include "core/model/drawing.h"
#include "resources/assets.h"
#include "tests/canvas/canvashand.h"
#include "tests/canvas/handrun.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/geometry.h"
#include "ui/editor.h"

#include <QGraphicsItem>
#include <QtTest>

using namespace toile;

/// Guides, groups, locks, sizes and what is in front, as a person works with them.
class ArrangedTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useAssets(); }

    void init()
    {
        m_editor = std::make_unique<Editor>();
        m_run = std::make_unique<HandRun>();
        m_view = std::make_unique<CanvasView>(*m_editor, *m_run);
        m_view->resize(1400, 900);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        Document document;
        for (Id *id : {&m_a, &m_b, &m_c})
            QVERIFY(document.apply(addMachine(document, *machineKind(u"pc"), {}, {}, id)));
        Edit edit(document);
        const QRectF places[] = {{0, 0, 160, 96}, {400, 203, 160, 96}, {803, 404, 160, 96}};
        const Id ids[] = {m_a, m_b, m_c};
        for (int i = 0; i < 3; ++i) {
            Placement placement;
            placement.rect = places[i];
            edit.place(ids[i], placement);
        }
        QVERIFY(document.apply(edit.patch()));
        m_editor->reset(document, QString());
        m_view->zoomToActualSize();
        m_view->centerOn(m_view->canvasScene().drawingRect().center());
    }
    void cleanup() { m_view.reset(); }

    void aDragLinesUpWithOthers()
    {
        // 3 off the middle box's top: nearer than the grid's, and the guide wins over the grid.
        drag(grip(m_a), grip(m_a) + QPointF(16, 206));
        QCOMPARE(box(m_a).top(), 203.0);
        QCOMPARE(box(m_a).left(), 16.0);
    }

    void aDragLeavesOthersAsLargeAsTheyAreDrawn()
    {
        Edit edit(m_editor->draft());
        Machine hub;
        hub.name = QStringLiteral("SW1");
        hub.kind = QStringLiteral("switch");
        Placement placement;
        placement.rect = QRectF(0, 600, 64, 48);
        const Id id = edit.create(hub, placement);
        Interface bridge;
        bridge.machine = id;
        bridge.name = QStringLiteral("br0");
        bridge.settings = BridgeSettings();
        edit.create(bridge);
        QVERIFY(m_editor->perform(QStringLiteral("Switch"), edit.patch()));
        const QRectF drawn = box(id);
        QVERIFY(drawn.height() > 48);
        drag(grip(m_a), grip(m_a) + QPointF(16, 206));
        QCOMPARE(box(id), drawn);
    }

    void controlSuppressesGuidesAndGrid()
    {
        drag(grip(m_a), grip(m_a) + QPointF(17, 206), Qt::ControlModifier);
        QCOMPARE(box(m_a).topLeft(), QPointF(17, 206));
    }

    void withoutGuidesThereIsTheGrid()
    {
        m_view->setGuiding(false);
        drag(grip(m_a), grip(m_a) + QPointF(17, 206));
        QCOMPARE(box(m_a).topLeft(), QPointF(16, 208));
    }

    void sidesAndCornersResize()
    {
        const QRectF was = box(m_b);
        m_editor->setSelection({m_b});
        drag(QPointF(was.right() + 4, was.top() + 30), QPointF(was.right() + 68, was.top() + 90));
        QCOMPARE(box(m_b).topLeft(), was.topLeft());
        QVERIFY(box(m_b).width() > was.width() + 50);
        QCOMPARE(box(m_b).height(), was.height());
        m_editor->undoStack().undo();
        QCOMPARE(box(m_b), was);
        drag(was.topLeft() - QPointF(4, 4), was.topLeft() - QPointF(60, 60));
        QCOMPARE(box(m_b).bottomRight(), was.bottomRight());
        QVERIFY(box(m_b).height() > was.height() + 40);
    }

    void altAndArrowsResize()
    {
        m_view->setFocus();
        const QRectF was = box(m_b);
        m_editor->setSelection({m_b});
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::AltModifier);
        QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(box(m_b), was.adjusted(0, 0, 24, -8));
        m_editor->undoStack().undo();
        QCOMPARE(box(m_b), was);  // as one action
    }

    void arrowsStopWhereABoxWouldLookAsIfItWereInside()
    {
        Id host;
        perform(addMachine(m_editor->document(), *machineKind(u"host"), {400, -16}, {}, &host));
        m_view->setFocus();
        m_editor->setSelection({m_a});
        QSignalSpy said(m_view.get(), &CanvasView::message);
        for (int i = 0; i < 60; ++i)
            QTest::keyClick(m_view.get(), Qt::Key_Right);
        QVERIFY(!box(m_a).intersects(box(host)));
        QVERIFY(box(host).left() - box(m_a).right() < 16);  // a step and the gap that is kept
        QVERIFY(!said.isEmpty());
        QVERIFY2(said.back().front().toString().contains(QStringLiteral("Move inside")),
                 qPrintable(said.back().front().toString()));
        // Neither can it grow to there, nor the other over it.
        const QRectF stopped = box(m_a);
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(box(m_a), stopped);
        m_editor->setSelection({host});
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QVERIFY(!box(m_a).intersects(box(host)));
        const QRectF wide = box(host);
        drag(wide.topLeft() - QPointF(4, 4), wide.topLeft() - QPointF(120, 4));
        QVERIFY(!box(m_a).intersects(box(host)));
    }

    void aClickSelectsTheGroupAndAnotherItsMember()
    {
        perform(arrange::group(m_editor->document(), {m_a, m_b}));
        click(grip(m_a));
        QCOMPARE(m_editor->selection().size(), std::size_t(2));
        click(grip(m_a));
        QCOMPARE(m_editor->selection(), std::vector<Id>{m_a});
    }

    void aGroupMovesTogether()
    {
        perform(arrange::group(m_editor->document(), {m_a, m_b}));
        const QPointF apart = box(m_b).topLeft() - box(m_a).topLeft();
        drag(grip(m_a), grip(m_a) + QPointF(80, 40));
        QCOMPARE(box(m_b).topLeft() - box(m_a).topLeft(), apart);
        QVERIFY(box(m_a).left() > 40);
        m_editor->setSelection({m_a});
        const QPointF before = box(m_b).topLeft();
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(box(m_b).topLeft(), before + QPointF(8, 0));
    }

    void whatIsLockedIsNeitherMovedNorResizedNorDeleted()
    {
        perform(arrange::setLocked(m_editor->document(), {m_a}, true));
        QSignalSpy said(m_view.get(), &CanvasView::message);
        const QRectF was = box(m_a);
        drag(grip(m_a), grip(m_a) + QPointF(80, 40));
        QCOMPARE(box(m_a), was);
        QCOMPARE(said.size(), 1);
        m_editor->setSelection({m_a});
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::AltModifier);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        m_view->deleteSelection();
        QCOMPARE(box(m_a), was);
        QVERIFY(m_editor->topology().machine(m_a));
        QCOMPARE(said.size(), 4);
        QVERIFY(m_view->spokenName(m_a).contains(QStringLiteral("locked")));
        perform(arrange::setLocked(m_editor->document(), {m_a}, false));
        m_view->deleteSelection();
        QVERIFY(!m_editor->topology().machine(m_a));
    }

    void whatIsInFrontIsClicked()
    {
        perform(moveEach(m_editor->document(), {{m_a, QPointF(420, 220)}}));  // over B
        const QPointF both = box(m_a).center();
        QCOMPARE(m_view->canvasScene().idAt(both), m_b);
        perform(arrange::bringToFront(m_editor->document(), {m_a}));
        QCOMPARE(m_view->canvasScene().idAt(both), m_a);
        perform(arrange::sendToBack(m_editor->document(), {m_a}));
        QCOMPARE(m_view->canvasScene().idAt(both), m_b);
    }

    /// Also of a box that was drawn before the one that it is dragged over.
    void whatIsDraggedIsInFrontUntilItIsDropped()
    {
        const auto level = [this](Id id) { return m_view->canvasScene().itemOf(id)->zValue(); };
        QVERIFY(level(m_a) < level(m_b));
        CanvasHand hand(*m_view);
        hand.press(grip(m_a));
        hand.move(grip(m_b), Qt::LeftButton);
        QVERIFY(level(m_a) > level(m_b) && level(m_a) > level(m_c));
        hand.move(grip(m_b) + QPointF(200, 200), Qt::LeftButton);
        QVERIFY(level(m_a) > level(m_b));
        hand.release(grip(m_b) + QPointF(200, 200));
        QVERIFY(level(m_a) < level(m_b));
        hand.press(grip(m_a));
        hand.move(grip(m_b), Qt::LeftButton);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(level(m_a) < level(m_b));
    }

    void clicksPlaceSeveralUntilEscape()
    {
        m_view->placeRepeatedly(QStringLiteral("router"));
        QCOMPARE(m_view->tool(), CanvasView::Tool::Place);
        const std::size_t before = m_editor->topology().machines.size();
        click({700, 50});
        click({100, 500});
        QCOMPARE(m_editor->topology().machines.size(), before + 2);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QCOMPARE(m_view->tool(), CanvasView::Tool::Select);
        click({700, 400});
        QCOMPARE(m_editor->topology().machines.size(), before + 2);
    }

    void aLayoutIsOneActionAndGlides()
    {
        const Document before = m_editor->document();
        const int actions = m_editor->undoStack().count();
        m_view->layOut(graphs::Style::Radial, QStringLiteral("Radial"));
        QVERIFY(m_editor->document() != before);
        QCOMPARE(m_editor->undoStack().count(), actions + 1);
        QTRY_VERIFY(!m_view->canvasScene().isGliding());
        for (const Id id : {m_a, m_b, m_c})
            QCOMPARE(m_view->canvasScene().itemOf(id)->pos(), QPointF());
        m_view->layOut(graphs::Style::Hierarchical, QStringLiteral("Hierarchical"));
        m_editor->undoStack().undo();  // on its way: the picture is right at once
        QVERIFY(!m_view->canvasScene().isGliding());
        QCOMPARE(m_view->canvasScene().itemOf(m_a)->pos(), QPointF());
        m_editor->undoStack().undo();
        QCOMPARE(m_editor->document(), before);
    }

private:
    QPoint at(QPointF scene) const { return m_view->mapFromScene(scene); }
    QRectF box(Id id) const { return m_view->canvasScene().geometry().box(id); }
    QPointF grip(Id id) const { return box(id).bottomLeft() + QPointF(30, -14); }
    void perform(const Patch &patch) { QVERIFY(m_editor->perform(QStringLiteral("change"), patch)); }
    void click(QPointF where) { QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, at(where)); }
    /// The modifiers are held once the drag goes on.
    void drag(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *viewport = m_view->viewport();
        const QPoint start = at(from);
        const QPoint end = start + (to - from).toPoint();
        QTest::mousePress(viewport, Qt::LeftButton, {}, start);
        for (int step = 1; step <= 6; ++step) {
            const QPoint here = start + (end - start) * step / 6;
            QMouseEvent event(QEvent::MouseMove, here, viewport->mapToGlobal(here), Qt::NoButton, Qt::LeftButton,
                              modifiers);
            QApplication::sendEvent(viewport, &event);
        }
        QTest::mouseRelease(viewport, Qt::LeftButton, modifiers, end);
    }

    std::unique_ptr<Editor> m_editor;
    std::unique_ptr<HandRun> m_run;
    std::unique_ptr<CanvasView> m_view;
    Id m_a, m_b, m_c;
};

QTEST_MAIN(ArrangedTest)
#include "tst_arranged.moc"
