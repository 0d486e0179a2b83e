// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/describe.h"
#include "core/kernel/foreignrules.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace toile {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(toile::Describe)
};

QString label(const QString &ns, const QString &interface)
{
    return ns + u':' + interface;
}

/// "the network 2.0.0.0/8", or what stands for it when it is everything.
QString destination(const RouteState &route)
{
    return route.destination.isDefault() ? Text::tr("everything else") : route.destination.network().toString();
}

QString forwardDelay(const BridgeSettings &bridge)
{
    if (bridge.stp)
        return Text::tr("with the spanning tree protocol and a forward delay of %1 s").arg(bridge.forwardDelay);
    if (bridge.forwardDelay == 0)
        return Text::tr("which forwards at once");
    return Text::tr("with a forward delay of %1 s").arg(bridge.forwardDelay);
}

struct Sentence {
    QString operator()(const CreateNamespace &step) const
    {
        if (step.ipv6)
            return Text::tr("Create the machine %1 (a network namespace) and bring its loopback up.").arg(step.ns);
        return Text::tr("Create the machine %1 (a network namespace), bring its loopback up and switch IPv6 off.")
            .arg(step.ns);
    }

    QString operator()(const DeleteNamespace &step) const
    {
        return Text::tr("Remove the machine %1 and all that is in it; programs that run in it end.").arg(step.ns);
    }

    QString operator()(const CreateLink &step) const
    {
        if (const auto *bridge = std::get_if<BridgeSettings>(&step.link.settings))
            return Text::tr("Create in %1 the bridge %2, %3.").arg(step.ns, step.link.name, forwardDelay(*bridge));
        return Text::tr("Create in %1 the interface %2.").arg(step.ns, step.link.name);
    }

    QString operator()(const CreateVeth &step) const
    {
        const QString cable = Text::tr("Lay a cable (a veth pair) from %1 to %2.")
                                  .arg(label(step.a.ns, step.a.name), label(step.b.ns, step.b.name));
        return cable + ports(step.a) + ports(step.b);
    }

    QString operator()(const DeleteLink &step) const
    {
        return Text::tr("Remove the interface %1.").arg(label(step.ns, step.name));
    }

    QString operator()(const SetLinkUp &step) const
    {
        const QString interface = label(step.ns, step.name);
        return step.up ? Text::tr("Bring the interface %1 up.").arg(interface)
                       : Text::tr("Take the interface %1 down.").arg(interface);
    }

    QString operator()(const SetLinkMaster &step) const
    {
        const QString interface = label(step.ns, step.name);
        if (step.master.isEmpty())
            return Text::tr("Take the interface %1 out of its bridge.").arg(interface);
        return Text::tr("Make the interface %1 a port of the bridge %2.").arg(interface, step.master);
    }

    QString operator()(const SetLinkMac &step) const
    {
        return Text::tr("Give the interface %1 the MAC address %2.")
            .arg(label(step.ns, step.name), step.mac.toString());
    }

    QString operator()(const SetLinkMtu &step) const
    {
        return Text::tr("Set the MTU of the interface %1 to %2 bytes.")
            .arg(label(step.ns, step.name), QString::number(step.mtu));
    }

    QString operator()(const SetLinkSettings &step) const
    {
        const auto *bridge = std::get_if<BridgeSettings>(&step.settings);
        const QString interface = label(step.ns, step.name);
        if (bridge)
            return Text::tr("Make %1 a bridge %2; it forgets a MAC address after %3 s.")
                .arg(interface, forwardDelay(*bridge), QString::number(bridge->ageing));
        return Text::tr("Change the settings of the interface %1.").arg(interface);
    }

    QString operator()(const AddAddress &step) const
    {
        return Text::tr("Give the interface %1 the address %2.")
            .arg(label(step.ns, step.name), step.address.toString());
    }

