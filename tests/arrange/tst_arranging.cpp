// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/arranging.h"
#include "core/arrange/generate.h"
#include "core/arrange/piles.h"
#include "core/model/containers.h"
#include "tests/model/topologies.h"

#include <QTest>

#include <algorithm>

using namespace toile;
using namespace toile::drawn;
using arrange::Alignment;
using arrange::Same;

class ArrangingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_drawing = Drawing();
        m_a = m_drawing.machine("A", "pc");
        m_b = m_drawing.machine("B", "pc");
        m_c = m_drawing.machine("C", "pc");
        m_drawing.box(m_a, QRectF(0, 0, 100, 60));
        m_drawing.box(m_b, QRectF(150, 40, 200, 80));
        m_drawing.box(m_c, QRectF(600, 200, 100, 60));
    }

    void alignLinesUp_data()
    {
        QTest::addColumn<int>("to");
        QTest::addColumn<QPointF>("a");
        QTest::addColumn<QPointF>("b");
        QTest::addColumn<QPointF>("c");
        QTest::newRow("left") << int(Alignment::Left) << QPointF(0, 0) << QPointF(0, 40) << QPointF(0, 200);
        QTest::newRow("centre") << int(Alignment::Centre) << QPointF(300, 0) << QPointF(250, 40) << QPointF(300, 200);
        QTest::newRow("right") << int(Alignment::Right) << QPointF(600, 0) << QPointF(500, 40) << QPointF(600, 200);
        QTest::newRow("top") << int(Alignment::Top) << QPointF(0, 0) << QPointF(150, 0) << QPointF(600, 0);
        QTest::newRow("middle") << int(Alignment::Middle) << QPointF(0, 100) << QPointF(150, 90) << QPointF(600, 100);
        QTest::newRow("bottom") << int(Alignment::Bottom) << QPointF(0, 200) << QPointF(150, 180) << QPointF(600, 200);
    }

    void alignLinesUp()
    {
        QFETCH(int, to);
        const Document document = m_drawing.done();
        const Document aligned = after(document, arrange::align(document, all(), Alignment(to)));
        QTEST(corner(aligned, m_a), "a");
        QTEST(corner(aligned, m_b), "b");
        QTEST(corner(aligned, m_c), "c");
    }

    void whatLiesUnderAnotherIsHidden()
    {
        const auto under = [this](Id id, const QRectF &rect) {
            m_drawing.box(id, rect);
            return arrange::piles(m_drawing.done());
        };
        using Piles = std::vector<arrange::Pile>;
        QCOMPARE(arrange::piles(m_drawing.done()), Piles());
        QCOMPARE(under(m_a, QRectF(160, 50, 100, 60)), (Piles{{m_b, {m_a}}}));
        QCOMPARE(under(m_c, QRectF(140, 30, 220, 100)), (Piles{{m_c, {m_a, m_b}}}));
        QCOMPARE(under(m_c, QRectF(152, 42, 200, 80)), (Piles{{m_c, {m_a, m_b}}}));  // a rim is seen, no more
        QCOMPARE(under(m_c, QRectF(140, 30, 220, 60)), (Piles{{m_b, {m_a}}}));
        // What is inside a machine is not under it, nor is what is in front.
        const Id host = m_drawing.machine("H", "host");
        const Id vm = m_drawing.machine("V", "vm", host);
        m_drawing.box(host, QRectF(2000, 0, 400, 300));
        QCOMPARE(under(vm, QRectF(2050, 60, 100, 60)), (Piles{{m_b, {m_a}}}));
        const Document document = m_drawing.done();
        QCOMPARE(arrange::piles(after(document, arrange::bringToFront(document, {m_a}))), Piles());
    }

    /// Most of a class opened at one point: one of them is seen.
    void aThousandInOnePlaceAreOnePile()
    {
        Drawing drawing;
        Id last;
        for (int i = 0; i < 1000; ++i) {
            last = drawing.machine(qPrintable(QStringLiteral("PC%1").arg(i)), "pc");
            drawing.box(last, QRectF(0, 0, 128, 96));
        }
        const auto piles = arrange::piles(drawing.done());
        QCOMPARE(piles.size(), std::size_t(1));
        QCOMPARE(piles.front().top, last);
        QCOMPARE(piles.front().hidden.size(), std::size_t(999));
    }

    void machinesThatAreCabledWithEachOtherGetRoom_data()
    {
        QTest::addColumn<int>("machines");
        QTest::addColumn<double>("firstAt");  // the second is at 320
        QTest::addColumn<double>("most");     // times as wide
        QTest::newRow("nine") << 9 << 0.0 << 3.0;
        QTest::newRow("twenty-four, wide for their cables") << 24 << 0.0 << 13.0;
        QTest::newRow("two of them on each other") << 9 << 312.0 << 1.5;
    }

    void machinesThatAreCabledWithEachOtherGetRoom()
    {
        QFETCH(int, machines);
        QFETCH(double, firstAt);
        QFETCH(double, most);
        Drawing drawing;
        std::vector<Id> all;
        for (int i = 0; i < machines; ++i) {
            all.push_back(drawing.machine(qPrintable(QStringLiteral("PC%1").arg(i)), "pc"));
            const int row = i / 3;
            drawing.box(all.back(), QRectF(i ? 320.0 * (i % 3) : firstAt, 288.0 * row, 160, 96));
        }
        const auto extent = [&](const Document &document) {
            QRectF whole;
            for (const Id id : all)
                whole |= *document.layout().of(id).rect;
            return whole;
        };
        const Document before = drawing.done();
        const Result<Patch> meshed = arrange::connectMesh(before, all);
        QVERIFY(meshed.ok());
        const Document meshedAll = after(before, *meshed);
        QVERIFY2(extent(meshedAll).width() < most * extent(before).width(),
                 qPrintable(QString::number(extent(meshedAll).width())));
        if (firstAt == 0)
            QVERIFY(extent(meshedAll).width() > 1.5 * extent(before).width());
    }

    void somethingBesideKeepsThemWhereTheyAre()
    {
        Drawing drawing;
        std::vector<Id> all;
        for (int i = 0; i < 6; ++i) {
            all.push_back(drawing.machine(qPrintable(QStringLiteral("PC%1").arg(i)), "pc"));
            const int row = i / 3;
            drawing.box(all.back(), QRectF(320.0 * (i % 3), 288.0 * row, 160, 96));
        }
        const Id beside = drawing.machine("Beside", "pc");
        drawing.box(beside, QRectF(1000, 0, 160, 700));
        const Document before = drawing.done();
        const Result<Patch> meshed = arrange::connectMesh(before, all);
        QVERIFY(meshed.ok());
        const Document now = after(before, *meshed);
        QVERIFY(now.layout().of(all[0]).rect->center().x() > -60);
    }

    void distributeMakesGapsEqual()
    {
        const Document document = m_drawing.done();
        const Document done = after(document, arrange::distribute(document, all(), Qt::Horizontal));
        QCOMPARE(corner(done, m_a), QPointF(0, 0));
        QCOMPARE(corner(done, m_b), QPointF(250, 40));
        QCOMPARE(corner(done, m_c), QPointF(600, 200));
        const Document down = after(document, arrange::distribute(document, all(), Qt::Vertical));
        QCOMPARE(corner(down, m_b), QPointF(150, 90));
        QVERIFY(arrange::distribute(document, {m_a, m_b}, Qt::Horizontal).isEmpty());
    }

    void sameSizeFollowsTheFirst()
    {
        const Document document = m_drawing.done();
        const Document wide = after(document, arrange::makeSame(document, {m_b, m_a}, Same::Width));
        QCOMPARE(wide.layout().of(m_a).rect, QRectF(0, 0, 200, 60));
        const Document same = after(document, arrange::makeSame(document, {m_b, m_a, m_c}, Same::Both));
        QCOMPARE(same.layout().of(m_c).rect, QRectF(600, 200, 200, 80));
    }

    void anArrowBackwardsHasNoSizeToFollowButAnExtent()
    {
        const Id arrow = m_drawing.edit().create(Note{{}, ArrowNote()});
        m_drawing.box(arrow, QRectF(160, 300, -120, -42));  // from (160, 300) to (40, 258)
        const Document document = m_drawing.done();
        const Document same = after(document, arrange::makeSame(document, {arrow, m_a, m_b}, Same::Both));
        QCOMPARE(same.layout().of(m_b).rect, QRectF(150, 40, 100, 60));
        QCOMPARE(same.layout().of(arrow).rect, QRectF(160, 300, -120, -42));
        const Document left = after(document, arrange::align(document, {arrow, m_a}, Alignment::Left));
        QCOMPARE(left.layout().of(arrow).rect, QRectF(120, 300, -120, -42));
    }

    void sameSizeNeverCutsOffWhatIsInside()
    {
        const Id host = m_drawing.machine("H", "host");
        const Id vm = m_drawing.machine("V", "vm", host);
        m_drawing.box(host, QRectF(0, 400, 500, 300));
        m_drawing.box(vm, QRectF(300, 500, 120, 80));
        const Document document = m_drawing.done();
        const Document same = after(document, arrange::makeSame(document, {m_a, host}, Same::Both));
        QVERIFY(same.layout().of(host).rect->contains(*same.layout().of(vm).rect));
    }

    void aGroupMovesAsAWhole()
    {
        Document document = m_drawing.done();
        document = after(document, arrange::group(document, {m_a, m_b}));
        QCOMPARE(document.layout().of(m_a).group, document.layout().of(m_b).group);
        QVERIFY(document.layout().of(m_a).group != 0);
        QCOMPARE(sorted(arrange::withGroups(document.layout(), {m_b})), sorted({m_a, m_b}));
        const Document right = after(document, arrange::align(document, all(), Alignment::Right));
        QCOMPARE(corner(right, m_b) - corner(right, m_a), QPointF(150, 40));
        QCOMPARE(right.layout().of(m_b).rect->right(), 700.0);
        // Alone, its members line up with each other.
        const Document left = after(document, arrange::align(document, {m_a, m_b}, Alignment::Left));
        QCOMPARE(corner(left, m_b), QPointF(0, 40));
        const Document apart = after(document, arrange::ungroup(document, {m_a}));
        QCOMPARE(apart.layout(), m_drawing.done().layout());
    }

    void groupsMerge()
    {
        Document document = m_drawing.done();
        document = after(document, arrange::group(document, {m_a, m_b}));
        document = after(document, arrange::group(document, {m_b, m_c}));
        QCOMPARE(sorted(arrange::withGroups(document.layout(), {m_a})), sorted(all()));
    }

    void whatIsLockedStays()
    {
        Document document = m_drawing.done();
        document = after(document, arrange::setLocked(document, {m_b}, true));
        const Document left = after(document, arrange::align(document, all(), Alignment::Left));
        QCOMPARE(corner(left, m_b), QPointF(150, 40));
        QCOMPARE(corner(left, m_c), QPointF(0, 200));
        const Document same = after(document, arrange::makeSame(document, {m_a, m_b, m_c}, Same::Both));
        QCOMPARE(same.layout().of(m_b).rect, document.layout().of(m_b).rect);
        QCOMPARE(arrange::keptFrom(document, all()), std::vector<Id>{m_b});
    }

    void aLockHoldsForWhatIsInsideAndAgainstRemovingTheOutside()
    {
        const Id host = m_drawing.machine("H", "host");
        const Id vm = m_drawing.machine("V", "vm", host);
        m_drawing.box(host, QRectF(0, 400, 500, 300));
        m_drawing.box(vm, QRectF(300, 500, 120, 80));
        const Document document = m_drawing.done();
        const Document outside = after(document, arrange::setLocked(document, {host}, true));
        QVERIFY(arrange::isLocked(outside, vm));
        QCOMPARE(arrange::keptFrom(outside, {vm}), std::vector<Id>{vm});
        const Document inside = after(document, arrange::setLocked(document, {vm}, true));
        QVERIFY(!arrange::isLocked(inside, host));
        QCOMPARE(arrange::keptFrom(inside, {host, m_a}), std::vector<Id>{host});
        QCOMPARE(arrange::lockedAt(inside, host), vm);
        QCOMPARE(arrange::lockedAt(outside, vm), host);
        QCOMPARE(arrange::lockedAt(inside, m_a), Id());
    }

    void frontAndBackAmongSiblings()
    {
        const Id host = m_drawing.machine("H", "host");
        const Id vm = m_drawing.machine("V", "vm", host);
        Document document = m_drawing.done();
        QCOMPARE(arrange::paintOrder(document), (std::vector<Id>{m_a, m_b, m_c, host, vm}));
        document = after(document, arrange::bringToFront(document, {m_a}));
        QCOMPARE(arrange::paintOrder(document), (std::vector<Id>{m_b, m_c, host, vm, m_a}));
        document = after(document, arrange::sendToBack(document, {host}));
        QCOMPARE(arrange::paintOrder(document), (std::vector<Id>{host, vm, m_b, m_c, m_a}));
        document = after(document, arrange::sendToBack(document, {m_c}));
        QCOMPARE(arrange::paintOrder(document), (std::vector<Id>{m_c, host, vm, m_b, m_a}));
        for (int i = 0; i < 20; ++i)
            document = after(document, arrange::bringToFront(document, {i % 2 ? m_a : m_b}));
        QCOMPARE(arrange::paintOrder(document), (std::vector<Id>{m_c, host, vm, m_b, m_a}));
        for (const auto &[id, placement] : document.layout().placements)
            QVERIFY(std::abs(placement.level) <= 4);
    }

    void notesAreOrderedAmongThemselves()
    {
        Document document = m_drawing.done();
        Id first;
        Id second;
        document = after(document, addNote(document, QStringLiteral("1"), QStringLiteral("en"), {0, 0}, &first));
        document = after(document, addNote(document, QStringLiteral("2"), QStringLiteral("en"), {0, 0}, &second));
        document = after(document, arrange::sendToBack(document, {second}));
        QVERIFY(document.layout().of(second).level < 0);
        const std::vector<Id> order = arrange::paintOrder(document);
        QCOMPARE(std::vector<Id>(order.end() - 2, order.end()), (std::vector<Id>{second, first}));
    }

private:
    std::vector<Id> all() const { return {m_a, m_b, m_c}; }
    static QPointF corner(const Document &document, Id id) { return document.layout().of(id).rect->topLeft(); }
    static std::vector<Id> sorted(std::vector<Id> ids)
    {
        std::sort(ids.begin(), ids.end());
        return ids;
    }

    Drawing m_drawing;
    Id m_a, m_b, m_c;
};

QTEST_APPLESS_MAIN(ArrangingTest)
#include "tst_arranging.moc"
