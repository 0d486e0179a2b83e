// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/base/multicast.h"
#include "core/kernel/limits.h"
#include "core/model/drawing.h"
#include "core/model/prefixes.h"
#include "core/model/text.h"
#include "core/model/writtenaddresses.h"

#include <algorithm>

namespace toile {

namespace {

/// Moves values from one network to another; notes when a host part does not fit.
class Mover {
public:
    /// `only`: of the network's addresses; none: all of them.
    Mover(const IpPrefix &from, const IpPrefix &to, const std::set<IpAddress> *only = nullptr)
        : m_from(from), m_to(to), m_only(only)
    {
    }

    bool fits() const { return m_fits; }

    void move(IpAddress &address)
    {
        if (!moves(address))
            return;
        const auto moved = prefixes::moved(address, m_from, m_to);
        m_fits = m_fits && moved;
        address = moved.value_or(address);
    }

    void move(IpPrefix &prefix)
    {
        if (prefix.length < m_from.length || !moves(prefix.address))
            return;
        move(prefix.address);
        prefix.length = prefix.length == m_from.length ? m_to.length : std::max(prefix.length, m_to.length);
    }

    void move(QString &text)
    {
        auto address = IpAddress::parse(text);
        if (!address || !moves(*address))
            return;
        move(*address);
        text = address->toString();
    }

    template <typename T>
    void move(std::optional<T> &value)
    {
        if (value)
            move(*value);
    }

    /// The addresses that people read there. What does not fit, or is too long then, stays as it is.
    void moveIn(LocalizedText &text, int most) const
    {
        for (QString *each : {&text.fr, &text.en}) {
            QString moved = *each;
            const std::vector<WrittenAddress> found = addressesIn(moved);
            for (auto written = found.rbegin(); written != found.rend(); ++written)
                moved.replace(written->at, written->text.size(), followed(written->text));
            if (moved.size() <= most)
                *each = moved;
        }
    }

private:
    bool moves(const IpAddress &address) const
    {
        return m_from.contains(address) && (!m_only || m_only->contains(address));
    }

    QString followed(const QString &written) const
    {
        Mover mover(m_from, m_to, m_only);
        if (auto prefix = IpPrefix::parse(written)) {
            const IpPrefix before = *prefix;
            mover.move(*prefix);
            return mover.fits() && *prefix != before ? prefix->toString() : written;
        }
        QString address = written;
        if (!m_only && isBroadcast(address, m_from) && m_to.length < kNoBroadcast)
            return prefixes::next(m_to.last()).toString();
        mover.move(address);
        return mover.fits() ? address : written;
    }

    static bool isBroadcast(const QString &written, const IpPrefix &network)
    {
        return network.address.isV4() && network.length < kNoBroadcast &&
               IpAddress::parse(written) == prefixes::next(network.last());
    }

    static constexpr int kNoBroadcast = 31;  // RFC 3021

