// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/describe.h"
#include "core/kernel/features.h"

/// What is particular to one kind of link; all else in core/kernel treats links alike. A new kind is a link_NAME.cpp
/// with one of these, and a line in the table in linkkinds.cpp.
namespace toile {

struct LinkKind {
    const char *name;  ///< IFLA_INFO_KIND: "vlan"
    /// A step CreateLink makes it; a veth comes in pairs, and what is foreign is never made.
    bool creatable = true;
    /// Whether it carries Ethernet frames: has a MAC address, may be a port of a bridge. Null: it does.
    bool (*ethernet)(const LinkSettings &) = nullptr;
    /// What the kernel must have been built with. Null: nothing.
    KernelFeatures (*features)(const LinkSettings &) = nullptr;
    /// The interface of the same namespace that it is made on and goes with; empty: none.
    QString (*parent)(const LinkSettings &) = nullptr;
    /// The bytes by which its MTU must stay below its parent's. Null: its parent does not limit it.
    int (*overhead)(const LinkSettings &) = nullptr;
    /// True when a link of these settings can become the wanted one without being made anew.
    bool (*changesInto)(const LinkSettings &seen, const LinkSettings &wanted) = nullptr;
    /// The form in which settings are compared: what the kernel makes of them.
    void (*normalize)(LinkSettings &) = nullptr;
    /// Impossible values, with what to write instead. Checked on both sides of the trust boundary.
    Result<> (*check)(const LinkSettings &) = nullptr;
    /// The errno with which the kernel refuses to make it in this namespace; 0: none.
    int (*refusal)(const NamespaceState &, const LinkState &) = nullptr;
    /// "Create in Host1 the bridge br0, which forwards at once."
    QString (*sentence)(const QString &ns, const LinkState &) = nullptr;
    /// The commands that make it: down, with its MAC and MTU, in no bridge.
    QStringList (*commands)(const QString &ns, const LinkState &, Dialect) = nullptr;
};

/// Of a link with these settings.
const LinkKind &linkKind(const LinkSettings &settings);
bool carriesEthernet(const LinkSettings &settings);
/// The interface that `link` is made on, or empty.
QString parentOf(const LinkState &link);

// Each in its own file; the table puts them together.
const LinkKind &vethLink();
const LinkKind &bridgeLink();
const LinkKind &foreignLink();
const LinkKind &vlanLink();
const LinkKind &vxlanLink();
const LinkKind &tunLink();
const LinkKind &uplinkLink();

/// "which forwards at once", to end a sentence about this bridge.
QString forwardDelayText(const BridgeSettings &bridge);
/// The commands that change an existing bridge's STP and times.
QStringList bridgeTimeCommands(const QString &ns, const QString &name, const BridgeSettings &bridge, Dialect dialect);

}  // namespace toile
