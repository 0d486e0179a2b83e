// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/findings_rules.h"
#include "core/lab/text.h"
#include "core/model/drawing.h"

#include <algorithm>

namespace toile {

namespace {

/// Offers beyond this many networks would each search all private ranges again.
constexpr std::size_t kOffers = 16;

}  // namespace

void FindingRules::lengthDiffers(const Member &member, const IpPrefix &main, bool isNeighbours)
{
    const IpPrefix wanted{member.address.address, main.length};
    const QString seen =
        isNeighbours
            ? FindingsText::tr("%1 has the prefix length /%2, but its neighbours on this network have /%3.")
            : FindingsText::tr("%1 has the prefix length /%2, but another address of its interface, in the same "
                               "network, has /%3.");
    const QString remedy = isNeighbours ? FindingsText::tr("Write %1, or change the neighbours.")
                                        : FindingsText::tr("Write %1, or change the other address.");
    warn("prefix-length-differs", member.interface,
         seen.arg(member.address.toString()).arg(member.address.length).arg(main.length),
         remedy.arg(wanted.toString()));
    aboutAddress(member.interface, member.address);
    offerAddress(member.interface, member.address, isOfPrefix(wanted) ? std::optional(wanted) : freeIn(main));
}

void FindingRules::addressOutsidePrefix()
{
    for (const Segment &segment : m_segments) {
        std::map<IpPrefix, int> counts;
        std::vector<Member> all = members(segment);
        std::erase_if(all, [this](const Member &member) { return !isOfPrefix(member.address) || hasTwin(member); });
        for (const Member &member : all)
            ++counts[member.address.network()];
        if (counts.size() < 2)
            continue;
        for (const Member &member : all) {
            const IpPrefix own = member.address.network();
            const auto main = std::find_if(segment.prefixes.begin(), segment.prefixes.end(), [&](const IpPrefix &p) {
                return p.address.family() == own.address.family() && counts.contains(p);
            });
            if (*main == own || (counts[own] > 1 && !main->contains(own.address) && !own.contains(main->address)))
                continue;
            const bool isNeighbours = std::any_of(all.begin(), all.end(), [&](const Member &other) {
                return other.interface != member.interface && other.address.network() == *main;
            });
            if (main->contains(member.address.address)) {
                lengthDiffers(member, *main, isNeighbours);
            } else if (isNeighbours) {
                warn("address-outside-prefix", member.interface,
                     FindingsText::tr("%1 is outside %2, the network of its neighbours: they cannot talk directly.")
                         .arg(member.address.toString(), main->toString()),
                     FindingsText::tr("Give it an address in %1, or give its neighbours one in %2.")
                         .arg(main->toString(), own.toString()));
                aboutAddress(member.interface, member.address);
                offerAddress(member.interface, member.address, freeIn(*main));
            }
        }
    }
}

void FindingRules::duplicates()
{
    for (const Segment &segment : m_segments) {
        std::map<IpAddress, Member> holders;
        for (const Member &member : members(segment)) {
            const auto [it, isFirst] = holders.emplace(member.address.address, member);
            const Member &holder = it->second;
            if (isFirst || holder.interface == member.interface)
                continue;
            warn("duplicate-address", member.interface,
                 FindingsText::tr("%1 is also the address of %2, on the same network.")
                     .arg(member.address.address.toString(), m_topology.label(holder.interface)),
                 FindingsText::tr("Give one of the two another address."));
            aboutAddress(member.interface, member.address);
            offerAddress(member.interface, member.address, freeIn(member.address));
            offerAddress(holder.interface, holder.address, freeIn(holder.address));
        }
        std::map<MacAddress, Id> macs;
        for (const Id id : segment.interfaces) {
            const auto &mac = m_topology.interfaces.at(id).mac;
            const auto [it, isFirst] = mac ? macs.emplace(*mac, id) : std::pair(macs.end(), true);
            if (!isFirst) {
                warn("duplicate-mac", id,
                     FindingsText::tr(
                         "%1 is also the MAC address of %2, on the same network: bridges cannot tell them apart.")
                         .arg(mac->toString(), m_topology.label(it->second)),
                     FindingsText::tr("Give one of the two another MAC address, or leave it out."));
                offerMac(id);
            }
        }
    }
}

bool FindingRules::meetsRealCard(Id interface) const
{
    if (!m_topology.cardOf(interface).isEmpty())
        return true;
    const Segment *segment = segmentOf(interface);
    return segment &&
           std::ranges::any_of(segment->interfaces, [this](Id each) { return !m_topology.cardOf(each).isEmpty(); });
}

void FindingRules::publicRanges()
{
    std::map<IpPrefix, Id> networks;
    for (const auto &[id, interface] : m_topology.interfaces) {
        for (const IpPrefix &address : interface.addresses) {
            if (isPublic(address.address))
                networks.emplace(address.network(), id);
        }
    }
    std::size_t offers = 0;
    std::set<IpPrefix> offered;  // whoever follows all the advice gets as many networks as before
    for (const auto &[network, id] : networks) {
        const auto free = offers++ < kOffers ? privatePrefixFor(m_topology, network, offered) : std::nullopt;
        if (free)
            offered.insert(*free);
        inform("public-range", id,
               (meetsRealCard(id) ? FindingsText::tr("%1 belongs to others on the Internet, and a real network card is "
                                                     "on this network: whoever uses it no longer reaches them.")
                                  : FindingsText::tr("%1 belongs to others on the Internet. In a closed lab this does "
                                                     "no harm."))
                   .arg(network.toString()),
               free ? FindingsText::tr("A real network uses a private range: renumber it, to %1 for example.")
                          .arg(free->toString())
                    : FindingsText::tr("A real network uses a private range (RFC 1918): renumber it."));
        m_found.back().renumber = network;
        m_found.back().renumberTo = free;
    }
}

void FindingRules::cableMtus()
{
    for (const auto &[id, cable] : m_topology.cables) {
        const Interface &a = m_topology.interfaces.at(cable.a);
        const Interface &b = m_topology.interfaces.at(cable.b);
        constexpr int kDefault = 1500;
        const int mtuA = a.mtu == 0 ? kDefault : a.mtu;
        const int mtuB = b.mtu == 0 ? kDefault : b.mtu;
        if (mtuA != mtuB) {
            warn("mtu-differs", id,
                 FindingsText::tr("Its ends have different MTUs (%1 and %2): large packets are lost one way.")
                     .arg(mtuA)
                     .arg(mtuB),
                 FindingsText::tr("Give both ends the same MTU."));
            offerMtu({cable.a, cable.b}, std::min(mtuA, mtuB));
            offerMtu({cable.a, cable.b}, std::max(mtuA, mtuB));
        }
    }
}

}  // namespace toile
