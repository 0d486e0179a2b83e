// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QList>
#include <QPoint>
#include <QUrl>

namespace toile {

class MainWindow;

/// Files that were let go over the window, at `at` in it: labs are opened in tabs, pictures put onto the drawing, there
/// if it is under the pointer. What cannot be used is said, all in one message, and nothing changes for it.
void takeDropped(MainWindow &window, const QList<QUrl> &urls, QPoint at);

}  // namespace toile
