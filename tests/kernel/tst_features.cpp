// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/features.h"
#include "core/kernel/plan.h"
#include "tests/support/kernelstates.h"

#include <QTest>

using namespace toile;
using namespace toile::test;

namespace {

KernelState withLink(LinkSettings settings)
{
    KernelState state = case1b();
    LinkState &made = state.namespaces.at(text("VM1")).links[text("x0")];
    made.name = text("x0");
    made.settings = std::move(settings);
    return state;
}

bool has(const KernelFeatures &features, KernelFeature feature)
{
    return std::ranges::find(features, feature) != features.end();
}

}  // namespace

class FeaturesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void plainLabsNeedCablesAndBridges()
    {
        const KernelFeatures plain{KernelFeature::Veth, KernelFeature::Bridge};
        QCOMPARE(requiredFeatures(case21()), plain);
        QCOMPARE(requiredFeatures(plan(case21(), {})), plain);
        QVERIFY(requiredFeatures(KernelState{{{text("VM1"), {}}}}).empty());
    }

    void rulesNeedWhatTheyUse()
    {
        using F = KernelFeature;
        KernelState state{{{text("VM1"), {}}}};
        std::vector<FirewallRule> &rules = state.namespaces[text("VM1")].rules;
        rules.resize(1);
        QCOMPARE(requiredFeatures(state), (KernelFeatures{F::Firewall}));
        rules[0].established = true;
        QCOMPARE(requiredFeatures(state), (KernelFeatures{F::Firewall, F::Conntrack}));
        rules[0] = {};
        rules[0].table = FirewallRule::Table::Nat;
        rules[0].chain = FirewallRule::Chain::Postrouting;
        rules[0].target = FirewallRule::Target::Masquerade;
        QCOMPARE(requiredFeatures(state), (KernelFeatures{F::Firewall, F::Nat}));
        QCOMPARE(requiredFeatures(plan(state, {})), (KernelFeatures{F::Firewall, F::Nat}));
        QVERIFY(requiredFeatures(plan({}, state)).empty());
    }

    void eachKindNamesItsFeature_data()
    {
        QTest::addColumn<KernelState>("state");
        QTest::addColumn<KernelFeatures>("needed");
        BridgeSettings filtering;
        filtering.vlanFiltering = true;
        using F = KernelFeature;
        QTest::newRow("vlan") << withLink(VlanSettings{text("eth0"), 100}) << KernelFeatures{F::Vlan};
        QTest::newRow("filtering") << withLink(filtering) << KernelFeatures{F::VlanFiltering};
        QTest::newRow("vxlan") << withLink(VxlanSettings{}) << KernelFeatures{F::Vxlan};
        QTest::newRow("uplink") << withLink(UplinkSettings{text("eth0")}) << KernelFeatures{F::Uplink};
        QTest::newRow("tap") << withLink(TunSettings{}) << KernelFeatures{F::Tun};
    }
    void eachKindNamesItsFeature()
    {
        QFETCH(KernelState, state);
        QFETCH(KernelFeatures, needed);
        for (const KernelFeature feature : needed) {
            QVERIFY(!has(requiredFeatures(case1b()), feature));
            QVERIFY(has(requiredFeatures(state), feature));
            QVERIFY(has(requiredFeatures(plan(state, {})), feature));
        }
    }

    void cardsAreTheSystemServices()
    {
        for (const KernelFeature feature : kKernelFeatures) {
            QVERIFY(isPossibleIn(text("system"), feature));
            QCOMPARE(isPossibleIn(text("sandbox"), feature), feature != KernelFeature::Uplink);
            QCOMPARE(isPossibleIn(text("vm"), feature), feature != KernelFeature::Uplink);
        }
        const QString told = lacksFeatures({KernelFeature::Vlan, KernelFeature::Uplink}).message;
        QVERIFY2(told.contains(QStringLiteral("--engine system")), qPrintable(told));
        QVERIFY2(!told.contains(QStringLiteral("--engine vm")), qPrintable(told));
    }

    void settingsThatChangeCount()
    {
        SetVlanFiltering step{text("Host1"), text("br0"), true, 1};
        QCOMPARE(requiredFeatures(Plan{step}), KernelFeatures{KernelFeature::VlanFiltering});
        step.on = false;
        QVERIFY(requiredFeatures(Plan{step}).empty());
    }

    void whatIsMissingIsNamedInOneSentence()
    {
        using F = KernelFeature;
        const auto missing = missingFeatures({F::Vlan, F::VlanFiltering, F::Tun}, {F::Vxlan, F::Tun});
        QCOMPARE(missing, (KernelFeatures{F::Vlan, F::VlanFiltering}));
        QVERIFY(missingFeatures({F::Vlan}, allFeatures()).empty());
        const Error error = lacksFeatures(missing);
        QCOMPARE(error.code, ErrorCode::Unsupported);
        for (const F feature : missing)
            QVERIFY(error.message.contains(featureTitle(feature)));
        QVERIFY(error.message.contains(text("--engine vm")));
        QCOMPARE(error.message.count(u". "), 0);
        QVERIFY(error.message.endsWith(u'.'));
    }

    void namesAreStable()
    {
        QStringList names;
        for (const KernelFeature feature : kKernelFeatures)
            names << featureName(feature);
        QCOMPARE(names, text("veth bridge vlan vlan-filtering vxlan tun firewall conntrack nat uplink").split(u' '));
    }
};

QTEST_GUILESS_MAIN(FeaturesTest)
#include "tst_features.moc"
