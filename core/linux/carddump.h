// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/linux/cardhardware.h"
#include "core/linux/netlinksocket.h"

#include <QByteArray>
#include <QStringList>

#include <map>
#include <vector>

namespace toile {

/// All that a computer's network namespace knows of one network card, in the kernel's own words, so that it can be made
/// exactly so again: what leaves with the card when it is moved elsewhere.
struct CardDump {
    int index = 0;
    QString name;
    unsigned flags = 0;  ///< IFF_UP, IFF_PROMISC…
    QByteArray mac;
    QByteArray permanentMac;  ///< of the hardware; empty: it has none
    quint32 mtu = 0;
    quint32 queueLength = 0;
    quint32 group = 0;
    QString alias;
    std::vector<QByteArray> addresses;  ///< bodies of RTM_NEWADDR, in order
    std::vector<QByteArray> routes;     ///< bodies of RTM_NEWROUTE: over it, or from one of its addresses
    std::vector<QByteArray>
        neighbours;                  ///< bodies of RTM_NEWNEIGH: those that somebody set, proxies, and MACs it takes
    std::vector<QByteArray> groups;  ///< multicast MACs that somebody joined (`ip maddr add`)
    QByteArray token;                ///< of its IPv6 addresses (ip-token(8)); empty: none
    std::map<QString, QByteArray> settings;  ///< of /proc/sys/net, below it: "ipv4/conf/rp_filter"
    CardHardware hardware;
    qint64 takenAt = 0;  ///< seconds since the boot: addresses with a lease grow older meanwhile
    bool operator==(const CardDump &) const = default;
};

qint64 secondsSinceBoot();

/// Of a link in the socket's network namespace, which must be the calling thread's.
Result<CardDump> dumpCard(NetlinkSocket &home, int index);

/// Makes the link with this index, which is back in the socket's network namespace, what the dump says, as far as the
/// kernel lets it. Gives what is missing then: each as the command that would do it, and the reason.
QStringList restoreCard(NetlinkSocket &home, int index, const CardDump &dump);

/// The index of the card that `dump` is of, in any namespace; 0: it is not there. `index`: what it is thought to be.
int findDumped(NetlinkSocket &route, const CardDump &dump, int index);

}  // namespace toile
