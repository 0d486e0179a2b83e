// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "tests/bench/netlink.h"

#include <optional>
#include <vector>

namespace toile::bench {

/// The physical limit: one bridge with `hosts` namespaces around it, made in the order that the kernel likes best and
/// with nothing else around it. One thread; each peer made in its namespace; the bridge up last.
class RawStar {
public:
    /// Returns when all ports forward. Throws when the kernel refuses.
    void deploy(int hosts);
    /// Lets go of everything; the kernel frees it behind.
    void undeploy();

private:
    struct Host {
        Fd ns;
        Netlink socket;
    };
    struct Switch {
        Fd ns;
        Netlink socket;
        Netlink events;
    };
    void makeSwitch();
    void makeHosts(int hosts);
    void makeCables();
    void configureHost(Host &host, uint32_t address);

    std::optional<Switch> m_switch;
    std::vector<Host> m_hosts;
};

}  // namespace toile::bench
