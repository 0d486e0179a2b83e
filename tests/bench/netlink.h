// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <linux/netlink.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

/// Raw rtnetlink, just enough for the baseline that Toile is measured against. No library in between.
namespace toile::bench {

/// A descriptor that closes itself.
class Fd {
public:
    Fd() = default;
    explicit Fd(int fd) : m_fd(fd) {}
    Fd(Fd &&other) noexcept : m_fd(other.m_fd) { other.m_fd = -1; }
    Fd &operator=(Fd &&other) noexcept;
    ~Fd();
    int get() const { return m_fd; }

private:
    int m_fd = -1;
};

/// Messages one after the other in one buffer, ready for one send.
class Batch {
public:
    /// Begins a message; `header` (ifinfomsg, ifaddrmsg, rtmsg…) follows the netlink header.
    template <typename Header>
    void begin(int type, int flags, const Header &header)
    {
        beginRaw(type, flags, &header, sizeof header);
    }
    void put(int type, const void *data, size_t size);
    void put(int type, uint8_t value) { put(type, &value, sizeof value); }
    void put(int type, uint32_t value) { put(type, &value, sizeof value); }
    void put(int type, const std::string &text) { put(type, text.c_str(), text.size() + 1); }
    /// An attribute that holds others until close().
    size_t open(int type);
    /// The same, with a plain struct before the others (VETH_INFO_PEER wants an ifinfomsg).
    size_t open(int type, const void *prefix, size_t size);
    void close(size_t nest);
    /// Ends the message begun last.
    void end();

    bool isEmpty() const { return m_bytes.empty(); }
    int count() const { return m_count; }
    void clear();

private:
    friend class Netlink;
    void beginRaw(int type, int flags, const void *header, size_t size);
    void append(const void *data, size_t size);
    std::vector<char> m_bytes;
    size_t m_message = 0;
    int m_count = 0;
};

/// A NETLINK_ROUTE socket of the namespace it was opened in.
class Netlink {
public:
    /// `groups`: RTMGRP_LINK and so on, or 0.
    explicit Netlink(uint32_t groups = 0);
    int fd() const { return m_socket.get(); }

    /// Sends all, waits for the answer to the last, and throws std::runtime_error with the first refusal.
    void commit(Batch &batch);
    /// How many bridge ports of this namespace forward.
    int forwardingPorts();
    /// Drops what waits on a subscribed socket; true when a link called `name` was deleted.
    bool takeDeletionOf(const std::string &name);

private:
    Fd m_socket;
    uint32_t m_sequence = 0;
};

/// Runs `work` in a thread of its own, so that a change of namespace ends with it. Its exceptions come out here.
void inThread(const std::function<void()> &work);
/// Puts the calling thread into a new namespace without a name.
Fd enterNewNamespace();

}  // namespace toile::bench
