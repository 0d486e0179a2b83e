// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toiled/helper.h"
#include "app/toiled/processname.h"
#include "app/toiled/system.h"
#include "core/base/address.h"
#include "core/system/account.h"
#include "core/system/activation.h"
#include "core/system/cardlending.h"
#include "core/system/rights.h"
#include "core/system/worker.h"

#include <fcntl.h>
#include <linux/close_range.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

using namespace toile;

namespace {

constexpr int kLinkDescriptor = 3;  ///< by which the system service gives a worker its clients

/// Nothing that the client happened to have open or set may reach the lab; `firstForgotten` and above are closed.
void forgetTheCaller(unsigned firstForgotten)
{
    ::close_range(firstForgotten, ~0U, 0);
    ::umask(022);
    (void)!::chdir("/");
    ::signal(SIGPIPE, SIG_IGN);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
}

/// What tells a helper to end waits until somebody tidies up for it: nothing stays of one that is only being made.
void holdTermination(bool held)
{
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&set, number);
    sigprocmask(held ? SIG_BLOCK : SIG_UNBLOCK, &set, nullptr);
}

/// Two descriptors and more for each machine.
void raiseOpenFiles()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

int serve(const Arguments &arguments)
{
    const auto surroundings = ProgramSurroundings::ofThisProcess();
    raiseOpenFiles();
    const ProcessName name;
    holdTermination(true);
    auto socket = listenOn(arguments.socket);
    if (const auto *failure = std::get_if<SandboxFailure>(&socket))
        return reportFailure(*failure, arguments.language);
    LabSocket lab = std::move(std::get<LabSocket>(socket));

    // Before any Qt object and any thread: unshare(CLONE_NEWUSER) refuses a process with two.
    const bool vm = arguments.mode == Arguments::Mode::Vm;
    SandboxSide side = vm ? forkWatched() : enterSandbox();
    if (auto *inside = std::get_if<SandboxInside>(&side)) {
        name.giveBack();
        holdTermination(!vm);  // while a micro-VM is being prepared, the one that watches is who tidies up
        return vm ? runFront(arguments, std::move(*inside), std::move(lab))
                  : runHelper(arguments, std::move(*inside), std::move(lab), surroundings);
    }
    lab.listener.reset();
    const auto *failure = std::get_if<SandboxFailure>(&side);
    const int status =
        failure ? reportFailure(*failure, arguments.language) : watchSandbox(std::move(std::get<SandboxOutside>(side)));
    removeDeadSocket(lab);
    return status;
}

/// Whose rights a worker takes: its user's, and for root those of the service's own account.
std::optional<Account> accountOf(const Arguments &arguments)
{
    auto account = arguments.uid == 0 ? Account::find(kServiceAccount) : Account::find(arguments.uid);
    if (account && arguments.uid == 0)
        account->shell = "/bin/sh";  // its own lets nobody log in
    return account;
}

int serveForService(const Arguments &arguments)
{
    Descriptor link(kLinkDescriptor);
    ::fcntl(kLinkDescriptor, F_SETFD, FD_CLOEXEC);
    const auto account = accountOf(arguments);
    if (!account)
        return reportFailure({SandboxFailure::Reason::ProcessFailed, ENOENT, QStringLiteral("getpwuid")},
                             arguments.language);
    auto surroundings = account->surroundings();
    ::getrlimit(RLIMIT_NOFILE, &surroundings.openFiles);
    raiseOpenFiles();
    holdTermination(true);
    SandboxSide side = enterSandboxAs(account->user);
    if (auto *inside = std::get_if<SandboxInside>(&side))
        return runHelper(arguments, std::move(*inside), std::move(link), surroundings);
    link.reset();
    const auto *failure = std::get_if<SandboxFailure>(&side);
    return failure ? reportFailure(*failure, arguments.language)
                   : watchSandbox(std::move(std::get<SandboxOutside>(side)));
}

int serveSystem(const Arguments &arguments, std::optional<Descriptor> activated)
{
    raiseOpenFiles();
    if (const auto failure = keepNeededRights())
        return reportFailure(*failure);
    if (activated)
        return runSystem({std::move(*activated), {}, {}, 0, {}}, true, arguments);
    auto socket = listenForAll(arguments.socket);
    if (const auto *failure = std::get_if<SandboxFailure>(&socket))
        return reportFailure(*failure);
    return runSystem(std::move(std::get<LabSocket>(socket)), false, arguments);
}

int start(const Arguments &arguments)
{
    std::optional<Descriptor> activated;
    if (arguments.mode == Arguments::Mode::System)
        activated = takeActivationSocket();
    const bool keepsThird = activated || arguments.mode == Arguments::Mode::Worker;
    forgetTheCaller(keepsThird ? kLinkDescriptor + 1 : STDERR_FILENO + 1);
    if (arguments.mode == Arguments::Mode::Guest)
        runGuest(arguments);
    ::setsid();
    switch (arguments.mode) {
    case Arguments::Mode::System:
        return serveSystem(arguments, std::move(activated));
    case Arguments::Mode::Worker:
        return serveForService(arguments);
    case Arguments::Mode::Guard:
        return guardCards(CardLending::Settings().folder);
    case Arguments::Mode::Sandbox:
    case Arguments::Mode::Vm:
    case Arguments::Mode::Guest:
        break;
    }
    return serve(arguments);
}

/// The lab of a worker is said by its environment.
bool takeLab(Arguments &arguments)
{
    if (arguments.mode != Arguments::Mode::Worker)
        return true;
    arguments.lab = qEnvironmentVariable(kLabVariable);
    return isLabName(arguments.lab);
}

}  // namespace

int main(int count, char **words)
{
    QStringList list;
    for (int i = 1; i < count; ++i)
        list.append(QString::fromLocal8Bit(words[i]));
    auto arguments = parseArguments(list);
    if (!arguments || arguments->help)
        return sayUsage(arguments.has_value());
    if (!takeLab(*arguments))
        return sayUsage(false);
    // Anywhere else it would mount and power off what is not its own.
    if (arguments->mode == Arguments::Mode::Guest && ::getpid() != 1)
        return sayUsage(false);
    return start(*arguments);
}
