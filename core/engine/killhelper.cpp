// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/base/descriptor.h"
#include "core/engine/labsocket.h"
#include "core/engine/launch.h"
#include "core/engine/text.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>

#include <poll.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <csignal>
#include <utility>
#include <vector>

namespace toile {

namespace {

constexpr int kKillTimeLimit = 5000;

/// By the first word of its command line; the outer one's name may be cut (see app/toiled/processname.cpp).
bool isCalledHelper(const QByteArray &word)
{
    static const QByteArray kWatcher("toile-watch");
    return word == "toiled" || word.endsWith("/toiled") || (word.startsWith("toile-") && kWatcher.startsWith(word));
}

/// A process of ours that was started as the helper which listens on `socket`: the inner one, and the outer one, which
/// has the same words but the first.
bool isHelperOf(const QByteArray &process, const QByteArray &socket)
{
    struct stat info {};
    if (::stat(process.constData(), &info) != 0 || info.st_uid != ::geteuid())
        return false;
    QFile file(QFile::decodeName(process + "/cmdline"));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QList<QByteArray> words = file.readAll().split('\0');
    const qsizetype at = words.indexOf("--socket");
    return isCalledHelper(words.first()) && (words.contains("--sandbox") || words.contains("--vm")) &&
           words.value(at + 1) == socket;
}

/// As descriptors, which no other process can come to mean.
std::vector<Descriptor> helpersOf(const QByteArray &socket)
{
    std::vector<Descriptor> helpers;
    const QStringList names = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString &name : names) {
        bool isProcess = false;
        const int pid = name.toInt(&isProcess);
        if (!isProcess || !isHelperOf("/proc/" + QByteArray::number(pid), socket))
            continue;
        Descriptor process(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
        if (process && isHelperOf("/proc/" + QByteArray::number(pid), socket))
            helpers.push_back(std::move(process));
    }
    return helpers;
}

bool endsBefore(const Descriptor &process, const QDeadlineTimer &limit)
{
    pollfd ended{process.get(), POLLIN, 0};
    return ::poll(&ended, 1, static_cast<int>(limit.remainingTime())) == 1;
}

}  // namespace

Result<> killHelper(const QString &lab)
{
    const auto folder = runtimeDirectory();
    if (!folder)
        return folder.error();
    const QByteArray path = QFile::encodeName(socketPathOf(*folder, lab));
    const std::vector<Descriptor> helpers = helpersOf(path);
    for (const Descriptor &helper : helpers)
        ::syscall(SYS_pidfd_send_signal, helper.get(), SIGKILL, nullptr, 0);
    const QDeadlineTimer limit(kKillTimeLimit);
    bool all = true;
    for (const Descriptor &helper : helpers)
        all = endsBefore(helper, limit) && all;
    removeIfDead(*folder, path);
    if (all && !somebodyListens(path))
        return Ok{};
    return makeError(ErrorCode::Refused,
                     EngineText::tr("The helper of the lab “%1” does not answer and cannot be ended.").arg(lab));
}

}  // namespace toile
