// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/system/cardsearch.h"

#include "core/base/descriptor.h"
#include "core/system/account.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <linux/nsfs.h>
#include <linux/openat2.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <cerrno>
#include <map>
#include <set>

namespace toile {
namespace {

/// How a namespace can be opened: a link of /proc, or a path below another process's root.
struct Place {
    QByteArray link;
    QByteArray below;
};

/// By "net:[4026531840]".
using Places = std::map<QByteArray, Place>;

/// While one lives, this thread looks at files and processes as that user does. No signal of theirs reaches it, for its
/// real id stays.
class Eyes {
public:
    explicit Eyes(const SandboxUser &user)
    {
        if (::syscall(SYS_setresgid, -1, user.gid, -1) != 0 || ::syscall(SYS_setresuid, -1, user.uid, -1) != 0)
            qFatal("the service cannot act as user %u: errno %d", unsigned(user.uid), errno);
    }
    ~Eyes()
    {
        if (::syscall(SYS_setresuid, -1, 0, -1) != 0 || ::syscall(SYS_setresgid, -1, 0, -1) != 0)
            qFatal("the service cannot be itself again: errno %d", errno);
    }
    Eyes(const Eyes &) = delete;
    Eyes &operator=(const Eyes &) = delete;
};

QByteArray targetOf(const QByteArray &link)
{
    char text[64];
    const ssize_t length = ::readlink(link.constData(), text, sizeof text);
    return length > 0 ? QByteArray(text, length) : QByteArray();
}

void addLink(Places &places, const QByteArray &link)
{
    if (const QByteArray target = targetOf(link); target.startsWith("net:["))
        places.try_emplace(target, Place{link, {}});
}

/// The number of the namespace that this is; 0: it is none. Not asking whoever serves a file, which may be a user who
/// keeps us waiting.
quint64 spaceNumberOf(int folder, const char *path, int flags)
{
    static const dev_t spaces = [] {
        struct stat own {};
        ::stat("/proc/self/ns/net", &own);
        return own.st_dev;
    }();
    struct statx info {};
    const bool isSpace = ::statx(folder, path, flags | AT_STATX_DONT_SYNC, 0, &info) == 0 &&
                         makedev(info.stx_dev_major, info.stx_dev_minor) == spaces;
    return isSpace ? quint64(info.stx_ino) : 0;
}

/// What a process has open; by its numbers, for a mounted namespace is called by its path.
void addOpen(Places &places, const QByteArray &link)
{
    if (const quint64 number = spaceNumberOf(AT_FDCWD, link.constData(), 0); number != 0)
        places.try_emplace("net:[" + QByteArray::number(number) + ']', Place{link, {}});
}

QList<QByteArray> entriesOf(const QByteArray &folder)
{
    QList<QByteArray> paths;
    for (const QString &name : QDir(QFile::decodeName(folder)).entryList(QDir::AllEntries | QDir::System))
        if (name.at(0).isDigit())
            paths += folder + '/' + name.toLatin1();
    return paths;
}

/// proc(5): blanks and the like in a path are written as \040.
QByteArray unescaped(QByteArray path)
{
    for (qsizetype at = path.indexOf('\\'); at >= 0; at = path.indexOf('\\', at + 1))
        path.replace(at, 4, QByteArray(1, char(path.mid(at + 1, 3).toInt(nullptr, 8))));
    return path;
}

/// `ip netns add` mounts namespaces: "36 25 0:4 net:[4026532231] /run/netns/blue rw … - nsfs nsfs rw".
void addMounts(Places &places, const QByteArray &process)
{
    QFile mounts(QFile::decodeName(process + "/mountinfo"));
    if (!mounts.open(QIODevice::ReadOnly))
        return;
    for (const QByteArray &line : mounts.readAll().split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words.value(3).startsWith("net:["))
            places.try_emplace(words[3], Place{process + "/root", unescaped(words.value(4))});
    }
}

/// Only by what the kernel has in memory: a file system that a user serves could keep us waiting for ever.
Descriptor pathTo(const Place &place)
{
    Descriptor link(::open(place.link.constData(), O_PATH | O_CLOEXEC));
    if (place.below.isEmpty())
        return link;
    open_how how{};
    how.flags = O_PATH | O_CLOEXEC;
    how.resolve = RESOLVE_IN_ROOT | RESOLVE_CACHED;
    return Descriptor(int(::syscall(SYS_openat2, link.get(), place.below.constData(), &how, sizeof how)));
}

/// By now something else may be in its place, such as a pipe that nobody writes to: what is opened is what was checked.
Descriptor openPlace(const Place &place)
{
    const Descriptor path = pathTo(place);
    if (!path || spaceNumberOf(path.get(), "", AT_EMPTY_PATH) == 0)
        return Descriptor();
    const QByteArray own = "/proc/self/fd/" + QByteArray::number(path.get());
    return Descriptor(::open(own.constData(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
}

/// Those that were found until then.
Places placesSeen(const QDeadlineTimer &end)
{
    Places places;
    std::map<QByteArray, bool> mountSpaces;
    for (const QByteArray &process : entriesOf("/proc")) {
        for (const QByteArray &thread : entriesOf(process + "/task"))
            if (!end.hasExpired())
                addLink(places, thread + "/ns/net");
        for (const QByteArray &descriptor : entriesOf(process + "/fd"))
            if (!end.hasExpired())
                addOpen(places, descriptor);
        if (end.hasExpired())
            break;
        if (const QByteArray space = targetOf(process + "/ns/mnt");
            !space.isEmpty() && mountSpaces.try_emplace(space, true).second)
            addMounts(places, process);
    }
    places.erase(targetOf("/proc/thread-self/ns/net"));
    return places;
}

std::optional<Account> accountOf(uid_t user)
{
    return user == 0 ? Account::find(kServiceAccount) : Account::find(user);
}

bool isSame(int one, int other)
{
    struct stat first {};
    struct stat second {};
    return ::fstat(one, &first) == 0 && ::fstat(other, &second) == 0 && first.st_ino == second.st_ino;
}

/// Whether this is a network namespace in a user namespace that this user made, or in one within: never the computer's.
bool isLabsOf(int ns, uid_t user)
{
    const Descriptor own(::open("/proc/self/ns/user", O_RDONLY | O_CLOEXEC));
    if (::ioctl(ns, NS_GET_NSTYPE) != CLONE_NEWNET)
        return false;
    Descriptor inner(::ioctl(ns, NS_GET_USERNS));
    while (inner && !isSame(inner.get(), own.get())) {
        Descriptor outer(::ioctl(inner.get(), NS_GET_PARENT));
        uid_t maker = 0;
        if (outer && isSame(outer.get(), own.get()))
            return ::ioctl(inner.get(), NS_GET_OWNER_UID, &maker) == 0 && maker == user;
        inner = std::move(outer);
    }
    return false;
}

}  // namespace

bool visitNetworkSpacesOf(uid_t user, std::chrono::milliseconds patience, const std::function<bool(int ns)> &visit)
{
    const auto account = accountOf(user);
    if (!account)
        return true;
    bool isWhole = true;
    const auto begin = [patience] { return QDeadlineTimer(patience); };
    const auto isOver = [&isWhole](const QDeadlineTimer &end) {
        isWhole = isWhole && !end.hasExpired();
        return end.hasExpired();
    };
    std::set<QByteArray> seen;
    const auto isEnough = [&](const QByteArray &name, const Descriptor &ns) {
        return ns && seen.insert(name).second && isLabsOf(ns.get(), account->user.uid) && visit(ns.get());
    };
    // Helpers hold the namespaces of their machines, and show what they hold to root alone.
    QDeadlineTimer end = begin();
    const Places shownToRoot = placesSeen(end);
    (void)isOver(end);
    end = begin();
    for (const auto &[name, place] : shownToRoot) {
        if (isOver(end))
            break;
        if (isEnough(name, openPlace(place)))
            return true;
    }
    const auto asUser = [&account](const auto &look) {
        const Eyes eyes(account->user);
        return look();
    };
    end = begin();
    const Places shownToUser = asUser([&end] { return placesSeen(end); });
    (void)isOver(end);
    end = begin();
    for (const auto &[name, place] : shownToUser) {
        if (isOver(end))
            break;
        if (isEnough(name, asUser([&place = place] { return openPlace(place); })))
            return true;
    }
    return isWhole;
}

}  // namespace toile
