// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QCoreApplication>

/// Who speaks: the contexts of this library's texts in the translations.
namespace toile {

struct ChangesText {
    Q_DECLARE_TR_FUNCTIONS(toile::Changes)
};

struct ExportText {
    Q_DECLARE_TR_FUNCTIONS(toile::Export)
};

struct FindingsText {
    Q_DECLARE_TR_FUNCTIONS(toile::Findings)
};

struct LabFileText {
    Q_DECLARE_TR_FUNCTIONS(toile::LabFile)
};

struct ReportText {
    Q_DECLARE_TR_FUNCTIONS(toile::Report)
};

}  // namespace toile
