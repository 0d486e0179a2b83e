// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/suggest.h"

#include "app/toilectl/output.h"

#include <algorithm>
#include <vector>

namespace toile::ctl {

namespace {

/// Levenshtein's distance, without regard to case.
qsizetype distance(const QString &a, const QString &b)
{
    std::vector<qsizetype> row(static_cast<std::size_t>(b.size()) + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = static_cast<qsizetype>(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j < row.size(); ++j) {
            const bool same = a[i - 1].toLower() == b[static_cast<qsizetype>(j) - 1].toLower();
            diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, diagonal + (same ? 0 : 1)}));
        }
    }
    return row.back();
}

}  // namespace

QString nearest(const QString &typed, const QStringList &known)
{
    QString best;
    qsizetype bestDistance = std::max<qsizetype>(1, typed.size() / 3) + 1;
    for (const QString &candidate : known) {
        const qsizetype d = distance(typed, candidate);
        if (d < bestDistance) {
            best = candidate;
            bestDistance = d;
        }
    }
    return best;
}

QString suggestion(const QString &typed, const QStringList &known)
{
    constexpr qsizetype kListed = 20;
    if (known.isEmpty())
        return {};
    if (const QString best = nearest(typed, known); !best.isEmpty())
        return u' ' + Text::tr("Did you mean “%1”?").arg(best);
    const QString list = known.first(std::min(known.size(), kListed)).join(QStringLiteral(", "));
    return u' ' +
           (known.size() > kListed ? Text::tr("There are: %1…").arg(list) : Text::tr("There are: %1.").arg(list));
}

}  // namespace toile::ctl
