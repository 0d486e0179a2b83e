// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/vm/imagecache.h"

#include "core/base/descriptor.h"
#include "core/vm/cpio.h"
#include "core/vm/text.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace toile {

namespace {

constexpr int kKept = 3;
constexpr qint64 kFileBytes = 512 * 1024 * 1024;  ///< no library or tool comes near
constexpr auto kSuffix = ".cpio";

Result<QByteArray> contentOf(const ImageEntry &entry)
{
    if (entry.kind != ImageEntry::Kind::File)
        return entry.content;
    QFile file(entry.source);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kFileBytes)
        return makeError(
            ErrorCode::Io,
            VmText::tr("%1 cannot be read for the micro-VM’s image: %2.").arg(entry.source, file.errorString()));
    return file.readAll();
}

Error unusable(const QString &path, const QString &why)
{
    return makeError(ErrorCode::Io,
                     VmText::tr("The micro-VM’s image cannot be written to %1: %2. Make room there, or set "
                                "XDG_CACHE_HOME to another folder.")
                         .arg(path, why));
}

Error unusable(const QString &path)
{
    return unusable(path, QString::fromLocal8Bit(std::strerror(errno)));
}

/// Tells how many of a recipe's entries are done.
class Teller {
public:
    Teller(const ImageProgress &progress, ImageWork work, const ImageRecipe &recipe)
        : m_progress(progress), m_work(work), m_all(recipe.entries().size())
    {
    }
    void next()
    {
        if (m_progress)
            m_progress(m_work, int(m_done++ * 100 / m_all));
    }

private:
    const ImageProgress &m_progress;
    ImageWork m_work;
    std::size_t m_all;
    std::size_t m_done = 0;
};

/// What decides the image's bytes, and nothing else.
Result<QString> keyOf(const ImageRecipe &recipe, const ImageProgress &progress)
{
    QCryptographicHash hash(QCryptographicHash::Blake2b_160);
    Teller teller(progress, ImageWork::Reading, recipe);
    for (const auto &[path, entry] : recipe.entries()) {
        teller.next();
        const auto content = contentOf(entry);
        if (!content)
            return content.error();
        hash.addData(QStringLiteral("%1\n%2 %3 %4\n")
                         .arg(path)
                         .arg(int(entry.kind))
                         .arg(entry.mode)
                         .arg(content->size())
                         .toUtf8());
        hash.addData(*content);
    }
    return QString::fromLatin1(hash.result().toHex());
}

/// Called with the folder locked: what is not an image is left from a builder that was killed.
void prune(const QString &folder, const QString &newest)
{
    const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files | QDir::Hidden, QDir::Time);
    int images = 0;
    for (const QFileInfo &file : files) {
        const bool image = file.fileName().endsWith(QLatin1String(kSuffix));
        if (file.fileName() != newest && (!image || ++images >= kKept))
            QFile::remove(file.filePath());
    }
}

/// Waits for whoever builds in the folder now: as long as he is at it.
bool lockFolder(int folder, const ImageProgress &progress)
{
    constexpr useconds_t kPause = 100'000;
    while (::flock(folder, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return false;
        if (progress)
            progress(ImageWork::Waiting, 0);
        ::usleep(kPause);
    }
    return true;
}

/// Of a file without a name, which is gone when this process is killed; the file system has to know such files.
bool openNameless(QFile &file, const QString &folder)
{
    constexpr mode_t kReadable = 0644;
    const int nameless = ::open(QFile::encodeName(folder).constData(), O_TMPFILE | O_WRONLY | O_CLOEXEC, kReadable);
    return nameless >= 0 && file.open(nameless, QIODevice::WriteOnly, QFileDevice::AutoCloseHandle);
}

bool giveName(const QFile &file, const QString &path)
{
    const QByteArray open = "/proc/self/fd/" + QByteArray::number(file.handle());
    return ::linkat(AT_FDCWD, open.constData(), AT_FDCWD, QFile::encodeName(path).constData(), AT_SYMLINK_FOLLOW) == 0;
}

Result<> build(const ImageRecipe &recipe, const QString &path, const ImageProgress &progress)
{
    const QString partial = path + QStringLiteral(".part");
    QFile file(partial);
    const bool isNameless = openNameless(file, QFileInfo(path).path());
    if (!isNameless && !file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return unusable(partial, file.errorString());
    const auto written = writeImage(recipe, file, progress);
    if (written && file.flush() && (isNameless ? giveName(file, path) : QFile::rename(partial, path)))
        return Ok{};
    const int namingErrno = errno;
    const bool isWritten = written && file.error() == QFileDevice::NoError;
    const Error error = !written    ? written.error()
                        : isWritten ? unusable(path, QString::fromLocal8Bit(std::strerror(namingErrno)))
                                    : unusable(path, file.errorString());
    if (!isNameless)
        QFile::remove(partial);
    return error;
}

}  // namespace

QString imageFolder()
{
    const QString cache = qEnvironmentVariable("XDG_CACHE_HOME");
    return (cache.startsWith(u'/') ? cache : QDir::homePath() + QStringLiteral("/.cache")) +
           QStringLiteral("/toile/vm");
}

Result<> writeImage(const ImageRecipe &recipe, QIODevice &to, const ImageProgress &progress)
{
    CpioWriter writer(to);
    Teller teller(progress, ImageWork::Building, recipe);
    for (const auto &[path, entry] : recipe.entries()) {
        teller.next();
        const auto content = contentOf(entry);
        if (!content)
            return content.error();
        const QByteArray name = QFile::encodeName(path);
        switch (entry.kind) {
        case ImageEntry::Kind::Folder:
            writer.addFolder(name, entry.mode);
            break;
        case ImageEntry::Kind::Link:
            writer.addLink(name, *content);
            break;
        case ImageEntry::Kind::Text:
        case ImageEntry::Kind::File:
            writer.addFile(name, *content, entry.mode);
            break;
        }
    }
    if (!writer.finish())
        return makeError(ErrorCode::Io, VmText::tr("The micro-VM’s image cannot be written: %1. Make room, or set "
                                                   "XDG_CACHE_HOME to another folder.")
                                            .arg(to.errorString()));
    return Ok{};
}

Result<QString> cachedImage(const ImageRecipe &recipe, const QString &folder, const ImageProgress &progress)
{
    if (!QDir().mkpath(folder))
        return unusable(folder);
    const Descriptor lock(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!lock)
        return unusable(folder);
    const auto key = keyOf(recipe, progress);
    if (!key)
        return key.error();
    if (!lockFolder(lock.get(), progress))
        return unusable(folder);
    const QString name = *key + QLatin1String(kSuffix);
    const QString path = folder + u'/' + name;
    if (QFile::exists(path)) {
        ::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), nullptr, 0);  // used last
        return path;
    }
    if (const auto built = build(recipe, path, progress); !built)
        return built.error();
    prune(folder, name);
    return path;
}

}  // namespace toile
