// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/engine/helperstart.h"

#include "core/base/spawnsetup.h"
#include "core/engine/text.h"
#include "core/protocol/helperstatus.h"

#include <QCoreApplication>
#include <QFile>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <vector>

extern char **environ;

namespace toile {

namespace {

constexpr int kErrorTextBytes = 16 * 1024;
constexpr qsizetype kLineBytes = 1024;
constexpr int kLastPatience = 500;  ///< milliseconds until one that was told to end is killed

/// What the helper and the programs that it runs for the user need; nothing else of ours is theirs to know.
bool isPassedOn(QByteArrayView entry)
{
    static constexpr std::array<QByteArrayView, 17> kPassed{
        "HOME=",        "USER=",         "LOGNAME=",         "SHELL=",
        "PATH=",        "LANG=",         "LANGUAGE=",        "LC_",
        "TZ=",          "TMPDIR=",       "XDG_RUNTIME_DIR=", "XDG_CACHE_HOME=",
        "TOILE_",       "ASAN_OPTIONS=", "UBSAN_OPTIONS=",   "LSAN_OPTIONS=",
        "TSAN_OPTIONS="};
    return std::any_of(kPassed.begin(), kPassed.end(), [&](QByteArrayView name) { return entry.startsWith(name); });
}

Error startError(const QString &program, int sysErrno)
{
    Error error = makeError(ErrorCode::Io, EngineText::tr("The helper program %1 could not be started: %2.")
                                               .arg(program, QString::fromLocal8Bit(std::strerror(sysErrno))));
    error.sysErrno = sysErrno;
    return error;
}

/// By somebody: a signal that people and programs send, or told to by one before it was ready. One that crashed was
/// not.
bool wasEnded(int status)
{
    constexpr int kSignalBase = 128;
    constexpr std::array kSent{SIGTERM, SIGINT, SIGHUP, SIGKILL};
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status) - kSignalBase;
    return std::find(kSent.begin(), kSent.end(), signal) != kSent.end();
}

ErrorCode codeOf(int status)
{
    if (wasEnded(status))
        return ErrorCode::Disconnected;
    return WEXITSTATUS(status) == kRunsAlready ? ErrorCode::Refused : ErrorCode::KernelRefused;
}

}  // namespace

HelperStart::HelperStart(QObject *parent) : QObject(parent)
{
    m_timeLimit.setSingleShot(true);
    connect(&m_timeLimit, &QTimer::timeout, this, [this] {
        ::kill(m_pid, SIGKILL);
        giveUp(makeError(
            ErrorCode::TimedOut,
            EngineText::tr("The helper program %1 did not become ready in time and was ended. Try again; if the "
                           "machine is very busy, wait a little first.")
                .arg(m_program)));
    });
}

HelperStart::~HelperStart() = default;

void HelperStart::start(const QStringList &arguments, int timeLimitMilliseconds)
{
    m_program = arguments.value(0);
    if (const auto spawned = spawn(arguments); !spawned) {
        QMetaObject::invokeMethod(
            this,
            [this, error = spawned.error()] {
                giveUp(error);
                deleteLater();
            },
            Qt::QueuedConnection);
        return;
    }
    m_outputNotifier = std::make_unique<QSocketNotifier>(m_output.get(), QSocketNotifier::Read);
    connect(m_outputNotifier.get(), &QSocketNotifier::activated, this, [this] { readOutput(); });
    m_errorNotifier = std::make_unique<QSocketNotifier>(m_errorOutput.get(), QSocketNotifier::Read);
    connect(m_errorNotifier.get(), &QSocketNotifier::activated, this, [this] { readErrorOutput(); });
    m_processNotifier = std::make_unique<QSocketNotifier>(m_process.get(), QSocketNotifier::Read);
    connect(m_processNotifier.get(), &QSocketNotifier::activated, this, [this] { reap(); });
    m_timeLimit.start(timeLimitMilliseconds);
}

bool HelperStart::isAbandoned(int process)
{
    const auto all = QCoreApplication::instance()->findChildren<HelperStart *>(Qt::FindDirectChildrenOnly);
    return std::any_of(all.begin(), all.end(),
                       [process](const HelperStart *each) { return each->m_abandoned && each->m_pid == process; });
}

void HelperStart::abandon()
{
    settle();
    m_abandoned = true;
    if (m_pid <= 0)
        return;
    ::kill(m_pid, SIGTERM);
    m_timeLimit.start(kLastPatience);
}

