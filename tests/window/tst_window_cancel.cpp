// SPDX-License-Identifier: GPL-2.0-or-later
// A deploy that is under way: cancelled, hidden, left to its helper when tab or window closes.
#include "core/engine/launch.h"
#include "tests/engine/fakehelper.h"
#include "tests/window/windowfixture.h"
#include "ui/window/deploydialog.h"
#include "ui/window/drawingtabs.h"

#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTest>

using namespace toile;

class CancelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        startHelper();
        m_helper->onMessage = [this](const ClientMessage &message) {
            if (std::holds_alternative<Observe>(message))
                m_helper->say(StateMessage{LiveState{1, {}}});
        };
        m_fixture->open(QStringLiteral("case-1b"));
        QTRY_COMPARE(state(), LabRun::State::Changed);
        m_fixture->action("actionDeploy")->trigger();
        QTest::mouseClick(m_fixture->find<QPushButton>("planDeploy"), Qt::LeftButton);
        QTRY_COMPARE(m_helper->count<ApplyPlan>(), 1);
        QCOMPARE(state(), LabRun::State::Applying);
    }
    void cleanup()
    {
        m_fixture.reset();
        m_helper.reset();
    }

    void theDialogCancels()
    {
        auto *cancel = m_fixture->find<QPushButton>("planCancel");
        QVERIFY(cancel->isVisible());
        QTest::mouseClick(cancel, Qt::LeftButton);
        QTRY_COMPARE(m_helper->count<CancelPlan>(), 1);
        QVERIFY(!cancel->isEnabled());
        const QString undoing = m_fixture->find<QLabel>("planCurrent")->text();
        m_helper->say(StepDone{request(), 3});  // it was on its way
        sayCancelled(true);
        QTRY_COMPARE(state(), LabRun::State::Changed);
        QVERIFY(!undoing.isEmpty());
        QVERIFY(!dialog()->isVisible());
        QVERIFY(m_fixture->window().statusBar()->currentMessage().startsWith(QStringLiteral("Cancelled")));
        m_fixture->action("actionDeploy")->trigger();
        QVERIFY(dialog()->isVisible() && !dialog()->isFollowing());
    }

    void theBannerCancelsWhatIsHidden()
    {
        QTest::mouseClick(m_fixture->find<QPushButton>("planClose"), Qt::LeftButton);
        QVERIFY(!dialog()->isVisible());
        auto *cancel = m_fixture->find<QPushButton>("bannerCancel");
        QVERIFY(cancel->isVisible());
        QTest::mouseClick(cancel, Qt::LeftButton);
        QTRY_COMPARE(m_helper->count<CancelPlan>(), 1);
        sayCancelled(true);
        QTRY_COMPARE(state(), LabRun::State::Changed);
        QVERIFY(!cancel->isVisible());
    }

    void whatCouldNotBeUndoneIsSaid()
    {
        QTest::mouseClick(m_fixture->find<QPushButton>("planCancel"), Qt::LeftButton);
        QTRY_COMPARE(m_helper->count<CancelPlan>(), 1);
        sayCancelled(false);
        QTRY_COMPARE(state(), LabRun::State::Broken);
        QVERIFY(dialog()->isVisible());
        QVERIFY(m_fixture->find<QLabel>("planNote")->text().contains(QStringLiteral("undeploy the lab")));
    }

    void whoCancelsTooLateHasADeployedLab()
    {
        QTest::mouseClick(m_fixture->find<QPushButton>("planCancel"), Qt::LeftButton);
        sayDeployed();
        QTRY_COMPARE(state(), LabRun::State::Deployed);
        QVERIFY(!dialog()->isVisible());
        QVERIFY(m_fixture->window().statusBar()->currentMessage().contains(QStringLiteral("before it could")));
    }

    void theQuitKeyWorksInTheDialogAndAsks()
    {
        QTest::keyClick(dialog(), Qt::Key_Q, Qt::ControlModifier);
        QVERIFY(question());
        answer("deployingStay");
        QVERIFY(m_fixture->window().isVisible() && dialog()->isVisible());
        QCOMPARE(m_helper->count<CancelPlan>(), 0);
    }

    void theWindowClosesOnceTheHelperHasThePlan()
    {
        m_fixture->window().close();
        answer("deployingFinish");
        QCoreApplication::processEvents();
        QVERIFY(m_fixture->window().isVisible());
        m_helper->say(StepDone{request(), 1});
        QTRY_VERIFY(!m_fixture->window().isVisible());
        QVERIFY(!m_fixture->window().findChild<QMessageBox *>(QStringLiteral("runningQuestion")));
        QCOMPARE(m_helper->count<CancelPlan>(), 0);
        QCOMPARE(m_helper->count<Undeploy>(), 0);
    }

    void theWindowClosesWhenAllIsUndone()
    {
        m_fixture->window().close();
        answer("deployingUndo");
        QTRY_COMPARE(m_helper->count<CancelPlan>(), 1);
        QVERIFY(m_fixture->window().isVisible());
        sayCancelled(true);
        // The lab that ran before does still.
        QTRY_VERIFY(m_fixture->window().findChild<QMessageBox *>(QStringLiteral("runningQuestion")));
        answer("runningKeep");
        QTRY_VERIFY(!m_fixture->window().isVisible());
    }

    void aTabAsksToo()
    {
        m_fixture->action("actionCloseLab")->trigger();
        answer("deployingFinish");
        m_helper->say(StepDone{request(), 1});
        QTRY_VERIFY(!m_fixture->window().tab().hasDrawing());
        QTRY_COMPARE(m_helper->socket->state(), QLocalSocket::UnconnectedState);
        QCOMPARE(m_helper->count<CancelPlan>(), 0);
    }

    void aHelperThatDiesMeanwhileKeepsTheWindow()
    {
        m_fixture->window().close();
        answer("deployingFinish");
        QCoreApplication::processEvents();
        m_helper->hangUp();
        QTRY_COMPARE(state(), LabRun::State::Undeployed);
        QCoreApplication::processEvents();  // what would close it was said already
        QVERIFY(m_fixture->window().isVisible() && dialog()->isVisible());
        QVERIFY(m_fixture->find<QLabel>("planNote")->text().contains(QStringLiteral("ended unexpectedly")));
    }

    void aHelperThatDiesHasUndoneNothing()
    {
        QTest::mouseClick(m_fixture->find<QPushButton>("planCancel"), Qt::LeftButton);
        m_helper->hangUp();
        QTRY_COMPARE(state(), LabRun::State::Undeployed);
        QVERIFY(dialog()->isVisible());
        QVERIFY(!m_fixture->window().statusBar()->currentMessage().startsWith(QStringLiteral("Cancelled")));
    }

    void whoCancelsAfterAllKeepsTheWindow()
    {
        m_fixture->window().close();
        answer("deployingFinish");
        QCoreApplication::processEvents();
        answer("planCancel");
        QTRY_COMPARE(m_helper->count<CancelPlan>(), 1);
        sayCancelled(true);
        QTRY_COMPARE(state(), LabRun::State::Changed);
        QCoreApplication::processEvents();  // what would close it was said already
        QVERIFY(m_fixture->window().isVisible());
    }

    void whatIsDrawnMeanwhileIsAskedAbout()
    {
        QTest::mouseClick(m_fixture->find<QPushButton>("planClose"), Qt::LeftButton);
        m_fixture->window().close();
        answer("deployingFinish");
        m_fixture->action("actionInsert-pc")->trigger();
        sayDeployed();
        QTRY_VERIFY(m_fixture->window().findChild<QMessageBox *>(QStringLiteral("unsavedQuestion")));
        QVERIFY(m_fixture->window().isVisible());
        answer("unsavedDiscard");
        QTRY_VERIFY(m_fixture->window().findChild<QMessageBox *>(QStringLiteral("runningQuestion")));
        answer("runningKeep");
        QTRY_VERIFY(!m_fixture->window().isVisible());
    }

    /// What is answered holds for as long as the helper is at it; what was drawn meanwhile is asked about alone.
    void whoLetItFinishIsNotAskedAgain()
    {
        QTest::mouseClick(m_fixture->find<QPushButton>("planClose"), Qt::LeftButton);
        m_fixture->window().close();
        answer("deployingFinish");
        m_fixture->action("actionInsert-pc")->trigger();
        m_helper->say(StepDone{request(), 1});
        QTRY_VERIFY(m_fixture->window().findChild<QMessageBox *>(QStringLiteral("unsavedQuestion")));
        answer("unsavedDiscard");
        QTRY_VERIFY(!m_fixture->window().isVisible());
        QCOMPARE(m_helper->count<CancelPlan>(), 0);
    }

    /// Three tabs: two unsaved, one of them being deployed. Nothing goes that was not given up.
    void eachOfThreeTabsKeepsWhatWasDrawn()
    {
        QTest::mouseClick(m_fixture->find<QPushButton>("planClose"), Qt::LeftButton);
        m_fixture->action("actionInsert-pc")->trigger();
        DrawingTab *deploying = &m_fixture->window().tab();
        const QPointer<QLocalSocket> line = m_helper->socket;  // a new drawing asks which labs run
        for (int tab = 0; tab < 2; ++tab) {
            m_fixture->action("actionNew")->trigger();
            if (tab == 0)
                m_fixture->action("actionInsert-pc")->trigger();
        }
        DrawingTab *untouched = &m_fixture->window().tab();
        QCOMPARE(m_fixture->window().tabs().all().size(), std::size_t(3));
        m_fixture->window().close();
        QVERIFY(m_fixture->find<QDialog>("unsavedDialog"));
        answer("unsavedDiscard");
        QTRY_VERIFY(question());
        answer("deployingFinish");
        // A third drawing is begun while the helper is waited for.
        m_fixture->window().tabs().activate(*untouched);
        m_fixture->action("actionInsert-pc")->trigger();
        m_helper->socket = line;
        m_helper->say(StepDone{request(), 1});
        QTRY_VERIFY(m_fixture->window().findChild<QDialog *>(QStringLiteral("unsavedDialog")));
        QVERIFY(m_fixture->window().isVisible());
        m_fixture->find<QDialog>("unsavedDialog")->reject();
        QCoreApplication::processEvents();
        QVERIFY(m_fixture->window().isVisible());
        QVERIFY(untouched->editor().isModified() && deploying->editor().isModified());
    }

    void whatIsDrawnInATabMeanwhileIsAskedAbout()
    {
        QTest::mouseClick(m_fixture->find<QPushButton>("planClose"), Qt::LeftButton);
        m_fixture->action("actionCloseLab")->trigger();
        answer("deployingUndo");
        QTRY_COMPARE(m_helper->count<CancelPlan>(), 1);
        m_fixture->action("actionInsert-pc")->trigger();
        sayCancelled(true);
        QTRY_VERIFY(m_fixture->window().findChild<QMessageBox *>(QStringLiteral("unsavedQuestion")));
        QVERIFY(m_fixture->window().tab().hasDrawing());
        answer("unsavedDiscard");
        QTRY_VERIFY(!m_fixture->window().tab().hasDrawing());
    }

    void aFailureMeanwhileKeepsTheWindow()
    {
        m_fixture->window().close();
        answer("deployingFinish");
        QCoreApplication::processEvents();
        m_helper->say(
            Applied{request(), false, 0, makeError(ErrorCode::KernelRefused, QStringLiteral("No.")), true, 2});
        QTRY_COMPARE(state(), LabRun::State::Broken);
        QCoreApplication::processEvents();
        QVERIFY(m_fixture->window().isVisible() && dialog()->isVisible());
    }