    IpPrefix m_from;
    IpPrefix m_to;
    const std::set<IpAddress> *m_only;
    bool m_fits = true;
};

/// Who has an address in the network, or a route to it.
QString userOf(const Topology &topology, const IpPrefix &network)
{
    for (const auto &[id, interface] : topology.interfaces)
        for (const IpPrefix &address : interface.addresses)
            if (address.network() == network)
                return topology.label(id);
    for (const auto &[id, machine] : topology.machines)
        for (const RouteState &route : machine.routes)
            if (route.destination == network)
                return machine.name;
    return {};
}

void moveMachine(Mover &mover, Machine &machine)
{
    for (RouteState &route : machine.routes) {
        mover.move(route.destination);
        mover.move(route.gateway);
    }
    for (FirewallRule &rule : machine.rules) {
        mover.move(rule.source);
        mover.move(rule.destination);
        mover.move(rule.toAddress);
    }
}

void moveInterface(Mover &mover, Interface &interface)
{
    for (IpPrefix &address : interface.addresses)
        mover.move(address);
    if (auto *vxlan = std::get_if<VxlanSettings>(&interface.settings)) {
        mover.move(vxlan->local);
        for (IpAddress &remote : vxlan->remotes)
            mover.move(remote);
        std::sort(vxlan->remotes.begin(), vxlan->remotes.end());
    }
}

/// All that names an address which moves, in elements and, if it is wanted, in what people wrote.
std::vector<ElementChange> moved(Mover &mover, const Topology &topology, WrittenToo texts)
{
    std::vector<ElementChange> changes;
    const auto put = [&](Id id, const auto &before, const auto &after) {
        if (!(before == after))
            changes.push_back({id, Element(before), Element(after)});
    };
    const auto write = [&](LocalizedText &text, int most) {
        if (texts == WrittenToo::Follow)
            mover.moveIn(text, most);
    };
    LabHeader header = topology.header;
    write(header.title, limits::kTitleLength);
    write(header.description, limits::kTextLength);
    write(header.instructions, limits::kTextLength);
    put(Topology::kHeaderId, topology.header, header);
    for (const auto &[id, before] : topology.interfaces) {
        Interface interface = before;
        moveInterface(mover, interface);
        put(id, before, interface);
    }
    for (const auto &[id, before] : topology.machines) {
        Machine machine = before;
        moveMachine(mover, machine);
        put(id, before, machine);
    }
    for (const auto &[id, before] : topology.notes) {
        Note note = before;
        write(note.text, limits::kTextLength);
        put(id, before, note);
    }
    for (const auto &[id, before] : topology.checks) {
        Check check = before;
        mover.move(check.to);
        mover.move(check.as);
        write(check.name, limits::kTitleLength);
        put(id, before, check);
    }
    return changes;
}

}  // namespace

std::optional<IpPrefix> privatePrefixFor(const Topology &topology, const IpPrefix &network,
                                         const std::set<IpPrefix> &alsoTaken)
{
    if (!network.address.isV4())
        return std::nullopt;
    static const IpPrefix kPrivate[] = {
        {IpAddress::v4(0x0a000000), 8}, {IpAddress::v4(0xac100000), 12}, {IpAddress::v4(0xc0a80000), 16}};  // RFC 1918
    std::set<IpPrefix> used = prefixes::used(topology);
    used.insert(alsoTaken.begin(), alsoTaken.end());
    const std::set<IpAddress> addresses = prefixes::addresses(topology);
    const auto holds = [&](const IpPrefix &candidate) {
        return std::all_of(addresses.begin(), addresses.end(), [&](const IpAddress &address) {
            return !network.contains(address) || prefixes::moved(address, network, candidate);
        });
    };
    for (const IpPrefix &block : kPrivate) {
        const int length = std::max(network.length, block.length);
        const quint32 count = 1u << std::min(length - block.length, 16);
        for (quint32 i = 0; i < count; ++i) {
            const quint32 offset = length == 32 ? i : i << (32 - length);
            const IpPrefix candidate{IpAddress::v4(block.address.toV4() + offset), length};
            if (!prefixes::overlapsAny(used, candidate) && holds(candidate))
                return candidate;
        }
    }
    return std::nullopt;
}

Result<Patch> renumber(const Document &document, const IpPrefix &from, const IpPrefix &to, WrittenToo texts)
{
    if (from.address.family() == to.address.family() && !to.isNetwork())
        return invalidInput(DrawingText::tr("%1 is one address of a network. Write the network itself: %2")
                                .arg(to.toString(), to.network().toString()));
    if (!from.isNetwork() || !to.isNetwork() || from.address.family() != to.address.family())
        return invalidInput(DrawingText::tr("Write both networks as \"2.0.0.0/8\", both IPv4 or both IPv6."));
    if (const IpPrefix own{IpAddress::v4(0x7f000000), 8}; isMulticast(to.address) || own.contains(to.address))
        return invalidInput(DrawingText::tr("No interface can have an address of %1: those are kept for groups, or for "
                                            "a machine itself. Choose another network.")
                                .arg(to.toString()));
    const std::set<IpPrefix> used = prefixes::used(document.topology());
    const auto taken = std::find_if(used.begin(), used.end(), [&](const IpPrefix &network) {
        return prefixes::overlap(network, to) && !prefixes::overlap(network, from);
    });
    if (taken != used.end())
        return invalidInput(
            DrawingText::tr("%1 overlaps %2, which %3 uses: the two could not be told apart. Choose a network that is "
                            "free.")
                .arg(to.toString(), taken->toString(), userOf(document.topology(), *taken)));
    Mover mover(from, to);
    Patch patch;
    patch.elements = moved(mover, document.topology(), texts);
    if (!mover.fits())
        return invalidInput(DrawingText::tr("%1 is too small for the addresses of %2; choose a larger network.")
                                .arg(to.toString(), from.toString()));
    return patch;
}

std::vector<ElementChange> renumberSome(const Topology &topology, const std::set<IpAddress> &addresses,
                                        const IpPrefix &from, const IpPrefix &to)
{
    Mover mover(from, to, &addresses);
    std::vector<ElementChange> changes = moved(mover, topology, WrittenToo::Follow);
    return mover.fits() ? changes : std::vector<ElementChange>();
}

}  // namespace toile
