// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QCoreApplication>

/// Who speaks: the contexts of this library's texts in the translations.
namespace toile {

struct AddressChoicesText {
    Q_DECLARE_TR_FUNCTIONS(toile::AddressChoices)
};

struct DialogsText {
    Q_DECLARE_TR_FUNCTIONS(toile::Dialogs)
};

struct DroppingText {
    Q_DECLARE_TR_FUNCTIONS(toile::Dropping)
};

struct ExportingText {
    Q_DECLARE_TR_FUNCTIONS(toile::Exporting)
};

struct InspectorText {
    Q_DECLARE_TR_FUNCTIONS(toile::Inspector)
};

struct MoveMenuText {
    Q_DECLARE_TR_FUNCTIONS(toile::MoveMenu)
};

struct OutlineText {
    Q_DECLARE_TR_FUNCTIONS(toile::Outline)
};

struct PanelsText {
    Q_DECLARE_TR_FUNCTIONS(toile::Panels)
};

struct PictureDialogText {
    Q_DECLARE_TR_FUNCTIONS(toile::PictureDialog)
};

struct PrintingText {
    Q_DECLARE_TR_FUNCTIONS(toile::Printing)
};

struct ReportWriterText {
    Q_DECLARE_TR_FUNCTIONS(toile::ReportWriter)
};

struct TeachingText {
    Q_DECLARE_TR_FUNCTIONS(toile::Teaching)
};

struct TerminalText {
    Q_DECLARE_TR_FUNCTIONS(toile::Terminal)
};

struct VlanMenuText {
    Q_DECLARE_TR_FUNCTIONS(toile::VlanMenu)
};

}  // namespace toile
