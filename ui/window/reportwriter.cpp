// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/reportwriter.h"

#include "ui/canvas/canvasscene.h"
#include "ui/window/text.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QFileInfo>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextCursor>

namespace toile {

namespace {

constexpr int kDrawingObject = QTextFormat::UserObject + 1;
constexpr double kUnitsPerInch = 96;
constexpr double kMarginInches = 2 / 2.54;  ///< QTextDocument::print() leaves two centimetres
constexpr double kMostOfPage = 0.6;
constexpr double kOnScreen = 600;  ///< pixels at most, where there is no page
constexpr int kReportResolution = 300;

/// Stands for the drawing until the text has become a document; no lab can write it, for it is no character.
const QString kPlace = QStringLiteral("\uFFFE\uE000\uFFFE");

QByteArray pdfOf(const Report &report, CanvasScene &scene)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    writer.setResolution(kReportResolution);
    writer.setTitle(report.title);
    writer.setCreator(QStringLiteral("Toile"));
    reportDocument(report, scene)->print(&writer);
    return bytes;
}

}  // namespace

QSizeF DrawingInText::intrinsicSize(QTextDocument *document, int, const QTextFormat &)
{
    const QSizeF drawing = m_scene.drawingRect(reportPicture()).size();
    const QPaintDevice *device = document->documentLayout()->paintDevice();
    const double dots = device ? device->logicalDpiX() : kUnitsPerInch;
    const bool onPaper = document->pageSize().height() > 0;
    const double room = document->textWidth() - 2 * document->documentMargin();
    const double onScreen = room > 0 ? qMin(kOnScreen, room) : kOnScreen;
    const double width = onPaper ? document->pageSize().width() - 2 * kMarginInches * dots : onScreen;
    const double height = onPaper ? document->pageSize().height() * kMostOfPage : drawing.height();
    const double scale = qMin(dots / kUnitsPerInch, qMin(width / drawing.width(), height / drawing.height()));
    return drawing * scale;
}

void DrawingInText::drawObject(QPainter *painter, const QRectF &rect, QTextDocument *, int, const QTextFormat &)
{
    const QRectF drawing = m_scene.drawingRect(reportPicture());
    painter->save();
    painter->translate(rect.topLeft());
    painter->scale(rect.width() / drawing.width(), rect.height() / drawing.height());
    painter->translate(-drawing.topLeft());
    m_scene.paintDrawing(*painter, reportPicture(), true);
    painter->restore();
}

PictureContent reportPicture()
{
    PictureContent content;
    content.title = false;
    return content;
}

std::unique_ptr<QTextDocument> reportDocument(const Report &report, CanvasScene &scene)
{
    auto document = std::make_unique<QTextDocument>();
    document->setDefaultStyleSheet(reportStyle());
    document->setHtml(reportBody(report, QStringLiteral("<p>") + kPlace + QStringLiteral("</p>")));
    document->documentLayout()->registerHandler(kDrawingObject, new DrawingInText(scene, document.get()));
    QTextCursor place = document->find(kPlace);
    if (!place.isNull()) {
        QTextCharFormat format;
        format.setObjectType(kDrawingObject);
        place.insertText(QString(QChar::ObjectReplacementCharacter), format);
    }
    document->setMetaInformation(QTextDocument::DocumentTitle, report.title);
    return document;
}

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
