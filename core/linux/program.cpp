// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/program.h"

#include "core/kernel/text.h"

#include <fcntl.h>
#include <linux/close_range.h>
#include <pty.h>
#include <pwd.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

namespace toile {
namespace {

constexpr int kNotFound = 127;
constexpr int kNotRunnable = 126;

/// The child's ends.
struct ChildStreams {
    Descriptor input;
    Descriptor output;
    Descriptor errorOutput;
    Descriptor failure;
};

/// All that the child needs, made before the fork: after it, nothing may allocate.
struct Prepared {
    int networkNamespace = -1;
    QByteArray machine;
    QByteArray file;
    std::vector<QByteArray> words;
    std::vector<QByteArray> settings;
    std::vector<char *> arguments;
    std::vector<char *> environment;
};

Error systemError(const QString &message)
{
    Error error = makeError(ErrorCode::Io, message);
    error.sysErrno = errno;
    error.kernelText = QString::fromLocal8Bit(std::strerror(errno));
    return error;
}

bool isRunnable(const QByteArray &file)
{
    struct stat info {};
    return ::stat(file.constData(), &info) == 0 && S_ISREG(info.st_mode) && ::access(file.constData(), X_OK) == 0;
}

/// The file to run; "" when it is nowhere in the path, which execve() answers with ENOENT.
QByteArray lookUp(const QByteArray &name, const QByteArray &path)
{
    if (name.contains('/'))
        return name;
    for (const QByteArray &folder : path.split(':')) {
        const QByteArray file = folder + '/' + name;
        if (isRunnable(file))
            return file;
    }
    return {};
}

std::vector<char *> pointers(const std::vector<QByteArray> &words)
{
    std::vector<char *> list;
    for (const QByteArray &word : words)
        list.push_back(const_cast<char *>(word.constData()));
    list.push_back(nullptr);
    return list;
}

bool makePipe(Descriptor &reader, Descriptor &writer)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return false;
    reader.reset(ends[0]);
    writer.reset(ends[1]);
    return true;
}

bool openTerminal(const ProgramSettings &settings, StartedProgram &ours, ChildStreams &theirs)
{
    winsize size{};
    size.ws_row = static_cast<unsigned short>(settings.rows);
    size.ws_col = static_cast<unsigned short>(settings.columns);
    int master = -1;
    int slave = -1;
    if (::openpty(&master, &slave, nullptr, nullptr, &size) != 0)
        return false;
    ours.input.reset(master);
    theirs.input.reset(slave);
    ::fcntl(master, F_SETFD, FD_CLOEXEC);
    ::fcntl(slave, F_SETFD, FD_CLOEXEC);
    return true;
}

bool openStreams(const ProgramSettings &settings, StartedProgram &ours, ChildStreams &theirs)
{
    if (!makePipe(ours.failure, theirs.failure))
        return false;
    if (settings.terminal)
        return openTerminal(settings, ours, theirs);
    return makePipe(theirs.input, ours.input) && makePipe(ours.output, theirs.output) &&
           makePipe(ours.errorOutput, theirs.errorOutput);
}

void neverBlock(const StartedProgram &program)
{
    for (const Descriptor *end : {&program.input, &program.output, &program.errorOutput, &program.failure}) {
        if (*end)
            ::fcntl(end->get(), F_SETFL, ::fcntl(end->get(), F_GETFL) | O_NONBLOCK);
    }
}

// ---- From here on in the child: only calls that are safe after fork() ----

bool enterMachine(const Prepared &prepared)
{
    if (::setns(prepared.networkNamespace, CLONE_NEWNET) != 0 || ::unshare(CLONE_NEWNS | CLONE_NEWUTS) != 0)
        return false;
    // The prompt of a shell then names the machine.
    ::sethostname(prepared.machine.constData(), static_cast<std::size_t>(prepared.machine.size()));
    constexpr unsigned long flags = MS_NOSUID | MS_NODEV | MS_NOEXEC;
    // A /sys that shows this machine's interfaces (brctl and others read /sys/class/net); where the one we have is
    // locked read-only the kernel grants only another such one. Without any, only those programs suffer.
    if (::mount("sysfs", "/sys", "sysfs", flags, nullptr) != 0)
        ::mount("sysfs", "/sys", "sysfs", flags | MS_RDONLY, nullptr);
    return true;
}

bool takeStreams(bool terminal, const ChildStreams &streams)
{
    const int input = streams.input.get();
    const int output = terminal ? input : streams.output.get();
    const int errorOutput = terminal ? input : streams.errorOutput.get();
    if (::setsid() < 0 || (terminal && ::ioctl(input, TIOCSCTTY, 0) != 0))
        return false;
    return ::dup2(input, STDIN_FILENO) >= 0 && ::dup2(output, STDOUT_FILENO) >= 0 &&
           ::dup2(errorOutput, STDERR_FILENO) >= 0;
}

void resetSignals()
{
    for (int number = 1; number < NSIG; ++number)
        ::signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
}

[[noreturn]] void becomeProgram(const ProgramSurroundings &surroundings, const Prepared &prepared, bool terminal,
                                const ChildStreams &streams)
{
    resetSignals();
    if (enterMachine(prepared) && takeStreams(terminal, streams)) {
        ::setrlimit(RLIMIT_NOFILE, &surroundings.openFiles);
        ::umask(022);
        ::close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC);
        if (::chdir(surroundings.home.constData()) != 0)
            (void)!::chdir("/");
        ::execve(prepared.file.constData(), prepared.arguments.data(), prepared.environment.data());
    }
    const int problem = errno;
    (void)!::write(streams.failure.get(), &problem, sizeof problem);
    ::_exit(problem == ENOENT ? kNotFound : kNotRunnable);
}

