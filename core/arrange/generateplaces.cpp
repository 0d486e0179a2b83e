// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/arranging.h"
#include "core/arrange/autolayout.h"
#include "core/arrange/generate_p.h"

namespace toile::arrange {

namespace {

/// Each faces what it is cabled to, wherever that is now.
Result<> turnAll(Document &document, const std::vector<Id> &boxes)
{
    Edit edit(document);
    for (const Id box : boxes) {
        for (const Id tab : document.topology().interfacesOf(box)) {
            Placement placement = document.layout().of(tab);
            if (!placement.side || placement.rect)
                continue;
            placement.side.reset();
            placement.offset = Placement().offset;
            edit.place(tab, placement);
        }
    }
    return document.apply(edit.patch());
}

}  // namespace

Result<> placeMade(Document &document, graphs::Style style, const std::vector<Id> &boxes)
{
    constexpr int kRounds = 4;
    Result<> done = Ok();
    for (int i = 0; i < kRounds && done; ++i) {
        done = document.apply(layOut(document, style, boxes, KeptOff::Everything));
        const Patch grown = done ? growCrowded(document, boxes) : Patch();
        if (grown.isEmpty())
            return done;
        done = document.apply(grown);
        done = done ? turnAll(document, boxes) : done;
    }
    done = done ? document.apply(layOut(document, style, boxes, KeptOff::Everything)) : done;
    done = done ? document.apply(makeRoomForTabs(document, boxes)) : done;
    return done ? turnAll(document, boxes) : done;
}

}  // namespace toile::arrange
