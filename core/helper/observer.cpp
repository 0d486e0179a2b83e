// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/helper/observer.h"

#include "core/kernel/limits.h"

#include <QElapsedTimer>

#include <algorithm>
#include <chrono>
#include <set>

namespace toile {
namespace {

using namespace std::chrono_literals;

constexpr auto kCoalesce = 5ms;  ///< events of one cause come together
constexpr auto kRetry = 250ms;   ///< after a table could not be read
constexpr auto kSampling = 1s;
constexpr std::size_t kSmallLab =
    64;  ///< machines; in larger ones DELAY and PROBE of ARP, which come without an event, pass unseen
constexpr qint64 kSliceMs = 20;    ///< of reading, before the event loop turns
constexpr qint64 kRestFactor = 3;  ///< reading takes at most a quarter of the time

bool hasLearnedMacs(const LiveMachine &machine)
{
    return std::any_of(machine.fdb.begin(), machine.fdb.end(), [](const auto &row) { return !row.second.local; });
}

std::size_t trafficRows(const LiveMachine &machine)
{
    return machine.neighbours.size() + machine.fdb.size() + machine.conntrack.size();
}

/// Keeps so many rows at most; how many are left.
template <typename Row>
std::size_t cut(Table<Row> &rows, std::size_t room)
{
    if (rows.size() > room)
        rows.erase(std::next(rows.begin(), std::ptrdiff_t(room)), rows.end());
    return rows.size();
}

}  // namespace

Observer::Observer(LiveSource &source, QObject *parent)
    : QObject(parent), m_source(source), m_events(source.eventDescriptor(), QSocketNotifier::Read)
{
    m_events.setEnabled(false);
    m_delay.setSingleShot(true);
    m_delay.setTimerType(Qt::PreciseTimer);
    m_second.setInterval(kSampling);
    connect(&m_events, &QSocketNotifier::activated, this, &Observer::takeEvents);
    connect(&m_delay, &QTimer::timeout, this, &Observer::readSlice);
    connect(&m_second, &QTimer::timeout, this, &Observer::sample);
}

void Observer::watch(bool tables, bool counters)
{
    if (tables != m_tables) {
        m_tables = tables;
        tables ? startWatching() : stopWatching();
    }
    if (counters && !m_counters)
        QTimer::singleShot(0, this, &Observer::sample);  // who asks once wants the first one now
    m_counters = counters;
    if (!tables && !counters)
        m_second.stop();
    else if (!m_second.isActive())
        m_second.start();
}

void Observer::startWatching()
{
    m_behind = true;
    m_look = true;
    if (!m_held)
        listen();
}

/// What happened meanwhile comes first: the source keeps some tables from events alone. More is heard when all is read.
void Observer::listen()
{
    takeEvents();
    m_delay.start(0ms);
}

void Observer::stopWatching()
{
    m_events.setEnabled(false);
    m_delay.stop();
    m_dirty.clear();
    m_failed.clear();
    m_state.machines.clear();
    m_rows = 0;
    // Nobody waits for the state any more, but perhaps somebody for the answer to a plan. Not while one is performed.
    if (std::exchange(m_behind, false) && !m_held)
        QTimer::singleShot(0, this, [this] {
            if (!m_tables)
                Q_EMIT caughtUp();
        });
}

void Observer::hold()
{
    m_held = true;
    m_events.setEnabled(false);
    m_delay.stop();
}

void Observer::release(const std::map<QString, LiveTables> &touched)
{
    m_held = false;
    if (!m_tables)
        return;
    m_behind = true;
    m_look = true;
    for (const auto &[machine, tables] : touched)
        m_dirty[machine] |= tables;
    listen();
}

void Observer::takeEvents()
{
    for (const auto &[machine, tables] : m_source.takeEvents())
        markDirty(machine, tables);
}

void Observer::markDirty(const QString &machine, LiveTables tables)
{
    m_dirty[machine] |= tables;
    if (!m_held && !m_delay.isActive())
        m_delay.start(kCoalesce);
}

/// Machines that came or went since the last look.
void Observer::followMachines(LiveDelta &delta)
{
    const std::vector<QString> list = m_source.machines();
    const std::set<QString> names(list.begin(), list.end());
    for (const QString &name : names) {
        if (!m_state.machines.contains(name)) {
            m_state.machines[name];
            m_dirty[name] = kAllTables;
            MachineDelta come;
            come.machine = name;
            delta.machines.push_back(come);
        }
    }
    for (auto it = m_state.machines.begin(); it != m_state.machines.end();) {
        if (names.contains(it->first)) {
            ++it;
            continue;
        }
        MachineDelta gone;
        gone.machine = it->first;
        gone.removed = true;
        delta.machines.push_back(gone);
        m_dirty.erase(it->first);
        m_rows -= trafficRows(it->second);
        it = m_state.machines.erase(it);
    }
}

void Observer::readSlice()
{
    if (m_held || !m_tables)
        return;
    LiveDelta delta;
    QElapsedTimer clock;
    clock.start();
    if (std::exchange(m_look, false))
        followMachines(delta);
    while (!m_dirty.empty() && clock.elapsed() < kSliceMs) {
        const auto next = m_dirty.extract(m_dirty.begin());
        readMachine(next.key(), next.mapped(), delta);
    }
    publish(delta);
    if (m_dirty.empty() && !m_look && std::exchange(m_behind, false)) {
        m_events.setEnabled(true);
        Q_EMIT caughtUp();
    }

    const bool retry = m_dirty.empty() && !m_failed.empty();
    m_dirty.merge(m_failed);
    m_failed.clear();
    if (m_behind || m_look)
        m_delay.start(0ms);
    else if (retry)
        m_delay.start(kRetry);
    else if (!m_dirty.empty())
        m_delay.start(
            std::max<std::chrono::milliseconds>(kCoalesce, std::chrono::milliseconds(clock.elapsed() * kRestFactor)));
}

/// A port scan in each of many machines would fill more than a frame can carry: then the rest is not shown.
void Observer::keepWithinLimit(const LiveMachine &before, LiveMachine &now)
{
    m_rows -= trafficRows(before);
    const std::size_t others = std::min(m_rows, std::size_t(limits::kLabRows));
    std::size_t room = std::size_t(limits::kLabRows) - others;
    room -= cut(now.neighbours, room);
    room -= cut(now.fdb, room);
    cut(now.conntrack, room);
    m_rows += trafficRows(now);
}

void Observer::readMachine(const QString &name, LiveTables tables, LiveDelta &delta)
{
    const auto known = m_state.machines.find(name);
    if (known == m_state.machines.end()) {
        m_look = true;  // an event of a machine that is new or already gone: look at the list first
        return;
    }
    LiveMachine now = known->second;
    if (!m_source.read(name, tables, now)) {
        const auto names = m_source.machines();
        if (std::find(names.begin(), names.end(), name) != names.end())
            m_failed[name] |= tables;
        return;
    }
    keepWithinLimit(known->second, now);
    MachineDelta difference = toile::difference(name, known->second, now);
    if (!toile::isEmpty(difference, known->second))
        delta.machines.push_back(std::move(difference));
    keepTold(known->second, now);
    known->second = std::move(now);
}

void Observer::publish(LiveDelta &delta)
{
    if (delta.isEmpty())
        return;
    delta.revision = ++m_state.revision;
    Q_EMIT changed(delta);
}

void Observer::sample()
{
    if (m_held)
        return;
    if (m_counters)
        Q_EMIT sampled(m_source.counters());
    if (!m_tables || m_behind)
        return;
    const bool isSmall = m_state.machines.size() <= kSmallLab;
    for (const auto &[name, machine] : m_state.machines) {
        LiveTables tables;
        tables.setFlag(LiveTable::Neighbours, isSmall && !machine.neighbours.empty());
        tables.setFlag(LiveTable::Fdb, hasLearnedMacs(machine));
        tables.setFlag(LiveTable::Conntrack, !machine.conntrack.empty());
        tables.setFlag(LiveTable::Rules, !machine.rules.empty());
        if (tables)
            markDirty(name, tables);
    }
}

}  // namespace toile
