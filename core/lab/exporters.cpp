// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/exporters.h"

#include "core/kernel/card.h"
#include "core/kernel/plan.h"
#include "core/kernel/shellwords.h"
#include "core/lab/lower.h"
#include "core/lab/text.h"

namespace toile {

namespace {

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

/// Steps that are told together.
enum class Group {
    Machines,
    Bridges,
    Cables,
    Interfaces,
    Settings,
    Vlans,
    Overlays,
    Addresses,
    Up,
    Routes,
    BridgesUp,
    Forwarding,
    Rules
};

QString titleOf(Group group)
{
    switch (group) {
    case Group::Machines:
        return ExportText::tr("The machines: each is a network namespace.");
    case Group::Bridges:
        return ExportText::tr("The bridges, down for now.");
    case Group::Cables:
        return ExportText::tr("The cables: veth pairs, each end made in its machine.");
    case Group::Interfaces:
        return ExportText::tr("The interfaces that need no cable: VLANs on others, VXLANs, taps.");
    case Group::Vlans:
        return ExportText::tr("The VLANs that each port of a bridge carries.");
    case Group::Overlays:
        return ExportText::tr("The other ends of the VXLANs.");
    case Group::Settings:
        return ExportText::tr("The settings of the interfaces.");
    case Group::Addresses:
        return ExportText::tr("The addresses.");
    case Group::Up:
        return ExportText::tr("The interfaces, brought up.");
    case Group::Routes:
        return ExportText::tr("The routes.");
    case Group::BridgesUp:
        return ExportText::tr("The bridges, brought up when everything is in place.");
    case Group::Forwarding:
        return ExportText::tr("The machines that forward packets, as routers do.");
    case Group::Rules:
        return ExportText::tr("The firewall and NAT rules.");
    }
    return QString();
}

bool isBridge(const KernelState &state, const QString &ns, const QString &name)
{
    const auto machine = state.namespaces.find(ns);
    if (machine == state.namespaces.end())
        return false;
    const auto link = machine->second.links.find(name);
    return link != machine->second.links.end() && std::holds_alternative<BridgeSettings>(link->second.settings);
}

class ScriptWriter {
public:
    ScriptWriter(const Topology &topology, Dialect dialect)
        : m_topology(topology), m_state(toile::lower(topology)), m_dialect(dialect)
    {
    }

    QString script() const { return header() + checks() + up() + down() + choice(); }

private:
    QString header() const;
    QString checks() const;
    QString up() const;
    QString down() const;
    static QString choice();

    Group groupOf(const Step &step) const;
    QStringList commandsOf(const Step &step) const;
    bool uses(const char *program) const;

