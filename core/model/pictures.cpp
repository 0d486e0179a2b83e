// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/pictures.h"

#include "core/kernel/limits.h"
#include "core/model/text.h"

#include <QLocale>
#include <QXmlStreamReader>

namespace toile {

namespace {

constexpr qint64 kMostPixels = 30000000;  ///< what Qt decodes: QImageReader::allocationLimit() is 128 MB
constexpr qsizetype kBeginning = 65536;   ///< of an SVG: its first element must begin here

int bigEndian(const QByteArray &data, qsizetype at, int bytes)
{
    int value = 0;
    for (int i = 0; i < bytes; ++i)
        value = value << 8 | static_cast<unsigned char>(data[at + i]);
    return value;
}

/// The first chunk of a PNG (IHDR) begins with width and height.
std::optional<QSize> pngSize(const QByteArray &data)
{
    constexpr qsizetype kWidthAt = 16;
    if (data.size() < kWidthAt + 8 || data.mid(12, 4) != "IHDR" || (data[kWidthAt] & 0x80) ||
        (data[kWidthAt + 4] & 0x80))
        return std::nullopt;
    return QSize(bigEndian(data, kWidthAt, 4), bigEndian(data, kWidthAt + 4, 4));
}

/// Segments follow one another until one that starts a frame (SOF0 to SOF15, without DHT, JPG and DAC), which holds
/// height and width (ITU T.81, B.2.2).
std::optional<QSize> jpegSize(const QByteArray &data)
{
    qsizetype at = 2;
    while (at + 9 < data.size()) {
        if (static_cast<unsigned char>(data[at]) != 0xff)
            return std::nullopt;
        const int marker = bigEndian(data, at + 1, 1);
        if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc)
            return QSize(bigEndian(data, at + 7, 2), bigEndian(data, at + 5, 2));
        at += marker == 0xff ? 1 : 2 + bigEndian(data, at + 2, 2);
    }
    return std::nullopt;
}

/// "120", "120px"; units of length are what a drawing program prints at 96 to the inch.
double lengthOf(QStringView text)
{
    qsizetype digits = 0;
    while (digits < text.size() && (text[digits].isDigit() || text[digits] == u'.'))
        ++digits;
    const double value = text.first(digits).toDouble();
    const QStringView unit = text.sliced(digits).trimmed();
    if (unit == u"mm")
        return value * 96 / 25.4;
    if (unit == u"cm")
        return value * 96 / 2.54;
    if (unit == u"in")
        return value * 96;
    if (unit == u"pt")
        return value * 96 / 72;
    return unit.isEmpty() || unit == u"px" ? value : 0;
}

std::optional<QSize> svgSize(const QByteArray &data)
{
    QXmlStreamReader reader(data.left(kBeginning));
    if (!reader.readNextStartElement() || reader.name() != u"svg")
        return std::nullopt;
    const QXmlStreamAttributes attributes = reader.attributes();
    const double width = lengthOf(attributes.value(QLatin1String("width")));
    const double height = lengthOf(attributes.value(QLatin1String("height")));
    if (width >= 1 && height >= 1)
        return QSizeF(qMin(width, 1e6), qMin(height, 1e6)).toSize();
    const QString box = attributes.value(QLatin1String("viewBox")).toString().replace(u',', u' ').simplified();
    const QStringList numbers = box.split(u' ');
    const QSizeF size(numbers.value(2).toDouble(), numbers.value(3).toDouble());
    return size.width() >= 1 && size.height() >= 1 ? std::optional(size.boundedTo(QSizeF(1e6, 1e6)).toSize())
                                                   : std::nullopt;
}

/// What only this document or the picture's own bytes answer.
bool isInner(QStringView reference)
{
    const QStringView target = reference.trimmed();
    return target.startsWith(u'#') || target.startsWith(u"data:image/png;") || target.startsWith(u"data:image/jpeg;");
}

/// Styles name other files in url(…) and @import.
bool isHarmlessStyle(QStringView style)
{
    if (style.contains(u'\\') || style.contains(u"@import", Qt::CaseInsensitive))
        return false;
    for (qsizetype at = style.indexOf(u"url(", 0, Qt::CaseInsensitive); at >= 0;
         at = style.indexOf(u"url(", at + 1, Qt::CaseInsensitive)) {
        QStringView target = style.sliced(at + 4).trimmed();
        if (target.startsWith(u'"') || target.startsWith(u'\''))
            target = target.sliced(1);
        if (!target.trimmed().startsWith(u'#'))
            return false;
    }
    return true;
}

bool isDrawn(QStringView element)
{
    return element != u"script" && element != u"foreignObject" && element != u"handler" && element != u"iframe" &&
           element != u"audio" && element != u"video";
}

QXmlStreamAttributes harmlessOf(const QXmlStreamAttributes &attributes)
{
    QXmlStreamAttributes kept;
    for (const QXmlStreamAttribute &attribute : attributes) {
        const QStringView name = attribute.name();
        const bool runs = name.startsWith(u"on");
        const bool refers = name == u"href" || name == u"src" || name == u"base";
        if (!runs && (refers ? isInner(attribute.value()) : isHarmlessStyle(attribute.value())))
            kept.append(attribute);
    }
    return kept;
}

}  // namespace

