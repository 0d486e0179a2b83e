// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/fragment.h"

#include <QMimeData>

#include <memory>

namespace toile {

/// What is copied, as it travels between windows: a lab's file. The same is there as text/plain.
inline constexpr char kFragmentMimeType[] = "application/x-toile";
/// Names of the machines that only hold what was copied, a line each; see Fragment::holders.
inline constexpr char kHoldersMimeType[] = "application/x-toile-holders";

/// For the clipboard: the fragment, its text, and it drawn, as SVG and as a picture. These two are made when a program
/// asks for them.
std::unique_ptr<QMimeData> clipboardContent(const Fragment &fragment);

/// What may be pasted. Error: why nothing, for the person who tried.
Result<Fragment> fragmentIn(const QMimeData *content);

/// A picture that another program put there, as a file has it. Empty when there is none, or a fragment is there too.
QByteArray pictureIn(const QMimeData *content);

}  // namespace toile
