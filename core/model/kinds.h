// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/field.h"

#include <QSizeF>

#include <span>

/// The two tables of kinds. A new kind is one entry here and its own file beside this one.
namespace toile {

/// Appearance and defaults of a machine; it never decides what the kernel does.
struct MachineKind {
    const char *key;         ///< in the file: "vm"
    const char *title;       ///< QT_TRANSLATE_NOOP("toile::Kinds", "VM")
    const char *help;        ///< one sentence that teaches
    const char *icon;        ///< ":/icons/vm.svg"
    const char *namePrefix;  ///< "VM": VM1, VM2…
    bool container;          ///< drawn as a large box that others are put into
    bool forwards;           ///< starts with ip_forward on
    bool startsWithBridge;   ///< starts with br0, which tells VLANs apart
    QSizeF size;             ///< on the canvas, before anything is put into it
};

/// Whether an interface is made on another of its machine (Interface::parent).
enum class ParentRule { None, Optional, Required };

struct InterfaceKind {
    const char *key;  ///< in the file: "bridge"
    const char *title;
    const char *help;
    const char *icon;
    const char *namePrefix;  ///< "br": br0, br1…
    bool cabled;             ///< a cable may end here
    bool box;                ///< drawn as a box inside its machine (a bridge), not as a tab
    bool ethernet = true;    ///< may be a port of a bridge, has a MAC address
    ParentRule parent = ParentRule::None;
    std::span<const Field<Interface>> fields;  ///< besides interfaceFields()
    InterfaceSettings (*defaults)();
    /// The kernel's settings; only for kinds that are not cabled (a veth pair comes from its cable).
    LinkSettings (*lower)(const Topology &, const Interface &);
};

std::span<const MachineKind> machineKinds();
std::span<const InterfaceKind> interfaceKinds();
const MachineKind *machineKind(QStringView key);
const InterfaceKind *interfaceKind(QStringView key);
const InterfaceKind &kindOf(const Interface &interface);

QString kindTitle(const char *text);  ///< a kind's title or help in the user's language
QString kindNoun(const char *title);  ///< the title within a sentence: "router", "VM"

}  // namespace toile
