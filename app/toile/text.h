// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QCoreApplication>

/// Who speaks: the contexts of this library's texts in the translations.
namespace toile {

struct MainText {
    Q_DECLARE_TR_FUNCTIONS(toile::Main)
};

struct OptionsText {
    Q_DECLARE_TR_FUNCTIONS(toile::Options)
};

struct PictureText {
    Q_DECLARE_TR_FUNCTIONS(toile::Picture)
};

}  // namespace toile
