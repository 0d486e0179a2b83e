// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/system/cardkeepers.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <glob.h>

#include <algorithm>

namespace toile {
namespace {

constexpr qint64 kMostBytes = 256 * 1024;  ///< of a configuration file
constexpr qsizetype kMostFiles = 256;

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

/// interfaces(5): blank lines and comments are left out, and a line that ends in a backslash goes on in the next.
QList<QStringList> linesOf(const QString &path)
{
    static const QRegularExpression spaces(QStringLiteral("\\s+"));
    QList<QStringList> lines;
    QString whole;
    for (const QByteArray &line : contentOf(path).split('\n')) {
        if (whole.isEmpty() && line.trimmed().startsWith('#'))
            continue;
        whole += QString::fromUtf8(line);
        if (whole.endsWith(u'\\')) {
            whole.chop(1);
            continue;
        }
        if (const QStringList words = whole.split(spaces, Qt::SkipEmptyParts); !words.isEmpty())
            lines += words;
        whole.clear();
    }
    return lines;
}

QStringList filesLike(const QString &pattern)
{
    glob_t found{};
    QStringList files;
    if (::glob(QFile::encodeName(pattern).constData(), GLOB_BRACE, nullptr, &found) == 0)
        for (size_t i = 0; i < found.gl_pathc; ++i)
            files += QFile::decodeName(found.gl_pathv[i]);
    ::globfree(&found);
    return files;
}

/// What a line includes; a relative path begins at /etc/network.
QStringList filesOf(const QStringList &line, const QString &root)
{
    const bool isFolder = line[0] == QLatin1String("source-directory") || line[0] == QLatin1String("source-dir");
    if (!isFolder && line[0] != QLatin1String("source"))
        return {};
    static const QRegularExpression plainName(QStringLiteral("^[A-Za-z0-9_-]+$"));
    QStringList files;
    for (const QString &word : line.mid(1)) {
        const QString path = root + (word.startsWith(u'/') ? word : QStringLiteral("/etc/network/") + word);
        if (!isFolder)
            files += filesLike(path);
        else
            for (const QString &folder : filesLike(path))
                for (const QString &name : QDir(folder).entryList({}, QDir::Files).filter(plainName))
                    files += folder + u'/' + name;
    }
    return files;
}

bool isLike(const QString &card, const QString &pattern)
{
    return QRegularExpression(QRegularExpression::wildcardToRegularExpression(pattern)).match(card).hasMatch();
}

/// "iface eth0 inet …"; by another, logical name "auto eth0=home" or "mapping eth*"; "auto /eth*".
bool saysCard(const QStringList &line, const QString &card)
{
    const bool isMapping = line[0] == QLatin1String("mapping");
    if (line[0] == QLatin1String("iface"))
        return line.value(1) == card;
    if (!isMapping && line[0] != QLatin1String("auto") && !line[0].startsWith(QLatin1String("allow-")))
        return false;
    return std::any_of(line.begin() + 1, line.end(), [&](const QString &word) {
        const QString physical = word.section(u'=', 0, 0);
        if (isMapping)
            return isLike(card, physical);
        return physical == card || (physical.startsWith(u'/') && isLike(card, physical.section(u'/', 1, 1)));
    });
}

/// In its files, and those that they include; or it was brought up by hand, under whatever name.
bool ifupdownHas(const QString &card, const QString &root)
{
    QStringList files{root + QStringLiteral("/etc/network/interfaces")};
    for (qsizetype at = 0; at < files.size() && at < kMostFiles; ++at)
        for (const QStringList &line : linesOf(files[at])) {
            if (saysCard(line, card))
                return true;
            for (const QString &more : filesOf(line, root))
                if (!files.contains(more))
                    files += more;
        }
    const QByteArray up = '\n' + contentOf(root + QStringLiteral("/run/network/ifstate"));
    return up.contains('\n' + card.toUtf8() + '=') ||
           !contentOf(root + QStringLiteral("/run/network/ifstate.") + card).trimmed().isEmpty();
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
