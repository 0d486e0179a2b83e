// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/system/ownmachine.h"

#include <QFile>

#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <vector>

namespace toile::test {
namespace {

/// Bind-mounts a copy with more lines over a file of /etc. The first of a name counts: the machine may have some, too.
bool extend(const char *name, const QByteArray &lines)
{
    const QString path = QStringLiteral("/etc/") + QLatin1String(name);
    const QString copy = QStringLiteral("/run/etc-") + QLatin1String(name);
    QFile original(path);
    (void)original.open(QIODevice::ReadOnly);
    writeFile(copy, lines + original.readAll());
    return ::mount(qPrintable(copy), qPrintable(path), nullptr, MS_BIND, nullptr) == 0;
}

/// Waits for `child` and ends as it did; reaps what others leave meanwhile.
[[noreturn]] void endAs(pid_t child)
{
    int status = 0;
    while (::wait(&status) != child) {
    }
    ::_exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
}

/// A process namespace with a first process that does nothing but reap: all that a test starts ends with it, and no
/// other test's processes are in sight. Comes back in the test's own process.
bool enterOwnProcesses()
{
    if (::unshare(CLONE_NEWPID) != 0)
        return false;
    const pid_t first = ::fork();
    if (first != 0)
        endAs(first);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const pid_t test = ::fork();
    if (test != 0)
        endAs(test);
    return ::mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, nullptr) == 0;
}

}  // namespace

void writeFile(const QString &path, const QByteArray &text, mode_t mode)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        qFatal("%s cannot be written", qPrintable(path));
    file.write(text);
    file.close();
    ::chmod(qPrintable(path), mode);
}

bool enterOwnMachine(int argc, char **argv)
{
    if (::geteuid() != 0) {
        std::vector<char *> words;
        for (const char *word : {"unshare", "--user", "--map-root-user", "--map-auto"})
            words.push_back(const_cast<char *>(word));
        words.insert(words.end(), argv, argv + argc);
        words.push_back(nullptr);
        ::execvp("unshare", words.data());
        return false;
    }
    const QByteArray accounts("ann:x:64101:64101::/tmp:/bin/sh\nbob:x:64102:64102::/tmp:/bin/sh\n"
                              "carol:x:64103:64103::/tmp:/bin/sh\ntoile:x:64104:64104::/:/usr/sbin/nologin\n");
    const QByteArray ranges("bob:10000:40000\n");
    return ::unshare(CLONE_NEWNET | CLONE_NEWNS) == 0 &&
           ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 && enterOwnProcesses() &&
           ::mount("tmpfs", "/run", "tmpfs", 0, "mode=755") == 0 && extend("passwd", accounts) &&
           extend("group", "toile:x:64199:ann,bob\nann:x:64101:\nbob:x:64102:\ncarol:x:64103:\n") &&
           extend("subuid", ranges) && extend("subgid", ranges);
}

ActAs::ActAs(uid_t user)
{
    if (::setegid(user) != 0 || ::seteuid(user) != 0)
        qFatal("this process cannot become another user");
}

ActAs::~ActAs()
{
    if (::seteuid(0) != 0 || ::setegid(0) != 0)
        qFatal("this process cannot become itself again");
}

}  // namespace toile::test
