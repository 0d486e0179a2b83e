// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/generate.h"

#include "core/arrange/arranging.h"
#include "core/arrange/generate_p.h"
#include "core/arrange/text.h"
#include "core/model/containers.h"
#include "core/model/drawing.h"
#include "core/model/prefixes.h"

#include <bit>
#include <cmath>
#include <map>

namespace toile::arrange {

namespace {

constexpr int kUsualLength = 24;  ///< of a network, where there is room
constexpr int kVlanStep = 10;

/// So many networks of `prefix`, each with room for `hosts`; of the usual length where they fit.
std::optional<std::vector<IpPrefix>> divided(const IpPrefix &prefix, int count, int hosts)
{
    const int hostBits =
        static_cast<int>(std::bit_width(static_cast<unsigned>(hosts + 1)));  // with network and broadcast address
    const int countBits = static_cast<int>(std::bit_width(static_cast<unsigned>(count - 1)));
    const int longest = 32 - hostBits;
    int length = std::max(kUsualLength, prefix.length);
    if (length > longest || length - prefix.length < countBits)
        length = longest;
    if (count == 1 && prefix.length <= longest)
        length = prefix.length;
    if (length < prefix.length || length - prefix.length < countBits)
        return std::nullopt;
    std::vector<IpPrefix> networks;
    for (int i = 0; i < count; ++i) {
        const quint32 first = prefix.address.toV4() + (static_cast<quint32>(i) << (32 - length));
        networks.push_back({IpAddress::v4(first), length});
    }
    return networks;
}

/// Makes machines and cables within one edit.
class Maker {
public:
    Maker(const Document &document, const Generator &wanted, QPointF centre)
        : m_edit(document), m_wanted(wanted), m_kind(machineKind(wanted.kind)), m_centre(centre)
    {
        containers::pinEverything(m_edit);
    }

    Result<> make()
    {
        switch (m_wanted.shape) {
        case Shape::Star:
            return tree(m_wanted.machines);
        case Shape::Tree:
            return tree(m_wanted.branches);
        case Shape::Chain:
            return linked(machines(), chain(m_wanted.machines), false);
        case Shape::Ring:
            return linked(machines(), ring(m_wanted.machines), true);
        case Shape::Mesh:
            return linked(machines(), mesh(m_wanted.machines), true);
        case Shape::Trunk:
            break;
        }
        return trunk();
    }

    Edit &edit() { return m_edit; }
    const std::vector<Id> &created() const { return m_created; }

private:
    using Pairs = std::vector<std::pair<int, int>>;

    /// What a route may lead over: from one machine to its neighbour.
    struct Hop {
        int to;
        IpAddress gateway;
    };

    static Pairs chain(int count)
    {
        Pairs pairs;
        for (int i = 0; i + 1 < count; ++i)
            pairs.emplace_back(i, i + 1);
        return pairs;
    }
    static Pairs ring(int count)
    {
        Pairs pairs = chain(count);
        pairs.emplace_back(count - 1, 0);
        return pairs;
    }
    static Pairs mesh(int count)
    {
        Pairs pairs;
        for (int a = 0; a < count; ++a) {
            for (int b = a + 1; b < count; ++b)
                pairs.emplace_back(a, b);
        }
        return pairs;
    }

    /// Where more cables end than a usual box has room for, with their texts, on the three sides that face others.
    QSizeF sizeOf(const MachineKind &kind) const
    {
        constexpr int kUsualEnds = 6;
        constexpr QSizeF kEnd(88, 34);
        const int ends = m_wanted.machines - 1;
        if (m_wanted.shape != Shape::Mesh || kind.startsWithBridge || ends <= kUsualEnds)
            return kind.size;
        const int aSide = (ends + 2) / 3;
        const auto whole = [](double value) { return std::ceil(value / kSnap) * kSnap; };
        return QSizeF(whole(kEnd.width() * aSide), whole(kind.size.height() / 2 + kEnd.height() * aSide))
            .expandedTo(kind.size);
    }

