// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/base/nearest.h"
#include "core/kernel/limits.h"
#include "core/model/fieldtools.h"
#include "core/model/kinds.h"
#include "core/model/text.h"
#include "core/model/vlans.h"

#include <QCoreApplication>

namespace toile {

namespace {

Error wrong(const QString &message, const QString &pointer = {})
{
    return makeError(ErrorCode::InvalidInput, message, pointer);
}

/// Sets a list from JSON, or tells the first thing wrong with it and where.
template <typename T>
Result<> setList(std::vector<T> &target, const QJsonValue &json,
                 std::vector<T> (*read)(const QJsonValue &, std::vector<ValueProblem> &))
{
    std::vector<ValueProblem> problems;
    std::vector<T> values = read(json, problems);
    if (!problems.empty())
        return wrong(problems.front().message, problems.front().pointer);
    target = std::move(values);
    return Ok();
}

template <typename T, std::vector<T> (*read)(const QJsonValue &, std::vector<ValueProblem> &)>
std::vector<ValueProblem> listProblems(const QJsonValue &json)
{
    std::vector<ValueProblem> problems;
    (void)read(json, problems);
    return problems;
}

Result<> setMachineName(Machine &machine, const QJsonValue &json)
{
    if (!json.isString())
        return wrong(valuejson::wrongType(json, FieldsText::tr("a name as \"VM1\"")));
    if (!isMachineName(json.toString()))
        return wrong(FieldsText::tr("“%1” is no name for a machine; write up to 32 letters, digits, “-”, “_” and “.”, "
                                    "beginning with a letter or digit, as \"VM1\".")
                         .arg(json.toString().left(60)));
    machine.name = json.toString();
    return Ok();
}

constexpr const char *kKindChoices[] = {"host", "vm", "router", "switch", "pc", nullptr};

Result<> setMachineKind(Machine &machine, const QJsonValue &json)
{
    const QString key = json.toString();
    if (machineKind(key)) {
        machine.kind = key;
        return Ok();
    }
    QStringList known;
    for (const MachineKind &kind : machineKinds())
        known.append(QLatin1String(kind.key));
    if (!json.isString())
        return wrong(valuejson::wrongType(json, FieldsText::tr("one of %1").arg(known.join(QStringLiteral(", ")))));
    const QString meant = nearest(key, known);
    if (!meant.isEmpty())
        return wrong(FieldsText::tr("“%1” is no kind of machine; did you mean “%2”?").arg(key, meant));
    return wrong(FieldsText::tr("“%1” is no kind of machine; write one of %2.")
                     .arg(key.left(40), known.join(QStringLiteral(", "))));
}

Result<> setInterfaceName(Interface &interface, const QJsonValue &json)
{
    if (!json.isString())
        return wrong(valuejson::wrongType(json, FieldsText::tr("a name as \"eth0\"")));
    if (!isUsableInterfaceName(json.toString()))
        return wrong(
            FieldsText::tr("“%1” is no name for an interface; write up to 15 letters, digits, “-”, “_” and “.”, as "
                           "\"eth0\" (“lo”, “all” and “default” are taken by Linux).")
                .arg(json.toString().left(60)));
    interface.name = json.toString();
    return Ok();
}

Result<> setMac(Interface &interface, const QJsonValue &json)
{
    // Emptied in the inspector: the kernel chooses again.
    if (json.isString() && json.toString().isEmpty()) {
        interface.mac.reset();
        return Ok();
    }
    const auto mac = MacAddress::parse(json.toString());
    if (!mac)
        return wrong(
            FieldsText::tr("“%1” is no MAC address; write six pairs of hexadecimal digits as \"02:00:00:00:01:01\".")
                .arg(json.toVariant().toString().left(40)));
    if (mac->isMulticast() || mac->isZero())
        return wrong(
            FieldsText::tr("%1 is a group address or zero, and no interface can have it; write one whose first byte "
                           "is even, as \"02:00:00:00:01:01\".")
                .arg(mac->toString()));
    interface.mac = mac;
    return Ok();
}

Result<> setMtu(Interface &interface, const QJsonValue &json)
{
    const auto mtu = valuejson::toInteger(json, 0, limits::kMtuMax);
    if (!mtu || (*mtu != 0 && *mtu < limits::kMtuMin))
        return wrong(FieldsText::tr("The MTU must be a whole number from %1 to %2; leave it out for Linux’s own 1500.")
                         .arg(limits::kMtuMin)
                         .arg(limits::kMtuMax));
    interface.mtu = *mtu;
    return Ok();
}

/// One VLAN, or 0 for none; emptied in the inspector: what it is when nobody says it.
Result<> setVlan(std::optional<int> &target, const QJsonValue &json, const QString &what)
{
    if (json.isString() && json.toString().isEmpty()) {
        target.reset();
        return Ok();
    }
    // The inspector, which can leave it empty, sends a text.
    bool isNumber = false;
    const int typed = json.toString().trimmed().toInt(&isNumber);
    int vlan = 0;
    const Result<> set = setInteger(vlan, isNumber ? QJsonValue(typed) : json, 0, limits::kVlanMax, what);
    if (set)
        target = vlan;
    return set;
}

Result<> setVlans(std::vector<VlanRange> &target, const QJsonValue &json)
{
    if (!json.isString())
        return wrong(valuejson::wrongType(json, FieldsText::tr("VLAN ids as \"100,200-210\"")));
    auto ranges = parseVlanList(json.toString());
    if (!ranges)
        return ranges.error();
    target = std::move(*ranges);
    return Ok();
}

QJsonValue vlanOrNothing(const std::optional<int> &vlan)
{
    return unless(!vlan, vlan.value_or(0));
}

bool isOnVlanBridge(const Topology &topology, Id interface)
{
    return bool(vlanBridgeOf(topology, interface));
}

constexpr Field<Machine> kMachineFields[] = {
    {"name", FieldType::Name, QT_TRANSLATE_NOOP("toile::Fields", "Name"),
     QT_TRANSLATE_NOOP("toile::Fields", "How the machine is called; `ip netns` lists it under this name."),
     [](const Machine &m) { return QJsonValue(m.name); }, setMachineName},
    {"kind", FieldType::Choice, QT_TRANSLATE_NOOP("toile::Fields", "Kind"),
     QT_TRANSLATE_NOOP("toile::Fields",
                       "What it is drawn as. To Linux every machine is the same: a network namespace."),
     [](const Machine &m) { return QJsonValue(m.kind); }, setMachineKind, 0, 0, kKindChoices},
    {"forwarding", FieldType::Boolean, QT_TRANSLATE_NOOP("toile::Fields", "Forwards packets (router)"),
     QT_TRANSLATE_NOOP("toile::Fields", "Passes on packets that are not for itself: `sysctl net.ipv4.ip_forward=1`."),
     [](const Machine &m) { return unless(!m.forwarding, m.forwarding); },
     [](Machine &m, const QJsonValue &json) { return setBoolean(m.forwarding, json); }},
    {"routes", FieldType::RouteList, QT_TRANSLATE_NOOP("toile::Fields", "Routes"),
     QT_TRANSLATE_NOOP("toile::Fields", "Where packets for other networks go: `ip route add default via 2.0.0.2`."),
     [](const Machine &m) { return unless(m.routes.empty(), valuejson::fromRoutes(m.routes)); },
     [](Machine &m, const QJsonValue &json) { return setList(m.routes, json, valuejson::toRoutes); }, 0, 0, nullptr,
     listProblems<RouteState, valuejson::toRoutes>},
    {"rules", FieldType::RuleList, QT_TRANSLATE_NOOP("toile::Fields", "NAT and firewall"),
     QT_TRANSLATE_NOOP("toile::Fields", "Rules in order: `iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE`."),
     [](const Machine &m) { return unless(m.rules.empty(), valuejson::fromRules(m.rules)); },
     [](Machine &m, const QJsonValue &json) { return setList(m.rules, json, valuejson::toRules); }, 0, 0, nullptr,
     listProblems<FirewallRule, valuejson::toRules>},
};

constexpr Field<Interface> kInterfaceFields[] = {
    {"name", FieldType::Name, QT_TRANSLATE_NOOP("toile::Fields", "Name"),
     QT_TRANSLATE_NOOP("toile::Fields", "How `ip link` calls the interface: eth0, tap0, veth1…"),
     [](const Interface &i) { return QJsonValue(i.name); }, setInterfaceName},
    {"up", FieldType::Boolean, QT_TRANSLATE_NOOP("toile::Fields", "Up"),
     QT_TRANSLATE_NOOP("toile::Fields", "Switched on: `ip link set eth0 up`."),
     [](const Interface &i) { return unless(i.up, i.up); },
     [](Interface &i, const QJsonValue &json) { return setBoolean(i.up, json); }},
    {"mac", FieldType::Mac, QT_TRANSLATE_NOOP("toile::Fields", "MAC address"),
     QT_TRANSLATE_NOOP("toile::Fields", "The address on the wire; empty: Linux chooses one at random when it makes the "
                                        "interface, and leaves one that exists its address."),
     [](const Interface &i) { return unless(!i.mac, i.mac ? i.mac->toString() : QString()); }, setMac},
    {"mtu", FieldType::Integer, QT_TRANSLATE_NOOP("toile::Fields", "MTU"),
     QT_TRANSLATE_NOOP("toile::Fields",
                       "The largest packet in bytes: `ip link set eth0 mtu 1400`; 0: Linux’s default."),
     [](const Interface &i) { return unless(i.mtu == 0, i.mtu); }, setMtu, 0, limits::kMtuMax},
    {"addresses", FieldType::AddressList, QT_TRANSLATE_NOOP("toile::Fields", "Addresses"),
     QT_TRANSLATE_NOOP("toile::Fields", "With their prefix length: `ip addr add 1.0.0.1/8 dev eth0`."),
     [](const Interface &i) { return unless(i.addresses.empty(), valuejson::fromAddresses(i.addresses)); },
     [](Interface &i, const QJsonValue &json) { return setList(i.addresses, json, valuejson::toAddresses); }, 0, 0,
     nullptr, listProblems<IpPrefix, valuejson::toAddresses>},
    {"vlan", FieldType::Text, QT_TRANSLATE_NOOP("toile::Fields", "Untagged VLAN (access, native)"),
     QT_TRANSLATE_NOOP("toile::Fields", "An access port’s VLAN, or a trunk’s native one (PVID): `bridge vlan add dev "
                                        "eth0 vid 100 pvid untagged`; 0: none; empty: the bridge’s default."),
     [](const Interface &i) { return vlanOrNothing(i.vlans.untagged); },
     [](Interface &i, const QJsonValue &json) {
         return setVlan(i.vlans.untagged, json, FieldsText::tr("The untagged VLAN"));
     },
     0, limits::kVlanMax, nullptr, nullptr, isOnVlanBridge},
    {"tagged", FieldType::Text, QT_TRANSLATE_NOOP("toile::Fields", "Tagged VLANs (trunk)"),
     QT_TRANSLATE_NOOP("toile::Fields",
                       "What makes it a trunk, as 100,200-210: `bridge vlan add dev eth0 vid 200-210`."),
     [](const Interface &i) { return unless(i.vlans.tagged.empty(), vlanListText(i.vlans.tagged)); },
     [](Interface &i, const QJsonValue &json) { return setVlans(i.vlans.tagged, json); }, 0, 0, nullptr, nullptr,
     isOnVlanBridge},
    {"pvid", FieldType::Text, QT_TRANSLATE_NOOP("toile::Fields", "VLAN of incoming untagged frames (PVID)"),
     QT_TRANSLATE_NOOP(
         "toile::Fields",
         "The VLAN of frames that come in without a tag: `bridge vlan add dev eth0 vid 200 pvid`; 0: none "
         "may; empty: the untagged VLAN, which is nearly always meant."),
     [](const Interface &i) { return vlanOrNothing(i.vlans.pvid); },
     [](Interface &i, const QJsonValue &json) { return setVlan(i.vlans.pvid, json, FieldsText::tr("The PVID")); }, 0,
     limits::kVlanMax, nullptr, nullptr, isOnVlanBridge},
    {"alsoUntagged", FieldType::Text, QT_TRANSLATE_NOOP("toile::Fields", "Other untagged VLANs (outgoing only)"),
     QT_TRANSLATE_NOOP("toile::Fields",
                       "They go out without a tag too, and nothing comes back in them that way: `bridge vlan add dev "
                       "eth0 vid 300 untagged`."),
     [](const Interface &i) { return unless(i.vlans.moreUntagged.empty(), vlanListText(i.vlans.moreUntagged)); },
     [](Interface &i, const QJsonValue &json) { return setVlans(i.vlans.moreUntagged, json); }, 0, 0, nullptr, nullptr,
     isOnVlanBridge},
};

}  // namespace

std::span<const Field<Machine>> machineFields()
{
    return kMachineFields;
}

std::span<const Field<Interface>> interfaceFields()
{
    return kInterfaceFields;
}

bool isUsableInterfaceName(QStringView name)
{
    return isInterfaceName(name) && name != u"lo" && name != u"all" && name != u"default";
}

QString translated(const char *text)
{
    return QCoreApplication::translate("toile::Fields", text);
}

}  // namespace toile
