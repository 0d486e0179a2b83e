// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/livesource.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <map>

namespace toile {

/// Keeps a LiveState true to the kernel while somebody watches, and does nothing at all while nobody does. Events only
/// mark tables dirty; a short time later they are read, in slices, and what differs is published as one delta.
class Observer : public QObject {
    Q_OBJECT
public:
    explicit Observer(LiveSource &source, QObject *parent = nullptr);

    /// What somebody wants now. With `counters`, counters, MAC ages, connections and rules are sampled once a second.
    void watch(bool tables, bool counters);
    /// True while state() is what the kernel says, but for events of the last milliseconds.
    bool isCurrent() const { return m_tables && !m_behind && !m_held; }
    bool isWatching() const { return m_tables; }
    const LiveState &state() const { return m_state; }
    quint64 revision() const { return m_state.revision; }

    /// While a plan is performed reading would only cost: every machine changes again and again. Neither are events
    /// taken: the kernel walks all subscribers of all machines for each event, and new machines have none yet.
    void hold();
    /// Afterwards: these machines are read whatever the events said.
    void release(const std::map<QString, LiveTables> &touched);

Q_SIGNALS:
    /// state() became current: after the first watch() and after release(). Or nobody watches it any more.
    void caughtUp();
    void changed(const toile::LiveDelta &delta);
    void sampled(const toile::CountersSample &sample);

private:
    void startWatching();
    void stopWatching();
    void listen();
    void takeEvents();
    void markDirty(const QString &machine, LiveTables tables);
    void followMachines(LiveDelta &delta);
    void readSlice();
    void keepWithinLimit(const LiveMachine &before, LiveMachine &now);
    void readMachine(const QString &name, LiveTables tables, LiveDelta &delta);
    void publish(LiveDelta &delta);
    void sample();

    LiveSource &m_source;
    QSocketNotifier m_events;
    QTimer m_delay;
    QTimer m_second;
    LiveState m_state;
    std::map<QString, LiveTables> m_dirty;
    std::map<QString, LiveTables> m_failed;
    std::size_t m_rows = 0;  ///< that the machines' traffic fills, in all of them
    bool m_tables = false;
    bool m_counters = false;
    bool m_held = false;
    bool m_behind = false;  ///< caughtUp() is owed
    bool m_look = false;    ///< machines may have come or gone
};

}  // namespace toile
