// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

class QDate;

namespace toile {

/// A date in words, as one writes it in a report: "Tuesday, December 1, 2026", « mardi 1er décembre 2026 ».
QString writtenDate(const QDate &date);

}  // namespace toile
