// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/compare.h"
#include "core/kernel/describe.h"
#include "core/kernel/plan.h"
#include "core/kernel/vlans.h"
#include "tests/support/kernelstates.h"

#include <QRandomGenerator>
#include <QTest>

using namespace toile;
using namespace toile::test;

namespace {

KernelState filteringCase21()
{
    KernelState state = case21();
    BridgeSettings filtering;
    filtering.vlanFiltering = true;
    link(state, "Host1", "br0").settings = filtering;
    return state;
}

/// One VLAN after the other: what the compact form must agree with.
using Slow = std::map<int, std::pair<bool, bool>>;

Slow slow(const VlanMembership &membership)
{
    Slow all;
    for (const PortVlan &entry : membership.entries)
        for (int vlan = entry.first; vlan <= entry.last; ++vlan)
            all[vlan] = {entry.pvid, entry.untagged};
    return all;
}

PortVlan anyVlans(QRandomGenerator &random)
{
    const int first = random.bounded(1, 20);
    const bool pvid = random.bounded(3) == 0;
    return {first, pvid ? first : first + random.bounded(6), pvid, random.bounded(2) == 0};
}

}  // namespace

class VlansTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void compactAgreesWithOneByOne()
    {
        QRandomGenerator random(7);
        VlanMembership compact;
        Slow expected;
        for (int i = 0; i < 2000; ++i) {
            const PortVlan vlans = anyVlans(random);
            if (random.bounded(3) == 0) {
                compact.remove(vlans.first, vlans.last);
                expected.erase(expected.lower_bound(vlans.first), expected.upper_bound(vlans.last));
            } else {
                compact.add(vlans);
                for (auto &[vlan, flags] : expected)
                    flags.first = flags.first && !vlans.pvid;
                for (int vlan = vlans.first; vlan <= vlans.last; ++vlan)
                    expected[vlan] = {vlans.pvid, vlans.untagged};
            }
            QCOMPARE(slow(compact), expected);
            for (std::size_t at = 1; at < compact.entries.size(); ++at)
                QVERIFY(compact.entries[at - 1].last < compact.entries[at].first);
        }
    }

    void aDifferenceAppliedIsTheOther()
    {
        QRandomGenerator random(11);
        for (int i = 0; i < 500; ++i) {
            VlanMembership from;
            VlanMembership to;
            for (int each = 0; each < 4; ++each) {
                from.add(anyVlans(random));
                to.add(anyVlans(random));
            }
            const VlanChange change = difference(from, to);
            VlanMembership now = from;
            for (const PortVlan &gone : change.removed)
                now.remove(gone.first, gone.last);
            for (const PortVlan &more : change.added)
                now.add(more);
            QCOMPARE(now, to);
            const VlanChange none = difference(to, to);
            QVERIFY(none.removed.empty() && none.added.empty());
        }
    }

    void aNewPortCarriesTheDefault()
    {
        const KernelState wanted = filteringCase21();
        const Plan steps = plan(wanted, {});
        for (const Step &step : steps)
            QVERIFY(!std::holds_alternative<AddVlans>(step) && !std::holds_alternative<RemoveVlans>(step));
        const auto made = simulate(KernelState(), steps);
        QVERIFY(made.ok());
        QCOMPARE(findLink(*made, text("Host1"), text("veth1"))->vlans.value(), accessTo(1));
    }

    void anAccessPortIsMadeInTheCoursesWords()
    {
        KernelState wanted = filteringCase21();
        link(wanted, "Host1", "veth1").vlans = accessTo(100);
        QStringList lines;
        for (const Step &step : plan(wanted, {}))
            lines += commands(step);
        const auto at = lines.indexOf(text("bridge -n Host1 vlan del dev veth1 vid 1"));
        QVERIFY(at > lines.indexOf(text("ip -n Host1 link set veth1 master br0")));
        QCOMPARE(lines.value(at + 1), text("bridge -n Host1 vlan add dev veth1 vid 100 pvid untagged"));
    }

    void onlyWhatDiffersIsChanged()
    {
        KernelState before = filteringCase21();
        link(before, "Host1", "veth1").vlans = VlanMembership{{{1, 1, true, true}, {100, 300, false, false}}};
        KernelState wanted = before;
        link(wanted, "Host1", "veth1").vlans = VlanMembership{{{1, 1, true, true}, {150, 310, false, false}}};
        const Plan steps = plan(wanted, *simulate(KernelState(), plan(before, {})));
        QCOMPARE(steps, (Plan{RemoveVlans{text("Host1"), text("veth1"), 100, 149, false},
                              AddVlans{text("Host1"), text("veth1"), {301, 310, false, false}, false}}));
    }

    void filteringGoesOnWithoutRemakingAnything()
    {
        KernelState wanted = filteringCase21();
        link(wanted, "Host1", "veth1").vlans = accessTo(100);
        const KernelState before = *simulate(KernelState(), plan(case21(), {}));
        const Plan steps = plan(wanted, before);
        QCOMPARE(steps.front(), Step(SetVlanFiltering{text("Host1"), text("br0"), true, 1}));
        QCOMPARE(steps.size(), size_t(3));
        QVERIFY(satisfies(*simulate(before, steps), wanted));
    }

    /// Only ports that nobody gave VLANs follow the default; the others keep theirs, and no step touches them.
    void theDefaultPvidChangesAndDrawnPortsStay()
    {
        KernelState before = filteringCase21();
        link(before, "Host1", "veth1").vlans = accessTo(100);
        link(before, "Host1", "veth2").vlans = VlanMembership{{{1, 1, true, true}, {200, 210, false, false}}};
        before = *simulate(KernelState(), plan(before, {}));
        KernelState wanted = filteringCase21();
        std::get<BridgeSettings>(link(wanted, "Host1", "br0").settings).defaultPvid = 9;
        link(wanted, "Host1", "veth1").vlans = accessTo(100);
        link(wanted, "Host1", "veth2").vlans = VlanMembership{{{1, 1, true, true}, {200, 210, false, false}}};
        const Plan steps = plan(wanted, before);
        QCOMPARE(steps, (Plan{SetVlanFiltering{text("Host1"), text("br0"), true, 9},
                              RemoveVlans{text("Host1"), text("veth2"), 9, 9, false},
                              AddVlans{text("Host1"), text("veth2"), {1, 1, true, true}, false}}));
        QCOMPARE(commands(steps.front()),
                 QStringList{text("ip -n Host1 link set br0 type bridge vlan_filtering 1 vlan_default_pvid 9")});
        const auto after = simulate(before, steps);
        QVERIFY(satisfies(*after, wanted));
        QCOMPARE(findLink(*after, text("Host1"), text("veth3"))->vlans.value(), accessTo(9));
        QCOMPARE(findLink(*after, text("Host1"), text("br0"))->vlans.value(), accessTo(9));
    }

    void vlansWhereNobodyLooksAreNoDifference()
    {
        KernelState wanted = case21();
        link(wanted, "Host1", "veth1").vlans = accessTo(100);
        QVERIFY(plan(wanted, *simulate(KernelState(), plan(case21(), {}))).empty());
    }

    void aStackIsMadeFromBelow()
    {
        KernelState wanted = case21();
        const auto add = [&](const char *name, LinkSettings settings) {
            LinkState &made = wanted.namespaces.at(text("Host1")).links[text(name)];
            made.name = text(name);
            made.settings = std::move(settings);
        };
        add("a.top", VlanSettings{text("b.middle"), 7});
        add("b.middle", VlanSettings{text("br0"), 5});
        add("c0", VxlanSettings{9, 4789, text("a.top"), {}, {}, {}, true});
        const Plan steps = plan(wanted, {});
        const auto state = simulate(KernelState(), steps);
        QVERIFY2(state.ok(), state ? "" : qPrintable(state.error().message));
        QVERIFY(satisfies(*state, wanted));
        QVERIFY(plan(*state, *state).empty());
        // Without its bridge the whole stack goes, and comes again with it.
        const auto cut = simulate(*state, DeleteLink{text("Host1"), text("br0")});
        QVERIFY(!cut->namespaces.at(text("Host1")).links.contains(text("a.top")));
        QVERIFY(satisfies(*simulate(*cut, plan(wanted, *cut)), wanted));
    }

    void aVlanThatIsToBeDownGoesDownAgain()
    {
        KernelState wanted = case1b();
        LinkState &made = wanted.namespaces.at(text("VM1")).links[text("eth0.5")];
        made.name = text("eth0.5");
        made.settings = VlanSettings{text("eth0"), 5};
        made.up = false;
        const auto state = simulate(KernelState(), plan(wanted, {}));
        QVERIFY(state.ok());
        QVERIFY(!findLink(*state, text("VM1"), text("eth0.5"))->up);
        QVERIFY(satisfies(*state, wanted));
    }

    void endsOfAVxlanComeAndGo()
    {
        KernelState before = case1b();
        LinkState &made = before.namespaces.at(text("Host1")).links[text("v")];
        made.name = text("v");
        made.settings = VxlanSettings{9, 4789, text("eth0"), {}, {address("1.0.0.2"), address("1.0.0.3")}, {}, true};
        KernelState wanted = before;
        std::get<VxlanSettings>(link(wanted, "Host1", "v").settings).remotes = {address("1.0.0.3"), address("1.0.0.4")};
        const Plan steps = plan(wanted, *simulate(KernelState(), plan(before, {})));
        QCOMPARE(steps, (Plan{RemoveRemote{text("Host1"), text("v"), address("1.0.0.2"), text("eth0")},
                              AddRemote{text("Host1"), text("v"), address("1.0.0.4"), text("eth0")}}));
    }

    /// What the link itself says of it would stay otherwise, and what it learned.
    void aVxlanIsMadeAnewWhenItsOwnSettingsChange()
    {
        KernelState before = case1b();
        LinkState &made = before.namespaces.at(text("Host1")).links[text("v")];
        made.name = text("v");
        made.addresses = {prefix("10.0.0.1/24")};
        made.settings = VxlanSettings{9, 4789, text("eth0"), {}, {address("1.0.0.2")}, {}, true};
        const KernelState now = *simulate(KernelState(), plan(before, {}));
        const auto remade = [&](const std::function<void(VxlanSettings &)> &change) {
            KernelState wanted = before;
            change(std::get<VxlanSettings>(link(wanted, "Host1", "v").settings));
            const Plan steps = plan(wanted, now);
            return steps.front() == Step(DeleteLink{text("Host1"), text("v")}) &&
                   satisfies(*simulate(now, steps), wanted);
        };
        QVERIFY(remade([](VxlanSettings &v) { v.remotes = {address("1.0.0.3")}; }));
        QVERIFY(remade([](VxlanSettings &v) { v.remotes = {address("1.0.0.2"), address("1.0.0.3")}; }));
        QVERIFY(remade([](VxlanSettings &v) { v.remotes.clear(); }));
        QVERIFY(remade([](VxlanSettings &v) { v.learning = false; }));
        QVERIFY(remade([](VxlanSettings &v) { v.vni = 10; }));
        QVERIFY(remade([](VxlanSettings &v) { v.port = 4790; }));
        QVERIFY(remade([](VxlanSettings &v) { v.local = address("1.0.0.1"); }));
        QVERIFY(remade([](VxlanSettings &v) {
            v.remotes.clear();
            v.group = address("239.1.1.1");
        }));
    }
};

QTEST_GUILESS_MAIN(VlansTest)
#include "tst_vlans.moc"
