// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/linux/namespaceregistry.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace toile {

/// Makes many namespaces in a thread of its own, from the last to the first, while its owner makes them from the first
/// on: most of what the kernel does for a namespace needs none of the locks that the other thread holds.
class NamespaceNursery {
public:
    using Made = NamespaceRegistry::Made;

    /// All without IPv6. `registry` must stay where it is as long as the nursery lives.
    NamespaceNursery(const NamespaceRegistry &registry, std::vector<QString> names);
    /// Lets go of what nobody took.
    ~NamespaceNursery();
    NamespaceNursery(const NamespaceNursery &) = delete;
    NamespaceNursery &operator=(const NamespaceNursery &) = delete;

    /// What has become of `name`, waited for while it is being made. Nothing: the caller makes it, and so all before
    /// it. Each is given once.
    std::optional<Made> take(const QString &name);

private:
    void work();

    const NamespaceRegistry &m_registry;
    const std::vector<QString> m_names;
    std::map<QString, size_t> m_places;
    std::mutex m_mutex;
    std::condition_variable m_progress;
    size_t m_front = 0;  ///< the owner has taken, or makes, all before it
    size_t m_back;       ///< the thread has made, or makes, all from it on
    std::map<size_t, Made> m_made;
    std::thread m_thread;
};

}  // namespace toile
