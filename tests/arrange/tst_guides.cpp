// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/guides.h"

#include <QTest>

using namespace toile;

namespace {

constexpr double kReach = 6;

}  // namespace

class GuidesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void edgesAndCentresLineUp_data()
    {
        QTest::addColumn<QRectF>("rect");
        QTest::addColumn<QPointF>("by");
        QTest::newRow("left to left") << QRectF(103, 300, 60, 40) << QPointF(-3, 0);
        QTest::newRow("right to right") << QRectF(144, 300, 60, 40) << QPointF(-4, 0);
        QTest::newRow("centre to centre") << QRectF(122, 300, 60, 40) << QPointF(-2, 0);
        QTest::newRow("left to right") << QRectF(204, 300, 60, 40) << QPointF(-4, 0);
        QTest::newRow("bottom to top") << QRectF(400, 55, 60, 40) << QPointF(0, 5);
        QTest::newRow("both axes") << QRectF(98, 163, 60, 40) << QPointF(2, -3);
        QTest::newRow("out of reach") << QRectF(110, 300, 20, 40) << QPointF(0, 0);
    }

    void edgesAndCentresLineUp()
    {
        QFETCH(QRectF, rect);
        QFETCH(QPointF, by);
        const guides::Snap snap = guides::moving(rect, {QRectF(100, 100, 100, 60)}, kReach);
        QCOMPARE(snap.by, by);
        QCOMPARE(snap.x, by.x() != 0);
        QCOMPARE(snap.y, by.y() != 0);
        QCOMPARE(snap.lines.empty(), by.isNull());
        for (const QLineF &line : snap.lines)
            QVERIFY(line.dx() == 0 || line.dy() == 0);
    }

    void theNearestWins()
    {
        const std::vector<QRectF> others{QRectF(100, 0, 40, 40), QRectF(104, 200, 300, 40)};
        QCOMPARE(guides::moving(QRectF(103, 400, 50, 40), others, kReach).by.x(), 1.0);
    }

    void centredBetweenNeighboursShowsBothGaps()
    {
        const std::vector<QRectF> others{QRectF(0, 0, 100, 60), QRectF(400, 10, 100, 60)};
        const guides::Snap snap = guides::moving(QRectF(196, 500 - 497, 100, 62), others, kReach);
        QCOMPARE(snap.by.x(), 4.0);
        QCOMPARE(snap.gaps.size(), std::size_t(2));
        for (const guides::Gap &gap : snap.gaps)
            QCOMPARE(gap.distance, 100.0);
    }

    void theThirdOfARowKeepsItsGap()
    {
        const std::vector<QRectF> others{QRectF(0, 0, 100, 61), QRectF(150, 0, 97, 61)};
        const guides::Snap snap = guides::moving(QRectF(294, 20, 103, 33), others, kReach);
        QCOMPARE(snap.by.x(), 3.0);
        QCOMPARE(snap.gaps.size(), std::size_t(2));
        QCOMPARE(snap.gaps.front().line, QLineF(100, 30.5, 150, 30.5));
        QCOMPARE(snap.gaps.back().distance, 50.0);
    }

    void columnsHaveEqualGapsToo()
    {
        const std::vector<QRectF> others{QRectF(0, 0, 61, 100), QRectF(0, 140, 61, 97)};
        const guides::Snap snap = guides::moving(QRectF(20, 279, 33, 103), others, kReach);
        QCOMPARE(snap.by.y(), -2.0);
        QCOMPARE(snap.gaps.size(), std::size_t(2));
        QCOMPARE(snap.gaps.front().distance, 40.0);
    }

    void onlyDraggedEdgesSnap()
    {
        const std::vector<QRectF> others{QRectF(0, 200, 303, 50)};
        const QRectF rect(3, 0, 297, 100);
        const guides::Snap right = guides::resizing(rect, Qt::RightEdge, others, kReach);
        QCOMPARE(right.by, QPointF(3, 0));
        const guides::Snap left = guides::resizing(rect, Qt::LeftEdge, others, kReach);
        QCOMPARE(left.by, QPointF(-3, 0));
        QVERIFY(!guides::resizing(rect, Qt::TopEdge, others, kReach).y);
    }

    void aDraggedEdgeMakesGapsEqual()
    {
        const std::vector<QRectF> others{QRectF(0, 0, 100, 60), QRectF(500, 0, 100, 60)};
        // Its left gap is 40; the right edge at 460 makes the other one 40 as well.
        const guides::Snap snap = guides::resizing(QRectF(140, 3, 317, 51), Qt::RightEdge, others, kReach);
        QCOMPARE(snap.by.x(), 3.0);
        QCOMPARE(snap.gaps.size(), std::size_t(2));
    }
};

QTEST_APPLESS_MAIN(GuidesTest)
#include "tst_guides.moc"
