// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/reportdialog.h"

#include "ui/canvas/canvasscene.h"
#include "ui/editor.h"
#include "ui/labchecks.h"
#include "ui/labrun.h"
#include "ui/window/dialogs.h"
#include "ui/window/exporting.h"
#include "ui/window/reportwriter.h"

#include <QComboBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QTextEdit>
#include <QVBoxLayout>

namespace toile {

namespace {

constexpr int kWidth = 960;
constexpr int kHeight = 640;

QString studentKey()
{
    return QStringLiteral("report/student");
}

}  // namespace

ReportDialog::ReportDialog(const ReportSources &sources, QWidget *parent)
    : QDialog(parent), m_sources(sources), m_preview(new QTextEdit(this))
{
    setObjectName(QStringLiteral("reportDialog"));
    setWindowTitle(tr("Report of the practical"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(kWidth, kHeight);
    m_preview->setObjectName(QStringLiteral("reportPreview"));
    m_preview->setAccessibleName(tr("Preview of the report"));
    m_preview->setReadOnly(true);
    QPalette paper = m_preview->palette();  // a report is on paper, whatever the theme
    paper.setColor(QPalette::Base, Qt::white);
    paper.setColor(QPalette::Text, Qt::black);
    m_preview->setPalette(paper);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *pdf = buttons->addButton(tr("Save as &PDF…"), QDialogButtonBox::AcceptRole);
    QPushButton *html = buttons->addButton(tr("Save as &Web Page…"), QDialogButtonBox::ActionRole);
    pdf->setObjectName(QStringLiteral("reportPdf"));
    html->setObjectName(QStringLiteral("reportHtml"));
    pdf->setDefault(true);
    auto *row = new QHBoxLayout;
    row->addWidget(m_preview, 1);
    row->addWidget(makeForm());
    auto *column = new QVBoxLayout(this);
    column->addLayout(row, 1);
    column->addWidget(buttons);
    connect(pdf, &QPushButton::clicked, this, [this] { askWhere(QStringLiteral("pdf")); });
    connect(html, &QPushButton::clicked, this, [this] { askWhere(QStringLiteral("html")); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&m_sources.checks, &LabChecks::changed, this, &ReportDialog::refresh);
    connect(&m_sources.editor, &Editor::changed, this, &ReportDialog::refresh);
    refresh();
}

ReportDialog::~ReportDialog()
{
    delete m_preview;  // before the document that it shows
}

QWidget *ReportDialog::makeForm()
{
    auto *form = new QWidget(this);
    form->setMaximumWidth(kWidth * 2 / 5);
    auto *rows = new QFormLayout(form);
    rows->setContentsMargins(8, 0, 0, 0);
    m_student = new QLineEdit(m_sources.settings.value(studentKey()).toString(), form);
    m_student->setObjectName(QStringLiteral("reportStudent"));
    m_date = new QDateEdit(QDate::currentDate(), form);
    m_date->setObjectName(QStringLiteral("reportDate"));
    m_date->setCalendarPopup(true);
    m_dialect = new QComboBox(form);
    m_dialect->setObjectName(QStringLiteral("reportDialect"));
    m_dialect->addItem(tr("ip, bridge, sysctl"), int(Dialect::Iproute));
    m_dialect->addItem(tr("brctl, echo, as in the course"), int(Dialect::Brctl));
    m_hint = new QLabel(form);
    m_hint->setObjectName(QStringLiteral("reportHint"));
    m_hint->setWordWrap(true);
    rows->addRow(tr("Your &name:"), m_student);
    rows->addRow(tr("&Date:"), m_date);
    rows->addRow(tr("&Commands:"), m_dialect);
    rows->addRow(m_hint);
    connect(m_student, &QLineEdit::textChanged, this, &ReportDialog::refresh);
    connect(m_date, &QDateEdit::dateChanged, this, &ReportDialog::refresh);
    connect(m_dialect, &QComboBox::currentIndexChanged, this, &ReportDialog::refresh);
    return form;
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

void ReportDialog::askWhere(const QString &ending)
{
    const QString name = m_sources.editor.topology().header.name;
    auto *dialog = makeSaveDialog(this, QStringLiteral("reportFileDialog"), windowTitle(),
                                  QStringLiteral("%1 (*.%2)").arg(ending.toUpper(), ending),
                                  (name.isEmpty() ? tr("report") : name) + u'.' + ending);
    dialog->setDefaultSuffix(ending);
    connect(dialog, &QFileDialog::fileSelected, this, &ReportDialog::writeTo);
    dialog->open();
}

void ReportDialog::writeTo(const QString &path)
{
    m_sources.settings.setValue(studentKey(), m_student->text().trimmed());
    const auto written = writeReport(path, report(), m_sources.scene);
    if (!written) {
        showMessage(this, tr("No report"), written.error().message);
        return;
    }
    Q_EMIT message(tr("The report is in %1.").arg(QDir::toNativeSeparators(path)));
    accept();
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
