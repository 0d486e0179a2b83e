// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/signalto.h"
#include "tests/system/ownmachine.h"
#include "tests/system/realcard.h"
#include "tests/system/serviceprocess.h"
#include "tests/window/livewindow.h"
#include "ui/window/deploydialog.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QTimer>

#include <csignal>

using namespace toile;
using namespace toile::test;

namespace {

constexpr qint64 kNoticed = 700;  ///< milliseconds; to wait for the service takes a second, and once more

/// The longest time in milliseconds that the event loop stood still meanwhile.
template <typename Act>
qint64 longestTurn(Act act)
{
    QTimer tick;
    QElapsedTimer since;
    qint64 longest = 0;
    const auto look = [&] { longest = std::max(longest, since.restart()); };
    QObject::connect(&tick, &QTimer::timeout, &tick, look);
    since.start();
    tick.start(5);
    act();
    look();
    return longest;
}

}  // namespace

/// The window and labs of the system service, in a machine of the test's own.
class WindowSystemTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(makeRealCard());
        QTRY_VERIFY(!command(QStringLiteral("ip addr")).contains("tentative"));
        m_before = networkState();
        m_service = std::make_unique<ServiceProcess>(QStringList(), QStringList{QStringLiteral("--virtual-cards")});
        QVERIFY(m_service->start());
    }
    void cleanupTestCase() { m_service.reset(); }

    void aLabOfTheServiceIsSeenAndUsed()
    {
        LiveWindow window;
        const auto deployed = LiveWindow::toilectl(
            {QStringLiteral("deploy"), QStringLiteral("case-1"), QStringLiteral("--engine"), QStringLiteral("system")});
        QVERIFY2(deployed.status == 0, deployed.output);
        window.open(QStringLiteral("case-1"));
        QTRY_COMPARE_WITH_TIMEOUT(window.state(), LabRun::State::Deployed, LiveWindow::kPatience);
        QCOMPARE(window.run().engine(), QStringLiteral("system"));
        window.type(window.interface("VM1", "eth0"), "field-addresses-0", QStringLiteral("2.0.0.9/8"));
        QTRY_COMPARE_WITH_TIMEOUT(window.state(), LabRun::State::Changed, LiveWindow::kPatience);
        window.deploy();
        QCOMPARE(window.run().engine(), QStringLiteral("system"));
        window.undeploy();
        QTRY_COMPARE_WITH_TIMEOUT(ServiceProcess::labsOf(0), QStringList(), LiveWindow::kPatience);
    }

    /// The plan comes all the same, and says what it does not know; the card is not taken before that was said.
    void aServiceThatDoesNotAnswerHoldsUpNothing()
    {
        LiveWindow window;
        window.open(QStringLiteral("case-2.3-uplink"));
        QTRY_COMPARE_WITH_TIMEOUT(window.state(), LabRun::State::Undeployed, LiveWindow::kPatience);
        signalTo(pid_t(m_service->process().processId()), SIGSTOP);
        const auto standstill = longestTurn([&] {
            window.action("actionDeploy")->trigger();
            QTRY_VERIFY_WITH_TIMEOUT(window.window().findChild<DeployDialog *>(), LiveWindow::kPatience);
            QTRY_VERIFY_WITH_TIMEOUT(window.find<DeployDialog>("deployDialog")->isVisible(), LiveWindow::kPatience);
        });
        QVERIFY2(standstill < kNoticed, qPrintable(QString::number(standstill)));
        auto *note = window.find<QLabel>("planNote");
        QVERIFY2(note->text().contains(QStringLiteral("is not known")), qPrintable(note->text()));
        QVERIFY2(note->text().contains(QStringLiteral("does not answer")), qPrintable(note->text()));
        signalTo(pid_t(m_service->process().processId()), SIGCONT);
        window.click("planDeploy");
        QTRY_VERIFY_WITH_TIMEOUT(note->text().contains(QStringLiteral("192.168.77.20/24")), LiveWindow::kPatience);
        QCOMPARE(networkState(), m_before);
        window.click("planDeploy");
        QTRY_COMPARE_WITH_TIMEOUT(window.state(), LabRun::State::Deployed, LiveWindow::kPatience);
        window.undeploy();
        QCOMPARE(QString::fromUtf8(networkStateOnceItIs(m_before)), QString::fromUtf8(m_before));
    }

    /// What is cut off is said, the card is taken, and the person keeps it or gives it back.
    void aRealCardIsTakenAndAnswered()
    {
        LiveWindow window;
        window.window().resize(1200, 800);
        window.open(QStringLiteral("case-2.3-uplink"));
        window.action("actionDeploy")->trigger();
        QTRY_VERIFY(window.window().findChild<DeployDialog *>());  // once the service has told of the card
        auto *note = window.find<QLabel>("planNote");
        QTRY_VERIFY(note->isVisible());
        for (const char *part : {"192.168.77.20/24", "default route via 192.168.77.1", "10.9.0.0/16"})
            QVERIFY2(note->text().contains(QLatin1String(part)), qPrintable(note->text()));
        window.keep(QStringLiteral("uplink-plan"), window.find<DeployDialog>("deployDialog"));
        window.click("planDeploy");
        QTRY_COMPARE_WITH_TIMEOUT(window.state(), LabRun::State::Deployed, LiveWindow::kPatience);
        auto *bar = window.find<QWidget>("cardBar");
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(window.action("actionConfirmCards")->isEnabled() && window.action("actionRevertCards")->isEnabled());
        window.keep(QStringLiteral("uplink-bar"));
        window.click("cardConfirm");
        QTRY_VERIFY(!bar->isVisible());
        QTRY_VERIFY(!window.action("actionConfirmCards")->isEnabled());
        QCOMPARE(window.state(), LabRun::State::Deployed);
        window.action("actionRevertCards")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(window.state(), LabRun::State::Changed, LiveWindow::kPatience);
        QCOMPARE(QString::fromUtf8(networkStateOnceItIs(m_before)), QString::fromUtf8(m_before));
        window.undeploy();
    }

private:
    QByteArray m_before;
    std::unique_ptr<ServiceProcess> m_service;
};

int main(int argc, char **argv)
{
    qunsetenv("TOILE_SERVICE");
    if (!enterOwnMachine(argc, argv))
        return 1;
    QApplication application(argc, argv);
    WindowSystemTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_window_system.moc"
