// SPDX-License-Identifier: GPL-2.0-or-later
// A lab that runs, in every state, in both languages and both themes: nothing that is written may be cut off. With
// TOILE_PICTURES=FOLDER the pictures are kept there to be looked at.
#include "core/lab/labfile.h"
#include "core/lab/lower.h"
#include "tests/canvas/handrun.h"
#include "tests/engine/fakehelper.h"
#include "tests/window/picturekeeper.h"
#include "tests/window/runninglab.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/cableitem.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/deploydialog.h"
#include "ui/window/pingpanel.h"

#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

using namespace toile;

namespace {

/// A window and the lab that it found running.
class Desk : public WindowFixture {
public:
    explicit Desk(const char *name, const KernelFeatures &features = allFeatures()) : lab(QLatin1String(name), features)
    {
        for (const Step &step : plan(lower(loadLab(shippedLabPath(QLatin1String(name))).document.topology()), {}))
            (void)lab.kernel.perform(step);
        open(QLatin1String(name));
        QTRY_COMPARE(window().run().state(), LabRun::State::Deployed);
        raise("inspectorDock");
    }

    CanvasScene &scene() { return window().canvas().canvasScene(); }
    void raise(const char *dock)
    {
        QCoreApplication::processEvents();  // instructions come to the front
        find<QDockWidget>(dock)->raise();
    }
    void click(const char *button) { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    /// Everybody has pinged everybody.
    void learn()
    {
        lab.learn(busyState(topology()));
        QTRY_VERIFY(scene().hasTables());
    }

    RunningLab lab;
};

}  // namespace

class LivePicturesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void looks_data() { PictureKeeper::addLooks(); }

    void looks()
    {
        PictureKeeper pictures;
        m_pictures = &pictures;
        tables();
        speaking();
        checks();
        leaving();
        views();
        differing();
        failing();
        waiting();
        moving();
        vlans();
        vxlan();
    }

private:
    void tables()
    {
        Desk desk("tp1");
        keep(desk, "running");
        LiveState learnt = busyState(desk.topology());
        for (auto &[key, row] : learnt.machines.at(QStringLiteral("VM1")).conntrack) {
            row.original.source = *IpAddress::parse(u"2.0.0.2");
            row.reply.destination = *IpAddress::parse(u"1.0.0.11");
        }
        desk.lab.learn(learnt);
        QTRY_VERIFY(desk.scene().hasTables());
        keep(desk, "running-tables");
        desk.action("actionActualSize")->trigger();
        desk.window().canvas().revealTables(desk.machine("VM1"));
        keep(desk, "running-actual-size");
        desk.action("actionFit")->trigger();
        desk.editor().setSelection({desk.machine("VM1")});
        keep(desk, "running-machine");
        desk.editor().setSelection({desk.interface("Host1", "br1")});
        desk.action("actionWhatIsThis")->trigger();
        keep(desk, "running-lesson");
        desk.editor().setSelection({});
        desk.action("actionFoldTables")->trigger();
        keep(desk, "running-folded");
        desk.action("actionUnfoldTables")->trigger();
        desk.action("actionFind")->trigger();
        QTest::keyClicks(desk.find<QLineEdit>("searchText"), QStringLiteral("2.0.0.2"));
        keep(desk, "running-search");
        QTest::keyClick(desk.find<QLineEdit>("searchText"), Qt::Key_Escape);
        desk.action("actionPhysical")->trigger();
        QTRY_VERIFY(!desk.window().findChild<QWidget *>(QStringLiteral("morph")));
        keep(desk, "running-physical");
    }

    void speaking()
    {
        Desk desk("case-1b");
        desk.learn();
        ping(desk, "VM1", QStringLiteral("1.0.0.2"));
        keep(desk, "ping-answered");
        desk.lab.pings.silent.insert({QStringLiteral("Host2"), QStringLiteral("2.0.0.1")});
        ping(desk, "Host2", QStringLiteral("2.0.0.1"));
        keep(desk, "ping-silent");
        desk.lab.kernel.busy = true;
        const Id cable = desk.topology().cables.begin()->first;
        const auto *item = static_cast<CableItem *>(desk.scene().itemOf(cable));
        QTRY_VERIFY(item->traffic());
        keep(desk, "traffic");
        desk.editor().setSelection({desk.machine("Host1")});
        menu(desk, desk.machine("Host1"), "menu-running-machine");
        menu(desk, desk.interface("Host1", "eth0"), "menu-running-interface");
    }

