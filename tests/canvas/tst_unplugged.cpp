// SPDX-License-Identifier: GPL-2.0-or-later
// A cable is deleted from a running lab: what it was plugged into stays where it is, and so do live tables.
#include "core/lab/labfile.h"
#include "core/model/drawing.h"
#include "resources/assets.h"
#include "tests/canvas/canvasfixture.h"

#include <QtTest>

using namespace toile;

class UnpluggedTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m = std::make_unique<CanvasFixture>(); }

    void tabsStay_data() { everyLab(); }
    void tabsStay()
    {
        QFETCH(QString, lab);
        run(lab);
        for (const auto &[id, cable] : Topology(m->topology()).cables) {
            const std::map<Id, TabSeat> before = seats();
            unplug(id);
            QVERIFY(!m->topology().cables.contains(id));
            compare(before, {cable.a, cable.b}, m->geometry());
            const LoadedLab read = parseLab(writeLab(m->editor().document()));
            QVERIFY(read.ok());
            compareRead(read.document);
            m->editor().undoStack().undo();
        }
    }

    /// The next cable finds its way as if there had been none before.
    void tabsTurnToTheirNextCable()
    {
        run(QStringLiteral("case-2.3"));
        const Id port = m->tab("Host1", "veth2");
        const TabSeat before = m->geometry().tab(port);
        const Id peer = m->topology().otherEnd(port);
        unplug(m->topology().cableAt(port));
        QVERIFY(m->editor().layout().of(port).rest);
        const Result<Patch> again = connectElements(m->editor().document(), port, peer, false);
        QVERIFY(again && m->editor().perform(QStringLiteral("Cable"), *again));
        QVERIFY(!m->editor().layout().of(port).rest);
        QCOMPARE(m->geometry().tab(port), before);
    }

    void aPortOnTheBorderOfItsMachineStaysThereInALayout()
    {
        run(QStringLiteral("case-2.3"));
        const auto isOne = [this](const auto &each) {
            return each.second.bridge && m->topology().cableAt(each.first) &&
                   m->geometry().tab(each.first).seat == Seat::Border;
        };
        const auto found = std::ranges::find_if(m->topology().interfaces, isOne);
        QVERIFY(found != m->topology().interfaces.end());
        const Id port = found->first;
        unplug(m->topology().cableAt(port));
        const Seat before = m->geometry().tab(port).seat;
        QCOMPARE(before, Seat::Border);
        m->view().layOut(graphs::Style::Radial, QStringLiteral("layout"));
        QCOMPARE(m->geometry().tab(port).seat, before);
        QVERIFY(m->geometry() == geometryOf(m->editor().document(), TopologyIndex(m->topology())));
        m->editor().undoStack().undo();
        QVERIFY(m->geometry() == geometryOf(m->editor().document(), TopologyIndex(m->topology())));
    }

    void whatIsCutLeavesTabsToo()
    {
        run(QStringLiteral("case-2.3"));
        const TabSeat before = m->geometry().tab(m->tab("Host1", "eth0"));
        m->click(m->header(m->machine("Host2")));
        m->view().cutSelection();
        QVERIFY(!m->machine("Host2"));
        QCOMPARE(m->geometry().tab(m->tab("Host1", "eth0")), before);
    }

    void tablesStay_data() { everyLab(); }
    void tablesStay()
    {
        QFETCH(QString, lab);
        run(lab);
        for (const auto &[id, cable] : Topology(m->topology()).cables) {
            const std::map<Id, QRectF> before = tables();
            unplug(id);
            for (const auto &[owner, rect] : tables())
                QVERIFY2(before.at(owner) == rect || isTaken(before.at(owner)), qPrintable(m->topology().label(owner)));
            m->editor().undoStack().undo();
            for (const auto &[owner, rect] : tables())
                QVERIFY2(before.at(owner) == rect, qPrintable(m->topology().label(owner)));
        }
    }

private:
    static void everyLab()
    {
        useAssets();
        QTest::addColumn<QString>("lab");
        for (const QString &lab : shippedLabs())
            QTest::addRow("%s", qPrintable(lab)) << lab;
    }

    void run(const QString &lab)
    {
        m->open(lab);
        m->run().setDeployed(m->topology());
        m->run().show(LabRun::State::Deployed, busyState(m->topology()));
    }

    void unplug(Id cable)
    {
        m->editor().setSelection({cable});
        m->key(Qt::Key_Delete);
    }

    std::map<Id, TabSeat> seats() const { return {m->geometry().tabs.begin(), m->geometry().tabs.end()}; }

    /// One that stood free in its machine, near what it faced, goes to the border.
    static void compare(const std::map<Id, TabSeat> &before, const std::vector<Id> &unplugged, const Geometry &now)
    {
        for (const auto &[id, seat] : before) {
            const bool wasFree = !seat.onBorder && std::ranges::find(unplugged, id) != unplugged.end();
            if (wasFree)
                continue;
            const TabSeat after = now.tab(id);
            QCOMPARE(after.at, seat.at);
            QCOMPARE(after.seat == Seat::Inner ? seat.side : after.side, seat.side);
            QCOMPARE(after.seat, seat.seat);
        }
    }

    void compareRead(const Document &read) const
    {
        const Geometry opened = geometryOf(read, TopologyIndex(read.topology()));
        for (const auto &[id, seat] : m->geometry().tabs) {
            const Interface *interface = m->topology().interface(id);
            const Id machine = read.topology().machineByName(m->topology().label(interface->machine));
            const TabSeat again = opened.tab(read.topology().interfaceByName(machine, interface->name));
            QCOMPARE(again.at, seat.at);
            QCOMPARE(again.side, seat.side);
        }
    }

    std::map<Id, QRectF> tables() const
    {
        std::map<Id, QRectF> found;
        for (const Id owner : m->view().canvasScene().tableOwners())
            found[owner] = m->view().canvasScene().tablesRect(owner);
        return found;
    }

    bool isTaken(const QRectF &rect) const
    {
        const auto printed = m->view().canvasScene().printed();
        return std::ranges::any_of(printed,
                                   [&](const auto &each) { return each.rect.adjusted(-9, -9, 9, 9).intersects(rect); });
    }

    std::unique_ptr<CanvasFixture> m;
};

QTEST_MAIN(UnpluggedTest)
#include "tst_unplugged.moc"
