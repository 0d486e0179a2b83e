// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/guest.h"

#include "core/linux/sandboxmounts.h"

#include <QByteArray>
#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <poll.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <ctime>

namespace toile {
namespace {

constexpr unsigned long kPlain = MS_NOSUID | MS_NODEV | MS_NOEXEC;
constexpr int kCompressed = 4;  ///< MODULE_INIT_COMPRESSED_FILE, finit_module(2)
constexpr int kPause = 2;       ///< milliseconds between two looks for the port
constexpr char kPorts[] = "/sys/class/virtio-ports";

struct Mount {
    const char *type;
    const char *place;
    unsigned long flags;
    const char *options;
};

void takeConsole()
{
    const int console = ::open("/dev/console", O_RDWR);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (console >= 0 && stream != console)
            ::dup2(console, stream);
    if (console > STDERR_FILENO)
        ::close(console);
}

QByteArray firstLine(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readLine(256).trimmed() : QByteArray();
}

QByteArray findPort(const char *name)
{
    const QStringList ports = QDir(QLatin1String(kPorts)).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &port : ports)
        if (firstLine(QStringLiteral("%1/%2/name").arg(QLatin1String(kPorts), port)) == name)
            return "/dev/" + port.toLatin1();
    return {};
}

/// A port without anybody at the other end shows POLLHUP.
bool isConnected(int port)
{
    pollfd state{port, POLLOUT, 0};
    return ::poll(&state, 1, 0) == 1 && (state.revents & POLLHUP) == 0;
}

qint64 now()
{
    timespec time{};
    ::clock_gettime(CLOCK_MONOTONIC, &time);
    return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1000000;
}

}  // namespace

std::optional<SandboxFailure> mountGuest()
{
    static constexpr Mount kMounts[] = {{"proc", "/proc", kPlain, nullptr},
                                        {"sysfs", "/sys", kPlain, nullptr},
                                        {"devtmpfs", "/dev", MS_NOSUID, "mode=755"},
                                        {"devpts", "/dev/pts", MS_NOSUID | MS_NOEXEC, "gid=5,mode=620,ptmxmode=666"},
                                        {"tmpfs", "/dev/shm", MS_NOSUID | MS_NODEV, "mode=1777"}};
    for (const Mount &mount : kMounts) {
        ::mkdir(mount.place, 0755);
        if (::mount(mount.type, mount.place, mount.type, mount.flags, mount.options) != 0)
            return SandboxFailure{SandboxFailure::Reason::MountFailed, errno, QString::fromLatin1(mount.place)};
    }
    takeConsole();
    for (const auto &[target, link] : {std::pair{"/proc/self/fd", "/dev/fd"},
                                       {"/proc/self/fd/0", "/dev/stdin"},
                                       {"/proc/self/fd/1", "/dev/stdout"},
                                       {"/proc/self/fd/2", "/dev/stderr"}})
        (void)!::symlink(target, link);
    return mountSandbox(false);
}

void loadModules(const char *list)
{
    QFile file(QString::fromLatin1(list));
    if (!file.open(QIODevice::ReadOnly))
        return;
    for (const QByteArray &path : file.readAll().split('\n')) {
        if (path.isEmpty())
            continue;
        const Descriptor module(::open(path.constData(), O_RDONLY | O_CLOEXEC));
        ::syscall(SYS_finit_module, module.get(), "", path.endsWith(".ko") ? 0 : kCompressed);
    }
}

Descriptor openPort(const char *name, int milliseconds)
{
    Descriptor port;
    for (const qint64 end = now() + milliseconds; now() < end; ::poll(nullptr, 0, kPause)) {
        if (!port) {
            const QByteArray path = findPort(name);
            if (!path.isEmpty())
                port.reset(::open(path.constData(), O_RDWR | O_CLOEXEC | O_NONBLOCK));
        }
        if (port && isConnected(port.get()))
            return port;
    }
    return {};
}

void powerOff()
{
    ::sync();
    ::reboot(RB_POWER_OFF);
    for (;;)
        ::pause();
}

}  // namespace toile
