// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/vlans.h"
#include "tests/canvas/canvasfixture.h"
#include "tests/canvas/itemsin.h"
#include "tests/canvas/scenepixels.h"
#include "ui/canvas/cableitem.h"
#include "ui/canvas/look.h"
#include "ui/canvas/tablesitem.h"
#include "ui/canvas/tunnelitem.h"

#include <QtTest>

using namespace toile;

/// Whoever looks for one thing sees the others fade: all of them.
class FadingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_canvas = std::make_unique<CanvasFixture>(); }
    void cleanup() { m_canvas.reset(); }

    void otherStripesOfATrunkFade()
    {
        m_canvas->open(QStringLiteral("trunk"));
        const auto shows = [this](int vlan) {
            const Id cable = m_canvas->topology().cableAt(m_canvas->tab("SW1", "trunk0"));
            const QPointF middle = m_canvas->geometry().cables.at(cable).pointAtPercent(0.5);
            for (const VlanUse &use : vlansOf(m_canvas->topology()))
                if (use.id == vlan)
                    return ScenePixels(scene(), 1).shows(vlanLine(lightLook(), QColor(use.colour)), middle, 8);
            return false;
        };
        QVERIFY(shows(100) && shows(200));
        scene().setLens(100);
        QVERIFY(shows(100) && !shows(200));
        scene().setLens(200);
        QVERIFY(!shows(100) && shows(200));
        scene().setLens(0);
        QVERIFY(shows(100) && shows(200));
    }

    void tablesFadeWithTheirOwners()
    {
        m_canvas->open(QStringLiteral("trunk"));
        m_canvas->run().show(LabRun::State::Deployed, busyState(m_canvas->topology()));
        QVERIFY(tablesOf("A1") && tablesOf("B1"));
        scene().setLens(100);
        QCOMPARE(tablesOf("A1")->opacity(), 1.0);
        QVERIFY(tablesOf("B1")->opacity() < 0.3);
        QVERIFY(connectorOpacities().contains(1.0) && connectorOpacities().size() == 2);
        scene().setLens(0);
        QCOMPARE(tablesOf("B1")->opacity(), 1.0);
    }

    void tablesThatComeLaterFadeToo()
    {
        m_canvas->open(QStringLiteral("trunk"));
        m_canvas->run().show(LabRun::State::Deployed, deployedState(m_canvas->topology()));
        scene().setLens(100);
        m_canvas->run().become(busyState(m_canvas->topology()));
        QTRY_VERIFY(tablesOf("B1"));
        QVERIFY(tablesOf("B1")->opacity() < 0.3);
    }

    void learnedAddressesOfOtherVlansFade()
    {
        m_canvas->open(QStringLiteral("trunk"));
        m_canvas->run().show(LabRun::State::Deployed, busyState(m_canvas->topology()));
        const Id bridge = m_canvas->tab("SW1", "br0");
        QCOMPARE(shownRows(bridge),
                 (QMap<QString, bool>{
                     {QStringLiteral("1"), true}, {QStringLiteral("100"), true}, {QStringLiteral("200"), true}}));
        const QImage whole = ScenePixels(scene(), 1).at(scene().tablesRect(bridge));
        scene().setLens(100);
        QCOMPARE(shownRows(bridge),
                 (QMap<QString, bool>{
                     {QStringLiteral("1"), false}, {QStringLiteral("100"), true}, {QStringLiteral("200"), false}}));
        QVERIFY(ScenePixels(scene(), 1).at(scene().tablesRect(bridge)) != whole);
    }

    /// Of a router that is in both, and of a VM whose own network has no VLAN.
    void neighboursInOtherVlansFade_data()
    {
        QTest::addColumn<QByteArray>("machine");
        QTest::addColumn<int>("vlan");
        QTest::addRow("vlan-router") << QByteArray("R") << 200;
        QTest::addRow("tp2") << QByteArray("VM1") << 100;
    }
    void neighboursInOtherVlansFade()
    {
        QFETCH(QByteArray, machine);
        QFETCH(int, vlan);
        m_canvas->open(QString::fromLatin1(QTest::currentDataTag()));
        m_canvas->run().show(LabRun::State::Deployed, busyState(m_canvas->topology()));
        scene().setLens(vlan);
        const TablesItem *tables = tablesOf(machine.constData());
        QVERIFY(tables);
        QCOMPARE(tables->opacity(), 1.0);
        int shown = 0;
        for (const TableRow &row : tables->cards().front().rows) {
            const bool inVlan = row.interface == QStringLiteral("eth0.%1").arg(vlan);
            QCOMPARE(tables->lens().shows(row), inVlan);
            shown += inVlan ? 1 : 0;
        }
        QVERIFY(shown > 0 && shown < int(tables->cards().front().rows.size()));
    }

    void aSearchFadesTablesToo()
    {
        m_canvas->open(QStringLiteral("trunk"));
        m_canvas->run().show(LabRun::State::Deployed, busyState(m_canvas->topology()));
        scene().setFound(std::unordered_set<Id>{m_canvas->machine("B1")});
        QCOMPARE(tablesOf("B1")->opacity(), 1.0);
        QVERIFY(tablesOf("A1")->opacity() < 0.3);
        scene().setFound(std::nullopt);
        QCOMPARE(tablesOf("A1")->opacity(), 1.0);
    }

    void oneLayerOfAVxlanIsLookedAt()
    {
        m_canvas->open(QStringLiteral("vxlan"));
        const std::vector<Id> carriers{m_canvas->tab("Host1", "eth0"), m_canvas->tab("Host2", "eth0"),
                                       cable("Host1", "eth0")};
        const std::vector<Id> carried{m_canvas->tab("Host1", "vxlan42"), m_canvas->tab("Host2", "br0"),
                                      m_canvas->machine("VM1"),          m_canvas->tab("VM2", "eth0"),
                                      m_canvas->tab("Host1", "veth0"),   cable("Host2", "veth0")};
        const std::vector<Id> both{m_canvas->machine("Host1"), m_canvas->machine("Host2")};
        const auto verify = [&](bool underlay, bool overlay) {
            const auto isBright = [this](Id id) { return scene().itemOf(id)->opacity() == 1; };
            for (const Id id : carriers)
                QCOMPARE(isBright(id), underlay);
            for (const Id id : carried)
                QCOMPARE(isBright(id), overlay);
            for (const Id id : both)
                QVERIFY(isBright(id));
            QCOMPARE(tunnel()->opacity() == 1, overlay);
        };
        scene().setVxlanLayer(VxlanLayer::Overlay);
        verify(false, true);
        scene().setVxlanLayer(VxlanLayer::Underlay);
        verify(true, false);
        Edit edit(m_canvas->editor().document());
        for (const char *host : {"Host1", "Host2"}) {
            Interface vxlan = *m_canvas->topology().interface(m_canvas->tab(host, "vxlan42"));
            std::get<VxlanSettings>(vxlan.settings).vni = 43;
            edit.set(m_canvas->tab(host, "vxlan42"), vxlan);
        }
        QVERIFY(m_canvas->editor().perform(QStringLiteral("number"), edit.patch()));
        verify(true, false);
        scene().setVxlanLayer(VxlanLayer::Both);
        verify(true, true);
    }

    /// A host knows neighbours in both layers.
    void neighboursInTheOtherLayerFade()
    {
        m_canvas->open(QStringLiteral("vxlan"));
        m_canvas->run().show(LabRun::State::Deployed, busyState(m_canvas->topology()));
        const TablesItem *tables = tablesOf("Host1");
        QVERIFY(tables);
        const TableRow &row = tables->cards().front().rows.front();
        QCOMPARE(row.interface, QStringLiteral("eth0"));
        QVERIFY(tables->lens().shows(row));
        scene().setVxlanLayer(VxlanLayer::Overlay);
        QCOMPARE(tables->opacity(), 1.0);
        QVERIFY(!tables->lens().shows(row));
        scene().setVxlanLayer(VxlanLayer::Underlay);
        QVERIFY(tables->lens().shows(row));
        QVERIFY(tablesOf("VM1")->opacity() < 0.3);
    }

