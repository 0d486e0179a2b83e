// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/features.h"

#include "core/kernel/linkkind.h"
#include "core/kernel/text.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace toile {

namespace {

class Gathering {
public:
    void add(const LinkSettings &settings)
    {
        const LinkKind &kind = linkKind(settings);
        if (!kind.features)
            return;
        for (const KernelFeature feature : kind.features(settings))
            m_found.insert(feature);
    }
    void add(const std::vector<FirewallRule> &rules)
    {
        for (const FirewallRule &rule : rules) {
            add(KernelFeature::Firewall);
            if (rule.established)
                add(KernelFeature::Conntrack);
            if (rule.table == FirewallRule::Table::Nat)
                add(KernelFeature::Nat);
        }
    }
    void add(KernelFeature feature) { m_found.insert(feature); }
    KernelFeatures all() const { return {m_found.begin(), m_found.end()}; }

private:
    std::set<KernelFeature> m_found;
};

}  // namespace

KernelFeatures allFeatures()
{
    return {kKernelFeatures.begin(), kKernelFeatures.end()};
}

QString featureName(KernelFeature feature)
{
    switch (feature) {
    case KernelFeature::Veth:
        return QStringLiteral("veth");
    case KernelFeature::Bridge:
        return QStringLiteral("bridge");
    case KernelFeature::Vlan:
        return QStringLiteral("vlan");
    case KernelFeature::VlanFiltering:
        return QStringLiteral("vlan-filtering");
    case KernelFeature::Vxlan:
        return QStringLiteral("vxlan");
    case KernelFeature::Tun:
        return QStringLiteral("tun");
    case KernelFeature::Firewall:
        return QStringLiteral("firewall");
    case KernelFeature::Conntrack:
        return QStringLiteral("conntrack");
    case KernelFeature::Nat:
        return QStringLiteral("nat");
    case KernelFeature::Uplink:
        break;
    }
    return QStringLiteral("uplink");
}

QString featureTitle(KernelFeature feature)
{
    switch (feature) {
    case KernelFeature::Veth:
        return FeaturesText::tr("cables between machines (veth)");
    case KernelFeature::Bridge:
        return FeaturesText::tr("bridges");
    case KernelFeature::Vlan:
        return FeaturesText::tr("VLAN interfaces (802.1Q)");
    case KernelFeature::VlanFiltering:
        return FeaturesText::tr("bridges that filter VLANs");
    case KernelFeature::Vxlan:
        return FeaturesText::tr("VXLAN interfaces");
    case KernelFeature::Tun:
        return FeaturesText::tr("tap and tun interfaces");
    case KernelFeature::Firewall:
        return FeaturesText::tr("firewall rules (iptables with nf_tables)");
    case KernelFeature::Conntrack:
        return FeaturesText::tr("rules about known connections (conntrack)");
    case KernelFeature::Nat:
        return FeaturesText::tr("NAT (masquerade, SNAT, DNAT)");
    case KernelFeature::Uplink:
        break;
    }
    return FeaturesText::tr("real network cards");
}

KernelFeatures requiredFeatures(const KernelState &state)
{
    Gathering needs;
    for (const auto &[ns, machine] : state.namespaces) {
        for (const auto &[name, link] : machine.links)
            needs.add(link.settings);
        needs.add(machine.rules);
    }
    return needs.all();
}

KernelFeatures requiredFeatures(const Plan &steps)
{
    Gathering needs;
    for (const Step &step : steps) {
        if (const auto *create = std::get_if<CreateLink>(&step))
            needs.add(create->link.settings);
        else if (std::holds_alternative<CreateVeth>(step))
            needs.add(KernelFeature::Veth);
        else if (const auto *rules = std::get_if<SetRules>(&step))
            needs.add(rules->rules);
        else if (const auto *filtering = std::get_if<SetVlanFiltering>(&step); filtering && filtering->on)
            needs.add(KernelFeature::VlanFiltering);
    }
    return needs.all();
}

KernelFeatures missingFeatures(const KernelFeatures &required, const KernelFeatures &available)
{
    KernelFeatures missing;
    std::set_difference(required.begin(), required.end(), available.begin(), available.end(),
                        std::back_inserter(missing));
    return missing;
}

bool isPossibleIn(const QString &engine, KernelFeature feature)
{
    return feature != KernelFeature::Uplink || engine == QLatin1String("system");
}

Error lacksFeatures(const KernelFeatures &missing)
{
    if (std::binary_search(missing.begin(), missing.end(), KernelFeature::Uplink))
        return makeError(
            ErrorCode::Unsupported,
            FeaturesText::tr("This lab takes a real network card of this computer, which the system service alone "
                             "can lend: let the administrator start it (systemctl enable --now toile.socket), and "
                             "deploy the lab in it (toilectl deploy --engine system)."));
    QStringList titles;
    for (const KernelFeature feature : missing)
        titles << featureTitle(feature);
    return makeError(
        ErrorCode::Unsupported,
        FeaturesText::tr("The kernel of this engine lacks what this lab needs: %1; deploy it with the engine “vm” "
                         "(toilectl deploy --engine vm), which brings a kernel of its own.")
            .arg(titles.join(QStringLiteral(", "))));
}

}  // namespace toile
