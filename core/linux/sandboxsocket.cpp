// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/sandboxsocket.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <memory>

namespace toile {
namespace {

using Reason = SandboxFailure::Reason;

constexpr int kPendingConnections = 16;

SandboxFailure failure(Reason reason, const std::string &subject, int sysErrno = 0)
{
    return {reason, sysErrno, QString::fromStdString(subject)};
}

/// The socket's address through the open folder: no other folder can be slipped in between.
sockaddr_un addressIn(int directory, const std::string &name)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = "/proc/self/fd/" + std::to_string(directory) + "/" + name;
    std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
    return address;
}

SandboxResult<Descriptor> openFolder(const std::string &path, SocketAccess access)
{
    const bool all = access == SocketAccess::Everybody;
    if (::mkdir(path.c_str(), all ? 0755 : 0700) != 0 && errno != EEXIST)
        return failure(Reason::DirectoryUnusable, path, errno);
    Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    struct stat info {};
    if (!folder || ::fstat(folder.get(), &info) != 0)
        return failure(Reason::DirectoryUnusable, path, errno);
    if (info.st_uid != ::geteuid() || (info.st_mode & (all ? 022 : 077)) != 0)
        return failure(Reason::DirectoryNotPrivate, path);
    return folder;
}

std::string parentOf(const std::string &path)
{
    return path.substr(0, path.rfind('/') + 1);
}

bool somebodyListens(int directory, const std::string &name)
{
    const Descriptor probe(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const sockaddr_un address = addressIn(directory, name);
    if (::connect(probe.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return true;
    return errno == EAGAIN;  // its queue is full: it lives
}

/// With the folder locked by the caller.
void removeIfDead(int directory, const std::string &name)
{
    struct stat info {};
    if (::fstatat(directory, name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISSOCK(info.st_mode))
        return;
    if (!somebodyListens(directory, name))
        ::unlinkat(directory, name.c_str(), 0);
}

constexpr uint32_t kFolderWent = IN_MOVE_SELF | IN_DELETE_SELF | IN_IGNORED;

/// Invalid when the kernel has none left for this user.
Descriptor watchFolder(int directory)
{
    Descriptor watch(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
    const std::string path = "/proc/self/fd/" + std::to_string(directory);
    if (!watch || ::inotify_add_watch(watch.get(), path.c_str(), IN_DELETE | IN_MOVED_FROM | kFolderWent) < 0)
        return {};
    return watch;
}

/// What happened to the folder itself, all events together.
uint32_t takeEvents(int watch)
{
    uint32_t mask = 0;
    alignas(inotify_event) std::array<char, 4096> buffer;
    for (ssize_t got = 0; (got = ::read(watch, buffer.data(), buffer.size())) > 0;) {
        for (ssize_t at = 0; at < got;) {
            inotify_event event{};
            std::memcpy(&event, buffer.data() + at, sizeof event);
            mask |= event.mask;
            at += static_cast<ssize_t>(sizeof event + event.len);
        }
    }
    return mask;
}

/// 0: there is none.
ino_t nodeOf(int directory, const std::string &name)
{
    struct stat info {};
    return ::fstatat(directory, name.c_str(), &info, AT_SYMLINK_NOFOLLOW) == 0 ? info.st_ino : 0;
}

/// Whether `path`, seen from `from`, is still the folder that is open as `directory`. For signal handlers too.
bool isSameFolder(int directory, int from, const char *path)
{
    struct stat open {};
    struct stat found {};
    return ::fstat(directory, &open) == 0 && ::fstatat(from, path, &found, AT_SYMLINK_NOFOLLOW) == 0 &&
           found.st_ino == open.st_ino && found.st_dev == open.st_dev;
}

class FolderLock {
public:
    explicit FolderLock(int directory) : m_directory(directory)
    {
        while (::flock(m_directory, LOCK_EX) != 0 && errno == EINTR) {
        }
    }
    ~FolderLock() { ::flock(m_directory, LOCK_UN); }
    FolderLock(const FolderLock &) = delete;
    FolderLock &operator=(const FolderLock &) = delete;

private:
    int m_directory;
};

struct LockedFolder {
    Descriptor directory;
    std::unique_ptr<FolderLock> lock;
};

/// The folder of the last lab goes with it, perhaps after we opened it: with the lock of one that is there it stays.
SandboxResult<LockedFolder> lockFolder(const std::string &path, SocketAccess access)
{
    constexpr int kTries = 100;
    for (int i = 1;; ++i) {
        auto folder = openFolder(path, access);
        if (auto *problem = std::get_if<SandboxFailure>(&folder)) {
            if (problem->sysErrno == ENOENT && i < kTries && ::access(parentOf(path).c_str(), F_OK) == 0)
                continue;
            return *problem;
        }
        LockedFolder locked{std::move(std::get<Descriptor>(folder)), nullptr};
        locked.lock = std::make_unique<FolderLock>(locked.directory.get());
        if (isSameFolder(locked.directory.get(), AT_FDCWD, path.c_str()))
            return locked;
        if (i == kTries)
            return failure(Reason::DirectoryUnusable, path, ENOENT);
    }
}

/// Of a folder that Toile makes by itself: its last name, as seen from within.
std::string nameOfOwnFolder(const std::string &path)
{
    const std::string name = path.substr(path.rfind('/') + 1);
    return name == "toile" || name.rfind("toile-", 0) == 0 ? "../" + name : std::string();
}

}  // namespace

SandboxResult<LabSocket> listenOn(const std::string &path, SocketAccess access)
{
    const auto slash = path.rfind('/');
    if (slash == std::string::npos || slash == 0 || slash + 1 == path.size())
        return failure(Reason::DirectoryUnusable, path, ENOENT);
    // Clients connect by the path itself, so it must fit whole.
    if (path.size() >= sizeof(sockaddr_un::sun_path))
        return failure(Reason::PathTooLong, path);

    const std::string folderPath = path.substr(0, slash);
    auto folder = lockFolder(folderPath, access);
    if (auto *problem = std::get_if<SandboxFailure>(&folder))
        return *problem;
    auto &locked = std::get<LockedFolder>(folder);
    LabSocket lab{Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)),
                  std::move(locked.directory),
                  path.substr(slash + 1),
                  0,
                  {},
                  access == SocketAccess::Owner ? nameOfOwnFolder(folderPath) : std::string()};
    const auto lock = std::move(locked.lock);
    if (!lab.listener)
        return failure(Reason::SocketFailed, path, errno);

    lab.watch = watchFolder(lab.directory.get());
    removeIfDead(lab.directory.get(), lab.name);
    const sockaddr_un address = addressIn(lab.directory.get(), lab.name);
    const mode_t mask = ::umask(access == SocketAccess::Everybody ? 0111 : 0077);
    const int bound = ::bind(lab.listener.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address);
    const int bindErrno = errno;
    ::umask(mask);
    if (bound != 0)
        return failure(bindErrno == EADDRINUSE ? Reason::AlreadyRunning : Reason::SocketFailed, path, bindErrno);
    if (::listen(lab.listener.get(), access == SocketAccess::Everybody ? SOMAXCONN : kPendingConnections) != 0)
        return failure(Reason::SocketFailed, path, errno);
    lab.node = nodeOf(lab.directory.get(), lab.name);
    return lab;
}

void showReady(const LabSocket &socket)
{
    constexpr mode_t kReady = 0600;
    if (nodeOf(socket.directory.get(), socket.name) == socket.node)
        ::fchmodat(socket.directory.get(), socket.name.c_str(), kReady, 0);
}

void showStarting(const LabSocket &socket)
{
    if (nodeOf(socket.directory.get(), socket.name) == socket.node)
        ::utimensat(socket.directory.get(), socket.name.c_str(), nullptr, AT_SYMLINK_NOFOLLOW);
}

bool isLost(const LabSocket &socket)
{
    const uint32_t events = socket.watch ? takeEvents(socket.watch.get()) : 0;
    return (events & kFolderWent) != 0 || nodeOf(socket.directory.get(), socket.name) != socket.node;
}

void removeEmptyFolder(int directory, const char *fromWithin)
{
    if (*fromWithin == '\0')
        return;
    // Not for ever: who holds the lock may have been stopped.
    constexpr int kTries = 50;
    constexpr timespec kPause{0, 10'000'000};
    for (int i = 0; ::flock(directory, LOCK_EX | LOCK_NB) != 0; ++i) {
        if (i == kTries)
            return;
        ::nanosleep(&kPause, nullptr);
    }
    if (isSameFolder(directory, directory, fromWithin))
        ::unlinkat(directory, fromWithin, AT_REMOVEDIR);
    ::flock(directory, LOCK_UN);
}

void removeSocket(const LabSocket &socket)
{
    if (nodeOf(socket.directory.get(), socket.name) == socket.node)
        ::unlinkat(socket.directory.get(), socket.name.c_str(), 0);
    removeEmptyFolder(socket.directory.get(), socket.folder.c_str());
}

void removeDeadSocket(const LabSocket &socket)
{
    {
        const FolderLock lock(socket.directory.get());
        removeIfDead(socket.directory.get(), socket.name);
    }
    removeEmptyFolder(socket.directory.get(), socket.folder.c_str());
}

}  // namespace toile
