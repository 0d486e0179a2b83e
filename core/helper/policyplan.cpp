// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/helper/policy.h"
#include "core/helper/text.h"
#include "core/kernel/limits.h"

#include <map>

namespace toile {
namespace {

/// How much of everything a machine would hold at most. Removals are not counted exactly: a plan that removes and adds
/// near a limit may be refused, one that passes it never is.
struct Tally {
    int links = 0;
    int routes = 0;
    std::map<QString, int> addresses;
    std::map<QString, int> remotes;
};

class Counter {
public:
    explicit Counter(const KernelState &now)
    {
        for (const auto &[name, machine] : now.namespaces) {
            Tally &tally = m_machines[name];
            tally.links = int(machine.links.size());
            tally.routes = int(machine.routes.size());
            for (const auto &[link, state] : machine.links) {
                tally.addresses[link] = int(state.addresses.size());
                if (const auto *vxlan = std::get_if<VxlanSettings>(&state.settings))
                    tally.remotes[link] = int(vxlan->remotes.size());
            }
            m_links += tally.links;
        }
    }

    Result<> count(const Step &step)
    {
        if (const auto *create = std::get_if<CreateNamespace>(&step))
            return addMachine(create->ns);
        for (const QString &name : namesOf(step)) {
            if (!m_machines.contains(name)) {
                return makeError(
                    ErrorCode::Refused,
                    PolicyText::tr("The plan touches the machine %1, which this lab does not have: reload the "
                                   "lab and plan again.")
                        .arg(name));
            }
        }
        return std::visit([this](const auto &s) { return add(s); }, step);
    }

private:
    static QStringList namesOf(const Step &step)
    {
        if (const auto *veth = std::get_if<CreateVeth>(&step))
            return {veth->a.ns, veth->b.ns};
        return {machineOf(step)};
    }

    Result<> addMachine(const QString &name)
    {
        m_machines[name];
        if (m_machines.size() > limits::kMachines)
            return tooMany(PolicyText::tr("The lab would have more than %1 machines.").arg(limits::kMachines));
        return Ok();
    }

    Result<> addLink(const QString &machine)
    {
        if (++m_machines[machine].links > limits::kInterfacesPerMachine)
            return tooMany(PolicyText::tr("%1 would have more than %2 interfaces.")
                               .arg(machine)
                               .arg(limits::kInterfacesPerMachine));
        if (++m_links > limits::kInterfaces)
            return tooMany(PolicyText::tr("The lab would have more than %1 interfaces.").arg(limits::kInterfaces));
        return Ok();
    }

    Result<> add(const CreateLink &step)
    {
        if (const auto *vxlan = std::get_if<VxlanSettings>(&step.link.settings))
            m_machines[step.ns].remotes[step.link.name] = int(vxlan->remotes.size());
        return addLink(step.ns);
    }
    Result<> add(const AddRemote &step)
    {
        if (++m_machines[step.ns].remotes[step.name] > limits::kVxlanRemotes)
            return tooMany(PolicyText::tr("%1 of %2 would have more than %3 other ends.")
                               .arg(step.name, step.ns)
                               .arg(limits::kVxlanRemotes));
        return Ok();
    }
    Result<> add(const RemoveRemote &step)
    {
        --m_machines[step.ns].remotes[step.name];
        return Ok();
    }
    Result<> add(const CreateVeth &step)
    {
        if (auto first = addLink(step.a.ns); !first)
            return first;
        return addLink(step.b.ns);
    }
    Result<> add(const AddAddress &step)
    {
        if (++m_machines[step.ns].addresses[step.name] > limits::kAddressesPerInterface)
            return tooMany(PolicyText::tr("%1 of %2 would have more than %3 addresses.")
                               .arg(step.name, step.ns)
                               .arg(limits::kAddressesPerInterface));
        return Ok();
    }
    Result<> add(const AddRoute &step)
    {
        if (++m_machines[step.ns].routes > limits::kRoutesPerMachine)
            return tooMany(
                PolicyText::tr("%1 would have more than %2 routes.").arg(step.ns).arg(limits::kRoutesPerMachine));
        return Ok();
    }
    Result<> add(const DeleteNamespace &step)
    {
        m_links -= m_machines[step.ns].links;
        m_machines.erase(step.ns);
        return Ok();
    }
    Result<> add(const DeleteLink &step)
    {
        Tally &tally = m_machines[step.ns];
        --tally.links;
        --m_links;
        tally.addresses.erase(step.name);
        return Ok();
    }
    Result<> add(const RemoveAddress &step)
    {
        --m_machines[step.ns].addresses[step.name];
        return Ok();
    }
    Result<> add(const RemoveRoute &step)
    {
        --m_machines[step.ns].routes;
        return Ok();
    }
    template <typename Other>
    Result<> add(const Other &)
    {
        return Ok();
    }

    static Error tooMany(const QString &what)
    {
        return makeError(ErrorCode::LimitExceeded, what + u' ' + PolicyText::tr("Make the lab smaller."));
    }

    std::map<QString, Tally> m_machines;
    int m_links = 0;
};

}  // namespace

Result<> allowPlan(const Plan &steps, const KernelState &now)
{
    if (steps.size() > limits::kPlanSteps) {
        return makeError(
            ErrorCode::LimitExceeded,
            PolicyText::tr("The plan has more than %1 steps: deploy the lab in parts.").arg(limits::kPlanSteps));
    }
    Counter counter(now);
    for (const Step &step : steps) {
        if (auto allowed = allowStep(step); !allowed)
            return allowed;
        if (auto counted = counter.count(step); !counted)
            return counted;
    }
    return Ok();
}

}  // namespace toile
