// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/findings_rules.h"
#include "core/lab/text.h"

#include <algorithm>

namespace toile {

namespace {

/// The highest address of an IPv4 network of at least four; there everybody listens.
bool isBroadcast(const IpPrefix &prefix)
{
    return prefix.address.isV4() && prefix.length < 31 &&
           prefix.address.toV4() == (prefix.network().address.toV4() | ~quint32(0) >> prefix.length);
}

/// The lowest: the network's name in IPv4, any of its routers in IPv6 (RFC 4291, 2.6.1).
bool isNetworkItself(const IpPrefix &prefix)
{
    return prefix.length < prefix.address.bits() - 1 && prefix.isNetwork();
}

bool isWithin(const IpAddress &address, QStringView range)
{
    const auto prefix = IpPrefix::parse(range);
    return prefix && prefix->contains(address);
}

/// Why no interface answers at this address; empty: it may.
QString objection(const IpPrefix &prefix)
{
    const IpAddress &address = prefix.address;
    const QString text = prefix.toString();
    if (isWithin(address, u"224.0.0.0/4") || isWithin(address, u"ff00::/8"))
        return FindingsText::tr("%1 is a multicast address: groups have those, no single interface.").arg(text);
    if (isWithin(address, u"127.0.0.0/8") || isWithin(address, u"::1/128"))
        return FindingsText::tr("%1 is a loopback address: its packets never leave the machine.").arg(text);
    if (isWithin(address, u"0.0.0.0/8") || isWithin(address, u"240.0.0.0/4") || isWithin(address, u"::/128"))
        return FindingsText::tr("%1 is reserved: no machine may have it.").arg(text);
    if (isNetworkItself(prefix))
        return address.isV4() ? FindingsText::tr("%1 is the name of the network itself.").arg(text)
                              : FindingsText::tr("%1 belongs to all routers of its network.").arg(text);
    if (isBroadcast(prefix))
        return FindingsText::tr("%1 is the broadcast address of its network: it means all machines there.").arg(text);
    return {};
}

}  // namespace

bool FindingRules::isOfPrefix(const IpPrefix &address)
{
    return objection(address).isEmpty() && !isWithin(address.address, u"fe80::/10");
}

/// Linux takes one address with several prefix lengths, each of which is a network that it believes to be on.
void FindingRules::addressTwice(Id id, const Interface &interface)
{
    const auto &all = interface.addresses;
    for (auto second = all.begin(); second != all.end(); ++second) {
        const auto first = std::find_if(all.begin(), second, [&](const IpPrefix &each) {
            return each.address == second->address && each.length != second->length;
        });
        if (first == second)
            continue;
        warn("address-twice", id,
             FindingsText::tr("%1 has the address %2 twice, as %3 and as %4: it is in both networks at once.")
                 .arg(interface.name, first->address.toString(), first->toString(), second->toString()),
             FindingsText::tr("Remove the one whose prefix length its neighbours do not have."));
        aboutAddress(id, *second);
        offerRemoval(id, *second);
        offerRemoval(id, *first);
        return;
    }
}

bool FindingRules::hasTwin(const Member &member) const
{
    const auto &all = m_topology.interfaces.at(member.interface).addresses;
    return std::any_of(all.begin(), all.end(), [&](const IpPrefix &each) {
        return each.address == member.address.address && each.length != member.address.length;
    });
}

void FindingRules::hostAddresses()
{
    for (const auto &[id, interface] : m_topology.interfaces) {
        addressTwice(id, interface);
        for (const IpPrefix &address : interface.addresses)
            if (const QString why = objection(address); !why.isEmpty()) {
                warn("address-no-host-may-have", id, why,
                     FindingsText::tr("Give it an address that one machine can have."));
                aboutAddress(id, address);
                const auto free = freeIn(address);
                offerAddress(id, address, free && objection(*free).isEmpty() ? free : std::nullopt);
            }
    }
}

}  // namespace toile