    QString operator()(const RemoveAddress &step) const
    {
        return Text::tr("Take the address %2 from the interface %1.")
            .arg(label(step.ns, step.name), step.address.toString());
    }

    QString operator()(const AddRoute &step) const
    {
        if (step.route.gateway)
            return Text::tr("Tell %1 to reach %2 through the gateway %3.")
                .arg(step.ns, destination(step.route), step.route.gateway->toString());
        return Text::tr("Tell %1 to reach %2 directly over its interface %3.")
            .arg(step.ns, destination(step.route), step.route.interface);
    }

    QString operator()(const RemoveRoute &step) const
    {
        if (step.route.table != 0)
            return Text::tr("Remove from %1 the route to %2 in the routing table %3; Toile cannot make it again.")
                .arg(step.ns, destination(step.route), QString::number(step.route.table));
        if (!step.route.foreign.isEmpty())
            return Text::tr("Remove from %1 the route to %2 (%3); Toile cannot make it again.")
                .arg(step.ns, destination(step.route), step.route.foreign);
        if (step.route.gateway)
            return Text::tr("Remove from %1 the route to %2 through the gateway %3.")
                .arg(step.ns, destination(step.route), step.route.gateway->toString());
        return Text::tr("Remove from %1 the route to %2 over its interface %3.")
            .arg(step.ns, destination(step.route), step.route.interface);
    }

    QString operator()(const SetForwarding &step) const
    {
        return step.on ? Text::tr("Let %1 forward packets between its interfaces, as a router does.").arg(step.ns)
                       : Text::tr("Let %1 no longer forward packets between its interfaces.").arg(step.ns);
    }

    QString operator()(const SetIpv6 &step) const
    {
        return step.on ? Text::tr("Switch IPv6 on in %1.").arg(step.ns)
                       : Text::tr("Switch IPv6 off in %1.").arg(step.ns);
    }

    QString operator()(const SetRules &step) const
    {
        QStringList removed;
        QStringList missing;
        for (const QString &foreign : step.foreign)
            (isMissingRule(foreign) ? missing : removed) << foreign;
        QStringList texts;
        if (!step.rules.empty() || step.foreign.empty())
            texts << rules(step);
        if (!removed.isEmpty())
            texts << Text::tr("Remove from %1 what was made by hand, and Toile cannot make again: %2.")
                         .arg(step.ns, beginningOf(removed));
        if (!missing.isEmpty())
            texts << Text::tr("Give %1 routing rules of the kernel back that were removed: %2.")
                         .arg(step.ns, beginningOf(missing));
        return texts.join(u' ');
    }

private:
    static QString beginningOf(const QStringList &texts)
    {
        constexpr qsizetype kNamed = 3;
        const QString named = texts.first(std::min(kNamed, texts.size())).join(QStringLiteral("; "));
        return texts.size() > kNamed ? Text::tr("%1 and %2 more").arg(named).arg(texts.size() - kNamed) : named;
    }

    static QString rules(const SetRules &step)
    {
        if (step.rules.empty())
            return Text::tr("Remove all firewall and NAT rules from %1.").arg(step.ns);
        const bool masquerades =
            step.rules.size() == 1 && step.rules.front().target == FirewallRule::Target::Masquerade;
        if (masquerades && !step.rules.front().outInterface.isEmpty())
            return Text::tr("Let %1 hide the machines behind it under its own address when it sends out of %2 (NAT).")
                .arg(step.ns, step.rules.front().outInterface);
        return Text::tr("Replace the firewall and NAT rules of %1; it now has %2.")
            .arg(step.ns, QString::number(step.rules.size()));
    }

    static QString ports(const VethEnd &end)
    {
        if (end.master.isEmpty())
            return QString();
        return u' ' + Text::tr("%1 is a port of the bridge %2.").arg(label(end.ns, end.name), end.master);
    }
};

}  // namespace

QString sentence(const Step &step)
{
    return std::visit(Sentence(), step);
}

}  // namespace toile
