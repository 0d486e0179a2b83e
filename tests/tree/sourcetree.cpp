// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/tree/sourcetree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>

namespace toile::tree {

QString pathOf(const QString &relative)
{
    return QStringLiteral(TOILE_SOURCE "/") + relative;
}

QByteArray read(const QString &relative)
{
    QFile file(pathOf(relative));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList files(const QStringList &patterns)
{
    const QDir root(QStringLiteral(TOILE_SOURCE));
    QStringList found;
    for (const char *folder : {"app", "core", "resources", "tests", "translations", "ui"}) {
        QDirIterator entries(root.filePath(QString::fromLatin1(folder)), patterns, QDir::Files,
                             QDirIterator::Subdirectories);
        while (entries.hasNext())
            found += root.relativeFilePath(entries.next());
    }
    found.sort();
    return found;
}

QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60000) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return {};
    const QByteArray output = process.readAllStandardOutput();
    return output.isNull() ? QByteArray("") : output;
}

}  // namespace toile::tree
