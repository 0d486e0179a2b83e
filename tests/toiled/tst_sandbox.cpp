// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/sandboxids.h"
#include "core/linux/sandboxsocket.h"
#include "core/linux/taskshare.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <cerrno>
#include <thread>

using namespace toile;

Q_DECLARE_METATYPE(toile::NamespaceSwitches)

/// The parts of the sandbox that need no namespaces.
class SandboxTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsTheUsersRange_data();
    void findsTheUsersRange();
    void explainsWhoForbidsNamespaces_data();
    void explainsWhoForbidsNamespaces();
    void everyFailureIsASentence_data();
    void everyFailureIsASentence();
    void listensInAPrivateFolder();
    void refusesAFolderThatOthersEnter();
    void refusesAFolderThatIsALink();
    void refusesAPathThatDoesNotFit_data();
    void refusesAPathThatDoesNotFit();
    void refusesASecondHelper();
    void replacesTheFileOfADeadHelper();
    void removesOnlyDeadSockets();
    void removesItsOwnFolderWhenEmpty_data();
    void removesItsOwnFolderWhenEmpty();
    void leavesAFolderThatTookItsPlace();
    void listensInTheFolderThatIsThereNow();
    void findsHowManyTasksThereMayBe_data();
    void findsHowManyTasksThereMayBe();
    void severalUsersLeaveRoomForOthers();

private:
    static std::string in(const QTemporaryDir &folder, const char *name)
    {
        return folder.path().toStdString() + "/" + name;
    }
    static SandboxFailure failureOf(const std::string &path)
    {
        const auto result = listenOn(path);
        const auto *failure = std::get_if<SandboxFailure>(&result);
        return failure ? *failure : SandboxFailure();
    }
};

void SandboxTest::findsTheUsersRange_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<unsigned long>("first");
    QTest::addColumn<unsigned long>("count");
    const auto row = [](const char *name, const char *file, unsigned long first, unsigned long count) {
        QTest::newRow(name) << QByteArray(file) << first << count;
    };
    row("by name", "root:1:9\nann:100000:65536\n", 100000, 65536);
    row("by number", "1000:165536:65536", 165536, 65536);
    row("second line", "ann:100000:1\nann:200000:65536\n", 200000, 65536);
    row("nobody's", "bob:100000:65536\n", 0, 0);
    row("empty", "", 0, 0);
    row("too few", "ann:100000:999\n", 0, 0);
    row("root's own id", "ann:0:65536\n", 0, 0);
    row("letters", "ann:1x:65536\nann:1000:6 \n", 0, 0);
    row("halves", "ann\nann:\nann:5\n::\n", 0, 0);
    row("negative", "ann:-5:65536\n", 0, 0);
    row("longer than a number", "ann:99999999999999999999999999:65536\n", 0, 0);
    row("a name that begins alike", "anna:100000:65536\n", 0, 0);
}

void SandboxTest::findsTheUsersRange()
{
    QFETCH(QByteArray, file);
    const auto range = findRange({file.constData(), std::size_t(file.size())}, "ann", 1000);
    QTEST(range.value_or(IdRange()).first, "first");
    QTEST(range.value_or(IdRange()).count, "count");
}

