// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/fieldtools.h"
#include "core/model/kindtable.h"

#include <QCoreApplication>

namespace toile {

namespace {

template <typename Settings>
QJsonValue owner(const Interface &interface)
{
    const auto &uid = std::get<Settings>(interface.settings).owner;
    return unless(!uid, uid ? qint64(*uid) : qint64(0));
}

template <typename Settings>
Result<> setOwnerOf(Interface &interface, const QJsonValue &json)
{
    return setOwner(std::get<Settings>(interface.settings).owner, json);
}

/// Tap and tun differ in what their program speaks, and in nothing that a person sets.
template <typename Settings>
constexpr Field<Interface> kFields[] = {
    {"owner", FieldType::Integer, QT_TRANSLATE_NOOP("toile::Fields", "Owner (uid)"),
     QT_TRANSLATE_NOOP("toile::Fields", "The user whose program may attach: `ip tuntap add tap0 mode tap user 1000`; "
                                        "-1: root alone."),
     owner<Settings>, setOwnerOf<Settings>, -1, int(TunSettings::kOwnerMax)},
};

}  // namespace

const InterfaceKind &tapKind()
{
    static constexpr InterfaceKind kind{
        .key = "tap",
        .title = QT_TRANSLATE_NOOP("toile::Kinds", "Tap interface"),
        .help = QT_TRANSLATE_NOOP("toile::Kinds",
                                  "Its other side is a program that speaks Ethernet, as KVM does for a VM."),
        .icon = ":/icons/tap.svg",
        .namePrefix = "tap",
        .cabled = false,
        .box = false,
        .fields = kFields<TapInterface>,
        .defaults = [] { return InterfaceSettings(TapInterface()); },
        .lower =
            [](const Topology &, const Interface &interface) {
                return LinkSettings(
                    TunSettings{TunSettings::Mode::Tap, std::get<TapInterface>(interface.settings).owner});
            },
    };
    return kind;
}

const InterfaceKind &tunKind()
{
    static constexpr InterfaceKind kind{
        .key = "tun",
        .title = QT_TRANSLATE_NOOP("toile::Kinds", "Tun interface"),
        .help = QT_TRANSLATE_NOOP("toile::Kinds", "Its other side is a program that speaks IP, as a VPN does."),
        .icon = ":/icons/tun.svg",
        .namePrefix = "tun",
        .cabled = false,
        .box = false,
        .ethernet = false,
        .fields = kFields<TunInterface>,
        .defaults = [] { return InterfaceSettings(TunInterface()); },
        .lower =
            [](const Topology &, const Interface &interface) {
                return LinkSettings(
                    TunSettings{TunSettings::Mode::Tun, std::get<TunInterface>(interface.settings).owner});
            },
    };
    return kind;
}

}  // namespace toile
