// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/vm/imagerecipe.h"

#include "core/vm/libraries.h"

#include <QDir>
#include <QFileInfo>

namespace toile {

ImageRecipe::ImageRecipe()
{
    for (const char *name : {"bin", "sbin", "lib", "lib64"}) {
        const QString path = QString::fromLatin1(name);
        addFolder(QStringLiteral("/usr/") + path);
        m_entries[path] = {ImageEntry::Kind::Link, 0777, {}, "usr/" + path.toLatin1()};
    }
}

QString ImageRecipe::inUsr(const QString &path)
{
    const QString relative = QDir::cleanPath(path).mid(1);
    for (const char *name : {"bin/", "sbin/", "lib/", "lib64/"})
        if (relative.startsWith(QLatin1String(name)))
            return QStringLiteral("usr/") + relative;
    return relative;
}

void ImageRecipe::put(const QString &path, ImageEntry entry)
{
    const QString place = inUsr(path);
    for (qsizetype slash = place.indexOf(u'/'); slash >= 0; slash = place.indexOf(u'/', slash + 1))
        m_entries.try_emplace(place.first(slash));
    m_entries[place] = std::move(entry);
}

void ImageRecipe::addFolder(const QString &path, quint32 mode)
{
    put(path, {ImageEntry::Kind::Folder, mode, {}, {}});
}

void ImageRecipe::addLink(const QString &path, const QString &target)
{
    put(path, {ImageEntry::Kind::Link, 0777, {}, target.toUtf8()});
}

void ImageRecipe::addText(const QString &path, const QByteArray &content, quint32 mode)
{
    put(path, {ImageEntry::Kind::Text, mode, {}, content});
}

void ImageRecipe::addFile(const QString &path, const QString &source, quint32 mode)
{
    put(path, {ImageEntry::Kind::File, mode, source, {}});
}

void ImageRecipe::addFilesIn(const QString &folder)
{
    const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files | QDir::Readable, QDir::Name);
    for (const QFileInfo &file : files)
        addFile(file.filePath(), file.canonicalFilePath());
}

Result<> ImageRecipe::addProgram(const QString &program)
{
    const QString real = QFileInfo(program).canonicalFilePath();
    if (inUsr(real) != inUsr(program))
        addLink(program, real);
    return addProgram(real, real);
}

Result<> ImageRecipe::addProgram(const QString &path, const QString &program)
{
    addFile(path, program, 0755);
    const auto libraries = sharedLibraries(program);
    if (!libraries)
        return libraries.error();
    for (const QString &library : *libraries)
        if (!has(library))
            addFile(library, library, 0755);
    return Ok{};
}

}  // namespace toile
