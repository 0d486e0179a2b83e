// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/system/cardspace.h"

#include "core/system/account.h"

#include <fcntl.h>
#include <linux/nsfs.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/stat.h>

#include <cerrno>

namespace toile {

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
