// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/autoplace.h"
#include "core/model/containers.h"
#include "core/model/drawing.h"
#include "core/model/physical.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <functional>
#include <set>

namespace toile {

namespace {

constexpr QPointF kPhysicalOrigin{96, 144};
constexpr double kPhysicalRowGap = 56;
constexpr QSizeF kSwitchSize{160, 96};
constexpr double kPartGap = 96;            ///< between parts that no cable joins
constexpr std::size_t kMostLevel = 4;      ///< machines beside one, which is made so high that their cables are level
constexpr double kBeyondPort = 56;         ///< from its outermost port to its end: the header
constexpr std::size_t kExactCentre = 300;  ///< machines; with more, the one with most cables is taken

class Columns {
public:
    Columns(const Document &physical, const Document &drawn, const std::map<Id, Id> &origins)
        : m_physical(physical), m_drawn(drawn), m_origins(origins), m_sizes(completeLayout(bare(physical))),
          m_drawnLayout(completeLayout(drawn))
    {
        shrinkSwitches();
    }
    Layout run();

private:
    /// A machine with what hangs from it, away from the centre.
    struct Branch {
        Id id;
        std::vector<Branch> branches = {};
        double height = 0;
    };

    static Document bare(const Document &physical);
    void shrinkSwitches();
    void setHeight(Id machine, double height);
    void reachLevel(Id machine, const std::vector<Branch> &branches);
    QSizeF sizeOf(Id machine) const { return m_sizes.of(machine).rect.value_or(QRectF()).size(); }
    QPointF drawnAt(Id machine) const;
    std::vector<Id> part(Id start, std::set<Id> &seen) const;
    std::size_t eccentricity(Id from) const;
    Id centreOf(const std::vector<Id> &machines) const;
    std::vector<Branch> branches(Id root) const;
    double measure(Branch &branch);
    QPointF meanOf(const Branch &branch, int &count) const;
    void put(const Branch &branch, double x, double top, int direction);
    double place(Id root, double top);
    double heightOf(const std::vector<Branch> &branches) const;

