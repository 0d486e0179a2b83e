// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/rulesnftables.h"

#include <QtEndian>

#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/nf_tables_compat.h>
#include <linux/netfilter/nfnetlink.h>
#include <sys/socket.h>

#include <array>
#include <cstring>
#include <set>

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

quint8 familyOf(const nlmsghdr *row)
{
    nfgenmsg header;
    std::memcpy(&header, NLMSG_DATA(row), sizeof header);
    return header.nfgen_family;
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

QString NftTable::toString() const
{
    switch (family) {
    case NFPROTO_IPV4:
        return QStringLiteral("ip ") + name;
    case NFPROTO_IPV6:
        return QStringLiteral("ip6 ") + name;
    case NFPROTO_INET:
        return QStringLiteral("inet ") + name;
    case NFPROTO_ARP:
        return QStringLiteral("arp ") + name;
    case NFPROTO_BRIDGE:
        return QStringLiteral("bridge ") + name;
    case NFPROTO_NETDEV:
        return QStringLiteral("netdev ") + name;
    default:
        return QStringLiteral("%1 %2").arg(family).arg(name);
    }
}

bool NftTable::isOfLabs() const
{
    return family == NFPROTO_IPV4 && (name == QLatin1String("filter") || name == QLatin1String("nat"));
}

std::vector<NftTable> nftTables(NetlinkSocket &netfilter)
{
    std::vector<NftTable> tables;
    const Result<> asked = netfilter.dump(question(NFT_MSG_GETTABLE, NFPROTO_UNSPEC), [&](const nlmsghdr *row) {
        if (!row)
            return tables.clear();
        const auto attributes = attributesOf<NFTA_TABLE_MAX, nfgenmsg>(row);
        tables.push_back({familyOf(row), readString(attributes.get(NFTA_TABLE_NAME))});
    });
    return asked ? tables : std::vector<NftTable>();
}

std::vector<NftTable> effectiveTables(NetlinkSocket &netfilter, const std::vector<NftTable> &tables)
{
    std::set<NftTable> busy;
    const auto noteRule = [&](const nlmsghdr *row) {
        if (row)
            busy.insert({familyOf(row), readString(attributesOf<NFTA_RULE_MAX, nfgenmsg>(row).get(NFTA_RULE_TABLE))});
    };
    const auto noteChain = [&](const nlmsghdr *row) {
        if (!row)
            return;
        const auto attributes = attributesOf<NFTA_CHAIN_MAX, nfgenmsg>(row);
        if (readBe32(attributes.get(NFTA_CHAIN_POLICY), NF_ACCEPT) != NF_ACCEPT)
            busy.insert({familyOf(row), readString(attributes.get(NFTA_CHAIN_TABLE))});
    };
    const bool asked = netfilter.dump(question(NFT_MSG_GETRULE, NFPROTO_UNSPEC), noteRule).ok() &&
                       netfilter.dump(question(NFT_MSG_GETCHAIN, NFPROTO_UNSPEC), noteChain).ok();
    std::vector<NftTable> effective;
    std::copy_if(tables.begin(), tables.end(), std::back_inserter(effective),
                 [&](const NftTable &table) { return !asked || busy.contains(table); });
    return effective;
}

bool takesChains(NetlinkSocket &netfilter, std::span<const NftHook> hooks)
{
    const QString table = QStringLiteral("toile-tries");
    std::vector<NetlinkMessage> batch;
    batch.push_back(batchMark(NFNL_MSG_BATCH_BEGIN));
    NetlinkMessage &made = batch.emplace_back(nftMessage(NFT_MSG_NEWTABLE), NLM_F_CREATE | NLM_F_ACK);
    made.header(nfgenmsg{NFPROTO_IPV4, NFNETLINK_V0, 0});
    made.putString(NFTA_TABLE_NAME, table);
    for (const NftHook &hook : hooks) {
        NetlinkMessage &chain = batch.emplace_back(nftMessage(NFT_MSG_NEWCHAIN), NLM_F_CREATE | NLM_F_ACK);
        chain.header(nfgenmsg{NFPROTO_IPV4, NFNETLINK_V0, 0});
        chain.putString(NFTA_CHAIN_TABLE, table);
        chain.putString(NFTA_CHAIN_NAME, QString::number(batch.size()));
        chain.putString(NFTA_CHAIN_TYPE, QLatin1String(hook.type));
        const NetlinkMessage::Nest place(chain, NFTA_CHAIN_HOOK);
        chain.putU32(NFTA_HOOK_HOOKNUM, qToBigEndian(hook.hook));
        chain.putU32(NFTA_HOOK_PRIORITY, 0);
    }
    // Without the mark of its end the kernel undoes the batch again (net/netfilter/nfnetlink.c, nfnetlink_rcv_batch).
    std::vector<NetlinkMessage *> messages;
    for (NetlinkMessage &message : batch)
        messages.push_back(&message);
    return netfilter.transaction(messages).ok();
}

bool hasExtension(NetlinkSocket &netfilter, Extension sort, const char *name, quint32 revision)
{
    NetlinkMessage message((NFNL_SUBSYS_NFT_COMPAT << 8) | NFNL_MSG_COMPAT_GET);
    message.header(nfgenmsg{NFPROTO_IPV4, NFNETLINK_V0, 0});
    message.putString(NFTA_COMPAT_NAME, QLatin1String(name));
    message.putU32(NFTA_COMPAT_REV, qToBigEndian(revision));
    message.putU32(NFTA_COMPAT_TYPE, qToBigEndian(quint32(sort == Extension::Target)));
    return netfilter.query(message, [](const nlmsghdr *) {}).ok();
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

Result<> deleteTable(NetlinkSocket &netfilter, const NftTable &table)
{
    NetlinkMessage begin = batchMark(NFNL_MSG_BATCH_BEGIN);
    NetlinkMessage remove(nftMessage(NFT_MSG_DELTABLE), NLM_F_ACK);
    remove.header(nfgenmsg{table.family, NFNETLINK_V0, 0});
    remove.putString(NFTA_TABLE_NAME, table.name);
    NetlinkMessage end = batchMark(NFNL_MSG_BATCH_END);
    return netfilter.transaction(std::array<NetlinkMessage *const, 3>{&begin, &remove, &end});
}

}  // namespace toile
