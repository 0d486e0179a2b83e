// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QColor>
#include <QIcon>

namespace toile {

/// The colour of a VLAN as the drawing shows it, light or dark as the program is when it is painted. It is the same in
/// a row that is selected.
QIcon vlanIcon(const QColor &colour);
/// The colour as it is written, in light and in dark.
QIcon writtenColourIcon(const QColor &colour);

}  // namespace toile
