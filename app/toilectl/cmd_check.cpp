// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/command.h"
#include "app/toilectl/deployment.h"
#include "app/toilectl/junit.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace toile::ctl {

namespace {

/// What is to be checked: the drawing, and whether its lab runs already.
struct Subject {
    LabSource source;
    QString lab;  ///< a running lab's name; empty: look at the drawing's
};

Error unknownChecks(const QString &lab, const QString &file)
{
    return makeError(ErrorCode::NotFound,
                     Text::tr("The checks of the lab “%1” are in its file, and “%2” is not there any more. Give the "
                              "file: toilectl check FILE")
                         .arg(lab, file));
}

Result<Subject> findSubject(const QString &argument)
{
    const auto running = runningLabs();
    const bool isLab = running && running->contains(argument) && !QFileInfo(argument).isFile();
    if (!isLab) {
        const auto source = findLab(argument);
        if (!source)
            return source.error();
        return Subject{*source, {}};
    }
    Connection connection;
    if (const auto open = connection.open(argument); !open)
        return open.error();
    const auto status = connection.status();
    if (!status)
        return status.error();
    const auto source = findRemembered(status->file);
    if (!source)
        return unknownChecks(argument, status->file);
    return Subject{*source, argument};
}

/// Deployed only to be checked: under a name of its own, so that several may be checked at once.
Topology privateLab(Topology topology)
{
    constexpr qsizetype kNameLength = 40;
    topology.header.name = QStringLiteral("%1.check-%2")
                               .arg(topology.header.name.left(kNameLength))
                               .arg(QCoreApplication::applicationPid());
    return topology;
}

/// Who names a file means the file: what runs under its lab's name must be it. Who names a lab means what runs, and is
/// told when that is something else than the file with its checks says.
Result<> requireSame(Connection &connection, const Topology &topology, const Subject &subject, const QString &lab)
{
    const auto live = connection.observe();
    if (!live)
        return live.error();
    if (planFor(topology, configuration(*live), connection.session().cards()).empty())
        return Ok{};
    if (!subject.lab.isEmpty()) {
        printError(
            Text::tr("The lab “%1” does not run as its file says, and its checks are the file’s: “%2”. If it was "
                     "deployed from a drawing that is not saved, save it first.")
                .arg(lab, subject.source.file));
        return Ok{};
    }
    return makeError(ErrorCode::Refused,
                     Text::tr("The lab “%1” runs, but not as the file says. To check what runs: toilectl check %1. To "
                              "check the file, undeploy the lab or deploy the file first.")
                         .arg(lab));
}

std::vector<ProbeResult> runProbes(Connection &connection, const std::vector<Probe> &probes)
{
    CheckRunner runner(connection.session());
    std::optional<std::vector<ProbeResult>> results;
    QObject::connect(&runner, &CheckRunner::finished, &runner, [&](const std::vector<ProbeResult> &all) {
        results = all;
        connection.wake();
    });
    runner.start(probes);
    (void)connection.waitUntil([&] { return results.has_value(); });  // a lost lab ends every probe as not run
    return results.value_or(std::vector<ProbeResult>());
}

QString shown(const QString &word)
{
    if (word == QLatin1String("answer"))
        return Text::tr("an answer");
    if (word == QLatin1String("no-answer"))
        return Text::tr("no answer");
    if (word == QLatin1String("translated"))
        return Text::tr("a translated address");
    if (word == QLatin1String("not-translated"))
        return Text::tr("an answer without a translated address");
    return Text::tr("nothing, it could not be run");
}

void printText(const std::vector<ProbeResult> &results, qsizetype passed)
{
    for (const ProbeResult &result : results) {
        if (result.passed) {
            print(Text::tr("ok    %1").arg(result.probe.name) + u'\n');
            continue;
        }
        print(Text::tr("FAIL  %1: expected %2, observed %3")
                  .arg(result.probe.name, shown(expectedWord(result.probe)), shown(observedWord(result))) +
              u'\n');
        if (!result.error.message.isEmpty())
            printError(result.error.message);
    }
    print(Text::tr("%1 passed, %2 failed.").arg(passed).arg(static_cast<qsizetype>(results.size()) - passed) + u'\n');
}

void printResultsJson(const std::vector<ProbeResult> &results, qsizetype passed)
{
    QJsonArray checks;
    for (const ProbeResult &result : results)
        checks += QJsonObject{{QStringLiteral("name"), result.probe.name},
                              {QStringLiteral("expected"), expectedWord(result.probe)},
                              {QStringLiteral("observed"), observedWord(result)},
                              {QStringLiteral("passed"), result.passed}};
    printJson(QJsonObject{{QStringLiteral("passed"), passed},
                          {QStringLiteral("failed"), static_cast<qsizetype>(results.size()) - passed},
                          {QStringLiteral("checks"), checks}});
}

}  // namespace

int runCheck(const Arguments &arguments)
{
    const auto wish = readEngineWish(arguments);
    if (const int *status = std::get_if<int>(&wish))
        return *status;
    const auto subject = findSubject(arguments.positional[0]);
    if (!subject)
        return printError(subject.error());
    const auto topology = loadTopology(subject->source);
    if (!topology)
        return kNo;
    const QString lab = subject->lab.isEmpty() ? topology->header.name : subject->lab;
    const auto running = runningLabs();
    const bool temporary = running && !running->contains(lab);
    Connection connection;
    connection.tidyOnSignals();
    if (temporary) {
        if (const int status =
                deploy(connection, privateLab(*topology), subject->source.file, std::get<EngineWish>(wish));
            status != kDone)
            return status;
    } else if (const auto open = connection.open(lab); !open) {
        return printError(open.error());
    } else if (const auto same = requireSame(connection, *topology, *subject, lab); !same) {
        return printError(same.error());
    }
    const std::vector<ProbeResult> results = runProbes(connection, probesOf(*topology));
    if (connection.lost())
        return printError(*connection.lost()), kRefused;
    if (temporary)
        (void)connection.undeploy();
    if (const auto interrupted = connection.interruptedStatus())
        return printError(Text::tr("Interrupted.")), *interrupted;

    const auto passed = std::count_if(results.begin(), results.end(), [](const auto &result) { return result.passed; });
    if (arguments.has("--json"))
        printResultsJson(results, passed);
    else
        printText(results, passed);
    if (arguments.has("--junit") && !writeFile(arguments.value("--junit"), junitReport(lab, results)))
        return kRefused;
    return passed == static_cast<qsizetype>(results.size()) ? kDone : kNo;
}

}  // namespace toile::ctl
