// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/cardhardware.h"

#include <linux/ethtool.h>
#include <linux/if.h>
#include <linux/sockios.h>
#include <sys/ioctl.h>

#include <algorithm>
#include <cstring>
#include <vector>

namespace toile {
namespace {

/// A structure of a fixed size that is read and written whole.
struct Register {
    quint32 get;
    quint32 set;
    size_t size;
};

/// Queues before what is set a queue.
constexpr Register kRegisters[] = {
    {ETHTOOL_GCHANNELS, ETHTOOL_SCHANNELS, sizeof(ethtool_channels)},
    {ETHTOOL_GRINGPARAM, ETHTOOL_SRINGPARAM, sizeof(ethtool_ringparam)},
    {ETHTOOL_GCOALESCE, ETHTOOL_SCOALESCE, sizeof(ethtool_coalesce)},
    {ETHTOOL_GPAUSEPARAM, ETHTOOL_SPAUSEPARAM, sizeof(ethtool_pauseparam)},
    {ETHTOOL_GWOL, ETHTOOL_SWOL, sizeof(ethtool_wolinfo)},
    {ETHTOOL_GPFLAGS, ETHTOOL_SPFLAGS, sizeof(ethtool_value)},
    {ETHTOOL_GMSGLVL, ETHTOOL_SMSGLVL, sizeof(ethtool_value)},
};

/// With which ethtool_gfeatures and ethtool_sfeatures begin.
struct FeaturesHead {
    quint32 command;
    quint32 size;  ///< of the blocks that follow
};

/// One question about one card; each structure begins with the command.
class Asking {
public:
    Asking(const NetlinkSocket &home, const QString &name) : m_socket(home.descriptor())
    {
        qstrncpy(m_request.ifr_name, name.toLatin1().constData(), IFNAMSIZ);
    }

    bool ask(QByteArray &structure, quint32 command)
    {
        std::memcpy(structure.data(), &command, sizeof command);
        m_request.ifr_data = structure.data();
        return ::ioctl(m_socket, SIOCETHTOOL, &m_request) >= 0;
    }

