// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/livesource.h"
#include "core/linux/namespaceregistry.h"

namespace toile {

/// The event sockets of all machines behind one epoll.
///
/// A machine's groups are joined by the first takeEvents() after it was made, not when it is made: each subscriber in
/// the machine makes each of the kernel's announcements dearer, and a deploy of 1000 machines makes many.
class EventWatch {
public:
    static Result<EventWatch> open();

    int descriptor() const { return m_epoll.get(); }
    /// A machine was made: it will be subscribed to, and is reported as changed, by the next take().
    void announce(Namespace &ns);
    std::map<QString, LiveTables> take(NamespaceRegistry &registry);
    /// Once take() was called somebody listens: then joins the groups of machines that were made since, if they are
    /// few. Joining many takes long; each take() but the next does that for some.
    void keepUp(NamespaceRegistry &registry);
    /// Somebody listens, but not to this machine yet.
    bool isOwed(const Namespace &ns) const { return m_heard && !ns.watched; }
    /// Joins its groups. All that was read of it before is to be read again.
    void subscribe(const NamespaceRegistry &registry, Namespace &ns);
    /// Joined, and no event waits.
    static bool isSilent(const Namespace &ns);

private:
    void ring();
    void subscribeSome(NamespaceRegistry &registry);
    void drainRoute(NamespaceRegistry &registry, Namespace &ns);
    void drainNetfilter(Namespace &ns);
    void note(NamespaceRegistry &registry, Namespace &ns, const nlmsghdr *message);
    void noteLink(NamespaceRegistry &registry, Namespace &ns, const nlmsghdr *message);

    Descriptor m_epoll;
    Descriptor m_bell;  ///< eventfd: readable while machines wait to be subscribed to
    std::vector<quint32> m_new;
    std::map<quint32, LiveTables> m_dirty;
    bool m_heard = false;      ///< somebody listens
    bool m_postponed = false;  ///< what keepUp() left to do
};

}  // namespace toile
