// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/exportdialog.h"

#include "ui/canvas/canvasscene.h"
#include "ui/editor.h"
#include "ui/window/dialogs.h"
#include "ui/window/picturepreview.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>

namespace toile {

namespace {
constexpr QSize kExportSize(860, 500);
}  // namespace

ExportDialog::ExportDialog(CanvasScene &scene, Editor &editor, QWidget *parent)
    : OutputDialog(QStringLiteral("exportDialog"), tr("Export the picture"), kExportSize, parent), m_scene(scene),
      m_editor(editor), m_preview(new PicturePreview(scene, this))
{
    fill(layOut(m_preview));
    QPushButton *write = addButton("exportWrite", tr("&Export…"), QDialogButtonBox::AcceptRole);
    QPushButton *toClipboard = addButton("exportCopy", tr("&Copy"), QDialogButtonBox::ActionRole);
    toClipboard->setToolTip(tr("Put this picture into the clipboard."));
    connect(write, &QPushButton::clicked, this, [this] {
        askWhere(QStringLiteral("exportPictureDialog"), endingOf(format()), m_editor.topology().header.name,
                 tr("drawing"));
    });
    connect(toClipboard, &QPushButton::clicked, this, &ExportDialog::copy);
    connect(m_preview, &PicturePreview::refreshed, this, &ExportDialog::refresh);
    connect(&editor, &Editor::selectionChanged, this, &ExportDialog::refresh);
    refresh();
}

void ExportDialog::fill(QFormLayout *rows)
{
    m_format = new QComboBox(this);
    m_format->setObjectName(QStringLiteral("exportFormat"));
    m_format->addItem(tr("Pixels (PNG)"), int(PictureFormat::Png));
    m_format->addItem(tr("Drawing to scale (SVG)"), int(PictureFormat::Svg));
    m_format->addItem(tr("Page (PDF)"), int(PictureFormat::Pdf));
    m_scale = new QComboBox(this);
    m_scale->setObjectName(QStringLiteral("exportScale"));
    for (int scale = 1; scale <= int(kMostPictureScale); ++scale)
        m_scale->addItem(tr("%1 ×").arg(scale), scale);
    m_scale->setCurrentIndex(1);
    m_size = new QLabel(this);
    m_size->setObjectName(QStringLiteral("exportSize"));
    rows->addRow(tr("&Format:"), m_format);
    rows->addRow(tr("&Scale:"), m_scale);
    rows->addRow(tr("Size:"), m_size);
    m_title = addChoice("exportTitle", tr("&Title"), tr("Name and state of the lab, over the drawing."), true);
    m_legend = addChoice("exportLegend", tr("&Legend"), tr("What the marks of the drawing mean, under it."), true);
    m_tables =
        addChoice("exportTables", tr("Li&ve tables"), tr("ARP, MAC and conntrack tables as they are now."), true);
    m_onlySelection = addChoice("exportOnly", tr("&Only what is selected"),
                                tr("With all that is inside, and the cables between."), false);
    for (QCheckBox *choice : {m_title, m_legend, m_tables, m_onlySelection})
        rows->addRow(choice);
    for (QComboBox *box : {m_format, m_scale})
        connect(box, &QComboBox::currentIndexChanged, this, &ExportDialog::refresh);
}

QCheckBox *ExportDialog::addChoice(const char *name, const QString &text, const QString &help, bool on)
{
    auto *choice = new QCheckBox(text, this);
    choice->setObjectName(QLatin1String(name));
    choice->setToolTip(help);
    choice->setChecked(on);
    connect(choice, &QCheckBox::toggled, this, &ExportDialog::refresh);
    return choice;
}

PictureFormat ExportDialog::format() const
{
    return PictureFormat(m_format->currentData().toInt());
}

PictureOptions ExportDialog::options() const
{
    PictureOptions options;
    options.content.title = m_title->isChecked();
    options.content.legend = m_legend->isChecked();
    options.content.marks = true;
    options.content.tables = m_tables->isChecked();
    if (m_onlySelection->isEnabled() && m_onlySelection->isChecked())
        options.content.only = m_editor.selection();
    options.scale = m_scale->currentData().toDouble();
    return options;
}

void ExportDialog::refresh()
{
    // What the drawing has not cannot be left out of it.
    m_legend->setEnabled(m_scene.hasLegend());
    m_tables->setEnabled(m_scene.hasTables());
    m_onlySelection->setEnabled(!m_editor.selection().empty());
    m_scale->setEnabled(format() == PictureFormat::Png);
    m_preview->setContent(options().content);
    showSize();
}

void ExportDialog::showSize()
{
    const QSize size = pictureSize(m_scene, format(), options());
    constexpr double kMillimetres = 25.4 / 96;
    const QString pixels = tr("%1 × %2 pixels").arg(size.width()).arg(size.height());
    const QString paper =
        tr("%1 × %2 mm").arg(qRound(size.width() * kMillimetres)).arg(qRound(size.height() * kMillimetres));
    m_size->setText(format() == PictureFormat::Png ? pixels : paper);
}

void ExportDialog::writeTo(const QString &path)
{
    conclude(exportPicture(m_scene, path, options()), path, tr("The picture is in %1."), tr("Not exported"));
}

void ExportDialog::copy()
{
    auto picture = pictureForClipboard(m_scene, options());
    if (!picture) {
        showMessage(this, tr("Not copied"), picture.error().message);
        return;
    }
    QApplication::clipboard()->setMimeData(*picture);
    Q_EMIT message(tr("The picture is in the clipboard."));
    accept();
}

Result<QMimeData *> pictureForClipboard(CanvasScene &scene, const PictureOptions &options)
{
    const auto image = drawImage(scene, options);
    if (!image)
        return image.error();
    auto *data = new QMimeData;
    data->setImageData(*image);
    data->setData(QStringLiteral("image/svg+xml"), *drawPicture(scene, PictureFormat::Svg, options));
    return data;
}

QString copyPicture(CanvasScene &scene, const Editor &editor)
{
    PictureOptions options;
    options.content.only = editor.selection();
    options.content.marks = true;  // as an export has it unless somebody chooses otherwise
    const auto picture = pictureForClipboard(scene, options);
    if (!picture)
        return picture.error().message;
    QApplication::clipboard()->setMimeData(*picture);
    return options.content.only.empty() ? ExportDialog::tr("The picture is in the clipboard.")
                                        : ExportDialog::tr("The picture of what is selected is in the clipboard.");
}

}  // namespace toile
