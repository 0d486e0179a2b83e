// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/writtenaddresses.h"

#include <QRegularExpression>

namespace toile {

namespace {

const QRegularExpression &addressPattern()
{
    static const QRegularExpression pattern(QStringLiteral(
        "(?:(?<![0-9A-Za-z._])(?<![A-Za-z_]-)(?<!toile:)(?:[0-9]{1,3}\\.){3}[0-9]{1,3}"             // IPv4
        "|(?<![0-9A-Za-z._:])[0-9A-Fa-f:]{0,37}(?::[0-9A-Fa-f]{1,4}|::))"                           // IPv6
        "(?![0-9A-Za-z_]|\\.[0-9]|/[0-9]{1,3}\\.[0-9])(?:/[0-9]{1,3}(?![0-9A-Za-z]|\\.[0-9]))?"));  // not "1.0.0.1.5"
    return pattern;
}

bool names(const QString &written, const IpPrefix &network)
{
    if (const auto prefix = IpPrefix::parse(written))
        return network.contains(*prefix);
    const auto address = IpAddress::parse(written);
    return address && network.contains(*address);
}

int placesIn(const LocalizedText &text, const IpPrefix &network)
{
    int places = 0;
    for (const QString *each : {&text.fr, &text.en})
        for (const WrittenAddress &written : addressesIn(*each))
            places += names(written.text, network) ? 1 : 0;
    return places;
}

}  // namespace

std::vector<WrittenAddress> addressesIn(const QString &text)
{
    std::vector<WrittenAddress> found;
    for (auto matches = addressPattern().globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        if (IpAddress::parse(match.captured()) || IpPrefix::parse(match.captured()))
            found.push_back({match.capturedStart(), match.captured()});
    }
    return found;
}

int placesNaming(const Topology &topology, const IpPrefix &network)
{
    int places = 0;
    for (const LocalizedText *text :
         {&topology.header.title, &topology.header.description, &topology.header.instructions})
        places += placesIn(*text, network);
    for (const auto &[id, note] : topology.notes)
        places += placesIn(note.text, network);
    for (const auto &[id, check] : topology.checks)
        places += placesIn(check.name, network);
    return places;
}

}  // namespace toile
