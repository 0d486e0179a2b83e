// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toiled/system.h"

#include "app/toiled/application.h"
#include "core/system/front.h"
#include "core/system/polkit.h"

#include <sys/signalfd.h>

#include <csignal>

namespace {

using namespace toile;

constexpr int kIdleLimit = 60000;  ///< milliseconds; systemd starts us again when somebody comes

/// SIGTERM and SIGINT as a descriptor. Not SIGCHLD: every child is watched by a descriptor of its own.
Descriptor terminationSignals()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&set, number);
    sigprocmask(SIG_BLOCK, &set, nullptr);
    return Descriptor(::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
}

}  // namespace

int runSystem(LabSocket socket, bool activated, const Arguments &arguments)
{
    Application application;
    PolkitAuthority authority({});
    Front::Settings settings;
    settings.helper = QStringLiteral("/proc/self/exe");
    settings.cards.guard = settings.helper;
    settings.cards.patience = arguments.confirmWithin * 1000;
    settings.cards.virtualCards = arguments.virtualCards ? VirtualCards::Yes : VirtualCards::No;
    if (activated)
        settings.idleLimit = kIdleLimit;
    Front front(settings, authority, application.interpreter);
    const Descriptor signals = terminationSignals();
    QSocketNotifier told(signals.get(), QSocketNotifier::Read);
    QObject::connect(&told, &QSocketNotifier::activated, &front, [&] {
        told.setEnabled(false);
        front.shutDown();
    });
    QObject::connect(&front, &Front::idle, &front, &Front::shutDown);
    QObject::connect(&front, &Front::finished, qApp, &QCoreApplication::quit);
    front.recoverCards();
    front.listen(std::move(socket.listener));
    if (!activated)
        say(stdout, QStringLiteral("ready"));
    const int status = QCoreApplication::exec();
    if (!socket.name.empty())
        removeSocket(socket);  // it is ours, and listens until this process has ended
    return status;
}
