// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/examine.h"

#include "app/toilectl/connection.h"
#include "app/toilectl/output.h"
#include "app/toilectl/progressline.h"

#include <unistd.h>

#include <algorithm>

namespace toile::ctl {

Examined examine(const QString &engine, const QString &kernel)
{
    Examined result;
    result.engine = engine;
    // With the number of this process: two of them may look at once.
    const auto launches = engineLaunches(QStringLiteral("doctor-%1-%2").arg(engine).arg(::getpid()), engine, kernel);
    if (!launches) {
        result.why = launches.error();
        return result;
    }
    const ProgressLine line;
    Connection connection;
    const auto opened = connection.openOrStart(
        *launches, {}, {}, [&](const QString &text) { line.show(text); }, [](const QString &) {});
    if (!opened) {
        result.why = opened.error();
        return result;
    }
    result.runs = true;
    result.features = connection.session().hello().features;
    result.notes = connection.session().hello().notes;
    const bool lends = std::ranges::find(result.features, KernelFeature::Uplink) != result.features.end();
    if (lends && ::geteuid() != 0)
        result.notes += Text::tr("A real network card is lent only when the administrator agrees, each time.");
    (void)connection.undeploy();
    return result;
}

}  // namespace toile::ctl
