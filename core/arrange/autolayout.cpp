// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/autolayout.h"

#include "core/arrange/arranging.h"
#include "core/model/autoplace.h"
#include "core/model/containers.h"
#include "core/model/drawing.h"

#include <QLineF>

#include <algorithm>
#include <cmath>
#include <map>

namespace toile::arrange {

namespace {

constexpr double kSide = 112;  ///< from what is inside a machine to its borders: a tab with its labels

bool touches(const QRectF &block, const std::vector<QRectF> &obstacles)
{
    const QRectF room =
        block.adjusted(-graphs::kGap.width(), -graphs::kGap.height(), graphs::kGap.width(), graphs::kGap.height());
    return std::any_of(obstacles.begin(), obstacles.end(), [&](const QRectF &rect) { return rect.intersects(room); });
}

/// How far from where it is a block finds room: as near as can be, inside a machine only to the right and down.
QPointF freeOffset(const QRectF &block, const std::vector<QRectF> &obstacles, bool anywhere)
{
    constexpr double kStep = 64;
    for (int ring = 0;; ++ring) {
        for (int i = 0; i <= 8 * ring; ++i) {
            // Round the square at this distance, or along its two far sides.
            const int side = anywhere ? i / std::max(1, 2 * ring) : 0;
            const int along = anywhere ? i % std::max(1, 2 * ring) - ring : std::min(i, ring);
            const QPointF sides[] = {{double(ring), double(along)},
                                     {double(-along), double(ring)},
                                     {double(-ring), double(-along)},
                                     {double(along), double(-ring)}};
            QPointF step = sides[side % 4];
            if (!anywhere && i > ring)
                step = QPointF(std::min(i - ring - 1, ring), ring);
            if (!touches(block.translated(step * kStep), obstacles))
                return step * kStep;
        }
    }
}

/// Lays out in the given style, container by container, innermost first.
class AutoLayout {
public:
    AutoLayout(const Document &document, graphs::Style style, KeptOff keptOff)
        : m_document(document), m_topology(document.topology()), m_style(style), m_keptOff(keptOff), m_edit(document),
          m_inside(containers::contents(m_topology))
    {
        containers::pinEverything(m_edit);
        for (const auto &[id, placement] : m_edit.layout().placements) {
            if (placement.rect)
                m_rects[id] = *placement.rect;
        }
        m_was = m_rects;
        for (const auto &[id, placement] : m_document.layout().placements) {
            for (Id at = placement.locked ? id : Id(); at; at = containerOf(m_topology, at))
                m_holds.insert(at);
        }
    }

    Patch run(const std::vector<Id> &ids)
    {
        for (const auto &[container, boxes] : scopes(ids)) {
            arrangeInside(boxes);
            layScope(container, boxes);
        }
        store();
        return m_edit.patch();
    }

private:
    /// What is to be laid out together, by container.
    std::map<Id, std::vector<Id>> scopes(const std::vector<Id> &ids) const
    {
        std::map<Id, std::vector<Id>> result;
        const std::set<Id> chosen(ids.begin(), ids.end());
        for (const Id id : chosen) {
            bool carried = !isBox(m_topology, id) || m_topology.notes.contains(id);
            for (Id up = containerOf(m_topology, id); up && !carried; up = containerOf(m_topology, up))
                carried = chosen.contains(up);
            if (!carried)
                result[containerOf(m_topology, id)].push_back(id);
        }
        if (result.size() > 1 || (result.size() == 1 && result.begin()->second.size() > 1))
            return result;
        const Id only = result.empty() ? Id() : result.begin()->second.front();
        const Id container = boxesIn(only).size() > 1 ? only : Id();
        return {{container, boxesIn(container)}};
    }

    std::vector<Id> boxesIn(Id container) const
    {
        const auto found = m_inside.find(container);
        return found == m_inside.end() ? std::vector<Id>() : found->second;
    }

    bool isLockedHere(Id id) const { return isLocked(m_document, id); }

