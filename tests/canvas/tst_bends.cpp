// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/cabling.h"
#include "tests/canvas/canvasfixture.h"

#include <QtTest>

using namespace toile;

/// How a cable runs, and tabs that go along the border.
class BendsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m = std::make_unique<CanvasFixture>();
        m->open(QStringLiteral("case-1b"));
        m_cable = m->topology().cableAt(m->tab("Host2", "eth0"));
    }
    void cleanup() { m.reset(); }

    void draggingACableBendsIt()
    {
        const Document before = m->editor().document();
        const QPointF middle = path().pointAtPercent(0.5);
        m->drag(middle, middle + QPointF(0, 96));
        QCOMPARE(bends().size(), std::size_t(1));
        QVERIFY(QLineF(bends().front(), middle + QPointF(0, 96)).length() < 8);
        QCOMPARE(m->editor().undoStack().count(), 1);
        // By its handle it is moved, and near the straight line it goes.
        m->drag(bends().front(), bends().front() + QPointF(40, 40));
        QCOMPARE(bends().size(), std::size_t(1));
        QVERIFY(QLineF(bends().front(), middle + QPointF(40, 136)).length() < 12);
        m->drag(bends().front(), middle);
        QVERIFY(bends().empty());
        for (int i = 0; i < 3; ++i)
            m->editor().undoStack().undo();
        QCOMPARE(m->editor().document(), before);
    }

    void aDoubleClickRemovesABend()
    {
        const QPointF middle = path().pointAtPercent(0.5);
        m->drag(middle, middle + QPointF(0, 96));
        QTest::mouseDClick(m->view().viewport(), Qt::LeftButton, {}, m->at(bends().front()));
        QVERIFY(bends().empty());
    }

    /// Far away its handle is as large as near, and reaches under the prefix.
    void aBendUnderAPrefixIsGraspedFirst()
    {
        const QPointF middle = path().pointAtPercent(0.5);
        m->drag(middle, middle + QPointF(0, 40));
        m->view().zoomBy(0.36 / m->view().transform().m11());
        const QPointF bend = bends().front();
        QPointF on;
        for (const auto &printed : m->view().canvasScene().printed()) {
            const QRectF pill = printed.rect.adjusted(1, 1, -1, -1);
            if (printed.what == QStringLiteral("1.0.0.0/8 pill"))
                on = QPointF(qBound(pill.left(), bend.x(), pill.right()), qBound(pill.top(), bend.y(), pill.bottom()));
        }
        QCOMPARE(m->view().pillAt(on), m_cable);
        QVERIFY2(QLineF(on, bend).length() < 20, qPrintable(QString::number(QLineF(on, bend).length())));
        m->drag(on, on + QPointF(0, 120));
        QCOMPARE(bends().size(), std::size_t(1));
        QVERIFY(bends().front().y() > bend.y() + 80);
    }

    void escapeLeavesTheCableAsItWas()
    {
        const QPointF middle = path().pointAtPercent(0.5);
        m->press(middle);
        m->move(middle + QPointF(0, 40));
        m->move(middle + QPointF(0, 80));
        QCOMPARE(bends().size(), std::size_t(1));
        m->key(Qt::Key_Escape);
        QVERIFY(bends().empty());
        m->release(middle);
        QVERIFY(!m->editor().isModified());
    }

    void keysBend()
    {
        m->editor().setSelection({m_cable});
        m->view().addBend();
        m->key(Qt::Key_Down);
        m->key(Qt::Key_Down);
        QCOMPARE(bends().size(), std::size_t(1));
        const QPointF first = bends().front();
        m->view().addBend();
        QCOMPARE(bends().size(), std::size_t(2));
        m->key(Qt::Key_PageDown);
        m->key(Qt::Key_Up);
        QVERIFY(bends().front() != first || bends().back() != first);
        m->view().removeBend();
        QCOMPARE(bends().size(), std::size_t(1));
        m->view().straightenCables();
        QVERIFY(bends().empty());
    }

    void bendsGoAlongWithBothMachines()
    {
        const QPointF middle = path().pointAtPercent(0.5);
        m->drag(middle, middle + QPointF(0, 96));
        const QPointF bend = bends().front();
        m->editor().setSelection({m->machine("Host1"), m->machine("Host2")});
        const QRectF was = m->box("Host2");
        m->drag(m->grip(m->machine("Host2")), m->grip(m->machine("Host2")) + QPointF(48, 64));
        QCOMPARE(bends().front() - bend, m->box("Host2").topLeft() - was.topLeft());
        m->editor().setSelection({m->machine("Host2")});
        const QPointF kept = bends().front();
        m->drag(m->grip(m->machine("Host2")), m->grip(m->machine("Host2")) + QPointF(16, 64));
        QCOMPARE(bends().front(), kept);
    }

    void stylesAreOfTheSelectedOrOfAll()
    {
        const QPainterPath was = path();
        m->editor().setSelection({m_cable});
        m->drag(m->grip(m->machine("Host2")), m->grip(m->machine("Host2")) + QPointF(0, 120));
        m->editor().setSelection({m_cable});
        m->view().setCableStyle(CableStyle::Straight);
        QCOMPARE(path().elementCount(), 2);
        QCOMPARE(m->editor().layout().of(m_cable).style, CableStyle::Straight);
        m->editor().setSelection({});
        m->view().setCableStyle(CableStyle::Orthogonal);
        QCOMPARE(m->editor().layout().of(Topology::kHeaderId).style, CableStyle::Orthogonal);
        QCOMPARE(path().elementCount(), 2);  // it keeps its own
        m->editor().undoStack().undo();
        QVERIFY(!m->editor().layout().of(Topology::kHeaderId).style);
    }

    void aTabWithoutACableSlidesAlongAndIsPulledAcross()
    {
        m->editor().perform(QStringLiteral("cut"), removeElements(m->editor().document(), {m_cable}));
        const Id tab = m->tab("Host2", "eth0");
        const TabSeat seat = m->geometry().tab(tab);
        const bool upright = outward(seat.side).x() != 0;
        const QPointF along = upright ? QPointF(0, 30) : QPointF(30, 0);
        m->drag(seat.at, seat.at + along);
        QVERIFY(!m->offers());
        QVERIFY(QLineF(m->geometry().tab(tab).at, seat.at + along).length() < 3);
        const QPointF out = outward(seat.side);
        m->drag(m->geometry().tab(tab).at, m->geometry().tab(tab).at + out * 160);
        QVERIFY(m->offers());
        QVERIFY(m->choose("offer-pc"));
        QCOMPARE(m->topology().otherEnd(tab), m->tab("PC1", "eth0"));
    }

    void aTabGoesToAnotherSide()
    {
        const Id tab = m->tab("Host2", "eth0");
        const QRectF box = m->box("Host2");
        m->drag(m->geometry().tab(tab).at, QPointF(box.center().x(), box.bottom() + 4));
        QCOMPARE(*m->editor().layout().of(tab).side, Side::Bottom);
        m->editor().setSelection({tab});
        m->key(Qt::Key_Up);  // across
        QCOMPARE(*m->editor().layout().of(tab).side, Side::Top);
        for (int i = 0; i < 40; ++i)
            m->key(Qt::Key_Right);  // to the corner and round it
        QCOMPARE(*m->editor().layout().of(tab).side, Side::Right);
        QCOMPARE(m->topology().cables.size(), std::size_t(2));
    }

    void labelsKeepOffCablesInEveryStyle_data()
    {
        QTest::addColumn<QString>("lab");
        QTest::addColumn<int>("style");
        for (const char *lab : {"case-1b", "case-2.3", "tp1", "trunk", "vlan-router"}) {
            for (const CableStyle style : {CableStyle::Curved, CableStyle::Straight, CableStyle::Orthogonal})
                QTest::newRow((QByteArray(lab) + ' ' + QByteArray::number(int(style))).constData())
                    << QString::fromLatin1(lab) << int(style);
        }
    }

    void labelsKeepOffCablesInEveryStyle()
    {
        QFETCH(QString, lab);
        QFETCH(int, style);
        m->open(lab);
        m->view().setCableStyle(static_cast<CableStyle>(style));
        for (const auto &[id, cable] : m->geometry().cables) {
            QPainterPathStroker stroker;
            stroker.setWidth(2);
            const QPainterPath line = stroker.createStroke(cable);
            for (const CanvasScene::Printed &printed : m->view().canvasScene().printed()) {
                if (!printed.what.endsWith(QLatin1String(" tab")))
                    QVERIFY2(!line.intersects(printed.rect.adjusted(1, 1, -1, -1)),
                             qPrintable(printed.what + QStringLiteral(" / ") + m->topology().label(id)));
            }
        }
    }

private:
    QPainterPath path() const { return m->geometry().cables.at(m_cable); }
    std::vector<QPointF> bends() const { return m->editor().layout().of(m_cable).bends; }

    std::unique_ptr<CanvasFixture> m;
    Id m_cable;
};

QTEST_MAIN(BendsTest)
#include "tst_bends.moc"
