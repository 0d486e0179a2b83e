// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/piles.h"

#include "core/arrange/arranging.h"
#include "core/model/drawing.h"

#include <algorithm>
#include <map>

namespace toile::arrange {

namespace {

constexpr double kCovered = 0.95;  ///< of its area: what is left could not be grasped

double areaIn(const QRectF &rect)
{
    return rect.width() * rect.height();
}

bool covers(const QRectF &over, const QRectF &under)
{
    return over.contains(under.center()) && areaIn(over & under) >= kCovered * areaIn(under);
}

}  // namespace

std::vector<Pile> piles(const Document &document)
{
    const Topology &topology = document.topology();
    const Layout places = completeLayout(document);
    std::map<Id, std::vector<std::pair<Id, QRectF>>> beside;  // by container, from the front
    const std::vector<Id> order = paintOrder(document);
    for (auto id = order.rbegin(); id != order.rend(); ++id)
        if (const Machine *machine = topology.machine(*id))
            beside[machine->parent].emplace_back(*id, places.of(*id).rect.value_or(QRectF()));
    std::map<Id, std::vector<Id>> hidden;
    for (const auto &[container, machines] : beside) {
        for (auto under = machines.begin(); under != machines.end(); ++under) {
            const auto over = std::find_if(machines.begin(), under,
                                           [&](const auto &each) { return covers(each.second, under->second); });
            if (over != under)
                hidden[over->first].push_back(under->first);
        }
    }
    std::vector<Pile> all;
    for (auto &[top, under] : hidden) {
        std::ranges::sort(under);
        all.push_back({top, std::move(under)});
    }
    return all;
}

}  // namespace toile::arrange
