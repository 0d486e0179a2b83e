// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/automatics.h"

namespace toile {

Patch withWanted(const Automatics &wanted, Patch patch)
{
    for (ElementChange &change : patch.elements) {
        if (!change.after || !std::holds_alternative<Interface>(*change.after))
            continue;
        auto &after = std::get<Interface>(*change.after);
        const auto *before = change.before ? std::get_if<Interface>(&*change.before) : nullptr;
        if (!wanted.addresses)
            after.addresses = before ? before->addresses : std::vector<IpPrefix>();
        if (!wanted.macs)
            after.mac = before ? before->mac : std::nullopt;
    }
    std::erase_if(patch.elements, [](const ElementChange &change) { return change.before == change.after; });
    return patch;
}

}  // namespace toile
