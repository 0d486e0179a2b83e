// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/faces.h"

#include "core/model/kinds.h"
#include "core/model/vlans.h"
#include "ui/canvas/text.h"

#include <algorithm>
#include <set>

namespace toile {

namespace {

constexpr int kMostLines = 5;  ///< that a box has room for; arrange::makeRoomForRoutes() makes it

QFont fontOf(const Drawn &drawn, QFont font)
{
    font.setStrikeOut(drawn.held == Held::Lost);
    font.setItalic(font.italic() || drawn.held == Held::NotYet);
    return font;
}

}  // namespace

FaceMaker::FaceMaker(const Topology &topology, const Geometry &geometry, const Fonts &fonts, const Running &running,
                     const Marks &marks, const Faces &before)
    : t(topology), g(geometry), f(fonts), m_running(running), m_marks(marks), m_before(before)
{
}

TextLine FaceMaker::lineOf(const Drawn &drawn, const QFont &font)
{
    return {writtenText(drawn), fontOf(drawn, font)};
}

Held FaceMaker::heldIn(const TextLine &line)
{
    if (line.font().strikeOut())
        return Held::Lost;
    return line.text().startsWith(writtenText({QString(), Held::NotYet})) ? Held::NotYet : Held::Yes;
}

QString FaceMaker::forwardWord()
{
    return QStringLiteral("ip_forward");
}

QString FaceMaker::natWord()
{
    return QStringLiteral("NAT");
}

QString FaceMaker::firewallWord()
{
    return CanvasText::tr("firewall");
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

void FaceMaker::addLines(std::vector<TextLine> &lines, const std::vector<TextLine> *known,
                         const std::vector<Drawn> &drawn, const QFont &font)
{
    for (const Drawn &one : drawn) {
        const TextLine *before = known && lines.size() < known->size() ? &(*known)[lines.size()] : nullptr;
        lines.push_back(line(before, writtenText(one), fontOf(one, font)));
    }
}

const LiveMachine *FaceMaker::liveMachine(const QString &name) const
{
    return toile::liveMachine(m_running.live, name);
}

const LiveMachine *FaceMaker::liveMachine(const Interface &interface) const
{
    return liveMachine(t.machine(interface.machine)->name);
}

const LinkRow *FaceMaker::liveLink(const Interface &interface) const
{
    return toile::liveLink(liveMachine(interface), interface.name);
}

Light FaceMaker::lightOf(const Interface &interface) const
{
    const LinkRow *link = liveLink(interface);
    if (!link)
        return Light::Unknown;
    if (!link->config.up)
        return Light::Down;
    if (!link->carrier)
        return Light::NoCarrier;
    const bool forwards = link->portState.isEmpty() || link->portState == QLatin1String("forwarding");
    return forwards || link->config.master.isEmpty() ? Light::Up : Light::Blocked;
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
    const auto *drawn = std::get_if<BridgeSettings>(&interface.settings);
    const auto *live = std::get_if<BridgeSettings>(&link->config.settings);
    if (drawn && live && live->vlanFiltering && !drawn->vlanFiltering)
        found << u'+' + kVlanFiltering;
    const Interface *bridge = t.interface(interface.bridge);
    if (!link->config.master.isEmpty() && (!bridge || bridge->name != link->config.master))
        found << u'+' + CanvasText::tr("port of %1").arg(link->config.master);
    return found;
}

/// What a port of a bridge that tells VLANs apart carries. Between two trunk ports that agree, the cable says it.
std::vector<Drawn> FaceMaker::portVlans(Id id) const
{
    const auto drawn = t.isBridge(id) ? std::nullopt : membershipOf(t, id);
    if (!drawn)
        return {};
    if (const Held held = heldVlans(t, id, *drawn, m_running); held != Held::Yes)
        return {{portText(*drawn), held}};
    if (isTrunk(*drawn) && isSymmetric(*drawn)) {
        const Id other = t.otherEnd(id);
        const auto there = membershipOf(t, other);
        if (other && (!there || *there == *drawn))
            return {};
    }
    return {{portText(*drawn)}};
}

/// "trunk 100,200 · native 1"; empty for a cable that is no trunk.
QString FaceMaker::trunkText(const std::vector<Stripe> &stripes)
{
    std::vector<VlanRange> tagged;
    std::set<int> plain;
    for (const Stripe &stripe : stripes) {
        if (stripe.tagged && !tagged.empty() && tagged.back().last + 1 == stripe.vlan)
            tagged.back().last = stripe.vlan;
        else if (stripe.tagged)
            tagged.push_back({stripe.vlan, stripe.vlan});
        else
            plain.insert(stripe.vlan);
    }
    if (tagged.empty())
        return {};
    constexpr std::size_t kMost = 6;
    QString list = vlanListText(tagged);
    if (tagged.size() > kMost)
        list = vlanListText({tagged.begin(), tagged.begin() + kMost - 1}) + QStringLiteral(",…,") +
               vlanListText({tagged.back()});
    const QString trunk = CanvasText::tr("trunk %1").arg(list);
    if (plain.empty())
        return trunk;
    QStringList numbers;
    for (const int vlan : plain)
        numbers << QString::number(vlan);
    // Whoever reads "100 · untagged" takes the VLAN for untagged.
    if (plain == std::set{0})
        return CanvasText::tr("%1 + untagged", "trunk 100 + untagged").arg(trunk);
    const QString said = plain.size() > 1 ? CanvasText::tr("untagged %1").arg(numbers.join(u','))
                                          : CanvasText::tr("native %1").arg(numbers.first());
    return trunk + QStringLiteral(" · ") + said;
}

/// Addresses, what rules do, and the bridge when the kernel has this port elsewhere.
std::vector<Drawn> FaceMaker::drawnAt(const Interface &interface) const
{
    std::vector<Drawn> drawn = drawnAddresses(t, interface, m_running);
    for (const Drawn &note : natNotes(*t.machine(interface.machine), interface.name, m_running))
        drawn.push_back(note);
    if (const Held held = heldPort(t, interface, m_running); held != Held::Yes)
        drawn.push_back({CanvasText::tr("port of %1").arg(t.interface(interface.bridge)->name), held});
    return drawn;
}

Mark FaceMaker::markOf(Id id) const
{
    const auto it = m_marks.find(id);
    return it == m_marks.end() ? Mark::None : it->second.mark;
}

/// No more routes than a box has room for, those first that are not as they are drawn; the others are counted.
std::vector<Drawn> FaceMaker::inBrief(std::vector<Drawn> routes)
{
    if (routes.size() <= kMostLines)
        return routes;
    const auto differs = [](const Drawn &route) { return route.held != Held::Yes; };
    std::stable_partition(routes.begin(), routes.end(), differs);
    const auto kept = routes.begin() + kMostLines - 1;
    const auto more = static_cast<int>(routes.end() - kept);
    const auto lacked = static_cast<int>(std::count_if(kept, routes.end(), differs));
    routes.erase(kept, routes.end());
    QString rest = CanvasText::tr("… %n more route(s)", nullptr, more);
    if (lacked)
        rest += CanvasText::tr(", %n not in the kernel", nullptr, lacked);
    routes.push_back({rest});
    return routes;
}

QStringList FaceMaker::inBrief(QStringList observed)
{
    const auto more = static_cast<int>(observed.size()) - kMostLines + 1;
    if (more <= 1)
        return observed;
    observed.resize(kMostLines - 1);
    observed << CanvasText::tr("+ %n more", nullptr, more);
    return observed;
}

/// Routes, links and roles that the kernel has and the drawing has not.
QStringList FaceMaker::observedIn(const Machine &machine, Id id)
{
    QStringList found;
    const LiveMachine *live = liveMachine(machine.name);
    if (!live)
        return found;
    if (m_names.empty()) {
        for (const auto &[interfaceId, interface] : t.interfaces)
            m_names.emplace(interface.machine, interface.name);
    }
    for (const auto &[key, row] : live->routes) {
        const auto same = [&row = row](const RouteState &route) {
            return route.destination == row.route.destination && route.gateway == row.route.gateway &&
                   row.route.table == 0 && row.route.foreign.isEmpty();
        };
        if (row.protocol != QLatin1String("kernel") && std::ranges::none_of(machine.routes, same))
            found << u'+' + routeText(row.route);
    }
    const Roles roles = rolesOf(machine, m_running);
    for (const auto &[role, word] : {std::pair{roles.forwarding, forwardWord()}, std::pair{roles.nat, natWord()},
                                     std::pair{roles.firewall, firewallWord()}}) {
        if (role == Roles::Role::Observed)
            found << u'+' + word;
    }
    for (const auto &[name, row] : live->links) {
        if (name != QLatin1String("lo") && !m_names.contains({id, name}))
            found << CanvasText::tr("+%1 (interface)").arg(name);
    }
    return found;
}

void FaceMaker::addBadges(BoxFace &face, const Roles &roles) const
{
    const auto add = [&](Roles::Role role, const QString &word, QColor Look::*fill, QColor Look::*ink) {
        if (role == Roles::Role::Drawn)
            face.badges.push_back({TextLine(word, f.badge), fill, ink});
        else if (role == Roles::Role::Gone || role == Roles::Role::NotYet) {
            const Drawn lacked{word, role == Roles::Role::Gone ? Held::Lost : Held::NotYet};
            face.badges.push_back({lineOf(lacked, f.badge), &Look::undeployedFill, &Look::muted});
        }
    };
    add(roles.forwarding, forwardWord(), &Look::forwardFill, &Look::forwardText);
    add(roles.nat, natWord(), &Look::natFill, &Look::natText);
    add(roles.firewall, firewallWord(), &Look::natFill, &Look::natText);
}

BoxFace FaceMaker::machineFace(Id id, const Machine &machine, const BoxFace *before)
{
    const MachineKind *kind = machineKind(machine.kind);
    BoxFace face;
    face.tint = tintOf(machine.kind);
    face.container = kind && kind->container;
    face.icon = kind ? QString::fromLatin1(kind->icon) : QString();
    face.deployed = liveMachine(machine.name) != nullptr;
    face.name = line(before ? &before->name : nullptr, machine.name, face.container ? f.hostName : f.boxName);
    addBadges(face, rolesOf(machine, m_running));
    addLines(face.routes, before ? &before->routes : nullptr, inBrief(drawnRoutes(machine, m_running)), f.routes);
    setLines(face.observed, before ? &before->observed : nullptr, inBrief(observedIn(machine, id)), f.observed);
    return face;
}

BoxFace FaceMaker::bridgeFace(const Interface &interface, const BoxFace *before)
{
    BoxFace face;
    face.tint = &Look::bridge;
    face.icon = QString::fromLatin1(kindOf(interface).icon);
    face.deployed = liveLink(interface) != nullptr;
    face.name = line(before ? &before->name : nullptr, interface.name, f.boxName);
    face.light = lightOf(interface);
    std::vector<Drawn> drawn = drawnFiltering(t, interface, m_running);
    for (Drawn &one : drawnAt(interface))
        drawn.push_back(std::move(one));
    addLines(face.routes, before ? &before->routes : nullptr, drawn, f.tabDetail);
    setLines(face.observed, before ? &before->observed : nullptr, observedAddresses(interface), f.observed);
    return face;
}

BoxFace FaceMaker::boxFace(Id id)
{
    const auto known = m_before.boxes.find(id);
    const BoxFace *before = known == m_before.boxes.end() ? nullptr : &known->second;
    const Machine *machine = t.machine(id);
    BoxFace face = machine ? machineFace(id, *machine, before) : bridgeFace(*t.interface(id), before);
    face.rect = g.box(id);
    face.state = stateOf(markOf(id));
    face.stateText = line(before ? &before->stateText : nullptr, stateWord(face.state), f.state);
    if (before) {
        face.routesRect = before->routesRect;
        face.stateRect = before->stateRect;
    }
    face.arrange();
    return face;
}

QString FaceMaker::realCardText(const Interface &interface, const QString &card)
{
    return card == interface.name ? CanvasText::tr("real card") : CanvasText::tr("real card %1").arg(card);
}

TabFace FaceMaker::tabFace(Id id)
{
    const Interface &interface = *t.interface(id);
    const auto known = m_before.tabs.find(id);
    const TabFace *before = known == m_before.tabs.end() ? nullptr : &known->second;
    TabFace face;
    face.seat = g.tab(id);
    face.light = lightOf(interface);
    face.name.lines.push_back(
        line(before && !before->name.lines.empty() ? &before->name.lines.front() : nullptr, interface.name, f.tabName));
    std::vector<Drawn> drawn = portVlans(id);
    if (const QString card = t.cardOf(id); !card.isEmpty()) {
        face.real = true;
        drawn.insert(drawn.begin(), {realCardText(interface, card)});
    }
    for (Drawn &one : drawnAt(interface))
        drawn.push_back(std::move(one));
    addLines(face.details.lines, before ? &before->details.lines : nullptr, drawn, f.tabDetail);
    face.name.state = stateOf(markOf(id));
    face.name.stateText = line(before ? &before->name.stateText : nullptr, stateWord(face.name.state), f.state);
    QStringList observed = observedAddresses(interface);
    const LinkRow *link = liveLink(interface);
    if (link && link->config.vlans && membershipOf(t, id) != link->config.vlans)
        observed << u'+' + portText(*link->config.vlans);
    if (!observed.isEmpty())
        face.observedFrom = static_cast<int>(face.details.lines.size());
    for (const QString &address : observed)
        face.details.lines.emplace_back(address, f.observed);
    if (before) {
        face.name.rect = before->name.rect;
        face.name.toRight = before->name.toRight;
        face.name.over = before->name.over;
        face.details.over = before->details.over;
        face.details.rect = before->details.rect;
        face.details.toRight = before->details.toRight;
        face.leader = before->leader;
    }
    return face;
}

PillFace FaceMaker::pill(Id cable, const QString &text, int tint, const QColor &colour) const
{
    const auto known = std::ranges::lower_bound(m_before.pills, cable, {}, &PillFace::cable);
    if (known != m_before.pills.end() && known->cable == cable && known->text.says(text, f.pill))
        return {cable, known->text, known->rect, tint, colour, known->leader};
    return {cable, TextLine(text, f.pill), QRectF(), tint, colour};
}

/// Whether each end of the cable carries other VLANs: then each says it for itself.
bool FaceMaker::differs(Id cable) const
{
    const Cable &ends = t.cables.at(cable);
    const auto a = t.isBridge(ends.a) ? std::nullopt : membershipOf(t, ends.a);
    const auto b = t.isBridge(ends.b) ? std::nullopt : membershipOf(t, ends.b);
    return a && b && *a != *b;
}

std::vector<PillFace> FaceMaker::pills(const SegmentTints &tints) const
{
    std::vector<PillFace> pills;
    std::set<Id> written;
    for (const SegmentTints::Named &segment : tints.named()) {
        const Id cable = segment.longest(g.cables);
        if (!cable)
            continue;
        const QString trunk = differs(cable) ? QString() : trunkText(tints.stripesOf(cable));
        const QString text = trunk.isEmpty() ? segment.prefixes : segment.prefixes + QStringLiteral(" · ") + trunk;
        pills.push_back(pill(cable, text, segment.tint, segment.colour));
        written.insert(cable);
    }
    for (const auto &[id, path] : g.cables) {
        const QString trunk = trunkText(tints.stripesOf(id));
        if (!trunk.isEmpty() && !written.contains(id) && !differs(id))
            pills.push_back(pill(id, trunk, -1, {}));
    }
    std::ranges::sort(pills, {}, &PillFace::cable);
    return pills;
}

Faces FaceMaker::make(const SegmentTints &tints)
{
    Faces faces;
    for (const auto &[id, machine] : t.machines)
        faces.boxes[id] = boxFace(id);
    for (const auto &[id, interface] : t.interfaces) {
        if (kindOf(interface).box)
            faces.boxes[id] = boxFace(id);
        else
            faces.tabs[id] = tabFace(id);
    }
    faces.pills = pills(tints);
    return faces;
}

}  // namespace toile
