// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toiled/helper.h"

#include "app/toiled/application.h"
#include "app/toiled/lentcards.h"
#include "app/toiled/lostsocket.h"
#include "app/toiled/signals.h"
#include "app/toiled/text.h"
#include "core/helper/server.h"
#include "core/linux/linuxplatform.h"
#include "core/protocol/helperstatus.h"
#include "core/system/servicelink.h"

#include <QDateTime>
#include <QSocketNotifier>

#include <unistd.h>

#include <clocale>

namespace {

using namespace toile;

constexpr int kUsageError = 2;

/// Only what programs in machines and the helper itself need; they get their own from ProgramSurroundings.
void cleanEnvironment(const ProgramSurroundings &surroundings)
{
    ::clearenv();
    qputenv("PATH", surroundings.path);
    qputenv("LC_ALL", "C.UTF-8");
    std::setlocale(LC_MESSAGES, "C");  // what the system says goes to clients of any language, as it says it
}

QStringList notesOf(IdMapping mapping)
{
    if (mapping != IdMapping::Single)
        return {};
    return {ToiledText::tr(
        "You have no range of subordinate ids, so programs in machines run as yourself and cannot become "
        "other users. To be root in machines, install the package uidmap and add a line for you to "
        "/etc/subuid and /etc/subgid.")};
}

LabInfo infoOf(const Arguments &arguments, const SandboxInside &inside, KernelFeatures features)
{
    LabInfo info;
    info.lab = arguments.lab;
    info.engine = arguments.mode == Arguments::Mode::Worker ? QStringLiteral("system") : QStringLiteral("sandbox");
    info.file = arguments.file;
    info.since = QDateTime::currentMSecsSinceEpoch();
    info.pid = inside.outerPid;
    info.notes = [mapping = inside.mapping] { return notesOf(mapping); };
    info.features = std::move(features);
    return info;
}

/// Of a helper that its clients find by themselves.
void serve(Server &server, LabSocket &socket)
{
    QObject::connect(&server, &Server::closing, &server, [&socket] { removeSocket(socket); });
    endWithSocket(server, socket, [&server](const Wording &reason) { server.shutDown(reason); });
    server.listen(std::move(socket.listener));
    showReady(socket);
    say(stdout, QStringLiteral("ready"));
}

/// Of a helper whose clients the system service hands over.
void serve(Server &server, ServiceLink &link)
{
    QObject::connect(&link, &ServiceLink::clientCame, &server,
                     [&](quint32 client) { server.addClient(link.takeClient(), client); });
    QObject::connect(&link, &ServiceLink::ended, &server, [&server] {
        server.shutDown([] { return ToiledText::tr("The system service ended, and its labs with it."); });
    });
    link.send(HelperReady());
}

}  // namespace

int reportFailure(const SandboxFailure &failure, const QString &language)
{
    const Application application(language);
    say(stderr, describe(failure).message);
    return failure.reason == SandboxFailure::Reason::AlreadyRunning ? kRunsAlready : kSandboxFailed;
}

int sayUsage(bool asked)
{
    const Application application;
    std::fputs(qPrintable(usage()), asked ? stdout : stderr);
    return asked ? 0 : kUsageError;
}

int runHelper(const Arguments &arguments, SandboxInside inside, ClientSource clients,
              const ProgramSurroundings &surroundings)
{
    Application application(arguments.language);
    cleanEnvironment(surroundings);
    auto platform = LinuxPlatform::open();
    if (!platform) {
        say(stderr, platform.error().message);
        return kSandboxFailed;
    }
    LinuxPlatform &kernel = **platform;
    MachinePrograms programs(surroundings,
                             [&kernel](const QString &machine) { return kernel.namespaceDescriptor(machine); });
    std::optional<ServiceLink> link;
    std::optional<LentCards> cards;
    if (auto *service = std::get_if<Descriptor>(&clients)) {
        link.emplace(std::move(*service));
        cards.emplace(*link, kernel, application.interpreter);
        kernel.lendCardsFrom(*cards);
    }
    Signals signalSource;
    Server server(infoOf(arguments, inside, kernel.features()), kernel, kernel, programs, application.interpreter);
    QObject::connect(&signalSource, &Signals::childEnded, &server, &Server::childEnded);
    QObject::connect(&signalSource, &Signals::terminationAsked, &server, [&server] {
        server.shutDown([] { return ToiledText::tr("The lab’s helper was told to end."); });
    });
    // No destructor: the kernel removes processes, mounts and namespaces faster than anybody could one by one.
    QObject::connect(&server, &Server::finished, &server, [] { ::_exit(0); });

    QSocketNotifier outside(inside.link.get(), QSocketNotifier::Read);
    QObject::connect(&outside, &QSocketNotifier::activated, &server, [&server] {
        server.shutDown([] { return ToiledText::tr("The lab’s helper was ended from outside."); });
    });
    auto *socket = std::get_if<LabSocket>(&clients);
    if (!dieWithOutside(inside, socket))
        return kSandboxFailed;
    if (cards) {
        server.lendCardsFrom(*cards);
        // Who is told that the lab is gone finds the computer's cards where they were.
        QObject::connect(&server, &Server::closing, &*cards, &LentCards::giveAllBack);
    }
    if (socket)
        serve(server, *socket);
    else
        serve(server, *link);
    letGoOfStreams();
    reportReady(inside);
    return QCoreApplication::exec();
}
