// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/picture.h"
#include "ui/window/outputdialog.h"
#include "ui/window/printing.h"

#include <QTimer>

#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPrinter;
class QSpinBox;

namespace toile {

class Editor;
class SheetsPreview;

/// The drawing on paper: seen first, then sent to a printer or written as PDF, which also a machine without a printer
/// can.
class PrintDialog : public OutputDialog {
    Q_OBJECT
public:
    PrintDialog(CanvasScene &scene, Editor &editor, QWidget *parent = nullptr);
    ~PrintDialog() override;

    PrintPlan plan() const;

private:
    void fill(QFormLayout *rows);
    PictureContent content() const;
    PrintWish wish() const;
    PrintHeader header() const;
    void refresh();
    void choosePrinter();
    void writeTo(const QString &path) override;

    CanvasScene &m_scene;
    Editor &m_editor;
    std::unique_ptr<QPrinter> m_printer;
    SheetsPreview *m_preview;
    QTimer m_soon;
    QList<QPageSize> m_papers;
    QComboBox *m_paper = nullptr;
    QComboBox *m_orientation = nullptr;
    QSpinBox *m_pagesWide = nullptr;
    QLineEdit *m_name = nullptr;
    QCheckBox *m_title = nullptr;
    QCheckBox *m_legend = nullptr;
    QCheckBox *m_tables = nullptr;
    QCheckBox *m_onlySelection = nullptr;
    QLabel *m_outcome = nullptr;
};

}  // namespace toile
