// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/decodedpictures.h"

#include <QBuffer>
#include <QCache>
#include <QImageReader>

#include <bit>

namespace toile::decodedpictures {

namespace {

constexpr int kMostPixels = 4096;            // each way
constexpr int kLeastWidth = 64;              // what is smaller is not worth another size
constexpr qsizetype kMostBytes = 192 << 20;  // of all: some screens full of them
constexpr qsizetype kBytesOf = 4;            // a pixel

using Cache = QCache<const void *, QPixmap>;

Cache &cache()
{
    static Cache all(kMostBytes);
    return all;
}

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
    return whole.width() <= least.width() ? whole : whole.scaled(least, Qt::KeepAspectRatio);
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

QSize sizeOf(const QByteArray &data)
{
    QBuffer buffer;
    buffer.setData(data);
    const QImageReader reader(&buffer);
    const QSize size = bounded(reader.size());
    const bool turned = reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
    return turned ? size.transposed() : size;
}

QPixmap get(const void *owner, const QByteArray &data, double width)
{
    const QSize whole = sizeOf(data);
    const QSize size = sizeFor(whole, width);
    const QPixmap *known = cache().object(owner);
    if (known && known->width() >= size.width() && known->width() <= 4 * size.width())
        return *known;
    const QPixmap made = decoded(data, size);
    cache().insert(owner, new QPixmap(made), qMax<qsizetype>(1, kBytesOf * made.width() * made.height()));
    return made;
}

void forget(const void *owner)
{
    cache().remove(owner);
}

qint64 held()
{
    return cache().totalCost();
}

}  // namespace toile::decodedpictures
