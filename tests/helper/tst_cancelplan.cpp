// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/helper/cardbroker.h"
#include "core/helper/executor.h"
#include "core/kernel/plan.h"
#include "tests/support/helperserver.h"
#include "tests/support/kernelstates.h"

#include <QPointer>
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

/// A person who takes their time to answer.
class SlowBroker final : public CardBroker {
public:
    CardStates cards() const override { return {}; }
    void ask(quint32, const QStringList &, QObject *context, const Answer &answer) override
    {
        ++asked;
        m_context = context;
        m_answer = answer;
    }
    void confirm() override {}
    void revert() override {}
    /// As it is promised: not when the context is gone.
    bool answer()
    {
        if (!m_context)
            return false;
        m_answer({});
        return true;
    }

    int asked = 0;

private:
    QPointer<QObject> m_context;
    Answer m_answer;
};

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

    void whoIsAskedIsNotWaitedFor()
    {
        HelperServer helper;
        SlowBroker broker;
        helper.server.lendCardsFrom(broker);
        const Plan steps{
            CreateNamespace{text("m1"), false},
            CreateLink{text("m1"), {text("wan"), UplinkSettings{text("eth0")}, false, std::nullopt, 0, {}, {}}}};
        const auto client = helper.client();
        client->send(ApplyPlan{1, {}, steps});
        QTRY_COMPARE(broker.asked, 1);
        client->send(CancelPlan());
        QTRY_COMPARE(client->count<Failed>(), 1);
        QCOMPARE(client->last<Failed>().request, 1U);
        QCOMPARE(client->last<Failed>().error, planCancelled());
        QVERIFY(!broker.answer());
        QVERIFY(helper.kernel.state.namespaces.empty());
        // The next is asked about anew.
        client->send(ApplyPlan{2, {}, steps});
        QTRY_COMPARE(broker.asked, 2);
        QVERIFY(broker.answer());
        QTRY_COMPARE(client->count<Applied>(), 1);
    }
};

QTEST_GUILESS_MAIN(CancelPlanTest)
#include "tst_cancelplan.moc"
