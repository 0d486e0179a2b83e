// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/reportwriter.h"

#include "ui/canvas/picture.h"
#include "ui/window/printplan.h"
#include "ui/window/reportpages.h"
#include "ui/window/text.h"

#include <QBuffer>
#include <QFileInfo>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

namespace toile {

namespace {

constexpr int kReportResolution = 600;
constexpr double kMillimetresPerInch = 25.4;

QByteArray pdfOf(const Report &report, CanvasScene &scene)
{
    const QPageSize paper = usualPaper();
    const ReportPages pages(report, scene, paper);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(paper);
    writer.setPageMargins(QMarginsF());
    writer.setResolution(kReportResolution);
    writer.setTitle(report.title);
    writer.setCreator(QStringLiteral("Toile"));
    QPainter painter(&writer);
    painter.scale(kReportResolution / kMillimetresPerInch, kReportResolution / kMillimetresPerInch);
    for (int page = 0; page < pages.count(); ++page) {
        if (page > 0)
            writer.newPage();
        pages.paint(painter, page);
    }
    painter.end();
    return bytes;
}

}  // namespace

Result<> writeReport(const QString &path, const Report &report, CanvasScene &scene)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    QByteArray bytes;
    if (ending == QLatin1String("html") || ending == QLatin1String("htm")) {
        const auto svg = drawPicture(scene, PictureFormat::Svg, {reportPicture(), 1});
        if (!svg)
            return svg.error();
        bytes = reportPage(report, *svg).toUtf8();
    } else if (ending == QLatin1String("pdf")) {
        bytes = pdfOf(report, scene);
    } else {
        return makeError(ErrorCode::InvalidInput,
                         ReportWriterText::tr("Reports end in .html or .pdf: “%1” does not.").arg(path));
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return makeError(ErrorCode::Io,
                         ReportWriterText::tr("“%1” cannot be written: %2").arg(path, file.errorString()));
    return Ok();
}

}  // namespace toile
