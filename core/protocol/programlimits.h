// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

/// What a client may ask for with StartProgram: it leaves out what is not for a machine, and the helper checks it
/// again.
namespace toile::limits {

inline constexpr int kTerminalSide = 10000;  ///< rows or columns
inline constexpr int kEnvironmentWords = 32;
inline constexpr qsizetype kEnvironmentLength = 1000;  ///< characters of "NAME=VALUE"

}  // namespace toile::limits

namespace toile {

/// Of an environment: terminal and language, and nothing that could steer a loader or a library.
bool isHarmlessSetting(const QString &setting);

}  // namespace toile
