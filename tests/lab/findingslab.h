// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/lab/findings.h"
#include "tests/model/topologies.h"

namespace toile::drawn {

/// Two hosts on one cable, a VM in the first, everything right: each test spoils one thing.
struct Lab {
    Drawing drawing;
    Id host = drawing.machine("Host1", "host");
    Id host2 = drawing.machine("Host2", "host");
    Id vm = drawing.machine("VM1", "vm", host);
    Id eth0 = drawing.interface(host, "eth0", "10.0.0.1/24");
    Id tap0 = drawing.interface(host, "tap0", "10.0.1.2/24");
    Id eth0Host2 = drawing.interface(host2, "eth0", "10.0.0.2/24");
    Id eth0Vm = drawing.interface(vm, "eth0", "10.0.1.1/24");
    Id outside = drawing.cable(eth0, eth0Host2);
    Id inside = drawing.cable(tap0, eth0Vm);

    Lab()
    {
        drawing.change<Machine>(host, [](Machine &m) { m.forwarding = true; });
        drawing.route(vm, "default", "10.0.1.2");
        drawing.masquerade(host, "eth0");
    }

    void setAddress(Id id, const char *text)
    {
        drawing.change<Interface>(id, [text](Interface &i) {
            i.addresses.clear();
            if (text)
                i.addresses.push_back(prefix(text));
        });
    }

    Id named(const char *machine) { return drawing.edit().topology().machineByName(QString::fromLatin1(machine)); }
    void machine(Id id, void (*change)(Machine &)) { drawing.change<Machine>(id, change); }
    void interface(Id id, void (*change)(Interface &)) { drawing.change<Interface>(id, change); }

    /// br0 of Host1 with one port to a new VM2.
    Id bridge(const char *address = nullptr)
    {
        const Id br0 = drawing.bridge(host, "br0", address);
        const Id port = drawing.interface(host, "veth2", nullptr, br0);
        drawing.cable(port, drawing.interface(drawing.machine("VM2", "vm", host), "eth0", "10.0.2.1/24"));
        return br0;
    }
};

inline QStringList rulesIn(const std::vector<Finding> &all)
{
    QStringList rules;
    for (const Finding &finding : all)
        rules.append(finding.rule + u' ' + finding.label);
    return rules;
}

}  // namespace toile::drawn
