// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QJsonArray>
#include <QString>

#include <vector>

namespace toile::bench {

/// Goals, what was measured, and whether it is met. A goal whose measure is missing is neither.
class Goals {
public:
    /// `measured` must be at most (or at least) `goal`; `unit` follows the numbers ("ms", "x").
    void atMost(const QString &what, double measured, double goal, const QString &unit);
    void atLeast(const QString &what, double measured, double goal, const QString &unit);

    /// A figure without a goal, for comparing from run to run.
    void tell(const QString &what, double measured, const QString &unit);

    void print() const;
    QJsonArray toJson() const;

private:
    struct Row {
        QString what;
        double measured;
        double goal;  ///< NaN: none
        QString unit;
        bool most;
        bool hasGoal() const;
        bool isMeasured() const;
        bool isMet() const;
    };
    std::vector<Row> m_rows;
};

}  // namespace toile::bench
