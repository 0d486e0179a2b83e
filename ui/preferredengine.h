// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

namespace toile {

class LabRun;

/// Where a lab that is deployed from now on runs: "auto" (as it begins), or one of engineNames().
void preferEngine(LabRun &run, const QString &engine);
QString preferredEngine(const LabRun &run);

}  // namespace toile
