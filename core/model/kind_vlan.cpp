// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/model/fieldtools.h"
#include "core/model/kindtable.h"
#include "core/model/text.h"

namespace toile {

namespace {

constexpr int kFirstOffered = 100;

const VlanSettings &settings(const Interface &interface)
{
    return std::get<VlanSettings>(interface.settings);
}

constexpr Field<Interface> kFields[] = {
    {"id", FieldType::Integer, QT_TRANSLATE_NOOP("toile::Fields", "VLAN id"),
     QT_TRANSLATE_NOOP("toile::Fields",
                       "The tag of its frames: `ip link add link eth0 name eth0.100 type vlan id 100`."),
     [](const Interface &i) { return QJsonValue(settings(i).id); },
     [](Interface &i, const QJsonValue &json) {
         return setInteger(std::get<VlanSettings>(i.settings).id, json, 1, limits::kVlanMax,
                           FieldsText::tr("The VLAN id"));
     },
     1, limits::kVlanMax},
};

}  // namespace

const InterfaceKind &vlanKind()
{
    static constexpr InterfaceKind kind{
        .key = "vlan",
        .title = QT_TRANSLATE_NOOP("toile::Kinds", "VLAN interface"),
        .help = QT_TRANSLATE_NOOP("toile::Kinds",
                                  "What another interface carries with one 802.1Q tag, as an interface of its own."),
        .icon = ":/icons/vlan.svg",
        .namePrefix = "vlan",
        .cabled = false,
        .box = false,
        .parent = ParentRule::Required,
        .fields = kFields,
        .defaults =
            [] {
                return InterfaceSettings(VlanSettings{{}, kFirstOffered});
            },
        .lower =
            [](const Topology &topology, const Interface &interface) {
                VlanSettings vlan = settings(interface);
                vlan.parent = parentName(topology, interface);
                return LinkSettings(vlan);
            },
    };
    return kind;
}

}  // namespace toile
