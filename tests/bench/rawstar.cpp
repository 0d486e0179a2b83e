// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/rawstar.h"

#include "tests/bench/meter.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <linux/veth.h>
#include <net/if.h>
#include <sys/resource.h>
#include <unistd.h>

#include <stdexcept>

namespace toile::bench {

namespace {

constexpr int kGroup = 77;
constexpr int kMessagesPerSend = 250;
constexpr int kBridge = 10;  // an index of our choice, so that nobody has to look it up

uint32_t addressOf(uint32_t number)
{
    return htonl(0x0a000000u + number);
}

void putAddress(Batch &batch, int index, uint32_t address)
{
    ifaddrmsg message{};
    message.ifa_family = AF_INET;
    message.ifa_prefixlen = 16;
    message.ifa_index = uint32_t(index);
    batch.begin(RTM_NEWADDR, NLM_F_CREATE | NLM_F_EXCL, message);
    batch.put(IFA_LOCAL, address);
    batch.put(IFA_ADDRESS, address);
    batch.end();
}

void putUp(Batch &batch, int index)
{
    ifinfomsg link{};
    link.ifi_index = index;
    link.ifi_flags = IFF_UP;
    link.ifi_change = IFF_UP;
    batch.begin(RTM_NEWLINK, 0, link);
    batch.end();
}

/// No link-local address, so no neighbour discovery floods the bridge. Its own message: flags are applied before it.
void putWithoutIpv6(Batch &batch, int index)
{
    ifinfomsg link{};
    link.ifi_index = index;
    batch.begin(RTM_NEWLINK, 0, link);
    const size_t families = batch.open(IFLA_AF_SPEC);
    const size_t inet6 = batch.open(AF_INET6);
    batch.put(IFLA_INET6_ADDR_GEN_MODE, uint8_t(IN6_ADDR_GEN_MODE_NONE));
    batch.close(inet6);
    batch.close(families);
    batch.end();
}

void writeSetting(const char *path, const char *value)
{
    const Fd file(::open(path, O_WRONLY | O_CLOEXEC));
    if (file.get() < 0 || ::write(file.get(), value, 1) != 1)
        throw std::runtime_error(std::string("cannot write ") + path);
}

}  // namespace

void RawStar::deploy(int hosts)
{
    makeSwitch();
    makeHosts(hosts);
    makeCables();
    uint32_t number = 2;
    for (Host &host : m_hosts)
        configureHost(host, addressOf(number++));
    Batch batch;
    putUp(batch, kBridge);
    m_switch->socket.commit(batch);
    if (!waitForwarding(m_switch->socket, m_switch->events, hosts, 60))
        throw std::runtime_error("the ports do not forward");
}

void RawStar::makeHosts(int hosts)
{
    const rlimit limit{rlim_t(hosts) * 2 + 256, rlim_t(hosts) * 2 + 256};
    rlimit now{};
    ::getrlimit(RLIMIT_NOFILE, &now);
    if (now.rlim_cur < limit.rlim_cur)
        ::setrlimit(RLIMIT_NOFILE, &limit);
    m_hosts.reserve(size_t(hosts));
    inThread([&] {
        for (int i = 0; i < hosts; ++i) {
            Fd ns = enterNewNamespace();
            m_hosts.push_back(Host{std::move(ns), Netlink()});
        }
    });
}

void RawStar::makeSwitch()
{
    inThread([&] {
        Fd ns = enterNewNamespace();
        writeSetting("/proc/sys/net/ipv6/conf/default/disable_ipv6", "1");
        writeSetting("/proc/sys/net/ipv6/conf/all/disable_ipv6", "1");
        m_switch.emplace(Switch{std::move(ns), Netlink(), Netlink(RTMGRP_LINK)});
    });
    Batch batch;
    ifinfomsg link{};
    link.ifi_index = kBridge;
    batch.begin(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL, link);
    batch.put(IFLA_IFNAME, std::string("br0"));
    const size_t info = batch.open(IFLA_LINKINFO);
    batch.put(IFLA_INFO_KIND, std::string("bridge"));
    const size_t data = batch.open(IFLA_INFO_DATA);
    batch.put(IFLA_BR_MCAST_SNOOPING, uint8_t(0));
    batch.close(data);
    batch.close(info);
    batch.end();
    putAddress(batch, kBridge, addressOf(1));
    m_switch->socket.commit(batch);
}

void RawStar::makeCables()
{
    Netlink &here = m_switch->socket;
    Batch batch;
    ifinfomsg near{};
    near.ifi_flags = IFF_UP;
    near.ifi_change = IFF_UP;
    const ifinfomsg far{};
    int number = 0;
    for (const Host &host : m_hosts) {
        batch.begin(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL, near);
        batch.put(IFLA_IFNAME, std::string(1, 'p').append(std::to_string(++number)));
        batch.put(IFLA_GROUP, uint32_t(kGroup));
        batch.put(IFLA_MASTER, uint32_t(kBridge));
        batch.put(IFLA_NUM_TX_QUEUES, uint32_t(1));
        batch.put(IFLA_NUM_RX_QUEUES, uint32_t(1));
        const size_t info = batch.open(IFLA_LINKINFO);
        batch.put(IFLA_INFO_KIND, std::string("veth"));
        const size_t data = batch.open(IFLA_INFO_DATA);
        const size_t peer = batch.open(VETH_INFO_PEER, &far, sizeof far);
        batch.put(IFLA_IFNAME, std::string("eth0"));
        batch.put(IFLA_NET_NS_FD, uint32_t(host.ns.get()));
        batch.put(IFLA_NUM_TX_QUEUES, uint32_t(1));
        batch.put(IFLA_NUM_RX_QUEUES, uint32_t(1));
        batch.close(peer);
        batch.close(data);
        batch.close(info);
        batch.end();
        if (batch.count() == kMessagesPerSend)
            here.commit(batch);
    }
    if (!batch.isEmpty())
        here.commit(batch);
}

void RawStar::configureHost(Host &host, uint32_t address)
{
    constexpr int kLo = 1;
    constexpr int kEth0 = 2;  // the first device of a fresh namespace
    Batch batch;
    putUp(batch, kLo);
    putWithoutIpv6(batch, kEth0);
    putUp(batch, kEth0);
    putAddress(batch, kEth0, address);
    rtmsg route{};
    route.rtm_family = AF_INET;
    route.rtm_table = RT_TABLE_MAIN;
    route.rtm_protocol = RTPROT_BOOT;
    route.rtm_scope = RT_SCOPE_UNIVERSE;
    route.rtm_type = RTN_UNICAST;
    batch.begin(RTM_NEWROUTE, NLM_F_CREATE | NLM_F_EXCL, route);
    batch.put(RTA_GATEWAY, addressOf(1));
    batch.put(RTA_OIF, uint32_t(kEth0));
    batch.end();
    host.socket.commit(batch);
}

void RawStar::undeploy()
{
    m_hosts.clear();
    m_switch.reset();
}

}  // namespace toile::bench
