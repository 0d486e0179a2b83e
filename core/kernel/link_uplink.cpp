// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/kernel/linkkind.h"
#include "core/kernel/shellwords.h"
#include "core/kernel/text.h"

namespace toile {

namespace {

const UplinkSettings &settings(const LinkSettings &any)
{
    return std::get<UplinkSettings>(any);
}

Result<> check(const LinkSettings &any)
{
    const QString &card = settings(any).card;
    if (isInterfaceName(card) && card != QLatin1String("lo"))
        return Ok();
    return makeError(ErrorCode::Refused,
                     DescribeText::tr("“%1” is no network card of this computer: `ip link` lists their names.")
                         .arg(card.left(limits::kTitleLength)));
}

QString sentence(const QString &ns, const LinkState &link)
{
    const QString &card = settings(link.settings).card;
    return card == link.name
               ? DescribeText::tr("Take the network card %1 from this computer into %2.").arg(card, ns)
               : DescribeText::tr("Take the network card %1 from this computer into %2, where its name is %3.")
                     .arg(card, ns, link.name);
}

QStringList commands(const QString &ns, const LinkState &link, Dialect)
{
    const QString &card = settings(link.settings).card;
    QString text = QStringLiteral("ip link set ") + ipDevice(card) + QStringLiteral(" netns ") + shellQuoted(ns);
    if (card != link.name)
        text += QStringLiteral(" name ") + shellQuoted(link.name);
    return withMacAndMtu(text, ns, link);
}

}  // namespace

const LinkKind &uplinkLink()
{
    static constexpr LinkKind kind{
        .name = "uplink",
        .features = [](const LinkSettings &) { return KernelFeatures{KernelFeature::Uplink}; },
        .changesInto = [](const LinkSettings &seen, const LinkSettings &wanted) { return seen == wanted; },
        .check = check,
        .sentence = sentence,
        .commands = commands,
    };
    return kind;
}

}  // namespace toile
