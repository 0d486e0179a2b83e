// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/obstacles.h"

#include <QRandomGenerator>
#include <QtTest>

#include <algorithm>
#include <vector>

using namespace toile;

namespace {

struct Shape {
    Id owner;
    QRectF rect;
};

QRectF someRect(QRandomGenerator &random)
{
    const bool large = random.bounded(8) == 0;
    const int most = large ? 4000 : 130;
    return {random.bounded(1800.0) - 900, random.bounded(1800.0) - 900, 1.0 + random.bounded(most),
            1.0 + random.bounded(most)};
}

double common(const QRectF &a, const QRectF &b)
{
    const QRectF both = a.intersected(b);
    return both.isEmpty() ? 0 : both.width() * both.height() + 1;
}

}  // namespace

/// What the grid says is what looking at every shape says.
class ObstaclesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhatLookingAtEachSays()
    {
        QRandomGenerator random(4711);
        Obstacles grid;
        std::vector<Shape> shapes;
        for (int step = 0; step < 3000; ++step) {
            const Id owner{1 + static_cast<quint32>(random.bounded(60))};
            if (random.bounded(4) == 0) {
                grid.remove(owner);
                std::erase_if(shapes, [owner](const Shape &shape) { return shape.owner == owner; });
            } else {
                shapes.push_back({owner, someRect(random)});
                grid.add(owner, shapes.back().rect);
            }
            if (step % 1000 == 500) {
                grid.clear();
                shapes.clear();
            }
            verifySame(grid, shapes, someRect(random), owner);
        }
    }

    /// Two candidates that cover as much must not differ by what was drawn first.
    void countsTheSameInWhateverOrder()
    {
        QRandomGenerator random(11);
        for (int round = 0; round < 200; ++round) {
            std::vector<QRectF> rects;
            for (int i = 0; i < 12; ++i)
                rects.emplace_back(random.bounded(60.0), random.bounded(60.0), 1 + random.bounded(50.0),
                                   1 + random.bounded(50.0));
            Obstacles forwards;
            Obstacles backwards;
            for (quint32 i = 0; i < rects.size(); ++i) {
                forwards.add(Id{i + 1}, rects[i]);
                backwards.add(Id{i + 1}, rects[rects.size() - 1 - i]);
            }
            const QRectF candidate(random.bounded(40.0), random.bounded(40.0), 61.3, 17.7);
            const double one = forwards.cost(candidate);
            const double other = backwards.cost(candidate);
            QVERIFY(!(one < other) && !(other < one));
        }
    }

    void stopsWhereItIsEnough()
    {
        Obstacles grid;
        for (quint32 i = 1; i <= 100; ++i)
            grid.add(Id{i}, QRectF(0, 0, 10, 10));
        const double some = grid.cost(QRectF(0, 0, 10, 10), 300);
        QVERIFY(some >= 300 && some < 500);
    }

private:
    static void verifySame(const Obstacles &grid, const std::vector<Shape> &shapes, const QRectF &rect, Id owner)
    {
        double sum = 0;
        std::vector<Id> touched;
        std::size_t owned = 0;
        for (const Shape &shape : shapes) {
            sum += common(shape.rect, rect);
            if (common(shape.rect, rect) > 0)
                touched.push_back(shape.owner);
            owned += shape.owner == owner ? 1 : 0;
        }
        std::vector<Id> told;
        grid.each(rect, [&told](Id id, const QRectF &) {
            told.push_back(id);
            return true;
        });
        std::ranges::sort(told);
        std::ranges::sort(touched);
        QVERIFY(told == touched);
        QVERIFY(qAbs(grid.cost(rect) - sum) <= double(touched.size()) / Obstacles::kAreaUnits);
        QCOMPARE(grid.isFree(rect), touched.empty());
        QCOMPARE(grid.rectsOf(owner).size(), owned);
    }
};

QTEST_APPLESS_MAIN(ObstaclesTest)
#include "tst_obstacles.moc"
