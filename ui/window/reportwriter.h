// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/lab/report.h"

namespace toile {

class CanvasScene;

/// As a page for a browser, or as PDF: the format follows the ending (html, pdf). Atomic.
Result<> writeReport(const QString &path, const Report &report, CanvasScene &scene);

}  // namespace toile
