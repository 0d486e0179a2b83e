// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/drawing.h"
#include "tests/canvas/canvasfixture.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>

using namespace toile;

/// Cables pulled, and boxes put onto them and taken from host to host, by mouse and by keyboard.
class CableGesturesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m = std::make_unique<CanvasFixture>(); }
    void cleanup() { m.reset(); }

    void aKnobAppearsUnderTheMouse()
    {
        m->open(QStringLiteral("case-1b"));
        const Id vm = m->machine("VM1");
        m->move(m->grip(vm), Qt::NoButton);
        QVERIFY(m->editor().selection().empty());
        const QRectF box = m->box("VM1");
        m->drag(QPointF(box.center().x(), box.top() - 14), m->header(m->machine("Host2")));
        QCOMPARE(m->topology().cables.size(), std::size_t(3));
        QCOMPARE(m->editor().undoStack().count(), 1);
    }

    void aTargetThatIsSeenWholeIsNotScrolledTo()
    {
        m->open(QStringLiteral("case-1b"));
        m->view().fitAll();
        const QPointF centre = m->view().centre();
        m->view().reveal(m->machine("Host2"));
        QCOMPARE(m->view().centre(), centre);
        m->editor().setSelection({m->machine("VM1")});
        m->view().startCable();
        m->key(Qt::Key_Tab);
        QCOMPARE(m->view().centre(), centre);
    }

    void aPingSaysWhereItGoes()
    {
        m->open(QStringLiteral("case-1b"));
        m->run().show(LabRun::State::Deployed, deployedState(m->topology()));
        m->view().setTool(CanvasView::Tool::Ping);
        m->press(m->grip(m->machine("VM1")));
        m->move(m->box("Host2").center());
        QCOMPARE(m->view().hintText(), QStringLiteral("Ping Host2 from VM1"));
        const QPointF empty = m->box("Host2").bottomRight() + QPointF(120, 160);
        m->move(empty);
        QCOMPARE(m->view().hintText(), QStringLiteral("Release on a machine: it is pinged."));
        m->release(empty);
        QCOMPARE(m->view().hintText(), QString());
    }

    void aDrawingThatIsNotDeployedIsNotPinged()
    {
        m->open(QStringLiteral("case-1b"));
        m->view().setTool(CanvasView::Tool::Ping);
        QSignalSpy pings(&m->view(), &CanvasView::pingWanted);
        m->press(m->grip(m->machine("VM1")));
        m->move(m->grip(m->machine("VM1")) + QPointF(20, 0));
        m->move(m->box("Host2").center());
        QVERIFY(m->view().hintText().startsWith(QStringLiteral("Deploy the lab to ping")));
        m->release(m->box("Host2").center());
        QCOMPARE(pings.size(), 0);
    }

    void droppedOnTheEmptyCanvasItOffersANewMachine()
    {
        m->open(QStringLiteral("case-1b"));
        const Document before = m->editor().document();
        const QPointF empty = m->box("Host2").bottomRight() + QPointF(120, 160);
        m->view().setTool(CanvasView::Tool::Cable);
        m->drag(m->grip(m->machine("Host2")), empty);
        QVERIFY(m->offers());
        for (const char *kind : {"host", "vm", "switch", "router", "pc", "bridge"})
            QVERIFY2(m->offers()->findChild<QAction *>(QStringLiteral("offer-") + QLatin1String(kind)), kind);
        QVERIFY(m->choose("offer-pc"));
        QVERIFY(m->machine("PC1"));
        QVERIFY(m->box("PC1").contains(empty));
        const Id other = m->topology().otherEnd(m->tab("PC1", "eth0"));
        QCOMPARE(m->topology().interface(other)->machine, m->machine("Host2"));
        QCOMPARE(m->editor().undoStack().count(), 1);
        m->editor().undoStack().undo();
        QCOMPARE(m->editor().document(), before);
    }

    void whatTheMouseHoldsIsNotDeletedMeanwhile()
    {
        m->open(QStringLiteral("case-1b"));
        const Id vm = m->machine("VM1");
        const Document before = m->editor().document();
        m->editor().setSelection({vm});
        const QPointF corner = m->box("VM1").bottomRight() + QPointF(4, 4);
        m->move(corner, Qt::NoButton);
        m->press(corner);
        m->key(Qt::Key_Delete);
        m->move(corner + QPointF(40, 40));
        m->key(Qt::Key_Delete);
        m->key(Qt::Key_Left);
        QVERIFY(m->topology().machine(vm));
        m->release(corner + QPointF(40, 40));
        QVERIFY(m->box("VM1").contains(corner));
        QCOMPARE(m->editor().undoStack().count(), 1);
        m->editor().undoStack().undo();
        QCOMPARE(m->editor().document(), before);
        m->key(Qt::Key_Delete);
        QVERIFY(!m->topology().machine(vm));
    }

    void aCableWhoseMachineGoesIsNotPulledAnyMore()
    {
        m->open(QStringLiteral("case-1b"));
        const Id a = m->machine("Host2");
        const Id b = m->machine("VM1");
        const std::size_t cables = m->topology().cables.size();
        m->view().setTool(CanvasView::Tool::Cable);
        m->press(m->grip(a));
        m->move(m->grip(a) + QPointF(150, 40));
        QVERIFY(m->editor().perform(QStringLiteral("remove"), removeElements(m->editor().document(), {a})));
        m->move(m->grip(b));
        m->release(m->grip(b));
        QVERIFY(!m->offers());
        QCOMPARE(m->topology().cables.size(), cables - 1);
    }

    void whatTheMouseHoldsStaysSelectedMeanwhile()
    {
        m->open(QStringLiteral("case-1b"));
        const std::size_t elements = m->view().readingOrder().size();
        for (const auto &[walk, name] : {std::pair(Qt::Key_Tab, "Host2"), std::pair(Qt::Key_Backtab, "Host1")}) {
            const Id box = m->machine(name);
            m->editor().setSelection({box});
            const QRectF before = m->geometry().box(box);
            const QPointF corner = before.bottomRight() + QPointF(4, 4);
            m->move(corner, Qt::NoButton);
            m->press(corner);
            for (std::size_t i = 0; i < elements; ++i)
                m->key(walk);
            QCOMPARE(m->editor().selection(), std::vector<Id>{box});
            m->move(corner + QPointF(40, 40));
            m->release(corner + QPointF(40, 40));
            QVERIFY(m->geometry().box(box).width() > before.width());
        }
    }

    void escapeOffersNothing()
    {
        m->open(QStringLiteral("case-1b"));
        m->view().setTool(CanvasView::Tool::Cable);
        m->drag(m->grip(m->machine("Host2")), m->box("Host2").bottomRight() + QPointF(120, 160));
        QVERIFY(m->offers());
        QTest::keyClick(m->offers(), Qt::Key_Escape);
        QTRY_VERIFY(!m->offers());
        QCOMPARE(m->editor().undoStack().count(), 0);
        QVERIFY(m->view().hintText().isEmpty());
    }

    void droppedInsideAHostItOffersWhatGoesThere()
    {
        m->open(QStringLiteral("case-1b"));
        const Id vm = m->machine("VM1");
        const QPointF inside = m->box("Host1").bottomLeft() + QPointF(100, -40);
        m->view().setTool(CanvasView::Tool::Cable);
        m->drag(m->grip(vm), inside);
        QVERIFY(m->offers());
        QVERIFY(m->offers()->findChild<QAction *>(QStringLiteral("offerItself")));
        QVERIFY(m->choose("offer-bridge"));
        const Id bridge = m->tab("Host1", "br0");
        QVERIFY(bridge);
        QCOMPARE(m->topology().portsOf(bridge).size(), std::size_t(1));
        QCOMPARE(m->topology().interface(m->topology().otherEnd(m->tab("VM1", "eth1")))->bridge, bridge);
        QCOMPARE(m->editor().undoStack().count(), 1);
    }

    void onItsHeaderAHostIsMeantItself()
    {
        m->open(QStringLiteral("case-1b"));
        m->view().setTool(CanvasView::Tool::Cable);
        m->drag(m->grip(m->machine("VM1")), m->header(m->machine("Host2")));
        QVERIFY(!m->offers());
        QCOMPARE(m->topology().cables.size(), std::size_t(3));
    }

    void theKeyboardGetsTheSameOffers()
    {
        m->open(QStringLiteral("case-1b"));
        m->editor().setSelection({m->machine("Host2")});
        QSignalSpy said(&m->view(), &CanvasView::message);
        m->view().startCable();
        m->key(Qt::Key_Backtab);
        QVERIFY(said.last().first().toString().contains(QLatin1String("a new machine")));
        m->key(Qt::Key_Return);
        QVERIFY(m->offers());
        QTest::keyClick(m->offers(), Qt::Key_Return);  // the first
        QTRY_VERIFY(m->machine("Host3"));
        QCOMPARE(m->topology().cables.size(), std::size_t(3));
        m->editor().setSelection({m->machine("Host2")});
        m->view().startCable();
        QTRY_VERIFY(!m->offers());
        m->key(Qt::Key_Insert);  // in Host1, which is first
        QVERIFY(m->choose("offer-vm"));
        QCOMPARE(m->topology().machine(m->machine("VM2"))->parent, m->machine("Host1"));
    }

    /// What is placed without aiming at it is seen whole.
    void theViewFollowsWhatTheKeyboardPlaces()
    {
        m->open(QStringLiteral("case-1b"));
        m->view().resize(330, 260);
        const Id host2 = m->machine("Host2");
        m->view().reveal(host2);
        m->editor().setSelection({host2});
        const auto seen = [&] { return m->view().mapToScene(m->view().viewport()->rect()).boundingRect(); };
        m->view().startCable();
        m->key(Qt::Key_Insert);  // in Host1, beside the view
        const QRectF before = seen();
        QVERIFY(m->choose("offer-vm"));
        QVERIFY(!before.contains(m->box("VM2")));
        QVERIFY(seen().contains(m->box("VM2")));
    }

    void byKeyboardAHostIsMeantAtItsHeader()
    {
        m->open(QStringLiteral("case-1b"));
        m->editor().setSelection({m->machine("Host2")});
        m->view().startCable();
        const QRectF host = m->box("Host1");
        const QPointF header(host.center().x(), host.top() + kHeaderHeight / 2);
        const QColor lit = m->view().canvasScene().look().target;
        const auto colour = [&](QPointF place) {
            return m->view().viewport()->grab().toImage().pixelColor(m->at(place));
        };
        for (int i = 0; i < 20 && colour(header) != lit; ++i)
            m->key(Qt::Key_Tab);
        QCOMPARE(colour(header), lit);
        QVERIFY(colour(m->box("VM1").center()) != lit);
        m->key(Qt::Key_Return);
        QCOMPARE(m->topology().cables.size(), std::size_t(3));
        QVERIFY(m->topology().interfacesOf(m->machine("Host1")).size() > 2);
    }

    void whatIsInsertedByKeyboardKeepsOffCables()
    {
        m->open(QStringLiteral("case-1b"));
        const Id cable = m->topology().cableAt(m->tab("Host2", "eth0"));
        const QPainterPath way = m->geometry().cables.at(cable);
        m->view().centerOn(way.pointAtPercent(0.5));
        m->view().insertMachine(QStringLiteral("pc"));
        for (double along = 0; along <= 1; along += 0.05)
            QVERIFY(!m->box("PC1").contains(way.pointAtPercent(along)));
        QVERIFY(m->geometry().cables.at(cable) == way);
    }

    void aRefusalIsExplainedBesideTheCursor()
    {
        m->open(QStringLiteral("case-1b"));
        m->view().setTool(CanvasView::Tool::Cable);
        const QPointF from = m->grip(m->machine("Host2"));
        const QPointF taken = m->geometry().tab(m->tab("Host1", "eth0")).at;
        m->press(from);
        m->move((from + taken) / 2);
        QVERIFY(!m->view().hintText().isEmpty());
        m->move(taken);
        QVERIFY2(m->view().hintText().contains(QLatin1String("has a cable already")), qPrintable(m->view().hintText()));
        m->release(taken);
        QVERIFY(!m->offers());
        QCOMPARE(m->editor().undoStack().count(), 0);
        // From a tab that is taken, nothing can be pulled, wherever it goes.
        m->drag(taken, m->box("Host2").bottomRight() + QPointF(120, 160));
        QVERIFY(!m->offers());
        QCOMPARE(m->topology().cables.size(), std::size_t(2));
    }

    void onTheLabelOfATakenPortItsBridgeIsMeant()
    {
        m->open(QStringLiteral("two-hosts"));
        QVERIFY(m->drop("vm", m->box("Host1").bottomLeft() + QPointF(0, 160)));
        const Id fresh = m->editor().selection().front();
        const Id port = m->tab("Host1", "veth1");
        const QRectF tab = tabRect(m->geometry().tab(port));
        std::optional<QPointF> label;
        for (double y = tab.top() - 60; y < tab.bottom() + 60 && !label; y += 2) {
            for (double x = tab.left() - 60; x < tab.right() + 60 && !label; x += 2) {
                if (!tab.contains(QPointF(x, y)) && m->view().canvasScene().idAt({x, y}) == port)
                    label = QPointF(x, y);
            }
        }
        QVERIFY(label);
        m->view().setTool(CanvasView::Tool::Cable);
        m->drag(m->grip(fresh), *label);
        const Id eth0 = m->topology().interfacesOf(fresh).front();
        const Id other = m->topology().otherEnd(eth0);
        QVERIFY(other);
        QCOMPARE(m->topology().label(m->topology().interface(other)->bridge), QStringLiteral("Host1:br0"));
    }

    void aSwitchFromThePaletteIsPutOntoACable()
    {
        m->open(QStringLiteral("case-1b"));
        const Document before = m->editor().document();
        const Id cable = m->topology().cableAt(m->tab("Host2", "eth0"));
        const QPointF middle = m->geometry().cables.at(cable).pointAtPercent(0.5);
        QVERIFY(m->drop("switch", middle));
        QCOMPARE(m->topology().cables.size(), std::size_t(3));
        QCOMPARE(m->topology().portsOf(m->tab("SW1", "br0")).size(), std::size_t(2));
        QCOMPARE(m->editor().undoStack().count(), 1);
        m->editor().undoStack().undo();
        QCOMPARE(m->editor().document(), before);
        QVERIFY(m->drop("switch", middle, Qt::AltModifier));
        QCOMPARE(m->topology().cables.size(), std::size_t(2));
        QVERIFY(m->drop("note", m->geometry().cables.at(cable).pointAtPercent(0.5)));
        QCOMPARE(m->topology().cables.size(), std::size_t(2));
    }

    void onAShortCableThereIsRoomMadeForIt()
    {
        m->open(QStringLiteral("tp1"));
        const Id cable = m->topology().cableAt(m->tab("Host2", "eth0"));
        m->drag(m->grip(m->machine("Host2")),
                m->grip(m->machine("Host2")) - QPointF(m->box("Host2").left() - m->box("Host1").right() - 70, 0));
        const QPointF middle = m->geometry().cables.at(cable).pointAtPercent(0.5);
        const Document before = m->editor().document();
        const double inside = m->box("VM1").left() - m->box("Host1").left();
        QVERIFY(m->drop("switch", middle));
        QCOMPARE(m->topology().portsOf(m->tab("SW1", "br0")).size(), std::size_t(2));
        const QRectF box = m->box("SW1");
        QVERIFY(box.contains(middle));
        for (const char *host : {"Host1", "Host2"})
            QVERIFY2(!box.adjusted(-100, 0, 100, 0).intersects(m->box(host)), host);
        QCOMPARE(m->box("VM1").left() - m->box("Host1").left(), inside);
        m->editor().undoStack().undo();
        QCOMPARE(m->editor().document(), before);
    }

    void aLooseBoxIsPutOntoACableAndAnotherOnlyMoved()
    {
        m->open(QStringLiteral("case-1b"));
        QVERIFY(m->drop("router", m->box("Host2").bottomRight() + QPointF(100, 150)));
        const Id router = m->machine("R1");
        const Id cable = m->topology().cableAt(m->tab("Host2", "eth0"));
        const QPointF middle = m->geometry().cables.at(cable).pointAtPercent(0.5);
        const QPointF centre = m->geometry().box(router).center();
        QSignalSpy said(&m->view(), &CanvasView::message);
        m->drag(centre, middle, Qt::AltModifier);  // from the router, Alt pings: nothing is moved
        QCOMPARE(m->topology().cables.size(), std::size_t(2));
        m->drag(m->grip(router), middle + m->grip(router) - centre);
        QCOMPARE(m->topology().cables.size(), std::size_t(3));
        QCOMPARE(m->editor().undoStack().count(), 2);
        QVERIFY2(m->editor().undoStack().undoText().contains(QLatin1String("cable")),
                 qPrintable(m->editor().undoStack().undoText()));
        QVERIFY2(said.last().first().toString().contains(QLatin1String("1.0.0.0/8")),
                 qPrintable(said.last().first().toString()));
        // It has cables now: over another one it only passes.
        const auto cables = m->topology().cables.size();
        const Id other = m->topology().cableAt(m->tab("VM1", "eth0"));
        const QPointF there = m->geometry().cables.at(other).pointAtPercent(0.5);
        m->drag(m->grip(router), there + m->grip(router) - m->geometry().box(router).center());
        QCOMPARE(m->topology().cables.size(), cables);
    }

    void aVmThatMovesWithItsHostIsNotTakenOut()
    {
        m->open(QStringLiteral("case-1b"));
        const Id vm = m->machine("VM1");
        m->editor().setSelection({vm, m->machine("Host1")});
        const QPointF from = m->grip(vm);
        const QPointF to = from + QPointF(700, 300);
        m->press(from);
        m->move((from + to) / 2);
        m->move(to);
        QCOMPARE(m->view().hintText(), QString());
        m->release(to);
        QCOMPARE(m->topology().machine(vm)->parent, m->machine("Host1"));
        QVERIFY(m->geometry().box(m->machine("Host1")).contains(m->geometry().box(vm)));
    }

    void aVmTakenOutKeepsItsCableAndItIsSaid()
    {
        m->open(QStringLiteral("case-1b"));
        const Id vm = m->machine("VM1");
        const QRectF host = m->box("Host1");
        const auto cables = m->topology().cables;
        QSignalSpy said(&m->view(), &CanvasView::message);
        const QPointF from = m->grip(vm);
        const QPointF to(host.right() + 150, host.bottom() + 60);
        m->press(from);
        m->move((from + to) / 2);
        m->move(to);
        QVERIFY2(m->view().hintText().contains(QLatin1String("out of Host1")), qPrintable(m->view().hintText()));
        m->release(to);
        QVERIFY(!m->topology().machine(vm)->parent);
        QCOMPARE(m->topology().cables, cables);
        QCOMPARE(m->editor().undoStack().count(), 1);
        QVERIFY(m->editor().undoStack().undoText().contains(QLatin1String("Host1")));
        QVERIFY(said.last().first().toString().contains(QLatin1String("Host1:tap0")));
    }

    void addressesAreTypedWhereTheyAreWritten()
    {
        m->open(QStringLiteral("case-1b"));
        const Id tab = m->tab("Host2", "eth0");
        const QPointF written = m->view().canvasScene().addressesRect(tab).center();
        const auto open = [&] {
            QTest::mouseDClick(m->view().viewport(), Qt::LeftButton, {}, m->at(written));
            return m->view().findChild<QLineEdit *>(QStringLiteral("addressEditor"));
        };
        QLineEdit *line = open();
        QVERIFY(line);
        QCOMPARE(line->text(), QStringLiteral("1.0.0.2/8"));
        QTest::keyClicks(line, QStringLiteral("1.0.0.7/8, 10.0.0.1/24"));
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(m->topology().interface(tab)->addresses.size(), std::size_t(2));
        QCOMPARE(m->editor().undoStack().count(), 1);
        QTRY_VERIFY(!m->view().findChild<QLineEdit *>(QStringLiteral("addressEditor")));
        line = open();
        line->setText(QStringLiteral("300.0.0.1/8"));
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(m->topology().interface(tab)->addresses.size(), std::size_t(2));
    }

private:
    std::unique_ptr<CanvasFixture> m;
};

QTEST_MAIN(CableGesturesTest)
#include "tst_cablegestures.moc"
