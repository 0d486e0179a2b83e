// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/kinds.h"

#include "core/model/kindtable.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace toile {

namespace {

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
    // In the order of the alternatives of InterfaceSettings: kindOf() relies on it.
    static const std::array kinds{ethernetKind(), bridgeKind(), vlanKind(),  vxlanKind(),
                                  tapKind(),      tunKind(),    uplinkKind()};
    static_assert(std::tuple_size_v<decltype(kinds)> == std::variant_size_v<InterfaceSettings>);
    return kinds;
}

QString parentName(const Topology &topology, const Interface &interface)
{
    const Interface *parent = topology.interface(interface.parent);
    return parent ? parent->name : QString();
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
    return interfaceKinds()[interface.settings.index()];
}

QString kindTitle(const char *text)
{
    return QCoreApplication::translate("toile::Kinds", text);
}

QString kindNoun(const char *title)
{
    QString noun = kindTitle(title);
    const bool isName = noun.startsWith(QStringLiteral("Ethernet")) || (noun.size() > 1 && noun[1].isUpper());
    if (!isName)
        noun.front() = noun.front().toLower();
    return noun;
}

}  // namespace toile
