// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/kernelstate.h"
#include "core/linux/linuxplatform.h"
#include "core/model/topology.h"

#include <memory>

namespace toile::test {

inline QString s(const char *text)
{
    return QString::fromUtf8(text);
}

Topology shippedTopology(const QString &name);

/// Performs the steps; empty, or the command that was refused and why.
QByteArray failed(LinuxPlatform &kernel, const Plan &steps);
/// What still differs from `wanted`; empty when nothing does.
QByteArray missing(LinuxPlatform &kernel, const KernelState &wanted);
/// One echo request, and a second when the first was lost to ARP.
bool pings(const QString &from, const QString &to);

/// A shipped lab on the real kernel, in the namespaces of this process.
struct RunningLab {
    std::unique_ptr<LinuxPlatform> kernel;
    KernelState wanted;
    /// Deploys; empty, or what went wrong.
    QByteArray deploy(const QString &name);
    QByteArray deploy(const Topology &topology);
    /// True when this kernel lacks something that the lab needs, and does refuse to hold it.
    bool isRefused(const QString &name);
    bool isRefused(const Topology &topology);
    /// The lab's own checks that do not hold, and what is left after undeploying.
    QByteArray checkAndUndeploy(const QString &name);
};

}  // namespace toile::test
