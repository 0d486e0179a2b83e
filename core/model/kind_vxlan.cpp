// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/kernel/linkkind.h"
#include "core/model/fieldtools.h"
#include "core/model/kindtable.h"
#include "core/model/text.h"

#include <QJsonArray>

#include <algorithm>

namespace toile {

namespace {

constexpr int kVniOfTheCourse = 42;
constexpr int kPortMax = 65535;

const VxlanSettings &settings(const Interface &interface)
{
    return std::get<VxlanSettings>(interface.settings);
}

VxlanSettings &settings(Interface &interface)
{
    return std::get<VxlanSettings>(interface.settings);
}

QJsonValue addressValue(const std::optional<IpAddress> &address)
{
    return address ? QJsonValue(address->toString()) : QJsonValue(QJsonValue::Undefined);
}

QJsonValue remotesValue(const Interface &interface)
{
    QStringList texts;
    for (const IpAddress &remote : settings(interface).remotes)
        texts << remote.toString();
    return unless(texts.isEmpty(), texts.join(QStringLiteral(", ")));
}

/// What the kind of link refuses (an address that is no machine's, too many) is refused here in the same words.
Result<> checked(VxlanSettings probe)
{
    probe.underlay = QStringLiteral("eth0");
    const Result<> sound = linkKind(probe).check(probe);
    return sound ? Result<>(Ok()) : Result<>(wrongValue(sound.error().message));
}

Result<> setLocal(Interface &interface, const QJsonValue &json)
{
    VxlanSettings probe;
    if (const Result<> read = setAddress(probe.local, json); !read)
        return read;
    if (const Result<> sound = checked(probe); !sound)
        return sound;
    settings(interface).local = probe.local;
    return Ok();
}

Result<> setRemotes(Interface &interface, const QJsonValue &json)
{
    if (!json.isString())
        return wrongValue(valuejson::wrongType(json, FieldsText::tr("addresses as \"1.0.0.2, 1.0.0.3\"")));
    std::vector<IpAddress> remotes;
    const QStringList parts = json.toString().isEmpty() ? QStringList() : json.toString().split(u',');
    for (const QString &part : parts) {
        std::optional<IpAddress> remote;
        if (part.trimmed().isEmpty())
            return wrongValue(FieldsText::tr("An address is missing before or after a comma."));
        if (const Result<> read = setAddress(remote, part.trimmed()); !read)
            return read;
        if (remote)
            remotes.push_back(*remote);
    }
    VxlanSettings probe;
    probe.remotes = remotes;
    if (const Result<> sound = checked(probe); !sound)
        return sound;
    std::sort(remotes.begin(), remotes.end());
    remotes.erase(std::unique(remotes.begin(), remotes.end()), remotes.end());
    settings(interface).remotes = std::move(remotes);
    return Ok();
}

Result<> setGroup(Interface &interface, const QJsonValue &json)
{
    VxlanSettings probe;
    if (const Result<> read = setAddress(probe.group, json); !read)
        return read;
    if (const Result<> sound = checked(probe); !sound)
        return sound;
    settings(interface).group = probe.group;
    return Ok();
}

constexpr Field<Interface> kFields[] = {
    {"vni", FieldType::Integer, QT_TRANSLATE_NOOP("toile::Fields", "VXLAN id (VNI)"),
     QT_TRANSLATE_NOOP("toile::Fields",
                       "Both ends have the same: `ip link add vxlan42 type vxlan id 42 dstport 4789 remote 1.0.0.2`."),
     [](const Interface &i) { return QJsonValue(settings(i).vni); },
     [](Interface &i, const QJsonValue &json) {
         return setInteger(settings(i).vni, json, 0, limits::kVniMax, FieldsText::tr("The VXLAN id (VNI)"));
     },
     0, limits::kVniMax},
    {"local", FieldType::Text, QT_TRANSLATE_NOOP("toile::Fields", "Local address"),
     QT_TRANSLATE_NOOP("toile::Fields", "Its packets come from this address of the machine; empty: Linux chooses."),
     [](const Interface &i) { return addressValue(settings(i).local); }, setLocal},
    {"remotes", FieldType::Text, QT_TRANSLATE_NOOP("toile::Fields", "Other ends"),
     QT_TRANSLATE_NOOP("toile::Fields",
                       "Where frames for unknown MACs go: addresses of machines, as 1.0.0.2, 1.0.0.3."),
     remotesValue, setRemotes},
    {"group", FieldType::Text, QT_TRANSLATE_NOOP("toile::Fields", "Multicast group"),
     QT_TRANSLATE_NOOP("toile::Fields", "Instead of other ends: all that join the same group, as 239.1.1.1."),
     [](const Interface &i) { return addressValue(settings(i).group); }, setGroup},
    {"port", FieldType::Integer, QT_TRANSLATE_NOOP("toile::Fields", "UDP port"),
     QT_TRANSLATE_NOOP("toile::Fields", "Both ends have the same; the IANA’s is 4789."),
     [](const Interface &i) { return unless(settings(i).port == VxlanSettings::kIanaPort, settings(i).port); },
     [](Interface &i, const QJsonValue &json) {
         return setInteger(settings(i).port, json, 1, kPortMax, FieldsText::tr("The UDP port"));
     },
     1, kPortMax},
    {"learning", FieldType::Boolean, QT_TRANSLATE_NOOP("toile::Fields", "Learns MAC addresses"),
     QT_TRANSLATE_NOOP("toile::Fields", "Remembers behind which end a MAC is: `bridge fdb show dev vxlan42`."),
     [](const Interface &i) { return unless(settings(i).learning, settings(i).learning); },
     [](Interface &i, const QJsonValue &json) { return setBoolean(settings(i).learning, json); }},
};

}  // namespace

const InterfaceKind &vxlanKind()
{
    static constexpr InterfaceKind kind{
        .key = "vxlan",
        .title = QT_TRANSLATE_NOOP("toile::Kinds", "VXLAN"),
        .help = QT_TRANSLATE_NOOP("toile::Kinds",
                                  "Ethernet frames in UDP packets: one layer-2 network over routers and hosts."),
        .icon = ":/icons/vxlan.svg",
        .namePrefix = "vxlan",
        .cabled = false,
        .box = false,
        .parent = ParentRule::Optional,
        .fields = kFields,
        .defaults =
            [] {
                VxlanSettings vxlan;
                vxlan.vni = kVniOfTheCourse;
                return InterfaceSettings(vxlan);
            },
        .lower =
            [](const Topology &topology, const Interface &interface) {
                VxlanSettings vxlan = settings(interface);
                vxlan.underlay = parentName(topology, interface);
                return LinkSettings(vxlan);
            },
    };
    return kind;
}

}  // namespace toile
