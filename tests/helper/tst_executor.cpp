// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/helper/executor.h"
#include "tests/helper/plans.h"
#include "tests/support/fakekernel.h"

#include <QTest>

#include <set>

using namespace toile;
using namespace toile::test;

class ExecutorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void plansHoldEveryKindOfStep();
    void performsWholePlans_data() { planPairs(); }
    void performsWholePlans();
    void rollbackRestoresSnapshotAtEveryStep_data() { planPairs(); }
    void rollbackRestoresSnapshotAtEveryStep();
    void stepsThatSayYesAreNotBelieved_data() { planPairs(); }
    void stepsThatSayYesAreNotBelieved();
    void tellsProgressInOrder();
    void worksInSlices();
    void cancellingRestoresSnapshotAtEveryStep_data() { planPairs(); }
    void cancellingRestoresSnapshotAtEveryStep();
    void cancellingWhatIsDoneIsNothing();
    void keepsTheKernelsWords();
    void emptyPlanIsDoneAtOnce();
    void rollbackThatFailsIsTold();
    void aBridgeThatStaysBehindIsBroughtAlong();
};

void ExecutorTest::plansHoldEveryKindOfStep()
{
    std::set<std::size_t> kinds;
    for (const auto &[before, wanted] :
         {std::pair(KernelState(), case1b()), std::pair(case21(), editedCase21()), std::pair(editedCase21(), case21()),
          std::pair(case1b(), recabledCase1b()), std::pair(recabledCase1b(), case1b()),
          std::pair(KernelState(), case21()), std::pair(case21(), vlanCase21(100, "1.0.0.2")),
          std::pair(vlanCase21(100, "1.0.0.2"), vlanCase21(200, "1.0.0.3"))}) {
        for (const Step &step : plan(wanted, before))
            kinds.insert(step.index());
    }
    for (std::size_t kind = 0; kind < std::variant_size_v<Step>; ++kind)
        QVERIFY2(kinds.contains(kind), qPrintable(QStringLiteral("no plan has step kind %1").arg(kind)));
}

void ExecutorTest::performsWholePlans()
{
    QFETCH(KernelState, before);
    QFETCH(KernelState, wanted);
    FakeKernel kernel;
    kernel.state = before;
    QCOMPARE(execute(kernel, plan(wanted, before)), ExecutionReport());
    QVERIFY(satisfies(kernel.state, wanted));
}

void ExecutorTest::rollbackRestoresSnapshotAtEveryStep()
{
    QFETCH(KernelState, before);
    QFETCH(KernelState, wanted);
    const Plan steps = plan(wanted, before);
    for (int failing = 0; failing < int(steps.size()); ++failing) {
        FakeKernel kernel;
        kernel.state = before;
        kernel.failAt = failing;
        const auto report = execute(kernel, steps);
        QVERIFY(!report.ok);
        QCOMPARE(report.failedStep, failing);
        QVERIFY2(report.rolledBack, qPrintable(sentence(steps[std::size_t(failing)])));
        QVERIFY(plan(before, kernel.state).empty());
    }
}

void ExecutorTest::stepsThatSayYesAreNotBelieved()
{
    QFETCH(KernelState, before);
    QFETCH(KernelState, wanted);
    const Plan steps = plan(wanted, before);
    for (int lying = 0; lying < int(steps.size()); ++lying) {
        FakeKernel kernel;
        kernel.state = before;
        kernel.lieAt = lying;
        const auto report = execute(kernel, steps);
        // A lie may be without consequence (an address removed before its interface); never is a wrong end called ok.
        QCOMPARE(report.ok, satisfies(kernel.state, wanted));
        QVERIFY(report.ok || plan(before, kernel.state).empty());
        QVERIFY(report.ok || !report.error.message.isEmpty());
    }
}

void ExecutorTest::tellsProgressInOrder()
{
    FakeKernel kernel;
    const Plan steps = plan(case1b(), {});
    std::vector<int> told;
    QVERIFY(execute(kernel, steps, [&](int done) { told.push_back(done); }).ok);
    QCOMPARE(told.size(), steps.size());
    QVERIFY(std::is_sorted(told.begin(), told.end()));
    QCOMPARE(told.back(), int(steps.size()));
}

