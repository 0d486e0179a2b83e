// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/picturedialog.h"

#include "core/kernel/limits.h"
#include "core/model/pictures.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/dialogs.h"
#include "ui/window/text.h"

#include <QDir>
#include <QFileDialog>
#include <QStandardPaths>

namespace toile {

Result<QByteArray> readPicture(const QString &path)
{
    const QString name = QDir::toNativeSeparators(path);
    if (QFileInfo::exists(path) && !QFileInfo(path).isFile())
        return makeError(ErrorCode::InvalidInput, PictureDialogText::tr("“%1” is no file.").arg(name));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return makeError(ErrorCode::Io, PictureDialogText::tr("“%1” cannot be read: %2").arg(name, file.errorString()));
    if (const auto good = checkPictureSize(file.size()); !good)
        return good.error();
    const QByteArray data = file.read(limits::kPictureBytes + 1);  // it may have grown
    if (const auto good = checkPicture(data); !good)
        return good.error();
    return data;
}

void choosePicture(QWidget *window, CanvasView &canvas, std::optional<QPointF> at)
{
    auto *dialog = new QFileDialog(window, PictureDialogText::tr("Insert a picture"),
                                   QStandardPaths::writableLocation(QStandardPaths::PicturesLocation),
                                   PictureDialogText::tr("Pictures (*.png *.jpg *.jpeg *.svg)"));
    dialog->setObjectName(QStringLiteral("pictureDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::fileSelected, &canvas, [window, &canvas, at](const QString &path) {
        const auto picture = readPicture(path);
        if (picture)
            canvas.insertPicture(*picture, at);
        else
            showMessage(window, PictureDialogText::tr("This picture is not inserted"), picture.error().message,
                        QDir::toNativeSeparators(path));
    });
    dialog->open();
}

}  // namespace toile