    void ping(Desk &desk, const char *from, const QString &to)
    {
        desk.editor().setSelection({desk.machine(from)});
        desk.action("actionPing")->trigger();
        desk.find<QComboBox>("pingTo")->setEditText(to);
        desk.click("pingStart");
        QTRY_VERIFY(desk.find<QPlainTextEdit>("pingOutput")->toPlainText().contains(to + QStringLiteral(" ping stat")));
        QTRY_VERIFY(!desk.find<PingPanel>("pingPanel")->isRunning());
    }

    void checks()
    {
        Desk desk("case-1b");
        desk.lab.pings.silent.insert({QStringLiteral("Host2"), QStringLiteral("2.0.0.1")});
        desk.learn();
        runChecks(desk);
        keep(desk, "checks-hold");
        desk.lab.pings.silent.insert({QStringLiteral("VM1"), QStringLiteral("1.0.0.2")});
        runChecks(desk);
        keep(desk, "checks-fail");
        desk.action("actionReport")->trigger();
        for (QScrollBar *bar : desk.find<QDialog>("reportDialog")->findChildren<QScrollBar *>())
            bar->setValue(bar->maximum());  // what the kernel says is on its last page
        keep(*desk.find<QDialog>("reportDialog"), "checks-reportDialog");
        desk.find<QDialog>("reportDialog")->close();
        desk.raise("instructionsDock");
        keep(desk, "instructions-running");
        desk.drawPc("PC1");
        QTRY_COMPARE(desk.window().run().state(), LabRun::State::Changed);
        keep(desk, "checks-outdated");
    }

    void runChecks(Desk &desk)
    {
        QTRY_VERIFY(desk.action("actionRunChecks")->isEnabled());
        desk.action("actionRunChecks")->trigger();
        QVERIFY(!desk.action("actionRunChecks")->isEnabled());
        QTRY_VERIFY(desk.action("actionRunChecks")->isEnabled());
    }

    void leaving()
    {
        Desk desk("case-1b");
        desk.learn();
        for (const auto &[action, dialog] :
             {std::pair{"actionReport", "reportDialog"}, std::pair{"actionPrint", "printDialog"},
              std::pair{"actionExportPicture", "exportDialog"}, std::pair{"actionUndeploy", "deployDialog"}}) {
            desk.action(action)->trigger();
            const auto name = QByteArray("running-") + dialog;
            keep(*desk.find<QDialog>(dialog), name == "running-deployDialog" ? "undeploy" : name.constData());
            desk.find<QDialog>(dialog)->close();
        }
        desk.window().close();
        keep(*desk.find<QMessageBox>("runningQuestion"), "running-question");
        desk.find<QMessageBox>("runningQuestion")->reject();
    }

    void views()
    {
        Desk desk("case-1b");
        desk.learn();
        desk.action("actionSplitRight")->trigger();
        keep(desk, "views-two");
        desk.action("actionSplitBelow")->trigger();
        desk.action("actionNextView")->trigger();
        desk.action("actionSplitBelow")->trigger();
        keep(desk, "views-more");
        desk.action("actionNew")->trigger();
        desk.action("actionInsert-router")->trigger();
        desk.open(QStringLiteral("case-2.1"));
        QCoreApplication::processEvents();
        keep(desk, "tabs");
    }

