// SPDX-License-Identifier: GPL-2.0-or-later
// live HOSTS: what a running star costs and how fast it tells. Started by `bench` in fresh namespaces.
#include "tests/bench/meter.h"
#include "tests/bench/toilestar.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QTimer>

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <stdexcept>
#include <thread>

using namespace toile;
using namespace toile::bench;

namespace {

constexpr int kEvents = 200;

struct HelperUse {
    double cpuMs = 0;
    double residentKib = 0;
};

/// Of all helpers, and those that watch them, in this process namespace.
HelperUse helperUse()
{
    HelperUse use;
    for (const QString &pid : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
        if (!stat.open(QIODevice::ReadOnly))
            continue;
        const QByteArray text = stat.readAll();
        if (!text.contains("(toiled)") && !text.contains("(toile-watch)"))
            continue;
        const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
        // After the name: state is field 3 of proc(5), utime 14, stime 15, rss 24.
        use.cpuMs +=
            (fields.value(11).toDouble() + fields.value(12).toDouble()) * 1000.0 / double(::sysconf(_SC_CLK_TCK));
        use.residentKib += fields.value(21).toDouble() * double(::sysconf(_SC_PAGESIZE)) / 1024.0;
    }
    return use;
}

double percentile(std::vector<double> values, double part)
{
    if (values.empty())
        return std::nan("");
    std::sort(values.begin(), values.end());
    return values[size_t(std::min(double(values.size()) - 1, std::ceil(part * double(values.size())) - 1))];
}

qint64 nowNs()
{
    return std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Ten seconds in which the session speaks and listens.
void attend()
{
    QEventLoop loop;
    QTimer::singleShot(std::chrono::seconds(10), &loop, &QEventLoop::quit);
    loop.exec();
}

/// From the kernel's event to the line that `toilectl show --follow` prints, in milliseconds.
std::vector<double> followDelays(ToileStar &star)
{
    QMap<QByteArray, qint64> printed;
    QProcess follow;
    QByteArray rest;
    QObject::connect(&follow, &QProcess::readyReadStandardOutput, [&] {
        const qint64 now = nowNs();
        rest += follow.readAllStandardOutput();
        for (qsizetype end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
            const qsizetype at = rest.left(end).indexOf("10.0.250.");
            if (at >= 0) {
                const QByteArray address = rest.mid(at, rest.indexOf('"', at) - at);
                if (!printed.contains(address))
                    printed[address] = now;
            }
            rest.remove(0, end + 1);
        }
    });
    follow.start(QCoreApplication::applicationDirPath() + QStringLiteral("/../bin/toilectl"),
                 {QStringLiteral("show"), QStringLiteral("star"), QStringLiteral("arp"), QStringLiteral("--machine"),
                  QStringLiteral("H1"), QStringLiteral("--follow"), QStringLiteral("--json")});
    follow.waitForStarted();
    // It follows once it has the whole state; nothing on its output says when.
    std::this_thread::sleep_for(std::chrono::seconds(1));

    QByteArray asked;
    bool ended = false;
    StartProgram request;
    request.machine = QStringLiteral("H1");
    request.arguments = {QCoreApplication::applicationDirPath() + QStringLiteral("/events"), QString::number(kEvents)};
    Program *program = star.session().startProgram(request);
    QObject::connect(program, &Program::output, [&](const QByteArray &bytes) { asked += bytes; });
    QObject::connect(program, &Program::ended, [&] { ended = true; });
    waitUntil([&] { return ended && printed.size() >= kEvents; }, 60, "not every event was printed");
    follow.terminate();
    follow.waitForFinished(5000);

    std::vector<double> delays;
    for (const QByteArray &line : asked.split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() == 2 && printed.contains(words[0]))
            delays.push_back(double(printed[words[0]] - words[1].toLongLong()) / 1e6);
    }
    return delays;
}

QJsonObject measureLive(int hosts)
{
    QJsonObject result;
    ToileStar star(hosts);
    star.prepare();
    star.start();
    star.deploy();
    // Let what the deploy left behind come to rest.
    std::this_thread::sleep_for(std::chrono::seconds(3));
    HelperUse before = helperUse();
    attend();
    const HelperUse after = helperUse();
    result[QStringLiteral("helperMiB")] = after.residentKib / 1024;
    result[QStringLiteral("idlePercent")] = (after.cpuMs - before.cpuMs) / 10000 * 100;

    star.session().observe(true, true);
    before = helperUse();
    attend();
    result[QStringLiteral("countersPercent")] = (helperUse().cpuMs - before.cpuMs) / 10000 * 100;
    star.session().observe(true, false);

    const std::vector<double> delays = followDelays(star);
    result[QStringLiteral("followEvents")] = int(delays.size());
    result[QStringLiteral("followP50Ms")] = percentile(delays, 0.5);
    result[QStringLiteral("followP99Ms")] = percentile(delays, 0.99);
    star.undeploy();
    return result;
}

}  // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QJsonObject result;
    try {
        result = measureLive(application.arguments().value(1).toInt());
    } catch (const std::exception &error) {
        result = {{QStringLiteral("error"), QString::fromUtf8(error.what())}};
    }
    std::puts(QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    return result.contains(QStringLiteral("error")) ? 1 : 0;
}
