// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kernel/describe.h"
#include "core/model/topology.h"

class QFileDialog;
class QWidget;

namespace toile {

/// Asks where to write, in the person's documents folder first; goes when it is closed.
QFileDialog *makeSaveDialog(QWidget *window, const QString &name, const QString &title, const QString &filter,
                            const QString &file);

/// Asks for a file and writes it; what goes wrong is said in a dialog. Window-modal, returns at once.
void exportScriptWithDialog(QWidget *window, const Topology &topology, Dialect dialect);

/// Writes a script that may be run. Atomic.
Result<> writeScript(const Topology &topology, Dialect dialect, const QString &path);

}  // namespace toile
