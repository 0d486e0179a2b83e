// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "app/toilectl/connection.h"

#include <QJsonObject>
#include <QObject>

namespace toile::ctl {

/// Prints each change of the live tables as it happens, until interrupted (kDone) or the lab is gone (kRefused).
class Follow : public QObject {
    Q_OBJECT
public:
    struct Choice {
        QStringList tables;
        QString machine;  ///< empty: all
        bool json = false;
    };

    Follow(Connection &connection, Choice choice);

    /// From the state that was already printed; an empty one: every row that there is comes first, as new. `counters`:
    /// the last ones known.
    int run(const LiveState &shown, const LiveState &counters);

private:
    void printDelta(const LiveDelta &delta);
    void printCounters(const CountersSample &sample);
    template <typename Row>
    void printRows(const MachineDelta &delta, const LiveMachine &before, const LiveMachine &now);
    template <typename Row>
    void printChanges(const QString &machine, const std::vector<Row> &were, const LiveMachine &before,
                      const std::vector<Row> &are, const LiveMachine &now);
    void printEvent(const char *event, const QString &table, const QStringList &cells, QJsonObject json);

    Connection &m_connection;
    Choice m_choice;
    LiveState m_shown;
    std::map<QString, std::map<QString, LinkCounters>> m_counters;  ///< by machine and link
    bool m_interrupted = false;
};

}  // namespace toile::ctl
