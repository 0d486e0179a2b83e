// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/linuxplatform.h"
#include "tests/linux/ownnamespaces.h"

#include <QTest>

#include <poll.h>

using namespace toile;
using namespace toile::test;

namespace {
QString s(const char *text)
{
    return QString::fromLatin1(text);
}
IpPrefix prefix(const char *text)
{
    return *IpPrefix::parse(s(text));
}
IpAddress address(const char *text)
{
    return *IpAddress::parse(s(text));
}
FirewallRule masquerade(const char *interface)
{
    FirewallRule rule;
    rule.table = FirewallRule::Table::Nat;
    rule.chain = FirewallRule::Chain::Postrouting;
    rule.outInterface = s(interface);
    rule.target = FirewallRule::Target::Masquerade;
    return rule;
}
RouteState defaultVia(const char *gateway)
{
    RouteState route;
    route.destination = IpPrefix::any(IpAddress::Family::V4);
    route.gateway = address(gateway);
    return route;
}
/// The course's case 1B: VM1 - Host1 (forwards, masquerades) - Host2.
Plan case1b()
{
    return {CreateNamespace{s("Host1")},
            CreateNamespace{s("Host2")},
            CreateNamespace{s("VM1")},
            CreateVeth{{s("Host1"), s("eth0"), {}, 0, {}, true}, {s("Host2"), s("eth0"), {}, 0, {}, true}},
            CreateVeth{{s("Host1"), s("tap0"), {}, 0, {}, true}, {s("VM1"), s("eth0"), {}, 0, {}, true}},
            AddAddress{s("Host1"), s("eth0"), prefix("1.0.0.1/8")},
            AddAddress{s("Host1"), s("tap0"), prefix("2.0.0.2/8")},
            AddAddress{s("Host2"), s("eth0"), prefix("1.0.0.2/8")},
            AddAddress{s("VM1"), s("eth0"), prefix("2.0.0.1/8")},
            AddRoute{s("VM1"), defaultVia("2.0.0.2")},
            SetForwarding{s("Host1"), true},
            SetRules{s("Host1"), {masquerade("eth0")}}};
}
/// VM1 and VM2 on br0 of Host1.
Plan bridged()
{
    LinkState bridge;
    bridge.name = s("br0");
    bridge.settings = BridgeSettings{};
    bridge.up = false;
    return {CreateNamespace{s("Host1")},
            CreateNamespace{s("VM1")},
            CreateNamespace{s("VM2")},
            CreateLink{s("Host1"), bridge},
            CreateVeth{{s("Host1"), s("veth1"), {}, 0, s("br0"), true}, {s("VM1"), s("eth0"), {}, 0, {}, true}},
            CreateVeth{{s("VM2"), s("eth0"), {}, 0, {}, true}, {s("Host1"), s("veth2"), {}, 0, s("br0"), true}},
            AddAddress{s("VM1"), s("eth0"), prefix("2.0.0.1/8")},
            AddAddress{s("VM2"), s("eth0"), prefix("2.0.0.2/8")},
            SetLinkUp{s("Host1"), s("br0"), true}};
}
}  // namespace

/// What the kernel does shows in the tables, and only that.
class LinuxLiveTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<LinuxPlatform> m_kernel;

    void perform(const Plan &plan)
    {
        for (const Step &step : plan) {
            const Result<> done = m_kernel->perform(step);
            QVERIFY2(done, done ? "" : qPrintable(done.error().message + u' ' + done.error().kernelText));
        }
    }
    LiveMachine now(const char *machine)
    {
        LiveMachine tables;
        const Result<> done = m_kernel->read(s(machine), kAllTables, tables);
        if (!done)
            qWarning() << done.error().message;
        return tables;
    }
    bool awaitEvents(const char *machine, LiveTables tables, int milliseconds = 2000)
    {
        LiveTables seen;
        QDeadlineTimer deadline(milliseconds);
        while ((seen & tables) != tables && !deadline.hasExpired()) {
            pollfd watch{m_kernel->eventDescriptor(), POLLIN, 0};
            ::poll(&watch, 1, int(deadline.remainingTime()));
            const auto events = m_kernel->takeEvents();
            if (const auto found = events.find(s(machine)); found != events.end())
                seen |= found->second;
        }
        return (seen & tables) == tables;
    }

