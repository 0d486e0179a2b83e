// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/window/runninglab.h"

#include "core/engine/launch.h"
#include "core/kernel/connectedroutes.h"
#include "core/linux/sandboxsocket.h"
#include "tests/canvas/handrun.h"
#include "tests/support/reap.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <csignal>

namespace toile {

namespace {

constexpr int kReap = 10;           // milliseconds
constexpr int kInsideVxlan = 1450;  // bytes, of 1500

/// As iputils says it.
QString pingOutput(const QString &to, bool answers)
{
    QString text = QStringLiteral("PING %1 (%1) 56(84) bytes of data.\n").arg(to);
    for (int packet = 1; packet <= 3; ++packet) {
        text += answers ? QStringLiteral("64 bytes from %1: icmp_seq=%2 ttl=63 time=0.%3 ms\n")
                              .arg(to)
                              .arg(packet)
                              .arg(90 - 13 * packet)
                        : QStringLiteral("no answer yet for icmp_seq=%1\n").arg(packet);
    }
    text += QStringLiteral("\n--- %1 ping statistics ---\n3 packets transmitted, %2 received, %3% packet loss, "
                           "time 2041ms\n")
                .arg(to)
                .arg(answers ? 3 : 0)
                .arg(answers ? 0 : 100);
    if (answers)
        text += QStringLiteral("rtt min/avg/max/mdev = 0.051/0.064/0.077/0.010 ms\n");
    return text;
}

}  // namespace

Result<> LearningKernel::perform(const Step &step)
{
    if (performed == refuseAt) {
        ++performed;
        return Error{ErrorCode::KernelRefused, {}, {}, EINVAL, refusal};
    }
    return FakeKernel::perform(step);
}

Result<> LearningKernel::read(const QString &machine, LiveTables tables, LiveMachine &into)
{
    if (const auto found = FakeKernel::read(machine, tables, into); !found)
        return found;
    into = liveStateOf(state).machines.at(machine);
    into.ipv6 = state.namespaces.at(machine).ipv6;
    for (const ConnectedRoute &route : lostRoutes(into)) {
        const RouteRow row{{route.network, {}, route.interface}, route.source, QStringLiteral("kernel")};
        into.routes[row.key()] = row;
    }
    for (auto &[name, link] : into.links) {
        const auto bridge = into.links.find(link.config.master);
        if (std::holds_alternative<VxlanSettings>(link.config.settings))
            link.config.mtu = std::min(link.config.mtu, kInsideVxlan);
        if (bridge == into.links.end())
            continue;
        link.portState = QStringLiteral("forwarding");
        bridge->second.config.mtu = std::min(bridge->second.config.mtu, link.config.mtu);
    }
    if (const auto known = learnt.machines.find(machine); known != learnt.machines.end()) {
        into.neighbours = known->second.neighbours;
        into.fdb = known->second.fdb;
        into.conntrack = known->second.conntrack;
    }
    return Ok();
}

CountersSample LearningKernel::counters()
{
    m_packets += busy ? 1 : 0;
    CountersSample sample;
    for (const auto &[name, machine] : state.namespaces)
        for (const auto &[link, settings] : machine.links)
            sample.machines[name][link] = {98 * m_packets, 98 * m_packets, m_packets, m_packets};
    return sample;
}

Result<StartedProgram> SimulatedPings::start(const ProgramSettings &settings)
{
    const QString to = settings.arguments.last();
    const bool answers = !silent.contains({settings.machine, to});
    ProgramSettings says;
    says.machine = settings.machine;
    says.arguments = {QStringLiteral("/bin/sh"), QStringLiteral("-c"),
                      QStringLiteral("printf '%s' \"$0\"; exit %1").arg(answers ? 0 : 1), pingOutput(to, answers)};
    return m_programs.start(says);
}

RunningLab::RunningLab(const QString &lab, const KernelFeatures &features)
    : m_path(socketPathOf(*runtimeDirectory(), lab)),
      m_server(LabInfo{lab, QStringLiteral("sandbox"), {}, 1234, 42, {}, features}, kernel, kernel, pings,
               m_interpreter)
{
    std::signal(SIGPIPE, SIG_IGN);
    auto listening = listenOn(QFile::encodeName(m_path).toStdString());
    auto *socket = std::get_if<LabSocket>(&listening);
    QVERIFY(socket);
    m_server.listen(std::move(socket->listener));
    showReady(*socket);
    QObject::connect(&m_reaper, &QTimer::timeout, &m_server, [this] { test::reapInto(m_server); });
    QObject::connect(&m_server, &Server::closing, &m_server, [this] { QFile::remove(m_path); });
    m_reaper.start(kReap);
}

RunningLab::~RunningLab()
{
    QFile::remove(m_path);
}

void RunningLab::learn(const LiveState &tables)
{
    kernel.learnt = tables;
    tell();
}

void RunningLab::tell()
{
    for (const QString &machine : kernel.machines())
        kernel.announce(machine, kAllTables);
}

}  // namespace toile
