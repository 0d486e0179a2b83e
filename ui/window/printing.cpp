// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/printing.h"

#include "ui/canvas/canvasscene.h"
#include "ui/window/text.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

namespace toile {

namespace {

constexpr double kInch = 25.4;
constexpr double kTextHeight = 3.4;  ///< millimetres
constexpr double kUnderHeader = 3;
constexpr int kPdfResolution = 600;
constexpr int kFine = 100;  ///< fonts have whole pixels: a hundred to the millimetre

struct HeaderTexts {
    QString title, end;
};

/// What everybody needs is whole; title and name share what is left of the line.
HeaderTexts headerTexts(const PrintHeader &header, const QString &page, const QFontMetricsF &titleMetrics,
                        const QFontMetricsF &metrics, double width)
{
    const QString between = QStringLiteral(" · ");
    const QString title = header.titled ? header.title : QString();
    QStringList fixed;
    for (const QString &each : {header.date, page})
        if (!each.isEmpty())
            fixed << each;
    const QString last = fixed.join(between);
    const double gap = 4 * metrics.horizontalAdvance(u' ');
    const double room = qMax(0.0, width - metrics.horizontalAdvance(last) - gap);
    HeaderTexts texts{{}, last};
    if (!header.name.isEmpty()) {
        const double wanted = room - titleMetrics.horizontalAdvance(title);
        const double most = qMax(wanted, room / 2) - metrics.horizontalAdvance(between);
        texts.end = metrics.elidedText(header.name, Qt::ElideRight, most) + between + last;
    }
    texts.title = titleMetrics.elidedText(title, Qt::ElideRight, width - metrics.horizontalAdvance(texts.end) - gap);
    return texts;
}

QString pageText(const PrintPlan &plan, int sheet)
{
    const auto sheets = int(plan.pieces.size());
    if (sheets > 1 && (plan.rows == 1 || plan.columns == 1))
        return PrintingText::tr("page %1 of %2").arg(sheet + 1).arg(sheets);
    return sheets == 1 ? QString()
                       : PrintingText::tr("page %1 of %2 (row %3, column %4)")
                             .arg(sheet + 1)
                             .arg(sheets)
                             .arg(sheet / plan.columns + 1)
                             .arg(sheet % plan.columns + 1);
}

void paintHeader(QPainter &painter, const PrintPlan &plan, const PrintHeader &header, int sheet)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(int(kTextHeight * kFine));
    QFont bold = font;
    bold.setBold(true);
    const QRectF line(plan.area.left() * kFine, (plan.area.top() - kPrintHeader) * kFine, plan.area.width() * kFine,
                      (kPrintHeader - kUnderHeader) * kFine);
    const HeaderTexts texts =
        headerTexts(header, pageText(plan, sheet), QFontMetricsF(bold), QFontMetricsF(font), line.width());
    painter.save();
    painter.scale(1.0 / kFine, 1.0 / kFine);
    painter.setPen(Qt::black);
    painter.setFont(bold);
    painter.drawText(line, int(Qt::AlignLeft | Qt::AlignVCenter), texts.title);
    painter.setFont(font);
    painter.drawText(line, int(Qt::AlignRight | Qt::AlignVCenter), texts.end);
    painter.setPen(QPen(QColor(0xb8, 0xc2, 0xcc), 0.2 * kFine));
    painter.drawLine(line.bottomLeft(), line.bottomRight());
    painter.restore();
}

void paintPiece(QPainter &painter, CanvasScene &scene, const PictureContent &content, const PrintPlan &plan,
                const QRectF &piece)
{
    QPointF at = plan.area.topLeft();
    if (plan.pieces.size() == 1)  // alone on its page, it stands in the middle
        at.rx() += (plan.area.width() - piece.width() * plan.scale) / 2;
    painter.setClipRect(QRectF(at, piece.size() * plan.scale));
    painter.translate(at);
    painter.scale(plan.scale, plan.scale);
    painter.translate(-piece.topLeft());
    scene.paintDrawing(painter, content, true);
}

}  // namespace

void paintSheet(QPainter &painter, CanvasScene &scene, const PictureContent &content, const PrintPlan &plan,
                const PrintHeader &header, int sheet)
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    paintHeader(painter, plan, header, sheet);
    paintPiece(painter, scene, content, plan, plan.pieces[std::size_t(sheet)]);
    painter.restore();
}

bool printDrawing(QPagedPaintDevice &device, CanvasScene &scene, const PictureContent &content, const PrintPlan &plan,
                  const PrintHeader &header)
{
    QPainter painter;
    if (!painter.begin(&device))
        return false;
    const QRectF page = plan.layout.paintRect(QPageLayout::Millimeter);
    painter.scale(device.logicalDpiX() / kInch, device.logicalDpiY() / kInch);
    painter.translate(-page.topLeft());  // a printer counts from where it can print
    for (std::size_t i = 0; i < plan.pieces.size(); ++i) {
        if (i > 0 && !device.newPage())
            return false;
        paintSheet(painter, scene, content, plan, header, int(i));
    }
    return painter.end();
}

Result<> printToFile(const QString &path, CanvasScene &scene, const PictureContent &content, const PrintPlan &plan,
                     const PrintHeader &header)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        QPdfWriter writer(&file);
        writer.setResolution(kPdfResolution);
        writer.setTitle(header.title);
        writer.setCreator(QStringLiteral("Toile"));
        writer.setPageLayout(plan.layout);
        if (printDrawing(writer, scene, content, plan, header) && file.commit())
            return Ok();
    }
    return makeError(ErrorCode::Io, PrintingText::tr("“%1” cannot be written: %2").arg(path, file.errorString()));
}

}  // namespace toile
