// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/picture.h"

#include "ui/canvas/canvasscene.h"
#include "ui/canvas/outlinedtext.h"

#include <QBuffer>
#include <QFileInfo>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <cmath>

namespace toile {

namespace {

/// What a raster painter can reach (QPainter clips at 2^15), and a gigabyte of pixels.
constexpr int kSidePixels = 32767;
constexpr double kAllPixels = 256e6;
constexpr double kUnitsPerInch = 96;
constexpr double kInchesPerMetre = 39.3701;

double scaleOf(const PictureOptions &options)
{
    return qBound(1.0, options.scale, kMostPictureScale);
}

Result<QByteArray> drawPng(CanvasScene &scene, const PictureOptions &options)
{
    const auto image = drawImage(scene, options);
    if (!image)
        return image.error();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image->save(&buffer, "PNG");
    return bytes;
}

QByteArray drawSvg(CanvasScene &scene, const PictureContent &content)
{
    const QRectF rect = scene.drawingRect(content);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(int(kUnitsPerInch));
    generator.setSize(rect.size().toSize());
    generator.setViewBox(QRectF(QPointF(), rect.size()));
    generator.setTitle(scene.titleText());
    generator.setDescription(scene.summary(content));
    QPainter writer(&generator);
    OutlinedText outlined(writer);
    QPainter painter(&outlined);
    painter.translate(-rect.topLeft());
    scene.paintDrawing(painter, content, true);
    painter.end();
    writer.end();
    return bytes;
}

QByteArray drawPdf(CanvasScene &scene, const PictureContent &content)
{
    const QRectF rect = scene.drawingRect(content);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(scene.titleText());
    writer.setCreator(QStringLiteral("Toile"));
    constexpr double kPointsPerUnit = 0.75;
    // In whole points: a page is measured from its foot, and one of another height would shift what is on it.
    const QSizeF points(std::ceil(rect.width() * kPointsPerUnit), std::ceil(rect.height() * kPointsPerUnit));
    const QPageSize size(points, QPageSize::Point, QString(), QPageSize::ExactMatch);
    writer.setPageLayout(QPageLayout(size, QPageLayout::Portrait, QMarginsF()));
    writer.setResolution(288);
    QPainter painter(&writer);
    constexpr double kDotsPerUnit = 288 / kUnitsPerInch;
    painter.scale(kDotsPerUnit, kDotsPerUnit);
    painter.translate(-rect.topLeft());
    scene.paintDrawing(painter, content, true);
    painter.end();
    return bytes;
}

}  // namespace

std::optional<PictureFormat> pictureFormatOf(const QString &path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    for (const PictureFormat format : {PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf})
        if (ending == endingOf(format))
            return format;
    return std::nullopt;
}

QString endingOf(PictureFormat format)
{
    switch (format) {
    case PictureFormat::Png:
        return QStringLiteral("png");
    case PictureFormat::Svg:
        return QStringLiteral("svg");
    case PictureFormat::Pdf:
        break;
    }
    return QStringLiteral("pdf");
}

QSize pictureSize(const CanvasScene &scene, PictureFormat format, const PictureOptions &options)
{
    const double scale = format == PictureFormat::Png ? scaleOf(options) : 1;
    return (scene.drawingRect(options.content).size() * scale).toSize();
}

Result<QImage> drawImage(CanvasScene &scene, const PictureOptions &options)
{
    const QSize size = pictureSize(scene, PictureFormat::Png, options);
    QImage image;
    if (size.width() <= kSidePixels && size.height() <= kSidePixels &&
        double(size.width()) * size.height() <= kAllPixels)
        image = QImage(size, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return makeError(ErrorCode::LimitExceeded,
                         CanvasScene::tr("The picture would have %1 × %2 pixels, which is too many. Choose a smaller "
                                         "scale, or svg or pdf, which have any size.")
                             .arg(size.width())
                             .arg(size.height()));
    const double scale = scaleOf(options);
    const int dots = qRound(kUnitsPerInch * scale * kInchesPerMetre);
    image.setDotsPerMeterX(dots);
    image.setDotsPerMeterY(dots);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(scale, scale);
    painter.translate(-scene.drawingRect(options.content).topLeft());
    scene.paintDrawing(painter, options.content);
    return image;
}

Result<QByteArray> drawPicture(CanvasScene &scene, PictureFormat format, const PictureOptions &options)
{
    if (format == PictureFormat::Png)
        return drawPng(scene, options);
    return format == PictureFormat::Svg ? drawSvg(scene, options.content) : drawPdf(scene, options.content);
}

Result<> exportPicture(CanvasScene &scene, const QString &path, const PictureOptions &options)
{
    const std::optional<PictureFormat> format = pictureFormatOf(path);
    if (!format)
        return makeError(ErrorCode::InvalidInput,
                         CanvasScene::tr("Pictures end in .png, .svg or .pdf: “%1” does not.").arg(path));
    const auto picture = drawPicture(scene, *format, options);
    if (!picture)
        return picture.error();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(*picture) != picture->size() || !file.commit())
        return makeError(ErrorCode::Io, CanvasScene::tr("“%1” cannot be written: %2").arg(path, file.errorString()));
    return Ok();
}

}  // namespace toile