Result<> HelperStart::spawn(const QStringList &arguments)
{
    int output[2];
    int errors[2];
    if (::pipe2(output, O_CLOEXEC | O_NONBLOCK) != 0)
        return startError(m_program, errno);
    m_output.reset(output[0]);
    const Descriptor outputEnd(output[1]);
    if (::pipe2(errors, O_CLOEXEC | O_NONBLOCK) != 0)
        return startError(m_program, errno);
    m_errorOutput.reset(errors[0]);
    const Descriptor errorEnd(errors[1]);

    SpawnSetup setup;
    posix_spawn_file_actions_addopen(&setup.actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&setup.actions, outputEnd.get(), 1);
    posix_spawn_file_actions_adddup2(&setup.actions, errorEnd.get(), 2);
    posix_spawn_file_actions_addclosefrom_np(&setup.actions, 3);
    posix_spawn_file_actions_addchdir_np(&setup.actions, "/");

    QList<QByteArray> words;
    for (const QString &argument : arguments)
        words += QFile::encodeName(argument);
    std::vector<char *> argv;
    for (QByteArray &word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    std::vector<char *> environment;
    for (char **entry = environ; *entry; ++entry)
        if (isPassedOn(*entry))
            environment.push_back(*entry);
    environment.push_back(nullptr);

    const int failure =
        ::posix_spawn(&m_pid, argv.front(), &setup.actions, &setup.attributes, argv.data(), environment.data());
    if (failure != 0)
        return startError(m_program, failure);
    m_process.reset(static_cast<int>(::syscall(SYS_pidfd_open, m_pid, 0)));
    if (m_process)
        return Ok{};
    const int pidfdErrno = errno;
    ::kill(m_pid, SIGKILL);
    ::waitpid(m_pid, nullptr, 0);
    return startError(m_program, pidfdErrno);
}

void HelperStart::readOutput()
{
    char buffer[256];
    const ssize_t got = ::read(m_output.get(), buffer, sizeof buffer);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got <= 0) {  // closed without "ready": its exit status says the rest
        m_outputNotifier->setEnabled(false);
        return;
    }
    m_said.append(buffer, got);
    for (qsizetype end = m_said.indexOf('\n'); end >= 0 && !m_settled; end = m_said.indexOf('\n')) {
        const QByteArray line = m_said.first(end);
        m_said.remove(0, end + 1);
        if (!readLine(line))
            return giveUpOnStranger();
    }
    if (!m_settled && m_said.size() > kLineBytes)
        giveUpOnStranger();
}

bool HelperStart::readLine(const QByteArray &line)
{
    static const QByteArray kProgress("progress ");
    if (line == "ready") {
        settle();
        Q_EMIT started();
        return true;
    }
    if (!line.startsWith(kProgress))
        return false;
    m_timeLimit.start();
    Q_EMIT progress(QString::fromUtf8(line.mid(kProgress.size())));
    return true;
}

void HelperStart::giveUpOnStranger()
{
    ::kill(m_pid, SIGKILL);
    giveUp(makeError(ErrorCode::Protocol, EngineText::tr("%1 is not Toile’s helper: it did not say that it is ready. "
                                                         "Build or install Toile again.")
                                              .arg(m_program)));
}

void HelperStart::readErrorOutput()
{
    char buffer[4096];
    const ssize_t got = ::read(m_errorOutput.get(), buffer, sizeof buffer);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got <= 0) {
        m_errorNotifier->setEnabled(false);
        return;
    }
    m_errorText.append(buffer, std::min<qsizetype>(got, kErrorTextBytes - m_errorText.size()));
}

void HelperStart::reap()
{
    int status = 0;
    if (::waitpid(m_pid, &status, WNOHANG) == 0)
        return;
    m_processNotifier->setEnabled(false);
    m_timeLimit.stop();
    m_pid = -1;
    if (!m_settled) {
        while (m_errorNotifier->isEnabled() && m_errorText.size() < kErrorTextBytes) {
            const qsizetype before = m_errorText.size();
            readErrorOutput();
            if (m_errorText.size() == before)
                break;
        }
        const QString said = QString::fromUtf8(m_errorText).trimmed();
        Error error = makeError(codeOf(status), said);
        if (said.isEmpty())
            error.message = WIFSIGNALED(status)
                                ? EngineText::tr("The helper program %1 was ended by signal %2 before it was ready.")
                                      .arg(m_program)
                                      .arg(WTERMSIG(status))
                                : EngineText::tr("The helper program %1 ended with status %2 before it was ready.")
                                      .arg(m_program)
                                      .arg(WEXITSTATUS(status));
        giveUp(error);
    }
    deleteLater();
}

void HelperStart::giveUp(Error error)
{
    if (m_settled)
        return;
    settle();
    Q_EMIT failed(error);
}

/// From here on only the end of the process matters.
void HelperStart::settle()
{
    m_settled = true;
    m_timeLimit.stop();
    m_outputNotifier.reset();
    m_errorNotifier.reset();
    m_output.reset();
    m_errorOutput.reset();
}

}  // namespace toile
