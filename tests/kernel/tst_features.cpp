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

}  // namespace

class FeaturesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void plainLabsNeedNothing()
    {
        QVERIFY(requiredFeatures(case1b()).empty());
        QVERIFY(requiredFeatures(case21()).empty());
        QVERIFY(requiredFeatures(plan(case21(), {})).empty());
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
        QCOMPARE(requiredFeatures(state), needed);
        QCOMPARE(requiredFeatures(plan(state, {})), needed);
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
        QCOMPARE(names, text("vlan vlan-filtering vxlan tun uplink").split(u' '));
    }
};

QTEST_GUILESS_MAIN(FeaturesTest)
#include "tst_features.moc"
