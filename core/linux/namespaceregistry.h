// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/descriptor.h"
#include "core/kernel/livestate.h"
#include "core/linux/conntracktable.h"
#include "core/linux/netlinksocket.h"
#include "core/linux/rulesreader.h"

#include <map>
#include <memory>
#include <optional>

namespace toile {

/// What is kept of one machine: its network namespace, and sockets that live in it.
struct Namespace {
    QString name;
    quint32 serial = 0;  ///< never reused, unlike the name
    Descriptor descriptor;
    NetlinkSocket route;                           ///< links, addresses, routes, neighbours: questions and changes
    NetlinkSocket netfilter;                       ///< rules and connections: questions and changes
    std::optional<NetlinkSocket> routeEvents;      ///< events only, once `watched`
    std::optional<NetlinkSocket> netfilterEvents;  ///< events only, once `watched`
    bool quiet = false;                            ///< IPv6 is neither on nor off: see namespaceipv6.h
    bool named = false;
    bool watched = false;  ///< its events are listened to

    /// Which machine a netnsid of this namespace means: its serial; kept because asking is linear in the kernel.
    std::map<int, quint32> peers;
    /// Machines that a cable was pulled to and whose netnsid was not asked for yet.
    std::vector<quint32> likelyPeers;
    /// Netnsids that were nobody's, with the serial of the newest machine at that time.
    std::map<int, quint32> strangers;
    /// Names by ifindex as last read: a change here is a change of the other ends' rows too.
    std::map<int, QString> knownLinks;

    /// Real network cards in it: the card's name on the computer, by ifindex here.
    std::map<int, QString> cards = {};

    /// Its configuration as observe() read it. Nothing changed since, as far as the events taken tell; or it was read
    /// just now, and is read again as soon as its events are listened to.
    std::optional<LiveMachine> reading;

    ConntrackTable connections;
    RulesReader rules;
    bool counts = false;  ///< what its connections carry
};

/// All machines of the lab. Makes, names, enters and lets go of their namespaces.
class NamespaceRegistry {
public:
    /// `nameFolder` may be empty: no names.
    static Result<NamespaceRegistry> open(const QString &nameFolder);

    using Made = Result<std::unique_ptr<Namespace>>;

    /// Makes the namespace, with `lo` up. Errors carry a message.
    Result<Namespace *> create(const QString &name, bool ipv6);
    /// The namespace alone, no machine yet. Leaves the calling thread in it; any thread may call, also beside others.
    Made make(const QString &name, bool ipv6) const;
    /// One that was made becomes a machine.
    Result<Namespace *> adopt(Made made);
    /// One that was made becomes nothing.
    void discard(const Namespace &ns) const;
    void remove(const QString &name);
    void removeAll();
    /// Gives machines back the names that somebody took away (`ip netns delete` inside a machine): they are still
    /// there.
    void restoreNames();

    Namespace *find(const QString &name) const;
    Namespace *bySerial(quint32 serial) const;
    const std::map<QString, std::unique_ptr<Namespace>> &all() const { return m_namespaces; }

    /// The machine that `netnsid` means inside `from`; nullptr: none of ours.
    Namespace *peer(Namespace &from, int netnsid) const;

    /// While one lives, the thread is in the machine's network namespace: for what only a path or a child process
    /// can do.
    class Visit {
    public:
        Visit(const NamespaceRegistry &registry, const Namespace &ns);
        ~Visit();
        Visit(const Visit &) = delete;
        Visit &operator=(const Visit &) = delete;

    private:
        int m_base;
    };
    Result<> writeSetting(const Namespace &ns, const QString &path, const QByteArray &value) const;
    /// From now on the kernel counts what connections carry, if it has conntrack already.
    Result<> countConnections(const Namespace &ns) const;

private:
    Result<> bindName(const QString &name) const;
    void unbindName(const QString &name) const;
    Result<> hasRoomFor(const QString &name) const;
    static Made furnish(const QString &name, bool ipv6);
    static void learnPeer(Namespace &from, const Namespace &candidate);

    QString m_nameFolder;
    Descriptor m_base;
    quint32 m_lastSerial = 0;
    std::map<QString, std::unique_ptr<Namespace>> m_namespaces;
    std::map<quint32, Namespace *> m_bySerial;
};

}  // namespace toile
