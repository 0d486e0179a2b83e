// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kernel/step.h"

#include <array>
#include <vector>

/// What a lab may need and a kernel may have been built without.
namespace toile {

enum class KernelFeature {
    Veth,           ///< pairs of virtual Ethernet interfaces: cables (CONFIG_VETH)
    Bridge,         ///< bridges (CONFIG_BRIDGE)
    Vlan,           ///< 802.1Q interfaces (CONFIG_VLAN_8021Q)
    VlanFiltering,  ///< bridges that know VLANs (CONFIG_BRIDGE_VLAN_FILTERING)
    Vxlan,          ///< VXLAN interfaces (CONFIG_VXLAN)
    Tun,            ///< tap and tun interfaces (CONFIG_TUN, /dev/net/tun)
    Firewall,       ///< rules of iptables in nf_tables (CONFIG_NF_TABLES, CONFIG_NFT_COMPAT)
    Conntrack,      ///< rules about known connections (CONFIG_NF_CONNTRACK)
    Nat,            ///< masquerade, SNAT and DNAT (CONFIG_NF_NAT)
    Uplink,         ///< real network cards, which somebody with the right to do so must lend (CardLender)
};

/// Ascending, each once.
using KernelFeatures = std::vector<KernelFeature>;

inline constexpr std::array kKernelFeatures{KernelFeature::Veth,          KernelFeature::Bridge,    KernelFeature::Vlan,
                                            KernelFeature::VlanFiltering, KernelFeature::Vxlan,     KernelFeature::Tun,
                                            KernelFeature::Firewall,      KernelFeature::Conntrack, KernelFeature::Nat,
                                            KernelFeature::Uplink};
KernelFeatures allFeatures();

/// Stable, for scripts: "veth", "bridge", "vlan", "vlan-filtering", "vxlan", "tun", "firewall", "conntrack", "nat",
/// "uplink".
QString featureName(KernelFeature feature);
/// In the user's language, without an article, so that it heads a row and ends a sentence: "VLAN interfaces (802.1Q)".
QString featureTitle(KernelFeature feature);

/// What a kernel must have for this state. Pure.
KernelFeatures requiredFeatures(const KernelState &state);
/// What a kernel must have to perform these steps. Pure.
KernelFeatures requiredFeatures(const Plan &steps);
/// Whether labs in this engine ("sandbox") can have it at all, whatever the kernel: cards are lent by the system
/// service.
bool isPossibleIn(const QString &engine, KernelFeature feature);
/// Those of `required` that are not `available`.
KernelFeatures missingFeatures(const KernelFeatures &required, const KernelFeatures &available);
/// Unsupported: one sentence that names what is missing and says what to do. `missing` is not empty.
Error lacksFeatures(const KernelFeatures &missing);

}  // namespace toile
