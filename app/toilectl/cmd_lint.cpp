// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/command.h"
#include "app/toilectl/labs.h"
#include "core/lab/findings.h"

#include <QJsonArray>
#include <QJsonObject>

namespace toile::ctl {

namespace {

QString severityWord(Finding::Severity severity)
{
    return severity == Finding::Severity::Warning ? Text::tr("warning") : Text::tr("information");
}

QJsonObject toJson(const Finding &finding)
{
    const bool warning = finding.severity == Finding::Severity::Warning;
    return {{QStringLiteral("severity"), warning ? QStringLiteral("warning") : QStringLiteral("information")},
            {QStringLiteral("rule"), finding.rule},
            {QStringLiteral("element"), finding.label},
            {QStringLiteral("message"), finding.message},
            {QStringLiteral("remedy"), finding.remedy}};
}

void printLintJson(const LoadedLab &lab, const std::vector<Finding> &found)
{
    QJsonArray problems;
    for (const FileProblem &problem : lab.problems)
        problems +=
            QJsonObject{{QStringLiteral("pointer"), problem.pointer}, {QStringLiteral("message"), problem.message}};
    QJsonArray list;
    for (const Finding &finding : found)
        list += toJson(finding);
    printJson(QJsonObject{{QStringLiteral("problems"), problems}, {QStringLiteral("findings"), list}});
}

}  // namespace

int runLint(const Arguments &arguments)
{
    const auto source = findLab(arguments.positional[0]);
    if (!source)
        return printError(source.error());
    const LoadedLab lab = loadLab(source->path);
    const std::vector<Finding> found = lab.ok() ? findings(lab.document.topology()) : std::vector<Finding>();
    if (arguments.has("--json")) {
        printLintJson(lab, found);
    } else {
        print(formatProblems(source->shown, lab.problems));
        for (const Finding &finding : found)
            print(QStringLiteral("%1: %2: %3: %4 %5 [%6]\n")
                      .arg(source->shown, severityWord(finding.severity), finding.label, finding.message,
                           finding.remedy, finding.rule));
    }
    return lab.ok() ? kDone : kNo;
}

}  // namespace toile::ctl
