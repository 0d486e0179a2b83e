// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/kinds.h"

#include "core/model/kindtable.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace toile {

namespace {

/// By alternative of InterfaceSettings.
const InterfaceKind &kindOfSettings(const EthernetSettings &)
{
    return ethernetKind();
}

const InterfaceKind &kindOfSettings(const BridgeSettings &)
{
    return bridgeKind();
}

template <typename Kind>
const Kind *find(std::span<const Kind> kinds, QStringView key)
{
    const auto it =
        std::find_if(kinds.begin(), kinds.end(), [key](const Kind &kind) { return key == QLatin1String(kind.key); });
    return it == kinds.end() ? nullptr : &*it;
}

}  // namespace

std::span<const InterfaceKind> interfaceKinds()
{
    static const std::array kinds{ethernetKind(), bridgeKind()};
    return kinds;
}

const MachineKind *machineKind(QStringView key)
{
    return find(machineKinds(), key);
}

const InterfaceKind *interfaceKind(QStringView key)
{
    return find(interfaceKinds(), key);
}

const InterfaceKind &kindOf(const Interface &interface)
{
    return std::visit([](const auto &settings) -> const InterfaceKind & { return kindOfSettings(settings); },
                      interface.settings);
}

QString kindTitle(const char *text)
{
    return QCoreApplication::translate("toile::Kinds", text);
}

}  // namespace toile
