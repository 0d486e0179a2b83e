// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/texttable.h"

#include "core/base/printable.h"

#include <algorithm>

namespace toile::ctl {

namespace {

QString cellText(const QStringList &row, qsizetype column)
{
    const QString text = printable(row.value(column));
    return text.isEmpty() ? QStringLiteral("-") : text;
}

}  // namespace

QString formatTable(const QStringList &headers, const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (qsizetype column = 0; column < headers.size(); ++column) {
        qsizetype width = headers[column].size();
        for (const QStringList &row : rows)
            width = std::max(width, cellText(row, column).size());
        widths += width;
    }
    QString text;
    const auto addLine = [&](const QStringList &row) {
        for (qsizetype column = 0; column + 1 < headers.size(); ++column)
            text += cellText(row, column).leftJustified(widths[column] + 2);
        text += cellText(row, headers.size() - 1) + u'\n';
    };
    addLine(headers);
    for (const QStringList &row : rows)
        addLine(row);
    return text;
}

}  // namespace toile::ctl
