// SPDX-License-Identifier: GPL-2.0-or-later
// Several views of one drawing: divided, gone through and closed, each looking where it wants to.
#include "core/model/drawing.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/cableitem.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/geometry.h"
#include "ui/window/canvasarea.h"
#include "ui/window/searchpanel.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTest>

using namespace toile;

class ViewsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDrawingIsSeenInTwoViews()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        CanvasView &first = fixture.window().canvas();
        QTest::keyClick(&fixture.window(), Qt::Key_Backslash, Qt::ControlModifier);
        CanvasView &second = fixture.window().canvas();
        QVERIFY(&first != &second && second.isVisible() && first.isVisible());
        QCOMPARE(fixture.find<QWidget>("secondCanvas"), &second);
        const double before = first.transform().m11();
        fixture.action("actionActualSize")->trigger();
        QCOMPARE(second.transform().m11(), 1.0);
        QVERIFY(qFuzzyCompare(first.transform().m11(), before) || first.transform().m11() != 1.0);
        fixture.action("actionCableTool")->trigger();
        QCOMPARE(first.tool(), CanvasView::Tool::Select);
        first.setFocus();
        QVERIFY(fixture.action("actionSelectTool")->isChecked());
        QCOMPARE(&fixture.window().canvas(), &first);
        fixture.editor().setSelection({fixture.machine("Host1")});
        QVERIFY(first.isChosen(fixture.machine("Host1")) && second.isChosen(fixture.machine("Host1")));
        QSet<QWidget *> visited;
        for (int i = 0; i < 8; ++i) {
            QTest::keyClick(&fixture.window(), Qt::Key_F6);
            visited.insert(fixture.window().focusWidget());
        }
        QVERIFY(visited.contains(&first) && visited.contains(&second));
        fixture.action("actionSplitView")->trigger();
        QCOMPARE(fixture.window().tab().views().size(), std::size_t(1));
        QCOMPARE(&fixture.window().canvas(), &first);
        fixture.drawPc("PC1");
        QVERIFY(fixture.machine("PC1"));
    }

    void aNetworkHasOneColourInBothViews()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        const auto tint = [](CanvasView &view, Id cable) {
            return dynamic_cast<CableItem *>(view.canvasScene().itemOf(cable))->tint();
        };
        std::vector<Id> cables;
        for (const auto &[id, cable] : fixture.topology().cables)
            cables.push_back(id);
        const Id last = cables.back();
        cables.pop_back();
        Editor &editor = fixture.editor();
        CanvasView &first = fixture.window().canvas();
        const int before = tint(first, last);
        QVERIFY(editor.perform(QStringLiteral("delete"), removeElements(editor.document(), cables)));
        fixture.action("actionSplitView")->trigger();
        QCOMPARE(tint(first, last), before);  // a network keeps its colour
        QCOMPARE(tint(fixture.window().canvas(), last), before);
    }

    /// Undo is seen in the view that is in use; what somebody looks at in another one stays there.
    void onlyTheViewInUseScrollsToWhatUndoChanges()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        fixture.window().resize(1200, 800);
        fixture.window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&fixture.window()));
        CanvasView &first = fixture.window().canvas();
        fixture.action("actionSplitView")->trigger();
        CanvasView &second = fixture.window().canvas();
        QVERIFY(&first != &second);
        QCoreApplication::processEvents();  // each has found its size
        fixture.editor().setSelection({fixture.machine("Host2")});
        second.setFocus();
        QTest::keyClick(&second, Qt::Key_Left);
        const QRectF host = first.canvasScene().geometry().box(fixture.machine("Host2"));
        const auto seen = [](const CanvasView &view) {
            return view.mapToScene(view.viewport()->rect()).boundingRect();
        };
        for (CanvasView *view : {&first, &second}) {
            view->zoomToActualSize();
            view->centerOn(host.center() - QPointF(1400, 0));
            QVERIFY(!seen(*view).intersects(host));
        }
        const QPointF before = seen(first).topLeft();
        fixture.action("actionUndo")->trigger();
        QTRY_VERIFY(seen(second).contains(host));
        QCOMPARE(seen(first).topLeft(), before);
    }

    void aWrongTextInTheSecondViewKeepsItAndTheFocus()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        fixture.action("actionSplitView")->trigger();
        CanvasView &second = fixture.window().canvas();
        fixture.editor().setSelection({fixture.machine("VM1")});
        second.renameSelection();
        auto *edit = second.findChild<QLineEdit *>(QStringLiteral("renameEditor"));
        QTest::keyClicks(edit, QStringLiteral("no good name"));
        fixture.action("actionSplitView")->trigger();
        QCOMPARE(fixture.window().tab().views().size(), std::size_t(2));
        QVERIFY(edit->hasFocus());
        QVERIFY(fixture.action("actionSplitView")->isChecked());
        QTest::keyClick(edit, Qt::Key_Escape);
        fixture.action("actionSplitView")->trigger();
        QCOMPARE(fixture.window().tab().views().size(), std::size_t(1));
    }

    void aDrawingIsSeenInSeveralViews()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        CanvasView &first = fixture.window().canvas();
        QVERIFY(!fixture.action("actionCloseView")->isEnabled());
        QTest::keyClick(&fixture.window(), Qt::Key_F7);
        CanvasView &second = fixture.window().canvas();
        QTest::keyClick(&fixture.window(), Qt::Key_F7, Qt::ShiftModifier);
        CanvasView &third = fixture.window().canvas();
        first.setFocus();
        QTest::keyClick(&fixture.window(), Qt::Key_F7, Qt::ShiftModifier);
        CanvasView &fourth = fixture.window().canvas();
        QCOMPARE(fixture.window().tab().views(), (std::vector<CanvasView *>{&first, &fourth, &second, &third}));
        QTRY_VERIFY(placeOf(first).bottom() <= placeOf(fourth).top());
        QVERIFY(placeOf(fourth).right() <= placeOf(third).left() && placeOf(second).bottom() <= placeOf(third).top());
        for (CanvasView *view : fixture.window().tab().views())
            QVERIFY2(view->width() >= 250 && view->height() >= 180, qPrintable(view->accessibleName()));
        QVERIFY2(fourth.accessibleName().contains(QStringLiteral("view 2 of 4")), qPrintable(fourth.accessibleName()));
        QCOMPARE(fixture.find<QWidget>("fourthCanvas"), &third);
        QVERIFY(fixture.action("actionSplitView")->isChecked());
    }

    void everyViewHasAPlaceASearchAndAMinimapOfItsOwn()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        CanvasView &first = fixture.window().canvas();
        QTest::keyClick(&fixture.window(), Qt::Key_F7);
        CanvasView &second = fixture.window().canvas();
        fixture.action("actionActualSize")->trigger();
        second.centerOn(second.canvasScene().geometry().box(fixture.machine("Host2")).center());
        const QPointF looked = second.centre();
        QTest::keyClick(&fixture.window(), Qt::Key_F7, Qt::ShiftModifier);
        CanvasView &third = fixture.window().canvas();
        QTRY_VERIFY(third.transform().m11() < 1);
        QTRY_VERIFY(QLineF(second.centre(), looked).length() < 5);
        QCOMPARE(second.transform().m11(), 1.0);
        fixture.action("actionMinimap")->trigger();
        fixture.action("actionFind")->trigger();
        for (CanvasView *view : {&first, &second, &third}) {
            QWidget *map = view->findChild<QWidget *>(QStringLiteral("minimap"));
            QVERIFY(map->isVisible() && view->rect().contains(map->geometry()));
            QVERIFY(map->width() <= view->width() / 2 && map->height() <= view->height() / 2);
            QCOMPARE(view->findChild<SearchPanel *>()->isVisible(), view == &third);
        }
    }

    void theKeyboardGoesFromViewToView()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        CanvasView &first = fixture.window().canvas();
        QTest::keyClick(&fixture.window(), Qt::Key_F7);
        CanvasView &second = fixture.window().canvas();
        QTest::keyClick(&fixture.window(), Qt::Key_F7, Qt::ShiftModifier);
        CanvasView &third = fixture.window().canvas();
        for (CanvasView *next : {&first, &second, &third, &first}) {
            QTest::keyClick(&fixture.window(), Qt::Key_F6, Qt::ControlModifier);
            QVERIFY(next->hasFocus());
            QCOMPARE(&fixture.window().canvas(), next);
            QCOMPARE(fixture.find<QWidget>("usedView")->parentWidget(), next);
        }
        QVERIFY(fixture.window().statusBar()->currentMessage().contains(QStringLiteral("View 1 of 3")));
        QTest::keyClick(&fixture.window(), Qt::Key_F6, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(third.hasFocus());
        QVERIFY(!fixture.window().statusBar()->currentMessage().isEmpty());
        QTest::keyClick(&third, Qt::Key_Tab);  // in the drawing
        QVERIFY(!fixture.editor().selection().empty());
        fixture.action("actionNew")->trigger();
        QCOMPARE(fixture.window().statusBar()->currentMessage(), QString());  // another drawing has no such views
    }

    void aViewIsClosedAndTheOthersHaveItsRoom()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        CanvasView &first = fixture.window().canvas();
        const int wide = first.width();
        QTest::keyClick(&fixture.window(), Qt::Key_F7);
        QTest::keyClick(&fixture.window(), Qt::Key_F7, Qt::ShiftModifier);
        CanvasView &third = fixture.window().canvas();
        first.setFocus();
        QTest::keyClick(&fixture.window(), Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(fixture.window().tab().views().size(), std::size_t(2));
        QVERIFY(fixture.window().canvas().hasFocus());
        QTRY_COMPARE(third.width(), wide);
        QCOMPARE(fixture.find<QWidget>("canvas"), fixture.window().tab().views().front());
        third.setFocus();
        fixture.drawPc("PC1");
        QVERIFY(third.canvasScene().itemOf(fixture.machine("PC1")));
        QTest::keyClick(&fixture.window(), Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(fixture.window().tab().views().size(), std::size_t(1));
        QVERIFY(!fixture.action("actionCloseView")->isEnabled());
        QVERIFY(!fixture.window().findChild<QWidget *>(QStringLiteral("usedView")));
        fixture.action("actionPhysical")->trigger();
        QVERIFY(fixture.window().tab().area().showsPhysical());
        QSignalSpy menu(&fixture.window().canvas(), &CanvasView::contextMenuWanted);
        Q_EMIT fixture.window().tab().area().contextMenuWanted({}, {});  // the first view that there was is gone
        QCOMPARE(menu.size(), 1);
    }

    void theOneInUseStaysWhenThereIsToBeOneAlone()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("two-hosts"));
        QTest::keyClick(&fixture.window(), Qt::Key_F7);
        CanvasView &second = fixture.window().canvas();
        QTest::keyClick(&fixture.window(), Qt::Key_F7);
        QCOMPARE(fixture.window().tab().views().size(), std::size_t(3));
        second.setFocus();
        fixture.action("actionActualSize")->trigger();
        fixture.action("actionCableTool")->trigger();
        second.canvasScene().setLens(100);
        fixture.action("actionFind")->trigger();
        QTest::keyClicks(fixture.window().focusWidget(), QStringLiteral("VM2"));
        const Id host = fixture.machine("Host2");
        second.centerOn(second.canvasScene().geometry().box(host).center());
        const QPointF looked = second.centre();
        fixture.action("actionSplitView")->trigger();
        QCOMPARE(fixture.window().tab().views().size(), std::size_t(1));
        CanvasView &left = fixture.window().canvas();
        QVERIFY(left.isVisible());
        QCOMPARE(left.transform().m11(), 1.0);
        QTRY_VERIFY(QLineF(left.centre(), looked).length() < 5);
        QCOMPARE(left.tool(), CanvasView::Tool::Cable);
        QVERIFY(fixture.action("actionCableTool")->isChecked());
        QCOMPARE(left.canvasScene().lens(), 100);
        QVERIFY(fixture.find<QWidget>("searchPanel")->isVisible());
        QCOMPARE(fixture.find<QLineEdit>("searchText")->text(), QStringLiteral("VM2"));
    }

    /// A view that is put elsewhere is left by nobody.
    void dividingAndClosingKeepWhatIsSelected()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        for (const auto &chosen : {std::vector<Id>{fixture.machine("VM1")}, std::vector<Id>()}) {
            fixture.editor().setSelection(chosen);
            QTest::keyClick(&fixture.window(), Qt::Key_F7);
            QTest::keyClick(&fixture.window(), Qt::Key_F7, Qt::ShiftModifier);
            QCOMPARE(fixture.window().tab().views().size(), std::size_t(3));
            QCOMPARE(fixture.editor().selection(), chosen);
            // Nobody closes a view that he does not see.
            fixture.action("actionPhysical")->trigger();
            QVERIFY(!fixture.action("actionCloseView")->isEnabled());
            fixture.action("actionPhysical")->trigger();
            for (int i = 0; i < 2; ++i)
                QTest::keyClick(&fixture.window(), Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
            QCOMPARE(fixture.window().tab().views().size(), std::size_t(1));
            QCOMPARE(fixture.editor().selection(), chosen);
        }
    }

    void aViewThatWouldBeTooSmallIsRefusedAndSaidWhy()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(&fixture.window(), Qt::Key_F7);
        QCOMPARE(fixture.window().tab().views().size(), std::size_t(3));
        const QString said = fixture.window().statusBar()->currentMessage();
        QVERIFY2(said.startsWith(QStringLiteral("Too narrow")), qPrintable(said));
        QTest::keyClick(&fixture.window(), Qt::Key_F7, Qt::ShiftModifier);
        QCOMPARE(fixture.window().tab().views().size(), std::size_t(4));
        QTest::keyClick(&fixture.window(), Qt::Key_F7, Qt::ShiftModifier);
        QCOMPARE(fixture.window().tab().views().size(), std::size_t(4));
        QVERIFY(fixture.window().statusBar()->currentMessage().contains(QStringLiteral("at most")));
        fixture.action("actionSplitView")->trigger();  // the first alone again
        QCOMPARE(fixture.window().tab().views().size(), std::size_t(1));
        QVERIFY(!fixture.action("actionSplitView")->isChecked());
    }

    void aViewThatWasSplitFromAnotherShowsTheSameSettings()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("vxlan"));
        fixture.action("actionVxlanUnderlay")->trigger();
        fixture.action("actionMinimap")->trigger();
        QTest::keyClick(&fixture.window(), Qt::Key_F7);
        QTest::keyClick(&fixture.window(), Qt::Key_F7, Qt::ShiftModifier);
        QTest::keyClick(&fixture.window(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        for (CanvasView *view : fixture.window().tab().views())
            QVERIFY(!view->findChild<QWidget *>(QStringLiteral("minimap"))->isVisible());
    }

private:
    static QRect placeOf(const CanvasView &view) { return QRect(view.mapToGlobal(QPoint()), view.size()); }
};

QTEST_MAIN(ViewsTest)
#include "tst_window_views.moc"