    /// The box among `nodes` at which the cable of this interface ends.
    Id ownerAmong(const std::map<Id, int> &nodes, Id interface) const
    {
        const Interface &found = m_topology.interfaces.at(interface);
        if (nodes.contains(found.bridge))
            return found.bridge;
        for (Id at = found.machine; at; at = m_topology.machine(at)->parent) {
            if (nodes.contains(at))
                return at;
        }
        return {};
    }

    std::vector<std::pair<int, int>> edgesAmong(const std::map<Id, int> &nodes) const
    {
        std::vector<std::pair<int, int>> edges;
        for (const auto &[id, cable] : m_topology.cables) {
            const Id a = ownerAmong(nodes, cable.a);
            const Id b = ownerAmong(nodes, cable.b);
            if (a && b && a != b)
                edges.emplace_back(nodes.at(a), nodes.at(b));
        }
        return edges;
    }

    static std::map<Id, int> numbered(const std::vector<Id> &boxes)
    {
        std::map<Id, int> nodes;
        for (const Id id : boxes)
            nodes.emplace(id, static_cast<int>(nodes.size()));
        return nodes;
    }

    int weightOf(Id id) const
    {
        const Machine *machine = m_topology.machine(id);
        if (!machine)
            return 0;
        const MachineKind *kind = machineKind(machine->kind);
        return machine->forwarding || (kind && kind->forwards)       ? 2
               : m_inside.contains(id) && machine->kind != u"switch" ? 1
                                                                     : 0;
    }

    /// Machines inside stand in columns beside their bridges unless they are cabled to each other.
    bool isPlain(Id machine) const
    {
        const std::vector<Id> boxes = boxesIn(machine);
        std::vector<Id> machines;
        for (const Id id : boxes) {
            if (m_holds.contains(id) || (m_topology.machine(id) && !isPlain(id)))
                return false;
            if (m_topology.machine(id))
                machines.push_back(id);
        }
        return edgesAmong(numbered(machines)).empty();
    }

    /// One bridge and nothing else, which fills it.
    bool isSwitch(Id machine) const
    {
        const std::vector<Id> boxes = boxesIn(machine);
        const MachineKind *kind = machineKind(m_topology.machine(machine)->kind);
        return kind && kind->startsWithBridge && boxes.size() == 1 && !m_topology.machine(boxes.front()) &&
               !m_holds.contains(boxes.front());
    }

    /// So large that its ports have room: below it, or all around.
    void sizeSwitch(Id machine)
    {
        constexpr double kHigh = 11.2;  // for each port, where they are all around
        const Id bridge = boxesIn(machine).front();
        const double port = portRoom(*m_topology.interface(bridge));
        const auto count = static_cast<double>(m_topology.portsOf(bridge).size());
        QSizeF needed(port * (count + 1), 0);
        if (m_style != graphs::Style::Hierarchical)
            needed = QSizeF(port * count * 0.3, kHigh * count);
        needed = needed.expandedTo(machineKind(m_topology.machine(machine)->kind)->size);
        const auto whole = [](double value) { return std::ceil(value / kSnap) * kSnap; };
        QRectF &rect = m_rects[machine];
        rect.setSize(QSizeF(whole(needed.width()), whole(needed.height())));
        m_rects[bridge] =
            rect.adjusted(containers::kMargin, containers::kHeader, -containers::kMargin, -containers::kMargin);
    }

    /// Places and sizes of what is inside these, as for a drawing without any.
    void arrangeInside(const std::vector<Id> &boxes)
    {
        Edit bare(m_document);
        std::vector<Id> plain;
        for (const Id id : boxes) {
            if (isLockedHere(id) || !m_inside.contains(id))
                continue;
            if (isSwitch(id))
                sizeSwitch(id);
            else if (isPlain(id))
                plain.push_back(id);
            else
                layMachine(id);
        }
        std::vector<Id> cleared = plain;
        for (std::size_t i = 0; i < cleared.size(); ++i) {
            const std::vector<Id> inner = boxesIn(cleared[i]);
            cleared.insert(cleared.end(), inner.begin(), inner.end());
        }
        if (cleared.empty())
            return;
        for (const Id id : cleared)
            bare.place(id, {});
        const Layout fresh = AutoPlace(bare.document()).run();
        for (const Id id : cleared)
            m_rects[id] = *fresh.of(id).rect;
    }

