// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

namespace toile {

/// The drawing behind FILE|LAB: a file, the name of a shipped lab (given back as it is), or the file that a running
/// lab of this name was deployed from. Asks that lab, and waits a moment for its answer, so only a program without a
/// window may call it; needs an application object.
QString resolveTarget(const QString &target);

}  // namespace toile
