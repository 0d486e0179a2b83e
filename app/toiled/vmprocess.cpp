// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toiled/vmprocess.h"

#include "app/toiled/text.h"

#include <QFile>

#include <fcntl.h>
#include <grp.h>
#include <linux/close_range.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>

using namespace toile;

namespace {

constexpr qsizetype kConsoleBytes = 16 * 1024;  ///< kept of what the console said
constexpr qsizetype kLines = 12;                ///< shown of it
constexpr rlim_t kAddressSpace = rlim_t(2048) * 1024 * 1024;
constexpr rlim_t kOpenFiles = 64;
constexpr id_t kNobody = 65534;
/// What QEMU is given, by number: its line to us, the kernel, the image.
enum Given : int { kChannel = 3, kKernel, kImage, kFirstFree };

/// All that the child needs, made before the fork: after it, nothing may allocate.
struct Prepared {
    std::vector<QByteArray> words;
    std::vector<char *> arguments;
    pid_t parent = ::getpid();
    bool dropRoot = false;
    gid_t kvmGroup = kNobody;
    int null = -1;
    int console = -1;
    int given[kFirstFree - kChannel] = {};
};

Error startError(const QString &program)
{
    Error error = makeError(
        ErrorCode::Io,
        ToiledText::tr("%1 could not be started: %2.").arg(program, QString::fromLocal8Bit(std::strerror(errno))));
    error.sysErrno = errno;
    return error;
}

bool everybodyMayRead(int file)
{
    struct stat info {};
    return ::fstat(file, &info) == 0 && (info.st_mode & S_IROTH) != 0;
}

gid_t groupOf(const char *path)
{
    struct stat info {};
    return ::stat(path, &info) == 0 ? info.st_gid : kNobody;
}

// ---- From here on in the child: only calls that are safe after fork() ----

void limit(__rlimit_resource what, rlim_t most)
{
    const rlimit value{most, most};
    ::setrlimit(what, &value);
}

bool becomeNobody(gid_t kvmGroup)
{
    return ::setgroups(1, &kvmGroup) == 0 && ::setresgid(kNobody, kNobody, kNobody) == 0 &&
           ::setresuid(kNobody, kNobody, kNobody) == 0;
}

bool takeDescriptors(const Prepared &prepared)
{
    if (::dup2(prepared.null, STDIN_FILENO) < 0 || ::dup2(prepared.console, STDOUT_FILENO) < 0 ||
        ::dup2(prepared.console, STDERR_FILENO) < 0)
        return false;
    // Out of the way first: a number that is wanted may be another one's source.
    int copies[kFirstFree - kChannel];
    for (int i = 0; i < kFirstFree - kChannel; ++i)
        copies[i] = ::fcntl(prepared.given[i], F_DUPFD, int(kFirstFree));
    for (int i = 0; i < kFirstFree - kChannel; ++i)
        if (copies[i] < 0 || ::dup2(copies[i], kChannel + i) < 0)
            return false;
    return ::close_range(kFirstFree, ~0U, 0) == 0;
}

[[noreturn]] void becomeQemu(const Prepared &prepared)
{
    for (int number = 1; number < NSIG; ++number)
        ::signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    ::setsid();
    limit(RLIMIT_AS, kAddressSpace);
    limit(RLIMIT_NOFILE, kOpenFiles);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CORE, 0);
    const bool ready = takeDescriptors(prepared) && (!prepared.dropRoot || becomeNobody(prepared.kvmGroup)) &&
                       ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0 &&
                       ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
    if (ready && ::getppid() == prepared.parent) {
        char language[] = "LC_ALL=C";
        char *environment[] = {language, nullptr};
        ::execve(prepared.arguments.front(), prepared.arguments.data(), environment);
    }
    const char *why = std::strerror(errno);
    (void)!::write(STDERR_FILENO, why, std::strlen(why));
    ::_exit(127);
}

}  // namespace

VmProcess::~VmProcess()
{
    kill();
}

void VmProcess::kill()
{
    if (m_pid > 0)
        ::kill(m_pid, SIGKILL);
}

