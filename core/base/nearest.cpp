// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/base/nearest.h"

#include <algorithm>
#include <vector>

namespace toile {

namespace {

/// Letters to change, add, drop or swap with their neighbour (optimal string alignment), whatever their case.
qsizetype distance(const QString &a, const QString &b)
{
    const QString x = a.toLower();
    const QString y = b.toLower();
    const auto width = static_cast<std::size_t>(y.size()) + 1;
    std::vector<std::vector<qsizetype>> rows(static_cast<std::size_t>(x.size()) + 1, std::vector<qsizetype>(width));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t j = 0; j < width; ++j) {
            if (i == 0 || j == 0) {
                const std::size_t length = i + j;
                rows[i][j] = static_cast<qsizetype>(length);
                continue;
            }
            const auto atX = static_cast<qsizetype>(i) - 1;
            const auto atY = static_cast<qsizetype>(j) - 1;
            const qsizetype changed = rows[i - 1][j - 1] + (x[atX] == y[atY] ? 0 : 1);
            rows[i][j] = std::min({rows[i - 1][j] + 1, rows[i][j - 1] + 1, changed});
            if (i > 1 && j > 1 && x[atX] == y[atY - 1] && x[atX - 1] == y[atY])
                rows[i][j] = std::min(rows[i][j], rows[i - 2][j - 2] + 1);
        }
    }
    return rows.back().back();
}

}  // namespace

QString nearest(const QString &typed, const QStringList &known)
{
    QString best;
    // Long garbage is no slip, and measuring it would be quadratic.
    qsizetype least = typed.size() > 40 ? 0 : std::max<qsizetype>(1, typed.size() / 3) + 1;
    for (const QString &candidate : known) {
        if (least == 0)
            break;
        const qsizetype d = distance(typed, candidate);
        if (d < least) {
            least = d;
            best = candidate;
        }
    }
    return best;
}

}  // namespace toile
