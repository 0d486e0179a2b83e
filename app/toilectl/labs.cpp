// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/labs.h"

#include "app/toilectl/output.h"
#include "app/toilectl/suggest.h"
#include "core/kernel/plan.h"
#include "core/lab/cards.h"
#include "core/lab/lower.h"

#include <QFileInfo>

namespace toile::ctl {

namespace {

LabSource sourceOfFile(const QString &path)
{
    return {path, path, QFileInfo(path).absoluteFilePath()};
}

LabSource sourceOfShipped(const QString &name)
{
    return {shippedLabPath(name), name, name};
}

Probe::Kind kindOf(Check::Kind kind)
{
    switch (kind) {
    case Check::Kind::NoReach:
        return Probe::Kind::NoReach;
    case Check::Kind::Translated:
        return Probe::Kind::Translated;
    case Check::Kind::Reach:
        break;
    }
    return Probe::Kind::Reach;
}

QString nameOf(const Check &check)
{
    if (!check.name.isEmpty())
        return check.name.in(messageLanguage());
    switch (check.kind) {
    case Check::Kind::NoReach:
        return Text::tr("%1 does not reach %2").arg(check.from, check.to);
    case Check::Kind::Translated:
        return Text::tr("%1 reaches %2 as %3").arg(check.from, check.to, check.as);
    case Check::Kind::Reach:
        break;
    }
    return Text::tr("%1 reaches %2").arg(check.from, check.to);
}

}  // namespace

Result<LabSource> findLab(const QString &argument)
{
    if (QFileInfo(argument).isFile())
        return sourceOfFile(argument);
    if (shippedLabs().contains(argument))
        return sourceOfShipped(argument);
    if (QFileInfo::exists(argument))
        return sourceOfFile(argument);  // what it is instead is told by who reads it
    return makeError(ErrorCode::NotFound, Text::tr("There is neither a file nor a shipped lab “%1”.").arg(argument) +
                                              suggestion(argument, shippedLabs()));
}

std::optional<LabSource> findRemembered(const QString &file)
{
    if (file.startsWith(u'/') && QFileInfo(file).isFile())
        return sourceOfFile(file);
    if (shippedLabs().contains(file))
        return sourceOfShipped(file);
    return std::nullopt;
}

std::optional<Topology> loadTopology(const LabSource &source)
{
    const LoadedLab lab = loadLab(source.path);
    if (lab.ok())
        return lab.document.topology();
    printBytes(2, formatProblems(source.shown, lab.problems).toUtf8());
    return std::nullopt;
}

std::vector<Probe> probesOf(const Topology &topology)
{
    std::vector<Probe> probes;
    for (const auto &[id, check] : topology.checks)
        probes.push_back({kindOf(check.kind), nameOf(check), check.from, check.to, check.machine, check.as});
    return probes;
}

Plan planFor(const Topology &topology, const KernelState &observed, const CardStates &cards)
{
    return plan(lower(withCards(topology, cards)), observed);
}

}  // namespace toile::ctl
