// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/plan.h"
#include "core/kernel/platform.h"

namespace toile::test {

/// A kernel in memory: simulate() behind the platform's interface.
class SimulatedPlatform final : public KernelPlatform {
public:
    Result<> perform(const Step &step) override
    {
        auto next = simulate(m_state, step);
        if (!next)
            return next.error();
        m_state = std::move(*next);
        return Ok();
    }
    Result<KernelState> observe() override { return m_state; }

private:
    KernelState m_state;
};

}  // namespace toile::test
