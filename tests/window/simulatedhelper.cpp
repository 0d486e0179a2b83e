// SPDX-License-Identifier: GPL-2.0-or-later
// simulatedhelper LAB SOCKET: the helper of a lab over a simulated kernel, for windows under test: found where a real
// one is, and as fast as they need. SIGUSR1: the kernel refuses the next step.
#include "core/helper/server.h"
#include "tests/support/fakekernel.h"

#include <QCoreApplication>
#include <QFile>

#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <csignal>
#include <cstring>

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

Descriptor listenAt(const QByteArray &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (std::size_t(path.size()) >= sizeof address.sun_path)
        return {};
    std::memcpy(address.sun_path, path.constData(), std::size_t(path.size()));
    ::mkdir(path.left(path.lastIndexOf('/')).constData(), 0700);
    ::umask(0177);
    Descriptor listener(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const bool listens = ::bind(listener.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 &&
                         ::listen(listener.get(), 4) == 0;
    return listens ? std::move(listener) : Descriptor();
}

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
    Server server(
        LabInfo{arguments.value(1), QStringLiteral("sandbox"), {}, 1234, QCoreApplication::applicationPid(), {}},
        kernel, kernel, programs);
    QObject::connect(&server, &Server::closing, [path] { QFile::remove(path); });
    QObject::connect(&server, &Server::finished, &application, &QCoreApplication::quit);
    Descriptor listener = listenAt(QFile::encodeName(path));
    if (listener.get() < 0)
        return 1;
    server.listen(std::move(listener));
    return QCoreApplication::exec();
}
