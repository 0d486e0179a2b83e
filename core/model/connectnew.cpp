// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/cabling.h"
#include "core/model/containers.h"

#include <cmath>

namespace toile {

namespace {

QPointF aroundOnGrid(QPointF centre, QSizeF size)
{
    const auto onGrid = [](double value) { return std::round(value / kSnap) * kSnap; };
    return {onGrid(centre.x() - size.width() / 2), onGrid(centre.y() - size.height() / 2)};
}

}  // namespace

Result<Patch> connectToNew(const Document &document, Id from, const QString &kind, QPointF centre, Id parent,
                           Id *created)
{
    const InterfaceKind *interface = interfaceKind(kind);
    const bool box = interface && interface->box;
    const MachineKind *machine = machineKind(box ? QStringLiteral("switch") : kind);
    Document result = document;
    Id made;
    const Patch first = box && parent ? addBoxInterface(document, *interface, parent,
                                                        aroundOnGrid(centre, containers::kBridgeSize), &made)
                                      : addMachine(document, *machine, aroundOnGrid(centre, machine->size), parent,
                                                   &made, box ? FirstBridge::IsPlain : FirstBridge::TellsVlansApart);
    if (const Result<> added = result.apply(first); !added)
        return added.error();
    const Result<Patch> cable = connectElements(result, from, made, true);
    if (!cable)
        return cable.error();
    if (const Result<> joined = result.apply(*cable); !joined)
        return joined.error();
    if (created)
        *created = made;
    return patchBetween(document, result);
}

}  // namespace toile
