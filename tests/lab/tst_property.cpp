// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/mtu.h"
#include "core/kernel/plan.h"
#include "core/lab/lower.h"
#include "core/model/document.h"
#include "tests/support/kernelstates.h"
#include "tests/support/randomtopology.h"

#include <QTest>

using namespace toile;
using namespace toile::test;

namespace {

constexpr int kRounds = 300;

/// Runs the steps; a refused one is told with its command.
KernelState done(const KernelState &before, const Plan &steps, QString &refused)
{
    KernelState state = before;
    for (const Step &step : steps) {
        Result<KernelState> next = simulate(state, step);
        if (!next) {
            refused = sentence(step) + u'\n' + commandsOf(steps).join(u'\n');
            return state;
        }
        state = std::move(*next);
    }
    return state;
}

/// What a person may do by hand in a terminal of the lab.
KernelState drifted(KernelState state, RandomTopology &random)
{
    const KernelState before = state;
    for (const auto &[name, ns] : before.namespaces) {
        const QString interface = ns.links.empty() ? text("lo") : ns.links.begin()->first;
        const std::vector<Step> steps{SetLinkUp{name, interface, random.oneIn(2)},
                                      SetForwarding{name, random.oneIn(2)},
                                      SetIpv6{name, random.oneIn(2)},
                                      SetLinkMaster{name, interface, {}},
                                      AddAddress{name, interface, prefix("9.9.9.9/24")},
                                      AddRoute{name, route("8.0.0.0/8", "", "lo")},
                                      SetRules{name, {random.rule()}},
                                      DeleteLink{name, interface}};
        for (const Step &step : steps)
            if (random.oneIn(4))
                if (Result<KernelState> next = simulate(state, step))
                    state = std::move(*next);
    }
    for (auto &[name, ns] : state.namespaces)
        if (random.oneIn(3)) {
            LinkState foreign;
            foreign.name = text("dummy0");
            foreign.settings = ForeignSettings{text("dummy")};
            ns.links[foreign.name] = foreign;
            ns.foreignRules = {text("FORWARD -j LOG")};
        }
    return state;
}

/// As the kernel tells it: each link has a MAC and an MTU.
KernelState observed(KernelState state)
{
    for (auto &[name, ns] : state.namespaces)
        for (auto &[linkName, each] : ns.links) {
            each.mac = each.mac.value_or(MacAddress({2, 0, 0, 0, 0, 1}));
            each.mtu = mtuOf(ns, each);
        }
    return state;
}

bool hasForeign(const KernelState &state)
{
    return std::any_of(state.namespaces.begin(), state.namespaces.end(),
                       [](const auto &entry) { return !entry.second.foreignRules.empty(); });
}

}  // namespace

class PropertyTest : public QObject {
    Q_OBJECT
private:
    quint32 m_seed = seedOfTheDay();

private Q_SLOTS:
    void initTestCase() { qInfo("TOILE_SEED=%u repeats this run", m_seed); }

    void drawingsAreValid()
    {
        RandomTopology random(m_seed);
        for (int i = 0; i < kRounds; ++i) {
            const Topology topology = random.next();
            QCOMPARE(QStringList(invariants(topology).begin(), invariants(topology).end()), QStringList());
            const std::vector<QString> breaches = invariants(random.edited(topology));
            QVERIFY2(breaches.empty(), breaches.empty() ? "" : qPrintable(breaches.front()));
        }
    }

    void aPlanOfTheSameIsEmpty()
    {
        RandomTopology random(m_seed);
        for (int i = 0; i < kRounds; ++i) {
            const KernelState wanted = lower(random.next());
            QVERIFY(plan(wanted, wanted).empty());
            const KernelState seen = drifted(wanted, random);
            QVERIFY(plan(seen, seen).empty());
        }
    }

    void deployingGivesExactlyWhatIsWanted()
    {
        RandomTopology random(m_seed);
        for (int i = 0; i < kRounds; ++i) {
            const KernelState wanted = lower(random.next());
            QString refused;
            KernelState made = done({}, plan(wanted, {}), refused);
            QVERIFY2(refused.isEmpty(), qPrintable(refused));
            QVERIFY(satisfies(made, wanted));
            forgetInterfacesOfGateways(made, wanted);
            QVERIFY(normalized(made) == normalized(wanted));
            QVERIFY(done(made, plan({}, made), refused) == KernelState());
        }
    }

    void editingGivesWhatAFreshDeployGives()
    {
        RandomTopology random(m_seed);
        for (int i = 0; i < kRounds; ++i) {
            const Topology drawing = random.next();
            const KernelState before = lower(drawing);
            const KernelState wanted = lower(random.edited(drawing));
            QString refused;
            const KernelState running = done({}, plan(before, {}), refused);
            const KernelState made = done(running, plan(wanted, running), refused);
            QVERIFY2(refused.isEmpty(), qPrintable(refused));
            QVERIFY(satisfies(made, wanted));
        }
    }

    void anyStateLeadsToAnyOther()
    {
        RandomTopology random(m_seed);
        for (int i = 0; i < kRounds; ++i) {
            const KernelState wanted = lower(random.next());
            QString refused;
            const KernelState other = done({}, plan(lower(random.next()), {}), refused);
            const KernelState before = drifted(other, random);
            const KernelState made = done(before, plan(wanted, before), refused);
            QVERIFY2(refused.isEmpty(), qPrintable(refused));
            QVERIFY(satisfies(made, wanted));
        }
    }

    void afterAnyNumberOfStepsThereIsAWayBack()
    {
        RandomTopology random(m_seed, {4, 5, true, true});
        for (int i = 0; i < kRounds / 4; ++i) {
            QString refused;
            const KernelState other = done({}, plan(lower(random.next()), {}), refused);
            const KernelState before = observed(drifted(other, random));
            const Plan steps = plan(lower(random.next()), before);
            for (std::size_t count = 0; count <= steps.size(); ++count) {
                const Plan part(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(count));
                const KernelState now = done(before, part, refused);
                const KernelState back = done(now, plan(before, now), refused);
                QVERIFY2(refused.isEmpty(), qPrintable(refused));
                QVERIFY(satisfies(back, before));
                if (!hasForeign(before))
                    QVERIFY(normalized(back) == normalized(before));
            }
        }
    }

private:
    /// The kernel names the interface of a gateway that was drawn without one.
    static void forgetInterfacesOfGateways(KernelState &made, const KernelState &wanted)
    {
        for (auto &[name, ns] : made.namespaces)
            for (RouteState &route : ns.routes)
                for (const RouteState &wish : wanted.namespaces.at(name).routes)
                    if (wish.destination == route.destination && wish.metric == route.metric)
                        route.interface = wish.interface;
    }
};

QTEST_APPLESS_MAIN(PropertyTest)
#include "tst_property.moc"
