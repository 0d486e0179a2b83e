// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/lab/report.h"
#include "ui/window/outputdialog.h"

class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QSettings;

namespace toile {

class CanvasScene;
class Editor;
class LabChecks;
class LabRun;
class SheetsPreview;

/// What a report is made from.
struct ReportSources {
    CanvasScene &scene;
    Editor &editor;
    LabRun &run;
    LabChecks &checks;
    QSettings &settings;  ///< remembers whose reports these are
};

/// A practical's report, seen before it is written.
class ReportDialog : public OutputDialog {
    Q_OBJECT
public:
    explicit ReportDialog(const ReportSources &sources, QWidget *parent = nullptr);

    Report report() const;

private:
    void fill(QFormLayout *rows);
    void refresh();
    void writeTo(const QString &path) override;

    ReportSources m_sources;
    SheetsPreview *m_preview;
    QLineEdit *m_student = nullptr;
    QDateEdit *m_date = nullptr;
    QComboBox *m_dialect = nullptr;
    QLabel *m_hint = nullptr;
};

/// The checks of the drawing with what became of them.
std::vector<CheckOutcome> checkOutcomes(const Topology &topology, const LabChecks &checks);

}  // namespace toile
