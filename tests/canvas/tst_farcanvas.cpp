// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/drawing.h"
#include "core/model/vlans.h"
#include "tests/canvas/canvasfixture.h"
#include "tests/canvas/scenepixels.h"
#include "ui/canvas/cableitem.h"
#include "ui/canvas/look.h"

#include <QtTest>

using namespace toile;

namespace {
constexpr double kFarAway = 0.25;
}

/// What is drawn where there is no room for words: less, and nothing that is not so.
class FarCanvasTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_canvas = std::make_unique<CanvasFixture>(); }
    void cleanup() { m_canvas.reset(); }

    void aSwitchIsCalledByItsOwnName()
    {
        m_canvas->open(QStringLiteral("trunk"));
        const QRectF box = m_canvas->box("SW1");
        const QImage before = far().at(box);
        rename(m_canvas->tab("SW1", "br0"), QStringLiteral("bridge77"));
        QCOMPARE(far().at(box), before);
        rename(m_canvas->machine("SW1"), QStringLiteral("Core"));
        QVERIFY(far().at(box) != before);
    }

    void otherBridgesKeepTheirsUnderTheNameOfTheirMachine()
    {
        m_canvas->open(QStringLiteral("trunk"));
        const Id machine = m_canvas->machine("SW1");
        m_canvas->editor().setSelection({machine});
        m_canvas->view().insertBox(QStringLiteral("bridge"));
        const std::vector<Id> own = m_canvas->topology().interfacesOf(machine);
        QCOMPARE(std::ranges::count_if(own, [&](Id id) { return m_canvas->topology().isBridge(id); }), 2);
        const Id bridge = m_canvas->tab("SW1", "br0");
        const QRectF box = m_canvas->geometry().box(bridge);
        const QRectF over(m_canvas->box("SW1").topLeft(), QPointF(box.right(), box.top()));
        const QImage before = far().at(box);
        const QImage header = far().at(over);
        rename(bridge, QStringLiteral("bridge77"));
        QVERIFY(far().at(box) != before);
        QCOMPARE(far().at(over), header);
        rename(machine, QStringLiteral("Core"));
        QVERIFY(far().at(over) != header);
    }

    void aTrunkIsNoCableOfOneVlan_data()
    {
        QTest::addColumn<double>("zoom");
        for (const double zoom : {0.33, 0.25, 0.15})
            QTest::addRow("%.2f", zoom) << zoom;
    }
    void aTrunkIsNoCableOfOneVlan()
    {
        QFETCH(double, zoom);
        m_canvas->open(QStringLiteral("trunk"));
        const ScenePixels seen(scene(), zoom);
        const double reach = 5 / zoom;
        const QPointF trunk = middle("SW1", "trunk0");
        QVERIFY(seen.shows(colourOf(100), trunk, reach) && seen.shows(colourOf(200), trunk, reach));
        const QPointF access = middle("SW1", "pa");
        QVERIFY(seen.shows(colourOf(100), access, reach) && !seen.shows(colourOf(200), access, reach));
    }

    /// A VLAN interface and what it is made on, a bridge and its port on the border: without a gap.
    void whatIsJoinedInsideAMachineIsJoined_data()
    {
        QTest::addColumn<InnerLine::Kind>("kind");
        QTest::addColumn<int>("count");
        QTest::addRow("vlan-in-bridge") << InnerLine::Kind::Vlan << 4;
        QTest::addRow("vxlan") << InnerLine::Kind::Port << 2;
    }
    void whatIsJoinedInsideAMachineIsJoined()
    {
        QFETCH(InnerLine::Kind, kind);
        m_canvas->open(QString::fromLatin1(QTest::currentDataTag()));
        const ScenePixels seen = far();
        int joined = 0;
        for (const auto &[machine, lines] : m_canvas->geometry().lines) {
            for (const InnerLine &line : lines) {
                const auto *vlan = std::get_if<VlanSettings>(&m_canvas->topology().interface(line.to)->settings);
                const QColor colour = vlan ? colourOf(vlan->id) : lightLook().bridge.stroke;
                for (const double part : {0.2, 0.5, 0.8})
                    QVERIFY(seen.shows(colour, line.path.pointAtPercent(part)));
                joined += line.kind == kind ? 1 : 0;
            }
        }
        QTEST(joined, "count");
    }

    /// Else it looked crossed out.
    void noLineGoesThroughAName()
    {
        m_canvas->open(QStringLiteral("tp2"));
        const QRectF box = m_canvas->box("VM1");
        const QPointF tab = m_canvas->geometry().tab(m_canvas->tab("VM1", "eth0")).at;
        const QRectF along(QPointF(box.left() + 12, tab.y() - 5), QPointF(box.right() - 12, tab.y() + 5));
        const QImage line = far().at(along);
        rename(m_canvas->machine("VM1"), QStringLiteral("Mm"));
        QCOMPARE(far().at(along), line);
        QVERIFY(far().shows(lightLook().text, QPointF(box.center().x(), (box.top() + tab.y()) / 2), 30));
    }

    void aSwitchHasNoLinesToABridgeThatIsNotDrawn()
    {
        m_canvas->open(QStringLiteral("trunk"));
        const ScenePixels seen = far();
        for (const auto &[machine, lines] : m_canvas->geometry().lines)
            for (const InnerLine &line : lines)
                QVERIFY(!seen.shows(lightLook().bridge.stroke, line.path.pointAtPercent(0.5)));
    }

    void whatIsChosenIsSeenFromAfar()
    {
        m_canvas->open(QStringLiteral("case-1b"));
        const Id vm = m_canvas->machine("VM1");
        const QRectF box = m_canvas->box("VM1").adjusted(-6, -6, 6, 6);
        for (const double zoom : {0.3, 0.12, 0.06}) {
            const auto ring = [&] {
                const QImage seen = ScenePixels(scene(), zoom).at(box);
                int pixels = 0;
                for (int y = 0; y < seen.height(); ++y)
                    for (int x = 0; x < seen.width(); ++x)
                        pixels += seen.pixelColor(x, y) == scene().look().selection ? 1 : 0;
                return pixels;
            };
            m_canvas->editor().setSelection({});
            QCOMPARE(ring(), 0);
            m_canvas->editor().setSelection({vm});
            QVERIFY2(ring() >= 8, qPrintable(QString::number(ring())));
        }
    }

    void whatIsDownIsNotGreenNorGrey()
    {
        m_canvas->open(QStringLiteral("trunk"));
        LiveState live = deployedState(m_canvas->topology());
        live.machines[QStringLiteral("A1")].links[QStringLiteral("eth0")].config.up = false;
        live.machines[QStringLiteral("SW1")].links[QStringLiteral("pa")].carrier = false;
        m_canvas->run().show(LabRun::State::Changed, live);
        const ScenePixels seen = far();
        const auto shows = [&](const QColor &colour, const char *machine, const char *name) {
            return seen.shows(colour, m_canvas->geometry().tab(m_canvas->tab(machine, name)).at, 2);
        };
        QVERIFY(shows(lightLook().lightDown, "A1", "eth0"));
        QVERIFY(shows(lightLook().lightNoCarrier, "SW1", "pa"));
        QVERIFY(shows(lightLook().lightUp, "B1", "eth0"));
    }

    void whereAVlanIsCutOffIsSeen()
    {
        m_canvas->open(QStringLiteral("trunk"));
        Edit edit(m_canvas->editor().document());
        const Id id = m_canvas->tab("SW2", "trunk0");
        Interface narrow = *m_canvas->topology().interface(id);
        narrow.vlans.tagged = {{200, 200}};
        edit.set(id, narrow);
        QVERIFY(m_canvas->editor().perform(QStringLiteral("narrow"), edit.patch()));
        QVERIFY(!far().shows(lightLook().broken, middle("SW1", "trunk0"), 100));
        scene().setLens(100);
        auto *cable = dynamic_cast<CableItem *>(scene().itemOf(m_canvas->topology().cableAt(id)));
        QVERIFY(cable && far().shows(lightLook().broken, cable->cutSign().middle, 20));
    }

    /// As near: what is not in the kernel is no line without gaps.
    void aCableThatIsNotThereIsDotted()
    {
        m_canvas->open(QStringLiteral("trunk"));
        const LiveState live = deployedState(m_canvas->topology());
        m_canvas->run().show(LabRun::State::Changed, live);
        const QPointF access = middle("SW1", "pa");
        const QRectF piece(access - QPointF(60, 8), QSizeF(120, 16));
        const QImage there = far().at(piece);
        CreateVeth veth;
        veth.a.ns = QStringLiteral("SW1");
        veth.a.name = QStringLiteral("pa");
        veth.b.ns = QStringLiteral("A1");
        veth.b.name = QStringLiteral("eth0");
        m_canvas->run().setPending({veth});
        QVERIFY(far().at(piece) != there);
    }

private:
    CanvasScene &scene() { return m_canvas->view().canvasScene(); }
    ScenePixels far() { return {scene(), kFarAway}; }
    QPointF middle(const char *machine, const char *name)
    {
        const Id cable = m_canvas->topology().cableAt(m_canvas->tab(machine, name));
        return m_canvas->geometry().cables.at(cable).pointAtPercent(0.5);
    }
    QColor colourOf(int vlan) const
    {
        for (const VlanUse &use : vlansOf(m_canvas->topology()))
            if (use.id == vlan)
                return vlanLine(lightLook(), QColor(use.colour));
        return {};
    }
    void rename(Id id, const QString &name)
    {
        const Result<Patch> renamed = toile::rename(m_canvas->editor().document(), id, name);
        QVERIFY(renamed);
        QVERIFY(m_canvas->editor().perform(QStringLiteral("rename"), *renamed));
    }

    std::unique_ptr<CanvasFixture> m_canvas;
};

QTEST_MAIN(FarCanvasTest)
#include "tst_farcanvas.moc"
