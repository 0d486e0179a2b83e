// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/helper/applier.h"

#include "core/helper/policy.h"
#include "core/helper/text.h"

namespace toile {
namespace {

using namespace std::chrono_literals;

constexpr auto kSlice = 20ms;
constexpr qint64 kProgressMs = 30;

}  // namespace

Applier::Applier(KernelPlatform &platform, Interpreter &interpreter, QObject *parent)
    : QObject(parent), m_platform(platform), m_interpreter(interpreter)
{
    connect(&m_turn, &QTimer::timeout, this, &Applier::advance);
}

Result<KernelState> Applier::allows(const Plan &steps)
{
    if (isBusy()) {
        return makeError(ErrorCode::Refused,
                         ApplierText::tr("Another plan is being deployed on this lab: wait until it is "
                                         "done, then plan again."));
    }
    if (const auto missing = missingFeatures(requiredFeatures(steps), m_platform.features()); !missing.empty())
        return lacksFeatures(missing);
    auto snapshot = m_platform.observe();
    if (!snapshot)
        return snapshot.error();
    if (auto allowed = allowPlan(steps, *snapshot); !allowed)
        return allowed.error();
    return snapshot;
}

Result<> Applier::start(const Plan &steps)
{
    auto snapshot = allows(steps);
    if (!snapshot)
        return snapshot.error();
    m_execution.emplace(m_platform, std::move(*snapshot), steps);
    m_language = m_interpreter.language();
    m_sinceProgress.start();
    m_told = 0;
    m_turn.start(0);
    return Ok();
}

void Applier::cancel()
{
    if (m_execution)
        m_execution->cancel();
}

void Applier::advance()
{
    const Speaking speaking(m_interpreter, m_language);
    const bool finished = m_execution->advance(kSlice);
    const int done = m_execution->done();
    const bool due = m_sinceProgress.elapsed() >= kProgressMs || done == int(m_execution->steps().size());
    if (done != m_told && due) {
        m_told = done;
        m_sinceProgress.restart();
        Q_EMIT progressed(done);
    }
    if (!finished)
        return;
    m_turn.stop();
    const ExecutionReport report = m_execution->report();
    const Plan steps = m_execution->steps();
    m_execution.reset();
    Q_EMIT this->finished(report, steps);
}

}  // namespace toile
