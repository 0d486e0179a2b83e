// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>

#include <sys/types.h>

#include <vector>

namespace toile::test {

/// The words of a process, separated by spaces; empty for one that ended, reaped or not.
inline QByteArray commandOf(pid_t pid)
{
    QFile file(QStringLiteral("/proc/%1/cmdline").arg(pid));
    return file.open(QIODevice::ReadOnly) ? file.readAll().replace('\0', ' ') : QByteArray();
}

inline bool isAlive(pid_t pid)
{
    return !commandOf(pid).isEmpty();
}

inline pid_t parentOf(pid_t pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    const QByteArray stat = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    return pid_t(stat.mid(stat.lastIndexOf(')') + 2).split(' ').value(1).toInt());
}

inline std::vector<pid_t> allProcesses()
{
    std::vector<pid_t> pids;
    const QStringList names = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString &name : names)
        if (const pid_t pid = pid_t(name.toInt()); pid > 0)
            pids.push_back(pid);
    return pids;
}

/// Living processes whose command line has all of these.
inline std::vector<pid_t> processesWith(const QList<QByteArray> &parts)
{
    std::vector<pid_t> found;
    for (const pid_t pid : allProcesses()) {
        const QByteArray command = commandOf(pid);
        bool all = true;
        for (const QByteArray &part : parts)
            all = all && command.contains(part);
        if (all)
            found.push_back(pid);
    }
    return found;
}

inline std::vector<pid_t> childrenOf(pid_t parent)
{
    std::vector<pid_t> found;
    for (const pid_t pid : allProcesses())
        if (parentOf(pid) == parent && isAlive(pid))
            found.push_back(pid);
    return found;
}

}  // namespace toile::test
