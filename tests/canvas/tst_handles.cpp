// SPDX-License-Identifier: GPL-2.0-or-later
// The handle that cables are pulled from covers nothing; and what is dropped where it cannot be goes back.
#include "tests/canvas/canvasfixture.h"
#include "ui/canvas/boxitem.h"

#include <QContextMenuEvent>
#include <QPaintEvent>
#include <QSignalSpy>
#include <QtTest>

using namespace toile;

namespace {

/// What of a widget was painted since this watches it.
class Painted : public QObject {
public:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            region += static_cast<QPaintEvent *>(event)->region();
        return QObject::eventFilter(object, event);
    }

    QRegion region;
};

}  // namespace

class HandlesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m = std::make_unique<CanvasFixture>(); }

    void tabsStayWhereTheyAreWhenTheirBoxGrows()
    {
        m->open(QStringLiteral("two-hosts"));
        const Id host = m->machine("Host1");
        const Id eth0 = m->tab("Host1", "eth0");
        const QPointF was = m->geometry().tab(eth0).at;
        const QRectF box = m->box("Host1");
        QVERIFY(m->drop("vm", box.center() + QPointF(0, box.height() / 2 - 10)));
        QVERIFY(m->box("Host1").height() > box.height() + 20);
        QCOMPARE(m->geometry().tab(eth0).at, was);
        QCOMPARE(m->geometry().tab(m->tab("Host2", "eth0")).at.y(), was.y());
        // Nor by the hand, at either end.
        m->editor().setSelection({host});
        const QRectF grown = m->box("Host1");
        m->drag(grown.topLeft() - QPointF(4, 4), grown.topLeft() - QPointF(4, 68));
        QVERIFY(m->box("Host1").top() < grown.top() - 40);
        QVERIFY(qAbs(m->geometry().tab(eth0).at.y() - was.y()) < 0.01);
        m->key(Qt::Key_Down, Qt::AltModifier);
        QVERIFY(qAbs(m->geometry().tab(eth0).at.y() - was.y()) < 0.01);
        m->editor().undoStack().setIndex(0);
        QCOMPARE(m->geometry().tab(eth0).at, was);
    }

    void noMenuOpensDuringADrag()
    {
        m->open(QStringLiteral("tp1"));
        const Document before = m->editor().document();
        QSignalSpy menus(&m->view(), &CanvasView::contextMenuWanted);
        const QPointF grip = m->grip(m->machine("VM2"));
        const auto askForMenu = [&](QContextMenuEvent::Reason reason, QPointF scene) {
            const QPoint at = m->at(scene);
            QContextMenuEvent asked(reason, at, m->view().viewport()->mapToGlobal(at));
            QApplication::sendEvent(m->view().viewport(), &asked);
        };
        for (const QPointF from : {grip, m->box("Host1").bottomRight() + QPointF(40, 40)}) {
            m->press(from);
            m->move(from + QPointF(30, 30));
            askForMenu(QContextMenuEvent::Mouse, from + QPointF(30, 30));
            askForMenu(QContextMenuEvent::Keyboard, from);
            QCOMPARE(menus.size(), 0);
            m->key(Qt::Key_Escape);
            m->release(from + QPointF(30, 30));
        }
        QCOMPARE(m->editor().document(), before);
        askForMenu(QContextMenuEvent::Mouse, grip);
        QCOMPARE(menus.size(), 1);
    }

    void theKnobCoversNothing_data()
    {
        QTest::addColumn<QString>("lab");
        for (const char *lab : {"case-1b", "case-2.3", "tp2", "vlan-in-bridge", "vxlan", "trunk"})
            QTest::newRow(lab) << QString::fromLatin1(lab);
    }

    void theKnobCoversNothing()
    {
        QFETCH(QString, lab);
        m->open(lab);
        m->run().show(LabRun::State::Deployed, busyState(m->topology()));
        QStringList covered;
        for (const double zoom : {1.0, 0.6, 1.6}) {
            m->view().zoomToActualSize();
            m->view().zoomBy(zoom);
            for (const auto &[id, box] : m->geometry().boxes) {
                const QRectF knob = m->view().knob(id);
                for (const CanvasScene::Printed &printed : scene().printed()) {
                    if (printed.rect.intersects(knob))
                        covered << m->topology().label(id) + QStringLiteral(" covers ") + printed.what;
                }
            }
        }
        QVERIFY2(covered.isEmpty(), qPrintable(covered.join(u'\n')));
    }

    /// A VM high up in its host: over it are the badges of that.
    void aKnobUnderBadgesMakesWayAndWorks()
    {
        m->open(QStringLiteral("case-1b"));
        const Id vm1 = m->machine("VM1");
        const Id host1 = m->machine("Host1");
        const auto *host = dynamic_cast<BoxItem *>(scene().itemOf(host1));
        const QRectF badge = host->face().badgeRects.front();
        Edit edit(m->editor().draft());
        Placement placement = edit.layout().of(vm1);
        const QRectF box = m->box("VM1");
        placement.rect = QRectF(QPointF(badge.center().x() - box.width() / 2, badge.bottom() + 6), box.size());
        edit.place(vm1, placement);
        QVERIFY(m->editor().perform(QStringLiteral("up"), edit.patch()));
        const QPointF knob = m->knob(vm1);
        for (const QRectF &each : host->face().badgeRects)
            QVERIFY(!each.intersects(m->view().knob(vm1)));
        const std::size_t cables = m->topology().cables.size();
        m->move(knob, Qt::NoButton);
        m->drag(knob, m->header(m->machine("Host2")));
        QCOMPARE(m->topology().cables.size(), cables + 1);
    }

    void aMachineDroppedOnASwitchGoesBack()
    {
        m->drop("switch", QPointF(0, 0));
        m->drop("pc", QPointF(400, 0));
        const Id pc = m->machine("PC1");
        const Id sw = m->machine("SW1");
        const QRectF before = m->box("PC1");
        const Document drawn = m->editor().document();
        QSignalSpy said(&m->view(), &CanvasView::message);
        const QPointF from = m->grip(pc);
        m->move(from, Qt::NoButton);
        m->press(from);
        m->move(from - QPointF(20, 0));
        QVERIFY(m->view().hintText().isEmpty());
        m->move(m->header(sw));
        QVERIFY(m->view().hintText().contains(QStringLiteral("SW1 cannot hold PC1")));
        m->release(m->header(sw));
        QCOMPARE(m->box("PC1"), before);
        QVERIFY(m->editor().document() == drawn);
        QVERIFY(said.last().first().toString().contains(QStringLiteral("SW1 cannot hold PC1")));
        QVERIFY(m->view().hintText().isEmpty());
        QTRY_VERIFY(!scene().isGliding());
        // Beside it, it may stand.
        m->drag(m->grip(pc), QPointF(m->box("SW1").right() + 60, m->box("SW1").center().y()));
        QVERIFY(m->box("PC1") != before);
    }

    void whatHoldsMachinesStillTakesThem()
    {
        m->drop("host", QPointF(0, 0));
        m->drop("vm", QPointF(500, 0));
        const Id host = m->machine("Host1");
        m->drag(m->grip(m->machine("VM1")), m->box("Host1").center());
        QCOMPARE(m->topology().machine(m->machine("VM1"))->parent, host);
    }

    void fromThePaletteNothingIsPutOntoASwitch()
    {
        m->drop("switch", QPointF(0, 0));
        QSignalSpy said(&m->view(), &CanvasView::message);
        m->drop("pc", m->header(m->machine("SW1")));
        QCOMPARE(m->topology().machines.size(), std::size_t(1));
        QVERIFY(said.last().first().toString().contains(QStringLiteral("SW1 cannot hold")));
        m->drop("pc", QPointF(500, 0));
        QCOMPARE(m->topology().machines.size(), std::size_t(2));
    }

    /// The line to what is pinged follows the mouse as a whole.
    void theLineOfAPingIsRepainted()
    {
        m->open(QStringLiteral("case-1b"));
        m->view().setTool(CanvasView::Tool::Ping);
        const QPointF from = m->header(m->machine("Host1"));
        const QPointF to = m->header(m->machine("Host2"));
        m->press(from);
        m->move(from + QPointF(20, 0));
        QCoreApplication::processEvents();
        Painted painted;
        m->view().viewport()->installEventFilter(&painted);
        m->move(to);
        const QPointF start = m->box("Host1").center();
        QTRY_VERIFY(painted.region.contains(m->at((start + to) / 2)) && painted.region.contains(m->at(to)));
        m->release(to);
    }

    void aSwitchWithoutAddressIsNotPinged()
    {
        m->open(QStringLiteral("trunk"));
        m->view().setTool(CanvasView::Tool::Ping);
        QSignalSpy pings(&m->view(), &CanvasView::pingWanted);
        Id pc;
        Id sw;
        for (const auto &[id, machine] : m->topology().machines)
            (machine.kind == QLatin1String("switch") ? sw : pc) = id;
        QVERIFY(pc && sw);
        m->press(m->header(pc));
        m->move(m->header(pc) + QPointF(-20, 0));
        m->move(m->header(sw));
        QVERIFY(m->view().hintText().contains(QStringLiteral("is a switch without an address")));
        m->release(m->header(sw));
        QCOMPARE(pings.size(), 0);
    }

private:
    CanvasScene &scene() { return m->view().canvasScene(); }

    std::unique_ptr<CanvasFixture> m;
};

QTEST_MAIN(HandlesTest)
#include "tst_handles.moc"