    /// A machine whose inside is a network of its own, or holds something locked.
    void layMachine(Id machine)
    {
        const std::vector<Id> boxes = boxesIn(machine);
        arrangeInside(boxes);
        const bool held = std::any_of(boxes.begin(), boxes.end(), [&](Id id) { return m_holds.contains(id); });
        if (!held)
            m_rects[machine].setSize(QSizeF(1, 1));  // as large as it then must be
        layScope(machine, boxes);
    }

    void shift(Id id, QPointF by)
    {
        m_rects[id].translate(by);
        for (const Id inner : m_topology.machine(id) ? boxesIn(id) : std::vector<Id>())
            shift(inner, by);
    }

    std::vector<QRectF> obstaclesIn(Id container, const std::map<Id, int> &nodes) const
    {
        std::vector<QRectF> rects;
        for (const Id id : boxesIn(container)) {
            if (!nodes.contains(id))
                rects.push_back(m_rects.at(id));
        }
        if (container)
            return rects;
        for (const auto &[id, note] : m_topology.notes) {
            if (m_keptOff == KeptOff::Everything || std::holds_alternative<TextNote>(note.shape) ||
                std::holds_alternative<PictureNote>(note.shape))
                rects.push_back(m_rects.at(id).normalized());
        }
        if (m_keptOff == KeptOff::Everything)
            addCables(nodes, rects);
        return rects;
    }

    /// As if each ran straight. Where there are very many, they are everywhere.
    void addCables(const std::map<Id, int> &nodes, std::vector<QRectF> &rects) const
    {
        constexpr std::size_t kMost = 300;
        constexpr double kPiece = 64;
        constexpr double kMostPieces = 100;  // of a cable that somebody bent to the end of the world
        if (m_topology.cables.size() > kMost)
            return;
        for (const auto &[id, cable] : m_topology.cables) {
            if (ownerAmong(nodes, cable.a) || ownerAmong(nodes, cable.b))
                continue;
            std::vector<QPointF> points{m_rects.at(m_topology.interfaces.at(cable.a).machine).center()};
            const std::vector<QPointF> bends = m_document.layout().of(id).bends;
            points.insert(points.end(), bends.begin(), bends.end());
            points.push_back(m_rects.at(m_topology.interfaces.at(cable.b).machine).center());
            for (std::size_t i = 1; i < points.size(); ++i) {
                const QLineF line(points[i - 1], points[i]);
                const int pieces = static_cast<int>(std::ceil(qMin(line.length() / kPiece, kMostPieces)));
                for (int piece = 0; piece < pieces; ++piece)
                    rects.push_back(QRectF(line.pointAt(double(piece) / pieces), line.pointAt((piece + 1.0) / pieces))
                                        .normalized()
                                        .adjusted(-1, -1, 1, 1));
            }
        }
    }

