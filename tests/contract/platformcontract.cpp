// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/contract/platformcontract.h"

#include "core/kernel/describe.h"
#include "core/kernel/plan.h"
#include "tests/contract/randomsteps.h"
#include "tests/contract/scenarios.h"

#include <QTest>

#include <cerrno>
#include <cstring>

namespace toile::test {
namespace {
QByteArray told(const Step &step)
{
    return commands(step).join(QStringLiteral("; ")).toUtf8();
}

/// Empty when `seen` is what `model` says; else the first step that would be needed.
QByteArray differenceTo(const KernelState &model, const KernelState &seen)
{
    const Plan missing = plan(model, seen);
    return missing.empty() ? QByteArray() : "still needed: " + told(missing.front());
}

QByteArray told(const Result<> &done)
{
    return done ? QByteArray("done")
                : QByteArray(strerror(done.error().sysErrno)) + ": " + done.error().message.toUtf8();
}

/// Performs the step on both; empty when they agree.
QByteArray performBoth(KernelPlatform &platform, KernelState &model, const Step &step, int *number = nullptr)
{
    const auto foretold = simulate(model, step);
    const Result<> done = platform.perform(step);
    if (number)
        *number = done ? 0 : done.error().sysErrno;
    if (foretold.ok() != done.ok())
        return told(step) + " | model: " + (foretold ? "done" : strerror(foretold.error().sysErrno)) +
               " | platform: " + told(done);
    if (foretold)
        model = *foretold;
    const auto seen = platform.observe();
    if (!seen)
        return "observe: " + seen.error().message.toUtf8();
    const QByteArray difference = differenceTo(model, *seen);
    return difference.isEmpty() ? difference : "after " + told(step) + " | " + difference;
}
}  // namespace

void PlatformContract::scenario_data()
{
    QTest::addColumn<int>("number");
    const auto platform = m_make();
    QVERIFY(platform);
    int number = -1;
    for (const Scenario &each : scenarios()) {
        ++number;
        if (missingFeatures(each.needs, platform->features()).empty())
            QTest::newRow(each.name) << number;
    }
}

void PlatformContract::scenario()
{
    QFETCH(int, number);
    const Scenario story = scenarios().at(size_t(number));
    const auto platform = m_make();
    QVERIFY(platform);
    KernelState model;
    for (size_t i = 0; i < story.steps.size(); ++i) {
        int failed = 0;
        const QByteArray disagreement = performBoth(*platform, model, story.steps[i], &failed);
        QVERIFY2(disagreement.isEmpty(), disagreement.constData());
        QCOMPARE(failed, i + 1 == story.steps.size() ? story.lastErrno : 0);
    }
}

void PlatformContract::randomStepsAgreeWithTheModel_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 16; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void PlatformContract::randomStepsAgreeWithTheModel()
{
    constexpr int kSteps = 120;
    QFETCH(unsigned, seed);
    const auto platform = m_make();
    QVERIFY(platform);
    RandomSteps random(seed, platform->features());
    KernelState model;
    for (int i = 0; i < kSteps; ++i) {
        const QByteArray disagreement = performBoth(*platform, model, random.next(model));
        QVERIFY2(disagreement.isEmpty(), disagreement.constData());
    }
}

void PlatformContract::errorsSayWhatFailed()
{
    const auto platform = m_make();
    QVERIFY(platform);
    const Result<> done = platform->perform(SetLinkUp{QStringLiteral("Nowhere"), QStringLiteral("eth0"), true});
    QVERIFY(!done);
    QVERIFY(done.error().sysErrno != 0);
    QVERIFY(done.error().message.endsWith(u'.'));
}

}  // namespace toile::test
