// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/system/cardjournal.h"

#include "core/base/address.h"
#include "core/kernel/text.h"

#include <QDataStream>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <thread>

namespace toile {
namespace {

constexpr quint32 kVersion = 3;
constexpr int kStream = QDataStream::Qt_6_4;

void writeAll(QDataStream &stream, const std::vector<QByteArray> &list)
{
    stream << quint32(list.size());
    for (const QByteArray &each : list)
        stream << each;
}

std::vector<QByteArray> readAll(QDataStream &stream)
{
    quint32 count = 0;
    stream >> count;
    std::vector<QByteArray> list;
    for (quint32 i = 0; i < count && stream.status() == QDataStream::Ok; ++i) {
        QByteArray each;
        stream >> each;
        list.push_back(each);
    }
    return list;
}

Error writeFailed(const QString &folder)
{
    Error error = makeError(
        ErrorCode::Io, CardText::tr("How the network card is now could not be written to %1 (%2), so it is not taken.")
                           .arg(folder, qt_error_string(errno)));
    error.sysErrno = errno;
    return error;
}

bool writeToDisk(const QByteArray &path, const QByteArray &bytes)
{
    const QByteArray fresh = path + ".new";
    const Descriptor file(::open(fresh.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
    return file && ::write(file.get(), bytes.constData(), size_t(bytes.size())) == bytes.size() &&
           ::fsync(file.get()) == 0 && ::rename(fresh.constData(), path.constData()) == 0;
}

}  // namespace

QByteArray encode(const LentCard &card)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(kStream);
    const CardDump &dump = card.dump;
    stream << kVersion << quint32(card.lab.uid) << card.lab.lab << qint32(card.indexThere) << qint32(dump.index)
           << dump.name << quint32(dump.flags) << dump.mac << dump.permanentMac << dump.mtu << dump.queueLength
           << dump.group << dump.alias << dump.takenAt;
    writeAll(stream, dump.addresses);
    writeAll(stream, dump.routes);
    writeAll(stream, dump.neighbours);
    writeAll(stream, dump.groups);
    stream << dump.token;
    stream << quint32(dump.settings.size());
    for (const auto &[key, value] : dump.settings)
        stream << key << value;
    stream << quint32(dump.hardware.size());
    for (const auto &[key, value] : dump.hardware)
        stream << key << value;
    return bytes;
}

std::optional<LentCard> decodeLentCard(const QByteArray &bytes)
{
    QDataStream stream(bytes);
    stream.setVersion(kStream);
    LentCard card;
    CardDump &dump = card.dump;
    quint32 version = 0;
    quint32 uid = 0;
    qint32 indexThere = 0;
    qint32 index = 0;
    quint32 flags = 0;
    stream >> version >> uid >> card.lab.lab >> indexThere >> index >> dump.name >> flags >> dump.mac >>
        dump.permanentMac >> dump.mtu >> dump.queueLength >> dump.group >> dump.alias >> dump.takenAt;
    card.lab.uid = uid;
    card.indexThere = indexThere;
    dump.index = index;
    dump.flags = flags;
    dump.addresses = readAll(stream);
    dump.routes = readAll(stream);
    dump.neighbours = readAll(stream);
    dump.groups = readAll(stream);
    stream >> dump.token;
    quint32 settings = 0;
    stream >> settings;
    for (quint32 i = 0; i < settings && stream.status() == QDataStream::Ok; ++i) {
        QString key;
        stream >> key >> dump.settings[key];
    }
    quint32 hardware = 0;
    stream >> hardware;
    for (quint32 i = 0; i < hardware && stream.status() == QDataStream::Ok; ++i) {
        quint32 key = 0;
        stream >> key >> dump.hardware[key];
    }
    const bool whole = stream.status() == QDataStream::Ok && stream.atEnd() && version == kVersion;
    return whole && isInterfaceName(dump.name) ? std::optional(card) : std::nullopt;
}

QString CardJournal::path(const QString &card, const char *suffix) const
{
    return m_folder + u'/' + card + QLatin1String(suffix);
}

Descriptor CardJournal::toLock() const
{
    const QByteArray folder = QFile::encodeName(m_folder);
    ::mkdir(folder.constData(), 0700);
    return Descriptor(::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
}

Descriptor CardJournal::tryLock(std::chrono::milliseconds patience) const
{
    constexpr std::chrono::milliseconds kBetweenTries(50);
    Descriptor lock = toLock();
    for (const QDeadlineTimer end(patience); lock && ::flock(lock.get(), LOCK_EX | LOCK_NB) != 0;) {
        if (end.hasExpired() || (errno != EWOULDBLOCK && errno != EINTR)) {
            const int reason = errno;
            lock.reset();
            errno = reason;
            break;
        }
        std::this_thread::sleep_for(kBetweenTries);
    }
    return lock;
}

Descriptor CardJournal::lock() const
{
    Descriptor lock = toLock();
    while (lock && ::flock(lock.get(), LOCK_EX) != 0 && errno == EINTR) {
    }
    return lock;
}

Result<> CardJournal::write(const LentCard &card) const
{
    ::mkdir(QFile::encodeName(m_folder).constData(), 0700);
    struct stat info {};
    const bool isOurs = ::lstat(QFile::encodeName(m_folder).constData(), &info) == 0 && S_ISDIR(info.st_mode) &&
                        info.st_uid == ::geteuid();
    if (!isOurs || !writeToDisk(QFile::encodeName(path(card.dump.name, ".card")), encode(card)))
        return writeFailed(m_folder);
    return Ok();
}

void CardJournal::pin(const QString &card, int ns) const
{
    const QByteArray target = QFile::encodeName(path(card, ".ns"));
    const Descriptor point(::open(target.constData(), O_RDONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    const QByteArray source = "/proc/self/fd/" + QByteArray::number(ns);
    (void)::mount(source.constData(), target.constData(), nullptr, MS_BIND, nullptr);
}

Descriptor CardJournal::pinned(const QString &card) const
{
    return Descriptor(::open(QFile::encodeName(path(card, ".ns")).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
}

void CardJournal::unpin(const QString &card) const
{
    const QByteArray point = QFile::encodeName(path(card, ".ns"));
    while (::umount2(point.constData(), MNT_DETACH) == 0) {
    }
    ::unlink(point.constData());
}

void CardJournal::remove(const QString &card) const
{
    unpin(card);
    ::unlink(QFile::encodeName(path(card, ".card")).constData());
}

std::vector<LentCard> CardJournal::all() const
{
    std::vector<LentCard> cards;
    const QDir folder(m_folder);
    for (const QString &name : folder.entryList({QStringLiteral("*.card")}, QDir::Files)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        if (auto card = decodeLentCard(file.readAll()))
            cards.push_back(std::move(*card));
    }
    return cards;
}

}  // namespace toile
