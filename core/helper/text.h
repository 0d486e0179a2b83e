// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QCoreApplication>

/// Who speaks: the contexts of this library's texts in the translations.
namespace toile {

struct ApplierText {
    Q_DECLARE_TR_FUNCTIONS(toile::Applier)
};

struct ConnectionText {
    Q_DECLARE_TR_FUNCTIONS(toile::Connection)
};

struct PolicyText {
    Q_DECLARE_TR_FUNCTIONS(toile::Policy)
};

struct ServerText {
    Q_DECLARE_TR_FUNCTIONS(toile::Server)
};

struct SessionText {
    Q_DECLARE_TR_FUNCTIONS(toile::Session)
};

}  // namespace toile
