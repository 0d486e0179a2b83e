// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toiled/helper.h"

#include <linux/close_range.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

using namespace toile;

namespace {

/// Nothing that the client happened to have open or set may reach the lab.
void forgetTheCaller()
{
    ::close_range(STDERR_FILENO + 1, ~0U, 0);
    ::umask(022);
    (void)!::chdir("/");
    ::signal(SIGPIPE, SIG_IGN);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
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
    auto socket = listenOn(arguments.socket);
    if (const auto *failure = std::get_if<SandboxFailure>(&socket))
        return reportFailure(*failure);
    LabSocket lab = std::move(std::get<LabSocket>(socket));

    // Before any Qt object and any thread: unshare(CLONE_NEWUSER) refuses a process with two.
    SandboxSide side = enterSandbox();
    if (auto *inside = std::get_if<SandboxInside>(&side))
        return runHelper(arguments, std::move(*inside), std::move(lab), surroundings);
    lab.listener.reset();
    const auto *failure = std::get_if<SandboxFailure>(&side);
    const int status = failure ? reportFailure(*failure) : watchSandbox(std::move(std::get<SandboxOutside>(side)));
    removeDeadSocket(lab.directory.get(), lab.name);
    return status;
}

}  // namespace

int main(int count, char **words)
{
    QStringList list;
    for (int i = 1; i < count; ++i)
        list.append(QString::fromLocal8Bit(words[i]));
    const auto arguments = parseArguments(list);
    if (!arguments || arguments->help)
        return sayUsage(arguments.has_value());
    forgetTheCaller();
    ::setsid();
    return serve(*arguments);
}