void SandboxTest::explainsWhoForbidsNamespaces_data()
{
    QTest::addColumn<NamespaceSwitches>("switches");
    QTest::addColumn<int>("problem");
    QTest::addColumn<QString>("remedy");
    const QString on = QStringLiteral("1");
    const QString off = QStringLiteral("0");
    const auto row = [](const char *name, const NamespaceSwitches &switches, int problem, const char *remedy) {
        QTest::newRow(name) << switches << problem << QString::fromLatin1(remedy);
    };
    row("AppArmor", {on, {}, {}, {}, {}}, EPERM, "kernel.apparmor_restrict_unprivileged_userns=0");
    row("AppArmor allows, Debian forbids", {off, off, {}, {}, {}}, EPERM, "kernel.unprivileged_userns_clone=1");
    row("Debian", {{}, off, QStringLiteral("1577"), {}, {}}, EPERM, "kernel.unprivileged_userns_clone=1");
    row("limit 0", {{}, on, off, {}, {}}, ENOSPC, "user.max_user_namespaces=10000");
    row("limit 0 of another kind", {{}, on, QStringLiteral("1577"), off, {}}, ENOSPC,
        "/proc/sys/user/max_*_namespaces");
    row("limit reached", {{}, {}, QStringLiteral("5"), QStringLiteral("5"), {}}, ENOSPC, "Undeploy a lab");
    row("not built in", {}, EINVAL, "CONFIG_USER_NS");
    row("network namespaces not built in", {{}, {}, {}, {}, {}, QStringLiteral("net")}, EINVAL, "CONFIG_NET_NS");
    row("profile", {{}, {}, {}, {}, QStringLiteral("docker-default (enforce)")}, EPERM, "docker-default (enforce)");
    row("unconfined", {{}, {}, {}, {}, QStringLiteral("unconfined")}, EPERM, "container");
    row("nothing known", {}, EPERM, "container");
}

void SandboxTest::explainsWhoForbidsNamespaces()
{
    QFETCH(NamespaceSwitches, switches);
    QFETCH(int, problem);
    QFETCH(QString, remedy);
    const Error error = explainRefusal(switches, problem);
    QVERIFY2(error.message.contains(remedy), qPrintable(error.message));
    QCOMPARE(error.code, ErrorCode::Unsupported);
    QCOMPARE(error.sysErrno, problem);
}

void SandboxTest::everyFailureIsASentence_data()
{
    QTest::addColumn<int>("reason");
    for (int reason = 0; reason <= int(SandboxFailure::Reason::ProcessFailed); ++reason)
        QTest::addRow("%d", reason) << reason;
}

void SandboxTest::everyFailureIsASentence()
{
    QFETCH(int, reason);
    const Error error = describe({SandboxFailure::Reason(reason), EACCES, QStringLiteral("/a/b")});
    QVERIFY2(error.message.size() > 20, qPrintable(error.message));
    QVERIFY(!error.message.contains(u'%'));
    QVERIFY2(error.message.endsWith(u'.') || error.message.contains(QStringLiteral("sysctl")),
             qPrintable(error.message));
}

void SandboxTest::listensInAPrivateFolder()
{
    QTemporaryDir folder;
    auto result = listenOn(in(folder, "run/lab.sock"));
    auto *socket = std::get_if<LabSocket>(&result);
    QVERIFY(socket);
    struct stat info {};
    QCOMPARE(::stat(in(folder, "run").c_str(), &info), 0);
    QCOMPARE(info.st_mode & 07777, mode_t(0700));
    QCOMPARE(::stat(in(folder, "run/lab.sock").c_str(), &info), 0);
    QCOMPARE(info.st_mode & 07777, mode_t(0700));
    showReady(*socket);
    QCOMPARE(::stat(in(folder, "run/lab.sock").c_str(), &info), 0);
    QCOMPARE(info.st_mode & 07777, mode_t(0600));
    QVERIFY(S_ISSOCK(info.st_mode));
    QCOMPARE(socket->name, std::string("lab.sock"));
}

void SandboxTest::refusesAFolderThatOthersEnter()
{
    QTemporaryDir folder;
    ::chmod(qPrintable(folder.path()), 0750);
    QCOMPARE(failureOf(in(folder, "lab.sock")).reason, SandboxFailure::Reason::DirectoryNotPrivate);
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("lab.sock"))));
}

void SandboxTest::refusesAFolderThatIsALink()
{
    QTemporaryDir folder;
    QDir(folder.path()).mkdir(QStringLiteral("real"));
    QFile::link(folder.filePath(QStringLiteral("real")), folder.filePath(QStringLiteral("link")));
    QCOMPARE(failureOf(in(folder, "link/lab.sock")).reason, SandboxFailure::Reason::DirectoryUnusable);
}

