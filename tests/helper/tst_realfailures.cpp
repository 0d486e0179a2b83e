// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/helper/executor.h"
#include "core/kernel/features.h"
#include "core/linux/linuxplatform.h"
#include "tests/helper/plans.h"
#include "tests/linux/ownnamespaces.h"
#include "tests/toiled/machinedump.h"

#include <QTest>

#include <cerrno>
#include <cstring>

using namespace toile;
using namespace toile::test;

namespace {

/// The real kernel, but for one step that is refused before it gets there.
class FailingPlatform : public KernelPlatform {
public:
    FailingPlatform(KernelPlatform &kernel, int failAt) : m_kernel(kernel), m_failAt(failAt) {}

    Result<> perform(const Step &step) override
    {
        if (m_performed++ == m_failAt)
            return makeError(ErrorCode::KernelRefused, QStringLiteral("refused by the test"));
        return m_kernel.perform(step);
    }
    Result<KernelState> observe() override { return m_kernel.observe(); }

private:
    KernelPlatform &m_kernel;
    int m_failAt;
    int m_performed = 0;
};

QString told(const Plan &steps)
{
    return commandsOf(steps).join(u'\n');
}

}  // namespace

/// A failure at each single step of each plan, against the real kernel.
class RealFailuresTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rollbackRestoresTheKernelAtEveryStep_data() { planPairs(); }
    void rollbackRestoresTheKernelAtEveryStep();

private:
    static void isRefusedAndRolledBack(LinuxPlatform &kernel, const KernelState &wanted);
};

/// This kernel lacks something for a step, so that it fails all by itself.
void RealFailuresTest::isRefusedAndRolledBack(LinuxPlatform &kernel, const KernelState &wanted)
{
    const auto refused = execute(kernel, plan(wanted, {}));
    QVERIFY(!refused.ok);
    QVERIFY(refused.rolledBack);
    const auto now = kernel.observe();
    QVERIFY(now);
    QVERIFY(now->namespaces.empty());
}

void RealFailuresTest::rollbackRestoresTheKernelAtEveryStep()
{
    QFETCH(KernelState, before);
    QFETCH(KernelState, wanted);
    auto platform = LinuxPlatform::open();
    QVERIFY(platform);
    LinuxPlatform &kernel = **platform;
    const QString untouched = dumpMachine();
    if (!missingFeatures(requiredFeatures(wanted), kernel.features()).empty())
        return isRefusedAndRolledBack(kernel, wanted);
    const auto built = execute(kernel, plan(before, {}));
    QVERIFY2(built.ok, qPrintable(built.error.message + built.error.kernelText));
    const auto snapshot = kernel.observe();
    QVERIFY(snapshot);

    const Plan steps = plan(wanted, *snapshot);
    for (int failing = 0; failing < int(steps.size()); ++failing) {
        FailingPlatform faulty(kernel, failing);
        const auto report = execute(faulty, steps);
        QVERIFY(!report.ok);
        QCOMPARE(report.failedStep, failing);
        QVERIFY2(report.rolledBack, qPrintable(told({steps[std::size_t(failing)]})));
        const auto now = kernel.observe();
        QVERIFY(now);
        QCOMPARE(told(plan(*snapshot, *now)), QString());
        QCOMPARE(now->namespaces.size(), snapshot->namespaces.size());
        if (snapshot->namespaces.empty())
            QCOMPARE(dumpMachine(), untouched);
    }
    const auto done = execute(kernel, steps);
    QVERIFY2(done.ok, qPrintable(done.error.message + done.error.kernelText));
    const auto removed = execute(kernel, plan({}, wanted));
    QVERIFY2(removed.ok, qPrintable(removed.error.message + removed.error.kernelText));
    QCOMPARE(dumpMachine(), untouched);
}

int main(int argc, char **argv)
{
    if (!enterOwnNamespaces()) {
        qCritical("no namespaces: %s", std::strerror(errno));
        return 1;
    }
    QCoreApplication application(argc, argv);
    RealFailuresTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_realfailures.moc"
