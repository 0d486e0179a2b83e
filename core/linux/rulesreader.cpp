// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/rulesreader.h"

#include "core/kernel/describe.h"
#include "core/kernel/limits.h"
#include "core/linux/rulesnftables.h"
#include "core/linux/rulesprogram.h"
#include "core/linux/text.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace toile {
namespace {
Error missingProgram()
{
    return makeError(ErrorCode::NotFound,
                     LinuxText::tr("The program iptables-nft is missing: install the package “iptables”."));
}

Error programFailed(const QString &program, const ProgramOutput &ended)
{
    Error error =
        makeError(ErrorCode::KernelRefused,
                  LinuxText::tr("%1 refused the rules. Read what it said and correct the rules.").arg(program));
    error.kernelText = QString::fromUtf8(ended.errors).trimmed();
    return error;
}

std::optional<FirewallRule::Table> tableNamed(QStringView name)
{
    if (name == QLatin1String("nat"))
        return FirewallRule::Table::Nat;
    if (name == QLatin1String("filter"))
        return FirewallRule::Table::Filter;
    return std::nullopt;
}

QString tableKey(FirewallRule::Table table)
{
    return table == FirewallRule::Table::Nat ? QStringLiteral("nat") : QStringLiteral("filter");
}

void addRow(Table<RuleRow> &rows, RuleRow row)
{
    if (rows.size() >= size_t(limits::kSeenRules))
        return;
    row.position = int(rows.size());
    rows.insert_or_assign(row.key(), row);
}

/// ":INPUT DROP [0:0]": a policy other than ACCEPT, or a chain of somebody's own, is nothing that a lab says.
void addChain(Table<RuleRow> &rows, FirewallRule::Table table, const QString &line)
{
    const QStringList words = line.mid(1).split(u' ');
    if (words.size() < 2 || words[1] == QLatin1String("ACCEPT"))
        return;
    const bool isOwn = words[1] == QLatin1String("-");
    addRow(rows, RuleRow{0,
                         table,
                         {},
                         isOwn ? QStringLiteral("-N ") + words[0] : QStringLiteral("-P %1 %2").arg(words[0], words[1]),
                         std::nullopt,
                         0,
                         0});
}

/// "[12:840] -A POSTROUTING -o eth0 -j MASQUERADE"
void addRule(Table<RuleRow> &rows, FirewallRule::Table table, const QString &line)
{
    static const QRegularExpression pattern(QStringLiteral("^(?:\\[(\\d+):(\\d+)\\] )?-A (.+)$"));
    const QRegularExpressionMatch match = pattern.match(line);
    if (!match.hasMatch())
        return;
    RuleRow row;
    row.table = table;
    row.packets = match.captured(1).toULongLong();
    row.bytes = match.captured(2).toULongLong();
    row.text = match.captured(3);
    row.rule = parseRule(table, row.text);
    addRow(rows, row);
}

/// What iptables cannot list, as one row each: it is there, and it may decide what becomes of packets.
void addForeignTable(Table<RuleRow> &rows, const QString &what)
{
    RuleRow row;
    row.origin = QStringLiteral("nft");
    row.text = what;
    addRow(rows, row);
}

/// "# Table `nat' contains incompatible base-chains, use 'nft' tool to list them."
void addIncompatible(Table<RuleRow> &rows, const QString &line)
{
    static const QRegularExpression pattern(QStringLiteral("^# Table `(.+)' (?:contains|is) incompatible"));
    if (const QRegularExpressionMatch match = pattern.match(line); match.hasMatch())
        addForeignTable(rows, QStringLiteral("table ip %1: other chains").arg(match.captured(1)));
}

/// The n-th rule of a chain is the n-th in both lists.
void refreshCounters(NetlinkSocket &netfilter, Table<RuleRow> &rows)
{
    const auto counters = ruleCounters(netfilter);
    std::map<int, RuleRow *> inOrder;
    for (auto &[key, row] : rows)
        inOrder[row.position] = &row;
    std::map<QString, size_t> next;
    for (const auto &[position, row] : inOrder) {
        if (row->text.startsWith(u'-') || !row->origin.isEmpty())
            continue;  // a policy or a chain, not a rule; or not of iptables
        const QString place = tableKey(row->table) + u' ' + row->text.section(u' ', 0, 0);
        const auto chain = counters.find(place);
        const size_t number = next[place]++;
        if (chain == counters.end() || number >= chain->second.size())
            continue;
        row->packets = chain->second[number].packets;
        row->bytes = chain->second[number].bytes;
    }
}
}  // namespace

QString rulesProgram(const QString &verb)
{
    for (const QString &name : {QStringLiteral("iptables-nft-"), QStringLiteral("iptables-")})
        for (const QString &folder : {QStringLiteral("/usr/sbin/"), QStringLiteral("/sbin/")})
            if (QFileInfo(folder + name + verb).isExecutable())
                return folder + name + verb;
    return {};
}

Table<RuleRow> parseSavedRules(const QString &text)
{
    Table<RuleRow> rows;
    std::optional<FirewallRule::Table> table;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#'))
            addIncompatible(rows, line);
        else if (line.startsWith(u'*'))
            table = tableNamed(QStringView(line).mid(1));
        else if (table && line.startsWith(u':'))
            addChain(rows, *table, line);
        else if (table)
            addRule(rows, *table, line);
    }
    return rows;
}

Result<Table<RuleRow>> RulesReader::read(NetlinkSocket &netfilter, bool withCounters, const Run &run)
{
    const std::optional<quint32> generation = ruleGeneration(netfilter);
    if (generation && generation == m_generation) {
        if (withCounters && !m_rows.empty())
            refreshCounters(netfilter, m_rows);
        return m_rows;
    }
    Table<RuleRow> rows;
    std::vector<NftTable> foreign = nftTables(netfilter);
    if (std::erase_if(foreign, [](const NftTable &table) { return table.isOfLabs(); }) > 0) {
        const QString program = rulesProgram(QStringLiteral("save"));
        if (program.isEmpty())
            return missingProgram();
        const Result<ProgramOutput> saved = run({program, QStringLiteral("-c")}, {});
        if (!saved)
            return saved.error();
        if (saved->exitStatus != 0)
            return programFailed(program, *saved);
        // What it cannot list it says beside the list.
        rows = parseSavedRules(QString::fromUtf8(saved->errors + saved->output));
    }
    if (!foreign.empty())
        for (const NftTable &table : effectiveTables(netfilter, foreign))
            addForeignTable(rows, QStringLiteral("table ") + table.toString());
    m_rows = std::move(rows);
    m_generation = generation;
    return m_rows;
}

Result<> replaceRules(NetlinkSocket &netfilter, const std::vector<FirewallRule> &rules, const RulesReader::Run &run)
{
    for (const NftTable &table : nftTables(netfilter))
        if (rules.empty() || !table.isOfLabs())
            if (const Result<> removed = deleteTable(netfilter, table); !removed)
                return removed;
    if (rules.empty())
        return Ok();
    const QString program = rulesProgram(QStringLiteral("restore"));
    if (program.isEmpty())
        return missingProgram();
    const Result<ProgramOutput> restored = run({program}, restoreText(rules).toUtf8());
    if (!restored)
        return restored.error();
    if (restored->exitStatus != 0)
        return programFailed(program, *restored);
    return Ok();
}

}  // namespace toile
