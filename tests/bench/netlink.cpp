// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/netlink.h"

#include <fcntl.h>
#include <linux/if_bridge.h>
#include <linux/rtnetlink.h>
#include <sched.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <system_error>
#include <thread>

namespace toile::bench {

namespace {

[[noreturn]] void fail(const char *what)
{
    throw std::system_error(errno, std::generic_category(), what);
}

const rtattr *findAttribute(const void *first, size_t length, int type)
{
    auto remaining = int(length);
    for (auto *attribute = static_cast<const rtattr *>(first); RTA_OK(attribute, remaining);
         attribute = RTA_NEXT(attribute, remaining)) {
        if ((attribute->rta_type & NLA_TYPE_MASK) == type)
            return attribute;
    }
    return nullptr;
}

const rtattr *linkAttribute(const nlmsghdr *message, int type)
{
    const auto *link = static_cast<const ifinfomsg *>(NLMSG_DATA(message));
    return findAttribute(reinterpret_cast<const char *>(link) + NLMSG_ALIGN(sizeof *link),
                         message->nlmsg_len - NLMSG_LENGTH(sizeof *link), type);
}

int portState(const nlmsghdr *message)
{
    const rtattr *info = linkAttribute(message, IFLA_PROTINFO);
    if (!info)
        return -1;
    const rtattr *state = findAttribute(RTA_DATA(info), RTA_PAYLOAD(info), IFLA_BRPORT_STATE);
    return state ? *static_cast<const uint8_t *>(RTA_DATA(state)) : -1;
}

}  // namespace

Fd &Fd::operator=(Fd &&other) noexcept
{
    std::swap(m_fd, other.m_fd);
    return *this;
}

Fd::~Fd()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

void Batch::append(const void *data, size_t size)
{
    const auto *bytes = static_cast<const char *>(data);
    m_bytes.insert(m_bytes.end(), bytes, bytes + size);
    m_bytes.resize(NLMSG_ALIGN(m_bytes.size()));
}

void Batch::beginRaw(int type, int flags, const void *header, size_t size)
{
    m_message = m_bytes.size();
    nlmsghdr netlink{};
    netlink.nlmsg_type = uint16_t(type);
    netlink.nlmsg_flags = uint16_t(NLM_F_REQUEST | flags);
    append(&netlink, sizeof netlink);
    append(header, size);
    ++m_count;
}

void Batch::put(int type, const void *data, size_t size)
{
    const rtattr attribute{uint16_t(RTA_LENGTH(size)), uint16_t(type)};
    append(&attribute, sizeof attribute);
    append(data, size);
}

size_t Batch::open(int type)
{
    const size_t nest = m_bytes.size();
    const rtattr attribute{0, uint16_t(type)};
    append(&attribute, sizeof attribute);
    return nest;
}

size_t Batch::open(int type, const void *prefix, size_t size)
{
    const size_t nest = open(type);
    append(prefix, size);
    return nest;
}

void Batch::close(size_t nest)
{
    const auto length = uint16_t(m_bytes.size() - nest);
    std::memcpy(m_bytes.data() + nest, &length, sizeof length);
}

void Batch::end()
{
    const auto length = uint32_t(m_bytes.size() - m_message);
    std::memcpy(m_bytes.data() + m_message, &length, sizeof length);
}

void Batch::clear()
{
    m_bytes.clear();
    m_count = 0;
}

Netlink::Netlink(uint32_t groups) : m_socket(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE))
{
    if (fd() < 0)
        fail("socket");
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = groups;
    if (::bind(fd(), reinterpret_cast<sockaddr *>(&address), sizeof address) < 0)
        fail("bind");
    // Refused in a user namespace: then the default has to do, and batches are cut smaller by the kernel's answer.
    const int size = 8 * 1024 * 1024;
    ::setsockopt(fd(), SOL_SOCKET, SO_SNDBUFFORCE, &size, sizeof size);
    ::setsockopt(fd(), SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof size);
}

void Netlink::commit(Batch &batch)
{
    auto *last = reinterpret_cast<nlmsghdr *>(batch.m_bytes.data() + batch.m_message);
    last->nlmsg_flags |= NLM_F_ACK;
    last->nlmsg_seq = ++m_sequence;
    sockaddr_nl kernel{};
    kernel.nl_family = AF_NETLINK;
    if (::sendto(fd(), batch.m_bytes.data(), batch.m_bytes.size(), 0, reinterpret_cast<sockaddr *>(&kernel),
                 sizeof kernel) < 0)
        fail("send");
    batch.clear();

    alignas(nlmsghdr) char buffer[32768];
    for (;;) {
        const ssize_t got = ::recv(fd(), buffer, sizeof buffer, 0);
        if (got < 0)
            fail("recv");
        auto remaining = unsigned(got);
        for (auto *message = reinterpret_cast<nlmsghdr *>(buffer); NLMSG_OK(message, remaining);
             message = NLMSG_NEXT(message, remaining)) {
            if (message->nlmsg_type != NLMSG_ERROR)
                continue;
            const auto *error = static_cast<const nlmsgerr *>(NLMSG_DATA(message));
            if (error->error != 0)
                throw std::system_error(-error->error, std::generic_category(), "netlink");
            if (message->nlmsg_seq == m_sequence)
                return;
        }
    }
}

int Netlink::forwardingPorts()
{
    Batch request;
    ifinfomsg link{};
    link.ifi_family = AF_BRIDGE;
    request.begin(RTM_GETLINK, NLM_F_DUMP, link);
    request.end();
    if (::send(fd(), request.m_bytes.data(), request.m_bytes.size(), 0) < 0)
        fail("send");
    int forwarding = 0;
    alignas(nlmsghdr) char buffer[65536];
    for (;;) {
        const ssize_t got = ::recv(fd(), buffer, sizeof buffer, 0);
        if (got < 0)
            fail("recv");
        auto remaining = unsigned(got);
        for (auto *message = reinterpret_cast<nlmsghdr *>(buffer); NLMSG_OK(message, remaining);
             message = NLMSG_NEXT(message, remaining)) {
            if (message->nlmsg_type == NLMSG_DONE)
                return forwarding;
            if (message->nlmsg_type == RTM_NEWLINK && portState(message) == BR_STATE_FORWARDING)
                ++forwarding;
        }
    }
}

bool Netlink::takeDeletionOf(const std::string &name)
{
    alignas(nlmsghdr) char buffer[65536];
    bool deleted = false;
    for (;;) {
        const ssize_t got = ::recv(fd(), buffer, sizeof buffer, MSG_DONTWAIT);
        if (got < 0 && errno == EAGAIN)
            return deleted;
        if (got < 0)
            continue;  // ENOBUFS: events were lost, the next read goes on
        auto remaining = unsigned(got);
        for (auto *message = reinterpret_cast<nlmsghdr *>(buffer); NLMSG_OK(message, remaining);
             message = NLMSG_NEXT(message, remaining)) {
            if (message->nlmsg_type != RTM_DELLINK)
                continue;
            const rtattr *found = linkAttribute(message, IFLA_IFNAME);
            deleted = deleted || (found && name == static_cast<const char *>(RTA_DATA(found)));
        }
    }
}

void inThread(const std::function<void()> &work)
{
    std::string failure;
    std::thread([&] {
        try {
            work();
        } catch (const std::exception &error) {
            failure = error.what();
        }
    }).join();
    if (!failure.empty())
        throw std::runtime_error(failure);
}

Fd enterNewNamespace()
{
    if (::unshare(CLONE_NEWNET) < 0)
        fail("unshare");
    return Fd(::open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC));
}

}  // namespace toile::bench
