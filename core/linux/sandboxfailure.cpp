// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/sandboxfailure.h"

#include "core/linux/text.h"

#include <QFile>

#include <cstring>

namespace toile {
namespace {

std::optional<QString> firstLine(const char *path)
{
    QFile file(QString::fromLatin1(path));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return QString::fromUtf8(file.readLine(256)).remove(QChar(u'\0')).trimmed();
}

std::optional<QString> smallestLimit()
{
    std::optional<QString> smallest;
    for (const char *kind : {"pid", "net", "mnt", "ipc", "uts"}) {
        const auto text = firstLine(("/proc/sys/user/max_" + std::string(kind) + "_namespaces").c_str());
        if (text && (!smallest || text->toLongLong() < smallest->toLongLong()))
            smallest = text;
    }
    return smallest;
}

/// The first kind of namespace that is not in /proc; empty: all are.
QString kindNotBuilt()
{
    for (const char *kind : {"user", "net", "pid", "ipc", "uts"})
        if (!QFile::exists(QStringLiteral("/proc/self/ns/") + QLatin1String(kind)))
            return QLatin1String(kind);
    return {};
}

Error refused(const QString &message, int sysErrno)
{
    Error error = makeError(ErrorCode::Unsupported, message);
    error.sysErrno = sysErrno;
    return error;
}

QString systemText(int sysErrno)
{
    return QString::fromLocal8Bit(std::strerror(sysErrno));
}

QString sentenceOf(const SandboxFailure &failure)
{
    using Reason = SandboxFailure::Reason;
    const QString &subject = failure.subject;
    const QString why = systemText(failure.sysErrno);
    switch (failure.reason) {
    case Reason::PathTooLong:
        return SandboxText::tr(
                   "The socket path %1 is too long for a local socket: set XDG_RUNTIME_DIR to a shorter folder.")
            .arg(subject);
    case Reason::DirectoryUnusable:
        return SandboxText::tr(
                   "The folder %1 for the lab’s socket cannot be used: %2. Make it, or set XDG_RUNTIME_DIR.")
            .arg(subject, why);
    case Reason::DirectoryNotPrivate:
        return SandboxText::tr(
                   "The folder %1 is not private to you: it must be yours with mode 0700. Remove it and try "
                   "again.")
            .arg(subject);
    case Reason::AlreadyRunning:
        return SandboxText::tr("A lab of this name runs already (%1): undeploy it first, or deploy onto it.")
            .arg(subject);
    case Reason::SocketFailed:
        return SandboxText::tr("The lab’s socket %1 cannot be made: %2.").arg(subject, why);
    case Reason::MappingFailed:
        return SandboxText::tr("The sandbox got no user and group ids (%1: %2). Check your lines in /etc/subuid and "
                               "/etc/subgid.")
            .arg(subject, why);
    case Reason::MountFailed:
        return SandboxText::tr("The sandbox could not mount its own %1: %2.").arg(subject, why);
    case Reason::NamespacesRefused:
    case Reason::ProcessFailed:
        break;
    }
    return SandboxText::tr("The sandbox could not be started (%1: %2).").arg(subject, why);
}

ErrorCode codeOf(SandboxFailure::Reason reason)
{
    switch (reason) {
    case SandboxFailure::Reason::PathTooLong:
        return ErrorCode::LimitExceeded;
    case SandboxFailure::Reason::DirectoryNotPrivate:
    case SandboxFailure::Reason::AlreadyRunning:
        return ErrorCode::Refused;
    case SandboxFailure::Reason::NamespacesRefused:
        return ErrorCode::Unsupported;
    default:
        return ErrorCode::Io;
    }
}

}  // namespace

NamespaceSwitches readNamespaceSwitches()
{
    return {firstLine("/proc/sys/kernel/apparmor_restrict_unprivileged_userns"),
            firstLine("/proc/sys/kernel/unprivileged_userns_clone"),
            firstLine("/proc/sys/user/max_user_namespaces"),
            smallestLimit(),
            firstLine("/proc/self/attr/current"),
            kindNotBuilt()};
}

Error explainRefusal(const NamespaceSwitches &switches, int sysErrno)
{
    const QString off = QStringLiteral("0");
    const bool confined = switches.profile && !switches.profile->isEmpty() &&
                          !switches.profile->startsWith(QStringLiteral("unconfined")) &&
                          !switches.profile->startsWith(QStringLiteral("kernel"));
    if (switches.apparmorRestrict && *switches.apparmorRestrict == QStringLiteral("1")) {
        return refused(SandboxText::tr("AppArmor keeps this program from making user namespaces. Run: sudo sysctl "
                                       "kernel.apparmor_restrict_unprivileged_userns=0"),
                       sysErrno);
    }
    if (switches.unprivilegedClone && *switches.unprivilegedClone == off) {
        return refused(SandboxText::tr("This system allows user namespaces to root only. Run: sudo sysctl "
                                       "kernel.unprivileged_userns_clone=1"),
                       sysErrno);
    }
    if (switches.maxUserNamespaces && *switches.maxUserNamespaces == off) {
        return refused(SandboxText::tr("User namespaces are switched off on this system. Run: sudo sysctl "
                                       "user.max_user_namespaces=10000"),
                       sysErrno);
    }
    if (switches.maxOtherNamespaces && *switches.maxOtherNamespaces == off) {
        return refused(SandboxText::tr("A kind of namespace is switched off on this system. Look for a 0 in "
                                       "/proc/sys/user/max_*_namespaces and raise it with sudo sysctl."),
                       sysErrno);
    }
    if (sysErrno == ENOSPC) {
        return refused(
            SandboxText::tr("All the namespaces that this system allows you are in use. Undeploy a lab, or raise "
                            "/proc/sys/user/max_*_namespaces with sudo sysctl."),
            sysErrno);
    }
    if (sysErrno == EINVAL) {
        const QString kind = switches.notBuilt.isEmpty() ? QStringLiteral("user") : switches.notBuilt;
        return refused(SandboxText::tr("This kernel was built without %1 namespaces (CONFIG_%2_NS). Install the "
                                       "distribution’s own kernel.")
                           .arg(kind, kind.toUpper()),
                       sysErrno);
    }
    if (confined) {
        return refused(SandboxText::tr("The security profile %1 keeps this program from making namespaces. Start Toile "
                                       "outside of it.")
                           .arg(*switches.profile),
                       sysErrno);
    }
    return refused(
        SandboxText::tr("The system refused new namespaces (%1). In a container, start it with the right to make "
                        "them; otherwise run Toile as root.")
            .arg(systemText(sysErrno)),
        sysErrno);
}

Error describe(const SandboxFailure &failure)
{
    const NamespaceSwitches switches = readNamespaceSwitches();
    const bool denied = failure.sysErrno == EPERM || failure.sysErrno == EACCES;
    // AppArmor grants the namespaces and then denies every right within them.
    const bool deniedWithin = denied && switches.apparmorRestrict == QStringLiteral("1") &&
                              (failure.reason == SandboxFailure::Reason::MappingFailed ||
                               failure.reason == SandboxFailure::Reason::MountFailed);
    if (failure.reason == SandboxFailure::Reason::NamespacesRefused || deniedWithin)
        return explainRefusal(switches, failure.sysErrno);
    Error error = makeError(codeOf(failure.reason), sentenceOf(failure));
    error.sysErrno = failure.sysErrno;
    return error;
}

}  // namespace toile
