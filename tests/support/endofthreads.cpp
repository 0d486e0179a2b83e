// SPDX-License-Identifier: GPL-2.0-or-later
// Part of every sanitized program that uses Qt’s own threads: the tests and the window. Qt waits for the work of its
// threads, not for their end, and on a busy machine the last one may still be going when LeakSanitizer reads the stacks
// of all threads: it crashes over one that is half gone.
#include <chrono>
#include <filesystem>
#include <thread>

namespace {

bool isAlone()
{
    std::error_code failed;
    std::filesystem::directory_iterator thread("/proc/self/task", failed);
    int count = 0;
    for (; !failed && thread != std::filesystem::directory_iterator(); thread.increment(failed))
        ++count;
    return failed || count <= 1;
}

/// Runs after the destructors of all objects, and before LeakSanitizer.
[[gnu::destructor]] void awaitThreads()
{
    using namespace std::chrono_literals;
    const auto latest = std::chrono::steady_clock::now() + 10s;  // a thread that never ends is not waited for
    while (!isAlone() && std::chrono::steady_clock::now() < latest)
        std::this_thread::sleep_for(1ms);
}

}  // namespace
