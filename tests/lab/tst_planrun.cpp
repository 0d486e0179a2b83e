// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/plan.h"
#include "core/lab/lower.h"
#include "tests/support/kernelstates.h"
#include "tests/support/randomtopology.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace toile;
using namespace toile::test;

/// The commands of a plan, run by a shell, do to the real kernel what simulate() says: `ip` is the witness.
namespace {

constexpr int kRounds = 4;
constexpr int kTimeLimit = 60000;

/// "M2 eth3 br1 up 10.0.1.2/16": one line a link, as it is wanted.
QStringList linkLines(const KernelState &state)
{
    QStringList lines;
    for (const auto &[ns, machine] : state.namespaces)
        for (const auto &[name, link] : machine.links) {
            QStringList words{ns, name, link.master.isEmpty() ? text("-") : link.master,
                              link.up ? text("up") : text("down")};
            for (const IpPrefix &address : link.addresses)
                words << address.toString();
            lines << words.join(u' ');
        }
    lines.sort();
    return lines;
}

QStringList routeLines(const KernelState &state)
{
    QStringList lines;
    for (const auto &[ns, machine] : state.namespaces)
        for (const RouteState &route : machine.routes)
            lines << ns + u' ' + route.destination.toString() + u' ' +
                         (route.gateway ? route.gateway->toString() : text("-")) + u' ' + QString::number(route.metric);
    lines.sort();
    return lines;
}

QStringList observedLinkLines(const QString &ns, const QByteArray &json)
{
    QStringList lines;
    for (const QJsonValue &each : QJsonDocument::fromJson(json).array()) {
        const QString name = each[u"ifname"].toString();
        if (name == text("lo") || name.isEmpty())
            continue;
        QList<IpPrefix> addresses;
        for (const QJsonValue &address : each[u"addr_info"].toArray())
            if (address[u"scope"].toString() == text("global"))
                addresses << *IpPrefix::parse(
                    QString(address[u"local"].toString() + u'/' + QString::number(address[u"prefixlen"].toInt())));
        std::sort(addresses.begin(), addresses.end());
        const bool isUp = each[u"flags"].toArray().contains(text("UP"));
        QStringList words{ns, name, each[u"master"].toString(text("-")), isUp ? text("up") : text("down")};
        for (const IpPrefix &address : addresses)
            words << address.toString();
        lines << words.join(u' ');
    }
    return lines;
}

QStringList observedRouteLines(const QString &ns, const QByteArray &json)
{
    QStringList lines;
    for (const QJsonValue &each : QJsonDocument::fromJson(json).array()) {
        if (each[u"protocol"].toString() == text("kernel"))
            continue;
        QString destination = each[u"dst"].toString();
        if (destination == text("default"))
            destination = text("0.0.0.0/0");
        lines << ns + u' ' + destination + u' ' + each[u"gateway"].toString(text("-")) + u' ' +
                     QString::number(each[u"metric"].toInt());
    }
    return lines;
}

/// After each state a witness: "== M2" and what `ip` says of its links and of its routes.
QByteArray scriptOf(const std::vector<std::pair<Plan, KernelState>> &stages)
{
    QStringList lines{text("mount -t tmpfs tmpfs /run"), text("set -ex")};
    for (const auto &[steps, state] : stages) {
        for (const Step &step : steps)
            lines += commands(step);
        lines << text("echo ==");
        for (const auto &[ns, machine] : state.namespaces)
            lines << text("echo =%1").arg(ns) << text("ip -n %1 -j addr").arg(ns) << text("ip -n %1 -j route").arg(ns);
    }
    return lines.join(u'\n').toUtf8() + '\n';
}

}  // namespace

class PlanRunTest : public QObject {
    Q_OBJECT
private:
    quint32 m_seed = seedOfTheDay();

    static QByteArray run(const QByteArray &script, QByteArray *errors)
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(text("script")));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(script);
        file.close();
        QProcess process;
        process.start(text("unshare"), {geteuid() == 0 ? text("-nm") : text("-Urnm"), text("dash"), file.fileName()});
        process.waitForFinished(kTimeLimit);
        *errors = process.readAllStandardError();
        return process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
    }

    static void compare(const QByteArray &witness, const KernelState &state)
    {
        QStringList links;
        QStringList routes;
        for (const QByteArray &part : witness.split('=')) {
            const QByteArrayList lines = part.split('\n');
            if (lines.size() < 3)
                continue;
            links += observedLinkLines(QString::fromUtf8(lines.at(0)), lines.at(1));
            routes += observedRouteLines(QString::fromUtf8(lines.at(0)), lines.at(2));
        }
        links.sort();
        routes.sort();
        QCOMPARE(links.join(u'\n'), linkLines(state).join(u'\n'));
        QCOMPARE(routes.join(u'\n'), routeLines(state).join(u'\n'));
    }

private Q_SLOTS:
    void initTestCase() { qInfo("TOILE_SEED=%u repeats this run", m_seed); }

    void theKernelDoesWhatIsSimulated()
    {
        RandomTopology random(m_seed, {.namedGateways = true});
        for (int i = 0; i < kRounds; ++i) {
            const Topology drawing = random.next();
            std::vector<std::pair<Plan, KernelState>> stages;
            KernelState now;
            for (const Topology &topology : {drawing, random.edited(drawing), random.next()}) {
                const Plan steps = plan(lower(topology), now);
                now = *simulate(now, steps);
                stages.emplace_back(steps, now);
            }
            stages.emplace_back(plan({}, now), KernelState());
            const QByteArray script = scriptOf(stages);
            QByteArray errors;
            const QList<QByteArray> witnesses = QByteArray(run(script, &errors)).replace("==\n", "\f").split('\f');
            QVERIFY2(witnesses.size() == 5, errors.right(700).constData());  // the last commands and why
            for (std::size_t stage = 0; stage < stages.size(); ++stage) {
                compare(witnesses.at(static_cast<qsizetype>(stage) + 1), stages[stage].second);
                QVERIFY2(!QTest::currentTestFailed(), errors.constData());
            }
        }
    }
};

QTEST_GUILESS_MAIN(PlanRunTest)
#include "tst_planrun.moc"