    Id machine(const MachineKind &kind)
    {
        QRectF rect(QPointF(), sizeOf(kind));
        rect.moveCenter(m_centre);
        const Id id = createMachine(m_edit, kind, rect, {});
        m_created.push_back(id);
        if (kind.startsWithBridge)
            m_bridges[id] = m_edit.topology().interfacesOf(id).front();
        return id;
    }

    std::vector<Id> machines()
    {
        std::vector<Id> made;
        for (int i = 0; i < m_wanted.machines; ++i)
            made.push_back(machine(*m_kind));
        return made;
    }

    Id end(Id machine)
    {
        Interface interface;
        interface.machine = machine;
        interface.name = nextInterfaceName(m_edit.topology(), machine, QStringLiteral("eth"));
        interface.mac = nextMac(m_edit.topology(), machine);
        const auto bridge = m_bridges.find(machine);
        interface.bridge = bridge == m_bridges.end() ? Id() : bridge->second;
        return m_edit.create(interface);
    }

    std::pair<Id, Id> cable(Id a, Id b)
    {
        const std::pair<Id, Id> ends(end(a), end(b));
        m_edit.create(Cable{ends.first, ends.second});
        return ends;
    }

    template <typename Change>
    void change(Id interface, const Change &apply)
    {
        Interface changed = *m_edit.topology().interface(interface);
        apply(changed);
        m_edit.set(interface, changed);
    }

    void address(Id interface, const IpAddress &address, int length)
    {
        change(interface, [&](Interface &i) { i.addresses = {{address, length}}; });
    }

    Error tooSmall() const
    {
        return invalidInput(
            GeneratingText::tr("%1 has no room for so many networks and machines; choose a larger network, with a "
                               "shorter length.")
                .arg(m_wanted.prefix.toString()));
    }

    /// Switches with so many branches each, machines under the lowest: one network.
    Result<> tree(int branches)
    {
        const auto networks = divided(m_wanted.prefix, 1, m_wanted.machines);
        if (!networks)
            return tooSmall();
        const MachineKind &switchKind = *machineKind(QStringLiteral("switch"));
        std::vector<int> levels{m_wanted.machines};  // from the ends up
        do {
            levels.push_back((levels.back() + branches - 1) / branches);
        } while (levels.back() > 1);
        std::vector<Id> above{machine(switchKind)};
        for (auto level = levels.rbegin() + 1; level != levels.rend(); ++level) {
            const bool ends = level + 1 == levels.rend();
            std::vector<Id> row;
            for (int i = 0; i < *level; ++i) {
                row.push_back(machine(ends ? *m_kind : switchKind));
                const auto [up, down] = cable(above[static_cast<std::size_t>(i / branches)], row.back());
                if (ends && !m_kind->startsWithBridge)
                    address(down, nextOf(networks->front(), i), networks->front().length);
            }
            above = std::move(row);
        }
        return Ok();
    }

    static IpAddress nextOf(const IpPrefix &network, int index)
    {
        return IpAddress::v4(network.first().toV4() + static_cast<quint32>(index));
    }

    static void stopLoops(BridgeSettings &bridge, bool loops)
    {
        constexpr int kLeastDelay = 2;  // seconds: what the kernel takes with the spanning tree protocol
        bridge.stp = loops;
        bridge.forwardDelay = loops ? std::max(bridge.forwardDelay, kLeastDelay) : bridge.forwardDelay;
    }

    /// A cable for each pair. Between switches it is one network without addresses; else a network each.
    Result<> linked(const std::vector<Id> &nodes, const Pairs &pairs, bool loops)
    {
        if (m_kind->startsWithBridge) {
            for (const auto &[a, b] : pairs)
                cable(nodes[static_cast<std::size_t>(a)], nodes[static_cast<std::size_t>(b)]);
            for (const auto &[machine, bridge] : m_bridges)
                change(bridge, [&](Interface &i) { stopLoops(std::get<BridgeSettings>(i.settings), loops); });
            return Ok();
        }
        const auto networks = divided(m_wanted.prefix, static_cast<int>(pairs.size()), 2);
        if (!networks)
            return tooSmall();
        std::vector<std::vector<Hop>> hops(nodes.size());
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            const auto [a, b] = pairs[i];
            const IpPrefix &network = (*networks)[i];
            const auto ends = cable(nodes[static_cast<std::size_t>(a)], nodes[static_cast<std::size_t>(b)]);
            address(ends.first, nextOf(network, 0), network.length);
            address(ends.second, nextOf(network, 1), network.length);
            hops[static_cast<std::size_t>(a)].push_back({b, nextOf(network, 1)});
            hops[static_cast<std::size_t>(b)].push_back({a, nextOf(network, 0)});
        }
        if (m_wanted.shape != Shape::Mesh)
            route(nodes, pairs, *networks, hops);
        return Ok();
    }

