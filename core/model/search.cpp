// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/search.h"

#include "core/model/vlans.h"

#include <QRegularExpression>

#include <algorithm>
#include <set>

namespace toile {

namespace {

using What = SearchHit::What;

constexpr int kExact = 0;
constexpr int kBegins = 1;
constexpr int kContains = 2;
constexpr int kAround = 3;  ///< the network that it is in, routes to it
constexpr int kLive = 4;
constexpr int kNone = -1;

/// What was asked, understood once.
struct Query {
    explicit Query(const QString &typed)
    {
        static const QRegularExpression question(QStringLiteral("^(who is|who has|where is|qui est|qui a|où est)\\s+"),
                                                 QRegularExpression::CaseInsensitiveOption);
        text = typed.simplified();
        text.remove(question);
        while (text.endsWith(u'?') || text.endsWith(u' '))
            text.chop(1);
        address = IpAddress::parse(text);
        if (const auto prefix = IpPrefix::parse(text)) {
            if (prefix->isNetwork())
                network = prefix;
            else
                address = prefix->address;
        }
        static const QRegularExpression tag(QStringLiteral("^(?:vlan\\s*)?(\\d{1,4})$"),
                                            QRegularExpression::CaseInsensitiveOption);
        if (const auto match = tag.match(text); match.hasMatch())
            vlan = match.captured(1).toInt();
    }

    /// kNone when the words do not stand in it.
    int inText(const QString &name) const
    {
        const qsizetype at = name.indexOf(text, 0, Qt::CaseInsensitive);
        if (at < 0)
            return kNone;
        if (at > 0)
            return kContains;
        return name.size() == text.size() ? kExact : kBegins;
    }

    /// "2.0.0.1/8" is found by its network, by itself, and by how it begins.
    int inAddress(const IpPrefix &prefix) const
    {
        if (network)
            return network->contains(prefix.address) ? (prefix == *network ? kExact : kBegins) : kNone;
        if (address)
            return prefix.address == *address ? kExact : kNone;
        const QString name = prefix.toString();
        return mayBeAddress() && inText(name) >= 0 ? inText(name) + kBegins : kNone;
    }

    /// The network of the address, the one that was asked for, or one that begins so.
    bool isIn(const IpPrefix &prefix) const
    {
        if (address)
            return prefix.contains(*address);
        return network ? prefix == *network : prefix.toString().startsWith(text, Qt::CaseInsensitive);
    }

    int inAddress(const IpAddress &other) const { return inAddress(IpPrefix{other, other.bits()}); }
    int inMac(const MacAddress &mac) const { return text.contains(u':') ? inText(mac.toString()) : kNone; }
    /// A bare digit is rather a part of a name.
    bool mayBeAddress() const { return text.contains(u'.') || text.contains(u':'); }

    QString text;
    std::optional<IpAddress> address;
    std::optional<IpPrefix> network;
    std::optional<int> vlan;
};

class Search {
public:
    Search(const Topology &topology, const LiveState *live, const QString &query)
        : t(topology), m_live(live), m_query(query)
    {
    }

    std::vector<SearchHit> run(std::size_t most)
    {
        if (m_query.text.isEmpty())
            return {};
        for (const auto &[id, machine] : t.machines)
            ofMachine(id, machine);
        for (const auto &[id, interface] : t.interfaces)
            ofInterface(id, interface);
        for (const auto &[id, note] : t.notes)
            ofNote(id, note);
        if (m_query.address || m_query.network || m_query.mayBeAddress())
            ofNetworks();
        ofVlans();
        if (m_live)
            ofKernel();
        std::ranges::stable_sort(m_hits, {}, &SearchHit::rank);
        m_hits.resize(std::min(m_hits.size(), most));
        return m_hits;
    }

private:
    void add(int rank, What what, Id id, const QString &text)
    {
        if (rank != kNone)
            m_hits.push_back({what, id, text, rank});
    }

    void ofMachine(Id id, const Machine &machine)
    {
        add(m_query.inText(machine.name), What::Machine, id, machine.name);
        if (!m_query.address && !m_query.network)
            return;
        for (const RouteState &route : machine.routes) {
            const bool leads =
                m_query.address ? route.destination.contains(*m_query.address) : route.destination == *m_query.network;
            if (leads && !route.destination.isDefault())
                add(kAround, What::Route, id,
                    route.gateway
                        ? QStringLiteral("%1 via %2").arg(route.destination.toString(), route.gateway->toString())
                        : route.destination.toString());
        }
    }

