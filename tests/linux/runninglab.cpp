// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/linux/runninglab.h"

#include "core/kernel/describe.h"
#include "core/kernel/features.h"
#include "core/kernel/plan.h"
#include "core/lab/labfile.h"
#include "core/lab/lower.h"
#include "resources/assets.h"
#include "tests/linux/ownnamespaces.h"

namespace toile::test {

Topology shippedTopology(const QString &name)
{
    return loadLab(shippedLabPath(name)).document.topology();
}

QByteArray failed(LinuxPlatform &kernel, const Plan &steps)
{
    for (const Step &step : steps)
        if (const Result<> done = kernel.perform(step); !done)
            return (commands(step).join(u'\n') + s(" | ") + done.error().message + u' ' + done.error().kernelText)
                .toUtf8();
    return {};
}

QByteArray missing(LinuxPlatform &kernel, const KernelState &wanted)
{
    const auto now = kernel.observe();
    if (!now)
        return now.error().message.toUtf8();
    QStringList lines;
    for (const Step &step : plan(wanted, *now))
        lines += commands(step);
    return lines.join(u'\n').toUtf8();
}

bool pings(const QString &from, const QString &to)
{
    const QString ping = s("ping -n -c1 -W1 ") + to;
    return runIn(from, ping).status == 0 || runIn(from, ping).status == 0;
}

QByteArray RunningLab::deploy(const QString &name)
{
    return deploy(shippedTopology(name));
}

QByteArray RunningLab::deploy(const Topology &topology)
{
    auto opened = LinuxPlatform::open();
    if (!opened)
        return opened.error().message.toUtf8();
    kernel = std::move(*opened);
    wanted = lower(topology);
    const QByteArray refused = failed(*kernel, plan(wanted, {}));
    return refused.isEmpty() ? missing(*kernel, wanted) : refused;
}

bool RunningLab::isRefused(const QString &name)
{
    return isRefused(shippedTopology(name));
}

bool RunningLab::isRefused(const Topology &topology)
{
    {
        const auto probing = LinuxPlatform::open();
        const KernelFeatures needed = requiredFeatures(lower(topology));
        if (!probing || missingFeatures(needed, (*probing)->features()).empty())
            return false;
    }
    return !deploy(topology).isEmpty();
}

QByteArray RunningLab::checkAndUndeploy(const QString &name)
{
    for (const auto &[id, check] : shippedTopology(name).checks)
        if (check.kind != Check::Kind::Translated && pings(check.from, check.to) != (check.kind == Check::Kind::Reach))
            return check.name.en.toUtf8();
    const QByteArray refused = failed(*kernel, plan({}, *kernel->observe()));
    if (!refused.isEmpty())
        return refused;
    return kernel->observe()->namespaces.empty() ? QByteArray() : QByteArray("machines are left");
}

}  // namespace toile::test
