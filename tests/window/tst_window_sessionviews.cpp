// SPDX-License-Identifier: GPL-2.0-or-later
// The next window shows of each drawing what the last one showed.
#include "core/lab/labfile.h"
#include "core/model/drawing.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/geometry.h"
#include "ui/window/canvasarea.h"
#include "ui/window/fitting.h"

#include <QDialog>
#include <QTest>

#include <algorithm>

using namespace toile;

class SessionViewsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachDrawingIsSeenAsItWas()
    {
        WindowFixture fixture;
        openThree(fixture);
        lookAt(fixture, "Host2", 1.5);
        const ViewPlace ofThird = *placeOf(fixture.window().canvas());
        fixture.window().tabs().step(-1);
        lookAt(fixture, "Host2", 2);
        QTest::keyClick(&fixture.window(), Qt::Key_F7);
        QTest::keyClick(&fixture.window(), Qt::Key_F7, Qt::ShiftModifier);
        lookAt(fixture, "VM1", 3);
        QTest::keyClick(&fixture.window(), Qt::Key_F6, Qt::ControlModifier | Qt::ShiftModifier);
        const std::vector<std::optional<ViewPlace>> before = places(fixture);
        const std::vector<QRect> rooms = roomsOf(fixture);
        QVERIFY(before.size() == 3 && before[0] && !before[1] && before[2]);
        fixture.restart();
        fixture.open({});
        QCOMPARE(fixture.window().tab().views().size(), std::size_t(3));
        QTRY_COMPARE(roomsOf(fixture), rooms);
        QTRY_VERIFY(areNear(places(fixture), before));
        QCOMPARE(&fixture.window().canvas(), fixture.window().tab().views()[1]);
        QTRY_COMPARE(fixture.window().focusWidget(), &fixture.window().canvas());
        fixture.window().tabs().step(1);
        QTRY_VERIFY(areNear(places(fixture), {ofThird}));
        fixture.window().tabs().step(-1);
        // Closed at once, without a look at the others.
        fixture.restart();
        fixture.open({});
        fixture.restart();
        fixture.open({});
        QTRY_COMPARE(roomsOf(fixture), rooms);
        QTRY_VERIFY(areNear(places(fixture), before));
        fixture.window().tabs().step(1);
        QTRY_VERIFY(areNear(places(fixture), {ofThird}));
    }

    void thePhysicalEquivalentIsShownAgain()
    {
        WindowFixture fixture;
        openThree(fixture);
        lookAt(fixture, "Host2", 1.5);
        const std::vector<std::optional<ViewPlace>> before = places(fixture);
        QTest::keyClick(&fixture.window(), Qt::Key_F8);
        fixture.restart();
        fixture.open({});
        QVERIFY(fixture.window().tab().area().showsPhysical());
        QVERIFY(fixture.action("actionPhysical")->isChecked());
        QTest::keyClick(&fixture.window(), Qt::Key_F8);
        QTRY_VERIFY(areNear(places(fixture), before));
        fixture.window().tabs().step(-1);
        QVERIFY(!fixture.window().tab().area().showsPhysical());
    }

    void whereNothingIsDrawnAnyMoreAllIsShown()
    {
        WindowFixture fixture;
        const QString path = fixture.path(QStringLiteral("one.toile"));
        write(path, "case-1");
        fixture.open(path);
        lookAt(fixture, "Host2", 4);
        const QRectF seen = seenBy(fixture.window().canvas());
        fixture.restart();
        LoadedLab loaded = loadLab(path);
        Edit edit(loaded.document);
        for (const auto &[id, placement] : loaded.document.layout().placements) {
            if (placement.rect) {
                Placement moved = placement;
                moved.rect->translate(5000, 0);
                edit.place(id, moved);
            }
        }
        QVERIFY(saveLab(edit.document(), path).ok());
        fixture.open({});
        CanvasView &canvas = fixture.window().canvas();
        QTRY_VERIFY(seenBy(canvas).contains(canvas.canvasScene().geometry().box(fixture.machine("Host2"))));
        QVERIFY(!seenBy(canvas).intersects(seen));
        QVERIFY(!placeOf(canvas));
    }

    void whatCannotBeReadIsLeftOut_data()
    {
        QTest::addColumn<QString>("text");
        const QString drawing = QStringLiteral(R"({"case-1":{"used":0,"physical":false,"views":%1}})");
        QTest::newRow("nothing") << QString();
        QTest::newRow("no text of ours") << QStringLiteral("[1, 2");
        QTest::newRow("no view") << drawing.arg(QStringLiteral("{}"));
        QTest::newRow("nan") << drawing.arg(
            QStringLiteral(R"({"parts":[{"zoom":"much","x":0,"y":0}],"sizes":[1],"below":false})"));
        QTest::newRow("too near") << drawing.arg(
            QStringLiteral(R"({"parts":[{"zoom":1e9,"x":0,"y":0}],"sizes":[1],"below":false})"));
        QTest::newRow("too many") << drawing.arg(
            QStringLiteral(R"({"parts":[{},{},{},{},{}],"sizes":[1,1,1,1,1],"below":false})"));
        QTest::newRow("sizes missing") << drawing.arg(QStringLiteral(R"({"parts":[{},{}],"sizes":[1]})"));
        QTest::newRow("too deep") << drawing.arg(QStringLiteral(
            R"({"parts":[{"parts":[{"parts":[{"parts":[{"parts":[{"parts":[{}],"sizes":[1]}],"sizes":[1]}],"sizes":[1]}],"sizes":[1]}],"sizes":[1]}],"sizes":[1]})"));
    }

    void whatCannotBeReadIsLeftOut()
    {
        QFETCH(QString, text);
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1"));
        fixture.restart();
        QSettings settings(fixture.path(QStringLiteral("settings.ini")), QSettings::IniFormat);
        settings.setValue(QStringLiteral("session/views"), text);
        settings.sync();
        fixture.open({});
        QCOMPARE(fixture.topology().header.name, QStringLiteral("case-1"));
        QCOMPARE(fixture.window().tab().views().size(), std::size_t(1));
        QVERIFY(!placeOf(fixture.window().canvas()));
        QVERIFY(!fixture.window().findChild<QDialog *>());
    }

