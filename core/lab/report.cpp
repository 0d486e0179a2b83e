// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/report.h"

#include "core/kernel/describe.h"
#include "core/kernel/plan.h"
#include "core/lab/exporters.h"
#include "core/lab/findings.h"
#include "core/lab/lower.h"
#include "core/lab/text.h"
#include "core/model/kinds.h"
#include "core/model/vlans.h"

#include <map>

namespace toile {

namespace {

/// The catalogue says which language it is, so that the lab's own texts go with the headings.
QString joined(const QStringList &texts)
{
    return texts.isEmpty() ? QStringLiteral("–") : texts.join(QStringLiteral(", "));
}

QString orDash(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("–") : text;
}

ReportTable machinesTable(const Topology &topology)
{
    ReportTable table{ReportText::tr("Machines"),
                      {ReportText::tr("Machine"), ReportText::tr("Kind"), ReportText::tr("Inside"),
                       ReportText::tr("Forwards packets"), ReportText::tr("Firewall and NAT rules")},
                      {}};
    for (const auto &[id, machine] : topology.machines) {
        const MachineKind *kind = machineKind(machine.kind);
        const Machine *parent = topology.machine(machine.parent);
        QStringList rules;
        for (const FirewallRule &rule : machine.rules)
            rules << ruleCommand(rule);
        table.rows.push_back({machine.name, kind ? kindTitle(kind->title) : machine.kind,
                              parent ? parent->name : QStringLiteral("–"),
                              machine.forwarding ? ReportText::tr("yes") : ReportText::tr("no"), joined(rules)});
    }
    return table;
}

/// With the number of the VLAN or VXLAN that it is about.
QString kindOfRow(const Interface &interface)
{
    if (const auto *vlan = std::get_if<VlanSettings>(&interface.settings))
        return QStringLiteral("VLAN %1").arg(vlan->id);
    if (const auto *vxlan = std::get_if<VxlanSettings>(&interface.settings))
        return QStringLiteral("VXLAN %1").arg(vxlan->vni);
    return kindTitle(kindOf(interface).title);
}

QString vlanBehind(const Interface &interface)
{
    const auto *vlan = std::get_if<VlanSettings>(&interface.settings);
    return vlan ? QStringLiteral(" (VLAN %1)").arg(vlan->id) : QString();
}

/// What it carries as a port of a bridge that tells VLANs apart: "untagged 100", "tagged 200-210".
QStringList portVlansOf(const Topology &topology, Id id)
{
    std::vector<VlanRange> untagged;
    std::vector<VlanRange> tagged;
    if (const auto membership = membershipOf(topology, id)) {
        for (const PortVlan &entry : membership->entries)
            (entry.untagged ? untagged : tagged).push_back({entry.first, entry.last});
    }
    QStringList parts;
    if (!untagged.empty())
        parts << ReportText::tr("untagged %1").arg(vlanListText(untagged));
    if (!tagged.empty())
        parts << ReportText::tr("tagged %1").arg(vlanListText(tagged));
    return parts;
}

/// What an interface is joined to: the other end of its cable, its bridge and its VLANs there, what it is made on.
QString neighbourOf(const Topology &topology, Id id, const Interface &interface)
{
    QStringList parts;
    if (const Id other = topology.otherEnd(id))
        parts << topology.label(other);
    if (const Interface *bridge = topology.interface(interface.bridge))
        parts << ReportText::tr("port of %1").arg(bridge->name);
    parts << portVlansOf(topology, id);
    if (const Interface *parent = topology.interface(interface.parent))
        parts << ReportText::tr("on %1").arg(parent->name);
    return joined(parts);
}

ReportTable addressTable(const Topology &topology)
{
    ReportTable table{ReportText::tr("Addresses"),
                      {ReportText::tr("Machine"), ReportText::tr("Interface"), ReportText::tr("Kind"),
                       ReportText::tr("Addresses"), ReportText::tr("Networks"), ReportText::tr("Joined to")},
                      {}};
    for (const auto &[machine, owner] : topology.machines) {
        for (const Id id : topology.interfacesOf(machine)) {
            const Interface &interface = *topology.interface(id);
            QStringList addresses;
            QStringList networks;
            for (const IpPrefix &address : interface.addresses) {
                addresses << address.toString();
                networks << address.network().toString();
            }
            networks.removeDuplicates();
            table.rows.push_back({owner.name, interface.name, kindOfRow(interface), joined(addresses), joined(networks),
                                  neighbourOf(topology, id, interface)});
        }
    }
    return table;
}

ReportTable networksTable(const Topology &topology)
{
    ReportTable table{ReportText::tr("Networks"), {ReportText::tr("Network"), ReportText::tr("Members")}, {}};
    std::map<Id, std::size_t> segmentOf;
    const std::vector<Segment> all = segments(topology);
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (const Id id : all[i].interfaces)
            segmentOf[id] = i + 1;
    }
    // The same prefix may be on two networks: a row for each.
    std::map<std::pair<IpPrefix, std::size_t>, QStringList> members;
    for (const auto &[id, interface] : topology.interfaces)
        for (const IpPrefix &address : interface.addresses)
            members[{address.network(), segmentOf[id]}]
                << topology.label(id) + u' ' + address.address.toString() + vlanBehind(interface);
    for (const auto &[network, names] : members)
        table.rows.push_back({network.first.toString(), joined(names)});
    return table;
}

ReportTable routesTable(const Topology &topology)
{
    ReportTable table{
        ReportText::tr("Static routes"),
        {ReportText::tr("Machine"), ReportText::tr("Destination"), ReportText::tr("Via"), ReportText::tr("Interface")},
        {}};
    for (const auto &[id, machine] : topology.machines)
        for (const RouteState &route : machine.routes)
            table.rows.push_back({machine.name, destinationText(route.destination),
                                  route.gateway ? route.gateway->toString() : QStringLiteral("–"),
                                  orDash(route.interface)});
    return table;
}

ReportTable vlansTable(const Topology &topology)
{
    ReportTable table{
        QString(),
        {ReportText::tr("VLAN"), ReportText::tr("Name"), ReportText::tr("Untagged on"), ReportText::tr("Tagged on")},
        {}};
    for (const VlanUse &use : vlansOf(topology)) {
        QStringList untagged;
        QStringList tagged;
        for (const auto &[id, interface] : topology.interfaces) {
            const auto *vlan = std::get_if<VlanSettings>(&interface.settings);
            if (vlan && vlan->id == use.id)
                tagged << topology.label(id);
            const auto membership = membershipOf(topology, id);
            const PortVlan *entry = membership ? membership->entryOf(use.id) : nullptr;
            if (entry)
                (entry->untagged ? untagged : tagged) << topology.label(id);
        }
        table.rows.push_back({QString::number(use.id), use.name, joined(untagged), joined(tagged)});
    }
    return table;
}

/// What no machine does alone: it is made, and cables reach from one to another.
bool isShared(const Step &step)
{
    return std::holds_alternative<CreateNamespace>(step) || std::holds_alternative<CreateVeth>(step);
}

/// First what joins them, then each by itself in the order of the file: typed from top to bottom, all of it works.
std::vector<ReportCommands> commandsByMachine(const Topology &topology, Dialect dialect)
{
    std::map<QString, QStringList> lines;
    QStringList shared;
    for (const Step &step : plan(lower(topology), {}))
        (isShared(step) ? shared : lines[machineOf(step)]) += commands(step, dialect);
    std::vector<ReportCommands> all;
    if (!shared.isEmpty())
        all.push_back({ReportText::tr("All machines and their cables"), shared});
    for (const auto &[id, machine] : topology.machines)
        if (lines.contains(machine.name))
            all.push_back({machine.name, lines[machine.name]});
    return all;
}

QString verdict(CheckOutcome::Verdict verdict)
{
    switch (verdict) {
    case CheckOutcome::Verdict::Passed:
        return ReportText::tr("✓ passed");
    case CheckOutcome::Verdict::Failed:
        return ReportText::tr("✗ failed");
    case CheckOutcome::Verdict::NotRun:
        break;
    }
    return ReportText::tr("not run");
}

ReportSection checksSection(const std::vector<CheckOutcome> &checks)
{
    ReportTable table{QString(),
                      {ReportText::tr("Check"), ReportText::tr("What must hold"), ReportText::tr("Observed"),
                       ReportText::tr("Result")},
                      {}};
    int passed = 0;
    int run = 0;
    for (const CheckOutcome &check : checks) {
        table.rows.push_back({check.title, check.expected, orDash(check.observed), verdict(check.verdict)});
        passed += check.verdict == CheckOutcome::Verdict::Passed ? 1 : 0;
        run += check.verdict == CheckOutcome::Verdict::NotRun ? 0 : 1;
    }
    const QString text = run == 0 ? ReportText::tr("The checks of this lab were not run.")
                                  : ReportText::tr("%1 of %2 checks passed.").arg(passed).arg(checks.size());
    return {ReportText::tr("Checks"), text, false, {table}, {}};
}

ReportSection findingsSection(const Topology &topology)
{
    ReportTable table{
        QString(), {ReportText::tr("Where"), ReportText::tr("What is seen"), ReportText::tr("What to do")}, {}};
    for (const Finding &finding : findings(topology))
        table.rows.push_back({finding.label, finding.message, orDash(finding.remedy)});
    return {ReportText::tr("Findings"), QString(), false, {table}, {}};
}

void addUnlessEmpty(std::vector<ReportSection> &sections, ReportSection section)
{
    std::erase_if(section.tables, [](const ReportTable &table) { return table.rows.empty(); });
    if (section.drawing || !section.tables.empty() || !section.commands.empty())
        sections.push_back(std::move(section));
}

}  // namespace

