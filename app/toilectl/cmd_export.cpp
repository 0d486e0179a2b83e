// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/command.h"
#include "app/toilectl/connection.h"
#include "app/toilectl/labs.h"
#include "app/toilectl/suggest.h"
#include "core/lab/exporters.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <unistd.h>

namespace toile::ctl {

namespace {

constexpr int kPictureTimeLimit = 300000;

const QStringList &formats()
{
    static const QStringList all{QStringLiteral("sh"), QStringLiteral("brctl"), QStringLiteral("svg"),
                                 QStringLiteral("png"), QStringLiteral("pdf")};
    return all;
}

int writeTo(const QString &path, const QByteArray &bytes, bool executable)
{
    if (path.isEmpty() || path == QLatin1String("-")) {
        printBytes(STDOUT_FILENO, bytes);
        return kDone;
    }
    return writeFile(path, bytes, executable) ? kDone : kRefused;
}

/// A drawing is not lost to a slip of the hand.
Result<> requireNoLab(const QString &path, const LabSource &source)
{
    const QFileInfo output(path);
    const bool itself = output.exists() && output.canonicalFilePath() == QFileInfo(source.path).canonicalFilePath();
    if (path.isEmpty() || (!itself && output.suffix() != QLatin1String("toile")))
        return Ok{};
    return makeError(
        ErrorCode::InvalidInput,
        Text::tr("%1 is a lab’s file: what is exported would take its place. Give another name to -o.").arg(path));
}

Result<QString> windowProgram()
{
    const QString path = QDir::cleanPath(QCoreApplication::applicationDirPath() + QStringLiteral("/toile"));
    if (const QFileInfo file(path); file.isFile() && file.isExecutable())
        return path;
    return makeError(ErrorCode::Unsupported,
                     Text::tr("Pictures are drawn by the program toile, which is not there as %1. Install Toile’s "
                              "window, or export a script: --as sh")
                         .arg(path));
}

/// The picture that `toile --export` draws without a display.
Result<QByteArray> drawPicture(const LabSource &source, const QString &format, bool live)
{
    const auto program = windowProgram();
    if (!program)
        return program.error();
    const QTemporaryDir folder;
    if (!folder.isValid())
        return makeError(ErrorCode::Io,
                         Text::tr("No temporary folder can be made: %1. Set TMPDIR to a folder of yours.")
                             .arg(folder.errorString()));
    const QString picture = folder.filePath(QStringLiteral("lab.") + format);
    QStringList words{QStringLiteral("--export"), picture};
    if (live)
        words += QStringLiteral("--live");
    words += source.file;
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    process.setProcessEnvironment(environment);
    process.start(*program, words);
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(kPictureTimeLimit);
    if (!ended) {
        process.kill();
        process.waitForFinished();
    }
    QFile file(picture);
    if (ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0 &&
        file.open(QIODevice::ReadOnly))
        return file.readAll();
    Error error = makeError(ErrorCode::Io, Text::tr("The picture could not be drawn."));
    error.message += u'\n' + QString::fromUtf8(process.readAllStandardError()).trimmed();
    return error;
}

int exportPicture(const LabSource &source, const QString &format, const Arguments &arguments)
{
    const QString output = arguments.value("--output");
    if (output.isEmpty() && format != QLatin1String("svg") && ::isatty(STDOUT_FILENO) == 1) {
        printError(Text::tr("A terminal shows no %1. Name a file: -o OUT").arg(format));
        return kUsage;
    }
    const auto picture = drawPicture(source, format, arguments.has("--live"));
    if (!picture)
        return printError(picture.error());
    return writeTo(output, *picture, false);
}

}  // namespace

int runExport(const Arguments &arguments)
{
    const QString format = arguments.value("--as");
    if (!formats().contains(format)) {
        printError(format.isEmpty() ? Text::tr("As what? Give --as sh, brctl, svg, png or pdf.")
                                    : Text::tr("There is no format “%1”.").arg(format) + suggestion(format, formats()));
        return kUsage;
    }
    const auto source = findLab(arguments.positional[0]);
    if (!source)
        return printError(source.error());
    if (const auto free = requireNoLab(arguments.value("--output"), *source); !free)
        return printError(free.error());
    const auto topology = loadTopology(*source);
    if (!topology)
        return kNo;
    const QString lab = topology->header.name;
    if (const auto running = runningLabs(); arguments.has("--live") && running && !running->contains(lab))
        return printError(notRunning(lab, *running));
    if (format != QLatin1String("sh") && format != QLatin1String("brctl"))
        return exportPicture(*source, format, arguments);
    const Dialect dialect = format == QLatin1String("sh") ? Dialect::Iproute : Dialect::Brctl;
    return writeTo(arguments.value("--output"), exportScript(*topology, dialect).toUtf8(), true);
}

}  // namespace toile::ctl
