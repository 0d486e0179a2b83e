// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/connectedroutes.h"
#include "core/kernel/foreignrules.h"
#include "core/kernel/linkkind.h"
#include "core/kernel/text.h"

#include <QStringList>

#include <algorithm>

namespace toile {

namespace {

QString label(const QString &ns, const QString &interface)
{
    return ns + u':' + interface;
}

/// "the network 2.0.0.0/8", or what stands for it when it is everything.
QString destination(const RouteState &route)
{
    return route.destination.isDefault() ? DescribeText::tr("everything else") : route.destination.network().toString();
}

/// "VLAN 100", "VLANs 100-200".
QString vlanText(int first, int last)
{
    return first == last ? DescribeText::tr("VLAN %1").arg(first)
                         : DescribeText::tr("VLANs %1").arg(rangeText(first, last));
}

struct Sentence {
    QString operator()(const CreateNamespace &step) const
    {
        if (step.ipv6)
            return DescribeText::tr("Create the machine %1 (a network namespace) and bring its loopback up.")
                .arg(step.ns);
        return DescribeText::tr(
                   "Create the machine %1 (a network namespace), bring its loopback up and switch IPv6 off.")
            .arg(step.ns);
    }

    QString operator()(const DeleteNamespace &step) const
    {
        return DescribeText::tr("Remove the machine %1 and all that is in it; programs that run in it end.")
            .arg(step.ns);
    }

    QString operator()(const CreateLink &step) const
    {
        const LinkKind &kind = linkKind(step.link.settings);
        const QString made = kind.sentence
                                 ? kind.sentence(step.ns, step.link)
                                 : DescribeText::tr("Create in %1 the interface %2.").arg(step.ns, step.link.name);
        return made + ports(step.ns, step.link.name, step.link.master);
    }

    QString operator()(const CreateVeth &step) const
    {
        const QString cable = DescribeText::tr("Lay a cable (a veth pair) from %1 to %2.")
                                  .arg(label(step.a.ns, step.a.name), label(step.b.ns, step.b.name));
        return cable + ports(step.a.ns, step.a.name, step.a.master) + ports(step.b.ns, step.b.name, step.b.master);
    }

    QString operator()(const DeleteLink &step) const
    {
        if (!step.card.isEmpty())
            return DescribeText::tr("Give the network card %1, which is %2 in the lab, back to this computer.")
                .arg(step.card, label(step.ns, step.name));
        return DescribeText::tr("Remove the interface %1.").arg(label(step.ns, step.name));
    }

    QString operator()(const SetLinkUp &step) const
    {
        const QString interface = label(step.ns, step.name);
        return step.up ? DescribeText::tr("Bring the interface %1 up.").arg(interface)
                       : DescribeText::tr("Take the interface %1 down.").arg(interface);
    }

    QString operator()(const SetLinkMaster &step) const
    {
        const QString interface = label(step.ns, step.name);
        if (step.master.isEmpty())
            return DescribeText::tr("Take the interface %1 out of its bridge.").arg(interface);
        return DescribeText::tr("Make the interface %1 a port of the bridge %2.").arg(interface, step.master);
    }

    QString operator()(const SetLinkMac &step) const
    {
        return DescribeText::tr("Give the interface %1 the MAC address %2.")
            .arg(label(step.ns, step.name), step.mac.toString());
    }

    QString operator()(const SetLinkMtu &step) const
    {
        return DescribeText::tr("Set the MTU of the interface %1 to %2 bytes.")
            .arg(label(step.ns, step.name), QString::number(step.mtu));
    }

    QString operator()(const SetLinkSettings &step) const
    {
        const auto *bridge = std::get_if<BridgeSettings>(&step.settings);
        const QString interface = label(step.ns, step.name);
        if (bridge)
            return DescribeText::tr("Make %1 a bridge %2; it forgets a MAC address after %3 s.")
                .arg(interface, forwardDelayText(*bridge), QString::number(bridge->ageing));
        return DescribeText::tr("Change the settings of the interface %1.").arg(interface);
    }

    QString operator()(const SetVlanFiltering &step) const
    {
        const QString bridge = label(step.ns, step.name);
        if (!step.on)
            return DescribeText::tr("Let the bridge %1 pass frames whatever their VLAN.").arg(bridge);
        if (step.defaultPvid == 0)
            return DescribeText::tr("Let the bridge %1 tell VLANs apart; a port that nobody gave VLANs carries none.")
                .arg(bridge);
        return DescribeText::tr(
                   "Let the bridge %1 tell VLANs apart; a port that nobody gave VLANs carries VLAN %2 without a tag.")
            .arg(bridge, QString::number(step.defaultPvid));
    }

    QString operator()(const AddVlans &step) const
    {
        const QString port = label(step.ns, step.name);
        const QString vlans = vlanText(step.vlans.first, step.vlans.last);
        if (step.vlans.pvid && step.vlans.untagged)
            return DescribeText::tr("Let %1 carry %2 without a tag, both ways.").arg(port, vlans);
        if (step.vlans.pvid)
            return DescribeText::tr("Let %1 carry %2 with a tag; what comes without one belongs to it.")
                .arg(port, vlans);
        return step.vlans.untagged ? DescribeText::tr("Let %1 send %2 out without a tag.").arg(port, vlans)
                                   : DescribeText::tr("Let %1 carry %2 with a tag.").arg(port, vlans);
    }

