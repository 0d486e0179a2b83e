// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/cardlender.h"
#include "core/linux/cardmove.h"
#include "tests/linux/ownnamespaces.h"

#include <linux/netlink.h>

namespace toile::test {

/// Lends "cards" of the test's own network namespace that it makes as they are asked for: an end of a veth pair, which
/// ends when it is taken back.
class TestLender final : public CardLender {
public:
    Result<> lend(const QString &card, int ns, const QString &name) override
    {
        run(QStringLiteral("ip link del far-%1").arg(card));
        run(QStringLiteral("ip link add %1 type veth peer name far-%1").arg(card));
        auto home = NetlinkSocket::open(NETLINK_ROUTE);
        return home ? moveCard(*home, home->interfaceIndex(card), ns, name) : Result<>(home.error());
    }
    Result<> takeBack(const QString &card) override
    {
        run(QStringLiteral("ip link del far-%1").arg(card));
        return Ok();
    }
};

}  // namespace toile::test
