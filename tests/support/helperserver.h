// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/helper/server.h"
#include "tests/support/fakekernel.h"
#include "tests/support/helperclient.h"
#include "tests/support/reap.h"

#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace toile::test {

/// Starts programs right here, without a machine.
class PlainPrograms : public ProgramStarter {
public:
    std::vector<ProgramSettings> started;

    Result<StartedProgram> start(const ProgramSettings &settings) override
    {
        started.push_back(settings);
        std::vector<QByteArray> words;
        for (const QString &word : settings.arguments)
            words.push_back(word.toUtf8());
        std::vector<char *> arguments;
        for (QByteArray &word : words)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);

        StartedProgram program;
        int in[2] = {-1, -1};
        int out[2] = {-1, -1};
        int errors[2] = {-1, -1};
        int failure[2] = {-1, -1};
        (void)!::pipe2(failure, O_CLOEXEC | O_NONBLOCK);
        int master = -1;
        if (settings.terminal) {
            ::openpty(&master, &in[0], nullptr, nullptr, nullptr);
        } else {
            (void)!::pipe2(in, O_CLOEXEC);
            (void)!::pipe2(out, O_CLOEXEC);
            (void)!::pipe2(errors, O_CLOEXEC);
        }
        // A signal for the program must not meet QtTest's own handlers, which the child has until it is another
        // program.
        sigset_t all;
        sigset_t before;
        sigfillset(&all);
        sigprocmask(SIG_SETMASK, &all, &before);
        program.pid = ::fork();
        if (program.pid == 0) {
            for (int number = 1; number < NSIG; ++number)
                ::signal(number, SIG_DFL);
            ::setsid();
            if (settings.terminal)
                ::ioctl(in[0], TIOCSCTTY, 0);
            ::dup2(in[0], 0);
            ::dup2(settings.terminal ? in[0] : out[1], 1);
            ::dup2(settings.terminal ? in[0] : errors[1], 2);
            sigset_t none;
            sigemptyset(&none);
            sigprocmask(SIG_SETMASK, &none, nullptr);
            ::execvp(arguments[0], arguments.data());
            const int problem = errno;
            (void)!::write(failure[1], &problem, sizeof problem);
            ::_exit(127);
        }
        sigprocmask(SIG_SETMASK, &before, nullptr);
        for (const int end : {in[0], out[1], errors[1], failure[1]})
            ::close(end);
        program.input.reset(settings.terminal ? master : in[1]);
        program.output.reset(out[0]);
        program.errorOutput.reset(errors[0]);
        program.failure.reset(failure[0]);
        for (const Descriptor *end : {&program.input, &program.output, &program.errorOutput}) {
            if (*end)
                ::fcntl(end->get(), F_SETFL, O_NONBLOCK);
        }
        return program;
    }
};

/// A helper in this process over a simulated kernel.
struct HelperServer {
    FakeKernel kernel;
    PlainPrograms programs;
    Interpreter interpreter;
    Server server{LabInfo{QStringLiteral("lab"), QStringLiteral("sandbox"), QStringLiteral("a.toile"), 1234, 42, {}},
                  kernel, kernel, programs, interpreter};

    /// A client whose connection is open; with `greet` it said hello.
    std::unique_ptr<HelperClient> client(bool greet = true)
    {
        int ends[2];
        (void)!::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends);
        server.addClient(Descriptor(ends[0]));
        auto made = std::make_unique<HelperClient>(Descriptor(ends[1]));
        if (greet)
            made->send(ClientHello{kProtocolVersion, QStringLiteral("test")});
        return made;
    }

    void reap() { reapInto(server); }
};

}  // namespace toile::test
