// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/kindtable.h"

#include <QCoreApplication>

namespace toile {

const InterfaceKind &ethernetKind()
{
    static constexpr InterfaceKind kind{
        .key = "ethernet",
        .title = QT_TRANSLATE_NOOP("toile::Kinds", "Ethernet interface"),
        .help = QT_TRANSLATE_NOOP("toile::Kinds", "One end of a cable. In Linux, one end of a veth pair."),
        .icon = ":/icons/ethernet.svg",
        .namePrefix = "eth",
        .cabled = true,
        .box = false,
        .fields = {},
        .defaults = [] { return InterfaceSettings(EthernetSettings()); },
        .lower = nullptr,
    };
    return kind;
}

}  // namespace toile
