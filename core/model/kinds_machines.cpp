// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/kinds.h"

#include <QCoreApplication>

namespace toile {

namespace {

constexpr MachineKind kMachineKinds[] = {
    {
        .key = "host",
        .title = QT_TRANSLATE_NOOP("toile::Kinds", "Host"),
        .help = QT_TRANSLATE_NOOP("toile::Kinds", "A physical machine. Put VMs and bridges inside it."),
        .icon = ":/icons/host.svg",
        .namePrefix = "Host",
        .container = true,
        .forwards = false,
        .startsWithBridge = false,
        .size = {192, 160},
    },
    {
        .key = "vm",
        .title = QT_TRANSLATE_NOOP("toile::Kinds", "VM"),
        .help = QT_TRANSLATE_NOOP("toile::Kinds", "A virtual machine or container: a machine inside a host."),
        .icon = ":/icons/vm.svg",
        .namePrefix = "VM",
        .container = false,
        .forwards = false,
        .startsWithBridge = false,
        .size = {160, 96},
    },
    {
        .key = "router",
        .title = QT_TRANSLATE_NOOP("toile::Kinds", "Router"),
        .help = QT_TRANSLATE_NOOP("toile::Kinds", "A machine that forwards packets between its networks."),
        .icon = ":/icons/router.svg",
        .namePrefix = "R",
        .container = false,
        .forwards = true,
        .startsWithBridge = false,
        .size = {160, 96},
    },
    {
        .key = "switch",
        .title = QT_TRANSLATE_NOOP("toile::Kinds", "Switch"),
        .help = QT_TRANSLATE_NOOP("toile::Kinds", "A machine whose ports are all on one bridge: one Ethernet network."),
        .icon = ":/icons/switch.svg",
        .namePrefix = "SW",
        .container = false,
        .forwards = false,
        .startsWithBridge = true,
        .size = {192, 112},
    },
    {
        .key = "pc",
        .title = QT_TRANSLATE_NOOP("toile::Kinds", "PC"),
        .help = QT_TRANSLATE_NOOP("toile::Kinds", "An ordinary computer on the network."),
        .icon = ":/icons/pc.svg",
        .namePrefix = "PC",
        .container = false,
        .forwards = false,
        .startsWithBridge = false,
        .size = {160, 96},
    },
};

}  // namespace

std::span<const MachineKind> machineKinds()
{
    return kMachineKinds;
}

}  // namespace toile