std::chrono::milliseconds VmProcess::worked() const
{
    clockid_t clock{};
    timespec used{};
    if (m_pid <= 0 || ::clock_getcpuclockid(m_pid, &clock) != 0 || ::clock_gettime(clock, &used) != 0)
        return std::chrono::milliseconds(0);
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::seconds(used.tv_sec) +
                                                                 std::chrono::nanoseconds(used.tv_nsec));
}

Result<> VmProcess::run(QemuStart start)
{
    const Descriptor null(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    const Descriptor kernel(::open(QFile::encodeName(start.kernel).constData(), O_RDONLY | O_CLOEXEC));
    const Descriptor image(::open(QFile::encodeName(start.image).constData(), O_RDONLY | O_CLOEXEC));
    int line[2];
    int console[2];
    if (!null || !kernel || !image || ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, line) != 0)
        return startError(start.program);
    Descriptor ours(line[0]);
    const Descriptor theirs(line[1]);
    if (::pipe2(console, O_CLOEXEC) != 0)
        return startError(start.program);
    m_console.reset(console[0]);
    ::fcntl(m_console.get(), F_SETFL, O_NONBLOCK);
    const Descriptor consoleEnd(console[1]);

    start.channel = kChannel;
    start.kernel = QStringLiteral("/proc/self/fd/%1").arg(int(kKernel));
    start.image = QStringLiteral("/proc/self/fd/%1").arg(int(kImage));
    Prepared prepared;
    for (const QString &word : qemuArguments(start))
        prepared.words.push_back(QFile::encodeName(word));
    for (QByteArray &word : prepared.words)
        prepared.arguments.push_back(word.data());
    prepared.arguments.push_back(nullptr);
    prepared.dropRoot = ::geteuid() == 0 && everybodyMayRead(kernel.get()) && everybodyMayRead(image.get());
    prepared.kvmGroup = groupOf("/dev/kvm");
    prepared.null = null.get();
    prepared.console = consoleEnd.get();
    prepared.given[0] = theirs.get();
    prepared.given[1] = kernel.get();
    prepared.given[2] = image.get();

    m_pid = ::fork();
    if (m_pid == 0)
        becomeQemu(prepared);
    if (m_pid < 0)
        return startError(start.program);
    m_channel = std::make_unique<MuxChannel>(std::move(ours));
    m_consoleReadable = std::make_unique<QSocketNotifier>(m_console.get(), QSocketNotifier::Read);
    connect(m_consoleReadable.get(), &QSocketNotifier::activated, this, &VmProcess::readConsole);
    return Ok{};
}

void VmProcess::readConsole()
{
    char bytes[4096];
    ssize_t got = 0;
    while ((got = ::read(m_console.get(), bytes, sizeof bytes)) > 0) {
        m_said.append(bytes, got);
        m_said = m_said.right(kConsoleBytes);
    }
    if (got == 0)
        m_consoleReadable->setEnabled(false);
}

bool VmProcess::isEnded(pid_t pid, int status)
{
    if (pid != m_pid)
        return false;
    m_pid = -1;
    m_status = status;
    readConsole();
    m_consoleReadable->setEnabled(false);
    return true;
}

QString VmProcess::lastWords() const
{
    QString text;
    for (const char byte : m_said)
        if (byte == '\n' || (byte >= ' ' && byte <= '~'))
            text += QLatin1Char(byte);
    QStringList lines = text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < lines.size(); ++i)
        if (lines[i].contains(QStringLiteral("Kernel panic")))
            return lines.mid(i, kLines).join(QLatin1Char('\n'));
    return lines.mid(std::max<qsizetype>(0, lines.size() - kLines)).join(QLatin1Char('\n'));
}

QString VmProcess::ending() const
{
    if (m_said.contains("Kernel panic"))
        return ToiledText::tr("The kernel of the lab’s virtual machine panicked; the lab is gone.");
    if (WIFSIGNALED(m_status))
        return ToiledText::tr("The lab’s virtual machine was ended by signal %1; the lab is gone.")
            .arg(WTERMSIG(m_status));
    return ToiledText::tr("The lab’s virtual machine ended; the lab is gone.");
}
