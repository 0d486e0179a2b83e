// SPDX-License-Identifier: GPL-2.0-or-later
// vm HOSTS: how soon a micro-VM serves, what a first deploy in it takes, and how fast its tables tell. Started by
// `bench` in a run-time folder of its own.
#include "core/kernel/plan.h"
#include "core/lab/lower.h"
#include "tests/bench/meter.h"
#include "tests/bench/starlab.h"
#include "tests/bench/toilestar.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <stdexcept>

using namespace toile;
using namespace toile::bench;

namespace {

constexpr int kSeconds = 120;
constexpr int kRuns = 5;
constexpr int kChanges = 200;
constexpr int kTrunkedHosts = 200;
constexpr int kVlans = 10;

/// One micro-VM, from its start to its end.
class VmLab {
public:
    VmLab()
    {
        QObject::connect(&m_session, &EngineSession::failed, [this](const Error &error) { m_failure = error; });
        const auto launch = vmLaunch(QStringLiteral("bench-vm"));
        if (!launch)
            throw std::runtime_error(launch.error().message.toStdString());
        m_session.startOrConnect(*launch);
        wait([this] { return m_session.isReady(); }, "the micro-VM does not become ready");
    }
    VmLab(const VmLab &) = delete;
    VmLab &operator=(const VmLab &) = delete;

    void wait(const std::function<bool()> &condition, const char *what)
    {
        waitUntil([&] { return condition() || m_failure; }, kSeconds, what);
        if (m_failure)
            throw std::runtime_error(m_failure->message.toStdString());
    }

    void deploy(const Plan &steps)
    {
        std::optional<Applied> outcome;
        const auto connection =
            QObject::connect(&m_session, &EngineSession::applied, [&](const Applied &applied) { outcome = applied; });
        m_session.applyPlan(steps, QStringLiteral("bench-vm.toile"));
        wait([&] { return outcome.has_value(); }, "the plan is not applied");
        QObject::disconnect(connection);
        if (!outcome->ok)
            throw std::runtime_error(outcome->error.message.toStdString());
    }

    /// Until the lab's name is free again.
    void end()
    {
        bool closed = false;
        QObject::connect(&m_session, &EngineSession::closed, [&] { closed = true; });
        m_session.undeploy();
        wait([&] { return closed; }, "the helper does not say goodbye");
    }

    EngineSession &session() { return m_session; }

private:
    EngineSession m_session;
    std::optional<Error> m_failure;
};

bool shows(const LiveState &live, const QString &address)
{
    const auto machine = live.machines.find(QStringLiteral("H1"));
    if (machine == live.machines.end())
        return false;
    const auto &rows = machine->second.neighbours;
    return std::any_of(rows.begin(), rows.end(),
                       [&](const auto &row) { return row.second.address.toString() == address; });
}

/// From the command to `ip` in the guest to the row in our own copy of the table, both ways through the one line.
std::vector<double> changeDelays(VmLab &lab)
{
    EngineSession &session = lab.session();
    session.observe(true, false);
    lab.wait([&] { return session.hasLive(); }, "the helper does not tell its state");
    StartProgram request;
    request.machine = QStringLiteral("H1");
    request.arguments = {QStringLiteral("ip"), QStringLiteral("-batch"), QStringLiteral("-")};
    Program *program = session.startProgram(request);
    std::vector<double> delays;
    for (int i = 0; i < kChanges; ++i) {
        const QString address = QStringLiteral("10.0.250.%1").arg(i + 1);
        const Stopwatch watch;
        program->write(QStringLiteral("neigh replace %1 lladdr 02:00:00:00:00:01 dev eth0 nud permanent\n")
                           .arg(address)
                           .toLatin1());
        lab.wait([&] { return shows(session.live(), address); }, "a change is not told");
        delays.push_back(watch.milliseconds());
    }
    program->closeInput();
    std::sort(delays.begin(), delays.end());
    return delays;
}

double percentile(const std::vector<double> &sorted, double part)
{
    return sorted[size_t(std::ceil(part * double(sorted.size())) - 1)];
}

QJsonObject measureVm(int hosts)
{
    const Plan steps = plan(lower(starLab(hosts).topology()), KernelState());
    {
        const VmLab first;
    }  // builds the image, if it must
    std::vector<double> ready;
    std::vector<double> deploys;
    std::vector<double> delays;
    for (int run = 0; run < kRuns; ++run) {
        const Stopwatch start;
        VmLab lab;
        ready.push_back(start.milliseconds());
        const Stopwatch deploy;
        lab.deploy(steps);
        deploys.push_back(deploy.milliseconds());
        if (run == 0)
            delays = changeDelays(lab);
        lab.end();
    }
    const Plan trunks = plan(lower(trunkedStarLab(kTrunkedHosts, kVlans).topology()), KernelState());
    VmLab trunked;
    const Stopwatch trunking;
    trunked.deploy(trunks);
    const double trunkMs = trunking.milliseconds();
    trunked.end();
    std::sort(ready.begin(), ready.end());
    std::sort(deploys.begin(), deploys.end());
    return {{QStringLiteral("readyMs"), percentile(ready, 0.5)},
            {QStringLiteral("readyMaxMs"), ready.back()},
            {QStringLiteral("deployMs"), percentile(deploys, 0.5)},
            {QStringLiteral("trunkMs"), trunkMs},
            {QStringLiteral("changeP50Ms"), percentile(delays, 0.5)},
            {QStringLiteral("changeP99Ms"), percentile(delays, 0.99)}};
}

}  // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QJsonObject result;
    try {
        result = measureVm(application.arguments().value(1).toInt());
    } catch (const std::exception &error) {
        result = {{QStringLiteral("error"), QString::fromUtf8(error.what())}};
    }
    std::puts(QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    return result.contains(QStringLiteral("error")) ? 1 : 0;
}
