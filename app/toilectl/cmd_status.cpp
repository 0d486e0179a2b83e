// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/command.h"
#include "app/toilectl/connection.h"
#include "app/toilectl/texttable.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

namespace toile::ctl {

namespace {

QJsonObject toJson(const StatusReply &status)
{
    const auto orNull = [](const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); };
    const QString since =
        status.since == 0 ? QString() : QDateTime::fromMSecsSinceEpoch(status.since, Qt::UTC).toString(Qt::ISODate);
    return {{QStringLiteral("lab"), status.lab},
            {QStringLiteral("engine"), orNull(status.engine)},
            {QStringLiteral("machines"), QJsonArray::fromStringList(status.machines)},
            {QStringLiteral("file"), orNull(status.file)},
            {QStringLiteral("since"), orNull(since)}};
}

QStringList toCells(const StatusReply &status)
{
    return {status.lab, status.engine, QString::number(status.machines.size()),
            QDateTime::fromMSecsSinceEpoch(status.since).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")), status.file};
}

Result<StatusReply> ask(const Launch &launch)
{
    Connection connection;
    const auto open = connection.open(launch);
    return open ? connection.status() : Result<StatusReply>(open.error());
}

bool isCutOff(const Result<StatusReply> &status)
{
    return !status && status.error().code == ErrorCode::Disconnected;
}

/// A helper that refuses us may hang up before we have read why: it is asked again. One that is gone is not there then,
/// and what it said at its end counts.
Result<StatusReply> statusOf(const Launch &launch)
{
    constexpr int kTries = 5;
    Result<StatusReply> status = ask(launch);
    for (int i = 1; i < kTries && isCutOff(status); ++i) {
        const Result<StatusReply> again = ask(launch);
        if (!again && again.error().code == ErrorCode::NotFound)
            break;
        if (!isCutOff(again))
            status = again;
    }
    return status;
}

/// Of a lab that says nothing.
QJsonObject unknown(const Launch &launch)
{
    QJsonObject object = toJson(StatusReply{0, launch.lab, launch.engine, {}, 0, {}});
    object[QStringLiteral("machines")] = QJsonValue();
    return object;
}

}  // namespace

int runStatus(const Arguments &arguments)
{
    const auto running = runningLaunches();
    if (!running)
        return printError(running.error());
    QJsonArray json;
    QList<QStringList> rows;
    int result = kDone;
    for (const Launch &launch : *running) {
        if (launch.starting) {
            QJsonObject starting = unknown(launch);
            starting[QStringLiteral("starting")] = true;
            json += starting;
            rows += {launch.lab, Text::tr("is starting")};
            continue;
        }
        const auto status = statusOf(launch);
        if (!status) {
            if (status.error().code == ErrorCode::NotFound)
                continue;  // it ended while we asked
            if (isCutOff(status)) {
                printError(status.error());  // how it ended: a machine that panicked tells it once
                continue;
            }
            result = std::max(result, printError(status.error()));
            json += unknown(launch);
            rows += {launch.lab, Text::tr("does not answer")};
            continue;
        }
        json += toJson(*status);
        rows += toCells(*status);
    }
    if (arguments.has("--json"))
        printJson(json);
    else if (rows.isEmpty())
        printBytes(2, Text::tr("No lab runs.").toUtf8() + '\n');
    else
        print(formatTable(
            {Text::tr("LAB"), Text::tr("ENGINE"), Text::tr("MACHINES"), Text::tr("SINCE"), Text::tr("FILE")}, rows));
    return result;
}

}  // namespace toile::ctl
