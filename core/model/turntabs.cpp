// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/turntabs.h"

#include "core/model/autoplace.h"
#include "core/model/drawing.h"

namespace toile {

namespace {

/// Where boxes are in a drawing, also those that have no place of their own.
class Places {
public:
    explicit Places(const Document &document) : m_topology(document.topology()), m_layout(completeLayout(document)) {}

    QRectF box(Id id) const { return m_layout.of(id).rect.value_or(QRectF()).normalized(); }

    /// Of what the cable of `tab` leads to: a bridge, or a machine. Null without a cable.
    QRectF farBox(Id tab) const
    {
        const Interface *end = m_topology.interface(m_topology.otherEnd(tab));
        return end ? box(end->bridge ? end->bridge : end->machine) : QRectF();
    }

private:
    const Topology &m_topology;
    Layout m_layout;
};

/// Whether all of `other` is on the far side of the box, as seen from this side of it.
bool isBehind(const QRectF &box, Side side, const QRectF &other)
{
    switch (side) {
    case Side::Left:
        return other.left() >= box.right();
    case Side::Right:
        return other.right() <= box.left();
    case Side::Top:
        return other.top() >= box.bottom();
    case Side::Bottom:
        return other.bottom() <= box.top();
    }
    return false;
}

/// What is all around faces each side.
bool faces(const QRectF &box, Side side, const QRectF &other)
{
    return other.contains(box) || facing(box, other) == side;
}

}  // namespace

Patch turnTabs(const Document &before, const Document &document, const std::vector<Id> &machines)
{
    const Places then(before);
    const Places now(document);
    Edit edit(document);
    for (const Id machine : machines) {
        for (const Id tab : document.topology().interfacesOf(machine)) {
            Placement placement = document.layout().of(tab);
            const QRectF far = now.farBox(tab);
            if (far.isNull() || !placement.side || placement.rect || faces(now.box(machine), *placement.side, far))
                continue;
            const QRectF former = then.farBox(tab);
            const bool chosen = former.isNull() || !faces(then.box(machine), *placement.side, former);
            if (chosen && !isBehind(now.box(machine), *placement.side, far))
                continue;
            placement.side.reset();
            placement.offset = Placement().offset;
            edit.place(tab, placement);
        }
    }
    return edit.patch();
}

}  // namespace toile