Prepared prepare(const ProgramSurroundings &surroundings, const ProgramSettings &settings, int networkNamespace)
{
    Prepared prepared;
    prepared.networkNamespace = networkNamespace;
    prepared.machine = settings.machine.toUtf8();
    for (const QString &word : settings.arguments)
        prepared.words.push_back(word.toUtf8());
    if (prepared.words.empty())
        prepared.words.push_back(surroundings.shell);
    prepared.settings = surroundings.environment;
    for (const QString &setting : settings.environment)
        prepared.settings.push_back(setting.toUtf8());
    prepared.file = lookUp(prepared.words.front(), surroundings.path);
    prepared.arguments = pointers(prepared.words);
    prepared.environment = pointers(prepared.settings);
    return prepared;
}

}  // namespace

ProgramSurroundings ProgramSurroundings::ofThisProcess()
{
    ProgramSurroundings surroundings;
    const passwd *entry = ::getpwuid(::getuid());
    surroundings.path = kPath;
    surroundings.shell = qgetenv("SHELL");
    if (!surroundings.shell.startsWith('/'))
        surroundings.shell = entry && entry->pw_shell[0] == '/' ? entry->pw_shell : "/bin/sh";
    surroundings.home = qgetenv("HOME");
    if (!surroundings.home.startsWith('/'))
        surroundings.home = entry && entry->pw_dir[0] == '/' ? entry->pw_dir : "/";
    const QByteArray user = entry ? QByteArray(entry->pw_name) : QByteArray::number(::getuid());
    surroundings.environment = {"PATH=" + surroundings.path, "HOME=" + surroundings.home, "SHELL=" + surroundings.shell,
                                "USER=" + user, "LOGNAME=" + user};
    ::getrlimit(RLIMIT_NOFILE, &surroundings.openFiles);
    return surroundings;
}

Result<StartedProgram> MachinePrograms::start(const ProgramSettings &settings)
{
    const int networkNamespace = m_namespaceOf(settings.machine);
    if (networkNamespace < 0)
        return makeError(ErrorCode::NotFound,
                         ProgramText::tr("There is no machine %1 in this lab.").arg(settings.machine));
    StartedProgram program;
    ChildStreams streams;
    if (!openStreams(settings, program, streams)) {
        return systemError(
            ProgramText::tr("No terminal or pipe could be made for the program. Close programs that you no "
                            "longer need."));
    }
    const Prepared prepared = prepare(m_surroundings, settings, networkNamespace);
    const pid_t pid = ::fork();
    if (pid == 0)
        becomeProgram(m_surroundings, prepared, settings.terminal, streams);
    if (pid < 0) {
        return systemError(
            ProgramText::tr("No process could be made for the program. Close programs that you no longer "
                            "need."));
    }
    program.pid = pid;
    neverBlock(program);
    return program;
}

}  // namespace toile
