// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/topology.h"

/// Addresses in what people read: descriptions, instructions, notes, names of checks.
namespace toile {

/// An address as a text names it, with its prefix length if it has one: "1.0.0.1", "2.0.0.0/8", "fd00::1".
struct WrittenAddress {
    qsizetype at = 0;  ///< of its first character
    QString text;
    bool operator==(const WrittenAddress &) const = default;
};

/// In the order of the text. Links to elements and numbers that belong to something longer are none.
std::vector<WrittenAddress> addressesIn(const QString &text);

/// In how many places the lab's texts name `network` or an address of it, both languages counted.
int placesNaming(const Topology &topology, const IpPrefix &network);

}  // namespace toile
