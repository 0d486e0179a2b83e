// SPDX-License-Identifier: GPL-2.0-or-later
// Every shipped lab through the real window: deployed, pinged as its checks say, its live tables compared with what the
// kernel said, and nothing on top of anything. With TOILE_PICTURES=FOLDER the pictures are kept to be looked at. With
// TOILE_LABS=vlan those with VLANs, which run in a micro-VM where this machine's kernel has none; else the others.
#include "core/engine/launch.h"
#include "core/kernel/features.h"
#include "core/lab/labfile.h"
#include "core/lab/lower.h"
#include "resources/assets.h"
#include "tests/window/livewindow.h"
#include "ui/canvas/boxitem.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/tabitem.h"
#include "ui/window/appearance.h"
#include "ui/window/deploydialog.h"
#include "ui/window/pingpanel.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace toile;

class LabsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isDrawnAsItRuns_data()
    {
        useAssets();
        applyTheme(*qApp, Theme::Light);
        QTest::addColumn<QString>("lab");
        const bool wanted = qEnvironmentVariable("TOILE_LABS") == QStringLiteral("vlan");
        for (const QString &lab : shippedLabs())
            if (hasVlans(lab) == wanted)
                QTest::newRow(qPrintable(lab)) << lab;
    }

    void isDrawnAsItRuns()
    {
        QFETCH(QString, lab);
        // Where the system service runs, the window would take this machine's own card.
        QVERIFY(lab != QStringLiteral("case-2.3-uplink") || !probeSystemEngine());
        LiveWindow window;
        m_window = &window;
        window.window().resize(1500, 1000);
        window.open(lab);
        window.tryToDeploy();
        if (window.state() == LabRun::State::Broken)
            return saysWhatIsLacking(lab);
        QTRY_VERIFY(!window.find<DeployDialog>("deployDialog")->isVisible());
        m_speakers.clear();
        for (const auto &[id, check] : window.topology().checks) {
            if (check.kind == Check::Kind::Reach && m_speakers.size() < 4) {
                ping(check);
                m_speakers += {check.from, ownerOf(check.to)};
            }
        }
        QVERIFY2(!m_speakers.isEmpty(), "the lab has a check that a ping answers");
        QTRY_VERIFY2(everyRowIsShown(), qPrintable(m_missing));
        QTRY_VERIFY2(seesEverything(), "nobody chose another view: all tables are seen");
        QCOMPARE(window.state(), LabRun::State::Deployed);
        QCOMPARE(contradictions(), QStringList());
        window.keep(QStringLiteral("lab-") + lab);
        QCOMPARE(overlaps(), QStringList());
        window.undeploy();
        QCOMPARE(shownTables(), 0);
    }

    /// Deployed in the sandbox, it gets its first VLAN: where the kernel there has none, the plan offers to move it.
    void aLabMovesToTheKernelThatItNeeds()
    {
        if (qEnvironmentVariable("TOILE_LABS") != QStringLiteral("vlan"))
            return;
        LiveWindow window;
        window.open(QStringLiteral("case-1"));
        window.run().preferEngine(QStringLiteral("sandbox"));  // where labs begin, not where one that is moved goes
        window.deploy();
        const Id vm = window.topology().machineByName(u"VM1");
        window.editor().setSelection({window.topology().interfaceByName(vm, u"eth0")});
        window.window().canvas().insertInterface(QStringLiteral("vlan"));
        QVERIFY(window.topology().interfaceByName(vm, u"eth0.100"));
        QTRY_COMPARE(window.state(), LabRun::State::Changed);
        window.action("actionDeploy")->trigger();
        const bool moves = window.find<QPushButton>("planMove")->isVisible();
        window.keep(QStringLiteral("lab-moves"), window.find<DeployDialog>("deployDialog"));
        const bool lacks = missingFeatures({KernelFeature::Vlan}, window.run().session()->hello().features).size() == 1;
        QCOMPARE(moves, lacks);
        window.click(moves ? "planMove" : "planDeploy");
        QTRY_VERIFY_WITH_TIMEOUT(window.state() == LabRun::State::Deployed && window.run().pendingPlan().empty(),
                                 LiveWindow::kPatience);
        QTRY_VERIFY(!window.find<DeployDialog>("deployDialog")->isVisible());
        QCOMPARE(window.run().engine(), moves ? QStringLiteral("vm") : QStringLiteral("sandbox"));
        QVERIFY(window.run().live()->machines.at(QStringLiteral("VM1")).links.contains(QStringLiteral("eth0.100")));
    }