    const Document &m_physical;
    const Document &m_drawn;
    const std::map<Id, Id> &m_origins;
    Layout m_sizes;
    Layout m_drawnLayout;
    std::map<Id, std::vector<Id>> m_neighbours;
    std::map<Id, QPointF> m_at;  ///< top left
    std::set<Id> m_plain;        ///< switches that are drawn without the bridge in them
};

Document Columns::bare(const Document &physical)
{
    Document copy = physical;
    Patch patch;
    for (const auto &[id, placement] : physical.layout().placements)
        patch.placements.push_back({id, placement, {}});
    [[maybe_unused]] const Result<> applied = copy.apply(patch);
    return copy;
}

/// A switch is drawn without the bridge in it: it needs room for its name and its ports alone.
void Columns::shrinkSwitches()
{
    const Topology &topology = m_physical.topology();
    for (const auto &[id, machine] : topology.machines) {
        const MachineKind *kind = machineKind(machine.kind);
        const std::vector<Id> own = topology.interfacesOf(id);
        const auto bridges = std::ranges::count_if(own, [&](Id each) { return topology.isBridge(each); });
        if (!kind || !kind->startsWithBridge || bridges != 1 || !topology.childrenOf(id).empty())
            continue;
        const double rows = std::ceil(double(own.size() - 1) / 2);
        const double height =
            std::max(kSwitchSize.height(), upToGrid(containers::kHeader + rows * containers::kTabRow));
        m_sizes.placements[id].rect = QRectF(QPointF(0, 0), QSizeF(kSwitchSize.width(), 0));
        m_plain.insert(id);
        setHeight(id, height);
    }
}

/// Of a machine that holds nothing, or one bridge alone.
void Columns::setHeight(Id machine, double height)
{
    std::optional<QRectF> &box = m_sizes.placements[machine].rect;
    box = QRectF(box.value_or(QRectF()).topLeft(), QSizeF(sizeOf(machine).width(), height));
    const Topology &topology = m_physical.topology();
    for (const Id each : topology.interfacesOf(machine)) {
        if (topology.isBridge(each))
            m_sizes.placements[each].rect =
                box->adjusted(containers::kMargin, containers::kHeader, -containers::kMargin, -containers::kMargin / 2);
    }
}

/// So high that each of a few machines on one side of it has its port straight in front of it.
void Columns::reachLevel(Id machine, const std::vector<Branch> &branches)
{
    const Topology &topology = m_physical.topology();
    const std::vector<Id> own = topology.interfacesOf(machine);
    const bool plain = topology.childrenOf(machine).empty() &&
                       std::ranges::none_of(own, [&](Id each) { return topology.isBridge(each); });
    if (branches.size() < 2 || branches.size() > kMostLevel || (!plain && !m_plain.contains(machine)))
        return;
    const double outermost = std::min(branches.front().height, branches.back().height);
    const double needed = upToGrid(heightOf(branches) - outermost + 2 * kBeyondPort);
    if (needed > sizeOf(machine).height())
        setHeight(machine, needed);
}

/// Where what it stands for is in the drawing. What is left of a container is where its own interfaces are.
QPointF Columns::drawnAt(Id machine) const
{
    const auto origin = m_origins.find(machine);
    const Id id = origin == m_origins.end() ? machine : origin->second;
    const QRectF rect = m_drawnLayout.of(id).rect.value_or(QRectF());
    double right = 0;
    for (const Id own : m_physical.topology().interfacesOf(machine)) {
        const auto side = m_drawnLayout.of(own).side;
        if (m_drawn.topology().interface(own) && side)
            right += *side == Side::Right ? 1 : *side == Side::Left ? -1 : 0;
    }
    const double lean = right > 0 ? 0.25 : right < 0 ? -0.25 : 0;
    return rect.center() + QPointF(rect.width() * lean, 0);
}

std::vector<Id> Columns::part(Id start, std::set<Id> &seen) const
{
    std::vector<Id> found{start};
    seen.insert(start);
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto near = m_neighbours.find(found[i]);
        if (near == m_neighbours.end())
            continue;
        for (const Id next : near->second) {
            if (seen.insert(next).second)
                found.push_back(next);
        }
    }
    return found;
}

std::size_t Columns::eccentricity(Id from) const
{
    std::map<Id, std::size_t> distance{{from, 0}};
    std::deque<Id> queue{from};
    std::size_t farthest = 0;
    while (!queue.empty()) {
        const Id at = queue.front();
        queue.pop_front();
        farthest = distance[at];
        for (const Id next : m_neighbours.at(at)) {
            if (distance.emplace(next, farthest + 1).second)
                queue.push_back(next);
        }
    }
    return farthest;
}

Id Columns::centreOf(const std::vector<Id> &machines) const
{
    if (machines.size() == 1)
        return machines.front();
    const bool exact = machines.size() <= kExactCentre;
    const auto rank = [&](Id id) {
        return std::tuple(exact ? eccentricity(id) : 0, -std::ptrdiff_t(m_neighbours.at(id).size()), id);
    };
    return *std::ranges::min_element(machines, {}, rank);
}

std::vector<Columns::Branch> Columns::branches(Id root) const
{
    std::map<Id, std::vector<Id>> children;
    std::set<Id> seen{root};
    std::vector<Id> order{root};
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto near = m_neighbours.find(order[i]);
        if (near == m_neighbours.end())
            continue;
        for (const Id next : near->second) {
            if (!seen.insert(next).second)
                continue;
            children[order[i]].push_back(next);
            order.push_back(next);
        }
    }
    const std::function<std::vector<Branch>(Id)> grow = [&](Id id) {
        std::vector<Id> &next = children[id];
        std::ranges::stable_sort(next, {}, [this](Id each) { return drawnAt(each).y(); });
        std::vector<Branch> made;
        for (const Id each : next)
            made.push_back({each, grow(each)});
        return made;
    };
    return grow(root);
}

double Columns::heightOf(const std::vector<Branch> &branches) const
{
    double height = 0;
    for (const Branch &branch : branches)
        height += branch.height + (height > 0 ? kPhysicalRowGap : 0);
    return height;
}

