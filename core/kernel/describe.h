// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/step.h"

#include <QStringList>

namespace toile {

/// How commands are written down.
enum class Dialect {
    Iproute,  ///< ip, bridge, sysctl, iptables
    Brctl,    ///< the course's: brctl, iptables, echo 1 > /proc/sys/…
};

/// A whole sentence for the plan preview, in the user's language.
QString sentence(const Step &step);

/// The equivalent shell commands, one a line, runnable as root (`ip -n VM1 link set eth0 up`).
QStringList commands(const Step &step, Dialect dialect = Dialect::Iproute);

/// As `ip route` says where a route leads: "default", or the network.
QString destinationText(const IpPrefix &destination);

/// The arguments after `-A` or `-I` of a rule, as `iptables-save` prints them: "POSTROUTING -o eth0 -j MASQUERADE".
QString ruleArguments(const FirewallRule &rule);
/// The whole command that appends it: "iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE".
QString ruleCommand(const FirewallRule &rule);
/// The whole file for `iptables-restore` that replaces filter and nat by `rules`.
QString restoreText(const std::vector<FirewallRule> &rules);
/// The inverse of ruleArguments(); nullopt when a rule says something that FirewallRule cannot.
std::optional<FirewallRule> parseRule(FirewallRule::Table table, QStringView arguments);

}  // namespace toile
