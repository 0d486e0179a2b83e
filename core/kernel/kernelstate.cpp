// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/kernelstate.h"

namespace toile {

namespace {

struct KindName {
    QString operator()(const VethSettings &) const { return QStringLiteral("veth"); }
    QString operator()(const BridgeSettings &) const { return QStringLiteral("bridge"); }
    QString operator()(const ForeignSettings &foreign) const { return foreign.kind; }
    QString operator()(const VlanSettings &) const { return QStringLiteral("vlan"); }
    QString operator()(const VxlanSettings &) const { return QStringLiteral("vxlan"); }
    QString operator()(const TunSettings &) const { return QStringLiteral("tun"); }
};

}  // namespace

QString linkKindName(const LinkSettings &settings)
{
    return std::visit(KindName(), settings);
}

}  // namespace toile