void SandboxTest::refusesAPathThatDoesNotFit_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<bool>("fits");
    QTest::newRow("107") << 107 << true;
    QTest::newRow("108") << 108 << false;
}

void SandboxTest::refusesAPathThatDoesNotFit()
{
    QFETCH(int, length);
    QFETCH(bool, fits);
    QTemporaryDir folder;
    std::string path = in(folder, "");
    path += std::string(std::size_t(length) - path.size(), 'x');
    const auto result = listenOn(path);
    QCOMPARE(std::holds_alternative<LabSocket>(result), fits);
    if (!fits)
        QCOMPARE(std::get<SandboxFailure>(result).reason, SandboxFailure::Reason::PathTooLong);
}

void SandboxTest::refusesASecondHelper()
{
    QTemporaryDir folder;
    const auto first = listenOn(in(folder, "lab.sock"));
    QVERIFY(std::holds_alternative<LabSocket>(first));
    QCOMPARE(failureOf(in(folder, "lab.sock")).reason, SandboxFailure::Reason::AlreadyRunning);
    QVERIFY(QFile::exists(folder.filePath(QStringLiteral("lab.sock"))));
}

void SandboxTest::replacesTheFileOfADeadHelper()
{
    QTemporaryDir folder;
    {
        const auto dead = listenOn(in(folder, "lab.sock"));
    }
    QVERIFY(QFile::exists(folder.filePath(QStringLiteral("lab.sock"))));
    QVERIFY(std::holds_alternative<LabSocket>(listenOn(in(folder, "lab.sock"))));
}

void SandboxTest::removesOnlyDeadSockets()
{
    QTemporaryDir folder;
    auto result = listenOn(in(folder, "lab.sock"));
    LabSocket lab = std::move(std::get<LabSocket>(result));
    removeDeadSocket(lab);
    QVERIFY(QFile::exists(folder.filePath(QStringLiteral("lab.sock"))));
    lab.listener.reset();
    removeDeadSocket(lab);
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("lab.sock"))));
    QFile file(folder.filePath(QStringLiteral("lab.sock")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    removeDeadSocket(lab);
    QVERIFY(file.exists());
}

void SandboxTest::removesItsOwnFolderWhenEmpty_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("goes");
    QTest::newRow("the session's") << QStringLiteral("toile") << true;
    QTest::newRow("a user's in /tmp") << QStringLiteral("toile-1000") << true;
    QTest::newRow("somebody's") << QStringLiteral("run") << false;
    QTest::newRow("named alike") << QStringLiteral("toiles") << false;
}

void SandboxTest::removesItsOwnFolderWhenEmpty()
{
    QFETCH(QString, name);
    QFETCH(bool, goes);
    const QTemporaryDir folder;
    const std::string path = in(folder, qPrintable(name));
    {
        auto a = listenOn(path + "/a.sock");
        auto b = listenOn(path + "/b.sock");
        removeSocket(std::get<LabSocket>(a));
        QVERIFY(QFile::exists(folder.filePath(name) + QStringLiteral("/b.sock")));
        removeSocket(std::get<LabSocket>(b));
    }
    QCOMPARE(QFile::exists(folder.filePath(name)), !goes);
    QVERIFY(std::holds_alternative<LabSocket>(listenOn(path + "/a.sock")));
}

void SandboxTest::leavesAFolderThatTookItsPlace()
{
    const QTemporaryDir folder;
    QDir parent(folder.path());
    auto result = listenOn(in(folder, "toile/lab.sock"));
    auto &lab = std::get<LabSocket>(result);
    QVERIFY(parent.rename(QStringLiteral("toile"), QStringLiteral("moved")));
    QVERIFY(parent.mkdir(QStringLiteral("toile")));
    removeSocket(lab);
    QVERIFY(parent.exists(QStringLiteral("toile")));
}

