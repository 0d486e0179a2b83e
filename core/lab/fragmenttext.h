// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/document.h"

#include <QByteArray>

namespace toile {

/// The drawing that is in a clipboard's text (the form is the lab file's, the limits too). Error: why it is none, for
/// the person who wanted to paste it.
Result<Document> readFragment(const QByteArray &text);

}  // namespace toile
