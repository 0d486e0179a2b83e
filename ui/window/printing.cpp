// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/printing.h"

#include "ui/canvas/canvasscene.h"
#include "ui/window/text.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

namespace toile {

namespace {

constexpr double kInch = 25.4;
constexpr double kTextHeight = 3.6;  ///< millimetres
constexpr int kPdfResolution = 600;

class Printer {
public:
    Printer(QPagedPaintDevice &device, CanvasScene &scene, const PictureContent &content, const PrintPlan &plan,
            const PrintHeader &header)
        : m_device(device), m_scene(scene), m_content(content), m_plan(plan), m_header(header)
    {
    }

    bool run()
    {
        QPainter painter;
        if (!painter.begin(&m_device))
            return false;
        for (std::size_t i = 0; i < m_plan.pieces.size(); ++i) {
            if (i > 0 && !m_device.newPage())
                return false;
            painter.save();
            painter.scale(m_device.logicalDpiX() / kInch, m_device.logicalDpiY() / kInch);  // millimetres from here
            const QRectF page = m_plan.layout.paintRect(QPageLayout::Millimeter);
            painter.translate(-page.topLeft());  // a printer counts from where it can print
            paintHeader(painter, int(i));
            paintPiece(painter, m_plan.pieces[i]);
            painter.restore();
        }
        return painter.end();
    }

private:
    void paintHeader(QPainter &painter, int page) const
    {
        QStringList right;
        for (const QString &each : {m_header.name, m_header.date})
            if (!each.isEmpty())
                right << each;
        const auto pages = int(m_plan.pieces.size());
        if (pages > 1)
            right << PrintingText::tr("page %1 of %2 (row %3, column %4)")
                         .arg(page + 1)
                         .arg(pages)
                         .arg(page / m_plan.columns + 1)
                         .arg(page % m_plan.columns + 1);
        painter.save();
        QFont font = QGuiApplication::font();
        constexpr int kFine = 100;  // fonts have whole pixels: a hundred to the millimetre
        font.setPixelSize(int(kTextHeight * kFine));
        painter.setFont(font);
        painter.setPen(Qt::black);
        const QRectF line(m_plan.area.left(), m_plan.area.top() - kPrintHeader, m_plan.area.width(), kPrintHeader - 3);
        painter.scale(1.0 / kFine, 1.0 / kFine);
        const QRectF fine(line.topLeft() * kFine, line.size() * kFine);
        const QFontMetricsF metrics(font);
        const QString end = right.join(QStringLiteral(" · "));
        const double room = fine.width() - metrics.horizontalAdvance(end) - metrics.horizontalAdvance(u' ') * 4;
        painter.drawText(fine, int(Qt::AlignLeft | Qt::AlignVCenter),
                         metrics.elidedText(m_header.title, Qt::ElideRight, room));
        painter.drawText(fine, int(Qt::AlignRight | Qt::AlignVCenter), end);
        QPen rule(QColor(0xb8, 0xc2, 0xcc));
        rule.setWidthF(0.2 * kFine);
        painter.setPen(rule);
        painter.drawLine(fine.bottomLeft(), fine.bottomRight());
        painter.restore();
    }

    void paintPiece(QPainter &painter, const QRectF &piece) const
    {
        const QRectF drawing = m_scene.drawingRect(m_content);
        QPointF at = m_plan.area.topLeft();
        if (m_plan.pieces.size() == 1)  // alone on its page, it stands in the middle
            at.rx() += (m_plan.area.width() - drawing.width() * m_plan.scale) / 2;
        painter.setClipRect(QRectF(at, piece.size() * m_plan.scale));
        painter.translate(at);
        painter.scale(m_plan.scale, m_plan.scale);
        painter.translate(-piece.topLeft());
        m_scene.paintDrawing(painter, m_content, true);
    }

    QPagedPaintDevice &m_device;
    CanvasScene &m_scene;
    const PictureContent &m_content;
    const PrintPlan &m_plan;
    const PrintHeader &m_header;
};

}  // namespace

bool printDrawing(QPagedPaintDevice &device, CanvasScene &scene, const PictureContent &content, const PrintPlan &plan,
                  const PrintHeader &header)
{
    return Printer(device, scene, content, plan, header).run();
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
