// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/system/realcard.h"

#include <QProcess>
#include <QTest>

namespace toile::test {

QByteArray command(const QString &line)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("sh"), {QStringLiteral("-c"), line});
    process.waitForFinished();
    return process.readAll();
}

bool makeRealCard()
{
    const QByteArray said = command(QStringLiteral(
        "set -e; ip link set lo up; ip netns add world; ip -n world link set lo up\n"
        "ip link add eth0 numtxqueues 4 numrxqueues 4 type veth peer name out netns world\n"
        "ip -n world link set out up; ip -n world addr add 192.168.77.1/24 dev out\n"
        "ip -n world addr add 1.0.0.2/8 dev out; ip -n world addr add 203.0.113.9/32 dev lo\n"
        "ip link set eth0 mtu 1450 txqueuelen 500 alias 'the school network'\n"
        "ip link set eth0 address 02:5c:00:00:00:01\n"
        "ethtool -K eth0 tso off; ethtool -L eth0 rx 2 tx 2\n"
        "sysctl -qw net.ipv4.conf.eth0.rp_filter=2 net.ipv4.conf.eth0.arp_announce=2\n"
        "ip link set eth0 up\n"
        "ip addr add 192.168.77.20/24 brd + dev eth0 label eth0:1; ip addr add 192.168.77.21/24 dev eth0\n"
        "ip addr add 10.44.0.1/30 dev eth0 noprefixroute\n"
        "ip route add default via 192.168.77.1 dev eth0 metric 100 proto static\n"
        "ip route add 10.9.0.0/16 via 192.168.77.9\n"
        "ip route add 10.8.0.0/16 via 10.9.0.1 dev eth0 onlink mtu 1300\n"
        "ip route add 10.7.0.0/16 nexthop via 192.168.77.3 nexthop via 192.168.77.4 weight 2\n"
        "ip route add 10.6.0.0/16 dev lo src 192.168.77.21\n"
        "ip route add 10.5.0.0/16 via 192.168.77.5 table 100\n"
        "ip rule add iif eth0 lookup 100 priority 500\n"
        "ip neigh add 192.168.77.9 lladdr 02:5c:00:00:00:09 dev eth0 nud permanent\n"
        "ip addr add fd77::20/64 dev eth0 nodad; ip route add fd78::/64 via fd77::1\n"
        "ip neigh add proxy 192.168.77.99 dev eth0; ip -6 neigh add proxy fd77::99 dev eth0\n"
        "ip maddr add 33:33:00:00:12:34 dev eth0; bridge fdb add 02:5c:00:00:00:77 dev eth0 self permanent\n"
        "ip token set ::5 dev eth0\n"));
    if (!said.isEmpty())
        qCritical("%s", said.constData());
    return said.isEmpty();
}

QByteArray networkState()
{
    return command(
        QStringLiteral("ip -d link; ip addr; ip route show table all; ip -6 route show table all; ip rule\n"
                       "ip -6 rule; ip neigh show nud permanent\n"
                       "ip neigh show proxy; ip -6 neigh show proxy; ip maddr show dev eth0 | sort; ip token\n"
                       "bridge fdb show dev eth0 | sort; cd /proc/sys/net\n"
                       "grep -rs . ipv4/conf/eth0 ipv4/neigh/eth0 ipv6/conf/eth0 ipv6/neigh/eth0\n"
                       "ethtool -k eth0; ethtool -l eth0"));
}

QByteArray networkStateOnceItIs(const QByteArray &wanted)
{
    QByteArray state;
    (void)QTest::qWaitFor([&] { return (state = networkState()) == wanted; }, 3000);
    return state;
}

}  // namespace toile::test
