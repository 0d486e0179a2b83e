// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/base/descriptor.h"
#include "core/protocol/helperstatus.h"
#include "tests/linux/ownnamespaces.h"
#include "tests/support/kernelstates.h"
#include "tests/support/signalto.h"
#include "tests/toiled/machinedump.h"
#include "tests/toiled/toiledprocess.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <functional>

using namespace toile;
using namespace toile::test;

namespace {

using Ending = std::function<void(ToiledProcess &, qint64 inner)>;

/// A step that policy lets through and the kernel refuses.
const Step kImpossible = AddAddress{text("Host1"), text("nosuch0"), prefix("9.9.9.9/32")};

/// A machine of our own to be left clean: nobody else changes it meanwhile.
bool enterOwnMachine()
{
    if (!isRoot())
        return enterOwnNamespaces();
    return ::unshare(CLONE_NEWNET | CLONE_NEWNS) == 0 &&
           ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

StartProgram sleeper(const QString &mark, bool terminal)
{
    StartProgram program;
    program.channel = terminal ? 1 : 2;
    program.machine = text("VM1");
    program.arguments = {text("sh"), text("-c"), text("trap '' HUP TERM; while :; do sleep 1; done"), mark};
    program.terminal = terminal;
    return program;
}

/// As "pkill toiled" does, but of this lab alone: each of its two processes leads a session.
bool killByName(const ToiledProcess &toiled, qint64 inner, const QStringList &options)
{
    const QString sessions = QStringLiteral("%1,%2").arg(toiled.outerPid()).arg(inner);
    return QProcess::execute(text("pkill"), QStringList{text("-KILL"), text("-s"), sessions} + options +
                                                QStringList{text("toiled")}) == 0;
}

/// A killed process gives its memory back before its sockets, and that may take a while.
bool somebodyListens(const QString &socket)
{
    const QByteArray path = QFile::encodeName(socket);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::copy_n(path.begin(), std::min(path.size(), qsizetype(sizeof address.sun_path) - 1), address.sun_path);
    const Descriptor probe(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    return ::connect(probe.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
}

constexpr char kNoNamespace[] = "0";
constexpr char kAnyNumber[] = "2147483647";

/// How many network namespaces may be made in the sandbox of this process. The kernel takes it from who is in that user
/// namespace with all rights: after execve() only its own root would be.
bool allowNamespaces(qint64 inner, const char *most)
{
    const QByteArray sandbox = "/proc/" + QByteArray::number(inner) + "/ns/user";
    const pid_t child = ::fork();
    if (child == 0) {
        const int entered = ::setns(::open(sandbox.constData(), O_RDONLY | O_CLOEXEC), CLONE_NEWUSER);
        const int setting = ::open("/proc/sys/user/max_net_namespaces", O_WRONLY | O_CLOEXEC);
        const auto size = ssize_t(std::strlen(most));
        ::_exit(entered == 0 && ::write(setting, most, size_t(size)) == size ? 0 : 1);
    }
    int status = -1;
    return ::waitpid(child, &status, 0) == child && status == 0;
}

}  // namespace

Q_DECLARE_METATYPE(Ending)

/// Whatever ends a lab, the machine is as it was.
class LeftoversTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingStays_data();
    void nothingStays();
    void failedDeployAtEachStepLeavesNothing_data();
    void failedDeployAtEachStepLeavesNothing();
    void deadHelpersSocketIsReplaced();
    void secondHelperIsRefused();
    void labsThatComeAndGoShareAFolder();
    void anEndWhileItStartsLeavesNothing();
};

void LeftoversTest::nothingStays_data()
{
    QTest::addColumn<Starter>("starter");
    QTest::addColumn<Ending>("ending");
    QTest::addColumn<bool>("socketGoes");
    const std::vector<std::tuple<const char *, Ending, bool>> endings{
        {"undeploy", [](ToiledProcess &toiled, qint64) { toiled.client()->send(Undeploy()); }, true},
        {"SIGTERM outside", [](ToiledProcess &toiled, qint64) { test::signalTo(toiled.outerPid(), SIGTERM); }, true},
        {"SIGTERM inside", [](ToiledProcess &, qint64 inner) { test::signalTo(inner, SIGTERM); }, true},
        {"SIGKILL outside", [](ToiledProcess &toiled, qint64) { test::signalTo(toiled.outerPid(), SIGKILL); }, true},
        {"SIGKILL inside", [](ToiledProcess &, qint64 inner) { test::signalTo(inner, SIGKILL); }, true},
        {"SIGKILL both",
         [](ToiledProcess &toiled, qint64 inner) {
             test::signalTo(inner, SIGKILL);
             test::signalTo(toiled.outerPid(), SIGKILL);
         },
         false},
        {"by name", [](ToiledProcess &toiled, qint64 inner) { QVERIFY(killByName(toiled, inner, {})); }, true},
        {"by words", [](ToiledProcess &toiled, qint64 inner) { QVERIFY(killByName(toiled, inner, {text("-f")})); },
         true},
        {"SIGKILL to a stopped one",
         [](ToiledProcess &toiled, qint64 inner) {
             test::signalTo(inner, SIGSTOP);
             test::signalTo(toiled.outerPid(), SIGKILL);
             test::signalTo(inner, SIGCONT);
         },
         true},
    };
    for (const auto &[name, ending, socketGoes] : endings) {
        QTest::addRow("root: %s", name) << Starter::Root << ending << socketGoes;
        if (isRoot()) {
            QTest::addRow("user: %s", name) << Starter::User << ending << socketGoes;
            QTest::addRow("user with a range: %s", name) << Starter::UserRange << ending << socketGoes;
        }
    }
}

void LeftoversTest::nothingStays()
{
    QFETCH(Starter, starter);
    QFETCH(Ending, ending);
    QFETCH(bool, socketGoes);
    const QString before = dumpMachine();
    ToiledProcess toiled(starter);
    QVERIFY2(toiled.start(), qPrintable(toiled.errorOutput()));
    const auto client = toiled.client();
    client->send(ApplyPlan{1, {}, plan(case1b(), {})});
    QTRY_COMPARE_WITH_TIMEOUT(client->count<Applied>(), 1, 10000);
    QVERIFY(client->last<Applied>().ok);
    const QString mark = toiled.mark();
    client->send(sleeper(mark, true));
    client->send(sleeper(mark, false));
    // The two of the helper, the two programs, and now and then a child that is just being forked.
    QVERIFY2(QTest::qWaitFor([&] { return processesOf(mark).count(text("trap")) >= 2; }, 15000),
             qPrintable(processesOf(mark)));
    QCOMPARE(dumpMachine(), before);

    ending(toiled, client->last<HelperHello>().pid);
    QTRY_COMPARE_WITH_TIMEOUT(processesOf(mark), QString(), 10000);
    QCOMPARE(dumpMachine(), before);
    if (socketGoes)
        QTRY_VERIFY(!QFileInfo::exists(toiled.runFolder()));
    QTRY_VERIFY(!client->isConnected());
}

void LeftoversTest::failedDeployAtEachStepLeavesNothing_data()
{
    QTest::addColumn<Starter>("starter");
    QTest::newRow("root") << Starter::Root;
    if (isRoot()) {
        QTest::newRow("user") << Starter::User;
        QTest::newRow("user with a range") << Starter::UserRange;
    }
}

void LeftoversTest::failedDeployAtEachStepLeavesNothing()
{
    QFETCH(Starter, starter);
    const QString before = dumpMachine();
    ToiledProcess toiled(starter);
    QVERIFY2(toiled.start(), qPrintable(toiled.errorOutput()));
    const auto client = toiled.client();
    QTRY_COMPARE(client->count<StateMessage>(), 1);
    const Plan steps = plan(case1b(), {});
    QTRY_COMPARE(client->count<HelperHello>(), 1);
    const qint64 inner = client->last<HelperHello>().pid;
    for (std::size_t failing = 0; failing <= steps.size(); ++failing) {
        // Policy lets no step touch a machine that is not there: the first one is refused for want of a namespace.
        QVERIFY(allowNamespaces(inner, failing == 0 ? kNoNamespace : kAnyNumber));
        Plan broken = steps;
        if (failing > 0)
            broken.insert(broken.begin() + std::ptrdiff_t(failing), kImpossible);
        client->forget();
        client->send(ApplyPlan{quint32(failing) + 1, {}, broken});
        QTRY_COMPARE_WITH_TIMEOUT(client->count<Applied>(), 1, 10000);
        const auto applied = client->last<Applied>();
        QVERIFY(!applied.ok);
        QCOMPARE(applied.failedStep, int(failing));
        QVERIFY(applied.rolledBack);
        QVERIFY(applied.error.sysErrno != 0);
        if (failing == 0)
            QCOMPARE(applied.error.sysErrno, ENOSPC);
        client->send(QueryStatus{1});
        QTRY_COMPARE(client->count<StatusReply>(), 1);
        QCOMPARE(client->last<StatusReply>().machines, QStringList());
        QCOMPARE(dumpMachine(), before);
    }
    client->send(Undeploy());
    QTRY_COMPARE_WITH_TIMEOUT(processesOf(toiled.mark()), QString(), 10000);
    QCOMPARE(dumpMachine(), before);
}

void LeftoversTest::deadHelpersSocketIsReplaced()
{
    ToiledProcess toiled;
    QVERIFY2(toiled.start(), qPrintable(toiled.errorOutput()));
    const auto client = toiled.client();
    QTRY_COMPARE(client->count<HelperHello>(), 1);
    test::signalTo(client->last<HelperHello>().pid, SIGKILL);
    test::signalTo(toiled.outerPid(), SIGKILL);
    QTRY_COMPARE(toiled.process().state(), QProcess::NotRunning);
    QTRY_VERIFY(!somebodyListens(toiled.socketPath()));
    QVERIFY2(toiled.start(), qPrintable(toiled.errorOutput()));
    const auto next = toiled.client();
    QTRY_COMPARE(next->count<HelperHello>(), 1);
}

void LeftoversTest::secondHelperIsRefused()
{
    ToiledProcess toiled;
    QVERIFY2(toiled.start(), qPrintable(toiled.errorOutput()));
    QProcess second;
    second.setProgram(toiled.process().program());
    second.setArguments(toiled.process().arguments());
    second.start();
    QVERIFY(second.waitForFinished(10000));
    QCOMPARE(second.exitCode(), kRunsAlready);
    QVERIFY(QString::fromUtf8(second.readAllStandardError()).contains(toiled.socketPath()));
    const auto client = toiled.client();
    QTRY_COMPARE(client->count<HelperHello>(), 1);
}

/// The folder goes with the last of them, also when the next is just being started there.
void LeftoversTest::labsThatComeAndGoShareAFolder()
{
    const QTemporaryDir folder;
    const QString run = folder.filePath(text("toile"));
    const QString program = qEnvironmentVariable("TOILE_BIN") + text("/toiled");
    std::vector<std::unique_ptr<QProcess>> labs;
    for (int i = 0; i < 3; ++i) {
        labs.push_back(std::make_unique<QProcess>());
        labs.back()->setProgram(program);
        labs.back()->setArguments({text("--sandbox"), text("--lab"), text("lab"), text("--socket"),
                                   QStringLiteral("%1/lab%2.sock").arg(run).arg(i)});
    }
    constexpr int kRounds = 20;
    for (int round = 0; round < kRounds; ++round) {
        for (const auto &lab : labs)
            lab->start();
        for (const auto &lab : labs) {
            QVERIFY(lab->waitForReadyRead(10000));
            QCOMPARE(lab->readAllStandardOutput(), QByteArray("ready\n"));
            lab->terminate();
        }
        for (const auto &lab : labs)
            QVERIFY(lab->waitForFinished(10000));
        QVERIFY(!QFileInfo::exists(run));
    }
}

/// Whenever it is told, and whichever of its processes are there then.
void LeftoversTest::anEndWhileItStartsLeavesNothing()
{
    constexpr int kLatest = 45000;  // microseconds
    for (int delay = 0; delay <= kLatest; delay += 500) {
        ToiledProcess toiled;
        toiled.process().start();
        QVERIFY(toiled.process().waitForStarted());
        ::usleep(useconds_t(delay));
        test::signalTo(toiled.outerPid(), SIGTERM);
        QVERIFY(toiled.process().waitForFinished(20000));
        QTRY_COMPARE_WITH_TIMEOUT(processesOf(toiled.mark()), QString(), 10000);
        QVERIFY2(!QFileInfo::exists(toiled.runFolder()), QByteArray::number(delay) + " microseconds");
    }
}

int main(int argc, char **argv)
{
    if (!enterOwnMachine()) {
        qCritical("no namespaces: %s", std::strerror(errno));
        return 1;
    }
    QCoreApplication application(argc, argv);
    LeftoversTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_leftovers.moc"
