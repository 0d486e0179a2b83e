// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/helper/processsession.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

#include <array>
#include <csignal>

namespace toile {
namespace {

/// The session of a process: "PID (NAME) STATE PARENT GROUP SESSION …", where NAME may hold anything.
pid_t sessionOf(const QString &process)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray line = file.readAll();
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    constexpr qsizetype kSession = 3;
    return fields.size() > kSession ? fields[kSession].toInt() : -1;
}

/// Inside a container /proc may be one that numbers processes otherwise than we do.
bool showsOurNumbers()
{
    std::array<char, 32> number{};
    const ssize_t length = ::readlink("/proc/self", number.data(), number.size());
    return length > 0 && QByteArray(number.data(), length).toInt() == ::getpid();
}

}  // namespace

void signalSession(pid_t leader, int signal)
{
    if (::kill(-leader, signal) != 0)
        ::kill(leader, signal);  // it may not have made its session yet
    if (!showsOurNumbers())
        return;
    const QStringList names = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString &name : names) {
        bool isProcess = false;
        const pid_t pid = name.toInt(&isProcess);
        if (isProcess && sessionOf(name) == leader)
            ::kill(pid, signal);
    }
}

}  // namespace toile
