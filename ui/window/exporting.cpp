// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/exporting.h"

#include "core/lab/exporters.h"
#include "ui/window/dialogs.h"
#include "ui/window/text.h"

#include <QDir>
#include <QFileDialog>
#include <QSaveFile>
#include <QStandardPaths>

namespace toile {

QFileDialog *makeSaveDialog(QWidget *window, const QString &name, const QString &title, const QString &filter,
                            const QString &file)
{
    auto *dialog =
        new QFileDialog(window, title, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation), filter);
    dialog->setObjectName(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(file);
    return dialog;
}

void exportScriptWithDialog(QWidget *window, const Topology &topology, Dialect dialect)
{
    const QString ending = dialect == Dialect::Brctl ? QStringLiteral("-brctl.sh") : QStringLiteral(".sh");
    auto *dialog =
        makeSaveDialog(window, QStringLiteral("exportScriptDialog"), ExportingText::tr("Export the script"),
                       ExportingText::tr("Shell scripts (*.sh);;All files (*)"), topology.header.name + ending);
    dialog->setDefaultSuffix(QStringLiteral("sh"));
    QObject::connect(dialog, &QFileDialog::fileSelected, window, [window, topology, dialect](const QString &path) {
        const auto written = writeScript(topology, dialect, path);
        if (!written)
            showMessage(window, ExportingText::tr("Not exported"), written.error().message, written.error().detail);
    });
    dialog->open();
}

Result<> writeScript(const Topology &topology, Dialect dialect, const QString &path)
{
    QSaveFile file(path);
    const QByteArray script = exportScript(topology, dialect).toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(script) != script.size() || !file.flush())
        return makeError(
            ErrorCode::Io,
            ExportingText::tr("The script cannot be written: %1. Choose another folder.").arg(file.errorString()),
            QDir::toNativeSeparators(path));
    const auto executable = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup |
                            QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
    file.setPermissions(executable);
    if (!file.commit())
        return makeError(
            ErrorCode::Io,
            ExportingText::tr("The script cannot be written: %1. Choose another folder.").arg(file.errorString()),
            QDir::toNativeSeparators(path));
    return Ok();
}

}  // namespace toile
