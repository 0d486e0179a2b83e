// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/step.h"

namespace toile {

namespace {

struct ActionName {
    QString operator()(const CreateNamespace &) const { return QStringLiteral("create-namespace"); }
    QString operator()(const DeleteNamespace &) const { return QStringLiteral("delete-namespace"); }
    QString operator()(const CreateLink &) const { return QStringLiteral("create-link"); }
    QString operator()(const CreateVeth &) const { return QStringLiteral("create-veth"); }
    QString operator()(const DeleteLink &) const { return QStringLiteral("delete-link"); }
    QString operator()(const SetLinkUp &) const { return QStringLiteral("set-link-up"); }
    QString operator()(const SetLinkMaster &) const { return QStringLiteral("set-link-master"); }
    QString operator()(const SetLinkMac &) const { return QStringLiteral("set-link-mac"); }
    QString operator()(const SetLinkMtu &) const { return QStringLiteral("set-link-mtu"); }
    QString operator()(const SetLinkSettings &) const { return QStringLiteral("set-link-settings"); }
    QString operator()(const AddAddress &) const { return QStringLiteral("add-address"); }
    QString operator()(const RemoveAddress &) const { return QStringLiteral("remove-address"); }
    QString operator()(const AddRoute &) const { return QStringLiteral("add-route"); }
    QString operator()(const RemoveRoute &) const { return QStringLiteral("remove-route"); }
    QString operator()(const SetForwarding &) const { return QStringLiteral("set-forwarding"); }
    QString operator()(const SetIpv6 &) const { return QStringLiteral("set-ipv6"); }
    QString operator()(const SetRules &) const { return QStringLiteral("set-rules"); }
    QString operator()(const SetVlanFiltering &) const { return QStringLiteral("set-vlan-filtering"); }
    QString operator()(const AddVlans &) const { return QStringLiteral("add-vlans"); }
    QString operator()(const RemoveVlans &) const { return QStringLiteral("remove-vlans"); }
    QString operator()(const AddRemote &) const { return QStringLiteral("add-remote"); }
    QString operator()(const RemoveRemote &) const { return QStringLiteral("remove-remote"); }
};

struct MachineOf {
    QString operator()(const CreateVeth &step) const { return step.a.ns; }
    template <typename AnyStep>
    QString operator()(const AnyStep &step) const
    {
        return step.ns;
    }
};

struct InterfaceOf {
    QString operator()(const CreateVeth &step) const { return step.a.name; }
    QString operator()(const CreateLink &step) const { return step.link.name; }
    QString operator()(const AddRoute &step) const { return step.route.interface; }
    QString operator()(const RemoveRoute &step) const { return step.route.interface; }
    template <typename AnyStep>
    QString operator()(const AnyStep &step) const
    {
        if constexpr (requires { step.name; })
            return step.name;
        else
            return QString();
    }
};

}  // namespace

QString actionName(const Step &step)
{
    return std::visit(ActionName(), step);
}

QString machineOf(const Step &step)
{
    return std::visit(MachineOf(), step);
}

QString interfaceOf(const Step &step)
{
    return std::visit(InterfaceOf(), step);
}

}  // namespace toile
