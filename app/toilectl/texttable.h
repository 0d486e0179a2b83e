// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QStringList>

namespace toile::ctl {

/// Columns aligned by two spaces. Long tables stay one line a row, so that grep and awk work; an empty cell is "-".
QString formatTable(const QStringList &headers, const QList<QStringList> &rows);

}  // namespace toile::ctl
