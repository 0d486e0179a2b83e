// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/linuxplatformtext.h"

#include "core/kernel/limits.h"
#include "core/linux/netlinksocket.h"
#include "core/linux/text.h"

#include <cerrno>

namespace toile {
namespace {
struct Attempt {
    QString operator()(const CreateNamespace &step) const
    {
        return LinuxText::tr("The machine %1 could not be made.").arg(step.ns);
    }
    QString operator()(const DeleteNamespace &step) const
    {
        return LinuxText::tr("The machine %1 could not be removed.").arg(step.ns);
    }
    QString operator()(const CreateLink &step) const
    {
        return LinuxText::tr("The interface %1 of %2 could not be made.").arg(step.link.name, step.ns);
    }
    QString operator()(const CreateVeth &step) const
    {
        return LinuxText::tr("The cable from %1 of %2 to %3 of %4 could not be made.")
            .arg(step.a.name, step.a.ns, step.b.name, step.b.ns);
    }
    QString operator()(const DeleteLink &step) const
    {
        return LinuxText::tr("The interface %1 of %2 could not be removed.").arg(step.name, step.ns);
    }
    QString operator()(const SetLinkUp &step) const
    {
        return (step.up ? LinuxText::tr("The interface %1 of %2 could not be set up.")
                        : LinuxText::tr("The interface %1 of %2 could not be set down."))
            .arg(step.name, step.ns);
    }
    QString operator()(const SetLinkMaster &step) const
    {
        return step.master.isEmpty() ? LinuxText::tr("The interface %1 of %2 could not be taken out of its bridge.")
                                           .arg(step.name, step.ns)
                                     : LinuxText::tr("The interface %1 of %2 could not become a port of %3.")
                                           .arg(step.name, step.ns, step.master);
    }
    QString operator()(const SetLinkMac &step) const
    {
        return LinuxText::tr("The interface %1 of %2 could not be given the MAC address %3.")
            .arg(step.name, step.ns, step.mac.toString());
    }
    QString operator()(const SetLinkMtu &step) const
    {
        return LinuxText::tr("The interface %1 of %2 could not be given an MTU of %3.")
            .arg(step.name, step.ns)
            .arg(step.mtu);
    }
    QString operator()(const SetLinkSettings &step) const
    {
        return LinuxText::tr("The settings of %1 of %2 could not be changed.").arg(step.name, step.ns);
    }
    QString operator()(const SetVlanFiltering &step) const
    {
        return LinuxText::tr("The bridge %1 of %2 could not change how it treats VLANs.").arg(step.name, step.ns);
    }
    QString operator()(const AddVlans &step) const
    {
        return LinuxText::tr("%1 of %2 could not be made to carry VLAN %3.")
            .arg(step.name, step.ns, rangeText(step.vlans.first, step.vlans.last));
    }
    QString operator()(const RemoveVlans &step) const
    {
        return LinuxText::tr("VLAN %3 could not be taken from %1 of %2.")
            .arg(step.name, step.ns, rangeText(step.first, step.last));
    }
    QString operator()(const AddRemote &step) const
    {
        return LinuxText::tr("The VXLAN %1 of %2 could not be joined to %3.")
            .arg(step.name, step.ns, step.remote.toString());
    }
    QString operator()(const RemoveRemote &step) const
    {
        return LinuxText::tr("The VXLAN %1 of %2 could not be parted from %3.")
            .arg(step.name, step.ns, step.remote.toString());
    }
    QString operator()(const AddAddress &step) const
    {
        return LinuxText::tr("The address %1 could not be given to %2 of %3.")
            .arg(step.address.toString(), step.name, step.ns);
    }
    QString operator()(const RemoveAddress &step) const
    {
        return LinuxText::tr("The address %1 could not be taken from %2 of %3.")
            .arg(step.address.toString(), step.name, step.ns);
    }
    QString operator()(const AddRoute &step) const
    {
        if (step.route.destination.isDefault())
            return LinuxText::tr("The default route could not be added to %1.").arg(step.ns);
        return LinuxText::tr("The route to %1 could not be added to %2.")
            .arg(step.route.destination.toString(), step.ns);
    }
    QString operator()(const RemoveRoute &step) const
    {
        if (step.route.destination.isDefault())
            return LinuxText::tr("The default route could not be removed from %1.").arg(step.ns);
        return LinuxText::tr("The route to %1 could not be removed from %2.")
            .arg(step.route.destination.toString(), step.ns);
    }
    QString operator()(const SetForwarding &step) const
    {
        return LinuxText::tr("Forwarding (ip_forward) of %1 could not be changed.").arg(step.ns);
    }
    QString operator()(const SetIpv6 &step) const
    {
        return LinuxText::tr("IPv6 of %1 could not be switched.").arg(step.ns);
    }
    QString operator()(const SetRules &step) const
    {
        return LinuxText::tr("The rules of %1 could not be set.").arg(step.ns);
    }
};

/// What only this kind of step means by an errno.
QString specialRemedy(const Step &step, int number)
{
    if (std::holds_alternative<AddRoute>(step) && (number == ENETUNREACH || number == EHOSTUNREACH))
        return LinuxText::tr(
            "Its gateway is on no network of this machine: give an interface an address of the gateway’s "
            "network, or correct the gateway.");
    if (std::holds_alternative<RemoveRoute>(step) && number == ESRCH)
        return LinuxText::tr("There is no such route any more.");
    if (std::holds_alternative<SetIpv6>(step) && number == ENOENT)
        return LinuxText::tr("This kernel has no IPv6: switch IPv6 off in the drawing.");
    if (number == EACCES && (std::holds_alternative<AddAddress>(step) || std::holds_alternative<AddRoute>(step)))
        return LinuxText::tr("IPv6 is off in this machine: switch it on first.");
    const auto *address = std::get_if<AddAddress>(&step);
    if (number == EINVAL && address && !address->address.address.isV4())
        return LinuxText::tr("IPv6 needs an MTU of %1 at least: set the interface’s MTU to that or more.")
            .arg(limits::kIpv6MtuMin);
    const auto *create = std::get_if<CreateLink>(&step);
    const auto *tun = create ? std::get_if<TunSettings>(&create->link.settings) : nullptr;
    if (number == EINVAL && tun && tun->owner)
        return LinuxText::tr(
                   "The user number %1 does not exist where this lab runs: a sandbox has you (0) and those that "
                   "/etc/subuid gives you. Take the owner away, or deploy with the engine “vm”.")
            .arg(*tun->owner);
    if (number == ELOOP)
        return LinuxText::tr("A bridge cannot be the port of a bridge: join the two by a cable.");
    return {};
}

QString remedy(const Step &step, int number)
{
    if (const QString special = specialRemedy(step, number); !special.isEmpty())
        return special;
    switch (number) {
    case EEXIST:
        return LinuxText::tr("There is one like it already: remove it or choose another.");
    case ENOENT:
    case ENODEV:
        return LinuxText::tr("What it refers to is not there (any more): read the state again and deploy anew.");
    case EADDRNOTAVAIL:
        return LinuxText::tr("The address is not valid there, or is not there: check it.");
    case ENETDOWN:
        return LinuxText::tr("The interface is down: set it up first.");
    case EBUSY:
        return LinuxText::tr("It is in use: free it first.");
    case ERANGE:
    case EINVAL:
        return LinuxText::tr("A value is out of range: correct it.");
    case EPERM:
        return LinuxText::tr("The helper lacks the right to do that: restart the lab.");
    case EOPNOTSUPP:
        return LinuxText::tr("This kernel, or this kind of interface, cannot do that: remove it from the drawing.");
    case ENOMEM:
    case ENOBUFS:
        return LinuxText::tr("The kernel has no memory left for it: undeploy what is not needed.");
    case ENOSPC:
    case EMFILE:
    case EXFULL:
        return LinuxText::tr("A limit of the kernel is reached: draw fewer (a bridge takes 1023 ports).");
    default:
        return LinuxText::tr("Read the kernel’s answer: %1.").arg(qt_error_string(number));
    }
}
}  // namespace

Error explained(Error error, const Step &step)
{
    if (error.message.isEmpty()) {
        error.message = std::visit(Attempt(), step) + u' ' + remedy(step, error.sysErrno);
        if (error.sysErrno == EOPNOTSUPP)
            error.code = ErrorCode::Unsupported;
    }
    if (error.detail.isEmpty())
        error.detail = machineOf(step);
    return error;
}

Error noMachine(const QString &name)
{
    Error error = kernelError(ENOENT);
    error.code = ErrorCode::NotFound;
    error.detail = name;
    error.message = LinuxText::tr("There is no machine %1: read the state again and deploy anew.").arg(name);
    return error;
}

}  // namespace toile