    const Topology &m_topology;
    KernelState m_state;
    Dialect m_dialect;
};

/// No control character of a drawing's text may end its comment.
QString harmless(QString line)
{
    std::replace_if(
        line.begin(), line.end(), [](QChar c) { return c.category() == QChar::Other_Control; }, u' ');
    return line.simplified();
}

QStringList wrapped(const QString &text)
{
    constexpr int kWidth = 100;
    QStringList lines{QString()};
    for (const QString &word : text.split(u' ')) {
        if (!lines.last().isEmpty() && lines.last().size() + word.size() >= kWidth)
            lines << QString();
        lines.last() += (lines.last().isEmpty() ? QString() : s(" ")) + word;
    }
    return lines;
}

QString comment(const QString &text, const QString &indent = {})
{
    QString lines;
    for (const QString &paragraph : text.trimmed().split(u'\n'))
        for (const QString &line : wrapped(harmless(paragraph)))
            lines += indent + (line.isEmpty() ? s("#") : s("# ") + line) + u'\n';
    return lines;
}

/// The catalogue says which language it is, so that the lab's own texts go with the comments.
QString ScriptWriter::header() const
{
    QString title = m_topology.header.title.in(textLanguage());
    if (title.trimmed().isEmpty())
        title = m_topology.header.name;
    QString text = s("#!/bin/sh\n") + comment(title);
    const QString description = m_topology.header.description.in(textLanguage());
    if (!description.trimmed().isEmpty())
        text += s("#\n") + comment(description);
    text += s("#\n") + comment(ExportText::tr("How to use it, as root:")) +
            comment(ExportText::tr("sh FILE up: builds this network in network namespaces of this machine")) +
            comment(ExportText::tr("sh FILE down: removes it")) +
            comment(ExportText::tr("To leave this machine wholly alone, run both in a shell started by: unshare -nm"));
    if (!cardsTakenBy(plan(m_state, {})).isEmpty())
        text +=
            s("#\n") +
            comment(ExportText::tr("Careful: it takes %1 from this computer, which is cut off from what is behind it. "
                                   "Afterwards configure it again by hand.")
                        .arg(cardsTakenBy(plan(m_state, {})).join(s(", "))));
    QStringList machines;
    for (const auto &[name, ns] : m_state.namespaces)
        machines << shellQuoted(name);
    return text + s("set -eu\n\nmachines='") + machines.join(u' ') + s("'\n\n");
}

/// The program that a line runs, also when in a machine: ip netns exec VM1 sysctl …
QString programOf(const QString &line)
{
    constexpr int kWordAfterMachine = 4;
    const bool isInside = line.startsWith(QLatin1String("ip netns exec "));
    return line.section(u' ', isInside ? kWordAfterMachine : 0, isInside ? kWordAfterMachine : 0);
}

bool ScriptWriter::uses(const char *program) const
{
    for (const Step &step : plan(m_state, {}))
        for (const QString &line : commandsOf(step))
            if (programOf(line) == QLatin1String(program))
                return true;
    return false;
}

QString ScriptWriter::checks() const
{
    QString text = s("fail() {\n    echo \"$1\" >&2\n    exit 1\n}\n\n");
    text += s("exists() {\n    [ -e \"/var/run/netns/$1\" ]\n}\n\n");
    text += s("check() {\n    [ \"$(id -u)\" -eq 0 ] || fail ") +
            shellQuoted(ExportText::tr("This script makes network namespaces: run it as root (sudo sh FILE up).")) +
            u'\n';
    for (const char *program : {"ip", "bridge", "brctl", "iptables", "sysctl"})
        if (program == QByteArrayView("ip") || uses(program))
            text += s("    command -v ") + s(program) + s(" >/dev/null || fail ") +
                    shellQuoted(ExportText::tr("The program %1 is missing: install it, then run this script again.")
                                    .arg(s(program))) +
                    u'\n';
    return text + s("}\n\n");
}

Group ScriptWriter::groupOf(const Step &step) const
{
    struct Visitor {
        const KernelState &state;
        Group operator()(const CreateNamespace &) const { return Group::Machines; }
        Group operator()(const DeleteNamespace &) const { return Group::Machines; }
        Group operator()(const CreateLink &create) const
        {
            return std::holds_alternative<BridgeSettings>(create.link.settings) ? Group::Bridges : Group::Interfaces;
        }
        Group operator()(const CreateVeth &) const { return Group::Cables; }
        Group operator()(const AddAddress &) const { return Group::Addresses; }
        Group operator()(const AddRoute &) const { return Group::Routes; }
        Group operator()(const SetForwarding &) const { return Group::Forwarding; }
        Group operator()(const SetRules &) const { return Group::Rules; }
        Group operator()(const SetLinkUp &up) const
        {
            return isBridge(state, up.ns, up.name) ? Group::BridgesUp : Group::Up;
        }
        Group operator()(const DeleteLink &) const { return Group::Settings; }
        Group operator()(const SetLinkMaster &) const { return Group::Settings; }
        Group operator()(const SetLinkMac &) const { return Group::Settings; }
        Group operator()(const SetLinkMtu &) const { return Group::Settings; }
        Group operator()(const SetLinkSettings &) const { return Group::Settings; }
        Group operator()(const SetVlanFiltering &) const { return Group::Settings; }
        Group operator()(const AddVlans &) const { return Group::Vlans; }
        Group operator()(const RemoveVlans &) const { return Group::Vlans; }
        Group operator()(const AddRemote &) const { return Group::Overlays; }
        Group operator()(const RemoveRemote &) const { return Group::Overlays; }
        Group operator()(const RemoveAddress &) const { return Group::Settings; }
        Group operator()(const RemoveRoute &) const { return Group::Settings; }
        Group operator()(const SetIpv6 &) const { return Group::Settings; }
    };
    return std::visit(Visitor{m_state}, step);
}

/// As commands() says, but for the tables of a new machine, which need no flush.
QStringList ScriptWriter::commandsOf(const Step &step) const
{
    const auto *rules = std::get_if<SetRules>(&step);
    return rules ? ruleCommands(rules->ns, rules->rules, m_dialect) : commands(step, m_dialect);
}

QString ScriptWriter::up() const
{
    const QString indent = s("    ");
    QString text =
        s("up() {\n    check\n    for machine in $machines; do\n        ! exists \"$machine\" || fail \"$(printf ");
    text += shellQuoted(ExportText::tr("A network namespace named %1 exists already: remove it first (sh FILE down).")
                            .arg(s("%s"))) +
            s(" \"$machine\")\"\n    done\n\n");
    text += comment(ExportText::tr("When a command fails, nothing is left."), indent);
    text += s("    trap remove EXIT\n    trap 'exit 130' INT TERM\n");
    std::optional<Group> group;
    for (const Step &step : plan(m_state, {})) {
        const Group now = groupOf(step);
        if (group != now)
            text += u'\n' + comment(titleOf(now), indent);
        group = now;
        for (const QString &line : commandsOf(step))
            text += indent + line + u'\n';
    }
    return text + s("\n    trap - EXIT INT TERM\n}\n\n");
}

QString ScriptWriter::down() const
{
    QString cards;
    for (const auto &[machine, ns] : m_state.namespaces)
        for (const auto &[name, link] : ns.links)
            if (const auto *uplink = std::get_if<UplinkSettings>(&link.settings))
                cards += s("    ! exists ") + shellQuoted(machine) + s(" || ") + ipIn(machine) + s("link set ") +
                         ipDevice(name) + s(" netns $$ name ") + shellQuoted(uplink->card) + s(" || true\n");
    if (!cards.isEmpty())
        cards.prepend(
            comment(ExportText::tr("Real network cards go back to this computer; their addresses and routes do not."),
                    s("    ")));
    return s("remove() {\n") + cards +
           s("    for machine in $machines; do\n        ! exists \"$machine\" || ip netns del "
             "\"$machine\"\n"
             "    done\n}\n\n") +
           comment(ExportText::tr("A machine’s interfaces, routes and rules go with its namespace.")) +
           s("down() {\n    check\n    remove\n}\n\n");
}

QString ScriptWriter::choice()
{
    return s("case \"${1:-}\" in\nup | down) \"$1\" ;;\n*)\n    echo ") +
           shellQuoted(ExportText::tr("Say what to do: sh FILE up, or sh FILE down.")) +
           s(" >&2\n    exit 2\n    ;;\nesac\n");
}

}  // namespace

QString textLanguage()
{
    return ExportText::tr("en", "the code of the language of this translation: fr, en…");
}

QString exportScript(const Topology &topology, Dialect dialect)
{
    return ScriptWriter(topology, dialect).script();
}

}  // namespace toile
