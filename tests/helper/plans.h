// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "tests/support/kernelstates.h"

#include <QTest>

/// Pairs of states whose plans together hold every kind of step.
namespace toile::test {

/// Case 2.1 with a bridge of another kind of settings, other addresses, a MAC, an MTU, a rule and IPv6.
inline KernelState editedCase21()
{
    KernelState state = case21();
    link(state, "Host1", "br0").settings = BridgeSettings{true, 4, 100};
    link(state, "Host1", "veth3").master.clear();
    addAddress(state, "Host1", "br0", "2.0.0.4/8");
    link(state, "VM1", "eth0").mac = MacAddress::parse(text("02:00:00:00:00:01"));
    link(state, "VM1", "eth0").mtu = 1400;
    link(state, "VM2", "eth0").addresses = {prefix("2.0.0.22/8")};
    link(state, "VM3", "eth0").up = false;
    state.namespaces.at(text("VM2")).routes = {route("9.0.0.0/8", "2.0.0.4")};
    state.namespaces.at(text("VM1")).forwarding = true;
    state.namespaces.at(text("VM1")).ipv6 = true;
    state.namespaces.at(text("Host1")).rules = {masquerade("br0")};
    return state;
}

/// Case 1B in which VM1 is gone and another machine is cabled to Host2.
inline KernelState recabledCase1b()
{
    KernelState state = case1b();
    state.namespaces.erase(text("VM1"));
    state.namespaces.at(text("Host1")).links.erase(text("tap0"));
    state.namespaces.at(text("Host1")).rules.clear();
    state.namespaces.at(text("Host1")).forwarding = false;
    addCable(state, "Host2", "eth1", "PC3", "eth0");
    addAddress(state, "PC3", "eth0", "3.0.0.1/8");
    return state;
}

/// Case 2.1 whose bridge tells VLANs apart, with a VXLAN as one more port.
inline KernelState vlanCase21(int access, const char *otherEnd)
{
    KernelState state = case21();
    BridgeSettings filtering;
    filtering.vlanFiltering = true;
    link(state, "Host1", "br0").settings = filtering;
    link(state, "Host1", "veth1").vlans = accessTo(access);
    LinkState &vxlan = state.namespaces.at(text("Host1")).links[text("vxlan42")];
    vxlan.name = text("vxlan42");
    vxlan.master = text("br0");
    vxlan.settings = VxlanSettings{42, 4789, {}, {}, {address(otherEnd), address("1.0.0.9")}, {}, true};
    return state;
}

inline void planPairs()
{
    QTest::addColumn<KernelState>("before");
    QTest::addColumn<KernelState>("wanted");
    QTest::newRow("deploy case 1B") << KernelState() << case1b();
    QTest::newRow("deploy case 2.1") << KernelState() << case21();
    QTest::newRow("undeploy case 1B") << case1b() << KernelState();
    QTest::newRow("undeploy case 2.1") << case21() << KernelState();
    QTest::newRow("edit case 2.1") << case21() << editedCase21();
    QTest::newRow("edit case 2.1 back") << editedCase21() << case21();
    QTest::newRow("recable case 1B") << case1b() << recabledCase1b();
    QTest::newRow("recable case 1B back") << recabledCase1b() << case1b();
    QTest::newRow("VLANs in case 2.1") << case21() << vlanCase21(100, "1.0.0.2");
    QTest::newRow("other VLANs in case 2.1") << vlanCase21(100, "1.0.0.2") << vlanCase21(200, "1.0.0.3");
    QTest::newRow("from one lab to another") << case1b() << case21();
}

}  // namespace toile::test

Q_DECLARE_METATYPE(toile::KernelState)