void ExecutorTest::worksInSlices()
{
    FakeKernel kernel;
    const Plan steps = plan(case1b(), {});
    Execution execution(kernel, {}, steps);
    QVERIFY(!execution.advance(std::chrono::milliseconds(0)));
    QCOMPARE(kernel.performed, 1);
    QCOMPARE(execution.done(), 1);
    QVERIFY(execution.advance(std::chrono::minutes(1)));
    QVERIFY(execution.isFinished());
    QVERIFY(execution.report().ok);
}

void ExecutorTest::cancellingRestoresSnapshotAtEveryStep()
{
    QFETCH(KernelState, before);
    QFETCH(KernelState, wanted);
    const Plan steps = plan(wanted, before);
    for (int done = 0; done <= int(steps.size()); ++done) {
        FakeKernel kernel;
        kernel.state = before;
        Execution execution(kernel, before, steps);
        while (execution.done() < done)
            QVERIFY(!execution.advance(std::chrono::milliseconds(0)));
        execution.cancel();
        QVERIFY(execution.advance(std::chrono::minutes(1)));
        QCOMPARE(execution.report().error, planCancelled());
        QCOMPARE(execution.report().failedStep, done < int(steps.size()) ? done : -1);
        QVERIFY(execution.report().rolledBack);
        QVERIFY(plan(before, kernel.state).empty());
    }
}

void ExecutorTest::cancellingWhatIsDoneIsNothing()
{
    FakeKernel kernel;
    Execution execution(kernel, {}, plan(case1b(), {}));
    QVERIFY(execution.advance(std::chrono::minutes(1)));
    execution.cancel();
    QVERIFY(execution.isFinished() && execution.report().ok);
    QVERIFY(satisfies(kernel.state, case1b()));
}

void ExecutorTest::keepsTheKernelsWords()
{
    FakeKernel kernel;
    kernel.failAt = 3;
    const auto report = execute(kernel, plan(case1b(), {}));
    QCOMPARE(report.error.sysErrno, EPERM);
    QCOMPARE(report.error.kernelText, text("kernel text"));
}

void ExecutorTest::emptyPlanIsDoneAtOnce()
{
    FakeKernel kernel;
    QCOMPARE(execute(kernel, {}), ExecutionReport());
    QCOMPARE(kernel.performed, 0);
}

namespace {

/// Refuses everything from a certain step on: neither forth nor back.
class BrokenKernel : public FakeKernel {
public:
    Result<> perform(const Step &step) override
    {
        if (performed >= 4)
            failAt = performed;
        return FakeKernel::perform(step);
    }
};

}  // namespace

void ExecutorTest::rollbackThatFailsIsTold()
{
    BrokenKernel kernel;
    const auto report = execute(kernel, plan(case1b(), {}));
    QVERIFY(!report.ok);
    QVERIFY(!report.rolledBack);
    QCOMPARE(report.failedStep, 4);
}

/// The bridge has an MTU of its own for the kernel, and none for the drawing; a VLAN on it needs the room.
void ExecutorTest::aBridgeThatStaysBehindIsBroughtAlong()
{
    const auto withMtus = [](int port, int others) {
        KernelState state;
        addBridge(state, "A", "br0");
        addCable(state, "A", "p", "B", "e");
        LinkState vlan;
        vlan.name = text("br0.5");
        vlan.settings = VlanSettings{text("br0"), 5};
        state.namespaces.at(text("A")).links[vlan.name] = vlan;
        link(state, "A", "p").master = text("br0");
        link(state, "A", "p").mtu = port;
        link(state, "A", "br0").mtu = link(state, "A", "br0.5").mtu = others;
        return state;
    };
    FakeKernel kernel;
    kernel.state = withMtus(1400, 1400);
    for (const int port : {1500, 1450}) {
        const KernelState wanted = withMtus(port, 0);
        const ExecutionReport report = execute(kernel, plan(wanted, kernel.state));
        QVERIFY2(report.ok, qPrintable(report.error.message));
        QVERIFY(satisfies(kernel.state, wanted));
        QCOMPARE(link(kernel.state, "A", "br0").mtu, port);
        QCOMPARE(link(kernel.state, "A", "br0.5").mtu, port);
    }
}

QTEST_GUILESS_MAIN(ExecutorTest)
#include "tst_executor.moc"
