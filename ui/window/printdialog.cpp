// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/printdialog.h"

#include "ui/canvas/canvasscene.h"
#include "ui/editor.h"
#include "ui/window/dialogs.h"
#include "ui/window/sheetspreview.h"
#include "ui/window/writtendate.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDate>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPrintDialog>
#include <QPrinter>
#include <QPrinterInfo>
#include <QPushButton>
#include <QSpinBox>

namespace toile {

namespace {

constexpr QSize kPrintSize(860, 560);
constexpr int kByItself = -1;
constexpr double kPrintedMargin = 6;
constexpr int kPreviewSoon = 200;  ///< milliseconds: a busy lab changes many times a second

/// What printers and copy shops have.
constexpr QPageSize::PageSizeId kPapers[] = {QPageSize::A5,     QPageSize::A4,    QPageSize::A3,     QPageSize::A2,
                                             QPageSize::A1,     QPageSize::A0,    QPageSize::B5,     QPageSize::B4,
                                             QPageSize::Letter, QPageSize::Legal, QPageSize::Tabloid};

/// Nothing is asked of the printer here, which may be far away and take seconds to answer.
QList<QPageSize> papers()
{
    QList<QPageSize> all;
    for (const QPageSize::PageSizeId id : kPapers)
        all << QPageSize(id);
    return all;
}

}  // namespace

PrintDialog::PrintDialog(CanvasScene &scene, Editor &editor, QWidget *parent)
    : OutputDialog(QStringLiteral("printDialog"), tr("Print the drawing"), kPrintSize, parent), m_scene(scene),
      m_editor(editor), m_printer(std::make_unique<QPrinter>(QPrinter::HighResolution)),
      m_preview(new SheetsPreview(QStringLiteral("printPreview"), tr("Preview of the pages"), SheetsPreview::Fit::Whole,
                                  this))
{
    fill(layOut(m_preview));
    QPushButton *print = addButton("printPrint", tr("&Print…"), QDialogButtonBox::AcceptRole);
    QPushButton *pdf = addButton("printPdf", tr("Save as P&DF…"), QDialogButtonBox::ActionRole);
    const bool hasPrinter = !QPrinterInfo::availablePrinterNames().isEmpty();
    print->setEnabled(hasPrinter);
    print->setToolTip(hasPrinter ? tr("Choose a printer.")
                                 : tr("This machine has no printer. A PDF can be printed elsewhere."));
    (hasPrinter ? print : pdf)->setDefault(true);
    connect(print, &QPushButton::clicked, this, &PrintDialog::choosePrinter);
    connect(pdf, &QPushButton::clicked, this, [this] {
        askWhere(QStringLiteral("printFileDialog"), QStringLiteral("pdf"), m_editor.topology().header.name,
                 tr("drawing"));
    });
    m_soon.setSingleShot(true);
    m_soon.setInterval(kPreviewSoon);
    connect(&m_soon, &QTimer::timeout, this, &PrintDialog::refresh);
    connect(&scene, &CanvasScene::drawingChanged, this, [this] {
        if (!m_soon.isActive())
            m_soon.start();
    });
    refresh();
}

PrintDialog::~PrintDialog() = default;

void PrintDialog::fill(QFormLayout *rows)
{
    m_paper = new QComboBox(this);
    m_paper->setObjectName(QStringLiteral("printPaper"));
    m_papers = papers();
    for (const QPageSize &each : m_papers) {
        const QSize size = each.size(QPageSize::Millimeter).toSize();
        m_paper->addItem(tr("%1 (%2 × %3 mm)").arg(each.name()).arg(size.width()).arg(size.height()));
    }
    m_paper->setCurrentIndex(int(m_papers.indexOf(usualPaper())));
    m_orientation = new QComboBox(this);
    m_orientation->setObjectName(QStringLiteral("printOrientation"));
    m_orientation->addItem(tr("Automatic"), kByItself);
    m_orientation->addItem(tr("Portrait"), int(QPageLayout::Portrait));
    m_orientation->addItem(tr("Landscape"), int(QPageLayout::Landscape));
    m_pagesWide = new QSpinBox(this);
    m_pagesWide->setObjectName(QStringLiteral("printPagesWide"));
    m_pagesWide->setRange(1, kMostPagesWide);
    m_pagesWide->setToolTip(tr("1: the drawing fits on one page. More: a poster to be glued together."));
    m_name = new QLineEdit(this);
    m_name->setObjectName(QStringLiteral("printName"));
    m_name->setPlaceholderText(tr("on each page"));
    rows->addRow(tr("P&aper:"), m_paper);
    rows->addRow(tr("&Orientation:"), m_orientation);
    rows->addRow(tr("Pages ac&ross:"), m_pagesWide);
    rows->addRow(tr("Your &name:"), m_name);
    const auto choice = [&](const char *name, const QString &text, bool on) {
        auto *box = new QCheckBox(text, this);
        box->setObjectName(QLatin1String(name));
        box->setChecked(on);
        rows->addRow(box);
        connect(box, &QCheckBox::toggled, this, &PrintDialog::refresh);
        return box;
    };
    m_title = choice("printTitle", tr("&Title"), true);
    m_legend = choice("printLegend", tr("&Legend"), true);
    m_legend->setEnabled(m_scene.hasLegend());
    m_tables = choice("printTables", tr("Li&ve tables"), true);
    m_tables->setEnabled(m_scene.hasTables());
    m_onlySelection = choice("printOnly", tr("Only what is &selected"), false);
    m_onlySelection->setEnabled(!m_editor.selection().empty());
    m_outcome = new QLabel(this);
    m_outcome->setObjectName(QStringLiteral("printOutcome"));
    rows->addRow(m_outcome);
    for (QComboBox *box : {m_paper, m_orientation})
        connect(box, &QComboBox::currentIndexChanged, this, &PrintDialog::refresh);
    connect(m_pagesWide, &QSpinBox::valueChanged, this, &PrintDialog::refresh);
    connect(m_name, &QLineEdit::textChanged, this, &PrintDialog::refresh);
}

PictureContent PrintDialog::content() const
{
    PictureContent content;
    content.title = false;  // that one is over the page
    content.margin = kPrintedMargin;
    content.legend = m_legend->isChecked();
    content.marks = true;
    content.tables = m_tables->isChecked();
    if (m_onlySelection->isEnabled() && m_onlySelection->isChecked())
        content.only = m_editor.selection();
    return content;
}

PrintWish PrintDialog::wish() const
{
    PrintWish wish;
    wish.paper = m_papers.at(m_paper->currentIndex());
    if (const int chosen = m_orientation->currentData().toInt(); chosen != kByItself)
        wish.orientation = QPageLayout::Orientation(chosen);
    wish.pagesWide = m_pagesWide->value();
    return wish;
}

PrintHeader PrintDialog::header() const
{
    return {m_scene.titleText(), m_name->text().trimmed(), writtenDate(QDate::currentDate()), m_title->isChecked()};
}

PrintPlan PrintDialog::plan() const
{
    return planPrint(m_scene.drawingRect(content()), wish());
}

void PrintDialog::refresh()
{
    const PrintPlan now = plan();
    m_preview->setSheets({now.layout.fullRect(QPageLayout::Millimeter).size(), int(now.pieces.size()), now.columns,
                          [this, now, shown = content(), over = header()](QPainter &painter, int sheet) {
                              paintSheet(painter, m_scene, shown, now, over, sheet);
                          }});
    m_outcome->setText(tr("%n page(s), drawing at %1 %", nullptr, int(now.pieces.size())).arg(now.percent()));
}

/// The desktop's dialog chooses the printer; what is printed was chosen here.
void PrintDialog::choosePrinter()
{
    auto *dialog = new QPrintDialog(m_printer.get(), this);
    dialog->setObjectName(QStringLiteral("printerDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, [this](QPrinter *printer) {
        printer->setPageLayout(plan().layout);
        printer->setDocName(m_scene.titleText());
        if (!printDrawing(*printer, m_scene, content(), plan(), header())) {
            showMessage(this, tr("Not printed"),
                        tr("The printer does not take the pages. Save a PDF, and print that."));
            return;
        }
        Q_EMIT message(tr("The drawing was sent to the printer."));
        accept();
    });
    dialog->open();
}

void PrintDialog::writeTo(const QString &path)
{
    conclude(printToFile(path, m_scene, content(), plan(), header()), path, tr("The pages are in %1."),
             tr("Not printed"));
}

}  // namespace toile
