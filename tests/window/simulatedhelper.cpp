// SPDX-License-Identifier: GPL-2.0-or-later
// simulatedhelper LAB SOCKET: the helper of a lab over a simulated kernel, for windows under test: found where a real
// one is, and as fast as they need. SIGUSR1: the kernel refuses the next step.
#include "core/helper/server.h"
#include "core/linux/sandboxsocket.h"
#include "tests/support/fakekernel.h"

#include <QCoreApplication>
#include <QFile>

#include <sys/prctl.h>

#include <csignal>

using namespace toile;

namespace {

test::FakeKernel *theKernel = nullptr;

void refuseNext(int)
{
    theKernel->failAt = theKernel->performed;
}

class NoPrograms : public ProgramStarter {
public:
    Result<StartedProgram> start(const ProgramSettings &) override
    {
        return makeError(ErrorCode::NotFound, QStringLiteral("nothing runs here"));
    }
};

}  // namespace

int main(int argc, char *argv[])
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString path = arguments.value(2);
    test::FakeKernel kernel;
    theKernel = &kernel;
    std::signal(SIGUSR1, refuseNext);
    NoPrograms programs;
    Interpreter interpreter;
    Server server(
        LabInfo{arguments.value(1), QStringLiteral("sandbox"), {}, 1234, QCoreApplication::applicationPid(), {}},
        kernel, kernel, programs, interpreter);
    QObject::connect(&server, &Server::closing, [path] { QFile::remove(path); });
    QObject::connect(&server, &Server::finished, &application, &QCoreApplication::quit);
    auto listening = listenOn(QFile::encodeName(path).toStdString());
    auto *socket = std::get_if<LabSocket>(&listening);
    if (!socket)
        return 1;
    server.listen(std::move(socket->listener));
    showReady(*socket);
    return QCoreApplication::exec();
}
