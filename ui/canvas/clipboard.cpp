// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/clipboard.h"

#include "core/kernel/limits.h"
#include "core/lab/fragmenttext.h"
#include "core/lab/labfile.h"
#include "core/model/pictures.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/picture.h"
#include "ui/canvas/text.h"
#include "ui/editor.h"
#include "ui/labrun.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>

namespace toile {

namespace {

constexpr char kSvg[] = "image/svg+xml";
constexpr char kPicture[] = "application/x-qt-image";
constexpr double kPictureScale = 2;
constexpr int kJpegQuality = 90;

QByteArray encoded(const QImage &image, const char *format, int quality)
{
    QByteArray data;
    QBuffer buffer(&data);
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, format, quality) ? data : QByteArray();
}

/// Draws only when somebody wants to see it: copying itself takes no time.
class FragmentContent : public QMimeData {
public:
    explicit FragmentContent(Document document) : m_document(std::move(document)) {}

    QStringList formats() const override
    {
        return QMimeData::formats() + QStringList{QLatin1String(kSvg), QLatin1String(kPicture)};
    }
    bool hasFormat(const QString &type) const override { return formats().contains(type); }

protected:
    QVariant retrieveData(const QString &type, QMetaType wanted) const override
    {
        if (type != QLatin1String(kSvg) && type != QLatin1String(kPicture))
            return QMimeData::retrieveData(type, wanted);
        Editor editor;
        editor.reset(m_document, {});
        LabRun run;
        CanvasScene scene(editor, run);
        PictureOptions options;
        options.content.title = false;
        options.scale = kPictureScale;
        if (type == QLatin1String(kSvg)) {
            const auto svg = drawPicture(scene, PictureFormat::Svg, options);
            return svg ? QVariant(*svg) : QVariant();
        }
        const auto image = drawImage(scene, options);
        return image ? QVariant(*image) : QVariant();
    }

private:
    Document m_document;
};

QImage onWhite(const QImage &image)
{
    QImage opaque(image.size(), QImage::Format_RGB32);
    opaque.fill(Qt::white);
    QPainter(&opaque).drawImage(QRect(QPoint(), image.size()), image);
    return opaque;
}

}  // namespace

std::unique_ptr<QMimeData> clipboardContent(const Fragment &fragment)
{
    auto content = std::make_unique<FragmentContent>(fragment.document);
    const QByteArray text = writeLab(fragment.document);
    content->setData(QLatin1String(kFragmentMimeType), text);
    content->setText(QString::fromUtf8(text));
    if (!fragment.holders.empty())
        content->setData(QLatin1String(kHoldersMimeType),
                         QStringList(fragment.holders.begin(), fragment.holders.end()).join(u'\n').toUtf8());
    return content;
}

Result<Fragment> fragmentIn(const QMimeData *content)
{
    if (!content || content->formats().isEmpty())
        return makeError(ErrorCode::NotFound, ClipboardText::tr("The clipboard is empty: copy something first."));
    const bool own = content->hasFormat(QLatin1String(kFragmentMimeType));
    Result<Document> document =
        readFragment(own ? content->data(QLatin1String(kFragmentMimeType)) : content->text().toUtf8());
    if (!document)
        return document.error();
    Fragment fragment{*std::move(document), {}};
    const QByteArray holders = own ? content->data(QLatin1String(kHoldersMimeType)) : QByteArray();
    const Topology &topology = fragment.document.topology();
    for (const QByteArray &line : holders.left(limits::kMachines * 33).split('\n')) {
        const QString name = QString::fromUtf8(line);
        // Whatever another program says: a machine with machines in it was copied for itself.
        const Id machine = topology.machineByName(name);
        if (machine && topology.childrenOf(machine).empty() && !topology.machine(machine)->parent)
            fragment.holders.insert(name);
    }
    return fragment;
}

QByteArray pictureIn(const QMimeData *content)
{
    if (!content || content->hasFormat(QLatin1String(kFragmentMimeType)))
        return {};
    for (const char *format : {"image/png", "image/jpeg", kSvg})
        if (const QByteArray data = content->data(QLatin1String(format)); checkPicture(data))
            return data;
    const auto image = content->hasImage() ? qvariant_cast<QImage>(content->imageData()) : QImage();
    if (image.isNull())
        return {};
    QByteArray data = encoded(image, "png", -1);
    // JPEG knows no transparency, and of a very large picture fewer pixels must do.
    for (QImage opaque = onWhite(image);
         data.size() > limits::kPictureBytes && opaque.width() > 1 && opaque.height() > 1;
         opaque = opaque.scaled(opaque.size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation))
        data = encoded(opaque, "jpg", kJpegQuality);
    return data;
}

}  // namespace toile
