// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/livestate.h"

namespace toile {

namespace {

template <typename Row>
bool isNews(const Row &before, const Row &now)
{
    return !(before == now);
}

/// Kernel and reader do not look at their clocks at the same time.
constexpr qint64 kSameMoment = 500;  ///< milliseconds

/// An entry that only got older was not seen again. One whose age is what it was, was.
bool isNews(const FdbRow &before, const FdbRow &now)
{
    FdbRow aged = before;
    aged.age = std::max(before.age, now.age);
    return !(aged == now) || now.seen.milliseconds > before.seen.milliseconds + kSameMoment;
}

/// A time-out that only ran down is a connection in which nothing happened.
bool isNews(const ConntrackRow &before, const ConntrackRow &now)
{
    ConntrackRow aged = before;
    aged.timeout = std::min(before.timeout, now.timeout);
    return !(aged == now);
}

template <typename Row>
TableDelta<Row> tableDifference(const Table<Row> &before, const Table<Row> &now)
{
    TableDelta<Row> delta;
    auto old = before.begin();
    for (const auto &[key, row] : now) {
        while (old != before.end() && old->first < key)
            delta.removed.push_back((old++)->first);
        if (old == before.end() || old->first != key)
            delta.changed.push_back(row);
        else if (isNews((old++)->second, row))
            delta.changed.push_back(row);
    }
    for (; old != before.end(); ++old)
        delta.removed.push_back(old->first);
    return delta;
}

template <typename Row>
void applyTable(Table<Row> &table, const TableDelta<Row> &delta)
{
    for (const QString &key : delta.removed)
        table.erase(key);
    for (const Row &row : delta.changed)
        table[row.key()] = row;
}

MachineDelta removal(const QString &name)
{
    MachineDelta delta;
    delta.machine = name;
    delta.removed = true;
    return delta;
}

void applyMachine(LiveMachine &machine, const MachineDelta &delta)
{
    applyTable(machine.links, delta.links);
    applyTable(machine.neighbours, delta.neighbours);
    applyTable(machine.fdb, delta.fdb);
    applyTable(machine.conntrack, delta.conntrack);
    applyTable(machine.routes, delta.routes);
    applyTable(machine.rules, delta.rules);
    machine.forwarding = delta.forwarding;
    machine.ipv6 = delta.ipv6;
}

}  // namespace

MachineDelta difference(const QString &name, const LiveMachine &before, const LiveMachine &now)
{
    MachineDelta delta;
    delta.machine = name;
    delta.links = tableDifference(before.links, now.links);
    delta.neighbours = tableDifference(before.neighbours, now.neighbours);
    delta.fdb = tableDifference(before.fdb, now.fdb);
    delta.conntrack = tableDifference(before.conntrack, now.conntrack);
    delta.routes = tableDifference(before.routes, now.routes);
    delta.rules = tableDifference(before.rules, now.rules);
    delta.forwarding = now.forwarding;
    delta.ipv6 = now.ipv6;
    return delta;
}

bool isEmpty(const MachineDelta &delta, const LiveMachine &before)
{
    return !delta.removed && delta.links.isEmpty() && delta.neighbours.isEmpty() && delta.fdb.isEmpty() &&
           delta.conntrack.isEmpty() && delta.routes.isEmpty() && delta.rules.isEmpty() &&
           delta.forwarding == before.forwarding && delta.ipv6 == before.ipv6;
}

/// Else one that is read again and again in less than a moment would never be news.
void keepTold(const LiveMachine &before, LiveMachine &now)
{
    for (auto &[key, row] : now.fdb)
        if (const auto old = before.fdb.find(key); old != before.fdb.end() && !isNews(old->second, row))
            row.seen = old->second.seen;
}

LiveDelta difference(const LiveState &before, const LiveState &now)
{
    LiveDelta delta;
    delta.revision = now.revision;
    for (const auto &[name, machine] : before.machines)
        if (!now.machines.contains(name))
            delta.machines.push_back(removal(name));
    for (const auto &[name, machine] : now.machines) {
        const auto old = before.machines.find(name);
        const bool isNew = old == before.machines.end();
        const LiveMachine empty;
        const LiveMachine &was = isNew ? empty : old->second;
        MachineDelta changes = difference(name, was, machine);
        if (isNew || !isEmpty(changes, was))
            delta.machines.push_back(std::move(changes));
    }
    return delta;
}

void apply(LiveState &state, const LiveDelta &delta)
{
    for (const MachineDelta &machine : delta.machines) {
        if (machine.removed)
            state.machines.erase(machine.machine);
        else
            applyMachine(state.machines[machine.machine], machine);
    }
    state.revision = delta.revision;
}

}  // namespace toile
