// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/reportdialog.h"

#include "ui/canvas/canvasscene.h"
#include "ui/editor.h"
#include "ui/labchecks.h"
#include "ui/labrun.h"
#include "ui/window/reportwriter.h"

#include <QComboBox>
#include <QDateEdit>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QTextEdit>

namespace toile {

namespace {

constexpr QSize kReportSize(960, 640);
constexpr int kSlack = 3;

QString studentKey()
{
    return QStringLiteral("report/student");
}

}  // namespace

ReportDialog::ReportDialog(const ReportSources &sources, QWidget *parent)
    : OutputDialog(QStringLiteral("reportDialog"), tr("Report of the practical"), kReportSize, parent),
      m_sources(sources), m_preview(new QTextEdit(this))
{
    m_preview->setObjectName(QStringLiteral("reportPreview"));
    m_preview->setAccessibleName(tr("Preview of the report"));
    m_preview->setReadOnly(true);
    m_preview->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_preview->setLineWrapMode(QTextEdit::FixedPixelWidth);
    m_preview->viewport()->installEventFilter(this);
    QPalette paper = m_preview->palette();  // a report is on paper, whatever the theme
    paper.setColor(QPalette::Base, Qt::white);
    paper.setColor(QPalette::Text, Qt::black);
    m_preview->setPalette(paper);
    QPushButton *pdf = addButton("reportPdf", tr("Save as &PDF…"), QDialogButtonBox::AcceptRole);
    QPushButton *html = addButton("reportHtml", tr("Save as &web page…"), QDialogButtonBox::ActionRole);
    fill(layOut(m_preview));
    for (const auto &[button, ending] :
         {std::pair(pdf, QStringLiteral("pdf")), std::pair(html, QStringLiteral("html"))})
        connect(button, &QPushButton::clicked, this, [this, ending = ending] {
            askWhere(QStringLiteral("reportFileDialog"), ending, m_sources.editor.topology().header.name, tr("report"));
        });
    connect(&m_sources.checks, &LabChecks::changed, this, &ReportDialog::refresh);
    connect(&m_sources.editor, &Editor::changed, this, &ReportDialog::refresh);
    refresh();
}

ReportDialog::~ReportDialog()
{
    m_preview->viewport()->removeEventFilter(this);
    delete m_preview;  // before the document that it shows
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

/// As wide as there is room, but for a little: borders of tables and rounded widths take more than they say.
bool ReportDialog::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::Resize && object == m_preview->viewport())
        m_preview->setLineWrapColumnOrWidth(m_preview->viewport()->width() - kSlack);
    return OutputDialog::eventFilter(object, event);
}

Report ReportDialog::report() const
{
    const Topology &topology = m_sources.editor.topology();
    ReportFacts facts;
    facts.student = m_student->text().trimmed();
    facts.date = QLocale().toString(m_date->date(), QLocale::LongFormat);
    facts.dialect = Dialect(m_dialect->currentData().toInt());
    facts.checks = checkOutcomes(topology, m_sources.checks);
    facts.live = m_sources.run.live();
    return makeReport(topology, facts);
}

void ReportDialog::refresh()
{
    const int seen = m_preview->verticalScrollBar()->value();
    auto document = reportDocument(report(), m_sources.scene);
    m_preview->setDocument(document.get());
    m_document = std::move(document);
    m_preview->verticalScrollBar()->setValue(seen);
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