double Columns::measure(Branch &branch)
{
    for (Branch &inner : branch.branches)
        measure(inner);
    reachLevel(branch.id, branch.branches);
    branch.height = std::max(sizeOf(branch.id).height(), heightOf(branch.branches));
    return branch.height;
}

QPointF Columns::meanOf(const Branch &branch, int &count) const
{
    QPointF sum = drawnAt(branch.id);
    ++count;
    for (const Branch &inner : branch.branches)
        sum += meanOf(inner, count);
    return sum;
}

/// `x`: the side of the branch that faces the centre.
void Columns::put(const Branch &branch, double x, double top, int direction)
{
    const QSizeF size = sizeOf(branch.id);
    m_at[branch.id] = QPointF(direction > 0 ? x : x - size.width(), top + (branch.height - size.height()) / 2);
    double y = top + (branch.height - heightOf(branch.branches)) / 2;
    const double next = x + direction * (size.width() + containers::kLabelRoom);
    for (const Branch &inner : branch.branches) {
        put(inner, next, y, direction);
        y += inner.height + kPhysicalRowGap;
    }
}

/// The bottom of what was placed.
double Columns::place(Id root, double top)
{
    std::vector<Branch> left;
    std::vector<Branch> right;
    for (Branch &branch : branches(root)) {
        measure(branch);
        int count = 0;
        const double mean = meanOf(branch, count).x() / std::max(count, 1);
        (mean < drawnAt(root).x() ? left : right).push_back(std::move(branch));
    }
    // A star is read best with half of its rays at either side.
    constexpr std::size_t kMost = 6;
    for (auto [many, few] : {std::pair(&left, &right), std::pair(&right, &left)}) {
        if (few->empty() && many->size() > kMost) {
            const auto half = many->begin() + std::ptrdiff_t(many->size() / 2);
            few->assign(std::make_move_iterator(half), std::make_move_iterator(many->end()));
            many->erase(half, many->end());
        }
    }
    for (const auto *side : {&left, &right})
        reachLevel(root, *side);
    const QSizeF size = sizeOf(root);
    const double height = std::max({size.height(), heightOf(left), heightOf(right)});
    m_at[root] = QPointF(0, top + (height - size.height()) / 2);
    for (const auto &[level, direction] : {std::pair(&left, -1), std::pair(&right, 1)}) {
        double y = top + (height - heightOf(*level)) / 2;
        const double x = direction > 0 ? size.width() + containers::kLabelRoom : -containers::kLabelRoom;
        for (const Branch &branch : *level) {
            put(branch, x, y, direction);
            y += branch.height + kPhysicalRowGap;
        }
    }
    return top + height;
}

Layout Columns::run()
{
    const Topology &topology = m_physical.topology();
    for (const auto &[id, cable] : topology.cables) {
        const Id a = topology.interfaces.at(cable.a).machine;
        const Id b = topology.interfaces.at(cable.b).machine;
        if (a == b)
            continue;
        m_neighbours[a].push_back(b);
        m_neighbours[b].push_back(a);
    }
    std::set<Id> seen;
    double top = 0;
    for (const auto &[id, machine] : topology.machines) {
        if (seen.contains(id))
            continue;
        const std::vector<Id> machines = part(id, seen);
        top = place(centreOf(machines), top) + kPartGap;
    }
    QPointF corner(0, 0);
    for (const auto &[id, at] : m_at)
        corner.setX(std::min(corner.x(), at.x()));
    Layout layout;
    for (const auto &[id, at] : m_at) {
        const QPointF target = at - corner + kPhysicalOrigin;
        const QPointF rounded(std::round(target.x() / 8) * 8, std::round(target.y() / 8) * 8);
        const QPointF by = rounded - m_sizes.of(id).rect.value_or(QRectF()).topLeft();
        for (const Id own : topology.interfacesOf(id)) {
            if (const auto rect = m_sizes.of(own).rect)
                layout.placements[own].rect = rect->translated(by);
        }
        layout.placements[id].rect = m_sizes.of(id).rect.value_or(QRectF()).translated(by);
    }
    return layout;
}

}  // namespace

Layout physicalLayout(const Document &physical, const Document &drawn, const std::map<Id, Id> &origins)
{
    return Columns(physical, drawn, origins).run();
}

}  // namespace toile