    /// The neighbour through which each machine is nearest, from `from`; -1: itself.
    static std::vector<int> firstHops(const std::vector<std::vector<Hop>> &hops, int from)
    {
        std::vector<int> first(hops.size(), -2);
        first[static_cast<std::size_t>(from)] = -1;
        std::vector<int> queue{from};
        for (std::size_t i = 0; i < queue.size(); ++i) {
            const auto &beside = hops[static_cast<std::size_t>(queue[i])];
            for (std::size_t n = 0; n < beside.size(); ++n) {
                int &known = first[static_cast<std::size_t>(beside[n].to)];
                if (known != -2)
                    continue;
                const int way = first[static_cast<std::size_t>(queue[i])];
                known = way == -1 ? static_cast<int>(n) : way;
                queue.push_back(beside[n].to);
            }
        }
        return first;
    }

    void route(const std::vector<Id> &nodes, const Pairs &pairs, const std::vector<IpPrefix> &networks,
               const std::vector<std::vector<Hop>> &hops)
    {
        for (std::size_t node = 0; node < nodes.size(); ++node) {
            Machine machine = *m_edit.topology().machine(nodes[node]);
            const std::vector<int> first = firstHops(hops, static_cast<int>(node));
            const std::vector<Hop> &own = hops[node];
            if (own.size() == 1 && nodes.size() > 2)
                machine.routes.push_back({IpPrefix::any(IpAddress::Family::V4), own.front().gateway, {}});
            machine.forwarding = machine.forwarding || own.size() > 1;
            for (std::size_t i = 0; own.size() > 1 && i < pairs.size(); ++i) {
                const auto [a, b] = pairs[i];
                const int viaA = first[static_cast<std::size_t>(a)];
                const int viaB = first[static_cast<std::size_t>(b)];
                if (viaA == -1 || viaB == -1)
                    continue;  // its own
                machine.routes.push_back({networks[i], own[static_cast<std::size_t>(viaA)].gateway, {}});
            }
            m_edit.set(nodes[node], machine);
            makeRoomForRoutes(m_edit, nodes[node]);
        }
    }

    /// Machines take turns between the switches, and pairs of them between the VLANs.
    Result<> trunk()
    {
        if (m_kind->startsWithBridge)
            return invalidInput(
                GeneratingText::tr("At a trunk between switches stand machines with addresses; choose another kind."));
        const int vlans = m_wanted.vlans;
        const auto networks = divided(m_wanted.prefix, vlans, (m_wanted.machines + vlans - 1) / vlans + 1);
        if (!networks)
            return tooSmall();
        const MachineKind &switchKind = *machineKind(QStringLiteral("switch"));
        const std::vector<Id> switches{machine(switchKind), machine(switchKind)};
        const auto trunk = cable(switches[0], switches[1]);
        for (const Id port : {trunk.first, trunk.second}) {
            change(port, [&](Interface &i) {
                i.vlans.untagged = 0;
                for (int v = 1; v <= vlans; ++v)
                    i.vlans.tagged.push_back({v * kVlanStep, v * kVlanStep});
            });
        }
        std::vector<int> taken(static_cast<std::size_t>(vlans));
        for (int i = 0; i < m_wanted.machines; ++i) {
            const auto vlan = static_cast<std::size_t>(i / 2 % vlans);
            const auto [port, nic] = cable(switches[static_cast<std::size_t>(i % 2)], machine(*m_kind));
            change(port, [&](Interface &p) { p.vlans.untagged = (static_cast<int>(vlan) + 1) * kVlanStep; });
            address(nic, nextOf((*networks)[vlan], taken[vlan]++), (*networks)[vlan].length);
        }
        return Ok();
    }

