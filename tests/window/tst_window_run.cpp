// SPDX-License-Identifier: GPL-2.0-or-later
// What the window says of a lab is what is so: after refused changes, when it ends, when another drawing comes, when
// the kernel changes between the plan that is shown and the moment it is accepted.
#include "core/engine/launch.h"
#include "core/protocol/frames.h"
#include "core/protocol/front.h"
#include "tests/window/livewindow.h"
#include "ui/window/deploydialog.h"
#include "ui/window/deployflow.h"

#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QLocalServer>
#include <QLocalSocket>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace toile;

class RunTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_lab = std::make_unique<LiveWindow>();
        m_lab->open(QStringLiteral("case-1b"));
    }
    void cleanup() { m_lab.reset(); }

    void undeployAfterARefusedChangeEmptiesTheWindowToo()
    {
        breakTheRunningLab();
        m_lab->undeploy();
        QCOMPARE(m_lab->stateWord(), QStringLiteral("Not deployed"));
        QCOMPARE(*runningLabs(), QStringList());
        QVERIFY(!m_lab->action("actionUndeploy")->isEnabled());
        QVERIFY(!m_lab->run().failure());
    }

    void undeployAndCloseClosesAfterARefusedChange()
    {
        breakTheRunningLab();
        m_lab->window().close();
        m_lab->click("unsavedDiscard");
        QTRY_VERIFY(m_lab->window().findChild<QMessageBox *>(QStringLiteral("runningQuestion")));
        m_lab->click("runningUndeploy");
        QTRY_VERIFY_WITH_TIMEOUT(!m_lab->window().isVisible(), LiveWindow::kPatience);
        QCOMPARE(*runningLabs(), QStringList());
    }

    void whatIsDrawnWhileTheLabEndsIsAskedAbout()
    {
        m_lab->deploy();
        m_lab->window().close();
        m_lab->click("runningUndeploy");
        m_lab->type(m_lab->interface("VM1", "eth0"), "field-addresses-1", QStringLiteral("2.0.0.77/8"));
        QTRY_VERIFY_WITH_TIMEOUT(m_lab->window().findChild<QMessageBox *>(QStringLiteral("unsavedQuestion")),
                                 LiveWindow::kPatience);
        QVERIFY(m_lab->window().isVisible());
        m_lab->click("unsavedCancel");
        QTRY_COMPARE(m_lab->state(), LabRun::State::Undeployed);
        QVERIFY(m_lab->window().isVisible());
    }

    void anotherDrawingForgetsThatTheWindowWasToClose()
    {
        m_lab->deploy();
        m_lab->window().close();
        m_lab->click("runningUndeploy");
        m_lab->open(QStringLiteral("case-2.1"));
        QTRY_COMPARE_WITH_TIMEOUT(*runningLabs(), QStringList(), LiveWindow::kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(m_lab->state(), LabRun::State::Undeployed, LiveWindow::kPatience);
        QVERIFY(m_lab->window().isVisible());
        QCOMPARE(m_lab->topology().header.name, QStringLiteral("case-2.1"));
        m_lab->deploy();
        m_lab->undeploy();
        QVERIFY(m_lab->window().isVisible());
    }

    void whatIsCancelledWhileTheHelperStartsIsDeployedAgain()
    {
        QTRY_VERIFY(!m_lab->run().session());  // it was looked for, and does not run
        m_lab->action("actionDeploy")->trigger();
        m_lab->click("planDeploy");
        QCOMPARE(m_lab->state(), LabRun::State::Connecting);
        m_lab->click("planCancel");
        QCOMPARE(m_lab->state(), LabRun::State::Undeployed);
        QVERIFY(!m_lab->find<DeployDialog>("deployDialog")->isVisible());
        m_lab->deploy();  // at once again
        QCOMPARE(*runningLabs(), QStringList{QStringLiteral("case-1b")});
        m_lab->undeploy();
        QTRY_COMPARE_WITH_TIMEOUT(*runningLabs(), QStringList(), LiveWindow::kPatience);
    }

    /// Who is asked for a password may take two minutes; who cancels does not wait for that, nor the next deploy.
    void whatIsCancelledWhileSomebodyIsAskedIsOver()
    {
        QTRY_VERIFY(!m_lab->run().session());
        const QTemporaryDir folder;
        QLocalServer service;
        QVERIFY(service.listen(folder.filePath(QStringLiteral("service"))));
        const QByteArray before = qgetenv("TOILE_SERVICE");
        qputenv("TOILE_SERVICE", QFile::encodeName(service.fullServerName()));
        const auto restore = qScopeGuard([&] { qputenv("TOILE_SERVICE", before); });
        QPointer<QLocalSocket> asked;
        connect(&service, &QLocalServer::newConnection, this, [&] {
            asked = service.nextPendingConnection();
            asked->write(frame(encode(FrontReply(Asking{QStringLiteral("org.toile.manage-lab")}))));
        });
        m_lab->run().preferEngine(QStringLiteral("system"));
        QSignalSpy starting(&m_lab->run(), &LabRun::starting);
        m_lab->action("actionDeploy")->trigger();
        m_lab->click("planDeploy");
        QTRY_VERIFY_WITH_TIMEOUT(!starting.isEmpty(), LiveWindow::kPatience);
        QCOMPARE(m_lab->state(), LabRun::State::Connecting);
        m_lab->click("planCancel");
        QCOMPARE(m_lab->state(), LabRun::State::Undeployed);
        QTRY_VERIFY(asked->state() == QLocalSocket::UnconnectedState);
        QVERIFY(!m_lab->run().session());
        service.close();
        m_lab->run().preferEngine(QStringLiteral("sandbox"));
        m_lab->deploy();
        QCOMPARE(m_lab->run().engine(), QStringLiteral("sandbox"));
        m_lab->undeploy();
    }

    void anotherPlanMeanwhileKeepsTheWindow()
    {
        QTRY_VERIFY(!m_lab->run().session());
        m_lab->action("actionDeploy")->trigger();
        m_lab->click("planDeploy");
        m_lab->click("planClose");
        m_lab->window().close();
        m_lab->click("deployingFinish");
        m_lab->type(m_lab->interface("VM1", "eth0"), "field-addresses-1", QStringLiteral("2.0.0.77/8"));
        QCOMPARE(m_lab->state(), LabRun::State::Connecting);
        auto *dialog = m_lab->find<DeployDialog>("deployDialog");
        QTRY_VERIFY_WITH_TIMEOUT(dialog->isVisible(), LiveWindow::kPatience);
        QVERIFY(m_lab->find<QLabel>("planNote")->text().contains(QStringLiteral("since the plan was made")));
        QCoreApplication::processEvents();  // what would close it was said already
        QVERIFY(m_lab->window().isVisible());
        QVERIFY(!m_lab->window().findChild<QMessageBox *>(QStringLiteral("unsavedQuestion")));
        m_lab->editor().undoStack().setClean();
    }

    void undeployingWhatDoesNotRunIsDone()
    {
        m_lab->type(m_lab->machine("VM1"), "field-routes-0", QStringLiteral("default via 9.9.9.9"));
        m_lab->deployInVain();
        QTRY_COMPARE_WITH_TIMEOUT(*runningLabs(), QStringList(), LiveWindow::kPatience);
        QSignalSpy complaints(&m_lab->run(), &LabRun::failed);
        QTRY_VERIFY(m_lab->action("actionUndeploy")->isEnabled());
        bool busy = false;
        connect(&m_lab->run(), &LabRun::stateChanged, this, [&] { busy = busy || m_lab->run().isBusy(); });
        m_lab->undeploy();
        m_lab->run().disconnect(this);
        QVERIFY(!busy);  // it is not a deploy, which could be cancelled
        QVERIFY(complaints.isEmpty());
        QVERIFY(!m_lab->run().failure());
        QCOMPARE(m_lab->run().failedMachine(), QString());
    }

    void aFailureBelongsToItsDrawing()
    {
        m_lab->type(m_lab->machine("VM1"), "field-routes-0", QStringLiteral("default via 9.9.9.9"));
        m_lab->deployInVain();
        QVERIFY(m_lab->run().failure());
        QTRY_COMPARE_WITH_TIMEOUT(*runningLabs(), QStringList(), LiveWindow::kPatience);
        m_lab->editor().undoStack().setClean();
        m_lab->open(QStringLiteral("case-2.1"));
        QVERIFY(!m_lab->run().failure());
        QCOMPARE(m_lab->run().failedMachine(), QString());
        QTRY_COMPARE_WITH_TIMEOUT(m_lab->state(), LabRun::State::Undeployed, LiveWindow::kPatience);
        QCOMPARE(m_lab->stateWord(), QStringLiteral("Not deployed"));
    }

    void whatHasNoCableIsNotSaidToBeInTheKernel()
    {
        m_lab->deploy();
        QVERIFY(sentence().contains(QStringLiteral("as drawn")) && !sentence().contains(QStringLiteral("VM1")));
        const Id cable = m_lab->editor().topology().cableAt(m_lab->interface("VM1", "eth0"));
        m_lab->editor().setSelection({cable});
        m_lab->action("actionDelete")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(m_lab->state(), LabRun::State::Changed, LiveWindow::kPatience);
        m_lab->run().deploy(m_lab->run().pendingPlan());
        QTRY_COMPARE_WITH_TIMEOUT(m_lab->state(), LabRun::State::Deployed, LiveWindow::kPatience);
        QTRY_VERIFY2(sentence().contains(QStringLiteral("VM1:eth0")), qPrintable(sentence()));
    }

    /// To tell the lab its file is a plan too, and the helper takes one at a time.
    void deploysRightAfterTheFileWasTold()
    {
        m_lab->deploy();
        m_lab->type(m_lab->interface("VM1", "eth0"), "field-addresses-1", QStringLiteral("2.0.0.77/8"));
        QTRY_COMPARE_WITH_TIMEOUT(m_lab->state(), LabRun::State::Changed, LiveWindow::kPatience);
        LabRun &run = m_lab->run();
        const QSignalSpy failed(&run, &LabRun::failed);
        run.rememberFile();
        run.deploy(run.pendingPlan());
        QTRY_COMPARE_WITH_TIMEOUT(m_lab->state(), LabRun::State::Deployed, LiveWindow::kPatience);
        QCOMPARE(failed.size(), 0);
    }

    void onlyThePlanThatWasShownIsApplied()
    {
        m_lab->deploy();
        m_lab->type(m_lab->interface("VM1", "eth0"), "field-addresses-1", QStringLiteral("2.0.0.77/8"));
        m_lab->action("actionDeploy")->trigger();
        auto *dialog = m_lab->find<DeployDialog>("deployDialog");
        QVERIFY(dialog->isVisible());
        const Plan shown = m_lab->run().pendingPlan();
        // Meanwhile somebody works in a terminal.
        QCOMPARE(inVm1({"ip", "address", "add", "2.0.0.88/8", "dev", "eth0"}), 0);
        QTRY_VERIFY_WITH_TIMEOUT(m_lab->run().pendingPlan() != shown, LiveWindow::kPatience);
        m_lab->click("planDeploy");
        auto *note = m_lab->find<QLabel>("planNote");
        QTRY_VERIFY(note->isVisible());
        QVERIFY(dialog->isVisible());
        QVERIFY(!dialog->isFollowing());
        QVERIFY(m_lab->find<QPushButton>("planDeploy")->isEnabled());
        QCOMPARE(m_lab->state(), LabRun::State::Changed);
        const auto addresses = [this] {
            return m_lab->run()
                .live()
                ->machines.at(QStringLiteral("VM1"))
                .links.at(QStringLiteral("eth0"))
                .config.addresses;
        };
        QCOMPARE(addresses().size(), std::size_t(2));  // what the terminal added, not yet what was drawn
        m_lab->keep(QStringLiteral("run-changed"));
        m_lab->keep(QStringLiteral("run-plan-again"), dialog);
        m_lab->click("planDeploy");
        QTRY_COMPARE_WITH_TIMEOUT(m_lab->state(), LabRun::State::Deployed, LiveWindow::kPatience);
        QTRY_COMPARE(addresses().size(), std::size_t(2));
        QCOMPARE(addresses().back(), *IpPrefix::parse(u"2.0.0.77/8"));
    }

    void thePlanShowsWhatIsTypedButNotFinished()
    {
        m_lab->editor().setSelection({m_lab->interface("VM1", "eth0")});
        m_lab->find<QLineEdit>("field-addresses-0")->setText(QStringLiteral("2.0.0.7/8"));
        m_lab->find<QLineEdit>("field-addresses-0")->setFocus();
        m_lab->action("actionShowPlan")->trigger();
        QCOMPARE(m_lab->topology().interface(m_lab->interface("VM1", "eth0"))->addresses.front(),
                 *IpPrefix::parse(u"2.0.0.7/8"));
    }

    void aLabOfTheGalleryIsKnownByItsName()
    {
        m_lab->deploy();
        const auto checked = LiveWindow::toilectl({QStringLiteral("check"), QStringLiteral("case-1b")});
        QVERIFY2(checked.status == 0, checked.output.constData());
        QVERIFY2(status().contains("\"file\": \"case-1b\""), status().constData());
    }

    void aRunningLabKeepsItsNameWhenItIsSaved()
    {
        m_lab->action("actionNew")->trigger();
        m_lab->action("actionInsert-pc")->trigger();
        const QString name = m_lab->topology().header.name;
        m_lab->deploy();
        saveAs(m_lab->path(QStringLiteral("foo.toile")));
        QCOMPARE(m_lab->topology().header.name, name);
        QCOMPARE(m_lab->state(), LabRun::State::Deployed);
        QCOMPARE(*runningLabs(), QStringList{name});
        m_lab->restart();
        m_lab->open(m_lab->path(QStringLiteral("foo.toile")));
        QTRY_COMPARE_WITH_TIMEOUT(m_lab->state(), LabRun::State::Deployed, LiveWindow::kPatience);
    }

    void aRenamedDrawingFindsItsLab()
    {
        m_lab->deploy();
        saveAs(m_lab->path(QStringLiteral("mine.toile")));
        m_lab->type(Topology::kHeaderId, "field-name", QStringLiteral("other"));
        QCOMPARE(m_lab->topology().header.name, QStringLiteral("other"));
        m_lab->action("actionSave")->trigger();
        QCOMPARE(m_lab->run().runningName(), QStringLiteral("case-1b"));
        QTRY_VERIFY_WITH_TIMEOUT(status().contains("mine.toile"), LiveWindow::kPatience);
        m_lab->restart();
        m_lab->open(m_lab->path(QStringLiteral("mine.toile")));
        QTRY_COMPARE_WITH_TIMEOUT(m_lab->state(), LabRun::State::Deployed, LiveWindow::kPatience);
        QCOMPARE(m_lab->run().runningName(), QStringLiteral("case-1b"));
        m_lab->open(QStringLiteral("case-2.1"));  // another drawing is not taken for it
        QTRY_COMPARE_WITH_TIMEOUT(m_lab->state(), LabRun::State::Undeployed, LiveWindow::kPatience);
    }

    void aRunningLabIsOpenedByItsName()
    {
        saveAs(m_lab->path(QStringLiteral("mine.toile")));
        m_lab->type(Topology::kHeaderId, "field-name", QStringLiteral("other"));
        m_lab->action("actionSave")->trigger();
        m_lab->deploy();
        m_lab->restart();
        m_lab->open(QStringLiteral("other"));
        QTRY_COMPARE_WITH_TIMEOUT(m_lab->editor().path(), m_lab->path(QStringLiteral("mine.toile")),
                                  LiveWindow::kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(m_lab->state(), LabRun::State::Deployed, LiveWindow::kPatience);
    }

private:
    QString sentence() { return m_lab->find<QLabel>("stateSentence")->text(); }

    void saveAs(const QString &path)
    {
        m_lab->action("actionSaveAs")->trigger();
        auto *dialog = m_lab->find<QFileDialog>("saveDialog");
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
        QTRY_VERIFY(!m_lab->window().findChild<QFileDialog *>());
    }

    static QByteArray status()
    {
        return LiveWindow::toilectl({QStringLiteral("status"), QStringLiteral("--json")}).output;
    }

    /// Deployed, then a change that the kernel refuses: broken, and still running as before.
    void breakTheRunningLab()
    {
        m_lab->deploy();
        m_lab->type(m_lab->machine("VM1"), "field-routes-0", QStringLiteral("default via 9.9.9.9"));
        m_lab->deployInVain();
        QVERIFY(m_lab->run().live());
        QCOMPARE(*runningLabs(), QStringList{QStringLiteral("case-1b")});
    }

    static int inVm1(std::initializer_list<const char *> command)
    {
        QStringList arguments{QStringLiteral("exec"), QStringLiteral("case-1b"), QStringLiteral("VM1"),
                              QStringLiteral("--")};
        for (const char *word : command)
            arguments += QString::fromLatin1(word);
        return LiveWindow::toilectl(arguments).status;
    }

    std::unique_ptr<LiveWindow> m_lab;
};

QTEST_MAIN(RunTest)
#include "tst_window_run.moc"
