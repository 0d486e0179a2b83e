// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/kernel/linkkind.h"
#include "core/model/document.h"
#include "core/model/kinds.h"
#include "core/model/pictures.h"
#include "core/model/stacking.h"
#include "core/model/text.h"

#include <QLocale>
#include <QRegularExpression>
#include <QSet>

#include <unordered_map>
#include <unordered_set>

namespace toile {

namespace {

/// Collects breaches; one method a kind of element.
class Examination {
public:
    explicit Examination(const Topology &topology) : t(topology) {}

    std::vector<QString> run()
    {
        header();
        machines();
        interfaces();
        twins();
        settings();
        vlans();
        cables();
        notesAndChecks();
        return std::move(m_breaches);
    }

private:
    void breach(const QString &sentence) { m_breaches.push_back(sentence); }

    void atMost(qsizetype count, qsizetype limit, const QString &sentence)
    {
        if (count > limit)
            breach(sentence.arg(limit));
    }

    void localized(const LocalizedText &text, int limit)
    {
        atMost(std::max(text.fr.size(), text.en.size()), limit,
               ModelText::tr("A text is longer than %1 characters; shorten it."));
    }

    void header()
    {
        if (!isLabName(t.header.name))
            breach(ModelText::tr(
                       "“%1” is no name for a lab: use letters, digits, “-”, “_” and “.”, beginning with a letter "
                       "or digit.")
                       .arg(t.header.name));
        localized(t.header.title, limits::kTitleLength);
        localized(t.header.description, limits::kTextLength);
        localized(t.header.instructions, limits::kTextLength);
    }

    void machines()
    {
        atMost(qsizetype(t.machines.size()), limits::kMachines,
               ModelText::tr("A lab has at most %1 machines; remove some, or draw the rest as another lab."));
        for (const auto &[id, machine] : t.machines) {
            if (!isMachineName(machine.name))
                breach(ModelText::tr("“%1” is no name for a machine: use up to 32 letters, digits, “-”, “_” and “.”, "
                                     "beginning with a letter or digit.")
                           .arg(machine.name));
            if (m_machineNames.contains(machine.name))
                breach(ModelText::tr("Two machines are called %1; rename one of them.").arg(machine.name));
            m_machineNames.insert(machine.name);
            if (!machineKind(machine.kind))
                breach(
                    ModelText::tr("%1 is of no known kind of machine; choose another kind for it.").arg(machine.name));
            if (!isNestedSoundly(machine))
                breach(ModelText::tr("%1 cannot be inside itself, inside a machine that does not exist, or more than "
                                     "%2 deep; put it "
                                     "elsewhere.")
                           .arg(machine.name)
                           .arg(limits::kNesting));
            atMost(qsizetype(machine.routes.size()), limits::kRoutesPerMachine,
                   ModelText::tr("A machine has at most %1 routes; remove some of them."));
            atMost(qsizetype(machine.rules.size()), limits::kRulesPerMachine,
                   ModelText::tr("A machine has at most %1 firewall rules; remove some of them."));
        }
    }

    bool isNestedSoundly(const Machine &machine) const
    {
        Id at = machine.parent;
        for (int depth = 0; at; ++depth) {
            const Machine *parent = t.machine(at);
            if (!parent || depth >= limits::kNesting)
                return false;
            at = parent->parent;
        }
        return true;
    }

    void interfaces()
    {
        atMost(qsizetype(t.interfaces.size()), limits::kInterfaces,
               ModelText::tr("A lab has at most %1 interfaces; remove some, or draw the rest as another lab."));
        std::unordered_map<Id, QSet<QString>> names;
        std::unordered_map<Id, int> ports;
        for (const auto &[id, interface] : t.interfaces) {
            oneInterface(id, interface);
            QSet<QString> &known = names[interface.machine];
            if (known.contains(interface.name))
                breach(ModelText::tr("Two interfaces are called %1; rename one of them.").arg(t.label(id)));
            known.insert(interface.name);
            if (interface.bridge)
                ++ports[interface.bridge];
        }
        for (const auto &[machine, known] : names)
            atMost(known.size(), limits::kInterfacesPerMachine,
                   ModelText::tr("A machine has at most %1 interfaces; remove some of them."));
        for (const auto &[bridge, count] : ports)
            atMost(count, limits::kPortsPerBridge,
                   ModelText::tr("A Linux bridge takes at most %1 ports; use a second bridge for the rest."));
        for (const auto &[id, machine] : t.machines) {
            for (const RouteState &route : machine.routes) {
                if (!route.interface.isEmpty() && !names[id].contains(route.interface))
                    breach(
                        ModelText::tr(
                            "A route of %1 goes through %2, which %1 does not have; choose another interface for it.")
                            .arg(machine.name, route.interface));
            }
        }
    }

