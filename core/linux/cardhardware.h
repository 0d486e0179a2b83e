// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/linux/netlinksocket.h"

#include <QByteArray>
#include <QString>

#include <map>

/// What `ethtool` shows and sets of a card: offloads, queues, rings, interrupts, flow control, speed, waking. It goes
/// along with a card from one network namespace to another.
namespace toile {

/// By the command of linux/ethtool.h that reads it, in the kernel's own form. What the card's driver has not is not
/// there.
using CardHardware = std::map<quint32, QByteArray>;

/// Of a card in the socket's network namespace.
CardHardware readCardHardware(const NetlinkSocket &home, const QString &name);
/// Only what differs; what the driver does not take stays as it is.
void writeCardHardware(const NetlinkSocket &home, const QString &name, const CardHardware &hardware);

}  // namespace toile
