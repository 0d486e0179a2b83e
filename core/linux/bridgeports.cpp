// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/bridgeports.h"

#include "core/linux/netlinkreadlinks.h"

#include <linux/if_bridge.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

namespace toile {

Result<> hurryPorts(NetlinkSocket &route, const QString &bridge)
{
    const Result<std::vector<RawLink>> links = readLinks(route);
    if (!links)
        return links.error();
    const int index = route.interfaceIndex(bridge);
    for (const RawLink &link : *links) {
        const bool waits = link.portState == BR_STATE_LISTENING || link.portState == BR_STATE_LEARNING;
        if (link.master != index || !waits)
            continue;
        NetlinkMessage message(RTM_SETLINK);
        ifinfomsg header = {};
        header.ifi_family = AF_BRIDGE;
        header.ifi_index = link.index;
        message.header(header);
        {
            const NetlinkMessage::Nest port(message, IFLA_PROTINFO | NLA_F_NESTED);
            message.putU8(IFLA_BRPORT_STATE, BR_STATE_FORWARDING);
        }
        if (Result<> done = route.request(message); !done)
            return done;
    }
    return Ok();
}

}  // namespace toile
