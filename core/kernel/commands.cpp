// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/describe.h"
#include "core/kernel/foreignrules.h"
#include "core/kernel/linkkind.h"
#include "core/kernel/rule.h"
#include "core/kernel/shellwords.h"

namespace toile {

namespace {

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

QString onOff(bool on)
{
    return on ? s("1") : s("0");
}

/// `ip` takes keywords cut short ("addr" for "address"), but none has a digit.
bool mayBeKeyword(const QString &name)
{
    return name != QLatin1String("lo") &&
           std::none_of(name.begin(), name.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QString family(const IpAddress &address)
{
    return address.isV4() ? QString() : s("-6 ");
}

QString routeText(const RouteState &route)
{
    QString text = destinationText(route.destination.network());
    if (route.gateway)
        text += s(" via ") + route.gateway->toString();
    if (!route.interface.isEmpty())
        text += s(" dev ") + shellQuoted(route.interface);
    if (route.table != 0)
        text += s(" table ") + QString::number(route.table);
    if (route.metric != 0)
        text += s(" metric ") + QString::number(route.metric);
    return text;
}

QString bridgeIn(const QString &ns)
{
    return s("bridge -n ") + shellQuoted(ns) + u' ';
}

QString echo(const QString &ns, const QString &value, const char *file)
{
    return execIn(ns) + s("sh -c 'echo ") + value + s(" > /proc/sys/net/") + s(file) + u'\'';
}

template <typename RemoteStep>
QString remoteLine(const RemoteStep &step, const char *verb)
{
    const QString line = bridgeIn(step.ns) + s("fdb ") + s(verb) + s(" 00:00:00:00:00:00 dev ") +
                         shellQuoted(step.name) + s(" dst ") + step.remote.toString();
    return step.underlay.isEmpty() ? line : line + s(" via ") + shellQuoted(step.underlay);
}

class Writer {
public:
    explicit Writer(Dialect dialect) : m_dialect(dialect), m_isBrctl(dialect == Dialect::Brctl) {}

    QStringList operator()(const CreateNamespace &step) const
    {
        QStringList lines{s("ip netns add ") + shellQuoted(step.ns), ipIn(step.ns) + s("link set lo up")};
        return step.ipv6 ? lines : lines + disableIpv6(step.ns, true);
    }

    QStringList operator()(const DeleteNamespace &step) const { return {s("ip netns del ") + shellQuoted(step.ns)}; }

    QStringList operator()(const CreateLink &step) const
    {
        const LinkKind &kind = linkKind(step.link.settings);
        if (!kind.commands)
            return {};
        QStringList lines = kind.commands(step.ns, step.link, m_dialect);
        if (!step.link.master.isEmpty())
            lines += setMaster(step.ns, step.link.name, step.link.master);
        return step.link.up ? lines << setUp(step.ns, step.link.name) : lines;
    }

    QStringList operator()(const CreateVeth &step) const
    {
        const VethEnd &a = step.a;
        const VethEnd &b = step.b;
        QStringList lines{s("ip link add ") + newName(a.name) + macAndMtu(a.mac, a.mtu) + s(" netns ") +
                          shellQuoted(a.ns) + s(" type veth peer name ") + shellQuoted(b.name) +
                          macAndMtu(b.mac, b.mtu) + s(" netns ") + shellQuoted(b.ns)};
        for (const VethEnd *end : {&a, &b}) {
            if (!end->master.isEmpty())
                lines += setMaster(end->ns, end->name, end->master);
            if (end->up)
                lines += setUp(end->ns, end->name);
        }
        return lines;
    }

    QStringList operator()(const DeleteLink &step) const
    {
        if (step.card.isEmpty())
            return {ipIn(step.ns) + s("link del ") + ipDevice(step.name)};
        const QString back = ipIn(step.ns) + s("link set ") + ipDevice(step.name) + s(" netns 1");
        return {step.card == step.name ? back : back + s(" name ") + shellQuoted(step.card)};
    }

    QStringList operator()(const SetLinkUp &step) const
    {
        return {ipIn(step.ns) + s("link set ") + ipDevice(step.name) + (step.up ? s(" up") : s(" down"))};
    }

    QStringList operator()(const SetLinkMaster &step) const
    {
        if (step.master.isEmpty())
            return {ipIn(step.ns) + s("link set ") + ipDevice(step.name) + s(" nomaster")};
        return {setMaster(step.ns, step.name, step.master)};
    }

    QStringList operator()(const SetLinkMac &step) const
    {
        return {ipIn(step.ns) + s("link set ") + ipDevice(step.name) + macAndMtu(step.mac, 0)};
    }

    QStringList operator()(const SetLinkMtu &step) const
    {
        return {ipIn(step.ns) + s("link set ") + ipDevice(step.name) + macAndMtu(std::nullopt, step.mtu)};
    }

    QStringList operator()(const SetLinkSettings &step) const
    {
        const auto *bridge = std::get_if<BridgeSettings>(&step.settings);
        if (!bridge)
            return {};
        return bridgeTimeCommands(step.ns, step.name, *bridge, m_dialect);
    }

    QStringList operator()(const SetVlanFiltering &step) const
    {
        QString text =
            ipIn(step.ns) + s("link set ") + ipDevice(step.name) + s(" type bridge vlan_filtering ") + onOff(step.on);
        if (step.on)
            text += s(" vlan_default_pvid ") + QString::number(step.defaultPvid);
        return {text};
    }

    QStringList operator()(const AddVlans &step) const
    {
        return {bridgeIn(step.ns) + s("vlan add dev ") + shellQuoted(step.name) + s(" vid ") +
                rangeText(step.vlans.first, step.vlans.last) + (step.vlans.pvid ? s(" pvid") : QString()) +
                (step.vlans.untagged ? s(" untagged") : QString()) + (step.self ? s(" self") : QString())};
    }

    QStringList operator()(const RemoveVlans &step) const
    {
        return {bridgeIn(step.ns) + s("vlan del dev ") + shellQuoted(step.name) + s(" vid ") +
                rangeText(step.first, step.last) + (step.self ? s(" self") : QString())};
    }

    QStringList operator()(const AddRemote &step) const { return {remoteCommand(step)}; }

    QStringList operator()(const RemoveRemote &step) const { return {remoteCommand(step)}; }

    QStringList operator()(const AddAddress &step) const
    {
        // Not tentative: nobody waits until the kernel knows that no neighbour has it too.
        const QString atOnce = step.address.address.isV4() ? QString() : s(" nodad");
        return {ipIn(step.ns) + s("addr add ") + step.address.toString() + s(" dev ") + shellQuoted(step.name) +
                atOnce};
    }

    /// Else the first address of a network takes the others of that network along.
    QStringList operator()(const RemoveAddress &step) const
    {
        const bool isV4 = step.address.address.isV4();
        const QString keepOthers = m_isBrctl
                                       ? echo(step.ns, s("1"), "ipv4/conf/all/promote_secondaries")
                                       : execIn(step.ns) + s("sysctl -qw net.ipv4.conf.all.promote_secondaries=1");
        return (isV4 ? QStringList(keepOthers) : QStringList()) +
               QStringList{ipIn(step.ns) + s("addr del ") + step.address.toString() + s(" dev ") +
                           shellQuoted(step.name)};
    }

    QStringList operator()(const AddRoute &step) const
    {
        return {ipIn(step.ns) + family(step.route.destination.address) + s("route add ") + routeText(step.route)};
    }

    QStringList operator()(const RemoveRoute &step) const
    {
        return {ipIn(step.ns) + family(step.route.destination.address) + s("route del ") + routeText(step.route)};
    }

    QStringList operator()(const SetForwarding &step) const
    {
        const QString on = onOff(step.on);
        QStringList lines{m_isBrctl ? echo(step.ns, on, "ipv4/ip_forward")
                                    : execIn(step.ns) + s("sysctl -qw net.ipv4.ip_forward=") + on};
        if (step.ipv6)
            lines << (m_isBrctl ? echo(step.ns, on, "ipv6/conf/all/forwarding")
                                : execIn(step.ns) + s("sysctl -qw net.ipv6.conf.all.forwarding=") + on);
        return lines;
    }

    QStringList operator()(const SetIpv6 &step) const { return disableIpv6(step.ns, !step.on); }

    QStringList operator()(const SetRules &step) const
    {
        return QStringList{execIn(step.ns) + s("iptables -F"), execIn(step.ns) + s("iptables -t nat -F")} +
               foreignRuleCommands(step.ns, step.foreign) + ruleCommands(step.ns, step.rules, m_dialect);
    }

private:
    QStringList disableIpv6(const QString &ns, bool disable) const
    {
        const QString value = onOff(disable);
        if (m_isBrctl)
            return {echo(ns, value, "ipv6/conf/all/disable_ipv6"), echo(ns, value, "ipv6/conf/default/disable_ipv6")};
        return {execIn(ns) + s("sysctl -qw net.ipv6.conf.all.disable_ipv6=") + value +
                s(" net.ipv6.conf.default.disable_ipv6=") + value};
    }

    static QString setUp(const QString &ns, const QString &name)
    {
        return ipIn(ns) + s("link set ") + ipDevice(name) + s(" up");
    }

    QString setMaster(const QString &ns, const QString &name, const QString &master) const
    {
        if (m_isBrctl)
            return execIn(ns) + s("brctl addif ") + shellQuoted(master) + u' ' + shellQuoted(name);
        return ipIn(ns) + s("link set ") + ipDevice(name) + s(" master ") + shellQuoted(master);
    }

    Dialect m_dialect;
    bool m_isBrctl;
};

}  // namespace

QString destinationText(const IpPrefix &destination)
{
    return destination.isDefault() ? s("default") : destination.toString();
}

QString shellQuoted(const QString &word)
{
    const auto isPlain = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_' ||
               c == u'.' || c == u'-' || c == u':' || c == u'/' || c == u',';
    };
    if (!word.isEmpty() && std::all_of(word.begin(), word.end(), isPlain))
        return word;
    QString escaped = word;
    escaped.replace(u'\'', QLatin1String("'\\''"));
    return u'\'' + escaped + u'\'';
}

QString ipDevice(const QString &name)
{
    return mayBeKeyword(name) ? s("dev ") + shellQuoted(name) : shellQuoted(name);
}

QString ipIn(const QString &ns)
{
    return s("ip -n ") + shellQuoted(ns) + u' ';
}

QString newName(const QString &name)
{
    return mayBeKeyword(name) ? s("name ") + shellQuoted(name) : shellQuoted(name);
}

QStringList withMacAndMtu(const QString &made, const QString &ns, const LinkState &link)
{
    const QString extra = macAndMtu(link.mac, link.mtu);
    return extra.isEmpty() ? QStringList(made)
                           : QStringList{made, ipIn(ns) + s("link set ") + ipDevice(link.name) + extra};
}

QString macAndMtu(const std::optional<MacAddress> &mac, int mtu)
{
    QString text;
    if (mac)
        text += s(" address ") + mac->toString();
    if (mtu != 0)
        text += s(" mtu ") + QString::number(mtu);
    return text;
}

QString remoteCommand(const AddRemote &step)
{
    return remoteLine(step, "append");
}

QString remoteCommand(const RemoveRemote &step)
{
    return remoteLine(step, "del");
}

QString execIn(const QString &ns)
{
    return s("ip netns exec ") + shellQuoted(ns) + u' ';
}

QStringList ruleCommands(const QString &ns, const std::vector<FirewallRule> &rules, Dialect dialect)
{
    QStringList lines;
    for (const FirewallRule &rule : rules)
        lines << execIn(ns) + ruleCommand(rule);
    // The switch is there once a rule has asked for it.
    if (tracksConnections(rules))
        lines << (dialect == Dialect::Brctl ? echo(ns, s("1"), "netfilter/nf_conntrack_acct")
                                            : execIn(ns) + s("sysctl -qw net.netfilter.nf_conntrack_acct=1"));
    return lines;
}

QStringList commands(const Step &step, Dialect dialect)
{
    return std::visit(Writer(dialect), step);
}

}  // namespace toile
