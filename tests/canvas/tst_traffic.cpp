// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/drawing.h"
#include "tests/canvas/canvasfixture.h"
#include "tests/canvas/scenepixels.h"
#include "ui/canvas/cableitem.h"
#include "ui/canvas/look.h"

#include <QHelpEvent>
#include <QToolTip>
#include <QtTest>

using namespace toile;

/// How a cable shows that frames pass.
class TrafficTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_canvas = std::make_unique<CanvasFixture>();
        m_canvas->open(QStringLiteral("trunk"));
        m_canvas->run().show(LabRun::State::Deployed, deployedState(m_canvas->topology()));
        m_sample = {};
        count("A1", "eth0", {100, 100, 1, 1});
        QVERIFY(!trunk().traffic() && !access().traffic());
    }
    void cleanup() { m_canvas.reset(); }

    void countersThatGrowSayWhichWay()
    {
        // The cable is drawn from SW1 to A1.
        count("A1", "eth0", {100, 300, 1, 3});
        QCOMPARE(access().traffic(), (Traffic{false, true}));
        count("A1", "eth0", {300, 300, 3, 3});
        QCOMPARE(access().traffic(), (Traffic{true, false}));
        count("A1", "eth0", {400, 400, 4, 4});
        QCOMPARE(access().traffic(), (Traffic{true, true}));
        QVERIFY(!trunk().traffic());
        Q_EMIT m_canvas->run().countersChanged(m_sample);
        QVERIFY(!access().traffic());
    }

    /// Marks in the colour of text, on the one side or on both; no stripe is covered that a legend explains.
    void arrowHeadsAreBesideTheMiddle_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addRow("light") << false;
        QTest::addRow("dark") << true;
    }
    void arrowHeadsAreBesideTheMiddle()
    {
        QFETCH(bool, dark);
        scene().setDark(dark);
        const auto sides = [this] {
            const QRectF bounds = access().path().controlPointRect();
            const double y = access().path().pointAtPercent(0.5).y();
            const double x = access().path().pointAtPercent(0.5).x();
            const ScenePixels seen(scene(), 2);
            const auto side = [&](double from) {
                const QRectF strip(x - bounds.width() / 4, y + from, bounds.width() / 2, 4);
                return ScenePixels::isShown(seen.at(strip), scene().look().text);
            };
            return std::pair(side(-7), side(3));
        };
        straighten();
        QCOMPARE(sides(), std::pair(false, false));
        count("A1", "eth0", {100, 300, 1, 3});
        const auto oneWay = sides();
        QVERIFY(oneWay.first != oneWay.second);
        count("A1", "eth0", {300, 300, 3, 3});
        QCOMPARE(sides(), std::pair(oneWay.second, oneWay.first));
        count("A1", "eth0", {400, 400, 4, 4});
        QCOMPARE(sides(), std::pair(true, true));
    }

    void theyAreSeenFromFarAway()
    {
        const auto picture = [this] {
            const QPointF middle = access().path().pointAtPercent(0.5);
            return ScenePixels(scene(), 0.3).at(QRectF(middle - QPointF(60, 20), QSizeF(120, 40)));
        };
        const QImage quiet = picture();
        count("A1", "eth0", {400, 400, 4, 4});
        QVERIFY(picture() != quiet);
    }

    void whereThePointerRestsItIsSaid()
    {
        count("A1", "eth0", {100, 300, 1, 3});
        CanvasView &view = m_canvas->view();
        const QPoint at = view.mapFromScene(access().path().pointAtPercent(0.5));
        QHelpEvent help(QEvent::ToolTip, at, view.viewport()->mapToGlobal(at));
        QApplication::sendEvent(view.viewport(), &help);
        QVERIFY(QToolTip::text().contains(QStringLiteral("A1:eth0 → SW1:pa")));
        count("A1", "eth0", {400, 400, 4, 4});
        QApplication::sendEvent(view.viewport(), &help);
        QVERIFY(QToolTip::text().contains(QStringLiteral("SW1:pa ⇄ A1:eth0")));
        Q_EMIT m_canvas->run().countersChanged(m_sample);
        QApplication::sendEvent(view.viewport(), &help);
        QTRY_VERIFY(!QToolTip::text().contains(u'⇄'));
    }

private:
    CanvasScene &scene() { return m_canvas->view().canvasScene(); }
    CableItem &cable(const char *machine, const char *name)
    {
        const Id id = m_canvas->topology().cableAt(m_canvas->tab(machine, name));
        return dynamic_cast<CableItem &>(*scene().itemOf(id));
    }
    CableItem &access() { return cable("SW1", "pa"); }
    CableItem &trunk() { return cable("SW1", "trunk0"); }
    void count(const char *machine, const char *name, const LinkCounters &counters)
    {
        m_sample.machines[QString::fromLatin1(machine)][QString::fromLatin1(name)] = counters;
        Q_EMIT m_canvas->run().countersChanged(m_sample);
    }
    /// A1 comes beside the port that it is cabled to.
    void straighten()
    {
        const double down = m_canvas->geometry().tab(m_canvas->tab("SW1", "pa")).at.y() -
                            m_canvas->geometry().tab(m_canvas->tab("A1", "eth0")).at.y();
        const Patch moved = moveElements(m_canvas->editor().document(), {m_canvas->machine("A1")}, QPointF(0, down));
        QVERIFY(m_canvas->editor().perform(QStringLiteral("move"), moved));
    }

    std::unique_ptr<CanvasFixture> m_canvas;
    CountersSample m_sample;
};

QTEST_MAIN(TrafficTest)
#include "tst_traffic.moc"
