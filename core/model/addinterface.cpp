// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/model/containers.h"
#include "core/model/drawing.h"
#include "core/model/text.h"
#include "core/model/vlans.h"

#include <set>

namespace toile {

namespace {

constexpr int kFirstOffered = 100;

/// The lab's first VLAN that `parent` has no interface for yet, else the next hundred.
int freeVlan(const Topology &topology, Id parent)
{
    std::set<int> taken;
    for (const Id id : topology.stackedOn(parent))
        if (const auto *vlan = std::get_if<VlanSettings>(&topology.interface(id)->settings))
            taken.insert(vlan->id);
    // A VLAN inside itself is possible, and never meant.
    for (const Interface *on = topology.interface(parent); on; on = topology.interface(on->parent))
        if (const auto *vlan = std::get_if<VlanSettings>(&on->settings))
            taken.insert(vlan->id);
    for (const VlanUse &use : vlansOf(topology))
        if (use.id > 1 && !taken.contains(use.id))
            return use.id;
    int id = kFirstOffered;
    while (taken.contains(id))
        id = id < limits::kVlanMax ? id + 1 : 1;
    return id;
}

int freeVni(const Topology &topology, Id machine, int wanted)
{
    std::set<int> taken;
    for (const Id id : topology.interfacesOf(machine))
        if (const auto *vxlan = std::get_if<VxlanSettings>(&topology.interface(id)->settings))
            taken.insert(vxlan->vni);
    while (taken.contains(wanted))
        ++wanted;
    return wanted;
}

Result<> mayAdd(const Topology &topology, const InterfaceKind &kind, Id machine, const Interface *parent)
{
    if (!machine || kind.cabled || kind.box)
        return invalidInput(DrawingText::tr("Put it on a machine or on an interface."));
    if (parent && (kind.parent == ParentRule::None || !kindOf(*parent).ethernet))
        return invalidInput(DrawingText::tr("It cannot be made on this interface; put it on the machine."));
    if (!parent && kind.parent == ParentRule::Required)
        return invalidInput(DrawingText::tr("It is made on an interface; put it on one."));
    if (topology.interfacesOf(machine).size() >= limits::kInterfacesPerMachine)
        return invalidInput(DrawingText::tr("%1 has %2 interfaces, and can have no more.")
                                .arg(topology.label(machine))
                                .arg(limits::kInterfacesPerMachine));
    return Ok();
}

/// What differs from the kind's defaults so that it can be in this machine; and the name that goes with it.
void suit(const Topology &topology, Interface &interface)
{
    const QString prefix = QLatin1String(kindOf(interface).namePrefix);
    if (auto *vlan = std::get_if<VlanSettings>(&interface.settings)) {
        vlan->id = freeVlan(topology, interface.parent);
        interface.name = vlanName(topology.interface(interface.parent)->name, vlan->id);
    } else if (auto *vxlan = std::get_if<VxlanSettings>(&interface.settings)) {
        vxlan->vni = freeVni(topology, interface.machine, vxlan->vni);
        interface.name = prefix + QString::number(vxlan->vni);
    }
    const bool isFree =
        isUsableInterfaceName(interface.name) && !topology.interfaceByName(interface.machine, interface.name);
    if (!isFree)
        interface.name = nextInterfaceName(topology, interface.machine, prefix);
}

}  // namespace

QString vlanName(const QString &parent, int id)
{
    return parent + u'.' + QString::number(id);
}

Result<Patch> addInterface(const Document &document, const InterfaceKind &kind, Id on, Id *created)
{
    const Topology &topology = document.topology();
    const Interface *parent = topology.interface(on);
    const Id machine = parent ? parent->machine : (topology.machine(on) ? on : Id());
    if (const Result<> may = mayAdd(topology, kind, machine, parent); !may)
        return may.error();
    Edit edit(document);
    containers::pinEverything(edit);
    Interface interface;
    interface.machine = machine;
    interface.settings = kind.defaults();
    interface.parent = parent ? on : Id();
    suit(topology, interface);
    // A VLAN has the MAC of what it is made on.
    if (kind.ethernet && kind.parent != ParentRule::Required)
        interface.mac = nextMac(topology, machine);
    const Id id = edit.create(interface);
    containers::grow(edit, machine);
    if (created)
        *created = id;
    return edit.patch();
}

}  // namespace toile
