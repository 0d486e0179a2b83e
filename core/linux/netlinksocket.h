// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/descriptor.h"
#include "core/base/result.h"
#include "core/linux/netlinkmessage.h"

#include <functional>
#include <span>

namespace toile {

/// One netlink socket. It belongs to the network namespace in which it was opened, whatever its thread does later.
///
/// An Error from the kernel has the code KernelRefused, errno and the kernel's own sentence (extended ack), and no
/// message: only the caller knows what was being attempted.
class NetlinkSocket {
public:
    using Visit = std::function<void(const nlmsghdr *)>;

    /// `protocol` as NETLINK_ROUTE. Opened in the calling thread's network namespace.
    static Result<NetlinkSocket> open(int protocol);

    /// Sends a change and waits for the kernel's answer.
    Result<> request(const NetlinkMessage &message);
    /// Sends a question that has exactly one answer, a row or an error.
    Result<> query(const NetlinkMessage &message, const Visit &visit);
    /// Sends a dump request and visits every row. `visit(nullptr)` means: the table changed meanwhile, forget what
    /// was visited, it begins again. `visit` must not dump from this same socket.
    Result<> dump(const NetlinkMessage &message, const Visit &visit);
    /// Several messages in one block, as nf_tables transactions are; answers are awaited for all that ask for one.
    Result<> transaction(std::span<NetlinkMessage *const> messages);

    /// Joins multicast groups (1 to 32); from then on only receive() may be used. ENOBUFS stays visible.
    Result<> subscribe(std::span<const int> groups);
    enum class Received { Nothing, Messages, Overflow };
    /// Takes one block of events if there is one; never waits.
    Received receive(const Visit &visit);

    /// ifindex of a link of this namespace; 0: none of that name.
    int interfaceIndex(const QString &name) const;
    /// Its name; empty: no such link.
    QString interfaceName(int index) const;

    int descriptor() const { return m_socket.get(); }

private:
    explicit NetlinkSocket(Descriptor socket) : m_socket(std::move(socket)) {}
    /// Numbers the message; the kernel puts our port into its answers by itself.
    const nlmsghdr *number(const NetlinkMessage &message, int extraFlags);
    Result<> send(const NetlinkMessage &message, int extraFlags);
    Result<bool> dumpOnce(const NetlinkMessage &message, const Visit &visit);
    Result<> awaitAnswers(quint32 firstSequence, int count, const Visit &visit = {});

    Descriptor m_socket;
    quint32 m_sequence = 0;
};

/// errno as an Error without message.
Error kernelError(int number, const QString &kernelText = {});

}  // namespace toile
