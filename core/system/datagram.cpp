// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/system/datagram.h"

#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <span>
#include <vector>

namespace toile {
namespace {

constexpr std::size_t kMostDescriptors = 253;  ///< SCM_MAX_FD of Linux: none that is sent stays open unseen

std::vector<Descriptor> descriptorsOf(msghdr &message)
{
    std::vector<Descriptor> found;
    for (cmsghdr *part = CMSG_FIRSTHDR(&message); part; part = CMSG_NXTHDR(&message, part)) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS)
            continue;
        const std::size_t count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (std::size_t i = 0; i < count; ++i) {
            int descriptor = -1;
            std::memcpy(&descriptor, CMSG_DATA(part) + i * sizeof(int), sizeof descriptor);
            found.emplace_back(descriptor);
        }
    }
    return found;
}

/// A message of this one piece, with room for descriptors if any.
msghdr messageOf(iovec &piece, std::span<char> control = {})
{
    msghdr message{};
    message.msg_iov = &piece;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    return message;
}

}  // namespace

Sending offerDatagram(int socket, const QByteArray &body, int descriptor)
{
    iovec piece{const_cast<char *>(body.constData()), static_cast<std::size_t>(body.size())};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
    msghdr message = messageOf(piece, descriptor >= 0 ? std::span<char>(control) : std::span<char>());
    if (descriptor >= 0) {
        cmsghdr *part = CMSG_FIRSTHDR(&message);
        part->cmsg_level = SOL_SOCKET;
        part->cmsg_type = SCM_RIGHTS;
        part->cmsg_len = CMSG_LEN(sizeof(int));
        std::memcpy(CMSG_DATA(part), &descriptor, sizeof descriptor);
    }
    ssize_t sent = -1;
    do {
        sent = ::sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    } while (sent < 0 && errno == EINTR);
    if (sent == body.size())
        return Sending::Sent;
    return errno == EAGAIN || errno == ENOBUFS || errno == ENOMEM ? Sending::Full : Sending::Gone;
}

bool sendDatagram(int socket, const QByteArray &body, int descriptor)
{
    return offerDatagram(socket, body, descriptor) == Sending::Sent;
}

Reception peekDatagram(int socket, QByteArray &body, bool &carries)
{
    QByteArray bytes(kDatagramBytes, Qt::Uninitialized);
    iovec piece{bytes.data(), static_cast<std::size_t>(bytes.size())};
    msghdr message = messageOf(piece);
    const ssize_t got = ::recvmsg(socket, &message, MSG_DONTWAIT | MSG_PEEK);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return Reception::Nothing;
    if (got <= 0 || (message.msg_flags & MSG_TRUNC) != 0)
        return Reception::End;
    body = bytes.first(got);
    carries = (message.msg_flags & MSG_CTRUNC) != 0;  // there is no room for them
    return Reception::Message;
}

std::vector<Descriptor> takeDescriptors(int socket)
{
    char byte = 0;
    iovec piece{&byte, 1};
    alignas(cmsghdr) char control[CMSG_SPACE(kMostDescriptors * sizeof(int))] = {};
    msghdr message = messageOf(piece, control);
    return ::recvmsg(socket, &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC) < 0 ? std::vector<Descriptor>()
                                                                            : descriptorsOf(message);
}

ssize_t receivePlain(int socket, void *into, std::size_t size)
{
    iovec piece{into, size};
    msghdr message = messageOf(piece);
    const ssize_t got = ::recvmsg(socket, &message, MSG_DONTWAIT | MSG_PEEK);
    if ((message.msg_flags & MSG_CTRUNC) == 0)
        return got <= 0 ? got : ::recv(socket, into, static_cast<std::size_t>(got), MSG_DONTWAIT);
    errno = EBADMSG;
    return -1;
}

Reception receiveDatagram(int socket, Datagram &into)
{
    QByteArray body(kDatagramBytes, Qt::Uninitialized);
    iovec piece{body.data(), static_cast<std::size_t>(body.size())};
    alignas(cmsghdr) char control[CMSG_SPACE(kMostDescriptors * sizeof(int))] = {};
    msghdr message = messageOf(piece, control);
    const ssize_t got = ::recvmsg(socket, &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return Reception::Nothing;
    auto descriptors = descriptorsOf(message);
    if (got <= 0 || (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0 || descriptors.size() > 1)
        return Reception::End;
    into.body = body.first(got);
    into.descriptor = descriptors.empty() ? Descriptor() : std::move(descriptors.front());
    return Reception::Message;
}

}  // namespace toile
