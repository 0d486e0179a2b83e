// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QCoreApplication>

/// Who speaks: the contexts of this library's texts in the translations.
namespace toile {

struct VmText {
    Q_DECLARE_TR_FUNCTIONS(toile::Vm)
};

}  // namespace toile
