// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/outlinedtext.h"

#include <QFileInfo>
#include <QImage>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace toile {

namespace {

/// What a raster painter can reach (QPainter clips at 2^15), and a gigabyte of pixels.
constexpr int kSidePixels = 32767;
constexpr double kAllPixels = 256e6;

/// How a picture would be too large; empty: it is not.
QString tooLarge(const QSizeF &size)
{
    if (size.width() <= kSidePixels && size.height() <= kSidePixels && size.width() * size.height() <= kAllPixels)
        return {};
    return CanvasScene::tr(
               "The picture would have %1 × %2 pixels, which is too many. Choose a smaller scale, or svg or "
               "pdf, which have any size.")
        .arg(qRound(size.width()))
        .arg(qRound(size.height()));
}

bool writePng(CanvasScene &scene, QIODevice &file, double scale)
{
    const QRectF rect = scene.drawingRect();
    QImage image((rect.size() * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return false;
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(scale, scale);
    painter.translate(-rect.topLeft());
    scene.paintDrawing(painter);
    painter.end();
    return image.save(&file, "PNG");
}

bool writeSvg(CanvasScene &scene, QIODevice &file)
{
    const QRectF rect = scene.drawingRect();
    QSvgGenerator generator;
    generator.setOutputDevice(&file);
    generator.setSize(rect.size().toSize());
    generator.setViewBox(QRectF(QPointF(), rect.size()));
    generator.setTitle(CanvasScene::tr("Network drawing"));
    QPainter writer(&generator);
    // Readers of SVG differ in whether they take fonts that are in the file; all of them draw shapes.
    OutlinedText outlined(writer);
    QPainter painter(&outlined);
    painter.translate(-rect.topLeft());
    scene.paintDrawing(painter, true);
    return painter.end() && writer.end();
}

bool writePdf(CanvasScene &scene, QIODevice &file)
{
    const QRectF rect = scene.drawingRect();
    QPdfWriter writer(&file);
    constexpr double kPointsPerPixel = 0.75;
    const QPageSize size(rect.size() * kPointsPerPixel, QPageSize::Point, QString(), QPageSize::ExactMatch);
    writer.setPageLayout(QPageLayout(size, QPageLayout::Portrait, QMarginsF()));
    writer.setResolution(288);
    QPainter painter(&writer);
    const double scale = writer.width() / rect.width();
    painter.scale(scale, scale);
    painter.translate(-rect.topLeft());
    scene.paintDrawing(painter, true);
    return painter.end();
}

}  // namespace

bool exportPicture(CanvasScene &scene, const QString &path, double scale, QString *error)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    QSaveFile file(path);
    bool written = false;
    QString problem;
    const double pngScale = qBound(1.0, scale, 4.0);
    if (ending != QLatin1String("png") && ending != QLatin1String("svg") && ending != QLatin1String("pdf"))
        problem = CanvasScene::tr("Pictures end in .png, .svg or .pdf: “%1” does not.").arg(path);
    else if (ending == QLatin1String("png") && !tooLarge(scene.drawingRect().size() * pngScale).isEmpty())
        problem = tooLarge(scene.drawingRect().size() * pngScale);
    else if (!file.open(QIODevice::WriteOnly))
        problem = CanvasScene::tr("“%1” cannot be written: %2").arg(path, file.errorString());
    else
        written = ending == QLatin1String("png")   ? writePng(scene, file, pngScale)
                  : ending == QLatin1String("svg") ? writeSvg(scene, file)
                                                   : writePdf(scene, file);
    if (written && file.commit())
        return true;
    if (problem.isEmpty())
        problem = CanvasScene::tr("“%1” could not be written. Choose another folder.").arg(path);
    if (error)
        *error = problem;
    return false;
}

}  // namespace toile
