// SPDX-License-Identifier: GPL-2.0-or-later
// A window that is killed takes nothing of its lab with it and leaves nothing on the machine.
#include "core/engine/launch.h"
#include "resources/assets.h"
#include "tests/support/signalto.h"
#include "tests/toiled/machinedump.h"
#include "ui/labrun.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>

using namespace toile;
using namespace toile::test;

namespace {

constexpr int kPatience = 60000;

/// The window that dies: deploys case-1b, says so, and waits to be killed.
int deployUntilKilled(const QString &folder)
{
    QSettings settings(folder + QStringLiteral("/settings.ini"), QSettings::IniFormat);
    MainWindow window({settings, folder + QStringLiteral("/autosave"), QString()});
    window.show();
    LabRun &run = window.run();
    bool asked = false;
    const auto look = [&] {
        if (run.state() == LabRun::State::Undeployed && !asked && !run.pendingPlan().empty()) {
            asked = true;
            run.deploy(run.pendingPlan());
        } else if (run.state() == LabRun::State::Deployed) {
            std::puts("deployed");
            std::fflush(stdout);
        }
    };
    QObject::connect(&run, &LabRun::stateChanged, &window, look);
    QObject::connect(&run, &LabRun::pendingChanged, &window, look);
    window.start(QStringLiteral("case-1b"));
    look();
    return QApplication::exec();
}

/// Programs that were started by the window or by what it started, wherever they are now.
QStringList processesWith(const QByteArray &variable)
{
    QStringList found;
    for (const QString &pid : QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs)) {
        QFile environment(QStringLiteral("/proc/%1/environ").arg(pid));
        const bool isOurs = pid.toLongLong() == QCoreApplication::applicationPid();
        if (!isOurs && environment.open(QIODevice::ReadOnly) && environment.readAll().split('\0').contains(variable))
            found += pid;
    }
    return found;
}

QByteArray toilectl(const QStringList &arguments, int *status = nullptr)
{
    QProcess process;
    process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/../../bin/toilectl"), arguments);
    process.waitForFinished(kPatience);
    if (status)
        *status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return process.readAllStandardOutput();
}

}  // namespace

class KilledTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLabStaysAndTheMachineIsAsBefore()
    {
        QTemporaryDir folder;
        const QByteArray variable = "XDG_RUNTIME_DIR=" + folder.path().toLocal8Bit();
        qputenv("XDG_RUNTIME_DIR", folder.path().toLocal8Bit());
        const QString before = dumpMachine();
        QProcess window;
        window.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--window"), folder.path()});
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += window.readAllStandardOutput()).contains("deployed"), kPatience);
        QCOMPARE(dumpMachine(), before);

        QVERIFY(test::signalTo(window.processId(), SIGKILL));
        QVERIFY(window.waitForFinished(kPatience));
        QCOMPARE(window.exitStatus(), QProcess::CrashExit);
        QCOMPARE(dumpMachine(), before);
        QCOMPARE(*runningLabs(), QStringList{QStringLiteral("case-1b")});
        int status = -1;
        toilectl({QStringLiteral("check"), QStringLiteral("case-1b")}, &status);
        QCOMPARE(status, 0);

        toilectl({QStringLiteral("undeploy"), QStringLiteral("case-1b")}, &status);
        QCOMPARE(status, 0);
        QTRY_COMPARE_WITH_TIMEOUT(processesWith(variable), QStringList(), kPatience);
        QCOMPARE(dumpMachine(), before);
    }
};

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--window")) {
        useAssets();
        return deployUntilKilled(arguments.value(2));
    }
    KilledTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_window_killed.moc"
