// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kernel/describe.h"
#include "core/model/topology.h"

class QWidget;

namespace toile {

class CanvasScene;

/// Each asks for a file and writes it; what goes wrong is said in a dialog. Window-modal, returns at once.
void exportPictureWithDialog(QWidget *window, CanvasScene &scene, const QString &name);
void exportScriptWithDialog(QWidget *window, const Topology &topology, Dialect dialect);

/// Writes a script that may be run. Atomic.
Result<> writeScript(const Topology &topology, Dialect dialect, const QString &path);

}  // namespace toile
