// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/conntracktable.h"

#include "core/kernel/limits.h"
#include "core/linux/conntrackparse.h"

#include <linux/netfilter/nfnetlink.h>
#include <linux/netfilter/nfnetlink_conntrack.h>

namespace toile {
namespace {
constexpr int kGet = (NFNL_SUBSYS_CTNETLINK << 8) | IPCTNL_MSG_CT_GET;
constexpr int kNew = (NFNL_SUBSYS_CTNETLINK << 8) | IPCTNL_MSG_CT_NEW;
constexpr int kDelete = (NFNL_SUBSYS_CTNETLINK << 8) | IPCTNL_MSG_CT_DELETE;
constexpr int kStatistics = (NFNL_SUBSYS_CTNETLINK << 8) | IPCTNL_MSG_CT_GET_STATS;

constexpr std::chrono::milliseconds kCountersAge{900};
/// A dump takes up to 55 ms with a large table: it may cost a twentieth of the time at most.
constexpr int kDumpShare = 20;

/// Connections of this namespace, without walking the table.
std::optional<quint32> countConnections(NetlinkSocket &netfilter)
{
    NetlinkMessage question(kStatistics);
    question.header(nfgenmsg{});
    std::optional<quint32> count;
    const Result<> asked = netfilter.query(question, [&](const nlmsghdr *row) {
        const auto attributes = attributesOf<CTA_STATS_GLOBAL_MAX, nfgenmsg>(row);
        count = readBe32(attributes.get(CTA_STATS_GLOBAL_ENTRIES));
    });
    return asked ? count : std::nullopt;
}
}  // namespace

bool ConntrackTable::isEvent(const nlmsghdr *message)
{
    return message->nlmsg_type == kNew || message->nlmsg_type == kDelete;
}

void ConntrackTable::take(const nlmsghdr *message)
{
    const std::optional<ConntrackNews> news = parseConnection(message);
    if (!news)
        return;
    if (message->nlmsg_type == kDelete) {
        m_entries.erase(news->row.id);
    } else if (m_entries.size() < size_t(limits::kConntrackRows) || m_entries.contains(news->row.id)) {
        Entry &entry = m_entries[news->row.id];
        entry.row = merged(entry.row, *news);
        entry.said = Clock::now();
    }
}

Result<> ConntrackTable::refresh(NetlinkSocket &netfilter)
{
    // None, or no connection tracking in this kernel.
    if (countConnections(netfilter).value_or(0) == 0) {
        m_entries.clear();
        m_trusted = true;
        return Ok();
    }
    NetlinkMessage question(kGet);
    question.header(nfgenmsg{});
    const auto begin = Clock::now();
    m_entries.clear();
    const Result<> asked = netfilter.dump(question, [&](const nlmsghdr *row) {
        if (!row)
            m_entries.clear();
        else if (row->nlmsg_type == kNew)
            take(row);
    });
    const auto end = Clock::now();
    m_trusted = asked.ok();
    m_nextDump = end + std::max<Clock::duration>(kCountersAge, kDumpShare * (end - begin));
    return asked;
}

Result<Table<ConntrackRow>> ConntrackTable::read(NetlinkSocket &netfilter)
{
    if (!m_trusted || (!m_entries.empty() && Clock::now() >= m_nextDump))
        if (const Result<> refreshed = refresh(netfilter); !refreshed)
            return refreshed.error();
    Table<ConntrackRow> rows;
    const auto now = Clock::now();
    for (const auto &[id, entry] : m_entries) {
        const auto passed = std::chrono::duration_cast<std::chrono::seconds>(now - entry.said).count();
        ConntrackRow row = entry.row;
        row.timeout = std::max(0, row.timeout - int(passed));
        rows.insert_or_assign(row.key(), std::move(row));
    }
    return rows;
}

}  // namespace toile