    void oneInterface(Id id, const Interface &interface)
    {
        if (!t.machine(interface.machine))
            breach(ModelText::tr("The interface %1 belongs to no machine; remove it, or choose its machine.")
                       .arg(interface.name));
        if (!isUsableInterfaceName(interface.name))
            breach(
                ModelText::tr("“%1” is no name for an interface: use up to 15 letters, digits, “-”, “_” and “.”; “lo”, "
                              "“all” and “default” are taken by Linux.")
                    .arg(interface.name));
        if (interface.bridge) {
            const Interface *bridge = t.interface(interface.bridge);
            if (!bridge || bridge->machine != interface.machine || !t.isBridge(interface.bridge))
                breach(ModelText::tr("%1 can only be a port of a bridge of its own machine; choose one of those.")
                           .arg(t.label(id)));
            if (t.isBridge(id))
                breach(ModelText::tr(
                           "%1 is a bridge, and a bridge cannot be a port of a bridge; join the two with a cable.")
                           .arg(t.label(id)));
        }
        if (interface.bridge && !kindOf(interface).ethernet)
            breach(
                ModelText::tr("%1 carries no Ethernet frames, so it cannot be a port of a bridge.").arg(t.label(id)));
        parent(id, interface);
        atMost(qsizetype(interface.addresses.size()), limits::kAddressesPerInterface,
               ModelText::tr("An interface has at most %1 addresses; remove some of them."));
        if (interface.mtu != 0 && (interface.mtu < limits::kMtuMin || interface.mtu > limits::kMtuMax))
            breach(ModelText::tr("The MTU of %1 must be from %2 to %3.")
                       .arg(t.label(id))
                       .arg(limits::kMtuMin)
                       .arg(limits::kMtuMax));
    }

    void parent(Id id, const Interface &interface)
    {
        const ParentRule rule = kindOf(interface).parent;
        const Interface *on = t.interface(interface.parent);
        if (rule == ParentRule::Required && !on)
            breach(ModelText::tr("%1 needs the interface that it is made on; choose one.").arg(t.label(id)));
        if (!interface.parent)
            return;
        if (rule == ParentRule::None)
            breach(ModelText::tr("%1 is made on no other interface; choose none.").arg(t.label(id)));
        if (!on || on->machine != interface.machine || !kindOf(*on).ethernet)
            breach(ModelText::tr("%1 can only be made on an Ethernet interface of its own machine.").arg(t.label(id)));
        if (!isStackedSoundly(t, id))
            breach(ModelText::tr("%1 would be made on itself; choose another interface for it.").arg(t.label(id)));
    }

    /// What the kernel takes once in a machine: a VLAN id on an interface, a VNI on a port.
    void twins()
    {
        std::map<std::pair<Id, int>, Id> tags;
        std::map<std::tuple<Id, int, int>, Id> overlays;
        for (const auto &[id, interface] : t.interfaces) {
            if (const auto *vlan = std::get_if<VlanSettings>(&interface.settings))
                if (!tags.emplace(std::pair(interface.parent, vlan->id), id).second)
                    breach(ModelText::tr("%1 has two interfaces for VLAN %2; give one of them another id.")
                               .arg(t.label(interface.parent))
                               .arg(vlan->id));
            if (const auto *vxlan = std::get_if<VxlanSettings>(&interface.settings))
                if (!overlays.emplace(std::tuple(interface.machine, vxlan->vni, vxlan->port), id).second)
                    breach(ModelText::tr("%1 has two VXLANs with the id %2 and the port %3; change one of them.")
                               .arg(t.label(interface.machine))
                               .arg(vxlan->vni)
                               .arg(vxlan->port));
        }
    }

    /// A value that the kernel would refuse, told by the kind of link itself.
    void settings()
    {
        for (const auto &[id, interface] : t.interfaces) {
            const InterfaceKind &kind = kindOf(interface);
            if (!kind.lower || (kind.parent == ParentRule::Required && !t.interface(interface.parent)))
                continue;
            const LinkSettings lowered = kind.lower(t, interface);
            const auto check = linkKind(lowered).check;
            if (const Result<> checked = check ? check(lowered) : Result<>(Ok()); !checked)
                breach(ModelText::tr("%1: %2", "an interface, and what is wrong with it")
                           .arg(t.label(id), checked.error().message));
        }
    }

