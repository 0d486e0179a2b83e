// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/meter.h"

#include <dirent.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <linux/veth.h>
#include <poll.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <optional>
#include <sstream>

namespace toile::bench {

double machineCpu()
{
    std::ifstream stat("/proc/stat");
    std::string name;
    long user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, softirq = 0;
    stat >> name >> user >> nice >> system >> idle >> wait >> irq >> softirq;
    return double(user + nice + system + irq + softirq) * 1000.0 / double(::sysconf(_SC_CLK_TCK));
}

Memory memory()
{
    std::ifstream info("/proc/meminfo");
    std::string name;
    std::string rest;
    long value = 0;
    Memory now;
    while (info >> name >> value && std::getline(info, rest)) {
        if (name == "MemFree:")
            now.free = value;
        else if (name == "Slab:" || name == "Percpu:" || name == "KernelStack:" || name == "VmallocUsed:")
            now.kernel += value;
    }
    return now;
}

int processCount()
{
    DIR *proc = ::opendir("/proc");
    int count = 0;
    while (const dirent *entry = proc ? ::readdir(proc) : nullptr)
        count += entry->d_name[0] >= '1' && entry->d_name[0] <= '9' ? 1 : 0;
    if (proc)
        ::closedir(proc);
    return count;
}

bool waitForwarding(Netlink &questions, Netlink &events, int ports, int seconds)
{
    const Stopwatch watch;
    while (questions.forwardingPorts() < ports) {
        if (watch.milliseconds() > seconds * 1000.0)
            return false;
        pollfd wait{events.fd(), POLLIN, 0};
        ::poll(&wait, 1, 100);
        events.takeDeletionOf({});
    }
    return true;
}

namespace {

/// Makes a namespace with one end of a cable whose other end, "sentinel", is here, and lets go of it. Like a host of
/// the lab it is held by a netlink socket, which the kernel drops after an RCU grace period only.
void queueSentinel()
{
    Fd ns;
    std::optional<Netlink> socket;
    inThread([&] {
        ns = enterNewNamespace();
        socket.emplace();
    });
    Batch batch;
    const ifinfomsg link{};
    batch.begin(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL, link);
    batch.put(IFLA_IFNAME, std::string("sentinel"));
    const size_t info = batch.open(IFLA_LINKINFO);
    batch.put(IFLA_INFO_KIND, std::string("veth"));
    const size_t data = batch.open(IFLA_INFO_DATA);
    const size_t peer = batch.open(VETH_INFO_PEER, &link, sizeof link);
    batch.put(IFLA_IFNAME, std::string("eth0"));
    batch.put(IFLA_NET_NS_FD, uint32_t(ns.get()));
    batch.close(peer);
    batch.close(data);
    batch.close(info);
    batch.end();
    Netlink().commit(batch);
}

}  // namespace

bool waitFreed(int seconds)
{
    const Stopwatch watch;
    Netlink events(RTMGRP_LINK);
    // The kernel frees in batches and tells early in one: only the second sentinel's death follows a whole batch.
    for (int i = 0; i < 2; ++i) {
        queueSentinel();
        while (!events.takeDeletionOf("sentinel")) {
            if (watch.milliseconds() > seconds * 1000.0)
                return false;
            pollfd wait{events.fd(), POLLIN, 0};
            ::poll(&wait, 1, 1000);
        }
    }
    return true;
}

}  // namespace toile::bench
