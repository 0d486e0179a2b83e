// SPDX-License-Identifier: GPL-2.0-or-later
// Who is quicker than the helper of a lab: what the window says is so all the same, and nothing that was asked for is
// lost.
#include "core/engine/launch.h"
#include "core/lab/labfile.h"
#include "tests/canvas/handrun.h"
#include "tests/engine/fakehelper.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/deploydialog.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace toile;

class HastyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        QDir().mkpath(*runtimeDirectory());
        startHelper();
        QVERIFY(QFile::copy(shippedLabPath(QStringLiteral("case-1b")), file()));
    }
    void cleanup()
    {
        m_fixture.reset();
        m_helper.reset();
    }

    void whoDeploysWhileItIsLookedForSeesThatItBegins()
    {
        lookForIt();
        deploy();
        QCOMPARE(state(), LabRun::State::Connecting);
        m_helper->say(m_helper->greeting);
        QTRY_COMPARE(m_helper->count<ApplyPlan>(), 1);
        QCOMPARE(state(), LabRun::State::Applying);
    }

    void whoCancelsThatHasTheLabThatRuns()
    {
        lookForIt();
        deploy();
        answer("planCancel");
        QCOMPARE(state(), LabRun::State::Undeployed);
        QVERIFY(!m_fixture->find<DeployDialog>("deployDialog")->isVisible());
        m_helper->say(m_helper->greeting);
        QTRY_COMPARE(state(), LabRun::State::Changed);
        QVERIFY(run().live());
        QCOMPARE(m_helper->count<ApplyPlan>(), 0);
    }

    /// What was found is gone, and another one is there by the time that it is asked for.
    void whatEndsBeforeItIsSeenIsDeployedAnew()
    {
        m_helper->onMessage = {};
        open();
        QTRY_COMPARE(m_helper->count<Observe>(), 1);
        deploy();
        m_helper->say(Bye{QStringLiteral("The lab was undeployed.")});
        m_helper->socket->flush();
        startHelper();
        QTRY_COMPARE(m_helper->count<ApplyPlan>(), 1);
        QCOMPARE(state(), LabRun::State::Applying);
    }

    void whoDeploysWhileItsFileIsToldSeesThatItBegins()
    {
        openDeployed(LiveState{1, {}});
        deploy();
        QTRY_COMPARE(m_helper->count<ApplyPlan>(), 1);
        sayRefused();
        QTRY_COMPARE(state(), LabRun::State::Broken);
        answer("planClose");
        m_fixture->action("actionSave")->trigger();
        QTRY_COMPARE(m_helper->count<ApplyPlan>(), 2);
        QVERIFY(m_helper->last<ApplyPlan>().steps.empty());
        deploy();
        QCOMPARE(state(), LabRun::State::Connecting);
        QTRY_COMPARE(m_helper->count<ApplyPlan>(), 2);  // the helper takes one at a time
        sayDone();
        QTRY_COMPARE(m_helper->count<ApplyPlan>(), 3);
        QVERIFY(!m_helper->last<ApplyPlan>().steps.empty());
        QCOMPARE(state(), LabRun::State::Applying);
    }

    void whoCancelsThatDeploysNothing()
    {
        openDeployed(LiveState{1, {}});
        m_fixture->action("actionSave")->trigger();
        deploy();
        answer("planCancel");
        QCOMPARE(state(), LabRun::State::Changed);
        QTRY_COMPARE(m_helper->count<ApplyPlan>(), 1);
        sayDone();
        m_fixture->action("actionSave")->trigger();  // so that all that was said before was heard
        QTRY_COMPARE(m_helper->count<ApplyPlan>(), 2);
        QVERIFY(m_helper->last<ApplyPlan>().steps.empty());
        QCOMPARE(state(), LabRun::State::Changed);
    }

    /// The helper takes one plan at a time, and its answer to the first is no answer to another.
    void whoSavesTwiceHasTheLastFileRemembered()
    {
        openDeployed(LiveState{1, {}});
        m_fixture->action("actionSave")->trigger();
        m_fixture->action("actionSaveAs")->trigger();
        const QString other = m_fixture->path(QStringLiteral("other.toile"));
        auto *dialog = m_fixture->window().findChild<QFileDialog *>();
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(other);
        delete dialog;
        QCOMPARE(m_fixture->editor().path(), other);
        QTRY_COMPARE(m_helper->count<ApplyPlan>(), 1);
        QCOMPARE(m_helper->last<ApplyPlan>().file, file());
        sayDone();
        QTRY_COMPARE(m_helper->count<ApplyPlan>(), 2);
        QCOMPARE(m_helper->last<ApplyPlan>().file, other);
        sayDone();
        m_fixture->action("actionSave")->trigger();  // so that all that was said before was heard
        QTRY_COMPARE(m_helper->count<ApplyPlan>(), 3);
        QCOMPARE(state(), LabRun::State::Changed);  // nothing of it runs
        QVERIFY(!run().deployed());
    }

    /// Faster than drawing and kernel are compared.
    void whatIsTakenBackAtOnceIsNotMarked()
    {
        openDeployed({});
        QTRY_COMPARE(state(), LabRun::State::Changed);  // its networks have no routes yet
        CanvasView &canvas = m_fixture->window().canvas();
        const Id interface = m_fixture->interface("VM1", "eth0");
        const auto mark = [&] { return canvas.canvasScene().markOf(interface).mark; };
        QCOMPARE(mark(), Mark::None);
        m_fixture->editor().setSelection({interface});
        auto *address = m_fixture->find<QLineEdit>("field-addresses-1");
        address->setFocus();
        address->selectAll();
        QTest::keyClicks(address, QStringLiteral("2.0.0.77/8"));
        QTest::keyClick(address, Qt::Key_Return);
        QCoreApplication::processEvents();
        QTest::keyClick(&canvas, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(mark() != Mark::None);  // nothing else is known yet
        QTRY_COMPARE(mark(), Mark::None);
    }

private:
    void startHelper()
    {
        const auto onMessage = [this](const ClientMessage &message) {
            if (std::holds_alternative<Observe>(message))
                m_helper->say(StateMessage{m_runs ? *m_runs : deployedState(m_fixture->topology())});
        };
        m_helper.reset();
        m_helper = std::make_unique<FakeHelper>(socketPathOf(*runtimeDirectory(), QStringLiteral("case-1b")));
        m_helper->greeting.lab = QStringLiteral("case-1b");
        m_helper->onMessage = onMessage;
    }
    QString file() const { return m_fixture->path(QStringLiteral("case-1b.toile")); }
    void open() { m_fixture->open(file()); }
    /// The helper says nothing yet.
    void lookForIt()
    {
        m_runs = LiveState{1, {}};
        m_helper->greets = false;
        open();
        QTRY_COMPARE(m_helper->count<ClientHello>(), 1);
        QCOMPARE(state(), LabRun::State::Undeployed);
    }
    /// What runs: nothing means all that is drawn.
    void openDeployed(const std::optional<LiveState> &runs)
    {
        m_runs = runs;
        open();
        QTRY_VERIFY(run().live());
    }
    void deploy()
    {
        m_fixture->action("actionDeploy")->trigger();
        answer("planDeploy");
    }
    void answer(const char *button)
    {
        auto *found = m_fixture->find<QPushButton>(button);
        QVERIFY(found && found->isVisible());
        QTest::mouseClick(found, Qt::LeftButton);
    }
    quint32 request() { return m_helper->last<ApplyPlan>().request; }
    void sayDone() { m_helper->say(Applied{request(), true, -1, {}, false, 1}); }
    void sayRefused()
    {
        m_helper->say(
            Applied{request(), false, 0, makeError(ErrorCode::KernelRefused, QStringLiteral("No.")), true, 1});
    }
    LabRun &run() { return m_fixture->window().run(); }
    LabRun::State state() { return run().state(); }

    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<FakeHelper> m_helper;
    std::optional<LiveState> m_runs = LiveState{1, {}};
};

QTEST_MAIN(HastyTest)
#include "tst_window_hasty.moc"
