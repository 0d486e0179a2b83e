// SPDX-License-Identifier: GPL-2.0-or-later
// Looking for things, and looking around: the search and the minimap, used by keys and mouse.
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/minimap.h"

#include <QAction>
#include <QGraphicsItem>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTest>
#include <QTreeWidget>

using namespace toile;

namespace {

struct Searching : WindowFixture {
    explicit Searching(const char *lab)
    {
        open(QString::fromLatin1(lab));
        QCoreApplication::processEvents();
        action("actionFind")->trigger();
        text = find<QLineEdit>("searchText");
        list = find<QTreeWidget>("searchResults");
    }

    QStringList results()
    {
        QStringList found;
        for (int row = 0; row < list->topLevelItemCount(); ++row)
            found << list->topLevelItem(row)->data(0, Qt::AccessibleTextRole).toString();
        return found;
    }
    double opacity(Id id) { return window().canvas().canvasScene().itemOf(id)->opacity(); }

    QLineEdit *text = nullptr;
    QTreeWidget *list = nullptr;
};

}  // namespace

class SearchWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsWhileOneTypes()
    {
        Searching searching("case-1b");
        QVERIFY(searching.text->isVisible());
        QVERIFY(searching.text->hasFocus());
        QTest::keyClicks(searching.text, QStringLiteral("who is 2.0.0.1"));
        QCOMPARE(searching.results().first(), QStringLiteral("VM1:eth0, has 2.0.0.1/8"));
        searching.text->clear();
        QTest::keyClicks(searching.text, QStringLiteral("host"));
        QCOMPARE(searching.results(), (QStringList{QStringLiteral("Host1, Host"), QStringLiteral("Host2, Host")}));
    }

    void whatIsFoundIsLit()
    {
        Searching searching("case-1b");
        const Id host1 = searching.machine("Host1");
        const Id host2 = searching.machine("Host2");
        QTest::keyClicks(searching.text, QStringLiteral("host2"));
        QCOMPARE(searching.opacity(host2), 1.0);
        QVERIFY(searching.opacity(host1) < 0.5);
        QTest::keyClicks(searching.text, QStringLiteral("nobody"));
        QCOMPARE(searching.opacity(host1), 1.0);  // nothing found: nothing fades
        searching.text->setText(QStringLiteral("host2"));
        QTest::keyClick(searching.text, Qt::Key_Escape);
        QVERIFY(!searching.text->isVisible());
        QCOMPARE(searching.opacity(host1), 1.0);
        QVERIFY(searching.window().canvas().hasFocus());
    }

    void allOfVeryManyIsCountedAndLit()
    {
        Searching searching("case-1b");
        Edit edit(searching.editor().draft());
        std::vector<Id> many;
        for (int i = 0; i < 230; ++i) {
            Machine pc;
            pc.name = QStringLiteral("station%1").arg(i);
            pc.kind = QStringLiteral("pc");
            Placement placement;
            placement.rect = QRectF(i % 20 * 200, 2000 + i / 20 * 120, 144, 80);
            many.push_back(edit.create(pc, placement));
        }
        QVERIFY(searching.editor().perform(QStringLiteral("many"), edit.patch()));
        QTest::keyClicks(searching.text, QStringLiteral("station"));
        QCOMPARE(searching.find<QLabel>("searchCount")->text(), QStringLiteral("230 found, 200 listed"));
        QCOMPARE(searching.results().size(), 200);
        for (const Id id : many)
            QCOMPARE(searching.opacity(id), 1.0);
        QVERIFY(searching.opacity(searching.machine("Host1")) < 0.5);
    }

    void enterRevealsAndSelects()
    {
        Searching searching("case-1b");
        QTest::keyClicks(searching.text, QStringLiteral("host"));
        QTest::keyClick(searching.text, Qt::Key_Down);
        QTest::keyClick(searching.text, Qt::Key_Return);
        QCOMPARE(searching.editor().selection(), std::vector<Id>{searching.machine("Host2")});
        QTest::keyClick(searching.text, Qt::Key_Up);
        QTest::keyClick(searching.text, Qt::Key_Return);
        QCOMPARE(searching.editor().selection(), std::vector<Id>{searching.machine("Host1")});
        QVERIFY(searching.text->hasFocus());
    }

    void whatIsFoundIsSeenBesideThePanel()
    {
        Searching searching("case-1b");
        CanvasView &canvas = searching.window().canvas();
        auto *panel = searching.find<QWidget>("searchPanel");
        const auto isCovered = [&](Id id) {
            const QGraphicsItem *item = canvas.canvasScene().itemOf(id);
            return panel->geometry().intersects(canvas.mapFromScene(item->sceneBoundingRect()).boundingRect());
        };
        const auto putBehind = [&](Id id) {
            const QPoint at = canvas.mapFromScene(canvas.canvasScene().itemOf(id)->sceneBoundingRect().center());
            const QPoint by = at - panel->geometry().center();
            canvas.horizontalScrollBar()->setValue(canvas.horizontalScrollBar()->value() + by.x());
            canvas.verticalScrollBar()->setValue(canvas.verticalScrollBar()->value() + by.y());
        };
        const Id host2 = searching.machine("Host2");
        putBehind(host2);
        QVERIFY(isCovered(host2));
        QTest::keyClicks(searching.text, QStringLiteral("host2"));
        QVERIFY(!isCovered(host2));
        const QRect room = canvas.viewport()->rect();
        const QGraphicsItem *item = canvas.canvasScene().itemOf(host2);
        QVERIFY(room.contains(canvas.mapFromScene(item->sceneBoundingRect()).boundingRect().center()));
        // Only what is chosen keeps the drawing there.
        QTest::keyClick(searching.text, Qt::Key_Backspace);
        QVERIFY(isCovered(host2));
        QTest::keyClicks(searching.text, QStringLiteral("2"));
        QTest::keyClick(searching.text, Qt::Key_Return);
        QTest::keyClick(searching.text, Qt::Key_Escape);
        QVERIFY(!isCovered(host2));
    }

    void whoLooksElsewhereMeanwhileStaysThere()
    {
        Searching searching("case-1b");
        CanvasView &canvas = searching.window().canvas();
        auto *panel = searching.find<QWidget>("searchPanel");
        QScrollBar *across = canvas.horizontalScrollBar();
        QScrollBar *down = canvas.verticalScrollBar();
        const QGraphicsItem *item = canvas.canvasScene().itemOf(searching.machine("Host2"));
        const QPoint by = canvas.mapFromScene(item->sceneBoundingRect().center()) - panel->geometry().center();
        across->setValue(across->value() + by.x());
        down->setValue(down->value() + by.y());
        const QPoint before(across->value(), down->value());
        QTest::keyClicks(searching.text, QStringLiteral("host2"));
        QVERIFY(QPoint(across->value(), down->value()) != before);
        down->triggerAction(QScrollBar::SliderSingleStepAdd);
        const QPoint chosen(across->value(), down->value());
        QTest::keyClick(searching.text, Qt::Key_Escape);
        QCOMPARE(QPoint(across->value(), down->value()), chosen);
        QCOMPARE(searching.editor().selection(), std::vector<Id>());
    }

    void followsWhatIsDrawnMeanwhile()
    {
        Searching searching("case-1b");
        QTest::keyClicks(searching.text, QStringLiteral("vm"));
        QCOMPARE(searching.results().size(), 1);
        searching.window().canvas().insertMachine(QStringLiteral("vm"));
        QTRY_COMPARE(searching.results().size(), 2);
        searching.open(QStringLiteral("tp1"));
        QVERIFY(!searching.text->isVisible());
    }

    void theMinimapShowsAndPans()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("tp1"));
        QCoreApplication::processEvents();  // it is fitted into the window
        auto *map = fixture.find<Minimap>("minimap");
        QVERIFY(!map->isVisible());
        fixture.action("actionMinimap")->trigger();
        QVERIFY(map->isVisible());
        CanvasView &canvas = fixture.window().canvas();
        canvas.zoomBy(4);
        QVERIFY(QRectF(map->rect()).intersects(map->frame()));
        const QPointF before = canvas.mapToScene(canvas.viewport()->rect().center());
        const QPoint from = map->frame().center().toPoint();
        QTest::mousePress(map, Qt::LeftButton, {}, from);
        QMouseEvent drag(QEvent::MouseMove, from + QPoint(-20, 10), map->mapToGlobal(from + QPoint(-20, 10)),
                         Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(map, &drag);
        QTest::mouseRelease(map, Qt::LeftButton, {}, from + QPoint(-20, 10));
        const QPointF after = canvas.mapToScene(canvas.viewport()->rect().center());
        QVERIFY(after.x() < before.x() && after.y() > before.y());
        fixture.action("actionMinimap")->trigger();
        QVERIFY(!map->isVisible());
    }

    void theMinimapIsNotDrawnForEachMove()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("tp1"));
        fixture.action("actionMinimap")->trigger();
        auto *map = fixture.find<Minimap>("minimap");
        const int drawn = map->drawn();
        fixture.window().canvas().setFocus();
        fixture.editor().setSelection({fixture.machine("Host2")});
        for (int i = 0; i < 50; ++i)
            QTest::keyClick(&fixture.window().canvas(), Qt::Key_Right);
        QVERIFY(map->drawn() <= drawn + 3);
        QTRY_VERIFY(map->drawn() > drawn);
    }
};

QTEST_MAIN(SearchWindowTest)
#include "tst_window_search.moc"