Report makeReport(const Topology &topology, const ReportFacts &facts)
{
    Report report;
    report.title = topology.header.title.in(textLanguage());
    if (report.title.isEmpty())
        report.title = topology.header.name.isEmpty() ? ReportText::tr("Untitled lab") : topology.header.name;
    report.description = topology.header.description.in(textLanguage());
    report.student = facts.student;
    report.date = facts.date;
    auto &sections = report.sections;
    addUnlessEmpty(sections, {ReportText::tr("The network"), QString(), true, {}, {}});
    addUnlessEmpty(sections,
                   {ReportText::tr("Address plan"),
                    QString(),
                    false,
                    {machinesTable(topology), addressTable(topology), networksTable(topology), routesTable(topology)},
                    {}});
    addUnlessEmpty(sections, {ReportText::tr("VLANs"), QString(), false, {vlansTable(topology)}, {}});
    addUnlessEmpty(sections,
                   {ReportText::tr("Commands"),
                    ReportText::tr("What builds this network by hand, as root: first all machines and cables, then "
                                   "what each machine has of its own."),
                    false,
                    {},
                    commandsByMachine(topology, facts.dialect)});
    if (!facts.checks.empty())
        addUnlessEmpty(sections, checksSection(facts.checks));
    if (facts.live)
        addUnlessEmpty(sections, {ReportText::tr("Tables of the running lab"),
                                  ReportText::tr("As the kernel had them when this report was made."),
                                  false,
                                  liveTables(*facts.live),
                                  {}});
    addUnlessEmpty(sections, findingsSection(topology));
    return report;
}

}  // namespace toile
