// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/describe.h"

/// Pieces of shell commands. Not for use outside of core/kernel and the exporters.
namespace toile {

/// The word itself when a POSIX shell takes it literally, else in single quotes.
QString shellQuoted(const QString &word);
/// An interface as an argument of `ip`: "eth0", or "dev up" for a name that `ip` could take for one of its keywords.
QString ipDevice(const QString &name);
/// A new link's name: "eth0", or "name up".
QString newName(const QString &name);
/// " address 02:00:00:00:00:01 mtu 1400", or what of it is set.
QString macAndMtu(const std::optional<MacAddress> &mac, int mtu);
/// `made` and, where those are set, a line that gives them to the link afterwards: for what takes neither when it is
/// made.
QStringList withMacAndMtu(const QString &made, const QString &ns, const LinkState &link);
/// "bridge -n Host1 fdb append 00:00:00:00:00:00 dev vxlan42 dst 1.0.0.2 via eth0": one more other end of a VXLAN, or
/// one less.
QString remoteCommand(const AddRemote &step);
QString remoteCommand(const RemoveRemote &step);
/// "ip -n Host1 ".
QString ipIn(const QString &ns);
/// "ip netns exec Host1 ".
QString execIn(const QString &ns);
/// The commands that only add these rules to empty tables, and let the kernel count what it tracks for them.
QStringList ruleCommands(const QString &ns, const std::vector<FirewallRule> &rules, Dialect dialect);

}  // namespace toile
