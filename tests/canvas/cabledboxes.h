// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/cabling.h"
#include "core/model/drawing.h"
#include "ui/canvas/detour.h"

/// A few boxes with cables, and where those run.
namespace toile {

inline Id add(Document &document, const char *key, const QRectF &rect, Id parent = {})
{
    Id id;
    const bool added =
        document.apply(addMachine(document, *machineKind(QString::fromLatin1(key)), rect.topLeft(), parent, &id)).ok();
    Q_ASSERT(added);
    Edit edit(document);
    Placement placement;
    placement.rect = rect;
    edit.place(id, placement);
    return document.apply(edit.patch()).ok() && added ? id : Id();
}

inline Id join(Document &document, Id a, Id b)
{
    Id cable;
    const Result<Patch> patch = connectElements(document, a, b, false, &cable);
    return patch && document.apply(*patch) ? cable : Id();
}

inline Geometry draw(const Document &document)
{
    return geometryOf(document, TopologyIndex(document.topology()));
}

inline bool runsOver(const QPainterPath &path, const QRectF &box)
{
    const QPolygonF line = path.toSubpathPolygons().front();
    for (qsizetype i = 1; i < line.size(); ++i) {
        if (crosses(QLineF(line[i - 1], line[i]), box))
            return true;
    }
    return false;
}

inline Document styled(Document document, Id cable, CableStyle style, const std::vector<QPointF> &bends)
{
    Edit edit(document);
    Placement placement;
    placement.style = style;
    placement.bends = bends;
    edit.place(cable, placement);
    return document.apply(edit.patch()) ? document : Document();
}

}  // namespace toile
