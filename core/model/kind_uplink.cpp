// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/fieldtools.h"
#include "core/model/kindtable.h"
#include "core/model/text.h"

namespace toile {

namespace {

UplinkInterface &settings(Interface &interface)
{
    return std::get<UplinkInterface>(interface.settings);
}

const UplinkInterface &settings(const Interface &interface)
{
    return std::get<UplinkInterface>(interface.settings);
}

QJsonValue card(const Interface &interface)
{
    const QString &name = settings(interface).card;
    return unless(name.isEmpty(), name);
}

Result<> setCard(Interface &interface, const QJsonValue &json)
{
    if (!json.isString())
        return wrongValue(valuejson::wrongType(json, FieldsText::tr("a text")));
    const QString name = json.toString();
    if (!name.isEmpty() && !isUsableInterfaceName(name))
        return wrongValue(
            FieldsText::tr("“%1” cannot be the name of a network card: `ip link` lists those of this computer.")
                .arg(name.left(60)));
    settings(interface).card = name;
    return Ok();
}

QJsonValue carry(const Interface &interface)
{
    return unless(settings(interface).carry, settings(interface).carry);
}

Result<> setCarry(Interface &interface, const QJsonValue &json)
{
    return setBoolean(settings(interface).carry, json);
}

constexpr Field<Interface> kFields[] = {
    {"card", FieldType::Text, QT_TRANSLATE_NOOP("toile::Fields", "Network card"),
     QT_TRANSLATE_NOOP("toile::Fields", "The name of the card on this computer (`ip link`); empty: that of the "
                                        "interface. `ip link set eth0 netns Host1` takes it."),
     card, setCard},
    {"carry", FieldType::Boolean, QT_TRANSLATE_NOOP("toile::Fields", "Brings its addresses"),
     QT_TRANSLATE_NOOP("toile::Fields",
                       "The card’s IPv4 addresses and routes on this computer come along; when it is a "
                       "port of a bridge, the bridge gets them."),
     carry, setCarry},
};

}  // namespace

const InterfaceKind &uplinkKind()
{
    static constexpr InterfaceKind kind{
        .key = "uplink",
        .title = QT_TRANSLATE_NOOP("toile::Kinds", "Real network card"),
        .help = QT_TRANSLATE_NOOP("toile::Kinds",
                                  "A network card of this computer, lent to the lab: what is behind it is real."),
        .icon = ":/icons/uplink.svg",
        .namePrefix = "eth",
        .cabled = false,
        .box = false,
        .fields = kFields,
        .defaults = [] { return InterfaceSettings(UplinkInterface()); },
        .lower =
            [](const Topology &, const Interface &interface) {
                const QString &card = settings(interface).card;
                return LinkSettings(UplinkSettings{card.isEmpty() ? interface.name : card});
            },
    };
    return kind;
}

}  // namespace toile