private:
    static std::optional<ViewPlace> placeOf(const CanvasView &view) { return CanvasArea::fittingOf(view).place(); }

    static std::vector<std::optional<ViewPlace>> places(WindowFixture &fixture)
    {
        std::vector<std::optional<ViewPlace>> places;
        for (const CanvasView *view : fixture.window().tab().views())
            places.push_back(placeOf(*view));
        return places;
    }

    /// The scroll bars count in whole pixels.
    static bool areNear(const std::vector<std::optional<ViewPlace>> &a, const std::vector<std::optional<ViewPlace>> &b)
    {
        return std::ranges::equal(a, b, [](const auto &one, const auto &other) {
            return one.has_value() == other.has_value() &&
                   (!one || (qFuzzyCompare(one->zoom, other->zoom) &&
                             QLineF(one->centre, other->centre).length() * one->zoom < 4));
        });
    }

    static std::vector<QRect> roomsOf(WindowFixture &fixture)
    {
        std::vector<QRect> rooms;
        for (const CanvasView *view : fixture.window().tab().views())
            rooms.emplace_back(view->mapTo(&fixture.window().tab(), QPoint()), view->size());
        return rooms;
    }

    static QRectF seenBy(const CanvasView &view) { return view.mapToScene(view.viewport()->rect()).boundingRect(); }

    /// As somebody does who turns the wheel and drags.
    static void lookAt(WindowFixture &fixture, const char *machine, double zoom)
    {
        QCoreApplication::processEvents();
        CanvasView &canvas = fixture.window().canvas();
        fixture.action("actionActualSize")->trigger();
        canvas.zoomBy(zoom);
        canvas.centerOn(canvas.canvasScene().geometry().box(fixture.machine(machine)).center());
    }

    static void write(const QString &path, const char *shipped)
    {
        QVERIFY(saveLab(loadLab(shippedLabPath(QLatin1String(shipped))).document, path).ok());
    }

    static void openThree(WindowFixture &fixture)
    {
        write(fixture.path(QStringLiteral("one.toile")), "case-1");
        write(fixture.path(QStringLiteral("two.toile")), "case-1b");
        fixture.open(fixture.path(QStringLiteral("one.toile")));
        fixture.open(fixture.path(QStringLiteral("two.toile")));
        fixture.open(QStringLiteral("case-1"));
    }
};

QTEST_MAIN(SessionViewsTest)
#include "tst_window_sessionviews.moc"
