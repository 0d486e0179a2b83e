// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>

class QMenu;
class QString;

namespace toile {

class Editor;

/// A menu of the machines that can hold the selected ones, filled when it is opened.
QMenu *addMoveMenu(QMenu *parent, std::function<Editor &()> current, std::function<void(const QString &)> say);

}  // namespace toile
