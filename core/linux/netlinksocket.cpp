// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/netlinksocket.h"

#include <net/if.h>
#include <netlink/msg.h>
#include <netlink/netlink.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>

namespace toile {
namespace {
/// The kernel caps one block of a dump at 32 KiB (netlink_dump, net/netlink/af_netlink.c).
constexpr size_t kBlock = 32768;
constexpr int kEventBuffer = 4 * 1024 * 1024;
constexpr int kDumpAttempts = 8;

struct alignas(NLMSG_ALIGNTO) Block {
    std::array<char, kBlock> bytes;
};

ssize_t receiveBlock(int fd, Block &block, int flags)
{
    ssize_t length;
    do
        length = ::recv(fd, block.bytes.data(), block.bytes.size(), flags);
    while (length < 0 && errno == EINTR);
    return length;
}

/// The sentence in the attributes that follow an answer, if the kernel gave one.
QString extendedText(const nlmsghdr *message, int fixed)
{
    if (!(message->nlmsg_flags & NLM_F_ACK_TLVS))
        return {};
    if (message->nlmsg_type == NLMSG_ERROR && !(message->nlmsg_flags & NLM_F_CAPPED)) {
        const auto *answer = static_cast<const nlmsgerr *>(nlmsg_data(message));
        fixed += int(answer->msg.nlmsg_len) - int(sizeof(nlmsghdr));
    }
    Attributes<NLMSGERR_ATTR_MAX> attributes;
    parseAttributes(message, fixed, attributes.slots(), NLMSGERR_ATTR_MAX);
    return readString(attributes.get(NLMSGERR_ATTR_MSG));
}

Result<> answerOf(const nlmsghdr *message)
{
    if (nlmsg_datalen(message) < int(sizeof(int)))
        return Ok();
    int number;
    std::memcpy(&number, nlmsg_data(message), sizeof number);
    if (number == 0)
        return Ok();
    const bool isError = message->nlmsg_type == NLMSG_ERROR;
    return kernelError(-number, extendedText(message, isError ? int(sizeof(nlmsgerr)) : int(sizeof(int))));
}

void enlargeReceiveBuffer(int fd)
{
    // The forced size needs a privilege of the initial user namespace; the other one stops at net.core.rmem_max.
    if (::setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &kEventBuffer, sizeof kEventBuffer) != 0)
        ::setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &kEventBuffer, sizeof kEventBuffer);
}
}  // namespace

Error kernelError(int number, const QString &kernelText)
{
    return Error{ErrorCode::KernelRefused, {}, {}, number, kernelText};
}

Result<NetlinkSocket> NetlinkSocket::open(int protocol)
{
    NetlinkSocket socket(Descriptor(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, protocol)));
    if (!socket.m_socket)
        return kernelError(errno);
    const int on = 1;
    ::setsockopt(socket.descriptor(), SOL_NETLINK, NETLINK_EXT_ACK, &on, sizeof on);
    ::setsockopt(socket.descriptor(), SOL_NETLINK, NETLINK_CAP_ACK, &on, sizeof on);
    return socket;
}

const nlmsghdr *NetlinkSocket::number(const NetlinkMessage &message, int extraFlags)
{
    nlmsghdr *header = nlmsg_hdr(message.get());
    header->nlmsg_flags = static_cast<__u16>(header->nlmsg_flags | extraFlags);
    header->nlmsg_seq = ++m_sequence;
    return header;
}

Result<> NetlinkSocket::send(const NetlinkMessage &message, int extraFlags)
{
    const nlmsghdr *header = number(message, extraFlags);
    if (::send(descriptor(), header, header->nlmsg_len, 0) < 0)
        return kernelError(errno);
    return Ok();
}

Result<> NetlinkSocket::awaitAnswers(quint32 firstSequence, int count, const Visit &visit)
{
    Result<> first = Ok();
    Block block;
    while (count > 0) {
        const ssize_t length = receiveBlock(descriptor(), block, 0);
        if (length < 0)
            return kernelError(errno);
        int left = int(length);
        for (auto *message = reinterpret_cast<nlmsghdr *>(block.bytes.data()); nlmsg_ok(message, left);
             message = nlmsg_next(message, &left)) {
            if (message->nlmsg_seq < firstSequence)
                continue;  // what an earlier, refused transaction had still to say
            const bool isRow = message->nlmsg_type != NLMSG_ERROR;
            if (isRow && !visit)
                continue;
            --count;
            if (isRow)
                visit(message);
            else if (Result<> answer = answerOf(message); !answer && first)
                first = answer;
        }
    }
    return first;
}

