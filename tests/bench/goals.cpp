// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/goals.h"

#include <QJsonObject>

#include <cmath>
#include <cstdio>

namespace toile::bench {

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

void Goals::print() const
{
    std::printf("\n%-66s %12s %14s\n", "goal", "measured", "wanted");
    int met = 0;
    int measured = 0;
    for (const Row &row : m_rows) {
        const QByteArray unit = row.unit.toUtf8();
        const char *verdict = !row.isMeasured() ? "not measured" : row.isMet() ? "met" : "MISSED";
        met += row.isMet() ? 1 : 0;
        measured += row.isMeasured() ? 1 : 0;
        char value[32] = "-";
        if (row.isMeasured())
            std::snprintf(value, sizeof value, "%.2f %s", row.measured, unit.constData());
        std::printf("%-66s %12s  %s %7.2f %-4s %s\n", row.what.toUtf8().constData(), value,
                    row.most ? "<=" : ">=", row.goal, unit.constData(), verdict);
    }
    std::printf("%d of %d measured goals met\n", met, measured);
}

QJsonArray Goals::toJson() const
{
    QJsonArray rows;
    for (const Row &row : m_rows) {
        QJsonObject object{{QStringLiteral("goal"), row.what},
                           {row.most ? QStringLiteral("atMost") : QStringLiteral("atLeast"), row.goal},
                           {QStringLiteral("unit"), row.unit},
                           {QStringLiteral("met"), row.isMet()}};
        if (row.isMeasured())
            object[QStringLiteral("measured")] = row.measured;
        rows += object;
    }
    return rows;
}

}  // namespace toile::bench
