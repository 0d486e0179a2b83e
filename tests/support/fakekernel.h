// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/descriptor.h"
#include "core/kernel/livesource.h"
#include "core/kernel/plan.h"
#include "core/kernel/platform.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <utility>

namespace toile::test {

/// The kernel as simulate() knows it. Each answer can be made to fail or lie.
class FakeKernel : public KernelPlatform, public LiveSource {
public:
    KernelState state;
    int failAt = -1;                    ///< the perform() that is refused, counted from 0
    int lieAt = -1;                     ///< the perform() that says yes and does nothing
    int performed = 0;                  ///< calls of perform()
    int reads = 0;                      ///< calls of read()
    int eventsTaken = 0;                ///< calls of takeEvents()
    int countersTaken = 0;              ///< calls of counters()
    bool failReads = false;             ///< of LiveSource
    std::chrono::microseconds cost{0};  ///< of a perform()
    std::chrono::microseconds readCost{0};
    KernelFeatures available = allFeatures();
    LiveTables lastTables;                 ///< of the last read()
    std::map<QString, LiveMachine> extra;  ///< rows that a KernelState does not say

    Result<> perform(const Step &step) override
    {
        const int number = performed++;
        spend(cost);
        if (number == failAt)
            return Error{ErrorCode::KernelRefused, QStringLiteral("refused"), {}, EPERM, QStringLiteral("kernel text")};
        if (number == lieAt)
            return Ok();
        auto after = simulate(state, step);
        if (!after)
            return after.error();
        state = std::move(*after);
        return Ok();
    }
    Result<KernelState> observe() override { return state; }
    KernelFeatures features() override { return available; }

    /// As the kernel would: something about these tables changed.
    void announce(const QString &machine, LiveTables tables)
    {
        m_events[machine] |= tables;
        const quint64 one = 1;
        (void)!::write(m_event.get(), &one, sizeof one);
    }

    int eventDescriptor() const override { return m_event.get(); }
    std::map<QString, LiveTables> takeEvents() override
    {
        ++eventsTaken;
        quint64 count = 0;
        (void)!::read(m_event.get(), &count, sizeof count);
        return std::exchange(m_events, {});
    }
    Result<> read(const QString &machine, LiveTables tables, LiveMachine &into) override
    {
        ++reads;
        spend(readCost);
        lastTables = tables;
        const auto found = state.namespaces.find(machine);
        if (failReads || found == state.namespaces.end())
            return makeError(ErrorCode::NotFound, QStringLiteral("cannot be read"));
        into = extra[machine];
        for (const auto &[name, link] : found->second.links) {
            LinkRow row;
            row.config = link;
            into.links[name] = row;
        }
        into.forwarding = found->second.forwarding;
        into.ipv6 = found->second.ipv6;
        return Ok();
    }
    std::vector<QString> machines() const override
    {
        std::vector<QString> names;
        for (const auto &[name, machine] : state.namespaces)
            names.push_back(name);
        return names;
    }
    CountersSample counters() override
    {
        ++countersTaken;
        CountersSample sample;
        for (const QString &name : machines())
            sample.machines[name][QStringLiteral("eth0")].rxBytes = quint64(countersTaken);
        return sample;
    }

private:
    static void spend(std::chrono::microseconds time)
    {
        const auto end = std::chrono::steady_clock::now() + time;
        while (std::chrono::steady_clock::now() < end) {
        }
    }

    Descriptor m_event{::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)};
    std::map<QString, LiveTables> m_events;
};

}  // namespace toile::test