private Q_SLOTS:
    void init()
    {
        auto opened = LinuxPlatform::open();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_kernel = std::move(*opened);
    }
    void cleanup() { m_kernel.reset(); }

    void pingThroughNatFillsConntrack()
    {
        perform(case1b());
        m_kernel->takeEvents();
        QCOMPARE(runIn(s("VM1"), s("ping -n -c1 -W2 1.0.0.2")).status, 0);
        QVERIFY(awaitEvents("Host1", LiveTable::Conntrack));
        const LiveMachine host = now("Host1");
        QCOMPARE(host.conntrack.size(), size_t(1));
        const ConntrackRow row = host.conntrack.begin()->second;
        QCOMPARE(row.protocol, s("icmp"));
        QCOMPARE(row.nat, ConntrackRow::Nat::Snat);
        QCOMPARE(row.state, s("REPLIED"));
        QCOMPARE(row.original.source, address("2.0.0.1"));
        QCOMPARE(row.original.destination, address("1.0.0.2"));
        QCOMPARE(row.reply.source, address("1.0.0.2"));
        QCOMPARE(row.reply.destination, address("1.0.0.1"));
        QVERIFY(row.original.sourcePort != 0);
        QVERIFY(row.timeout > 20 && row.timeout <= 30);
        QCOMPARE(host.rules.size(), size_t(1));
        QCOMPARE(host.rules.begin()->second.rule, masquerade("eth0"));
        QCOMPARE(host.rules.begin()->second.packets, quint64(1));
        QTRY_COMPARE(now("Host1").conntrack.begin()->second.original.packets, quint64(1));
        QCOMPARE(now("Host1").conntrack.begin()->second.original.bytes, quint64(84));
        QVERIFY(runIn(s("Host1"), s("conntrack -L")).output.contains(s("src=2.0.0.1 dst=1.0.0.2")));
    }

    void pingFillsNeighboursAndMacTable()
    {
        perform(bridged());
        m_kernel->takeEvents();
        QCOMPARE(runIn(s("VM1"), s("ping -n -c1 -W2 2.0.0.2")).status, 0);
        QVERIFY(awaitEvents("Host1", LiveTable::Fdb));
        const LiveMachine host = now("Host1");
        const LiveMachine vm1 = now("VM1");
        const LiveMachine vm2 = now("VM2");
        std::map<QString, MacAddress> learned;
        for (const auto &[key, row] : host.fdb)
            if (!row.local)
                learned[row.port] = row.mac;
        QCOMPARE(learned.size(), size_t(2));
        QCOMPARE(learned[s("veth1")], *vm1.links.at(s("eth0")).config.mac);
        QCOMPARE(learned[s("veth2")], *vm2.links.at(s("eth0")).config.mac);
        QCOMPARE(vm1.neighbours.size(), size_t(1));
        const NeighbourRow neighbour = vm1.neighbours.begin()->second;
        QCOMPARE(neighbour.interface, s("eth0"));
        QCOMPARE(neighbour.address, address("2.0.0.2"));
        QCOMPARE(neighbour.mac, vm2.links.at(s("eth0")).config.mac);
        QCOMPARE(neighbour.state, s("REACHABLE"));
        QCOMPARE(host.links.at(s("veth1")).portState, s("forwarding"));
        QCOMPARE(host.links.at(s("veth1")).config.settings, LinkSettings(VethSettings{s("VM1"), s("eth0")}));
        QVERIFY(host.conntrack.empty());
    }

    void nothingIsLearnedBeforeAnybodySpeaks()
    {
        perform(bridged());
        for (const auto &[key, row] : now("Host1").fdb)
            QVERIFY2(row.local, qPrintable(key));
    }
};

int main(int argc, char **argv)
{
    if (!enterOwnNamespaces())
        qFatal("no namespaces of our own: errno %d", errno);
    QCoreApplication application(argc, argv);
    LinuxLiveTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_linuxlive.moc"
