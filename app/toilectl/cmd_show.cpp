// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/command.h"
#include "app/toilectl/connection.h"
#include "app/toilectl/follow.h"
#include "app/toilectl/rows.h"
#include "app/toilectl/suggest.h"
#include "app/toilectl/texttable.h"

#include <QJsonArray>

namespace toile::ctl {

namespace {

template <typename Row, typename Each>
void forEachRow(const LiveState &live, const QString &machine, Each each)
{
    for (const auto &[name, now] : live.machines) {
        if (!machine.isEmpty() && name != machine)
            continue;
        for (const auto &[key, source] : now.*RowFormat<Row>::table)
            for (const Row &row : printedRows<Row>(source))
                each(name, row, now);
    }
}

template <typename Row>
QJsonArray jsonRows(const LiveState &live, const QString &machine)
{
    QJsonArray rows;
    forEachRow<Row>(live, machine, [&](const QString &name, const Row &row, const LiveMachine &now) {
        rows += RowFormat<Row>::json(name, row, now);
    });
    return rows;
}

template <typename Row>
QString textRows(const LiveState &live, const QString &machine)
{
    QList<QStringList> rows;
    forEachRow<Row>(live, machine, [&](const QString &name, const Row &row, const LiveMachine &now) {
        rows += RowFormat<Row>::cells(name, row, now);
    });
    return formatTable(RowFormat<Row>::headers(), rows);
}

void printTablesJson(const LiveState &live, const QStringList &tables, const QString &machine)
{
    QJsonObject all;
    forEachTable([&]<typename Row>() {
        const QString name = QLatin1String(RowFormat<Row>::name);
        if (tables.contains(name))
            all[name] = jsonRows<Row>(live, machine);
    });
    // One table is a list; several are an object of lists.
    printJson(tables.size() == 1 ? all.begin().value() : QJsonValue(all));
}

void printTables(const LiveState &live, const QStringList &tables, const QString &machine)
{
    bool first = true;
    forEachTable([&]<typename Row>() {
        const QString name = QLatin1String(RowFormat<Row>::name);
        if (!tables.contains(name))
            return;
        if (tables.size() > 1)
            print(QStringLiteral("%1%2:\n").arg(first ? QString() : QStringLiteral("\n"), name));
        first = false;
        print(textRows<Row>(live, machine));
    });
}

Result<QStringList> wishedTables(const QStringList &wished)
{
    const QStringList known = tableNames();
    for (const QString &table : wished) {
        if (!known.contains(table))
            return makeError(ErrorCode::NotFound,
                             Text::tr("There is no table “%1”.").arg(table) + suggestion(table, known));
    }
    return wished.isEmpty() ? known.first(3) : wished;
}

}  // namespace

int runShow(const Arguments &arguments)
{
    const auto tables = wishedTables(arguments.positional.sliced(1));
    if (!tables)
        return printError(tables.error());
    const QString machine = arguments.value("--machine");
    Connection connection;
    auto ready = connection.open(arguments.positional[0]);
    if (ready && !machine.isEmpty())
        ready = connection.requireMachine(machine);
    if (!ready)
        return printError(ready.error());

    const bool follow = arguments.has("--follow");
    const bool json = arguments.has("--json");
    const bool counters = tables->contains(QLatin1String(RowFormat<LinkRow>::name));
    Follow changes(connection, {*tables, machine, json});
    const auto live = connection.observe(counters);
    if (!live)
        return printError(live.error());
    if (!json)
        printTables(*live, *tables, machine);
    else if (!follow)
        printTablesJson(*live, *tables, machine);
    if (!follow)
        return kDone;
    // For a program that reads along, the rows that there are come in the form of all that follow.
    return changes.run(json ? LiveState() : *live, *live);
}

}  // namespace toile::ctl
