// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

namespace toile::test {

/// Everything of the machine that a lab could leave behind, as text: links, addresses, routes, rules, firewall,
/// named namespaces and mounts. (Namespaces that a process holds die with it: see processesOf().) Counters and the like
/// are left out, so that two dumps of an unchanged machine are equal.
QString dumpMachine();

/// Processes whose program or argument is `mark`: "pid comm state" lines.
QString processesOf(const QString &mark);

}  // namespace toile::test