    Edit m_edit;
    Generator m_wanted;
    const MachineKind *m_kind;
    QPointF m_centre;
    std::vector<Id> m_created;
    std::map<Id, Id> m_bridges;  ///< of each switch
};

graphs::Style styleOf(Shape shape)
{
    switch (shape) {
    case Shape::Star:
        return graphs::Style::Radial;
    case Shape::Chain:
        return graphs::Style::Row;
    case Shape::Ring:
    case Shape::Mesh:
        return graphs::Style::Ring;
    case Shape::Tree:
    case Shape::Trunk:
        break;
    }
    return graphs::Style::Hierarchical;
}

bool isLinked(Shape shape)
{
    return shape == Shape::Chain || shape == Shape::Ring || shape == Shape::Mesh;
}

Result<> check(const Topology &topology, const Generator &wanted)
{
    const IpPrefix &prefix = wanted.prefix;
    if (!machineKind(wanted.kind))
        return invalidInput(GeneratingText::tr("There is no machine of the kind “%1”.").arg(wanted.kind));
    if (wanted.machines < fewestMachines(wanted.shape) || wanted.machines > mostMachines(wanted.shape))
        return invalidInput(GeneratingText::tr("This network has from %1 to %2 machines.")
                                .arg(fewestMachines(wanted.shape))
                                .arg(mostMachines(wanted.shape)));
    if (wanted.branches < kFewestBranches || wanted.branches > kMostBranches || wanted.vlans < 1 ||
        wanted.vlans > kMostVlans)
        return invalidInput(GeneratingText::tr("A switch has from %1 to %2 branches, a trunk up to %3 VLANs.")
                                .arg(kFewestBranches)
                                .arg(kMostBranches)
                                .arg(kMostVlans));
    if (!prefix.address.isV4() || !prefix.isNetwork() || prefix.length < 8)
        return invalidInput(GeneratingText::tr("Write an IPv4 network such as 10.0.0.0/16."));
    if (prefixes::overlapsAny(prefixes::used(topology), prefix))
        return invalidInput(GeneratingText::tr("%1 is used in this lab already; %2 is free.")
                                .arg(prefix.toString(), suggestedPrefix(topology, wanted.shape).toString()));
    return Ok();
}

}  // namespace

int fewestMachines(Shape shape)
{
    return shape == Shape::Ring ? 3 : 2;
}

int mostMachines(Shape shape)
{
    switch (shape) {
    case Shape::Star:
    case Shape::Tree:
        return 250;
    case Shape::Trunk:
        return 200;
    case Shape::Chain:
    case Shape::Ring:
        return 64;
    case Shape::Mesh:
        break;
    }
    return 16;
}

IpPrefix suggestedPrefix(const Topology &topology, Shape shape)
{
    if (!isLinked(shape) && shape != Shape::Trunk)
        return freePrefix(topology);
    const std::set<IpPrefix> used = prefixes::used(topology);
    for (quint32 block = 0; block < 256; ++block) {
        const IpPrefix candidate{IpAddress::v4(0x0a000000 + (block << 16)), 16};
        if (!prefixes::overlapsAny(used, candidate))
            return candidate;
    }
    return freePrefix(topology);
}

Result<Patch> generate(const Document &document, const Generator &generator, QPointF centre, std::vector<Id> *created)
{
    const Result<> checked = check(document.topology(), generator);
    if (!checked)
        return checked.error();
    Maker maker(document, generator, centre);
    const Result<> made = maker.make();
    if (!made)
        return made.error();
    Document result = document;
    const Result<> applied = result.apply(maker.edit().patch());
    if (!applied)
        return applied.error();
    const Result<> placed = placeMade(result, styleOf(generator.shape), maker.created());
    if (!placed)
        return placed.error();
    if (created)
        *created = maker.created();
    return patchBetween(document, result);
}

}  // namespace toile::arrange
