// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/physicallive.h"

#include <set>

namespace toile {

namespace {

class Splitter {
public:
    Splitter(const PhysicalLab &lab, const Topology &drawn, const LiveState &live)
        : m_lab(lab), m_drawn(drawn), m_live(live)
    {
    }

    LiveState run()
    {
        LiveState result;
        result.revision = m_live.revision;
        const Topology &physical = m_lab.document.topology();
        for (const auto &[id, machine] : physical.machines) {
            const Machine *same = m_drawn.machine(id);
            const auto live = same ? m_live.machines.find(same->name) : m_live.machines.end();
            if (live != m_live.machines.end())
                result.machines[machine.name] = rest(id, live->second);
        }
        for (const PhysicalSwitch &each : m_lab.switches) {
            const Interface &bridge = m_drawn.interfaces.at(each.bridge);
            const auto live = m_live.machines.find(m_drawn.machines.at(bridge.machine).name);
            if (live != m_live.machines.end())
                result.machines[physical.machines.at(each.machine).name] = part(each, bridge, live->second);
        }
        return result;
    }

private:
    /// Names of what is in switches now.
    std::set<QString> moved(Id machine) const
    {
        std::set<QString> names;
        for (const PhysicalSwitch &each : m_lab.switches) {
            if (m_drawn.interfaces.at(each.bridge).machine != machine)
                continue;
            for (const Id port : m_drawn.portsOf(each.bridge))
                names.insert(m_drawn.interfaces.at(port).name);
            if (!each.card)
                names.insert(m_drawn.interfaces.at(each.bridge).name);
        }
        return names;
    }

    LiveMachine rest(Id machine, const LiveMachine &live) const
    {
        LiveMachine result = live;
        const std::set<QString> gone = moved(machine);
        for (const QString &name : gone)
            result.links.erase(name);
        std::erase_if(result.fdb, [&](const auto &row) { return isSwitched(machine, row.second); });
        std::erase_if(result.counters, [&](const auto &row) { return gone.contains(row.first); });
        return result;
    }

    bool isSwitched(Id machine, const FdbRow &row) const
    {
        for (const PhysicalSwitch &each : m_lab.switches) {
            const Interface &bridge = m_drawn.interfaces.at(each.bridge);
            if (bridge.machine == machine && (bridge.name == row.bridge))
                return true;
        }
        return false;
    }

    LiveMachine part(const PhysicalSwitch &made, const Interface &bridge, const LiveMachine &live) const
    {
        LiveMachine result;
        const auto take = [&](const QString &name) {
            if (const auto link = live.links.find(name); link != live.links.end())
                result.links[name] = link->second;
            if (const auto counters = live.counters.find(name); counters != live.counters.end())
                result.counters[name] = counters->second;
        };
        take(bridge.name);
        if (const auto own = result.links.find(bridge.name); own != result.links.end())
            own->second.config.addresses.clear();
        for (const Id port : m_drawn.portsOf(made.bridge))
            take(m_drawn.interfaces.at(port).name);
        for (const auto &[key, row] : live.fdb) {
            if (row.bridge == bridge.name)
                result.fdb[key] = row;
        }
        if (made.port)
            addPort(result, m_lab.document.topology().interfaces.at(made.port).name, bridge.name, live);
        return result;
    }

    /// The bridge itself was the port to its machine.
    static void addPort(LiveMachine &machine, const QString &name, const QString &bridge, const LiveMachine &live)
    {
        if (const auto counters = live.counters.find(bridge); counters != live.counters.end())
            machine.counters[name] = counters->second;
        const auto link = live.links.find(bridge);
        if (link == live.links.end())
            return;
        LinkRow row = link->second;
        row.config.name = name;
        row.config.master = bridge;
        row.config.addresses.clear();
        row.portState = QStringLiteral("forwarding");
        machine.links[name] = row;
    }

    const PhysicalLab &m_lab;
    const Topology &m_drawn;
    const LiveState &m_live;
};

}  // namespace

LiveState physicalLive(const PhysicalLab &lab, const Topology &drawn, const LiveState &live)
{
    return Splitter(lab, drawn, live).run();
}

CountersSample physicalCounters(const PhysicalLab &lab, const Topology &drawn, const CountersSample &sample)
{
    LiveState live;
    for (const auto &[machine, counters] : sample.machines)
        live.machines[machine].counters = counters;
    CountersSample result;
    for (auto &[machine, split] : physicalLive(lab, drawn, live).machines)
        result.machines[machine] = std::move(split.counters);
    return result;
}

}  // namespace toile
