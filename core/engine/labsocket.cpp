// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/engine/labsocket.h"

#include "core/base/descriptor.h"

#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <optional>

namespace toile {

namespace {

/// Seconds: longer than a micro-VM may stand still while it boots.
constexpr time_t kLongestSilence = 90;

std::optional<sockaddr_un> socketAddress(const QByteArray &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= static_cast<qsizetype>(sizeof address.sun_path))
        return std::nullopt;
    std::copy(path.begin(), path.end(), address.sun_path);
    return address;
}

bool isSameFolder(const Descriptor &directory, const QByteArray &path)
{
    struct stat open {};
    struct stat found {};
    return ::fstat(directory.get(), &open) == 0 && ::lstat(path.constData(), &found) == 0 &&
           open.st_ino == found.st_ino && open.st_dev == found.st_dev;
}

std::optional<ucred> peerOf(int connection)
{
    ucred peer{};
    socklen_t size = sizeof peer;
    if (::getsockopt(connection, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0)
        return std::nullopt;
    return peer;
}

/// Invalid when somebody else holds it, or there is none.
Descriptor lockNow(const QString &folder)
{
    Descriptor directory(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory && ::flock(directory.get(), LOCK_EX | LOCK_NB) != 0)
        directory.reset();
    return directory;
}

/// Where no lab runs nothing stays. Whoever starts one holds the lock meanwhile, and makes the folder again.
void removeLocked(const Descriptor &directory, const QString &folder)
{
    const QByteArray name = QFile::encodeName(folder);
    if (isSameFolder(directory, name))
        ::rmdir(name.constData());
}

}  // namespace

bool fitsSocketAddress(const QByteArray &path)
{
    return socketAddress(path).has_value();
}

bool somebodyListens(const QByteArray &path)
{
    const auto address = socketAddress(path);
    const Descriptor probe(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!address || !probe)
        return false;
    if (::connect(probe.get(), reinterpret_cast<const sockaddr *>(&*address), sizeof *address) == 0)
        return true;
    return errno == EAGAIN;  // its queue is full: it lives
}

bool isStarting(const QByteArray &path)
{
    struct stat info {};
    if (::lstat(path.constData(), &info) != 0 || !S_ISSOCK(info.st_mode) || (info.st_mode & S_IXUSR) == 0)
        return false;
    const time_t age = ::time(nullptr) - info.st_mtim.tv_sec;
    return age <= kLongestSilence && age >= -kLongestSilence;
}

bool isTrusted(int connection, Listener listener)
{
    const auto peer = peerOf(connection);
    return peer && (peer->uid == ::geteuid() || (listener == Listener::Service && peer->uid == 0));
}

pid_t listenerOf(int connection)
{
    const auto peer = peerOf(connection);
    return peer ? peer->pid : 0;
}

void removeIfDead(const QString &folder, const QByteArray &path)
{
    const Descriptor directory = lockNow(folder);
    if (!directory)
        return;
    if (!somebodyListens(path))
        ::unlink(path.constData());
    removeLocked(directory, folder);
}

void removeIfEmpty(const QString &folder)
{
    if (const Descriptor directory = lockNow(folder))
        removeLocked(directory, folder);
}

}  // namespace toile
