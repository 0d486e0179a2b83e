// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/topology.h"

/// VLANs of a drawing: which there are, how they are called and coloured, and what each port carries.
namespace toile {

/// A VLAN of the lab as a person sees it. One that is named nowhere is called by its number.
struct VlanUse {
    int id = 0;
    QString name;    ///< "accounting", or "VLAN 100"
    QString colour;  ///< "#0072b2"
    bool operator==(const VlanUse &) const = default;
};

/// A range of more VLANs than this is a trunk open for all: it names none of them.
constexpr int kNamedByRange = 64;

/// Every VLAN that the drawing names, or that a port carries, a bridge gives to its ports or an interface has by its
/// number; ascending. VLAN 1 too, which a port of a bridge that tells VLANs apart has as long as nobody gives it
/// another.
std::vector<VlanUse> vlansOf(const Topology &topology);
/// "100 · accounting"; a name that says the number already stands alone.
QString vlanTitle(const VlanUse &vlan);

/// Colours that differ for colour-blind people too; taken in turn by VLANs that were given none.
QStringList vlanPalette();

/// The bridge that tells VLANs apart and that `interface` is a port of, or is; none otherwise.
Id vlanBridgeOf(const Topology &topology, Id interface);
/// What the port (or the bridge itself) carries, wishes and defaults together; nullopt without such a bridge.
std::optional<VlanMembership> membershipOf(const Topology &topology, Id interface);
/// True for a port that carries tagged frames.
bool isTrunk(const VlanMembership &membership);

/// "100,200-210"; the inverse says what is wrong.
QString vlanListText(const std::vector<VlanRange> &ranges);
Result<std::vector<VlanRange>> parseVlanList(const QString &text);

}  // namespace toile
