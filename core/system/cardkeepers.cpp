// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/system/cardkeepers.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace toile {
namespace {

constexpr qint64 kMostBytes = 256 * 1024;  ///< of a configuration file

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(kMostBytes) : QByteArray();
}

bool hasLine(const QByteArray &text, const QByteArray &line)
{
    const QList<QByteArray> lines = text.split('\n');
    return std::any_of(lines.begin(), lines.end(), [&](const QByteArray &each) { return each.trimmed() == line; });
}

/// NetworkManager.conf(5): it keeps what it knows of each device in a file of its index.
bool networkManagerHas(int index, const QString &root)
{
    return hasLine(contentOf(root + QStringLiteral("/run/NetworkManager/devices/%1").arg(index)), "managed=true");
}

/// sd-network(3): the same, in its own words.
bool networkdHas(int index, const QString &root)
{
    const QByteArray text = contentOf(root + QStringLiteral("/run/systemd/netif/links/%1").arg(index));
    for (const char *state : {"configured", "configuring", "pending", "initialized", "failed"})
        if (hasLine(text, QByteArray("ADMIN_STATE=") + state))
            return true;
    return false;
}

/// interfaces(5): a stanza "iface eth0 inet …", also in what the file includes; or it was brought up by hand.
bool ifupdownHas(const QString &card, const QString &root)
{
    static const QRegularExpression spaces(QStringLiteral("\\s+"));
    QStringList files{root + QStringLiteral("/etc/network/interfaces")};
    const QDir more(root + QStringLiteral("/etc/network/interfaces.d"));
    for (const QString &name : more.entryList(QDir::Files))
        files += more.filePath(name);
    for (const QString &file : files)
        for (const QByteArray &line : contentOf(file).split('\n')) {
            const QStringList words = QString::fromUtf8(line).split(spaces, Qt::SkipEmptyParts);
            if (words.value(0) == QLatin1String("iface") && words.value(1) == card)
                return true;
        }
    return hasLine(contentOf(root + QStringLiteral("/run/network/ifstate")), (card + u'=' + card).toUtf8());
}

}  // namespace

std::vector<CardKeeper> keepersOf(const QString &card, int index, const QString &root)
{
    std::vector<CardKeeper> keepers;
    if (networkManagerHas(index, root))
        keepers.push_back(CardKeeper::NetworkManager);
    if (networkdHas(index, root))
        keepers.push_back(CardKeeper::Networkd);
    if (ifupdownHas(card, root))
        keepers.push_back(CardKeeper::Ifupdown);
    return keepers;
}

}  // namespace toile
