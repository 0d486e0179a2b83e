// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/engine/checkrunner.h"

namespace toile::ctl {

/// A JUnit report (one suite) that CI systems read.
QByteArray junitReport(const QString &lab, const std::vector<ProbeResult> &results);

/// Stable words for what was expected and observed: "answer", "no-answer", "translated", "not-translated", "not-run".
QString expectedWord(const Probe &probe);
QString observedWord(const ProbeResult &result);

}  // namespace toile::ctl
