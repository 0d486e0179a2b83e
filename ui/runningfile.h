// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

#include <functional>

class QObject;

namespace toile {

/// Asks the running lab of this name which file it was deployed from; `tell` hears it in a later turn, once. Empty: it
/// does not run, or does not know. Nothing is told any more when `owner` is gone.
void askForFile(const QString &lab, QObject *owner, std::function<void(const QString &file)> tell);

}  // namespace toile
