// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/toilestar.h"

#include "core/kernel/plan.h"
#include "core/lab/labfile.h"
#include "core/lab/lower.h"
#include "tests/bench/meter.h"
#include "tests/bench/starlab.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QEventLoop>
#include <QProcess>
#include <QTimer>

#include <fcntl.h>
#include <linux/magic.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/vfs.h>
#include <sys/wait.h>

#include <cstring>
#include <future>
#include <stdexcept>
#include <thread>

namespace toile::bench {

namespace {

constexpr int kSeconds = 120;

[[noreturn]] void fail(const Error &error)
{
    throw std::runtime_error((error.message + u' ' + error.detail + u' ' + error.kernelText).toStdString());
}

/// The namespace of the star's switch, as the helper has named it in its own mount namespace; waits until it is made.
Fd switchNamespace(const Stopwatch &watch)
{
    while (watch.milliseconds() < kSeconds * 1000.0) {
        const QStringList processes = QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs);
        for (const QString &process : processes) {
            const QByteArray path = "/proc/" + process.toLatin1() + "/root/run/netns/SW";
            Fd ns(::open(path.constData(), O_RDONLY | O_CLOEXEC));
            struct statfs kind = {};
            if (ns.get() >= 0 && ::fstatfs(ns.get(), &kind) == 0 && kind.f_type == NSFS_MAGIC)
                return ns;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    throw std::runtime_error("the switch of the star has no namespace");
}

bool isUp(const Netlink &socket, const char *name)
{
    ifreq request = {};
    std::strncpy(request.ifr_name, name, IFNAMSIZ - 1);
    return ::ioctl(socket.fd(), SIOCGIFFLAGS, &request) == 0 && (request.ifr_flags & IFF_UP) != 0;
}

/// Looks from outside until all ports forward; hardly at all before the bridge, which comes up last, is up.
void witnessForwarding(int ports)
{
    const Stopwatch watch;
    const Fd ns = switchNamespace(watch);
    if (::setns(ns.get(), CLONE_NEWNET) != 0)
        throw std::runtime_error("the namespace of the switch cannot be entered");
    Netlink questions;
    Netlink events(RTMGRP_LINK);
    while (!isUp(questions, "br0")) {
        if (watch.milliseconds() > kSeconds * 1000.0)
            throw std::runtime_error("the bridge of the star does not come up");
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    if (!toile::bench::waitForwarding(questions, events, ports, kSeconds))
        throw std::runtime_error("the ports of the star do not forward");
}

Launch launch()
{
    const auto launch = sandboxLaunch(QStringLiteral("star"));
    if (!launch)
        fail(launch.error());
    return *launch;
}

}  // namespace

void waitUntil(const std::function<bool()> &condition, int seconds, const char *what)
{
    const QDeadlineTimer deadline(seconds * 1000);
    QTimer waker;  // so that the wait ends when nothing ever comes
    waker.start(500);
    while (!condition()) {
        if (deadline.hasExpired())
            throw std::runtime_error(what);
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
    }
}

ToileStar::ToileStar(int hosts) : m_hosts(hosts)
{
    QObject::connect(&m_session, &EngineSession::failed, [this](const Error &error) { m_failure = error; });
}

void ToileStar::prepare()
{
    const Document lab = starLab(m_hosts);
    m_plan = plan(lower(lab.topology()), KernelState());
    if (const auto saved = saveLab(lab, m_folder.filePath(QStringLiteral("star.toile"))); !saved)
        fail(saved.error());
}

void ToileStar::start()
{
    m_session.startOrConnect(launch());
    waitUntil([&] { return m_session.isReady() || m_failure; }, kSeconds, "the helper does not start");
    if (m_failure)
        fail(*m_failure);
    m_session.observe(true, false);
    waitUntil([&] { return m_session.hasLive(); }, kSeconds, "the helper does not tell its state");
}

void ToileStar::attach()
{
    m_session.connectTo(launch());
    waitUntil([&] { return m_session.isReady(); }, kSeconds, "the lab that toilectl deployed does not answer");
    m_session.observe(true, false);
    waitForwarding();
}

int ToileStar::forwardingPorts() const
{
    int forwarding = 0;
    const auto hub = m_session.live().machines.find(QStringLiteral("SW"));
    if (hub != m_session.live().machines.end()) {
        for (const auto &[name, link] : hub->second.links)
            forwarding += link.portState == u"forwarding" ? 1 : 0;
    }
    return forwarding;
}

void ToileStar::waitForwarding()
{
    waitUntil([&] { return m_session.hasLive() && forwardingPorts() >= m_hosts; }, kSeconds,
              "the ports of the star do not forward");
}

double ToileStar::deploy()
{
    const Stopwatch watch;
    auto seen = std::async(std::launch::async, [this, &watch] {
        witnessForwarding(m_hosts);
        return watch.milliseconds();
    });
    std::optional<Applied> outcome;
    const auto connection =
        QObject::connect(&m_session, &EngineSession::applied, [&](const Applied &applied) { outcome = applied; });
    m_session.applyPlan(m_plan, QStringLiteral("star.toile"));
    waitUntil([&] { return outcome.has_value(); }, kSeconds, "the plan is not applied");
    QObject::disconnect(connection);
    if (!outcome->ok)
        fail(outcome->error);
    waitForwarding();
    return seen.get();
}

void ToileStar::undeploy()
{
    bool closed = false;
    const auto connection = QObject::connect(&m_session, &EngineSession::closed, [&] { closed = true; });
    m_session.undeploy();
    waitUntil([&] { return closed; }, kSeconds, "the helper does not say goodbye");
    QObject::disconnect(connection);
}

void ToileStar::waitHelperGone(int processesBefore)
{
    const Stopwatch watch;
    while (processCount() > processesBefore) {
        // This program may be the init process of its process namespace: then orphans are its to bury.
        while (::waitpid(-1, nullptr, WNOHANG) > 0) {
        }
        if (watch.milliseconds() > kSeconds * 1000.0)
            throw std::runtime_error("the helper does not end");
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

void ToileStar::runCtl(const QStringList &arguments)
{
    QProcess ctl;
    ctl.start(QCoreApplication::applicationDirPath() + QStringLiteral("/../bin/toilectl"), arguments);
    if (!ctl.waitForFinished(kSeconds * 1000) || ctl.exitStatus() != QProcess::NormalExit || ctl.exitCode() != 0)
        throw std::runtime_error("toilectl: " + ctl.readAllStandardError().right(500).toStdString());
}

void ToileStar::ctlDeploy()
{
    runCtl({QStringLiteral("deploy"), m_folder.filePath(QStringLiteral("star.toile"))});
}

void ToileStar::ctlUndeploy()
{
    runCtl({QStringLiteral("undeploy"), QStringLiteral("star")});
}

}  // namespace toile::bench
