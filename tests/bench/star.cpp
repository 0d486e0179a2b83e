// SPDX-License-Identifier: GPL-2.0-or-later
// star METHOD HOSTS [quiet]: deploys and undeploys one star in the namespaces it is started in (never the machine's
// own: `bench` gives it fresh ones) and prints what it cost as one line of JSON.
#include "tests/bench/meter.h"
#include "tests/bench/peers.h"
#include "tests/bench/rawstar.h"

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
    const Memory before = memory();
    const int processesBefore = processCount();
    double cpu = machineCpu();
    const Stopwatch deploying;
    method.deploy();
    result[QStringLiteral("deployMs")] = deploying.milliseconds();
    result[QStringLiteral("deployCpuMs")] = machineCpu() - cpu;
    if (quiet) {
        cpu = machineCpu();
        std::this_thread::sleep_for(std::chrono::seconds(10));
        result[QStringLiteral("quietCpuMs")] = machineCpu() - cpu;
        const Memory now = memory();
        result[QStringLiteral("kernelKibPerHost")] = double(now.kernel - before.kernel) / hosts;
        result[QStringLiteral("memFreeKibPerHost")] = double(before.free - now.free) / hosts;
        result[QStringLiteral("processesPerHost")] = double(processCount() - processesBefore) / hosts;
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