    void differing()
    {
        Desk desk("tp1");
        desk.lab.byHand([](KernelState &kernel) {
            NamespaceState &vm1 = kernel.namespaces.at(QStringLiteral("VM1"));
            vm1.links.at(QStringLiteral("eth0")).addresses = {*IpPrefix::parse(u"1.0.0.99/8")};
            vm1.forwarding = false;
            vm1.rules.clear();
            kernel.namespaces.at(QStringLiteral("VM2")).routes.clear();
            kernel.namespaces.at(QStringLiteral("VM3")).links.at(QStringLiteral("eth0")).up = false;
            kernel.namespaces.at(QStringLiteral("Host1")).links.at(QStringLiteral("v1b")).master.clear();
            NamespaceState &host2 = kernel.namespaces.at(QStringLiteral("Host2"));
            LinkState &dummy = host2.links[QStringLiteral("dummy0")];
            dummy.name = QStringLiteral("dummy0");
            dummy.settings = ForeignSettings{QStringLiteral("dummy")};
            host2.routes.push_back(
                {*IpPrefix::parse(u"9.0.0.0/8"), *IpAddress::parse(u"1.0.0.11"), QStringLiteral("eth0")});
            host2.forwarding = true;
        });
        QTRY_COMPARE(desk.window().run().state(), LabRun::State::Changed);
        QTRY_VERIFY(desk.scene().markOf(desk.machine("Host2")).mark != Mark::None);
        keep(desk, "differing");
        desk.editor().setSelection({desk.machine("VM1")});
        keep(desk, "differing-machine");
        desk.editor().setSelection({desk.interface("VM1", "eth0")});
        desk.action("actionWhatIsThis")->trigger();
        keep(desk, "differing-lesson");
        desk.drawPc("PC1");
        desk.change<Interface>(desk.interface("Host2", "eth0"), [](Interface &interface) {
            interface.addresses.push_back(*IpPrefix::parse(u"1.0.0.22/8"));
        });
        desk.editor().setSelection({});
        desk.action("actionFit")->trigger();
        QTRY_VERIFY(desk.scene().markOf(desk.machine("PC1")).mark != Mark::None);
        keep(desk, "differing-drawn");
        desk.action("actionShowPlan")->trigger();
        keep(*desk.find<QDialog>("deployDialog"), "differing-plan");
        desk.find<QDialog>("deployDialog")->close();
        desk.editor().setSelection({desk.machine("VM3")});
        desk.action("actionDelete")->trigger();
        QTRY_VERIFY(desk.find<QLabel>("stateSentence")->text().contains(QStringLiteral("VM3")));
        QTRY_VERIFY(desk.scene().markOf(desk.interface("Host1", "v3")).mark != Mark::None);
        keep(desk, "differing-deleted");
        desk.action("actionUndo")->trigger();
        QTRY_COMPARE(desk.scene().markOf(desk.machine("VM3")).mark, Mark::None);  // drawing and kernel are compared
        desk.change<LabHeader>(Topology::kHeaderId, [](LabHeader &header) { header.name = QStringLiteral("renamed"); });
        keep(desk, "differing-renamed");
    }

    void failing()
    {
        Desk desk("case-1b");
        desk.change<Machine>(desk.machine("VM1"),
                             [](Machine &machine) { machine.routes.front().gateway = IpAddress::parse(u"9.9.9.9"); });
        desk.drawPc("PC1");
        QTRY_COMPARE(desk.window().run().state(), LabRun::State::Changed);
        desk.lab.kernel.refuseAt = desk.lab.kernel.performed + int(desk.window().run().pendingPlan().size()) - 1;
        desk.lab.kernel.refusal = QStringLiteral("Nexthop has invalid gateway");
        desk.action("actionDeploy")->trigger();
        desk.click("planDeploy");
        QTRY_COMPARE(desk.window().run().state(), LabRun::State::Broken);
        keep(*desk.find<QDialog>("deployDialog"), "failed-step");
        desk.find<QDialog>("deployDialog")->close();
        keep(desk, "failed");
    }

    /// The helper takes its time.
    void waiting()
    {
        WindowFixture desk;
        QDir().mkpath(*runtimeDirectory());
        FakeHelper helper(socketPathOf(*runtimeDirectory(), QStringLiteral("case-1b")));
        helper.greeting.lab = QStringLiteral("case-1b");
        helper.greets = false;
        desk.open(QStringLiteral("case-1b"));
        QTRY_COMPARE(helper.count<ClientHello>(), 1);
        desk.action("actionDeploy")->trigger();
        auto *dialog = desk.find<QDialog>("deployDialog");
        QTest::mouseClick(desk.find<QPushButton>("planDeploy"), Qt::LeftButton);
        QTRY_COMPARE(desk.window().run().state(), LabRun::State::Connecting);
        keep(*dialog, "starting-plan");
        // As the helper in front of a micro-VM says it.
        Q_EMIT desk.window().run().starting(
            QCoreApplication::translate("toiled", "Starting a virtual machine… (%1 s)").arg(4));
        keep(*dialog, "starting-micro-vm");
        helper.onMessage = [&](const ClientMessage &message) {
            if (std::holds_alternative<Observe>(message))
                helper.say(StateMessage{LiveState{1, {}}});
        };
        helper.say(helper.greeting);
        QTRY_COMPARE(helper.count<ApplyPlan>(), 1);
        helper.say(StepDone{helper.last<ApplyPlan>().request, 7});
        QTRY_COMPARE(desk.find<QProgressBar>("planProgress")->value(), 7);
        keep(*dialog, "applying-plan");
        dialog->close();
        keep(desk.window(), "applying");
        desk.window().close();
        keep(*desk.find<QMessageBox>("deployingQuestion"), "deploying-question");
        desk.find<QMessageBox>("deployingQuestion")->reject();
        CardState lent;
        lent.name = QStringLiteral("eth0");
        lent.here = true;
        lent.confirmWithin = 30000;
        CardState back;
        back.name = QStringLiteral("eth1");
        back.missing = {QStringLiteral("ip route add 10.6.0.0/16 dev eth1 (Network is unreachable)")};
        helper.say(CardsMessage{{lent, back}});
        QTRY_VERIFY(desk.find<QPushButton>("cardConfirm")->isVisible());
        keep(desk.window(), "card");
    }

