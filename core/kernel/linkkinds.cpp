// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/linkkind.h"

#include <array>

namespace toile {

namespace {

/// In the order of the alternatives of LinkSettings.
using Maker = const LinkKind &(*)();
constexpr std::array<Maker, std::variant_size_v<LinkSettings>> kKinds{vethLink,  bridgeLink, foreignLink, vlanLink,
                                                                      vxlanLink, tunLink,    uplinkLink};

}  // namespace

const LinkKind &linkKind(const LinkSettings &settings)
{
    return kKinds[settings.index()]();
}

bool carriesEthernet(const LinkSettings &settings)
{
    const LinkKind &kind = linkKind(settings);
    return !kind.ethernet || kind.ethernet(settings);
}

QString parentOf(const LinkState &link)
{
    const LinkKind &kind = linkKind(link.settings);
    return kind.parent ? kind.parent(link.settings) : QString();
}

QString linkKindName(const LinkSettings &settings)
{
    const auto *foreign = std::get_if<ForeignSettings>(&settings);
    return foreign ? foreign->kind : QString::fromLatin1(linkKind(settings).name);
}

const LinkKind &vethLink()
{
    static constexpr LinkKind kind{
        .name = "veth",
        .creatable = false,
        .features = [](const LinkSettings &) { return KernelFeatures{KernelFeature::Veth}; },
        .changesInto = [](const LinkSettings &seen, const LinkSettings &wanted) { return seen == wanted; },
    };
    return kind;
}

const LinkKind &foreignLink()
{
    static constexpr LinkKind kind{
        .name = "",
        .creatable = false,
        .changesInto = [](const LinkSettings &seen, const LinkSettings &wanted) { return seen == wanted; },
    };
    return kind;
}

}  // namespace toile