Result<> NetlinkSocket::request(const NetlinkMessage &message)
{
    if (Result<> sent = send(message, NLM_F_ACK); !sent)
        return sent;
    return awaitAnswers(nlmsg_hdr(message.get())->nlmsg_seq, 1);
}

Result<> NetlinkSocket::query(const NetlinkMessage &message, const Visit &visit)
{
    if (Result<> sent = send(message, 0); !sent)
        return sent;
    return awaitAnswers(nlmsg_hdr(message.get())->nlmsg_seq, 1, visit);
}

Result<> NetlinkSocket::transaction(std::span<NetlinkMessage *const> messages)
{
    QByteArray block;
    int answers = 0;
    for (NetlinkMessage *message : messages) {
        const nlmsghdr *header = number(*message, 0);
        answers += (header->nlmsg_flags & NLM_F_ACK) ? 1 : 0;
        block.append(reinterpret_cast<const char *>(header), qsizetype(NLMSG_ALIGN(header->nlmsg_len)));
    }
    if (::send(descriptor(), block.constData(), size_t(block.size()), 0) < 0)
        return kernelError(errno);
    return awaitAnswers(nlmsg_hdr(messages.front()->get())->nlmsg_seq, answers);
}

Result<bool> NetlinkSocket::dumpOnce(const NetlinkMessage &message, const Visit &visit)
{
    if (Result<> sent = send(message, NLM_F_DUMP); !sent)
        return sent.error();
    Block block;
    bool interrupted = false;
    for (;;) {
        const ssize_t length = receiveBlock(descriptor(), block, 0);
        if (length < 0)
            return kernelError(errno);
        int left = int(length);
        for (auto *row = reinterpret_cast<nlmsghdr *>(block.bytes.data()); nlmsg_ok(row, left);
             row = nlmsg_next(row, &left)) {
            interrupted |= (row->nlmsg_flags & NLM_F_DUMP_INTR) != 0;
            if (row->nlmsg_type == NLMSG_DONE || row->nlmsg_type == NLMSG_ERROR) {
                if (Result<> answer = answerOf(row); !answer)
                    return answer.error();
                return !interrupted;
            }
            visit(row);
        }
    }
}

Result<> NetlinkSocket::dump(const NetlinkMessage &message, const Visit &visit)
{
    for (int attempt = 1;; ++attempt) {
        const Result<bool> whole = dumpOnce(message, visit);
        if (!whole)
            return whole.error();
        // A table that never stands still is taken as it is: its events ask for another read anyway.
        if (*whole || attempt == kDumpAttempts)
            return Ok();
        visit(nullptr);
    }
}

Result<> NetlinkSocket::subscribe(std::span<const int> groups)
{
    enlargeReceiveBuffer(descriptor());
    // All at once: with each change the kernel asks all subscribers of all namespaces for theirs.
    sockaddr_nl address = {};
    address.nl_family = AF_NETLINK;
    for (const int group : groups)
        address.nl_groups |= 1U << (group - 1);
    if (::bind(descriptor(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return kernelError(errno);
    return Ok();
}

NetlinkSocket::Received NetlinkSocket::receive(const Visit &visit)
{
    Block block;
    const ssize_t length = receiveBlock(descriptor(), block, MSG_DONTWAIT | MSG_TRUNC);
    if (length < 0)
        return errno == ENOBUFS ? Received::Overflow : Received::Nothing;
    if (size_t(length) > block.bytes.size())
        return Received::Overflow;
    int left = int(length);
    for (auto *message = reinterpret_cast<nlmsghdr *>(block.bytes.data()); nlmsg_ok(message, left);
         message = nlmsg_next(message, &left))
        visit(message);
    return Received::Messages;
}

int NetlinkSocket::interfaceIndex(const QString &name) const
{
    // A netlink socket answers the interface ioctls for its own namespace, in a fiftieth of a message's time.
    const QByteArray bytes = name.toUtf8();
    ifreq request = {};
    if (bytes.isEmpty() || bytes.size() >= IFNAMSIZ)
        return 0;
    std::memcpy(request.ifr_name, bytes.constData(), size_t(bytes.size()));
    return ::ioctl(descriptor(), SIOCGIFINDEX, &request) == 0 ? request.ifr_ifindex : 0;
}

QString NetlinkSocket::interfaceName(int index) const
{
    ifreq request = {};
    request.ifr_ifindex = index;
    if (::ioctl(descriptor(), SIOCGIFNAME, &request) != 0)
        return {};
    return QString::fromUtf8(request.ifr_name, qsizetype(strnlen(request.ifr_name, IFNAMSIZ)));
}

}  // namespace toile
