// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/linux/ownnamespaces.h"

#include <QFile>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

namespace toile::test {
namespace {
bool writeFile(const char *path, const QByteArray &text)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write(text) == text.size();
}
}  // namespace

bool enterOwnNamespaces()
{
    const QByteArray uid = QByteArray::number(::getuid());
    const QByteArray gid = QByteArray::number(::getgid());
    return ::unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWNS) == 0 && writeFile("/proc/self/setgroups", "deny") &&
           writeFile("/proc/self/uid_map", "0 " + uid + " 1") && writeFile("/proc/self/gid_map", "0 " + gid + " 1") &&
           ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
           ::mount("tmpfs", "/run", "tmpfs", 0, "mode=755") == 0 && ::mkdir("/run/netns", 0755) == 0 &&
           ::mount("tmpfs", "/run/netns", "tmpfs", 0, "mode=755") == 0;
}

Ran run(const QString &words)
{
    QProcess process;
    const QStringList list = words.split(u' ', Qt::SkipEmptyParts);
    process.start(list.first(), list.mid(1));
    process.closeWriteChannel();
    if (!process.waitForFinished(30000))
        process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

Ran runIn(const QString &machine, const QString &words)
{
    return run(QStringLiteral("ip netns exec %1 %2").arg(machine, words));
}

QJsonArray json(const QString &words)
{
    return QJsonDocument::fromJson(run(words).output.toUtf8()).array();
}

QJsonObject row(const QJsonArray &rows, const QString &key, const QString &value)
{
    for (const QJsonValue &each : rows)
        if (each.toObject().value(key).toString() == value)
            return each.toObject();
    return {};
}

}  // namespace toile::test
