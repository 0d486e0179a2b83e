// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/rulesnftables.h"

#include <QtEndian>

#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/nfnetlink.h>
#include <sys/socket.h>

#include <array>

namespace toile {
namespace {
constexpr int nftMessage(int type)
{
    return (NFNL_SUBSYS_NFTABLES << 8) | type;
}

NetlinkMessage question(int type, quint8 family)
{
    NetlinkMessage message(nftMessage(type));
    message.header(nfgenmsg{family, NFNETLINK_V0, 0});
    return message;
}

NetlinkMessage batchMark(int type)
{
    NetlinkMessage message(type);
    message.header(nfgenmsg{AF_UNSPEC, NFNETLINK_V0, qToBigEndian<quint16>(NFNL_SUBSYS_NFTABLES)});
    return message;
}

/// The counter among a rule's expressions; iptables-nft puts exactly one into each rule.
RuleCounter counterIn(const nlattr *expressions)
{
    RuleCounter counter;
    auto rest = readBytes(expressions);
    while (rest.size() >= sizeof(nlattr)) {
        const auto *element = reinterpret_cast<const nlattr *>(rest.data());
        const size_t whole = NLA_ALIGN(element->nla_len);
        if (element->nla_len < sizeof(nlattr) || element->nla_len > rest.size())
            break;
        const auto expression = nestedIn<NFTA_EXPR_MAX>(element);
        if (readString(expression.get(NFTA_EXPR_NAME)) == QLatin1String("counter")) {
            const auto values = nestedIn<NFTA_COUNTER_MAX>(expression.get(NFTA_EXPR_DATA));
            counter = {readBe64(values.get(NFTA_COUNTER_PACKETS)), readBe64(values.get(NFTA_COUNTER_BYTES))};
        }
        rest = rest.subspan(std::min(whole, rest.size()));
    }
    return counter;
}
}  // namespace

std::optional<quint32> ruleGeneration(NetlinkSocket &netfilter)
{
    std::optional<quint32> generation;
    const Result<> asked = netfilter.query(question(NFT_MSG_GETGEN, AF_UNSPEC), [&](const nlmsghdr *row) {
        const auto attributes = attributesOf<NFTA_GEN_MAX, nfgenmsg>(row);
        generation = readBe32(attributes.get(NFTA_GEN_ID));
    });
    return asked ? generation : std::nullopt;
}

QStringList ipv4Tables(NetlinkSocket &netfilter)
{
    QStringList names;
    const Result<> asked = netfilter.dump(question(NFT_MSG_GETTABLE, NFPROTO_IPV4), [&](const nlmsghdr *row) {
        if (!row)
            return names.clear();
        const auto attributes = attributesOf<NFTA_TABLE_MAX, nfgenmsg>(row);
        names.append(readString(attributes.get(NFTA_TABLE_NAME)));
    });
    return asked ? names : QStringList();
}

std::map<QString, std::vector<RuleCounter>> ruleCounters(NetlinkSocket &netfilter)
{
    std::map<QString, std::vector<RuleCounter>> counters;
    const Result<> asked = netfilter.dump(question(NFT_MSG_GETRULE, NFPROTO_IPV4), [&](const nlmsghdr *row) {
        if (!row)
            return counters.clear();
        const auto attributes = attributesOf<NFTA_RULE_MAX, nfgenmsg>(row);
        const QString place =
            readString(attributes.get(NFTA_RULE_TABLE)) + u' ' + readString(attributes.get(NFTA_RULE_CHAIN));
        counters[place].push_back(counterIn(attributes.get(NFTA_RULE_EXPRESSIONS)));
    });
    if (!asked)
        counters.clear();
    return counters;
}

Result<> deleteIpv4Table(NetlinkSocket &netfilter, const QString &name)
{
    NetlinkMessage begin = batchMark(NFNL_MSG_BATCH_BEGIN);
    NetlinkMessage remove(nftMessage(NFT_MSG_DELTABLE), NLM_F_ACK);
    remove.header(nfgenmsg{NFPROTO_IPV4, NFNETLINK_V0, 0});
    remove.putString(NFTA_TABLE_NAME, name);
    NetlinkMessage end = batchMark(NFNL_MSG_BATCH_END);
    return netfilter.transaction(std::array<NetlinkMessage *const, 3>{&begin, &remove, &end});
}

}  // namespace toile
