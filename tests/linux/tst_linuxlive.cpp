// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/base/descriptor.h"
#include "core/linux/linuxplatform.h"
#include "tests/linux/ownnamespaces.h"

#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sched.h>
#include <sys/socket.h>

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
    QTemporaryDir m_folder;
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
    bool isQuiet(int milliseconds)
    {
        m_kernel->takeEvents();
        pollfd watch{m_kernel->eventDescriptor(), POLLIN, 0};
        return ::poll(&watch, 1, milliseconds) == 0;
    }
    Descriptor tcpSocket(const char *machine)
    {
        const Descriptor base(::open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC));
        ::setns(m_kernel->namespaceDescriptor(s(machine)), CLONE_NEWNET);
        Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        ::setns(base.get(), CLONE_NEWNET);
        return socket;
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
        // Entering the machines throws the switch of IPv6, and waits longer than the kernel does before it solicits.
        QCOMPARE(runIn(s("VM1"), s("ping -n -c1 -W2 127.0.0.1")).status, 0);
        QVERIFY(m_kernel->namespaceDescriptor(s("VM2")) >= 0);
        m_kernel->takeEvents();
        QVERIFY(!awaitEvents("Host1", LiveTable::Fdb, 1500));
        for (const auto &[key, row] : now("Host1").fdb)
            QVERIFY2(row.local, qPrintable(key));
    }

    void ipv6IsOffForWhoEnters()
    {
        perform(bridged());
        QCOMPARE(now("VM1").links.at(s("lo")).config.addresses, std::vector{prefix("127.0.0.1/8")});
        QVERIFY(m_kernel->namespaceDescriptor(s("VM1")) >= 0);
        QCOMPARE(runIn(s("VM1"), s("sysctl -n net.ipv6.conf.all.disable_ipv6")).output.trimmed(), s("1"));
        QCOMPARE(runIn(s("VM1"), s("ip -6 addr")).output, QString());
        QVERIFY(!now("VM1").ipv6);
        perform({SetIpv6{s("VM1"), true}});
        QVERIFY(now("VM1").ipv6);
        QVERIFY(runIn(s("VM1"), s("ip -6 addr show dev eth0")).output.contains(s("fe80::")));
        QVERIFY(now("VM1").links.at(s("eth0")).config.addresses.size() == 1);
    }

    void changesByHandAreSeen_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<int>("table");
        const auto row = [](const char *command, LiveTable table) {
            QTest::newRow(command) << s(command) << int(table);
        };
        row("ip address add 10.9.9.9/24 dev eth0", LiveTable::Links);
        row("ip link set eth0 mtu 1300", LiveTable::Links);
        row("ip link set eth0 down", LiveTable::Routes);
        row("ip link add extra type veth peer name other", LiveTable::Links);
        row("ip route add 10.8.0.0/16 via 2.0.0.2", LiveTable::Routes);
        row("ip address del 2.0.0.1/8 dev eth0", LiveTable::Routes);
        row("ip neigh add 2.0.0.77 lladdr 02:00:00:00:00:77 dev eth0", LiveTable::Neighbours);
        row("sysctl -w net.ipv4.ip_forward=1", LiveTable::Settings);
        row("sysctl -w net.ipv6.conf.all.disable_ipv6=0", LiveTable::Settings);
        row("iptables-nft -A INPUT -i eth0 -j DROP", LiveTable::Rules);
    }
    void changesByHandAreSeen()
    {
        QFETCH(QString, command);
        QFETCH(int, table);
        perform(bridged());
        QVERIFY(m_kernel->namespaceDescriptor(s("VM1")) >= 0);
        m_kernel->takeEvents();
        const LiveMachine before = now("VM1");
        m_kernel->takeEvents();
        const Ran ran = runIn(s("VM1"), command);
        QVERIFY2(ran.status == 0, qPrintable(ran.errors));
        QVERIFY(awaitEvents("VM1", LiveTable(table)));
        QVERIFY(!isEmpty(difference(s("VM1"), before, now("VM1")), before));
    }

    void whatWasObservedIsHandedOnUntilAnEvent()
    {
        perform(bridged());
        m_kernel->takeEvents();
        LiveMachine handed;  // the kernel tells the state of new links a moment later: then once more
        const auto rests = [&] { return isEmpty(difference(s("Host1"), handed, now("Host1")), handed); };
        QTRY_VERIFY_WITH_TIMEOUT(m_kernel->observe() && (handed = now("Host1"), rests()), 20000);
        QCOMPARE(runIn(s("VM1"), s("ip link set eth0 mtu 1300")).status, 0);
        QCOMPARE(now("VM1").links.at(s("eth0")).config.mtu, 1300);
        QVERIFY(m_kernel->observe());
        perform({SetLinkMtu{s("VM1"), s("eth0"), 1400}});
        QCOMPARE(now("VM1").links.at(s("eth0")).config.mtu, 1400);
    }

    void aMachineThatWasObservedFirstIsReportedAllTheSame()
    {
        m_kernel->takeEvents();
        perform({CreateNamespace{s("VM1")}});
        QVERIFY(m_kernel->observe());
        QVERIFY(awaitEvents("VM1", kAllTables));
    }

    void aRenamedEndChangesTheOtherEndsRow()
    {
        perform(bridged());
        m_kernel->takeEvents();
        now("VM1");
        now("Host1");
        QCOMPARE(runIn(s("VM1"), s("ip link set eth0 down")).status, 0);
        QVERIFY(awaitEvents("VM1", LiveTable::Links));
        m_kernel->takeEvents();
        QCOMPARE(runIn(s("VM1"), s("ip link set eth0 name lan0")).status, 0);
        QVERIFY(awaitEvents("Host1", LiveTable::Links));
        QCOMPARE(now("Host1").links.at(s("veth1")).config.settings, LinkSettings(VethSettings{s("VM1"), s("lan0")}));
    }

    void whatIsMadeByHandIsForeignUnlessALabCanSayIt()
    {
        perform(bridged());
        QCOMPARE(runIn(s("Host1"), s("ip link add mac0 link br0 type macvlan")).status, 0);
        QCOMPARE(runIn(s("Host1"), s("ip link add br7 type bridge forward_delay 700 ageing_time 4000")).status, 0);
        QCOMPARE(runIn(s("Host1"), s("ip link add x netns VM1 type veth peer name y netns VM2")).status, 0);
        QCOMPARE(run(s("ip netns add stranger")).status, 0);
        QCOMPARE(runIn(s("Host1"), s("ip link add far type veth peer name z netns stranger")).status, 0);
        const auto seen = m_kernel->observe();
        QVERIFY(seen);
        const auto &host = seen->namespaces.at(s("Host1")).links;
        QCOMPARE(host.at(s("mac0")).settings, LinkSettings(ForeignSettings{s("macvlan")}));
        QCOMPARE(host.at(s("far")).settings, LinkSettings(ForeignSettings{s("veth")}));
        QCOMPARE(host.at(s("br7")).settings, LinkSettings(BridgeSettings{false, 7, 40}));
        QCOMPARE(seen->namespaces.at(s("VM1")).links.at(s("x")).settings, LinkSettings(VethSettings{s("VM2"), s("y")}));
        QCOMPARE(seen->namespaces.at(s("VM2")).links.at(s("y")).settings, LinkSettings(VethSettings{s("VM1"), s("x")}));
        QCOMPARE(run(s("ip netns delete stranger")).status, 0);
    }

    void rulesShowInBothTools()
    {
        perform(case1b());
        const QString iptables = runIn(s("Host1"), s("iptables -t nat -vL")).output;
        QVERIFY2(iptables.contains(s("MASQUERADE")), qPrintable(iptables));
        const QString nft = runIn(s("Host1"), s("nft list ruleset")).output;
        QVERIFY2(nft.contains(s("masquerade")), qPrintable(nft));
        perform({SetRules{s("Host1"), {}}});
        QCOMPARE(runIn(s("Host1"), s("nft list ruleset")).output, QString());
        QVERIFY(now("Host1").rules.empty());
    }

    void rulesByHandThatNoLabSaysAreKeptAsText()
    {
        perform(case1b());
        QCOMPARE(runIn(s("Host1"), s("iptables-nft -P FORWARD DROP")).status, 0);
        QCOMPARE(runIn(s("Host1"), s("iptables-nft -A INPUT -m limit --limit 3/min -j ACCEPT")).status, 0);
        const auto seen = m_kernel->observe();
        QVERIFY(seen);
        const NamespaceState &host = seen->namespaces.at(s("Host1"));
        QCOMPARE(host.rules, std::vector<FirewallRule>{masquerade("eth0")});
        QCOMPARE(host.foreignRules.size(), size_t(2));
        perform({SetRules{s("Host1"), {masquerade("eth0")}}});
        QVERIFY(m_kernel->observe()->namespaces.at(s("Host1")).foreignRules.empty());
    }

    void refusedRulesTellWhatTheProgramSaid()
    {
        perform(case1b());
        FirewallRule nowhere = masquerade("eth0");
        nowhere.chain = FirewallRule::Chain::Prerouting;
        const Result<> done = m_kernel->perform(SetRules{s("Host1"), {nowhere}});
        QVERIFY(!done);
        QVERIFY(!done.error().kernelText.isEmpty());
        QCOMPARE(now("Host1").rules.begin()->second.rule, masquerade("eth0"));
    }

    void errorsCarryTheKernelsOwnSentence()
    {
        perform(bridged());
        LinkState second;
        second.name = s("br1");
        second.settings = BridgeSettings{};
        perform({CreateLink{s("Host1"), second}});
        const Result<> done = m_kernel->perform(SetLinkMaster{s("Host1"), s("br1"), s("br0")});
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::KernelRefused);
        QCOMPARE(done.error().sysErrno, ELOOP);
        QCOMPARE(done.error().kernelText, s("Can not enslave a bridge to a bridge"));
        QVERIFY2(done.error().message.contains(s("br1")), qPrintable(done.error().message));
        QCOMPARE(done.error().detail, s("Host1"));
    }

    void lostEventsMarkEverything()
    {
        perform(bridged());
        QVERIFY(m_kernel->namespaceDescriptor(s("VM1")) >= 0);
        m_kernel->takeEvents();
        // More than four megabytes of announcements without anybody reading them.
        QFile batch(m_folder.filePath(s("batch")));
        QVERIFY(batch.open(QIODevice::WriteOnly));
        for (int i = 0; i < 12000; ++i)
            batch.write(QByteArrayLiteral("neigh replace 2.9.") + QByteArray::number(i / 250) + '.' +
                        QByteArray::number(i % 250) + " lladdr 02:00:00:00:00:01 dev eth0\n");
        batch.close();
        const Ran ran = runIn(s("VM1"), s("ip -batch ") + batch.fileName());
        QVERIFY2(ran.status == 0, qPrintable(ran.errors));
        QVERIFY(awaitEvents("VM1", kAllTables));
        QCOMPARE(now("VM1").neighbours.size(), size_t(12000));
    }

    void countersCountWhatWasSent()
    {
        perform(bridged());
        const LinkCounters before = m_kernel->counters().machines.at(s("VM1")).at(s("eth0"));
        QCOMPARE(runIn(s("VM1"), s("ping -n -c3 -i0.01 -W2 2.0.0.2")).status, 0);
        const LinkCounters after = m_kernel->counters().machines.at(s("VM1")).at(s("eth0"));
        QVERIFY(after.txPackets >= before.txPackets + 3);
        QVERIFY(after.rxBytes > before.rxBytes + 3 * 84);
    }

    void macAgesGrowUntilSomebodySpeaks()
    {
        perform(bridged());
        QCOMPARE(runIn(s("VM1"), s("ping -n -c1 -W2 2.0.0.2")).status, 0);
        const auto age = [this] {
            int oldest = -1;
            for (const auto &[key, row] : now("Host1").fdb)
                oldest = row.local ? oldest : std::max(oldest, row.age);
            return oldest;
        };
        QCOMPARE(age(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(age() >= 1, 4000);
        QCOMPARE(runIn(s("VM1"), s("ping -n -c1 -W2 2.0.0.2")).status, 0);
        QCOMPARE(age(), 0);
    }

    void tcpConnectionsHaveTheirState()
    {
        perform(case1b());
        m_kernel->takeEvents();
        const Descriptor server = tcpSocket("Host2");
        sockaddr_in at = {};
        at.sin_family = AF_INET;
        at.sin_port = qToBigEndian<quint16>(9);
        at.sin_addr.s_addr = qToBigEndian<quint32>(0x01000002);
        const auto *where = reinterpret_cast<const sockaddr *>(&at);
        QCOMPARE(::bind(server.get(), where, sizeof at), 0);
        QCOMPARE(::listen(server.get(), 1), 0);
        const Descriptor client = tcpSocket("VM1");
        QCOMPARE(::connect(client.get(), where, sizeof at), 0);
        QVERIFY(awaitEvents("Host1", LiveTable::Conntrack));
        QTRY_COMPARE(now("Host1").conntrack.begin()->second.state, s("ESTABLISHED"));
        const ConntrackRow row = now("Host1").conntrack.begin()->second;
        QCOMPARE(row.protocol, s("tcp"));
        QCOMPARE(row.original.destinationPort, 9);
        QVERIFY(row.timeout > 400000);
        m_kernel->takeEvents();
        QCOMPARE(runIn(s("Host1"), s("conntrack -F")).status, 0);
        QVERIFY(awaitEvents("Host1", LiveTable::Conntrack));
        QVERIFY(now("Host1").conntrack.empty());
    }

    void idleKernelSendsNoEvents()
    {
        perform(case1b());
        m_kernel->takeEvents();
        // The kernel tells of carriers up to a second later. Not QTRY_VERIFY, which asks again after it was answered.
        int asked = 0;
        while (!isQuiet(600))
            QVERIFY(++asked < 100);
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
