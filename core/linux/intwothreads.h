// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <thread>

namespace toile {

/// Calls work(0) … work(count - 1), each once: from this thread and, when there are many, from a second one beside it.
template <typename Work>
void inTwoThreads(std::size_t count, const Work &work)
{
    constexpr std::size_t kWorthAThread = 32;
    std::atomic<std::size_t> next = 0;
    const auto run = [&] {
        for (std::size_t i = next++; i < count; i = next++)
            work(i);
    };
    std::thread second;
    if (count >= kWorthAThread)
        second = std::thread(run);
    run();
    if (second.joinable())
        second.join();
}

}  // namespace toile
