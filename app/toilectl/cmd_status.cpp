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
    return {
        {QStringLiteral("lab"), status.lab},
        {QStringLiteral("engine"), status.engine},
        {QStringLiteral("machines"), QJsonArray::fromStringList(status.machines)},
        {QStringLiteral("file"), status.file},
        {QStringLiteral("since"),
         status.since == 0 ? QString() : QDateTime::fromMSecsSinceEpoch(status.since, Qt::UTC).toString(Qt::ISODate)}};
}

QStringList toCells(const StatusReply &status)
{
    return {status.lab, status.engine, QString::number(status.machines.size()),
            QDateTime::fromMSecsSinceEpoch(status.since).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")), status.file};
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
        Connection connection;
        const auto open = connection.open(launch);
        const auto status = open ? connection.status() : Result<StatusReply>(open.error());
        if (!status) {
            if (status.error().code == ErrorCode::NotFound)
                continue;  // it ended while we asked
            if (status.error().code == ErrorCode::Disconnected) {
                printError(status.error());  // how it ended: a machine that panicked tells it once
                continue;
            }
            result = std::max(result, printError(status.error()));
            json += toJson(StatusReply{0, launch.lab, launch.engine, {}, 0, {}});
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
