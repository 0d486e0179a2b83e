// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/topology.h"

class QComboBox;

namespace toile {

/// Every address of the lab, and the same with its owner: "1.0.0.2" and "1.0.0.2   Host2:eth0".
std::vector<std::pair<QString, QString>> addressChoices(const Topology &topology);

/// Makes a box in which an address is chosen or typed.
void offerAddresses(QComboBox *box);
/// What is chosen or typed there, without its owner.
QString chosenAddress(const QComboBox &box);

}  // namespace toile
