// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace toile {

/// The one of `known` that was probably meant by a slip of the hand, or empty.
QString nearest(const QString &typed, const QStringList &known);

}  // namespace toile