    void vlans()
    {
        QSet<int> ids;
        for (const auto &[id, vlan] : t.vlans) {
            if (vlan.id < 1 || vlan.id > limits::kVlanMax)
                breach(
                    ModelText::tr("A VLAN id of %1 is not possible; use 1 to %2.").arg(vlan.id).arg(limits::kVlanMax));
            if (ids.contains(vlan.id))
                breach(ModelText::tr("VLAN %1 is named twice; remove one of the two.").arg(vlan.id));
            ids.insert(vlan.id);
            atMost(vlan.name.size(), limits::kTitleLength,
                   ModelText::tr("A text is longer than %1 characters; shorten it."));
            colour(vlan.colour);
        }
    }

    void noteShape(const TextNote &) {}
    void noteShape(const FrameNote &frame) { colour(frame.colour); }
    void noteShape(const ArrowNote &arrow)
    {
        colour(arrow.colour);
        for (const Id end : {arrow.from, arrow.to})
            if (end && !t.machine(end) && !t.interface(end))
                breach(ModelText::tr(
                    "An arrow ends at something that is no machine and no interface; let it end at one, or at none."));
        if (arrow.from && arrow.from == arrow.to)
            breach(ModelText::tr("An arrow goes from %1 to itself; let it end elsewhere.").arg(t.label(arrow.from)));
    }
    void noteShape(const PictureNote &picture)
    {
        if (const auto good = checkPicture(picture.data); !good)
            breach(good.error().message);
    }

    void colour(const QString &text)
    {
        static const QRegularExpression pattern(QStringLiteral("^#[0-9a-fA-F]{6}$"));
        if (!text.isEmpty() && !pattern.match(text).hasMatch())
            breach(ModelText::tr("“%1” is no colour; write one as \"#0072b2\".").arg(text.left(40)));
    }

    void cables()
    {
        std::unordered_set<Id> cabled;
        for (const auto &[id, cable] : t.cables) {
            for (const Id end : {cable.a, cable.b}) {
                const Interface *interface = t.interface(end);
                if (!interface || !kindOf(*interface).cabled)
                    breach(
                        ModelText::tr("A cable joins two ethernet interfaces; one end of %1 is none: choose another.")
                            .arg(t.label(id)));
                if (!cabled.insert(end).second)
                    breach(ModelText::tr("%1 has two cables; an interface takes one.").arg(t.label(end)));
            }
        }
    }

    void notesAndChecks()
    {
        atMost(qsizetype(t.notes.size()), limits::kNotes,
               ModelText::tr("A lab has at most %1 notes; remove some of them."));
        atMost(qsizetype(t.checks.size()), limits::kChecks,
               ModelText::tr("A lab has at most %1 checks; remove some of them."));
        qsizetype bytes = 0;
        qint64 pixels = 0;
        for (const auto &[id, note] : t.notes) {
            localized(note.text, limits::kTextLength);
            std::visit([this](const auto &shape) { noteShape(shape); }, note.shape);
            if (const auto *picture = std::get_if<PictureNote>(&note.shape)) {
                bytes += picture->data.size();
                pixels += pixelsOf(picture->data);
            }
        }
        if (bytes > limits::kPicturesBytes)
            breach(ModelText::tr("The pictures of a lab take at most %1 together; make them smaller or remove one.")
                       .arg(QLocale().formattedDataSize(limits::kPicturesBytes)));
        if (pixels > limits::kPicturesPixels)
            breach(ModelText::tr("The pictures of a lab have at most %1 million pixels together; make them smaller or "
                                 "remove one.")
                       .arg(limits::kPicturesPixels / 1000000));
        for (const auto &[id, check] : t.checks) {
            localized(check.name, limits::kTitleLength);
            if (!m_machineNames.contains(check.from))
                breach(ModelText::tr(
                           "A check starts from %1, which is no machine of the lab; choose another machine for it.")
                           .arg(check.from));
            if (!check.machine.isEmpty() && !m_machineNames.contains(check.machine))
                breach(
                    ModelText::tr("A check looks at %1, which is no machine of the lab; choose another machine for it.")
                        .arg(check.machine));
        }
    }

    const Topology &t;
    QSet<QString> m_machineNames;
    std::vector<QString> m_breaches;
};

}  // namespace

std::vector<QString> invariants(const Topology &topology)
{
    return Examination(topology).run();
}

}  // namespace toile
