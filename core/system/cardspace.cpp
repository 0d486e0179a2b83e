// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/system/cardspace.h"

#include "core/system/account.h"
#include "core/system/datagram.h"

#include <fcntl.h>
#include <limits.h>
#include <linux/nsfs.h>
#include <poll.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <cerrno>

namespace toile {
namespace {

constexpr int kTakePatience = 5000;  ///< milliseconds; it is done at once when the machine is not busy

/// By what the kernel calls it: to ask the file itself could take as long as its maker likes.
bool isNetworkSpace(int descriptor)
{
    char name[PATH_MAX] = {};
    const QByteArray link = "/proc/self/fd/" + QByteArray::number(descriptor);
    return ::readlink(link.constData(), name, sizeof name - 1) > 0 && QByteArray(name).startsWith("net:[");
}

/// Until it is killed: nothing may be closed before.
[[noreturn]] void takeInto(int link, int answer)
{
    const std::vector<Descriptor> taken = takeDescriptors(link);
    const bool isOne = taken.size() == 1 && isNetworkSpace(taken.front().get());
    sendDatagram(answer, QByteArray(1, 't'), isOne ? taken.front().get() : -1);
    for (;;)
        ::pause();
}

}  // namespace

Descriptor ownNetworkSpace()
{
    return Descriptor(::open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC));
}

bool isNetworkSpaceOf(int descriptor, uid_t uid)
{
    if (descriptor < 0 || ::ioctl(descriptor, NS_GET_NSTYPE) != CLONE_NEWNET)
        return false;
    const Descriptor owner(::ioctl(descriptor, NS_GET_USERNS));
    const Descriptor own(::open("/proc/self/ns/user", O_RDONLY | O_CLOEXEC));
    struct stat theirs {};
    struct stat ours {};
    uid_t maker = 0;
    if (!owner || ::fstat(owner.get(), &theirs) != 0 || ::fstat(own.get(), &ours) != 0 ||
        ::ioctl(owner.get(), NS_GET_OWNER_UID, &maker) != 0)
        return false;
    const bool isOurs = theirs.st_dev == ours.st_dev && theirs.st_ino == ours.st_ino;
    const auto service = uid == 0 ? Account::find(kServiceAccount) : std::nullopt;
    return !isOurs && maker == (service ? service->user.uid : uid);
}

std::optional<Descriptor> receiveNetworkSpace(int link, Undertaker &undertaker)
{
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return std::nullopt;
    const Descriptor ours(ends[0]);
    Descriptor theirs(ends[1]);
    const pid_t taker = forkBound();
    if (taker < 0)
        return std::nullopt;
    if (taker == 0)
        takeInto(link, theirs.get());
    theirs.reset();
    pollfd readable{ours.get(), POLLIN, 0};
    Datagram answer;
    const bool done =
        ::poll(&readable, 1, kTakePatience) == 1 && receiveDatagram(ours.get(), answer) == Reception::Message;
    undertaker.end(taker);
    return done ? std::optional(std::move(answer.descriptor)) : std::nullopt;
}

Result<NetlinkSocket> socketIn(int ns)
{
    const Descriptor own = ownNetworkSpace();
    if (!own || ::setns(ns, CLONE_NEWNET) != 0)
        return kernelError(errno);
    auto socket = NetlinkSocket::open(NETLINK_ROUTE);
    if (::setns(own.get(), CLONE_NEWNET) != 0)
        qFatal("the service lost its own network namespace: errno %d", errno);
    return socket;
}

int indexIn(int ns, const CardDump &card, const QString &name)
{
    auto there = socketIn(ns);
    if (!there)
        return 0;
    const int index = there->interfaceIndex(name);
    return index != 0 ? index : findDumped(*there, card, card.index);
}

}  // namespace toile