/// It was moved away while we waited for its lock.
void SandboxTest::listensInTheFolderThatIsThereNow()
{
    QTemporaryDir folder;
    const std::string run = in(folder, "run");
    QCOMPARE(::mkdir(run.c_str(), 0700), 0);
    Descriptor lock(::open(run.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    QCOMPARE(::flock(lock.get(), LOCK_EX), 0);
    SandboxResult<LabSocket> result = SandboxFailure();
    std::thread waiting([&] { result = listenOn(run + "/lab.sock"); });
    QTest::qWait(50);  // until it waits
    const bool moved = ::rename(run.c_str(), in(folder, "old").c_str()) == 0;
    lock.reset();
    waiting.join();
    QVERIFY(moved);
    QVERIFY(std::get_if<LabSocket>(&result));
    QVERIFY(QFile::exists(QString::fromStdString(run) + QStringLiteral("/lab.sock")));
}

void SandboxTest::findsHowManyTasksThereMayBe_data()
{
    QTest::addColumn<QByteArray>("groups");
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<quint64>("expected");
    const auto row = [](const char *name, const char *groups, const QStringList &files, quint64 expected) {
        QTest::newRow(name) << QByteArray(groups) << files << expected;
    };
    const QString kernel = QStringLiteral("proc/sys/kernel/");
    const QString group = QStringLiteral("sys/fs/cgroup/");
    const QStringList usual{kernel + QStringLiteral("threads-max 30000"), kernel + QStringLiteral("pid_max 40000")};
    row("nothing says it", "0::/\n", {}, RLIM_INFINITY);
    row("the kernel's own", "0::/\n", usual, 30000);
    row("as the unit says", "0::/system.slice/toile.service\n",
        usual + QStringList{group + QStringLiteral("system.slice/toile.service/pids.max 16384")}, 16384);
    row("no limit in the unit", "0::/system.slice/toile.service\n",
        usual + QStringList{group + QStringLiteral("system.slice/toile.service/pids.max max"),
                            group + QStringLiteral("system.slice/pids.max 2000")},
        2000);
    row("of a container", "0::/\n", usual + QStringList{group + QStringLiteral("pids.max 1000")}, 1000);
    row("the older kind", "9:cpu,cpuacct:/a\n4:pids:/a/b\n0::/a\n",
        usual + QStringList{group + QStringLiteral("pids/a/b/pids.max 500")}, 500);
}

void SandboxTest::findsHowManyTasksThereMayBe()
{
    QFETCH(QByteArray, groups);
    QFETCH(QStringList, files);
    const QTemporaryDir root;
    const auto write = [&](const QString &path, const QByteArray &text) {
        QVERIFY(QDir(root.path()).mkpath(QFileInfo(path).path()));
        QFile file(root.filePath(path));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    };
    write(QStringLiteral("proc/self/cgroup"), groups);
    for (const QString &file : files)
        write(file.section(u' ', 0, 0), file.section(u' ', 1).toUtf8() + '\n');
    QTEST(quint64(tasksAllowed(root.path().toStdString())), "expected");
}

void SandboxTest::severalUsersLeaveRoomForOthers()
{
    for (const rlim_t allowed : {rlim_t(8192), rlim_t(16384), rlim_t(30000), rlim_t(4194304)}) {
        const rlim_t share = shareOfTasks(allowed);
        QVERIFY2(share >= 1024 && 4 * share <= allowed / 2 + 4, qPrintable(QString::number(share)));
    }
    QVERIFY(shareOfTasks(RLIM_INFINITY) <= 4096);
    QCOMPARE(shareOfTasks(1000), rlim_t(1024));  // a desktop and a lab with some programs
    // This machine says something.
    QVERIFY(tasksAllowed() != RLIM_INFINITY);
}

QTEST_GUILESS_MAIN(SandboxTest)
#include "tst_sandbox.moc"
