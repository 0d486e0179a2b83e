// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/goals.h"

#include <QJsonObject>

#include <cmath>
#include <cstdio>

namespace toile::bench {

bool Goals::Row::hasGoal() const
{
    return !std::isnan(goal);
}

bool Goals::Row::isMeasured() const
{
    return !std::isnan(measured);
}

bool Goals::Row::isMet() const
{
    return isMeasured() && (most ? measured <= goal : measured >= goal);
}

void Goals::atMost(const QString &what, double measured, double goal, const QString &unit)
{
    m_rows.push_back({what, measured, goal, unit, true});
}

void Goals::atLeast(const QString &what, double measured, double goal, const QString &unit)
{
    m_rows.push_back({what, measured, goal, unit, false});
}

void Goals::tell(const QString &what, double measured, const QString &unit)
{
    m_rows.push_back({what, measured, std::nan(""), unit, true});
}

void Goals::print() const
{
    std::printf("\n%-66s %12s %14s\n", "goal", "measured", "wanted");
    int met = 0;
    int measured = 0;
    int goals = 0;
    for (const Row &row : m_rows) {
        const QByteArray unit = row.unit.toUtf8();
        const char *verdict = !row.isMeasured() ? "not measured" : row.isMet() ? "met" : "MISSED";
        char value[32] = "-";
        if (row.isMeasured())
            std::snprintf(value, sizeof value, "%.2f %s", row.measured, unit.constData());
        if (!row.hasGoal()) {
            std::printf("%-66s %12s\n", row.what.toUtf8().constData(), value);
            continue;
        }
        ++goals;
        met += row.isMet() ? 1 : 0;
        measured += row.isMeasured() ? 1 : 0;
        std::printf("%-66s %12s  %s %7.2f %-4s %s\n", row.what.toUtf8().constData(), value,
                    row.most ? "<=" : ">=", row.goal, unit.constData(), verdict);
    }
    std::printf("%d of %d measured goals met, %d not measured\n", met, measured, goals - measured);
}

QJsonArray Goals::toJson() const
{
    QJsonArray rows;
    for (const Row &row : m_rows) {
        QJsonObject object{{QStringLiteral("goal"), row.what}, {QStringLiteral("unit"), row.unit}};
        if (row.hasGoal()) {
            object[row.most ? QStringLiteral("atMost") : QStringLiteral("atLeast")] = row.goal;
            object[QStringLiteral("met")] = row.isMet();
        }
        if (row.isMeasured())
            object[QStringLiteral("measured")] = row.measured;
        rows += object;
    }
    return rows;
}

}  // namespace toile::bench
