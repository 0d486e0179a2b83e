// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

class QSettings;

namespace toile {

/// What a window needs from its program.
struct WindowSetup {
    QSettings &settings;
    QString autosaveFolder;
    QString toilectl;  ///< absolute path, for terminals
};

}  // namespace toile
