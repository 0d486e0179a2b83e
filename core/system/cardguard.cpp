// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/system/cardguard.h"

#include "core/base/spawnsetup.h"
#include "core/system/cardreturn.h"

#include <QFile>

#include <fcntl.h>
#include <sys/wait.h>

#include <array>
#include <chrono>
#include <csignal>
#include <thread>

namespace toile {
namespace {

using namespace std::chrono_literals;

constexpr auto kPause = 1s;

/// systemd ends what a dead service leaves: not before the cards were looked for.
void holdTermination()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&set, number);
    sigprocmask(SIG_BLOCK, &set, nullptr);
}

bool isToldToEnd()
{
    sigset_t set;
    sigemptyset(&set);
    return ::sigpending(&set) == 0 && (sigismember(&set, SIGTERM) == 1 || sigismember(&set, SIGINT) == 1);
}

/// False: some are not back yet.
bool giveBackAll(const CardJournal &journal)
{
    bool all = true;
    for (const LentCard &card : journal.all()) {
        const Descriptor ns = journal.pinned(card.dump.name);
        if (bringHome(card, ns.get(), Search::Everywhere)) {
            journal.remove(card.dump.name);
            continue;
        }
        journal.unpin(card.dump.name);
        all = false;
    }
    return all;
}

}  // namespace

void CardGuard::stand()
{
    if (m_program.isEmpty() || (m_pid > 0 && ::waitpid(m_pid, nullptr, WNOHANG) == 0))
        return;
    SpawnSetup setup;
    posix_spawn_file_actions_addopen(&setup.actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&setup.actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&setup.actions, 3);
    QByteArray program = QFile::encodeName(m_program);
    char mode[] = "--card-guard";
    char path[] = "PATH=/usr/sbin:/usr/bin:/sbin:/bin";
    const std::array<char *, 3> arguments{program.data(), mode, nullptr};
    const std::array<char *, 2> environment{path, nullptr};
    if (::posix_spawn(&m_pid, program.constData(), &setup.actions, &setup.attributes, arguments.data(),
                      environment.data()) != 0)
        m_pid = -1;
}

int guardCards(const QString &folder)
{
    holdTermination();
    const CardJournal journal(folder);
    for (;;) {
        {
            const Descriptor lock = journal.lock();
            if (giveBackAll(journal) || isToldToEnd())
                return 0;
        }
        std::this_thread::sleep_for(kPause);
    }
}

}  // namespace toile
