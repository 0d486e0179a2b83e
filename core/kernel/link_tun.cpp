// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/linkkind.h"
#include "core/kernel/shellwords.h"
#include "core/kernel/text.h"

namespace toile {

namespace {

const TunSettings &settings(const LinkSettings &any)
{
    return std::get<TunSettings>(any);
}

Result<> check(const LinkSettings &any)
{
    const TunSettings &tun = settings(any);
    if (tun.mode != TunSettings::Mode::Tap && tun.mode != TunSettings::Mode::Tun)
        return makeError(ErrorCode::Refused,
                         DescribeText::tr("An interface for a program is a tap or a tun: choose one."));
    if (tun.owner && *tun.owner > TunSettings::kOwnerMax)
        return makeError(
            ErrorCode::Refused,
            DescribeText::tr("%1 is no number of a user: use 0 to %2.").arg(*tun.owner).arg(TunSettings::kOwnerMax));
    return Ok();
}

QString sentence(const QString &ns, const LinkState &link)
{
    return settings(link.settings).mode == TunSettings::Mode::Tap
               ? DescribeText::tr(
                     "Create in %1 the tap interface %2, whose other side is a program that speaks Ethernet.")
                     .arg(ns, link.name)
               : DescribeText::tr("Create in %1 the tun interface %2, whose other side is a program that speaks IP.")
                     .arg(ns, link.name);
}

QStringList commands(const QString &ns, const LinkState &link, Dialect)
{
    const TunSettings &tun = settings(link.settings);
    QString text = ipIn(ns) + QStringLiteral("tuntap add ") + ipDevice(link.name) +
                   (tun.mode == TunSettings::Mode::Tap ? QStringLiteral(" mode tap") : QStringLiteral(" mode tun"));
    if (tun.owner)
        text += QStringLiteral(" user %1").arg(*tun.owner);
    return withMacAndMtu(text, ns, link);
}

}  // namespace

const LinkKind &tunLink()
{
    static constexpr LinkKind kind{
        .name = "tun",
        .ethernet = [](const LinkSettings &any) { return settings(any).mode != TunSettings::Mode::Tun; },
        .features = [](const LinkSettings &) { return KernelFeatures{KernelFeature::Tun}; },
        .changesInto = [](const LinkSettings &seen, const LinkSettings &wanted) { return seen == wanted; },
        .check = check,
        .sentence = sentence,
        .commands = commands,
    };
    return kind;
}

}  // namespace toile
