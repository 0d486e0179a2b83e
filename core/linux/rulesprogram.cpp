// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/rulesprogram.h"

#include "core/base/descriptor.h"
#include "core/linux/text.h"

#include <QFile>

#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <cerrno>

namespace toile {
namespace {
constexpr off_t kOutputBytes = 8 * 1024 * 1024;

/// A file in memory: unlike a pipe it cannot fill up and make both sides wait.
Descriptor memoryFile(const QByteArray &content = {})
{
    Descriptor file(::memfd_create("toile", MFD_CLOEXEC));
    if (file && ::pwrite(file.get(), content.constData(), size_t(content.size()), 0) != content.size())
        file.reset();
    return file;
}

QByteArray contentOf(const Descriptor &file)
{
    const off_t size = std::min(::lseek(file.get(), 0, SEEK_END), kOutputBytes);
    QByteArray content(qsizetype(std::max<off_t>(size, 0)), Qt::Uninitialized);
    const ssize_t length = ::pread(file.get(), content.data(), size_t(content.size()), 0);
    content.truncate(qsizetype(std::max<ssize_t>(length, 0)));
    return content;
}

struct Streams {
    Descriptor input;
    Descriptor output = memoryFile();
    Descriptor errors = memoryFile();
    bool ok() const { return input && output && errors; }
};

/// 0, or errno.
int spawn(const QStringList &arguments, const Streams &streams, pid_t &pid)
{
    std::vector<QByteArray> bytes;
    for (const QString &argument : arguments)
        bytes.push_back(QFile::encodeName(argument));
    std::vector<char *> argv;
    for (QByteArray &argument : bytes)
        argv.push_back(argument.data());
    argv.push_back(nullptr);
    char *environment[] = {nullptr};

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, streams.input.get(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, streams.output.get(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, streams.errors.get(), STDERR_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    sigset_t all;
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    const int error = ::posix_spawn(&pid, argv[0], &actions, &attributes, argv.data(), environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

/// False when it had to be killed.
bool awaitEnd(pid_t pid, int milliseconds)
{
    const Descriptor process(int(::syscall(SYS_pidfd_open, pid, 0)));
    pollfd watch{process.get(), POLLIN, 0};
    int ready;
    do
        ready = ::poll(&watch, 1, milliseconds);
    while (ready < 0 && errno == EINTR);
    if (ready == 1)
        return true;
    ::kill(pid, SIGKILL);
    return false;
}

Error failure(ErrorCode code, const QString &message, int number = 0)
{
    Error error = makeError(code, message);
    error.sysErrno = number;
    return error;
}
}  // namespace

Result<ProgramOutput> runProgram(const QStringList &arguments, const QByteArray &input, int milliseconds)
{
    const Streams streams{memoryFile(input)};
    if (!streams.ok())
        return failure(ErrorCode::Io, LinuxText::tr("No memory file could be made for a program. Free some memory."),
                       errno);
    pid_t pid = -1;
    if (const int error = spawn(arguments, streams, pid); error != 0)
        return failure(
            error == ENOENT ? ErrorCode::NotFound : ErrorCode::Io,
            LinuxText::tr("The program %1 could not be started (%2).").arg(arguments.first(), qt_error_string(error)),
            error);
    const bool inTime = awaitEnd(pid, milliseconds);
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    if (!inTime)
        return failure(ErrorCode::TimedOut, LinuxText::tr("The program %1 did not end within %2 s and was ended.")
                                                .arg(arguments.first())
                                                .arg(milliseconds / 1000));
    return ProgramOutput{WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), contentOf(streams.output),
                         contentOf(streams.errors)};
}

}  // namespace toile
