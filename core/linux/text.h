// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QCoreApplication>

/// Who speaks: the contexts of this library's texts in the translations.
namespace toile {

struct LinuxText {
    Q_DECLARE_TR_FUNCTIONS(toile::Linux)
};

struct SandboxText {
    Q_DECLARE_TR_FUNCTIONS(toile::Sandbox)
};

}  // namespace toile
