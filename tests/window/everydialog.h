// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

#include <functional>

class QDialog;

namespace toile {

class WindowFixture;

/// Opens every dialog, question and message of the window, one after the other, as a user would come to it; each is
/// closed again after `look` has seen it. The name tells them apart: "deployDialog", "refused".
void forEachDialog(WindowFixture &fixture, const std::function<void(QDialog *, const QString &name)> &look);

}  // namespace toile
