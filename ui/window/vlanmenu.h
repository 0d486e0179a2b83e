// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

class QMenu;

namespace toile {

class CanvasScene;
class Editor;

/// A menu of the lab's VLANs, filled when it is opened: the one that is chosen is looked for in the drawing.
QMenu *addLensMenu(QMenu *parent, Editor &editor, CanvasScene &scene);

}  // namespace toile
