// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QCoreApplication>

/// Who speaks: the contexts of this library's texts in the translations.
namespace toile {

struct DrawingText {
    Q_DECLARE_TR_FUNCTIONS(toile::Drawing)
};

struct FieldsText {
    Q_DECLARE_TR_FUNCTIONS(toile::Fields)
};

struct ModelText {
    Q_DECLARE_TR_FUNCTIONS(toile::Model)
};

struct PicturesText {
    Q_DECLARE_TR_FUNCTIONS(toile::Pictures)
};

}  // namespace toile