private:
    void startHelper()
    {
        QDir().mkpath(*runtimeDirectory());
        m_helper = std::make_unique<FakeHelper>(socketPathOf(*runtimeDirectory(), QStringLiteral("case-1b")));
        m_helper->greeting.lab = QStringLiteral("case-1b");
    }
    LabRun::State state() { return m_fixture->window().run().state(); }
    DeployDialog *dialog() { return m_fixture->find<DeployDialog>("deployDialog"); }
    QMessageBox *question()
    {
        return m_fixture->window().findChild<QMessageBox *>(QStringLiteral("deployingQuestion"));
    }
    quint32 request() { return m_helper->last<ApplyPlan>().request; }
    void sayDeployed() { m_helper->say(Applied{request(), true, -1, {}, false, 2}); }
    void sayCancelled(bool undone)
    {
        m_helper->say(
            Applied{request(), false, 3, makeError(ErrorCode::Refused, QStringLiteral("Cancelled.")), undone, 2});
    }
    void answer(const char *button)
    {
        auto *found = m_fixture->find<QPushButton>(button);
        QVERIFY(found);
        QTest::mouseClick(found, Qt::LeftButton);
    }

    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<FakeHelper> m_helper;
};

QTEST_MAIN(CancelTest)
#include "tst_window_cancel.moc"
