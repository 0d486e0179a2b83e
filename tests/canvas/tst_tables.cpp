// SPDX-License-Identifier: GPL-2.0-or-later
// Live tables on the drawing: where they hang, what their lines cross, how wide they are, and how all of it is seen.
#include "core/lab/labfile.h"
#include "core/model/physical.h"
#include "resources/assets.h"
#include "tests/canvas/canvasfixture.h"
#include "ui/canvas/detour.h"
#include "ui/canvas/elementitem.h"
#include "ui/canvas/leaders.h"
#include "ui/canvas/tableplaces.h"
#include "ui/canvas/tablesitem.h"

#include <QRandomGenerator>
#include <QtTest>

#include <cmath>

using namespace toile;

class TablesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m = std::make_unique<CanvasFixture>(); }

    void linesAreShortAndCrossNothing_data()
    {
        useAssets();
        QTest::addColumn<QString>("lab");
        QTest::addColumn<double>("longest");
        for (const QString &lab : shippedLabs())
            QTest::addRow("%s", qPrintable(lab)) << lab << 260.0;
    }

    void linesAreShortAndCrossNothing()
    {
        QFETCH(QString, lab);
        QFETCH(double, longest);
        busy(lab);
        const std::vector<Id> all = owners();
        QVERIFY(!all.empty());
        QStringList wrong;
        for (const Id owner : all) {
            const QPainterPath leader = scene().tablesLeader(owner);
            if (lengthOf(leader) > longest)
                wrong << QStringLiteral("%1 is %2 from its tables").arg(label(owner)).arg(lengthOf(leader));
            wrong += crossedBy(owner, leader);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    /// The header of the tables is as high as the owner's lower edge.
    void aLineThatNeedNotBendIsStraight()
    {
        const QRectF owner(0, 0, 100, 60);
        const QRectF tables(200, owner.bottom() - kCardHeader / 2, 120, 80);
        const std::vector<QPainterPath> leaders = leadersBetween(owner, tables);
        QCOMPARE(leaders.front().elementCount(), 2);
        for (const QPainterPath &leader : leaders) {
            const QRectF reach = leader.boundingRect().adjusted(-1, -1, 1, 1);
            QVERIFY(std::isfinite(reach.width()) && std::isfinite(reach.height()));
            QVERIFY(owner.united(tables).adjusted(-2, -2, 2, 2).contains(reach));
            QVERIFY(std::isfinite(leader.length()) && leader.length() > 0);
        }
    }

    /// Whoever is moved takes its tables along; undoing brings both back.
    void tablesGoWhereTheirOwnerGoes()
    {
        busy(QStringLiteral("case-1b"));
        const Id host2 = m->machine("Host2");
        const QRectF before = scene().tablesRect(host2);
        const double line = lengthOf(scene().tablesLeader(host2));
        m->drag(m->grip(host2), m->grip(host2) + QPointF(320, -160));
        QVERIFY(m->box("Host2").left() > 1000);
        QVERIFY(lengthOf(scene().tablesLeader(host2)) < line + 60);
        QVERIFY(scene().tablesRect(host2) != before);
        m->editor().undoStack().undo();
        QCOMPARE(scene().tablesRect(host2), before);
    }

    /// What was put somewhere by hand stays there.
    void tablesPutByHandStay()
    {
        busy(QStringLiteral("case-1b"));
        const Id vm1 = m->machine("VM1");
        const QRectF before = scene().tablesRect(vm1);
        m->drag(before.center(), before.center() + QPointF(0, 200));
        const QRectF after = scene().tablesRect(vm1);
        QCOMPARE(after.topLeft(), before.topLeft() + QPointF(0, 200));
        const QPointF end = scene().tablesLeader(vm1).currentPosition();
        QVERIFY(after.adjusted(-1, -1, 1, 1).contains(end) && !after.adjusted(1, 1, -1, -1).contains(end));
        m->run().become(deployedState(m->topology()));
        m->run().become(busyState(m->topology()));
        QTRY_COMPARE(scene().tablesRect(vm1).topLeft(), after.topLeft());
        m->editor().undoStack().undo();
        QCOMPARE(scene().tablesRect(vm1).topLeft(), before.topLeft());
    }

    /// Emptied and filled again, tables are where they were.
    void tablesComeBackToTheirPlace()
    {
        busy(QStringLiteral("vlan-in-bridge"));
        std::map<Id, QRectF> before;
        for (const Id owner : owners())
            before[owner] = scene().tablesRect(owner);
        m->run().become(deployedState(m->topology()));
        QTRY_VERIFY(owners().empty());
        m->run().become(busyState(m->topology()));
        QTRY_COMPARE(owners().size(), before.size());
        for (const auto &[owner, rect] : before)
            QCOMPARE(scene().tablesRect(owner).topLeft(), rect.topLeft());
    }

    /// Not even where they are crowded: one that found another place would leave its own to the next, over and over.
    void tablesStayAsLongAsNothingMoves()
    {
        const Occupied nothing;
        for (quint32 seed = 0; seed < 400; ++seed) {
            QRandomGenerator random(seed);
            TableGround ground{{}, {}, nothing, {}};
            std::vector<TableWish> wishes = crowd(random, ground);
            const TablePlaces places = placeTables(wishes, ground);
            for (TableWish &wish : wishes)
                wish.former = places.at(wish.owner);
            for (const auto &[owner, place] : placeTables(wishes, ground))
                QVERIFY2(place.at == places.at(owner).at, qPrintable(QString::number(seed)));
        }
    }

    void aTableIsNoWiderThanItsWords()
    {
        busy(QStringLiteral("case-1b"));
        QVERIFY(scene().tablesRect(m->machine("VM1")).width() < 280);    // an address, a MAC and a state
        QVERIFY(scene().tablesRect(m->machine("Host1")).width() < 410);  // flows there and back, one over the other
    }

    /// Where a switch is one box, its table hangs at that and has its name.
    void aPlainSwitchHasTheTableOfItsBridge()
    {
        const Result<PhysicalLab> lab = physicalLab(loadLab(shippedLabPath(QStringLiteral("vxlan"))).document);
        QVERIFY(lab);
        m->editor().reset(lab->document, {});
        m->run().show(LabRun::State::Deployed, busyState(m->topology()));
        scene().setPlainSwitches(true);
        QCOMPARE(lab->switches.size(), std::size_t(2));
        for (const PhysicalSwitch &each : lab->switches) {
            QCOMPARE(scene().tableTexts(each.bridge).value(0), label(each.machine) + QStringLiteral(" · MAC table"));
            const QPointF begin = scene().tablesLeader(each.bridge).elementAt(0);
            const QRectF box = m->geometry().box(each.machine);
            QVERIFY(box.adjusted(-1, -1, 1, 1).contains(begin) && !box.adjusted(1, 1, -1, -1).contains(begin));
        }
    }

    /// However small the window: tables are drawn, and what does not fit is scrolled to.
    /// Where there is no room for all of it, the drawing comes before its tables.
    void fittingLosesNothingThatIsDrawn()
    {
        busy(QStringLiteral("case-2.3"));
        QVERIFY(!owners().empty());
        m->view().resize(420, 320);
        m->view().fitAll();
        const auto seen = [&] {
            return m->view().mapToScene(m->view().viewport()->rect().adjusted(-2, -2, 2, 2)).boundingRect();
        };
        const auto drawn = [&] { return scene().drawingRect({true, true, false, {}}); };
        QVERIFY(seen().contains(drawn()));
        QVERIFY(!seen().contains(scene().drawingRect()));
        m->view().resize(800, 420);
        m->view().fitAll();
        QVERIFY(seen().contains(drawn()));
        QVERIFY(m->view().transform().m11() >= kLabelZoom);
        m->run().show(LabRun::State::Undeployed, std::nullopt);
        m->view().fitAll();
        QVERIFY(seen().contains(scene().drawingRect()));
    }

    void fittingShowsAllTables_data()
    {
        QTest::addColumn<QString>("lab");
        for (const QString &lab : shippedLabs())
            QTest::newRow(qPrintable(lab)) << lab;
    }

    /// In a window as large as a small screen, from so near that they can be read.
    void fittingShowsAllTables()
    {
        QFETCH(QString, lab);
        m->view().resize(900, 640);
        busy(lab);
        QVERIFY(!owners().empty());
        m->view().fitAll();
        const QRect all = m->view().viewport()->rect().adjusted(-2, -2, 2, 2);
        QVERIFY(m->view().mapToScene(all).boundingRect().contains(scene().drawingRect()));
        QVERIFY(m->view().transform().m11() > 0.45);
        if (lab == u"two-hosts")
            QVERIFY(m->view().transform().m11() > 0.5);
    }

private:
    /// Boxes that are close to each other, each with large tables.
    static std::vector<TableWish> crowd(QRandomGenerator &random, TableGround &ground)
    {
        std::vector<TableWish> wishes;
        const auto upTo = [&random](int most) { return double(random.bounded(most)); };
        const quint32 count = 3 + random.bounded(8);
        for (quint32 i = 0; i < count; ++i) {
            const QRectF box(upTo(900), upTo(700), 140, 90);
            if (!ground.solid.isFree(box.adjusted(-30, -30, 30, 30)))
                continue;
            const Id owner{i + 10};
            ground.solid.add(owner, box);
            ground.drawing |= box;
            const QSizeF size(180 + upTo(200), 60 + upTo(120));
            wishes.push_back({owner, box, {}, size, size + QSizeF(0, 40), {}, {}, {}});
        }
        return wishes;
    }

    CanvasScene &scene() { return m->view().canvasScene(); }
    QString label(Id id) const { return m->topology().label(id); }

    void busy(const QString &lab)
    {
        m->open(lab);
        m->run().show(LabRun::State::Deployed, busyState(m->topology()));
    }

    std::vector<Id> owners()
    {
        std::vector<Id> found;
        for (const auto &[id, box] : m->geometry().boxes) {
            if (!scene().tablesRect(id).isNull())
                found.push_back(id);
        }
        return found;
    }

    QStringList crossedBy(Id owner, const QPainterPath &leader)
    {
        QStringList found;
        const QPolygonF line = leader.toSubpathPolygons().front();
        const auto crossesRect = [&line](const QRectF &rect) {
            for (qsizetype i = 1; i < line.size(); ++i) {
                if (crosses(QLineF(line[i - 1], line[i]), rect))
                    return true;
            }
            return false;
        };
        for (const CanvasScene::Printed &printed : scene().printed()) {
            if (!printed.what.startsWith(label(owner) + u' ') && crossesRect(printed.rect))
                found << label(owner) + QStringLiteral(" over ") + printed.what;
        }
        const Interface *bridge = m->topology().interface(owner);
        const Id machine = bridge ? bridge->machine : owner;
        for (const auto &[id, box] : m->geometry().boxes) {
            const bool around = id == owner || id == machine || m->topology().isAncestor(id, machine);
            if (!around && crossesRect(box))
                found << label(owner) + QStringLiteral(" through ") + label(id);
        }
        return found;
    }

    std::unique_ptr<CanvasFixture> m;
};

QTEST_MAIN(TablesTest)
#include "tst_tables.moc"
