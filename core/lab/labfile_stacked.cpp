// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/linkkind.h"
#include "core/lab/labfile_read.h"
#include "core/lab/text.h"
#include "core/model/stacking.h"

/// The part of LabReader that reads what is made on other interfaces, and looks at what the kernel takes once or never.
namespace toile {

namespace {

const QString kInterfaces = QStringLiteral("interfaces");
const QString kParentKey = QStringLiteral("parent");
const QString kBridge = QStringLiteral("bridge");

QString interfaceAt(const QString &machine, qsizetype index)
{
    return machine + u'/' + kInterfaces + u'/' + QString::number(index);
}

}  // namespace

/// VLANs and VXLANs are made on an interface that may come later in the list.
void LabReader::stacked(const QJsonObject &object, const QString &pointer, const Named &machine)
{
    const QJsonArray array = object[kInterfaces].toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QJsonObject entry = array[i].toObject();
        const Id id = machine.interfaces.value(entry[u"name"].toString());
        const Interface *interface = m_topology.interface(id);
        const ParentRule rule = interface ? kindOf(*interface).parent : ParentRule::None;
        const QString here = interfaceAt(pointer, i);
        const Id parent = machine.interfaces.value(entry[kParentKey].toString());
        if (rule == ParentRule::Required && !entry.contains(kParentKey))
            wrong(here, LabFileText::tr("“%1” is missing; add it.").arg(kParentKey));
        else if (rule != ParentRule::None && entry.contains(kParentKey) && (!parent || parent == id))
            wrong(here + u'/' + kParentKey,
                  LabFileText::tr(
                      "“%1” is no other interface of this machine; write the name of the one that it is made on.")
                      .arg(entry[kParentKey].toVariant().toString().left(40)));
        else if (rule != ParentRule::None)
            m_topology.interfaces.at(id).parent = parent;
    }
}

/// Only of a machine whose interfaces are each right by themselves.
void LabReader::structure(const QJsonObject &object, const QString &pointer, const Named &machine)
{
    const QJsonArray array = object[kInterfaces].toArray();
    Twins twins;
    for (qsizetype i = 0; i < array.size(); ++i) {
        const Id id = machine.interfaces.value(array[i].toObject()[u"name"].toString());
        if (!m_topology.interface(id))
            continue;  // of a file with so many problems that not each is kept
        const QString here = interfaceAt(pointer, i);
        stack(id, here);
        twin(id, here, twins);
    }
}

/// What an interface is made on, and what it is a port of.
void LabReader::stack(Id id, const QString &pointer)
{
    const Interface &interface = m_topology.interfaces.at(id);
    const Interface *on = m_topology.interface(interface.parent);
    if (interface.bridge && !kindOf(interface).ethernet)
        wrong(pointer + u'/' + kBridge,
              LabFileText::tr("%1 carries no Ethernet frames, so it cannot be a port of a bridge; remove “bridge”.")
                  .arg(interface.name));
    if (on && !kindOf(*on).ethernet)
        wrong(pointer + u'/' + kParentKey,
              LabFileText::tr(
                  "%1 carries no Ethernet frames, so nothing can be made on it; write the name of an Ethernet "
                  "interface.")
                  .arg(on->name));
    if (!isStackedSoundly(m_topology, id)) {
        wrong(pointer + u'/' + kParentKey,
              LabFileText::tr("%1 would be made on itself; write the name of an interface that is not made on it.")
                  .arg(interface.name));
        return;
    }
    const InterfaceKind &kind = kindOf(interface);
    if (!kind.lower)
        return;
    const LinkSettings lowered = kind.lower(m_topology, interface);
    const auto check = linkKind(lowered).check;
    if (const Result<> checked = check ? check(lowered) : Result<>(Ok()); !checked)
        wrong(pointer, checked.error().message);
}

/// The kernel takes a VLAN id once on an interface, and a VNI once on a port.
void LabReader::twin(Id id, const QString &pointer, Twins &twins)
{
    const Interface &interface = m_topology.interfaces.at(id);
    if (const auto *vlan = std::get_if<VlanSettings>(&interface.settings)) {
        const auto [first, isFirst] = twins.tags.emplace(std::pair(interface.parent, vlan->id), interface.name);
        if (!isFirst)
            wrong(pointer + QStringLiteral("/id"),
                  LabFileText::tr(
                      "%1 takes VLAN %2 of this interface already; write another id, or remove one of the two.")
                      .arg(first->second)
                      .arg(vlan->id));
    }
    if (const auto *vxlan = std::get_if<VxlanSettings>(&interface.settings)) {
        const auto [first, isFirst] = twins.overlays.emplace(std::pair(vxlan->vni, vxlan->port), interface.name);
        if (!isFirst)
            wrong(
                pointer + QStringLiteral("/vni"),
                LabFileText::tr("%1 has the VXLAN id (VNI) %2 on the UDP port %3 already, and Linux takes it once in a "
                                "machine; write another id or port.")
                    .arg(first->second)
                    .arg(vxlan->vni)
                    .arg(vxlan->port));
    }
}

}  // namespace toile
