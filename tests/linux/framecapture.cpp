// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/linux/framecapture.h"

#include <QtEndian>

#include <fcntl.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <sched.h>
#include <sys/socket.h>

#include <array>
#include <cstring>

namespace toile::test {
namespace {
constexpr int kVlanMask = 0xfff;
constexpr qsizetype kIpStart = ETH_HLEN;
constexpr qsizetype kTagLength = 4;
constexpr qsizetype kProtocolAt = 9;
constexpr qsizetype kSourceAt = 12;
constexpr quint8 kIcmp = 1;

Descriptor openIn(int machine, const QString &interface)
{
    const Descriptor home(::open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC));
    if (::setns(machine, CLONE_NEWNET) != 0)
        return {};
    Descriptor socket(::socket(AF_PACKET, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, qToBigEndian(quint16(ETH_P_ALL))));
    sockaddr_ll place = {};
    place.sll_family = AF_PACKET;
    place.sll_protocol = qToBigEndian(quint16(ETH_P_ALL));
    place.sll_ifindex = int(::if_nametoindex(qPrintable(interface)));
    const int on = 1;
    const bool ready = place.sll_ifindex != 0 &&
                       ::bind(socket.get(), reinterpret_cast<const sockaddr *>(&place), sizeof place) == 0 &&
                       ::setsockopt(socket.get(), SOL_PACKET, PACKET_AUXDATA, &on, sizeof on) == 0;
    const bool isBack = ::setns(home.get(), CLONE_NEWNET) == 0;
    return ready && isBack ? std::move(socket) : Descriptor();
}

/// The kernel takes a tag off before a program sees the frame, and tells it beside.
int tagBeside(msghdr &message)
{
    for (cmsghdr *each = CMSG_FIRSTHDR(&message); each; each = CMSG_NXTHDR(&message, each)) {
        tpacket_auxdata data;
        if (each->cmsg_level != SOL_PACKET || each->cmsg_type != PACKET_AUXDATA)
            continue;
        std::memcpy(&data, CMSG_DATA(each), sizeof data);
        if (data.tp_status & TP_STATUS_VLAN_VALID)
            return data.tp_vlan_tci & kVlanMask;
    }
    return 0;
}

CapturedFrame parse(const QByteArray &bytes, int vlan)
{
    CapturedFrame frame;
    frame.vlan = vlan;
    qsizetype type = kIpStart - 2;
    const auto number = [&](qsizetype at) { return qFromBigEndian<quint16>(bytes.constData() + at); };
    if (bytes.size() > kIpStart + kTagLength && number(type) == ETH_P_8021Q) {
        frame.vlan = number(type + 2) & kVlanMask;
        type += kTagLength;
    }
    const qsizetype ip = type + 2;
    if (bytes.size() < ip + kSourceAt + 4 || number(type) != ETH_P_IP || quint8(bytes[ip + kProtocolAt]) != kIcmp)
        return frame;
    frame.isEcho = true;
    frame.source = IpAddress::v4(qFromBigEndian<quint32>(bytes.constData() + ip + kSourceAt));
    return frame;
}
}  // namespace

FrameCapture::FrameCapture(int machine, const QString &interface) : m_socket(openIn(machine, interface)) {}

std::vector<CapturedFrame> FrameCapture::take()
{
    std::vector<CapturedFrame> frames;
    for (;;) {
        constexpr int kLargest = 2048;
        QByteArray bytes(kLargest, '\0');
        alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(tpacket_auxdata))> control;
        iovec part{bytes.data(), size_t(bytes.size())};
        msghdr message = {};
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        const ssize_t length = ::recvmsg(m_socket.get(), &message, 0);
        if (length < 0)
            return frames;
        bytes.truncate(length);
        frames.push_back(parse(bytes, tagBeside(message)));
    }
}

}  // namespace toile::test
