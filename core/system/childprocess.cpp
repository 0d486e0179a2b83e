// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/system/childprocess.h"

#include "core/base/spawnsetup.h"

#include <QFile>

#include <fcntl.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <array>
#include <csignal>
#include <vector>

namespace toile {
namespace {

constexpr qsizetype kErrorBytes = 8 * 1024;
constexpr int kGivenDescriptor = 3;

}  // namespace

ChildProcess::ChildProcess(QObject *parent) : QObject(parent)
{
    m_timeLimit.setSingleShot(true);
    connect(&m_timeLimit, &QTimer::timeout, this, [this] {
        m_timedOut = true;
        ::kill(m_pid, SIGKILL);
    });
}

ChildProcess::~ChildProcess()
{
    if (m_pid <= 0)
        return;
    // One that has become another user ends by itself, and is not waited for.
    if (::kill(m_pid, SIGKILL) == 0)
        ::waitpid(m_pid, nullptr, 0);
}

void ChildProcess::start(const Settings &settings)
{
    if (!spawn(settings)) {
        m_pid = -1;
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT ended(ChildEnd()); }, Qt::QueuedConnection);
        return;
    }
    m_processEnds = std::make_unique<QSocketNotifier>(m_process.get(), QSocketNotifier::Read);
    connect(m_processEnds.get(), &QSocketNotifier::activated, this, &ChildProcess::reap);
    m_errorReadable = std::make_unique<QSocketNotifier>(m_errorOutput.get(), QSocketNotifier::Read);
    connect(m_errorReadable.get(), &QSocketNotifier::activated, this, &ChildProcess::readErrorOutput);
    if (settings.timeLimit >= 0)
        m_timeLimit.start(settings.timeLimit);
}

bool ChildProcess::spawn(const Settings &settings)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return false;
    m_errorOutput.reset(ends[0]);
    const Descriptor writer(ends[1]);

    std::vector<QByteArray> words;
    for (const QString &argument : settings.arguments)
        words.push_back(QFile::encodeName(argument));
    std::vector<char *> arguments;
    for (QByteArray &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    char path[] = "PATH=/usr/sbin:/usr/bin:/sbin:/bin";
    char language[] = "LC_ALL=C.UTF-8";
    std::vector<QByteArray> given(settings.environment.begin(), settings.environment.end());
    std::vector<char *> environment{path, language};
    for (QByteArray &word : given)
        environment.push_back(word.data());
    environment.push_back(nullptr);

    SpawnSetup setup;
    posix_spawn_file_actions_addopen(&setup.actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&setup.actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&setup.actions, writer.get(), 2);
    if (settings.descriptor >= 0)
        posix_spawn_file_actions_adddup2(&setup.actions, settings.descriptor, kGivenDescriptor);
    posix_spawn_file_actions_addclosefrom_np(&setup.actions, settings.descriptor >= 0 ? kGivenDescriptor + 1 : 3);
    if (::posix_spawn(&m_pid, arguments[0], &setup.actions, &setup.attributes, arguments.data(), environment.data()) !=
        0)
        return false;
    m_process.reset(static_cast<int>(::syscall(SYS_pidfd_open, m_pid, 0)));
    return static_cast<bool>(m_process);
}

void ChildProcess::readErrorOutput()
{
    std::array<char, 4096> bytes;
    const ssize_t got = ::read(m_errorOutput.get(), bytes.data(), bytes.size());
    if (got > 0) {
        m_errorText.append(bytes.data(), std::min<qsizetype>(got, kErrorBytes - m_errorText.size()));
        return;
    }
    m_errorReadable->setEnabled(false);
}

void ChildProcess::reap()
{
    int status = 0;
    if (::waitpid(m_pid, &status, WNOHANG) != m_pid)
        return;
    m_timeLimit.stop();
    m_processEnds->setEnabled(false);
    while (m_errorReadable->isEnabled())
        readErrorOutput();
    m_pid = -1;
    ChildEnd end;
    end.exitStatus = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    end.timedOut = m_timedOut;
    end.errorOutput = QString::fromUtf8(m_errorText).trimmed();
    Q_EMIT ended(end);
}

}  // namespace toile
