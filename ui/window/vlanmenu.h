// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>

class QMenu;

namespace toile {

class DrawingTab;

/// A menu of the VLANs of the active drawing, filled when it is opened: the one that is chosen is looked for in it.
QMenu *addLensMenu(QMenu *parent, std::function<DrawingTab &()> active);

}  // namespace toile
