// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/livestate.h"
#include "core/model/topology.h"
#include "ui/canvas/tablesitem.h"

#include <QSet>

namespace toile {

/// Which rows a delta touched, so that they light up: "arp KEY" and so on of one machine.
using FreshRows = QSet<QString>;
FreshRows freshRows(const MachineDelta &delta);

/// The row of this key, or nullptr.
const TableRow *rowOf(const std::vector<TableCard> &cards, const QString &key);

/// The machine's tables: ARP, and conntrack when it has flows. `before`: what was shown, for lit times and ages.
std::vector<TableCard> machineCards(const QString &name, const LiveMachine &live, const std::vector<TableCard> &before,
                                    const FreshRows &fresh, qint64 now);
/// The MAC table of one bridge: learned addresses only, as a student looks for.
std::vector<TableCard> bridgeCards(const QString &title, const QString &bridge, const LiveMachine &live,
                                   const std::vector<TableCard> &before, const FreshRows &fresh, qint64 now);

}  // namespace toile
