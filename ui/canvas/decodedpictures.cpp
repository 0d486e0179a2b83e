// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/decodedpictures.h"

#include <QBuffer>
#include <QImageReader>

#include <bit>

namespace toile {

namespace {

constexpr int kMostPixels = 4096;  // each way
constexpr int kLeastWidth = 64;    // what is smaller is not worth another size
constexpr qsizetype kBytesOf = 4;  // a pixel

QSize bounded(const QSize &size)
{
    const QSize most(kMostPixels, kMostPixels);
    return size.width() > most.width() || size.height() > most.height() ? size.scaled(most, Qt::KeepAspectRatio) : size;
}

/// Sizes double, so that zooming seldom decodes anew.
QSize sizeFor(const QSize &whole, double width)
{
    const auto wanted = static_cast<unsigned>(qBound(double(kLeastWidth), width, double(kMostPixels)));
    const QSize least(static_cast<int>(std::bit_ceil(wanted)), kMostPixels);
    return whole.width() <= least.width() ? whole : whole.scaled(least, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
}

QPixmap decoded(const QByteArray &data, const QSize &size)
{
    QBuffer buffer;
    buffer.setData(data);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const bool turned = reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
    reader.setScaledSize(turned ? size.transposed() : size);
    return QPixmap::fromImage(reader.read());
}

}  // namespace

QSize DecodedPictures::sizeOf(const QByteArray &data)
{
    QBuffer buffer;
    buffer.setData(data);
    const QImageReader reader(&buffer);
    const QSize size = bounded(reader.size());
    const bool turned = reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
    return turned ? size.transposed() : size;
}

QPixmap DecodedPictures::whole(const QByteArray &data)
{
    return decoded(data, sizeOf(data));
}

QPixmap DecodedPictures::get(const void *owner, const QByteArray &data, double width)
{
    const QSize size = sizeFor(sizeOf(data), width);
    const Kept *known = m_kept.object(owner);
    if (known && known->wanted.width() >= size.width() && known->wanted.width() <= 4 * size.width())
        return known->pixels;
    const QPixmap made = decoded(data, size);
    m_kept.insert(owner, new Kept{made, size}, qMax<qsizetype>(1, kBytesOf * made.width() * made.height()));
    return made;
}

}  // namespace toile
