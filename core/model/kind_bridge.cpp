// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/model/fieldtools.h"
#include "core/model/kindtable.h"
#include "core/model/text.h"

namespace toile {

namespace {

/// BR_MIN_FORWARD_DELAY and BR_MAX_FORWARD_DELAY (net/bridge/br_private_stp.h): with STP the kernel wants 2 to 30 s.
constexpr int kForwardDelayMax = 30;
constexpr int kForwardDelayMinStp = 2;
constexpr int kForwardDelayStp = 15;  ///< what Linux starts with
constexpr int kAgeingMax = 1000000;

const BridgeSettings &settings(const Interface &interface)
{
    return std::get<BridgeSettings>(interface.settings);
}

BridgeSettings &settings(Interface &interface)
{
    return std::get<BridgeSettings>(interface.settings);
}

int usualDelay(bool stp)
{
    return stp ? kForwardDelayStp : 0;
}

Result<> setStp(Interface &interface, const QJsonValue &json)
{
    if (!json.isBool())
        return wrongValue(valuejson::wrongType(json, FieldsText::tr("true or false")));
    BridgeSettings &bridge = settings(interface);
    if (bridge.forwardDelay == usualDelay(bridge.stp) || (json.toBool() && bridge.forwardDelay < kForwardDelayMinStp))
        bridge.forwardDelay = usualDelay(json.toBool());
    bridge.stp = json.toBool();
    return Ok();
}

Result<> setForwardDelay(Interface &interface, const QJsonValue &json)
{
    BridgeSettings &bridge = settings(interface);
    const int minimum = bridge.stp ? kForwardDelayMinStp : 0;
    const auto seconds = valuejson::toInteger(json, minimum, kForwardDelayMax);
    if (!seconds && bridge.stp)
        return wrongValue(FieldsText::tr("With STP the forward delay must be a whole number of seconds from %1 to %2.")
                              .arg(minimum)
                              .arg(kForwardDelayMax));
    if (!seconds)
        return wrongValue(
            FieldsText::tr("The forward delay must be a whole number of seconds from 0 to %1.").arg(kForwardDelayMax));
    bridge.forwardDelay = *seconds;
    return Ok();
}

Result<> setAgeing(Interface &interface, const QJsonValue &json)
{
    const auto seconds = valuejson::toInteger(json, 0, kAgeingMax);
    if (!seconds)
        return wrongValue(
            FieldsText::tr("The ageing time must be a whole number of seconds from 0 to %1.").arg(kAgeingMax));
    settings(interface).ageing = *seconds;
    return Ok();
}

// STP comes first: what the forward delay may be depends on it.
constexpr Field<Interface> kFields[] = {
    {"stp", FieldType::Boolean, QT_TRANSLATE_NOOP("toile::Fields", "Spanning tree (STP)"),
     QT_TRANSLATE_NOOP("toile::Fields", "Breaks loops between bridges: `brctl stp br0 on`."),
     [](const Interface &i) { return unless(!settings(i).stp, settings(i).stp); }, setStp},
    {"forwardDelay", FieldType::Integer, QT_TRANSLATE_NOOP("toile::Fields", "Forward delay (seconds)"),
     QT_TRANSLATE_NOOP("toile::Fields", "How long a new port listens before it forwards: `brctl setfd br0 0`."),
     [](const Interface &i) {
         const BridgeSettings &bridge = settings(i);
         return unless(bridge.forwardDelay == usualDelay(bridge.stp), bridge.forwardDelay);
     },
     setForwardDelay, 0, kForwardDelayMax},
    {"ageing", FieldType::Integer, QT_TRANSLATE_NOOP("toile::Fields", "Ageing (seconds)"),
     QT_TRANSLATE_NOOP("toile::Fields", "When a learned MAC address is forgotten: `brctl setageing br0 300`."),
     [](const Interface &i) { return unless(settings(i).ageing == BridgeSettings().ageing, settings(i).ageing); },
     setAgeing, 0, kAgeingMax},
    {"vlanFiltering", FieldType::Boolean, QT_TRANSLATE_NOOP("toile::Fields", "Tells VLANs apart (vlan_filtering)"),
     QT_TRANSLATE_NOOP(
         "toile::Fields",
         "Each port carries only its VLANs, as on a switch: `ip link set br0 type bridge vlan_filtering 1`."),
     [](const Interface &i) { return unless(!settings(i).vlanFiltering, settings(i).vlanFiltering); },
     [](Interface &i, const QJsonValue &json) { return setBoolean(settings(i).vlanFiltering, json); }},
    {"defaultPvid", FieldType::Integer, QT_TRANSLATE_NOOP("toile::Fields", "VLAN of new ports"),
     QT_TRANSLATE_NOOP("toile::Fields", "What a port carries without a tag unless it says so itself; 0: none."),
     [](const Interface &i) {
         return unless(settings(i).defaultPvid == BridgeSettings().defaultPvid, settings(i).defaultPvid);
     },
     [](Interface &i, const QJsonValue &json) {
         return setInteger(settings(i).defaultPvid, json, 0, limits::kVlanMax, FieldsText::tr("The VLAN of new ports"));
     },
     0, limits::kVlanMax},
};

}  // namespace

const InterfaceKind &bridgeKind()
{
    static constexpr InterfaceKind kind{
        .key = "bridge",
        .title = QT_TRANSLATE_NOOP("toile::Kinds", "Bridge"),
        .help =
            QT_TRANSLATE_NOOP("toile::Kinds", "A switch inside a machine: its ports are interfaces of that machine."),
        .icon = ":/icons/bridge.svg",
        .namePrefix = "br",
        .cabled = false,
        .box = true,
        .fields = kFields,
        .defaults = [] { return InterfaceSettings(BridgeSettings()); },
        .lower = [](const Topology &, const Interface &interface) { return LinkSettings(settings(interface)); },
    };
    return kind;
}

}  // namespace toile