    /// What is drawn needs a kernel that this one is not; and where no helper can be started.
    void moving()
    {
        Desk desk("case-1", {});
        desk.editor().setSelection({desk.interface("VM1", "eth0")});
        desk.window().canvas().insertInterface(QStringLiteral("vlan"));
        QTRY_COMPARE(desk.window().run().state(), LabRun::State::Changed);
        desk.action("actionDeploy")->trigger();
        keep(*desk.find<QDialog>("deployDialog"), "moving");
        desk.find<QDialog>("deployDialog")->close();
        desk.open(QStringLiteral("case-2.1"));
        desk.action("actionDeploy")->trigger();
        desk.click("planDeploy");
        QTRY_COMPARE(desk.window().run().state(), LabRun::State::Broken);
        keep(*desk.find<QDialog>("deployDialog"), "impossible");
        desk.find<QDialog>("deployDialog")->close();
        keep(desk, "impossible-window");
    }

    void vlans()
    {
        Desk desk("vlan-router");
        desk.learn();
        keep(desk, "running-vlans");
        desk.window().canvas().revealTables(desk.interface("SW1", "br0"));
        desk.action("actionActualSize")->trigger();
        desk.window().canvas().revealTables(desk.interface("SW1", "br0"));
        keep(desk, "running-vlans-actual-size");
        desk.action("actionFit")->trigger();
        desk.scene().setLens(200);
        keep(desk, "running-lens");
        desk.scene().setLens(0);
        desk.lab.byHand([](KernelState &kernel) {
            NamespaceState &sw1 = kernel.namespaces.at(QStringLiteral("SW1"));
            sw1.links.at(QStringLiteral("pa")).vlans =
                kernel.namespaces.at(QStringLiteral("SW2")).links.at(QStringLiteral("pb")).vlans;
        });
        QTRY_COMPARE(desk.window().run().state(), LabRun::State::Changed);
        QTRY_VERIFY(desk.scene().markOf(desk.interface("SW1", "pa")).mark != Mark::None);
        keep(desk, "differing-vlans");
    }

    void vxlan()
    {
        Desk desk("vxlan");
        LiveState learnt = busyState(desk.topology());
        for (const auto &[host, other, remote] :
             {std::tuple{u"Host1", u"VM2", u"1.0.0.2"}, {u"Host2", u"VM1", u"1.0.0.1"}}) {
            FdbRow row;
            row.bridge = QStringLiteral("br0");
            row.port = QStringLiteral("vxlan42");
            row.mac = *learnt.machines.at(QString::fromUtf16(other)).links.at(QStringLiteral("eth0")).config.mac;
            row.age = 3;
            auto &fdb = learnt.machines.at(QString::fromUtf16(host)).fdb;
            fdb[row.key()] = row;
            row.bridge = row.port;
            row.remote = IpAddress::parse(remote);
            fdb[row.key()] = row;
        }
        desk.lab.learn(learnt);
        QTRY_VERIFY(desk.scene().hasTables());
        keep(desk, "running-vxlan");
        desk.action("actionVxlanOverlay")->trigger();
        keep(desk, "running-overlay");
        desk.action("actionVxlanUnderlay")->trigger();
        keep(desk, "running-underlay");
    }

    /// The menu of an element, by keyboard.
    void menu(WindowFixture &desk, Id id, const char *name)
    {
        desk.editor().setSelection({id});
        Q_EMIT desk.window().canvas().contextMenuWanted(id, desk.window().mapToGlobal(QPoint(300, 200)));
        auto *shown = desk.find<QMenu>("contextMenu");
        QVERIFY(shown);
        keep(*shown, name);
        shown->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    void keep(QWidget &widget, const char *name) { m_pictures->keep(&widget, QString::fromLatin1(name)); }
    void keep(Desk &desk, const char *name) { keep(desk.window(), name); }

    PictureKeeper *m_pictures = nullptr;
};

QTEST_MAIN(LivePicturesTest)
#include "tst_window_livepictures.moc"
