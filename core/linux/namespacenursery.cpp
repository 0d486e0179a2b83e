// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/namespacenursery.h"

namespace toile {

NamespaceNursery::NamespaceNursery(const NamespaceRegistry &registry, std::vector<QString> names)
    : m_registry(registry), m_names(std::move(names)), m_back(m_names.size())
{
    for (size_t place = 0; place < m_names.size(); ++place)
        m_places.emplace(m_names[place], place);
    m_thread = std::thread([this] { work(); });
}

NamespaceNursery::~NamespaceNursery()
{
    {
        const std::lock_guard lock(m_mutex);
        m_front = m_names.size();
    }
    m_thread.join();
    for (const auto &[place, made] : m_made)
        if (made)
            m_registry.discard(**made);
}

void NamespaceNursery::work()
{
    for (;;) {
        size_t place = 0;
        {
            const std::lock_guard lock(m_mutex);
            if (m_front >= m_back)
                return;
            place = --m_back;
        }
        Made made = m_registry.make(m_names[place], false);
        const std::lock_guard lock(m_mutex);
        m_made.emplace(place, std::move(made));
        m_progress.notify_one();
    }
}

std::optional<NamespaceNursery::Made> NamespaceNursery::take(const QString &name)
{
    const auto found = m_places.find(name);
    if (found == m_places.end())
        return std::nullopt;
    const size_t place = found->second;
    m_places.erase(found);  // a second time there is nothing to wait for
    std::unique_lock lock(m_mutex);
    m_front = std::max(m_front, place + 1);
    if (place < m_back)
        return std::nullopt;
    m_progress.wait(lock, [&] { return m_made.contains(place); });
    auto node = m_made.extract(place);
    return std::move(node.mapped());
}

}  // namespace toile
