// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/toiled/toiledprocess.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <grp.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

namespace toile::test {
namespace {

constexpr uid_t kUser = 64123;  ///< nobody has it

void writeFile(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(text);
}

}  // namespace

bool isRoot()
{
    // user_namespaces(7): first id here, first id there, how many.
    QFile map(QStringLiteral("/proc/self/uid_map"));
    const bool opened = map.open(QIODevice::ReadOnly);
    const QList<QByteArray> numbers = opened ? map.readLine().simplified().split(' ') : QList<QByteArray>();
    return ::geteuid() == 0 && numbers.value(2).toUInt() > kUser;
}

ToiledProcess::ToiledProcess(Starter starter, const QString &lab) : m_starter(starter), m_lab(lab)
{
    // The build folder may be closed to other users.
    const QString program = m_folder.path() + QStringLiteral("/toiled");
    QFile::copy(qEnvironmentVariable("TOILE_BIN") + QStringLiteral("/toiled"), program);
    const QByteArray session = QFile::encodeName(m_folder.filePath(QStringLiteral("session")));
    ::mkdir(session.constData(), 0700);
    ::chmod(QFile::encodeName(m_folder.path()).constData(), 0755);
    ::chmod(QFile::encodeName(program).constData(), 0755);
    const QByteArray range = QByteArray::number(kUser) + ":700000:65536\n";
    writeFile(m_folder.filePath(QStringLiteral("range")), m_starter == Starter::UserRange ? range : QByteArray());
    if (m_starter != Starter::Root && ::chown(session.constData(), kUser, kUser) != 0)
        qWarning("the session's folder could not be given away");

    m_process.setProgram(program);
    m_process.setArguments({QStringLiteral("--sandbox"), QStringLiteral("--lab"), lab, QStringLiteral("--socket"),
                            socketPath(), QStringLiteral("--file"), QStringLiteral("lab.toile")});
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), QStringLiteral("/"));
    environment.insert(QStringLiteral("SHELL"), QStringLiteral("/bin/sh"));
    m_process.setProcessEnvironment(environment);
    if (m_starter != Starter::Root)
        m_process.setChildProcessModifier([this] { becomeStarter(); });
}

ToiledProcess::~ToiledProcess()
{
    m_process.kill();
    m_process.waitForFinished();
}

/// In the child, before it becomes `toiled`.
void ToiledProcess::becomeStarter() const
{
    const QByteArray range = QFile::encodeName(m_folder.filePath(QStringLiteral("range")));
    const bool done =
        ::unshare(CLONE_NEWNS) == 0 && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
        ::mount(range.constData(), "/etc/subuid", nullptr, MS_BIND, nullptr) == 0 &&
        ::mount(range.constData(), "/etc/subgid", nullptr, MS_BIND, nullptr) == 0 && ::setgroups(0, nullptr) == 0 &&
        ::setresgid(kUser, kUser, kUser) == 0 && ::setresuid(kUser, kUser, kUser) == 0;
    if (!done)
        ::_exit(99);
}

bool ToiledProcess::start()
{
    m_process.start();
    return QTest::qWaitFor(
               [this] { return m_process.bytesAvailable() >= 6 || m_process.state() == QProcess::NotRunning; },
               10000) &&
           m_process.readAllStandardOutput() == "ready\n";
}

std::unique_ptr<HelperClient> ToiledProcess::client(const QString &language)
{
    auto client = HelperClient::connectTo(socketPath());
    client->send(ClientHello{kProtocolVersion, QStringLiteral("test"), language});
    client->send(Observe{true, false});
    return client;
}

}  // namespace toile::test
