// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/reportdialog.h"

#include "ui/canvas/canvasscene.h"
#include "ui/editor.h"
#include "ui/labchecks.h"
#include "ui/labrun.h"
#include "ui/window/printplan.h"
#include "ui/window/reportpages.h"
#include "ui/window/reportwriter.h"
#include "ui/window/sheetspreview.h"
#include "ui/window/writtendate.h"

#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>

#include <memory>

namespace toile {

namespace {

constexpr QSize kReportSize(1000, 720);

QString studentKey()
{
    return QStringLiteral("report/student");
}

}  // namespace

ReportDialog::ReportDialog(const ReportSources &sources, QWidget *parent)
    : OutputDialog(QStringLiteral("reportDialog"), tr("Report of the practical"), kReportSize, parent),
      m_sources(sources), m_preview(new SheetsPreview(QStringLiteral("reportPreview"), tr("Preview of the report"),
                                                      SheetsPreview::Fit::Width, this))
{
    fill(layOut(m_preview));
    QPushButton *pdf = addButton("reportPdf", tr("Save as &PDF…"), QDialogButtonBox::AcceptRole);
    QPushButton *html = addButton("reportHtml", tr("Save as &web page…"), QDialogButtonBox::ActionRole);
    for (const auto &[button, ending] :
         {std::pair(pdf, QStringLiteral("pdf")), std::pair(html, QStringLiteral("html"))})
        connect(button, &QPushButton::clicked, this, [this, ending = ending] {
            askWhere(QStringLiteral("reportFileDialog"), ending, m_sources.editor.topology().header.name, tr("report"));
        });
    connect(&m_sources.checks, &LabChecks::changed, this, &ReportDialog::refresh);
    connect(&m_sources.editor, &Editor::changed, this, &ReportDialog::refresh);
    refresh();
}

void ReportDialog::fill(QFormLayout *rows)
{
    m_student = new QLineEdit(m_sources.settings.value(studentKey()).toString(), this);
    m_student->setObjectName(QStringLiteral("reportStudent"));
    m_date = new QDateEdit(QDate::currentDate(), this);
    m_date->setObjectName(QStringLiteral("reportDate"));
    m_date->setCalendarPopup(true);
    m_dialect = new QComboBox(this);
    m_dialect->setObjectName(QStringLiteral("reportDialect"));
    m_dialect->addItem(tr("ip, bridge, sysctl"), int(Dialect::Iproute));
    m_dialect->addItem(tr("brctl, echo, as in the course"), int(Dialect::Brctl));
    m_hint = new QLabel(this);
    m_hint->setObjectName(QStringLiteral("reportHint"));
    m_hint->setWordWrap(true);
    rows->addRow(tr("Your &name:"), m_student);
    rows->addRow(tr("&Date:"), m_date);
    rows->addRow(tr("&Commands:"), m_dialect);
    rows->addRow(m_hint);
    connect(m_student, &QLineEdit::textChanged, this, &ReportDialog::refresh);
    connect(m_date, &QDateEdit::dateChanged, this, &ReportDialog::refresh);
    connect(m_dialect, &QComboBox::currentIndexChanged, this, &ReportDialog::refresh);
}

Report ReportDialog::report() const
{
    const Topology &topology = m_sources.editor.topology();
    ReportFacts facts;
    facts.student = m_student->text().trimmed();
    facts.date = writtenDate(m_date->date());
    facts.dialect = Dialect(m_dialect->currentData().toInt());
    facts.checks = checkOutcomes(topology, m_sources.checks);
    facts.live = m_sources.run.live();
    return makeReport(topology, facts);
}

void ReportDialog::refresh()
{
    const Report now = report();
    const auto pages = std::make_shared<ReportPages>(now, m_sources.scene, usualPaper());
    m_preview->setSheets(
        {pages->sheet(), pages->count(), 1, [pages](QPainter &painter, int page) { pages->paint(painter, page); }});
    m_preview->setAccessibleDescription(reportText(now));
    const Topology &topology = m_sources.editor.topology();
    const bool checked = m_sources.checks.passed() + m_sources.checks.failed() > 0;
    if (!m_sources.run.live())
        m_hint->setText(tr("The lab does not run: deploy it to have its tables in the report."));
    else if (!topology.checks.empty() && !checked)
        m_hint->setText(tr("Run the checks first (Lab menu) to have their results in the report."));
    else if (m_sources.checks.isOutdated())
        m_hint->setText(tr("The drawing or the lab changed since the checks were run."));
    else
        m_hint->clear();
}

void ReportDialog::writeTo(const QString &path)
{
    m_sources.settings.setValue(studentKey(), m_student->text().trimmed());
    conclude(writeReport(path, report(), m_sources.scene), path, tr("The report is in %1."), tr("No report"));
}

std::vector<CheckOutcome> checkOutcomes(const Topology &topology, const LabChecks &checks)
{
    std::vector<CheckOutcome> outcomes;
    for (const auto &[id, check] : topology.checks) {
        CheckOutcome outcome{checkTitle(check), expectation(check), {}, CheckOutcome::Verdict::NotRun};
        const ProbeResult *result = checks.result(id);
        if (result) {
            outcome.observed = observation(*result);
            if (result->observed != ProbeResult::Observed::NotRun)
                outcome.verdict = result->passed ? CheckOutcome::Verdict::Passed : CheckOutcome::Verdict::Failed;
        }
        outcomes.push_back(std::move(outcome));
    }
    return outcomes;
}

}  // namespace toile
