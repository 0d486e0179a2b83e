// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/kernel/linkkind.h"
#include "core/kernel/shellwords.h"
#include "core/kernel/text.h"

#include <cerrno>

namespace toile {

namespace {

const VlanSettings &settings(const LinkSettings &any)
{
    return std::get<VlanSettings>(any);
}

Result<> check(const LinkSettings &any)
{
    const VlanSettings &vlan = settings(any);
    if (vlan.id < 1 || vlan.id > limits::kVlanMax)
        return makeError(
            ErrorCode::Refused,
            DescribeText::tr("A VLAN id of %1 is not possible: use 1 to %2.").arg(vlan.id).arg(limits::kVlanMax));
    if (!isInterfaceName(vlan.parent) || vlan.parent == QLatin1String("lo"))
        return makeError(ErrorCode::Refused,
                         DescribeText::tr("A VLAN interface needs the interface whose frames it takes: name one."));
    return Ok();
}

/// net/8021q/vlan.c, vlan_check_real_dev: one interface for an id.
int refusal(const NamespaceState &ns, const LinkState &link)
{
    const VlanSettings &wanted = settings(link.settings);
    for (const auto &[name, other] : ns.links)
        if (other.settings == LinkSettings(wanted))
            return EEXIST;
    return 0;
}

QString sentence(const QString &ns, const LinkState &link)
{
    const VlanSettings &vlan = settings(link.settings);
    return DescribeText::tr("Create in %1 the interface %2, which carries VLAN %3 over %4 with an 802.1Q tag.")
        .arg(ns, link.name, QString::number(vlan.id), vlan.parent);
}

QStringList commands(const QString &ns, const LinkState &link, Dialect)
{
    const VlanSettings &vlan = settings(link.settings);
    return {ipIn(ns) + QStringLiteral("link add link ") + shellQuoted(vlan.parent) + QStringLiteral(" name ") +
            shellQuoted(link.name) + macAndMtu(link.mac, link.mtu) + QStringLiteral(" type vlan id ") +
            QString::number(vlan.id)};
}

}  // namespace

const LinkKind &vlanLink()
{
    static constexpr LinkKind kind{
        .name = "vlan",
        .features = [](const LinkSettings &) { return KernelFeatures{KernelFeature::Vlan}; },
        .parent = [](const LinkSettings &any) { return settings(any).parent; },
        .overhead = [](const LinkSettings &) { return 0; },
        .changesInto = [](const LinkSettings &seen, const LinkSettings &wanted) { return seen == wanted; },
        .check = check,
        .refusal = refusal,
        .sentence = sentence,
        .commands = commands,
    };
    return kind;
}

}  // namespace toile