private:
    CanvasScene &scene() { return m_canvas->view().canvasScene(); }
    Id cable(const char *machine, const char *name)
    {
        return m_canvas->topology().cableAt(m_canvas->tab(machine, name));
    }
    TunnelItem *tunnel() { return itemsIn<TunnelItem>(scene()).at(0); }
    TablesItem *tablesOf(Id owner)
    {
        for (TablesItem *tables : itemsIn<TablesItem>(scene()))
            if (tables->id() == owner)
                return tables;
        return nullptr;
    }
    TablesItem *tablesOf(const char *machine) { return tablesOf(m_canvas->machine(machine)); }
    QSet<double> connectorOpacities()
    {
        QSet<double> opacities;
        for (const ConnectorItem *connector : itemsIn<ConnectorItem>(scene()))
            opacities.insert(connector->opacity());
        return opacities;
    }
    /// By what stands in the column of VLANs: whether such rows do not fade.
    QMap<QString, bool> shownRows(Id bridge)
    {
        QMap<QString, bool> shown;
        for (const TableRow &row : tablesOf(bridge)->cards().front().rows)
            shown[row.cells[1]] = tablesOf(bridge)->lens().shows(row);
        return shown;
    }

    std::unique_ptr<CanvasFixture> m_canvas;
};

QTEST_MAIN(FadingTest)
#include "tst_fading.moc"
