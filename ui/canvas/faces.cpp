// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/faces.h"

#include "core/model/kinds.h"

#include <algorithm>

namespace toile {

QString routeText(const RouteState &route)
{
    QString text = route.destination.isDefault() ? QStringLiteral("default") : route.destination.toString();
    if (route.gateway)
        text += QStringLiteral(" via ") + route.gateway->toString();
    if (!route.interface.isEmpty())
        text += QStringLiteral(" dev ") + route.interface;
    return text;
}

QStringList natNotes(const Machine &machine, const QString &interface)
{
    QStringList notes;
    for (const FirewallRule &rule : machine.rules) {
        const QString to = rule.toAddress ? rule.toAddress->toString() : QString();
        if (rule.target == FirewallRule::Target::Masquerade && rule.outInterface == interface)
            notes << QStringLiteral("masquerade");
        else if (rule.target == FirewallRule::Target::Snat && rule.outInterface == interface)
            notes << QStringLiteral("SNAT → ") + to;
        else if (rule.target == FirewallRule::Target::Dnat && rule.inInterface == interface)
            notes << QStringLiteral("DNAT → ") + to;
    }
    notes.removeDuplicates();
    return notes;
}

FaceMaker::FaceMaker(const Topology &topology, const Geometry &geometry, const Fonts &fonts, const LiveState *live,
                     Faces &before)
    : t(topology), g(geometry), f(fonts), m_live(live), m_before(before)
{
}

TextLine FaceMaker::line(const TextLine *known, const QString &text, const QFont &font)
{
    if (known && known->says(text, font))
        return *known;
    return text.isEmpty() ? TextLine() : TextLine(text, font);
}

void FaceMaker::setLines(std::vector<TextLine> &lines, const std::vector<TextLine> *known, const QStringList &texts,
                         const QFont &font)
{
    lines.reserve(static_cast<std::size_t>(texts.size()));
    for (const QString &text : texts) {
        const std::size_t index = lines.size();
        lines.push_back(line(known && index < known->size() ? &(*known)[index] : nullptr, text, font));
    }
}

const LiveMachine *FaceMaker::liveMachine(const QString &name) const
{
    if (!m_live)
        return nullptr;
    const auto it = m_live->machines.find(name);
    return it == m_live->machines.end() ? nullptr : &it->second;
}

const LinkRow *FaceMaker::liveLink(const Interface &interface) const
{
    const Machine *machine = t.machine(interface.machine);
    const LiveMachine *live = machine ? liveMachine(machine->name) : nullptr;
    if (!live)
        return nullptr;
    const auto it = live->links.find(interface.name);
    return it == live->links.end() ? nullptr : &it->second;
}

Light FaceMaker::lightOf(const Interface &interface) const
{
    const LinkRow *link = liveLink(interface);
    if (!link)
        return Light::Unknown;
    if (!link->config.up)
        return Light::Down;
    return link->carrier ? Light::Up : Light::NoCarrier;
}

QStringList FaceMaker::observedAddresses(const Interface &interface) const
{
    QStringList found;
    const LinkRow *link = liveLink(interface);
    if (!link)
        return found;
    for (const IpPrefix &address : link->config.addresses) {
        const auto &drawn = interface.addresses;
        if (std::find(drawn.begin(), drawn.end(), address) == drawn.end())
            found << u'+' + address.toString();
    }
    return found;
}

/// Routes and links that the kernel has and the drawing has not.
QStringList FaceMaker::observedIn(const Machine &machine, Id id) const
{
    QStringList found;
    const LiveMachine *live = liveMachine(machine.name);
    if (!live)
        return found;
    for (const auto &[key, row] : live->routes) {
        const auto same = [&row = row](const RouteState &route) {
            return route.destination == row.route.destination && route.gateway == row.route.gateway;
        };
        if (row.protocol != QLatin1String("kernel") && std::ranges::none_of(machine.routes, same))
            found << u'+' + routeText(row.route);
    }
    for (const auto &[name, row] : live->links) {
        if (name != QLatin1String("lo") && !m_names.contains({id, name}))
            found << Text::tr("+%1 (interface)").arg(name);
    }
    return found;
}

void FaceMaker::addBadges(BoxFace &face, const Machine &machine) const
{
    const auto inTable = [&](FirewallRule::Table table) {
        return std::ranges::any_of(machine.rules, [table](const FirewallRule &rule) { return rule.table == table; });
    };
    if (machine.forwarding)
        face.badges.push_back(
            {TextLine(QStringLiteral("ip_forward"), f.badge), &Look::forwardFill, &Look::forwardText});
    if (inTable(FirewallRule::Table::Nat))
        face.badges.push_back({TextLine(QStringLiteral("NAT"), f.badge), &Look::natFill, &Look::natText});
    if (inTable(FirewallRule::Table::Filter))
        face.badges.push_back({TextLine(Text::tr("firewall"), f.badge), &Look::natFill, &Look::natText});
}

BoxFace FaceMaker::machineFace(Id id, const Machine &machine)
{
    const auto known = m_before.boxes.find(id);
    const BoxFace *before = known == m_before.boxes.end() ? nullptr : &known->second;
    const MachineKind *kind = machineKind(machine.kind);
    BoxFace face;
    face.rect = g.box(id);
    face.tint = tintOf(machine.kind);
    face.container = kind && kind->container;
    face.icon = kind ? QString::fromLatin1(kind->icon) : QString();
    face.name = line(before ? &before->name : nullptr, machine.name, face.container ? f.hostName : f.boxName);
    addBadges(face, machine);
    QStringList routes;
    for (const RouteState &route : machine.routes)
        routes << routeText(route);
    setLines(face.routes, before ? &before->routes : nullptr, routes, f.routes);
    setLines(face.observed, before ? &before->observed : nullptr, observedIn(machine, id), f.observed);
    return face;
}

BoxFace FaceMaker::bridgeFace(Id id, const Interface &interface)
{
    const auto known = m_before.boxes.find(id);
    const BoxFace *before = known == m_before.boxes.end() ? nullptr : &known->second;
    BoxFace face;
    face.rect = g.box(id);
    face.tint = &Look::bridge;
    face.icon = QString::fromLatin1(kindOf(interface).icon);
    face.name = line(before ? &before->name : nullptr, interface.name, f.boxName);
    face.light = lightOf(interface);
    QStringList addresses;
    for (const IpPrefix &address : interface.addresses)
        addresses << address.toString();
    addresses << natNotes(*t.machine(interface.machine), interface.name);
    setLines(face.routes, before ? &before->routes : nullptr, addresses, f.tabDetail);
    setLines(face.observed, before ? &before->observed : nullptr, observedAddresses(interface), f.observed);
    return face;
}

TabFace FaceMaker::tabFace(Id id, const Interface &interface)
{
    const auto known = m_before.tabs.find(id);
    const TabFace *before = known == m_before.tabs.end() ? nullptr : &known->second;
    TabFace face;
    face.seat = g.tab(id);
    face.light = lightOf(interface);
    face.name.lines.push_back(
        line(before && !before->name.lines.empty() ? &before->name.lines.front() : nullptr, interface.name, f.tabName));
    QStringList details;
    for (const IpPrefix &address : interface.addresses)
        details << address.toString();
    details << natNotes(*t.machine(interface.machine), interface.name);
    setLines(face.details.lines, before ? &before->details.lines : nullptr, details, f.tabDetail);
    const QStringList observed = observedAddresses(interface);
    if (!observed.isEmpty())
        face.observedFrom = static_cast<int>(face.details.lines.size());
    for (const QString &address : observed)
        face.details.lines.emplace_back(address, f.observed);
    return face;
}

Faces FaceMaker::make(const SegmentTints &tints)
{
    Faces faces;
    for (const auto &[id, interface] : t.interfaces)
        m_names.emplace(interface.machine, interface.name);
    for (const auto &[id, machine] : t.machines)
        faces.boxes[id] = machineFace(id, machine);
    for (const auto &[id, interface] : t.interfaces) {
        if (kindOf(interface).box)
            faces.boxes[id] = bridgeFace(id, interface);
        else
            faces.tabs[id] = tabFace(id, interface);
    }
    for (auto &[id, face] : faces.boxes)
        face.arrange();
    for (const SegmentTints::Named &segment : tints.named()) {
        PillFace pill;
        pill.cable = segment.longest(g.cables);
        pill.text = TextLine(segment.prefixes, f.pill);
        pill.tint = segment.tint;
        if (pill.cable)
            faces.pills.push_back(pill);
    }
    return faces;
}

}  // namespace toile
