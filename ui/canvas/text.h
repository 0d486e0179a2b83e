// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QCoreApplication>

/// Who speaks: the contexts of this library's texts in the translations.
namespace toile {

struct CanvasText {
    Q_DECLARE_TR_FUNCTIONS(toile::Canvas)
};

struct ClipboardText {
    Q_DECLARE_TR_FUNCTIONS(toile::Clipboard)
};

struct NetworkCardText {
    Q_DECLARE_TR_FUNCTIONS(toile::NetworkCard)
};

}  // namespace toile