    /// Empty: the driver has no answer.
    QByteArray read(quint32 command, size_t size)
    {
        QByteArray structure(qsizetype(size), '\0');
        return ask(structure, command) ? structure : QByteArray();
    }

private:
    int m_socket;
    ifreq m_request = {};
};

template <typename T>
T headOf(const QByteArray &structure)
{
    T head{};
    std::memcpy(&head, structure.constData(), std::min(size_t(structure.size()), sizeof head));
    return head;
}

template <typename T>
std::vector<T> tailOf(const QByteArray &structure, size_t head)
{
    if (size_t(structure.size()) <= head)
        return {};
    std::vector<T> tail((size_t(structure.size()) - head) / sizeof(T));
    std::memcpy(tail.data(), structure.constData() + head, tail.size() * sizeof(T));
    return tail;
}

template <typename Head, typename T>
QByteArray joined(const Head &head, const std::vector<T> &tail)
{
    return QByteArray(reinterpret_cast<const char *>(&head), sizeof head) +
           QByteArray(reinterpret_cast<const char *>(tail.data()), qsizetype(tail.size() * sizeof(T)));
}

QByteArray readOffloads(Asking &card)
{
    ethtool_sset_info sets = {};
    sets.sset_mask = 1U << ETH_SS_FEATURES;
    QByteArray counted = joined(sets, std::vector<quint32>(1));
    if (!card.ask(counted, ETHTOOL_GSSET_INFO))
        return {};
    const std::vector<quint32> count = tailOf<quint32>(counted, sizeof sets);
    const quint32 size = (count.front() + 31) / 32;
    QByteArray offloads = joined(FeaturesHead{0, size}, std::vector<ethtool_get_features_block>(size));
    return card.ask(offloads, ETHTOOL_GFEATURES) ? offloads : QByteArray();
}

void writeOffloads(Asking &card, const QByteArray &before)
{
    const auto wanted = tailOf<ethtool_get_features_block>(before, sizeof(FeaturesHead));
    const auto now = tailOf<ethtool_get_features_block>(readOffloads(card), sizeof(FeaturesHead));
    if (wanted.size() != now.size())
        return;
    std::vector<ethtool_set_features_block> change(wanted.size());
    bool differs = false;
    for (size_t i = 0; i < wanted.size(); ++i) {
        change[i] = {wanted[i].available & (wanted[i].requested ^ now[i].requested), wanted[i].requested};
        differs = differs || change[i].valid != 0;
    }
    QByteArray set = joined(FeaturesHead{0, quint32(change.size())}, change);
    if (differs)
        card.ask(set, ETHTOOL_SFEATURES);
}

/// The kernel tells first how long its masks of speeds are, as a negative number.
QByteArray readSpeed(Asking &card)
{
    QByteArray speed = card.read(ETHTOOL_GLINKSETTINGS, sizeof(ethtool_link_settings));
    if (speed.isEmpty())
        return {};
    auto head = headOf<ethtool_link_settings>(speed);
    head.link_mode_masks_nwords = qint8(-head.link_mode_masks_nwords);
    if (head.link_mode_masks_nwords <= 0)
        return {};
    speed = joined(head, std::vector<quint32>(3 * size_t(head.link_mode_masks_nwords)));
    return card.ask(speed, ETHTOOL_GLINKSETTINGS) ? speed : QByteArray();
}

/// A speed that the two ends agree upon is no setting; what this end offers is.
bool isSpeedSetElsewise(const QByteArray &one, const QByteArray &other)
{
    const auto a = headOf<ethtool_link_settings>(one);
    const auto b = headOf<ethtool_link_settings>(other);
    if (a.link_mode_masks_nwords != b.link_mode_masks_nwords || a.autoneg != b.autoneg || a.port != b.port)
        return true;
    const qsizetype length = qsizetype(a.link_mode_masks_nwords) * qsizetype(sizeof(quint32));
    const auto offered = [length](const QByteArray &speed) {
        return speed.mid(qsizetype(sizeof(ethtool_link_settings)) + length, length);
    };
    return a.autoneg == AUTONEG_ENABLE ? offered(one) != offered(other) : a.speed != b.speed || a.duplex != b.duplex;
}

}  // namespace

CardHardware readCardHardware(const NetlinkSocket &home, const QString &name)
{
    Asking card(home, name);
    CardHardware hardware;
    const auto keep = [&hardware](quint32 command, QByteArray structure) {
        if (!structure.isEmpty())
            hardware[command] = std::move(structure);
    };
    for (const Register &each : kRegisters)
        keep(each.get, card.read(each.get, each.size));
    keep(ETHTOOL_GFEATURES, readOffloads(card));
    keep(ETHTOOL_GLINKSETTINGS, readSpeed(card));
    return hardware;
}

void writeCardHardware(const NetlinkSocket &home, const QString &name, const CardHardware &hardware)
{
    Asking card(home, name);
    for (const Register &each : kRegisters) {
        const auto before = hardware.find(each.get);
        if (before == hardware.end() || before->second == card.read(each.get, each.size))
            continue;
        QByteArray structure = before->second;
        card.ask(structure, each.set);
    }
    if (const auto before = hardware.find(ETHTOOL_GFEATURES); before != hardware.end())
        writeOffloads(card, before->second);
    const auto before = hardware.find(ETHTOOL_GLINKSETTINGS);
    const QByteArray now = before == hardware.end() ? QByteArray() : readSpeed(card);
    if (!now.isEmpty() && isSpeedSetElsewise(before->second, now)) {
        QByteArray speed = before->second;
        card.ask(speed, ETHTOOL_SLINKSETTINGS);
    }
}

}  // namespace toile
