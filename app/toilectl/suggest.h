// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace toile::ctl {

/// " Did you mean “VM1”?", or " There are: VM1, VM2.", or empty when there are none. To follow a sentence.
QString suggestion(const QString &typed, const QStringList &known);

}  // namespace toile::ctl
