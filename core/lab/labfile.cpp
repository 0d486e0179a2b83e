// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/labfile.h"

#include "core/base/printable.h"
#include "core/kernel/limits.h"
#include "core/lab/labfile_read.h"
#include "core/lab/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace toile {

namespace {

LoadedLab refused(const QString &message)
{
    LoadedLab loaded;
    loaded.problems.push_back({{}, message});
    return loaded;
}

}  // namespace

LoadedLab parseLab(const QByteArray &json)
{
    LoadedLab loaded;
    ProblemList problems;
    const auto root = labjson::parse(json, problems);
    if (root)
        loaded.document = LabReader(*root, problems).read();
    loaded.problems = problems.take();
    return loaded;
}

LoadedLab loadLab(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return refused(LabFileText::tr("There is no such file; check the name."));
    if (!info.isFile())
        return refused(LabFileText::tr("This is no file; name a lab’s file, which ends in .toile."));
    if (info.size() > limits::kLabFileBytes)
        return refused(LabFileText::tr("The file has more than %1 bytes; that is no lab.").arg(limits::kLabFileBytes));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refused(LabFileText::tr("The file cannot be read (%1); check its permissions.").arg(file.errorString()));
    const QByteArray json = file.read(limits::kLabFileBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return refused(LabFileText::tr("The file cannot be read (%1).").arg(file.errorString()));
    return parseLab(json);
}

Result<> saveLab(const Document &document, const QString &path)
{
    QSaveFile file(path);
    const QByteArray json = writeLab(document);
    // flush(): commit() alone overlooks a full disk that shows only when the buffer is written.
    if (file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.flush() && file.commit())
        return Ok();
    return makeError(
        ErrorCode::Io,
        LabFileText::tr("The lab could not be saved (%1); the file is as it was. Save it in another place.")
            .arg(file.errorString()),
        path);
}

QString formatProblems(const QString &path, const std::vector<FileProblem> &problems)
{
    QString text;
    for (const FileProblem &problem : problems)
        text += printable(path + u':' + problem.pointer + QLatin1String(": ") + problem.message) + u'\n';
    return text;
}

QStringList shippedLabs()
{
    static const QStringList order{QStringLiteral("case-1"),
                                   QStringLiteral("case-1a"),
                                   QStringLiteral("case-1b"),
                                   QStringLiteral("case-2.1"),
                                   QStringLiteral("case-2.2"),
                                   QStringLiteral("case-2.3"),
                                   QStringLiteral("case-2.3-uplink"),
                                   QStringLiteral("tp1"),
                                   QStringLiteral("tp2"),
                                   QStringLiteral("trunk"),
                                   QStringLiteral("vlan-router"),
                                   QStringLiteral("vxlan"),
                                   QStringLiteral("bridge-in-vm"),
                                   QStringLiteral("vlan-in-bridge"),
                                   QStringLiteral("two-hosts")};
    QStringList names;
    for (const QString &name : order) {
        if (QFile::exists(shippedLabPath(name)))
            names.append(name);
    }
    const QDir folder(QStringLiteral(":/labs"));
    for (const QString &file : folder.entryList({QStringLiteral("*.toile")}, QDir::Files, QDir::Name)) {
        const QString name = file.chopped(6);
        if (!names.contains(name))
            names.append(name);
    }
    return names;
}

QString shippedLabPath(const QString &name)
{
    return QStringLiteral(":/labs/%1.toile").arg(name);
}

}  // namespace toile
