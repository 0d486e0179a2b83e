// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

/// A "real network card" for tests: eth0 of the test's own machine, the end of a cable whose other end is in another
/// network namespace, "world", where there are hosts to reach.
namespace toile::test {

/// eth0 with all that a card can have: two IPv4 addresses, one IPv6, a default route and others, a table and a rule of
/// its own, a permanent neighbour, switches, an alias, an MTU. False when a command failed.
bool makeRealCard();

/// All that the machine's network says of it, in the words of `ip` and `sysctl`; the same as long as nothing changed.
QByteArray networkState();

/// Waits until networkState() is `wanted`, and gives what it is.
QByteArray networkStateOnceItIs(const QByteArray &wanted);

/// Standard output and error.
QByteArray command(const QString &line);

}  // namespace toile::test
