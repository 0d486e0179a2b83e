// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/vm/guesttools.h"

#include <QStandardPaths>
#include <QStringList>

namespace toile {

const std::vector<GuestTool> &guestTools()
{
    static const std::vector<GuestTool> tools{
        {"ip", "iproute2", true},
        {"bridge", "iproute2", true},
        {"iptables", "iptables", true},
        {"iptables-save", "iptables", true},
        {"iptables-restore", "iptables", true},
        {"iptables-nft", "iptables", false},
        {"iptables-nft-save", "iptables", false},
        {"iptables-nft-restore", "iptables", false},
        {"ip6tables", "iptables", false},
        {"ip6tables-save", "iptables", false},
        {"ip6tables-restore", "iptables", false},
        {"ip6tables-nft", "iptables", false},
        {"ip6tables-nft-save", "iptables", false},
        {"ip6tables-nft-restore", "iptables", false},
        {"busybox", "busybox-static", true},
        {"bash", "bash", true},
        {"dash", "dash", false},
        {"ping", "iputils-ping", true},
        {"conntrack", "conntrack", false},
        {"brctl", "bridge-utils", false},
        {"nft", "nftables", false},
        {"tcpdump", "tcpdump", false},
        {"ss", "iproute2", false},
        {"tc", "iproute2", false},
        {"nsenter", "util-linux", false},
        {"unshare", "util-linux", false},
        {"sysctl", "procps", false},
        {"ps", "procps", false},
        {"traceroute", "traceroute", false},
        {"arping", "iputils-arping", false},
        {"ethtool", "ethtool", false},
        {"nc", "netcat-openbsd", false},
        {"less", "less", false},
        {"nano", "nano", false},
    };
    return tools;
}

QString findTool(const char *name)
{
    static const QStringList folders{QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin"), QStringLiteral("/sbin"),
                                     QStringLiteral("/bin")};
    return QStandardPaths::findExecutable(QString::fromLatin1(name), folders);
}

}  // namespace toile
