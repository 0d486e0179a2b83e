// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/card.h"
#include "core/model/topology.h"
#include "tests/system/serviceprocess.h"

/// Case 2.3 with the machine's eth0, in the system service.
namespace toile::test {

inline const QString kUplinkLab = QStringLiteral("case-2.3-uplink");

Topology uplinkLab();
/// With what the card brings along, deployed by this user.
Answer deployUplink(uid_t user = 0, const QString &lab = kUplinkLab, const QStringList &cards = {});
/// eth0 as the lab was told last; null: not at all.
const CardState *cardOf(const HelperClient &client);
bool isInTheMachine();
/// While one lives, this shell script stands in the place of pkcheck, and there is a bus to ask by.
class FakePkcheck {
public:
    explicit FakePkcheck(const QByteArray &script);
    ~FakePkcheck();
    FakePkcheck(const FakePkcheck &) = delete;
    FakePkcheck &operator=(const FakePkcheck &) = delete;
};

/// toilectl, by root, without a terminal; output, errors and exit status. It needs /run/roots.
QString typed(const QStringList &words, const QByteArray &ssh = {});

}  // namespace toile::test
