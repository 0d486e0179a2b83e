// SPDX-License-Identifier: GPL-2.0-or-later
// star METHOD HOSTS [quiet]: deploys and undeploys one star in the namespaces it is started in (never the machine's
// own: `bench` gives it fresh ones) and prints what it cost as one line of JSON.
#include "tests/bench/meter.h"
#include "tests/bench/peers.h"
#include "tests/bench/rawstar.h"
#include "tests/bench/toilestar.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <linux/rtnetlink.h>

#include <cstdio>
#include <functional>
#include <stdexcept>
#include <thread>

using namespace toile::bench;

namespace {

struct Method {
    std::function<void()> deploy;    ///< returns when all ports forward
    std::function<void()> undeploy;  ///< returns when the person gets the prompt back
};

/// Deploy, optionally ten quiet seconds, undeploy, wait until all is free.
QJsonObject measure(const Method &method, int hosts, bool quiet)
{
    QJsonObject result;
    // What the machine does by itself is no cost of the lab.
    const auto tenSeconds = [] {
        const double cpu = machineCpu();
        std::this_thread::sleep_for(std::chrono::seconds(10));
        return machineCpu() - cpu;
    };
    const double background = quiet ? tenSeconds() : 0;
    const Memory before = memory();
    const int processesBefore = processCount();
    const double cpu = machineCpu();
    const Stopwatch deploying;
    method.deploy();
    result[QStringLiteral("deployMs")] = deploying.milliseconds();
    result[QStringLiteral("deployCpuMs")] = machineCpu() - cpu;
    if (quiet) {
        result[QStringLiteral("quietCpuMs")] = tenSeconds() - background;
        result[QStringLiteral("backgroundCpuMs")] = background;
        const Memory now = memory();
        result[QStringLiteral("kernelKibPerHost")] = double(now.kernel - before.kernel) / hosts;
        result[QStringLiteral("memFreeKibPerHost")] = double(before.free - now.free) / hosts;
        result[QStringLiteral("processes")] = double(processCount() - processesBefore);
    }
    const Stopwatch undeploying;
    method.undeploy();
    result[QStringLiteral("returnsMs")] = undeploying.milliseconds();
    if (!waitFreed(60))
        throw std::runtime_error("the namespaces are not freed after 60 s");
    result[QStringLiteral("freedMs")] = undeploying.milliseconds();
    return result;
}

QJsonObject measureRaw(int hosts, bool quiet)
{
    RawStar star;
    return measure({[&] { star.deploy(hosts); }, [&] { star.undeploy(); }}, hosts, quiet);
}

QJsonObject measurePeer(PeerStar::Tool tool, int hosts, bool quiet)
{
    PeerStar star(tool, hosts);
    if (!star.prepare())
        return {{QStringLiteral("missing"), star.complaint()}};
    const auto require = [&](bool done) {
        if (!done)
            throw std::runtime_error(star.complaint().toStdString());
    };
    const auto deploy = [&] {
        require(star.deploy());
        Netlink questions;
        Netlink events(RTMGRP_LINK);
        if (!waitForwarding(questions, events, hosts, 60))
            throw std::runtime_error("the ports do not forward after 60 s");
    };
    return measure({deploy, [&] { require(star.undeploy()); }}, hosts, quiet);
}

/// Inside a running helper: from the plan to all ports forwarding.
QJsonObject measureToile(int hosts, bool quiet)
{
    const int processes = processCount();
    ToileStar star(hosts);
    star.prepare();
    star.start();
    double returns = 0;
    double forwards = 0;
    QJsonObject result = measure({[&] { forwards = star.deploy(); },
                                  [&] {
                                      const Stopwatch watch;
                                      star.undeploy();
                                      returns = watch.milliseconds();
                                      ToileStar::waitHelperGone(processes);
                                  }},
                                 hosts, quiet);
    result[QStringLiteral("toldMs")] = result[QStringLiteral("deployMs")];
    result[QStringLiteral("deployMs")] = forwards;
    result[QStringLiteral("returnsMs")] = returns;
    return result;
}

/// With toilectl: from its start to its return. All ports must forward very soon after.
QJsonObject measureToilectl(int hosts, bool quiet)
{
    const int processes = processCount();
    ToileStar star(hosts);
    star.prepare();
    double deploys = 0;
    double returns = 0;
    QJsonObject result = measure({[&] {
                                      const Stopwatch watch;
                                      star.ctlDeploy();
                                      deploys = watch.milliseconds();
                                      star.attach();
                                  },
                                  [&] {
                                      star.session().disconnectFromLab();
                                      const Stopwatch watch;
                                      star.ctlUndeploy();
                                      returns = watch.milliseconds();
                                      ToileStar::waitHelperGone(processes);
                                  }},
                                 hosts, quiet);
    result[QStringLiteral("deployMs")] = deploys;
    result[QStringLiteral("returnsMs")] = returns;
    return result;
}

}  // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    const QString method = arguments.value(1);
    const int hosts = arguments.value(2).toInt();
    const bool quiet = arguments.value(3) == QStringLiteral("quiet");
    QJsonObject result;
    try {
        if (method == QStringLiteral("raw"))
            result = measureRaw(hosts, quiet);
        else if (method == QStringLiteral("toile"))
            result = measureToile(hosts, quiet);
        else if (method == QStringLiteral("toilectl"))
            result = measureToilectl(hosts, quiet);
        else if (method == QStringLiteral("script"))
            result = measurePeer(PeerStar::Tool::Script, hosts, quiet);
        else if (method == QStringLiteral("batch"))
            result = measurePeer(PeerStar::Tool::Batch, hosts, quiet);
        else if (method == QStringLiteral("mininet"))
            result = measurePeer(PeerStar::Tool::Mininet, hosts, quiet);
        else
            return 2;
    } catch (const std::exception &error) {
        result = {{QStringLiteral("error"), QString::fromUtf8(error.what())}};
    }
    std::puts(QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    return result.contains(QStringLiteral("error")) ? 1 : 0;
}
