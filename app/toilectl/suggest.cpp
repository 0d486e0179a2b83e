// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/suggest.h"

#include "app/toilectl/output.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace toile::ctl {

namespace {

/// How many letters were left out, added, replaced or swapped with their neighbour; without regard to case.
qsizetype distance(const QString &a, const QString &b)
{
    const auto columns = static_cast<std::size_t>(b.size()) + 1;
    std::vector<qsizetype> beforeLast(columns);
    std::vector<qsizetype> last(columns);
    std::iota(last.begin(), last.end(), 0);
    const auto same = [&](qsizetype i, qsizetype j) { return a[i].toLower() == b[j].toLower(); };
    for (qsizetype i = 1; i <= a.size(); ++i) {
        std::vector<qsizetype> row(columns, i);
        for (std::size_t j = 1; j < columns; ++j) {
            const auto at = static_cast<qsizetype>(j);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same(i - 1, at - 1) ? 0 : 1)});
            if (i > 1 && j > 1 && same(i - 1, at - 2) && same(i - 2, at - 1))
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
        beforeLast = std::exchange(last, std::move(row));
    }
    return last.back();
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
