// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/follow.h"

#include "app/toilectl/output.h"
#include "app/toilectl/rows.h"
#include "app/toilectl/signals.h"

namespace toile::ctl {

namespace {

QString eventWord(const QString &event)
{
    if (event == QLatin1String("new"))
        return Text::tr("new");
    return event == QLatin1String("removed") ? Text::tr("removed") : Text::tr("changed");
}

}  // namespace

Follow::Follow(Connection &connection, Choice choice) : m_connection(connection), m_choice(std::move(choice)) {}

int Follow::run(const LiveState &shown, const LiveState &counters)
{
    for (const auto &[name, machine] : counters.machines)
        m_counters[name] = machine.counters;
    SignalWatch watch{SIGINT, SIGTERM, SIGHUP};
    connect(&watch, &SignalWatch::received, this, [this] {
        m_interrupted = true;
        m_connection.wake();
    });
    m_shown = shown;
    EngineSession &session = m_connection.session();
    connect(&session, &EngineSession::liveChanged, this, &Follow::printDelta);
    // After a gap the whole came again: what differs is what happened.
    const auto catchUp = [this, &session] { printDelta(difference(m_shown, session.live())); };
    connect(&session, &EngineSession::liveReset, this, catchUp);
    connect(&session, &EngineSession::countersChanged, this, &Follow::printCounters);
    catchUp();
    const auto waited = m_connection.waitUntil([this] { return m_interrupted; });
    if (waited)
        return kDone;
    return printError(waited.error()), kRefused;
}

void Follow::printDelta(const LiveDelta &delta)
{
    const LiveState before = m_shown;
    apply(m_shown, delta);
    for (auto &[name, machine] : m_shown.machines)
        if (const auto known = m_counters.find(name); known != m_counters.end())
            machine.counters = known->second;
    static const LiveMachine kNone;
    const auto machineIn = [](const LiveState &state, const QString &name) -> const LiveMachine & {
        const auto found = state.machines.find(name);
        return found == state.machines.end() ? kNone : found->second;
    };
    for (const MachineDelta &machine : delta.machines) {
        if (!m_choice.machine.isEmpty() && machine.machine != m_choice.machine)
            continue;
        const LiveMachine &was = machineIn(before, machine.machine);
        // A machine that is gone takes all its rows with it.
        const MachineDelta rows = machine.removed ? difference(machine.machine, was, kNone) : machine;
        forEachTable([&]<typename Row>() { printRows<Row>(rows, was, machineIn(m_shown, machine.machine)); });
    }
}

/// What a link has carried is in its row.
void Follow::printCounters(const CountersSample &sample)
{
    for (const auto &[name, counters] : sample.machines) {
        m_counters[name] = counters;
        const auto found = m_shown.machines.find(name);
        if (found == m_shown.machines.end() || (!m_choice.machine.isEmpty() && name != m_choice.machine))
            continue;
        LiveMachine &machine = found->second;
        const LiveMachine before = machine;
        machine.counters = counters;
        if (!m_choice.tables.contains(QLatin1String(RowFormat<LinkRow>::name)))
            continue;
        for (const auto &[key, link] : machine.links)
            printChanges<LinkRow>(name, printedRows<LinkRow>(link), before, printedRows<LinkRow>(link), machine);
    }
}

template <typename Row>
void Follow::printRows(const MachineDelta &delta, const LiveMachine &before, const LiveMachine &now)
{
    using Format = RowFormat<Row>;
    const QString name = QLatin1String(Format::name);
    if (!m_choice.tables.contains(name))
        return;
    const auto &old = before.*Format::table;
    for (const QString &key : (delta.*Format::delta).removed) {
        if (const auto found = old.find(key); found != old.end())
            for (const Row &row : printedRows<Row>(found->second))
                printEvent("removed", name, Format::cells(delta.machine, row, before),
                           Format::json(delta.machine, row, before));
    }
    for (const auto &source : (delta.*Format::delta).changed) {
        const auto found = old.find(source.key());
        const std::vector<Row> were = found == old.end() ? std::vector<Row>() : printedRows<Row>(found->second);
        printChanges<Row>(delta.machine, were, before, printedRows<Row>(source), now);
    }
}

/// A link that is shown as one row changes; of one that is shown as several, rows come and go.
template <typename Row>
void Follow::printChanges(const QString &machine, const std::vector<Row> &were, const LiveMachine &before,
                          const std::vector<Row> &are, const LiveMachine &now)
{
    using Format = RowFormat<Row>;
    const QString name = QLatin1String(Format::name);
    const auto shown = [&machine](const std::vector<Row> &rows, const LiveMachine &at) {
        QList<QJsonObject> all;
        for (const Row &row : rows)
            all += Format::json(machine, row, at);
        return all;
    };
    // A row that was only refreshed looks the same: that is no news.
    const QList<QJsonObject> old = shown(were, before);
    const QList<QJsonObject> fresh = shown(are, now);
    const bool isOneRow = were.size() == 1 && are.size() == 1;
    for (std::size_t i = 0; i < were.size() && !isOneRow; ++i)
        if (!fresh.contains(old[qsizetype(i)]))
            printEvent("removed", name, Format::cells(machine, were[i], before), old[qsizetype(i)]);
    for (std::size_t i = 0; i < are.size(); ++i)
        if (!old.contains(fresh[qsizetype(i)]))
            printEvent(isOneRow ? "changed" : "new", name, Format::cells(machine, are[i], now), fresh[qsizetype(i)]);
}

void Follow::printEvent(const char *event, const QString &table, const QStringList &cells, QJsonObject json)
{
    const QString word = QString::fromLatin1(event);
    if (!m_choice.json) {
        QString line = eventWord(word).leftJustified(9);
        if (m_choice.tables.size() > 1)
            line += table.leftJustified(11);
        for (const QString &cell : cells)
            line += QStringLiteral("  ") + (cell.isEmpty() ? QStringLiteral("-") : cell);
        print(line + u'\n');
        return;
    }
    json[QStringLiteral("event")] = word;
    if (m_choice.tables.size() > 1)
        json[QStringLiteral("table")] = table;
    printJsonLine(json);
}

}  // namespace toile::ctl