std::optional<PictureKind> pictureKindOf(const QByteArray &data)
{
    if (data.startsWith("\x89PNG\r\n\x1a\n"))
        return PictureKind::Png;
    if (data.startsWith("\xff\xd8\xff"))
        return PictureKind::Jpeg;
    QXmlStreamReader reader(data.left(kBeginning));
    return reader.readNextStartElement() && reader.name() == u"svg" ? std::optional(PictureKind::Svg) : std::nullopt;
}

std::optional<QSize> pictureSizeOf(const QByteArray &data)
{
    const std::optional<PictureKind> kind = pictureKindOf(data);
    if (!kind)
        return std::nullopt;
    return *kind == PictureKind::Png ? pngSize(data) : *kind == PictureKind::Jpeg ? jpegSize(data) : svgSize(data);
}

qint64 pixelsOf(const QByteArray &data)
{
    const std::optional<QSize> size = pictureKindOf(data) == PictureKind::Svg ? std::nullopt : pictureSizeOf(data);
    return size ? qint64(size->width()) * size->height() : 0;
}

Result<> checkPictureSize(qint64 bytes)
{
    if (bytes <= limits::kPictureBytes)
        return Ok();
    return makeError(ErrorCode::LimitExceeded,
                     PicturesText::tr("This picture takes %1; the most is %2. Make it smaller, or save it as JPEG.")
                         .arg(QLocale().formattedDataSize(bytes), QLocale().formattedDataSize(limits::kPictureBytes)));
}

Result<> checkPicture(const QByteArray &data)
{
    if (const auto fits = checkPictureSize(data.size()); !fits)
        return fits.error();
    const std::optional<PictureKind> kind = pictureKindOf(data);
    if (!kind)
        return makeError(ErrorCode::InvalidInput,
                         PicturesText::tr("This is no picture in PNG, JPEG or SVG; save it as one of these."));
    const std::optional<QSize> size = pictureSizeOf(data);
    if (*kind != PictureKind::Svg && (!size || size->isEmpty()))
        return makeError(ErrorCode::InvalidInput, PicturesText::tr("This picture is damaged; save it again."));
    if (*kind != PictureKind::Svg && qMax(size->width(), size->height()) > limits::kPictureSide)
        return makeError(ErrorCode::LimitExceeded,
                         PicturesText::tr("This picture has %1 × %2 pixels; the most is %3 each way. Make it smaller.")
                             .arg(size->width())
                             .arg(size->height())
                             .arg(limits::kPictureSide));
    if (*kind != PictureKind::Svg && qint64(size->width()) * size->height() > kMostPixels)
        return makeError(ErrorCode::LimitExceeded,
                         PicturesText::tr("This picture has %1 × %2 pixels; the most is %3 million in all. Make it "
                                          "smaller.")
                             .arg(size->width())
                             .arg(size->height())
                             .arg(kMostPixels / 1000000));
    return Ok();
}

QByteArray harmlessSvg(const QByteArray &svg)
{
    QByteArray written;
    QXmlStreamWriter writer(&written);
    QXmlStreamReader reader(svg);
    int dropped = 0;  // depth inside an element that is left out
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::StartElement: {
            const auto attributes = reader.attributes();
            const bool style = reader.name() == u"style";
            if (dropped > 0 || !isDrawn(reader.name()) || style) {
                ++dropped;
                break;
            }
            writer.writeStartElement(reader.qualifiedName().toString());
            for (const QXmlStreamNamespaceDeclaration &space : reader.namespaceDeclarations())
                writer.writeAttribute(space.prefix().isEmpty() ? QStringLiteral("xmlns")
                                                               : QStringLiteral("xmlns:") + space.prefix().toString(),
                                      space.namespaceUri().toString());
            for (const QXmlStreamAttribute &attribute : harmlessOf(attributes))
                writer.writeAttribute(attribute.qualifiedName().toString(), attribute.value().toString());
            break;
        }
        case QXmlStreamReader::EndElement:
            dropped > 0 ? void(--dropped) : writer.writeEndElement();
            break;
        case QXmlStreamReader::Characters:
            if (dropped == 0)
                writer.writeCharacters(reader.text().toString());
            break;
        default:
            break;  // no document type, no entities of its own, no instructions to a program
        }
    }
    return reader.hasError() ? QByteArray() : written;
}

}  // namespace toile
