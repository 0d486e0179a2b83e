// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/namespaceregistry.h"

#include "core/linux/namespaceipv6.h"
#include "core/linux/netlinklink.h"
#include "core/linux/text.h"

#include <QDir>
#include <QFile>
#include <QSet>

#include <fcntl.h>
#include <linux/net_namespace.h>
#include <linux/rtnetlink.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <cerrno>

namespace toile {
namespace {
constexpr char kOwnNamespace[] = "/proc/thread-self/ns/net";

/// Each machine keeps them: its namespace and four sockets, two of which are opened when somebody watches.
constexpr size_t kDescriptorsOfMachine = 5;
/// What else is open: clients, programs, files that are read.
constexpr size_t kOtherDescriptors = 64;

/// The usual soft limit of 1024 would end at 200 machines.
void raiseDescriptorLimit()
{
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

void enter(int descriptor)
{
    // Staying in the wrong namespace would let every later call touch the wrong machine.
    if (::setns(descriptor, CLONE_NEWNET) != 0)
        qFatal("cannot enter a network namespace: errno %d", errno);
}

bool writeFile(const char *path, const QByteArray &value)
{
    const Descriptor file(::open(path, O_WRONLY | O_CLOEXEC));
    return file && ::write(file.get(), value.constData(), size_t(value.size())) == value.size();
}

Error creationError(const QString &name, int number, const QString &kernelText = {})
{
    Error error = kernelError(number, kernelText);
    error.detail = name;
    if (number == EMFILE || number == ENFILE)
        error.message = LinuxText::tr("Machine %1 could not be made: too many files are open. Raise the limit on open "
                                      "files (ulimit -Hn) or draw fewer machines.")
                            .arg(name);
    else if (number == ENOSPC)
        error.message = LinuxText::tr("Machine %1 could not be made: the limit on network namespaces is reached. Raise "
                                      "/proc/sys/user/max_net_namespaces or undeploy another lab.")
                            .arg(name);
    else
        error.message = LinuxText::tr("Machine %1 could not be made: the kernel refused the network namespace (%2).")
                            .arg(name, qt_error_string(number));
    return error;
}
}  // namespace

Result<NamespaceRegistry> NamespaceRegistry::open(const QString &nameFolder)
{
    NamespaceRegistry registry;
    registry.m_nameFolder = nameFolder;
    registry.m_base.reset(::open(kOwnNamespace, O_RDONLY | O_CLOEXEC));
    if (!registry.m_base) {
        Error error = kernelError(errno);
        error.code = ErrorCode::Unsupported;
        error.message =
            LinuxText::tr("The kernel has no network namespaces, or /proc is not mounted. Mount /proc, or use "
                          "a kernel built with CONFIG_NET_NS.");
        return error;
    }
    raiseDescriptorLimit();
    return registry;
}

NamespaceRegistry::Visit::Visit(const NamespaceRegistry &registry, const Namespace &ns) : m_base(registry.m_base.get())
{
    enter(ns.descriptor.get());
}

NamespaceRegistry::Visit::~Visit()
{
    enter(m_base);
}

Result<> NamespaceRegistry::writeSetting(const Namespace &ns, const QString &path, const QByteArray &value) const
{
    const Visit visit(*this, ns);
    if (!writeFile(path.toUtf8().constData(), value))
        return kernelError(errno);
    return Ok();
}

Result<> NamespaceRegistry::countConnections(const Namespace &ns) const
{
    return writeSetting(ns, QStringLiteral("/proc/sys/net/netfilter/nf_conntrack_acct"), QByteArrayLiteral("1"));
}

NamespaceRegistry::Made NamespaceRegistry::furnish(const QString &name, bool ipv6)
{
    Descriptor descriptor(::open(kOwnNamespace, O_RDONLY | O_CLOEXEC));
    if (!descriptor)
        return creationError(name, errno);
    auto route = NetlinkSocket::open(NETLINK_ROUTE);
    auto netfilter = NetlinkSocket::open(NETLINK_NETFILTER);
    for (const auto *socket : {&route, &netfilter})
        if (!*socket)
            return creationError(name, socket->error().sysErrno);
    const Result<> ready = ipv6 ? setLinkUp(*route, QStringLiteral("lo"), true) : startQuietLoopback(*route);
    if (!ready)
        return creationError(name, ready.error().sysErrno, ready.error().kernelText);
    return std::unique_ptr<Namespace>(new Namespace{name,
                                                    0,
                                                    std::move(descriptor),
                                                    std::move(*route),
                                                    std::move(*netfilter),
                                                    {},
                                                    {},
                                                    !ipv6,
                                                    false,
                                                    false,
                                                    {},
                                                    {},
                                                    {},
                                                    {},
                                                    {},
                                                    {},
                                                    {},
                                                    {}});
}

Result<Namespace *> NamespaceRegistry::create(const QString &name, bool ipv6)
{
    if (m_namespaces.contains(name)) {
        Error error = creationError(name, EEXIST);
        error.message = LinuxText::tr("Machine %1 exists already.").arg(name);
        return error;
    }
    Made made = make(name, ipv6);
    enter(m_base.get());
    return adopt(std::move(made));
}

/// So that no machine is made that could not be watched.
Result<> NamespaceRegistry::hasRoomFor(const QString &name) const
{
    rlimit limit = {};
    const size_t needed = (m_namespaces.size() + 1) * kDescriptorsOfMachine + kOtherDescriptors;
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < needed)
        return creationError(name, EMFILE);
    return Ok();
}

NamespaceRegistry::Made NamespaceRegistry::make(const QString &name, bool ipv6) const
{
    if (::unshare(CLONE_NEWNET) != 0)
        return creationError(name, errno);
    Made made = furnish(name, ipv6);
    if (!made || m_nameFolder.isEmpty())
        return made;
    if (const Result<> named = bindName(name); !named)
        return named.error();
    (*made)->named = true;
    return made;
}

Result<Namespace *> NamespaceRegistry::adopt(Made made)
{
    if (!made)
        return made.error();
    if (Result<> room = hasRoomFor((*made)->name); !room) {
        discard(**made);
        return room.error();
    }
    Namespace *result = made->get();
    result->serial = ++m_lastSerial;
    m_bySerial[result->serial] = result;
    m_namespaces[result->name] = std::move(*made);
    return result;
}

void NamespaceRegistry::discard(const Namespace &ns) const
{
    if (ns.named)
        unbindName(ns.name);
}

Result<> NamespaceRegistry::bindName(const QString &name) const
{
    const QByteArray path = QFile::encodeName(m_nameFolder + u'/' + name);
    const Descriptor file(::open(path.constData(), O_RDONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0));
    if (file && ::mount(kOwnNamespace, path.constData(), "none", MS_BIND, nullptr) == 0)
        return Ok();
    Error error = kernelError(errno);
    if (file)
        ::unlink(path.constData());
    error.code = ErrorCode::Io;
    error.detail = name;
    error.message =
        error.sysErrno == EEXIST
            ? LinuxText::tr("Machine %1 could not be made: there is a network namespace of that name already. "
                            "Remove it with “ip netns delete %1” or rename the machine.")
                  .arg(name)
            : LinuxText::tr("Machine %1 could not be given its name in %2 (%3).")
                  .arg(name, m_nameFolder, qt_error_string(error.sysErrno));
    return error;
}

void NamespaceRegistry::restoreNames()
{
    if (m_nameFolder.isEmpty() || m_namespaces.empty())
        return;
    const QStringList list = QDir(m_nameFolder).entryList(QDir::Files | QDir::System | QDir::Hidden);
    const QSet<QString> names(list.begin(), list.end());
    for (const auto &[name, ns] : m_namespaces) {
        if (!ns->named || names.contains(name))
            continue;
        const Visit visit(*this, *ns);
        const Result<> bound = bindName(name);
        Q_UNUSED(bound)  // the machine runs without
    }
}

void NamespaceRegistry::unbindName(const QString &name) const
{
    const QByteArray path = QFile::encodeName(m_nameFolder + u'/' + name);
    ::umount2(path.constData(), MNT_DETACH);
    ::unlink(path.constData());
}

void NamespaceRegistry::remove(const QString &name)
{
    const auto it = m_namespaces.find(name);
    if (it == m_namespaces.end())
        return;
    if (it->second->named)
        unbindName(name);
    const quint32 serial = it->second->serial;
    for (const auto &[other, ns] : m_namespaces) {
        std::erase_if(ns->peers, [&](const auto &peer) { return peer.second == serial; });
        std::erase(ns->likelyPeers, serial);
    }
    m_bySerial.erase(serial);
    m_namespaces.erase(it);
}

void NamespaceRegistry::removeAll()
{
    // Each unmount waits for a grace period; the whole folder at once waits for one. The files of the names may be in
    // the folder below: `ip netns add` mounts a folder that is no mount upon itself.
    const QByteArray folder = QFile::encodeName(m_nameFolder);
    const bool detached = !m_namespaces.empty() && !folder.isEmpty() && ::umount2(folder.constData(), MNT_DETACH) == 0;
    for (const auto &[name, ns] : m_namespaces)
        if (ns->named &&
            !(detached && (::unlink((folder + '/' + QFile::encodeName(name)).constData()) == 0 || errno == ENOENT)))
            unbindName(name);
    m_bySerial.clear();
    m_namespaces.clear();
}

Namespace *NamespaceRegistry::find(const QString &name) const
{
    const auto it = m_namespaces.find(name);
    return it == m_namespaces.end() ? nullptr : it->second.get();
}

Namespace *NamespaceRegistry::bySerial(quint32 serial) const
{
    const auto it = m_bySerial.find(serial);
    return it == m_bySerial.end() ? nullptr : it->second;
}

void NamespaceRegistry::learnPeer(Namespace &from, const Namespace &candidate)
{
    NetlinkMessage question(RTM_GETNSID);
    question.header(rtgenmsg{AF_UNSPEC});
    question.putU32(NETNSA_FD, quint32(candidate.descriptor.get()));
    const Result<> answered = from.route.query(question, [&](const nlmsghdr *row) {
        const auto attributes = attributesOf<NETNSA_MAX, rtgenmsg>(row);
        const int netnsid = int(readU32(attributes.get(NETNSA_NSID), quint32(NETNSA_NSID_NOT_ASSIGNED)));
        if (netnsid != NETNSA_NSID_NOT_ASSIGNED)
            from.peers[netnsid] = candidate.serial;
    });
    Q_UNUSED(answered)  // no answer: the machine stays unknown there
}

Namespace *NamespaceRegistry::peer(Namespace &from, int netnsid) const
{
    while (!from.peers.contains(netnsid) && !from.likelyPeers.empty()) {
        if (const Namespace *candidate = bySerial(from.likelyPeers.back()))
            learnPeer(from, *candidate);
        from.likelyPeers.pop_back();
    }
    // A cable that was pulled by hand: ask for everybody, but not again for the same stranger.
    if (!from.peers.contains(netnsid) && from.strangers[netnsid] != m_lastSerial) {
        for (const auto &[name, candidate] : m_namespaces)
            learnPeer(from, *candidate);
        if (!from.peers.contains(netnsid))
            from.strangers[netnsid] = m_lastSerial;
    }
    const auto found = from.peers.find(netnsid);
    return found == from.peers.end() ? nullptr : bySerial(found->second);
}

}  // namespace toile