    void layScope(Id container, const std::vector<Id> &boxes)
    {
        std::vector<Id> movable;
        // What holds something locked cannot be moved either: the lock would move with it.
        std::copy_if(boxes.begin(), boxes.end(), std::back_inserter(movable),
                     [&](Id id) { return !isLockedHere(id) && !m_holds.contains(id); });
        if (movable.empty())
            return;
        const std::map<Id, int> nodes = numbered(movable);
        graphs::Graph graph;
        graph.edges = edgesAmong(nodes);
        QRectF before;
        for (const Id id : movable) {
            graph.sizes.push_back(m_rects.at(id).size());
            graph.weights.push_back(weightOf(id));
            before |= m_was.at(id);
        }
        const std::vector<QPointF> corners = graphs::placed(graph, m_style);
        QRectF block;
        for (std::size_t i = 0; i < movable.size(); ++i)
            block |= QRectF(corners[i], graph.sizes[i]);
        QPointF from = before.topLeft();
        const bool all = movable.size() == boxesIn(container).size();
        if (container)
            from = all ? m_rects.at(container).topLeft() + QPointF(kSide, containers::kHeader + kSnap) : from;
        else if (!all)
            from = before.center() - QPointF(block.width(), block.height()) / 2;
        from = QPointF(std::round(from.x() / kSnap), std::round(from.y() / kSnap)) * kSnap;
        const QPointF by =
            from - block.topLeft() +
            freeOffset(block.translated(from - block.topLeft()), obstaclesIn(container, nodes), !container);
        for (std::size_t i = 0; i < movable.size(); ++i)
            shift(movable[i], corners[i] + by - m_rects.at(movable[i]).topLeft());
        growTo(container, block.translated(by));
    }

    /// Room for tabs round what is inside; outer machines follow.
    void growTo(Id container, const QRectF &block)
    {
        QRectF needed = block.adjusted(-kSide, -containers::kHeader - kSnap, kSide, containers::kGap);
        for (Id at = container; at; at = containerOf(m_topology, at)) {
            m_rects[at] = m_rects.at(at).united(needed);
            needed = m_rects.at(at).adjusted(-containers::kMargin, -containers::kHeader, containers::kMargin,
                                             containers::kMargin);
        }
    }

    void turnTabs(Id machine)
    {
        for (const Id tab : m_topology.interfacesOf(machine)) {
            Placement placement = m_edit.layout().of(tab);
            if (placement.rect)
                continue;
            placement.side.reset();
            placement.offset = Placement().offset;
            if (placement.rest)  // on whose border it is stays so
                placement.rest = placement.rest->onMachine ? std::optional(Rest{.onMachine = true}) : std::nullopt;
            m_edit.place(tab, placement);
        }
    }

    /// What a cable was bent round is elsewhere now.
    void straighten()
    {
        const auto moved = [&](Id interface) {
            const Id machine = m_topology.interfaces.at(interface).machine;
            return m_rects.at(machine) != m_was.at(machine);
        };
        for (const auto &[id, cable] : m_topology.cables) {
            Placement placement = m_edit.layout().of(id);
            if (placement.bends.empty() || !(moved(cable.a) || moved(cable.b)))
                continue;
            placement.bends.clear();
            m_edit.place(id, placement);
        }
    }

    void store()
    {
        for (const auto &[id, rect] : m_rects) {
            if (rect == m_was.at(id))
                continue;
            Placement placement = m_edit.layout().of(id);
            placement.rect = rect;
            if (placement.tables)
                *placement.tables += rect.topLeft() - m_was.at(id).topLeft();
            m_edit.place(id, placement);
            if (m_topology.machine(id))
                turnTabs(id);
        }
        straighten();
    }

    const Document &m_document;
    const Topology &m_topology;
    graphs::Style m_style;
    KeptOff m_keptOff;
    Edit m_edit;
    std::map<Id, std::vector<Id>> m_inside;
    std::map<Id, QRectF> m_rects;
    std::map<Id, QRectF> m_was;
    std::set<Id> m_holds;  ///< locked boxes, and all that they are inside of
};

}  // namespace

Patch layOut(const Document &document, graphs::Style style, const std::vector<Id> &ids, KeptOff keptOff)
{
    Patch patch = AutoLayout(document, style, keptOff).run(ids);
    Document laid = document;
    if (ids.size() != 1 || !laid.apply(patch))
        return patch;
    // What is beside a machine that grew with its inside makes way.
    Document roomy = laid;
    if (roomy.apply(giveWay(document, laid, ids.front())))
        return patchBetween(document, roomy);
    return patch;
}

}  // namespace toile::arrange
