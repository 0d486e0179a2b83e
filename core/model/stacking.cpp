// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/stacking.h"

namespace toile {

bool isStackedSoundly(const Topology &topology, Id interface)
{
    const Interface *made = topology.interface(interface);
    std::size_t steps = 0;
    for (Id at = made ? made->parent : Id(); at; ++steps) {
        const Interface *below = topology.interface(at);
        if (at == interface || at == made->bridge || steps > topology.interfaces.size())
            return false;
        at = below ? below->parent : Id();
    }
    return true;
}

}  // namespace toile
