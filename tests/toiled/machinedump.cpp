// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/toiled/machinedump.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStringList>

namespace toile::test {
namespace {

/// A command that fails says so, with a number that never repeats: two dumps with a failure are never equal.
QString outputOf(const char *commandLine)
{
    static int failures = 0;
    QProcess process;
    process.startCommand(QString::fromLatin1(commandLine));
    if (process.waitForFinished(10000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return QString::fromUtf8(process.readAllStandardOutput());
    return QStringLiteral("failed (%1): ").arg(++failures) + process.errorString() +
           QString::fromUtf8(process.readAllStandardError());
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

/// A namespace lives by a process, a mount or an open file: processesOf() and the mounts tell of those without a name.
QString dumpMachine()
{
    QStringList parts;
    for (const char *command :
         {"ip -d link", "ip addr", "ip route show table all", "ip -6 route show table all", "ip rule", "ip neigh",
          "ip netns", "bridge fdb", "nft list ruleset", "iptables-save", "sysctl -a --pattern forward"})
        parts += QString::fromLatin1(command) + u'\n' + outputOf(command);
    parts += QString::fromUtf8(contents(QStringLiteral("/proc/1/mountinfo")));
    parts += QString::fromUtf8(contents(QStringLiteral("/proc/self/mountinfo")));
    return parts.join(u'\n');
}

QString processesOf(const QString &mark)
{
    QStringList lines;
    for (const QString &pid : QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs)) {
        const QByteArray words = contents(QStringLiteral("/proc/%1/cmdline").arg(pid));
        if (!words.contains(mark.toUtf8()))
            continue;
        lines += pid + u' ' + QString::fromUtf8(words).replace(QChar(u'\0'), u' ');
    }
    return lines.join(u'\n');
}

}  // namespace toile::test
