// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toiled/helper.h"

#include "app/toiled/signals.h"
#include "core/helper/server.h"
#include "core/linux/linuxplatform.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTranslator>

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>

namespace {

using namespace toile;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(toiled)
};

constexpr int kUsageError = 2;

/// Qt wants arguments that live as long as the application; ours are read already.
struct Application {
    Application()
    {
        if (translator.load(QLocale(), QStringLiteral("core"), QStringLiteral("_"), QStringLiteral(":/i18n")))
            QCoreApplication::installTranslator(&translator);
    }

    char name[7] = "toiled";
    char *words[2] = {name, nullptr};
    int count = 1;
    QCoreApplication application{count, words};
    QTranslator translator;
};

void say(std::FILE *stream, const QString &text)
{
    std::fputs(qPrintable(text), stream);
    std::fputc('\n', stream);
    std::fflush(stream);
}

void letGoOfStreams()
{
    const Descriptor null(::open("/dev/null", O_RDWR | O_CLOEXEC));
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        ::dup2(null.get(), stream);
}

/// Only what programs in machines and the helper itself need; they get their own from ProgramSurroundings.
void cleanEnvironment(const ProgramSurroundings &surroundings)
{
    ::clearenv();
    qputenv("PATH", surroundings.path);
    qputenv("LC_ALL", "C.UTF-8");
}

QStringList notesOf(IdMapping mapping)
{
    if (mapping != IdMapping::Single)
        return {};
    return {Text::tr("You have no range of subordinate ids, so programs in machines run as yourself and cannot become "
                     "other users. To be root in machines, install the package uidmap and add a line for you to "
                     "/etc/subuid and /etc/subgid.")};
}

LabInfo infoOf(const Arguments &arguments, const SandboxInside &inside, KernelFeatures features)
{
    LabInfo info;
    info.lab = arguments.lab;
    info.engine = QStringLiteral("sandbox");
    info.file = arguments.file;
    info.since = QDateTime::currentMSecsSinceEpoch();
    info.pid = inside.outerPid;
    info.notes = notesOf(inside.mapping);
    info.features = std::move(features);
    return info;
}

}  // namespace

int reportFailure(const SandboxFailure &failure)
{
    const Application application;
    say(stderr, describe(failure).message);
    return kSandboxFailed;
}

int sayUsage(bool asked)
{
    const Application application;
    std::fputs(qPrintable(usage()), asked ? stdout : stderr);
    return asked ? 0 : kUsageError;
}

int runHelper(const Arguments &arguments, SandboxInside inside, LabSocket socket,
              const ProgramSurroundings &surroundings)
{
    const Application application;
    cleanEnvironment(surroundings);
    auto platform = LinuxPlatform::open();
    if (!platform) {
        say(stderr, platform.error().message);
        return kSandboxFailed;
    }
    LinuxPlatform &kernel = **platform;
    MachinePrograms programs(surroundings,
                             [&kernel](const QString &machine) { return kernel.namespaceDescriptor(machine); });
    Signals signalSource;
    Server server(infoOf(arguments, inside, kernel.features()), kernel, kernel, programs);
    QObject::connect(&signalSource, &Signals::childEnded, &server, &Server::childEnded);
    QObject::connect(&signalSource, &Signals::terminationAsked, &server,
                     [&server] { server.shutDown(Text::tr("The lab's helper was told to end.")); });
    QObject::connect(&server, &Server::closing, &server,
                     [&socket] { ::unlinkat(socket.directory.get(), socket.name.c_str(), 0); });
    // No destructor: the kernel removes processes, mounts and namespaces faster than anybody could one by one.
    QObject::connect(&server, &Server::finished, &server, [] { ::_exit(0); });

    QSocketNotifier outside(inside.link.get(), QSocketNotifier::Read);
    QObject::connect(&outside, &QSocketNotifier::activated, &server,
                     [&server] { server.shutDown(Text::tr("The lab's helper was ended from outside.")); });
    if (!dieWithOutside(inside, socket.directory.get(), socket.name))
        return kSandboxFailed;
    server.listen(std::move(socket.listener));
    say(stdout, QStringLiteral("ready"));
    letGoOfStreams();
    reportReady(inside);
    return QCoreApplication::exec();
}