    void ofInterface(Id id, const Interface &interface)
    {
        const QString label = t.machines.at(interface.machine).name + u':' + interface.name;
        const int named = m_query.inText(interface.name);
        const int called = m_query.text.contains(u':') ? m_query.inText(label) : kNone;
        if (named != kNone || called != kNone)
            add(std::max(named, called), What::Interface, id, label);
        for (const IpPrefix &address : interface.addresses)
            add(m_query.inAddress(address), What::Address, id, address.toString());
        if (interface.mac)
            add(m_query.inMac(*interface.mac), What::Mac, id, interface.mac->toString());
    }

    void ofNote(Id id, const Note &note)
    {
        for (const QString &text : {note.text.fr, note.text.en}) {
            if (m_query.inText(text) == kNone)
                continue;
            add(kAround, What::Note, id, text.section(u'\n', 0, 0));
            return;
        }
    }

    void ofNetworks()
    {
        for (const Segment &segment : segments(t)) {
            for (const IpPrefix &prefix : segment.prefixes) {
                if (m_query.isIn(prefix))
                    add(kAround, What::Network, segment.interfaces.front(), prefix.toString());
            }
        }
    }

    void ofVlans()
    {
        std::set<int> asked;
        for (const VlanUse &use : vlansOf(t)) {
            if (m_query.vlan == use.id || m_query.inText(use.name) != kNone)
                asked.insert(use.id);
        }
        if (asked.empty())
            return;
        for (const auto &[id, interface] : t.interfaces) {
            if (const auto *vlan = std::get_if<VlanSettings>(&interface.settings); vlan && asked.contains(vlan->id))
                add(kBegins, What::Vlan, id, QString::number(vlan->id));
            const auto carried = t.isBridge(id) ? std::nullopt : membershipOf(t, id);
            if (!carried)
                continue;
            for (const int vlan : asked) {
                if (carried->carries(vlan))
                    add(kContains, What::Vlan, id, QString::number(vlan));
            }
        }
    }

    void ofKernel()
    {
        for (const auto &[name, machine] : m_live->machines) {
            const Id id = t.machineByName(name);
            if (!id)
                continue;
            ofLinks(id, machine);
            for (const auto &[key, row] : machine.neighbours)
                ofNeighbour(id, row);
            for (const auto &[key, row] : machine.fdb)
                ofLearned(id, row);
            for (const auto &[key, row] : machine.conntrack)
                ofConnection(id, row);
        }
    }

    void ofLinks(Id machine, const LiveMachine &live)
    {
        for (const auto &[name, link] : live.links) {
            const Interface *drawn = t.interface(t.interfaceByName(machine, name));
            if (!drawn)
                continue;
            const Id id = t.interfaceByName(machine, name);
            if (link.config.mac && link.config.mac != drawn->mac)
                add(m_query.inMac(*link.config.mac), What::Mac, id, link.config.mac->toString());
            for (const IpPrefix &address : link.config.addresses) {
                if (std::ranges::find(drawn->addresses, address) == drawn->addresses.end())
                    add(m_query.inAddress(address), What::Address, id, address.toString());
            }
        }
    }

    void ofNeighbour(Id machine, const NeighbourRow &row)
    {
        const bool found = m_query.inAddress(row.address) != kNone || (row.mac && m_query.inMac(*row.mac) != kNone);
        if (!found)
            return;
        const QString mac = row.mac ? row.mac->toString() : row.state;
        add(kLive, What::Neighbour, machine,
            QStringLiteral("%1 %2 (%3)").arg(row.address.toString(), mac, row.interface));
    }

    void ofLearned(Id machine, const FdbRow &row)
    {
        if (row.local || m_query.inMac(row.mac) == kNone)
            return;
        const Id bridge = t.interfaceByName(machine, row.bridge);
        add(kLive, What::Learned, bridge ? bridge : machine,
            QStringLiteral("%1 (%2)").arg(row.mac.toString(), row.port));
    }

    void ofConnection(Id machine, const ConntrackRow &row)
    {
        for (const FlowTuple *flow : {&row.original, &row.reply}) {
            if (m_query.inAddress(flow->source) == kNone && m_query.inAddress(flow->destination) == kNone)
                continue;
            add(kLive, What::Connection, machine,
                QStringLiteral("%1 %2 → %3").arg(row.protocol, flow->source.toString(), flow->destination.toString()));
            return;
        }
    }

    const Topology &t;
    const LiveState *m_live;
    Query m_query;
    std::vector<SearchHit> m_hits;
};

}  // namespace

std::vector<SearchHit> search(const Topology &topology, const LiveState *live, const QString &query, std::size_t most)
{
    return Search(topology, live, query).run(most);
}

std::vector<Id> elementsOf(const Topology &topology, const std::vector<SearchHit> &hits)
{
    std::set<Id> ids;
    for (const SearchHit &hit : hits) {
        ids.insert(hit.id);
        if (const Interface *interface = topology.interface(hit.id))
            ids.insert(interface->machine);
    }
    return {ids.begin(), ids.end()};
}

}  // namespace toile
