// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/helper/executor.h"
#include "core/kernel/plan.h"
#include "tests/support/helperserver.h"
#include "tests/support/kernelstates.h"

#include <QTest>

using namespace toile;
using namespace toile::test;

namespace {

constexpr int kManySteps = 3000;

/// Takes 300 ms at least.
Plan slowPlan(HelperServer &helper)
{
    helper.kernel.cost = std::chrono::microseconds(100);
    Plan steps{CreateNamespace{text("m1"), false}};
    while (steps.size() < kManySteps)
        steps.push_back(SetForwarding{text("m1"), steps.size() % 2 == 1});
    return steps;
}

}  // namespace

class CancelPlanTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCancelledPlanIsUndone()
    {
        HelperServer helper;
        const auto client = helper.client();
        client->send(ApplyPlan{1, {}, slowPlan(helper)});
        QTRY_VERIFY(helper.kernel.performed > 0);
        client->send(CancelPlan());
        QTRY_COMPARE(client->count<Applied>(), 1);
        const Applied result = client->last<Applied>();
        QCOMPARE(result.error, planCancelled());
        QVERIFY(!result.ok && result.rolledBack);
        QVERIFY(result.failedStep > 0 && result.failedStep < kManySteps);
        QVERIFY(helper.kernel.state.namespaces.empty());
        client->send(CancelPlan());  // too late, and no harm
        client->send(ApplyPlan{2, {}, plan(case1b(), {})});
        QTRY_COMPARE(client->count<Applied>(), 2);
        QVERIFY(client->last<Applied>().ok);
    }

    void nobodyCancelsThePlanOfAnother()
    {
        HelperServer helper;
        const auto client = helper.client();
        const auto other = helper.client();
        client->send(ApplyPlan{1, {}, slowPlan(helper)});
        QTRY_VERIFY(helper.kernel.performed > 0);
        other->send(CancelPlan());
        QTRY_COMPARE(client->count<Applied>(), 1);
        QVERIFY(client->last<Applied>().ok);
    }
};

QTEST_GUILESS_MAIN(CancelPlanTest)
#include "tst_cancelplan.moc"
