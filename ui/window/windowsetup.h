// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/window/appearance.h"

#include <QString>

#include <functional>

class QSettings;

namespace toile {

/// What a window needs from its program.
struct WindowSetup {
    QSettings &settings;
    QString autosaveFolder;
    QString toilectl;                            ///< absolute path, for terminals
    std::function<void(Theme)> applyTheme = {};  ///< gives the whole program other colours
};

}  // namespace toile
