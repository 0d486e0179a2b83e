// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <Qt>

#include <vector>

class QWidget;

namespace toile {

class DrawingTab;
struct Actions;

/// A panel beside the drawing: the window has one dock for each of this table, and each tab a panel of its own in it.
struct PanelSpec {
    const char *dock;   ///< objectName of the dock
    const char *title;  ///< in the context toile::Panels
    const char *entry;  ///< in View, Panels, with its letter
    Qt::DockWidgetArea area;
    /// Makes the panel of a tab and joins it with the tab. What the panel says with setWindowTitle() is written on the
    /// dock instead of `title`.
    QWidget *(*make)(DrawingTab &tab, const Actions &actions);
};

/// In the order in which F6 visits them; those of one area stand behind each other as tabs.
const std::vector<PanelSpec> &panelSpecs();

}  // namespace toile