    QString operator()(const RemoveVlans &step) const
    {
        return DescribeText::tr("Let %1 no longer carry %2.")
            .arg(label(step.ns, step.name), vlanText(step.first, step.last));
    }

    QString operator()(const AddRemote &step) const
    {
        return DescribeText::tr("Let the VXLAN %1 send to %2 too.")
            .arg(label(step.ns, step.name), step.remote.toString());
    }

    QString operator()(const RemoveRemote &step) const
    {
        return DescribeText::tr("Let the VXLAN %1 no longer send to %2.")
            .arg(label(step.ns, step.name), step.remote.toString());
    }

    QString operator()(const AddAddress &step) const
    {
        return DescribeText::tr("Give the interface %1 the address %2.")
            .arg(label(step.ns, step.name), step.address.toString());
    }

    QString operator()(const RemoveAddress &step) const
    {
        return DescribeText::tr("Take the address %2 from the interface %1.")
            .arg(label(step.ns, step.name), step.address.toString());
    }

    QString operator()(const AddRoute &step) const
    {
        if (step.route.gateway)
            return DescribeText::tr("Tell %1 to reach %2 through the gateway %3.")
                .arg(step.ns, destination(step.route), step.route.gateway->toString());
        return DescribeText::tr("Tell %1 to reach %2 directly over its interface %3.")
            .arg(step.ns, destination(step.route), step.route.interface);
    }

    QString operator()(const RemoveRoute &step) const
    {
        if (step.route.table != 0)
            return DescribeText::tr(
                       "Remove from %1 the route to %2 in the routing table %3; Toile cannot make it again.")
                .arg(step.ns, destination(step.route), QString::number(step.route.table));
        if (!step.route.foreign.isEmpty())
            return DescribeText::tr("Remove from %1 the route to %2 (%3); Toile cannot make it again.")
                .arg(step.ns, destination(step.route), step.route.foreign);
        if (step.route.gateway)
            return DescribeText::tr("Remove from %1 the route to %2 through the gateway %3.")
                .arg(step.ns, destination(step.route), step.route.gateway->toString());
        return DescribeText::tr("Remove from %1 the route to %2 over its interface %3.")
            .arg(step.ns, destination(step.route), step.route.interface);
    }

    QString operator()(const SetForwarding &step) const
    {
        return step.on
                   ? DescribeText::tr("Let %1 forward packets between its interfaces, as a router does.").arg(step.ns)
                   : DescribeText::tr("Let %1 no longer forward packets between its interfaces.").arg(step.ns);
    }

    QString operator()(const SetIpv6 &step) const
    {
        return step.on ? DescribeText::tr("Switch IPv6 on in %1.").arg(step.ns)
                       : DescribeText::tr("Switch IPv6 off in %1.").arg(step.ns);
    }

    QString operator()(const SetRules &step) const
    {
        QStringList removed;
        QStringList missing;
        QStringList routes;
        for (const QString &foreign : step.foreign) {
            if (const QString route = lostRoute(foreign); !route.isEmpty())
                routes << route;
            else
                (isMissingRule(foreign) ? missing : removed) << foreign;
        }
        QStringList texts;
        if (!step.rules.empty() || step.foreign.empty())
            texts << rules(step);
        if (!removed.isEmpty())
            texts << DescribeText::tr("Remove from %1 what was made by hand, and Toile cannot make again: %2.")
                         .arg(step.ns, beginningOf(removed));
        if (!missing.isEmpty())
            texts << DescribeText::tr("Give %1 routing rules of the kernel back that were removed: %2.")
                         .arg(step.ns, beginningOf(missing));
        if (!routes.isEmpty())
            texts << DescribeText::tr("Give %1 routes to its own networks back that were removed: %2.")
                         .arg(step.ns, beginningOf(routes));
        return texts.join(u' ');
    }

private:
    static QString beginningOf(const QStringList &texts)
    {
        constexpr qsizetype kNamed = 3;
        const QString named = texts.first(std::min(kNamed, texts.size())).join(QStringLiteral("; "));
        return texts.size() > kNamed ? DescribeText::tr("%1 and %2 more").arg(named).arg(texts.size() - kNamed) : named;
    }

    static QString rules(const SetRules &step)
    {
        if (step.rules.empty())
            return DescribeText::tr("Remove all firewall and NAT rules from %1.").arg(step.ns);
        FirewallRule masquerade;
        masquerade.table = FirewallRule::Table::Nat;
        masquerade.chain = FirewallRule::Chain::Postrouting;
        masquerade.outInterface = step.rules.front().outInterface;
        masquerade.target = FirewallRule::Target::Masquerade;
        if (step.rules.size() == 1 && step.rules.front() == masquerade && !masquerade.outInterface.isEmpty())
            return DescribeText::tr(
                       "Let %1 hide the machines behind it under its own address when it sends out of %2 (NAT).")
                .arg(step.ns, step.rules.front().outInterface);
        return DescribeText::tr("Replace the firewall and NAT rules of %1; it now has %2.")
            .arg(step.ns, QString::number(step.rules.size()));
    }

    static QString ports(const QString &ns, const QString &name, const QString &master)
    {
        if (master.isEmpty())
            return QString();
        return u' ' + DescribeText::tr("%1 is a port of the bridge %2.").arg(label(ns, name), master);
    }
};

}  // namespace

QString sentence(const Step &step)
{
    return std::visit(Sentence(), step);
}

}  // namespace toile
