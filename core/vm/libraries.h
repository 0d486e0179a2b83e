// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace toile {

/// Every shared library that a program needs to start, the loader included, as the loader itself finds them (ld.so(8),
/// --list): none for a static program or a script.
Result<QStringList> sharedLibraries(const QString &program);

/// The libraries named in what `ld.so --list` prints; an error names the first that was not found.
Result<QStringList> parseLibraryList(const QString &program, const QString &text);

}  // namespace toile
