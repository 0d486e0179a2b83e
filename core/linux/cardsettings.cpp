// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/cardsettings.h"

#include <QDir>
#include <QFile>

namespace toile {
namespace {
constexpr const char *kGroups[] = {"ipv4/conf", "ipv6/conf", "ipv4/neigh", "ipv6/neigh"};

QString folderOf(const QString &group, const QString &name)
{
    return QStringLiteral("/proc/sys/net/") + group + u'/' + name;
}

QByteArray valueOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}
}  // namespace

std::map<QString, QByteArray> readCardSettings(const QString &name)
{
    std::map<QString, QByteArray> settings;
    for (const char *text : kGroups) {
        const QString group = QString::fromLatin1(text);
        const QString folder = folderOf(group, name);
        for (const QString &key : QDir(folder).entryList(QDir::Files))
            if (const QByteArray value = valueOf(folder + u'/' + key); !value.isEmpty())
                settings[group + u'/' + key] = value;
    }
    return settings;
}

QStringList writeCardSettings(const QString &name, const std::map<QString, QByteArray> &settings)
{
    QStringList refused;
    for (const auto &[key, value] : settings) {
        const QString path = folderOf(key.section(u'/', 0, 1), name) + u'/' + key.section(u'/', 2);
        const QByteArray now = valueOf(path);
        if (now.isEmpty() || now == value)
            continue;
        QFile file(path);
        if (file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            file.write(value);
        if (valueOf(path) != value)
            refused += QStringLiteral("net.%1.%2.%3")
                           .arg(key.section(u'/', 0, 1).replace(u'/', u'.'), name, key.section(u'/', 2));
    }
    return refused;
}

}  // namespace toile
