// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/correction.h"

#include "core/model/prefixes.h"

#include <QStringList>

#include <algorithm>
#include <bit>

namespace toile {

namespace {

constexpr int kUsualLength = 24;
constexpr int kUsualLength6 = 64;

/// 8 of 255.0.0.0; nothing when it is no mask.
std::optional<int> lengthOfMask(const IpAddress &mask)
{
    if (!mask.isV4())
        return std::nullopt;
    const int length = std::popcount(mask.toV4());
    const quint32 wanted = length == 0 ? 0 : ~quint32(0) << (32 - length);
    return mask.toV4() == wanted ? std::optional(length) : std::nullopt;
}

/// "010.0.0.1" means 10.0.0.1 to a person.
QString withoutZeros(const QString &address)
{
    QStringList numbers = address.split(u'.');
    for (QString &number : numbers)
        while (number.size() > 1 && number.startsWith(u'0'))
            number.remove(0, 1);
    return numbers.join(u'.');
}

/// The length of the network that the address would be in: that of the interface's neighbours first.
int lengthFor(const Topology &topology, Id interface, const IpAddress &address)
{
    for (const Segment &segment : segments(topology)) {
        if (!std::binary_search(segment.interfaces.begin(), segment.interfaces.end(), interface))
            continue;
        for (const IpPrefix &network : segment.prefixes)
            if (network.contains(address))
                return network.length;
    }
    for (const IpPrefix &network : prefixes::used(topology))
        if (network.contains(address))
            return network.length;
    return address.isV4() ? kUsualLength : kUsualLength6;
}

}  // namespace

QString correctedAddress(const Topology &topology, Id interface, const QString &typed)
{
    QString text = typed.simplified().remove(u' ');
    text.replace(u'\\', u'/');
    if (!text.contains(u':'))
        text.replace(u',', u'.');
    const QString host = text.section(u'/', 0, 0);
    const auto address = IpAddress::parse(host.contains(u':') ? host : withoutZeros(host));
    if (!address || text.count(u'/') > 1)
        return {};
    const QString rest = text.section(u'/', 1);
    bool isNumber = false;
    int length = rest.toInt(&isNumber);
    if (!isNumber) {
        const auto mask = IpAddress::parse(rest);
        const auto given = mask ? lengthOfMask(*mask) : std::nullopt;
        if (!rest.isEmpty() && !given)
            return {};
        length = given.value_or(lengthFor(topology, interface, *address));
    }
    const QString corrected = address->toString() + u'/' + QString::number(length);
    return IpPrefix::parse(corrected) && corrected != typed ? corrected : QString();
}

QString correctedMac(const QString &typed)
{
    QString digits = typed;
    digits.remove(u'-').remove(u':').remove(u'.').remove(u' ');
    if (digits.size() != 12)
        return {};
    QStringList bytes;
    for (qsizetype i = 0; i < digits.size(); i += 2)
        bytes << digits.mid(i, 2).toLower();
    const QString corrected = bytes.join(u':');
    return MacAddress::parse(corrected) && corrected != typed ? corrected : QString();
}

}  // namespace toile