private:
    static bool hasVlans(const QString &lab)
    {
        const KernelFeatures needed = requiredFeatures(lower(loadLab(shippedLabPath(lab)).document.topology()));
        return std::ranges::any_of(needed, [](KernelFeature feature) {
            return feature == KernelFeature::Vlan || feature == KernelFeature::VlanFiltering;
        });
    }

    CanvasScene &scene() { return m_window->window().canvas().canvasScene(); }

    /// Where this kernel lacks something for the lab, the window says so, as toilectl does.
    void saysWhatIsLacking(const QString &lab)
    {
        const QString lacks = lab == QStringLiteral("case-2.3-uplink")
                                  ? QStringLiteral("which the system service alone can lend")
                                  : QStringLiteral("The kernel of this engine lacks ");
        QTRY_VERIFY(m_window->find<QLabel>("planNote")->text().contains(lacks));
        m_window->find<DeployDialog>("deployDialog")->close();
        const LiveWindow::Outcome outcome = LiveWindow::toilectl({QStringLiteral("deploy"), lab});
        QCOMPARE(outcome.status, 3);
        QVERIFY2(QString::fromUtf8(outcome.output).contains(lacks), outcome.output);
    }

    /// As a student does: choose both ends, press Ping, see an answer, press Stop.
    void ping(const Check &check)
    {
        m_window->editor().setSelection({m_window->topology().machineByName(check.from)});
        m_window->action("actionPing")->trigger();
        auto *output = m_window->find<QPlainTextEdit>("pingOutput");
        output->clear();
        m_window->find<QComboBox>("pingTo")->setEditText(check.to);
        m_window->click("pingStart");
        QTRY_VERIFY_WITH_TIMEOUT(output->toPlainText().contains(QStringLiteral("from ") + check.to),
                                 LiveWindow::kPatience);
        m_window->click("pingStart");
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->find<PingPanel>("pingPanel")->isRunning(), LiveWindow::kPatience);
        m_window->editor().setSelection({});
    }

    bool isShown(Id owner, const QString &text)
    {
        if (m_window->tables(owner).contains(text))
            return true;
        m_missing = m_window->topology().label(owner) + QStringLiteral(" shows no ") + text;
        return false;
    }

    bool showsRowsOf(Id machine, const LiveMachine &live)
    {
        bool all = true;
        for (const auto &[key, row] : live.neighbours)
            all = all && isShown(machine, row.address.toString());
        for (const auto &[key, row] : live.conntrack)
            all = all && isShown(machine, row.original.destination.toString());
        for (const auto &[key, row] : live.fdb) {
            const Id bridge = m_window->topology().interfaceByName(machine, row.bridge);
            all = all && (row.local || row.remote || isShown(bridge, row.mac.toString()));
        }
        return all;
    }

    /// The machine with this address, which a ping teaches a neighbour too.
    QString ownerOf(const QString &address)
    {
        for (const auto &[id, interface] : m_window->topology().interfaces) {
            for (const IpPrefix &prefix : interface.addresses) {
                if (prefix.address.toString() == address)
                    return m_window->topology().machine(interface.machine)->name;
            }
        }
        return {};
    }

    bool everyRowIsShown()
    {
        bool all = true;
        for (const auto &[id, machine] : m_window->topology().machines) {
            const LiveMachine &live = m_window->run().live()->machines.at(machine.name);
            if (m_speakers.contains(machine.name) && live.neighbours.empty()) {
                m_missing = machine.name + QStringLiteral(" knows no neighbour");
                return false;
            }
            all = all && showsRowsOf(id, live);
        }
        return all;
    }

    /// What drawing and kernel tell apart on the canvas: crossed out, or the kernel's only.
    QStringList contradictions()
    {
        QStringList found;
        const auto add = [&found](const std::vector<TextLine> &lines) {
            for (const TextLine &line : lines) {
                if (line.text().startsWith(u'−') || line.text().startsWith(u'+'))
                    found += line.text();
            }
        };
        for (QGraphicsItem *item : scene().items()) {
            if (auto *tab = dynamic_cast<TabItem *>(item))
                add(tab->face().details.lines);
            if (auto *box = dynamic_cast<BoxItem *>(item)) {
                add(box->face().routes);
                add(box->face().observed);
                for (const Badge &badge : box->face().badges)
                    add({badge.text});
            }
        }
        return found;
    }

    QStringList overlaps()
    {
        const std::vector<CanvasScene::Printed> all = scene().printed();
        QStringList found;
        for (std::size_t i = 0; i < all.size(); ++i) {
            for (std::size_t j = i + 1; j < all.size(); ++j) {
                const QRectF common = all[i].rect.intersected(all[j].rect);
                if (common.width() > 1 && common.height() > 1)
                    found += all[i].what + QStringLiteral(" / ") + all[j].what;
            }
        }
        return found;
    }

    int shownTables()
    {
        int shown = 0;
        for (const auto &[id, machine] : m_window->topology().machines)
            shown += scene().tablesRect(id).isNull() ? 0 : 1;
        for (const auto &[id, interface] : m_window->topology().interfaces)
            shown += scene().tablesRect(id).isNull() ? 0 : 1;
        return shown;
    }

    bool seesEverything()
    {
        CanvasView &canvas = m_window->window().canvas();
        const QRect room = canvas.viewport()->rect().adjusted(-5, -5, 5, 5);
        return canvas.mapToScene(room).boundingRect().contains(scene().drawingRect());
    }

    LiveWindow *m_window = nullptr;
    QStringList m_speakers;  ///< both ends of every ping
    QString m_missing;
};

QTEST_MAIN(LabsTest)
#include "tst_window_labs.moc"
