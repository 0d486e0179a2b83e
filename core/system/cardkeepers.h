// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/card.h"

namespace toile {

/// Who on this computer sets the card up, as their own files say: NetworkManager's and systemd-networkd's state in
/// /run, ifupdown's /etc/network/interfaces and what it brought up. `root` stands before each path: "" or a test's
/// folder.
std::vector<CardKeeper> keepersOf(const QString &card, int index, const QString &root);

}  // namespace toile
