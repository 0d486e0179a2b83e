// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/helper/executor.h"
#include "core/kernel/limits.h"
#include "core/linux/linuxplatform.h"
#include "tests/linux/ownnamespaces.h"
#include "tests/support/kernelstates.h"

#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <cstring>

using namespace toile;
using namespace toile::test;

namespace {

/// SW with br0 and as many machines at it, the last with the lowest MAC; the bridge's MAC and MTU are not drawn.
KernelState switchWith(int machines)
{
    KernelState state;
    addBridge(state, "SW", "br0");
    for (int i = 1; i <= machines; ++i) {
        const QByteArray port = "p" + QByteArray::number(i);
        const QByteArray machine = "M" + QByteArray::number(i);
        addCable(state, "SW", port.constData(), machine.constData(), "e");
        LinkState &link = test::link(state, "SW", port.constData());
        link.master = text("br0");
        link.mac = MacAddress({2, 0, 0, 0, 0, quint8(0x50 - i)});
        link.mtu = 1500 - 10 * i;
    }
    return state;
}

QString told(const ExecutionReport &report)
{
    return report.error.message + u' ' + report.error.kernelText;
}

}  // namespace

/// Plans and rollback against the real kernel, with what the kernel or a person changes beside them.
class RealPlansTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<LinuxPlatform> m_kernel;
    QTemporaryDir m_folder;

    /// Deploys as a client does: plans from what is observed.
    ExecutionReport deploy(const KernelState &wanted)
    {
        const auto now = m_kernel->observe();
        return now ? execute(*m_kernel, plan(wanted, *now)) : ExecutionReport{false, -1, now.error(), false};
    }

private Q_SLOTS:
    void init()
    {
        auto opened = LinuxPlatform::open();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_kernel = std::move(*opened);
    }
    void cleanup() { m_kernel.reset(); }

    void undrawnMacAndMtuOfABridgeFollowItsPorts()
    {
        for (const int machines : {1, 2, 3, 1, 2}) {
            const ExecutionReport report = deploy(switchWith(machines));
            QVERIFY2(report.ok, qPrintable(told(report)));
        }
        QCOMPARE(runIn(text("SW"), text("ip link del p2")).status, 0);
        const ExecutionReport again = deploy(switchWith(2));
        QVERIFY2(again.ok, qPrintable(told(again)));
    }

    void rollbackLeavesABridgeFollowingItsPorts()
    {
        QVERIFY(deploy(switchWith(1)).ok);
        const auto before = m_kernel->observe();
        KernelState wanted = switchWith(2);
        wanted.namespaces.at(text("M2")).routes = {route("9.0.0.0/8", "8.8.8.8", "e")};
        const ExecutionReport report = deploy(wanted);
        QVERIFY(!report.ok);
        QVERIFY(report.rolledBack);
        const auto after = m_kernel->observe();
        QVERIFY(before && after && *before == *after);
        QVERIFY(deploy(switchWith(2)).ok);
        const auto now = m_kernel->observe();
        QCOMPARE(now->namespaces.at(text("SW")).links.at(text("br0")).mac, MacAddress({2, 0, 0, 0, 0, 0x50 - 2}));
    }

    /// Once an MTU was said of it the kernel leaves a bridge alone: it follows its ports again in the drawing's name.
    void aBridgeFollowsItsPortsAfterItsMtuIsTakenBack()
    {
        KernelState wanted = switchWith(2);
        const auto deployed = [&](int bridge, int port) {
            test::link(wanted, "SW", "br0").mtu = bridge;
            test::link(wanted, "SW", "p2").mtu = port;
            const ExecutionReport report = deploy(wanted);
            const auto now = m_kernel->observe();
            if (!report.ok || !now || !plan(wanted, *now).empty())
                return told(report) + QStringLiteral(" or more is to be done");
            return QString::number(now->namespaces.at(text("SW")).links.at(text("br0")).mtu);
        };
        QCOMPARE(deployed(0, 1480), text("1480"));
        QCOMPARE(deployed(0, 1400), text("1400"));
        QCOMPARE(deployed(1300, 1400), text("1300"));
        QCOMPARE(deployed(0, 1400), text("1400"));
        for (const int port : {1350, 1450, 1480})
            QCOMPARE(deployed(0, port), QString::number(port));
        // One that has what is wished for because it follows does not go on with its ports.
        QVERIFY(deploy({}).ok);
        QCOMPARE(deployed(0, 1400), text("1400"));
        QCOMPARE(deployed(1400, 1400), text("1400"));
        QCOMPARE(deployed(1400, 1350), text("1400"));
    }

    /// Its ports do not wait for the delay that it had.
    void aBridgeThatWasSlowForwardsAtOnce()
    {
        const KernelState wanted = switchWith(2);
        QVERIFY(deploy(wanted).ok);
        for (const char *command : {"ip link set br0 down", "ip link set br0 type bridge forward_delay 1500",
                                    "ip link set br0 type bridge stp_state 1", "ip link set br0 up"})
            QVERIFY2(runIn(text("SW"), text(command)).status == 0, command);
        const auto portState = [this] {
            LiveMachine machine;
            return m_kernel->read(text("SW"), kAllTables, machine) ? machine.links.at(text("p1")).portState : QString();
        };
        QTRY_VERIFY(portState() == text("listening") || portState() == text("blocking"));
        const ExecutionReport report = deploy(wanted);
        QVERIFY2(report.ok, qPrintable(told(report)));
        QCOMPARE(portState(), text("forwarding"));
    }

    /// What a person made by hand is neither destroyed by a plan that fails, nor said to be back when it is not.
    void aPlanThatFailsKeepsWhatIsForeign()
    {
        QVERIFY(deploy(case1b()).ok);
        for (const char *command :
             {"ip link add mac0 link eth0 type macvlan", "ip addr add 1.0.0.99/8 dev eth0",
              "ip route add 8.8.8.0/24 dev eth0 src 1.0.0.99", "ip route add 9.9.9.0/24 via 1.0.0.2 mtu 1300",
              "ip route add 6.6.6.0/24 nexthop via 1.0.0.2 nexthop via 1.0.0.3", "ip route add blackhole 5.5.5.0/24",
              "ip rule add from 7.0.0.0/8 lookup 100", "nft add table inet my"})
            QVERIFY2(runIn(text("Host1"), text(command)).status == 0, command);
        const auto before = m_kernel->observe();
        KernelState impossible = case1b();
        impossible.namespaces.at(text("Host1")).routes = {route("9.0.0.0/8", "8.8.8.8", "tap0")};
        const ExecutionReport report = deploy(impossible);
        QVERIFY(!report.ok);
        QVERIFY(report.failedStep >= 0);
        const auto after = m_kernel->observe();
        QVERIFY(before && after);
        QCOMPARE(report.rolledBack, *before == *after);
        const NamespaceState &host = after->namespaces.at(text("Host1"));
        QVERIFY(host.links.contains(text("mac0")));
        QCOMPARE(host.foreignRules, before->namespaces.at(text("Host1")).foreignRules);
        const QString routes = runIn(text("Host1"), text("ip route")).output;
        for (const char *kept : {"mtu 1300", "nexthop via 1.0.0.3", "blackhole 5.5.5.0/24"})
            QVERIFY2(routes.contains(text(kept)), qPrintable(routes));
    }

    void whatIsLostIsNotCalledRestored()
    {
        QVERIFY(deploy(case1b()).ok);
        QCOMPARE(runIn(text("Host1"), text("ip link add mac0 link eth0 type macvlan")).status, 0);
        const auto before = m_kernel->observe();
        QVERIFY(before);
        // The last step is refused: the foreign interface is gone by then.
        Plan steps = plan(case1b(), *before);
        steps.push_back(DeleteNamespace{text("nobody")});
        const ExecutionReport report = execute(*m_kernel, steps);
        QVERIFY(!report.ok);
        QVERIFY(!report.rolledBack);
        QVERIFY(!m_kernel->observe()->namespaces.at(text("Host1")).links.contains(text("mac0")));
    }

    /// Each is seen, is a reason to deploy, and is gone afterwards.
    void deployRemovesWhatIsMadeByHand_data()
    {
        QTest::addColumn<QString>("command");
        for (const char *command : {"ip route add 6.6.6.0/24 nexthop via 1.0.0.2 nexthop via 1.0.0.3",
                                    "ip route add blackhole 5.5.5.0/24",
                                    "ip route add unreachable 5.5.5.0/24 metric 7",
                                    "ip route add 9.9.9.0/24 via 1.0.0.2 mtu 1300",
                                    "ip route add 9.9.9.0/24 via 1.0.0.2 metric 70",
                                    "ip route add 8.8.8.0/24 dev eth0 src 1.0.0.1",
                                    "ip route add 8.8.8.0/24 via 1.0.0.2 table 100",
                                    "ip route add default via 1.0.0.2 table 100",
                                    "ip rule add from 7.0.0.0/8 lookup 100",
                                    "ip rule add iif tap0 blackhole",
                                    "ip rule add from 7.0.0.0/8 pref 32766 lookup main",
                                    "ip rule del pref 32766",
                                    "ip rule flush",
                                    "ip -6 rule del pref 32766",
                                    "ip route del 2.0.0.0/8 dev tap0",
                                    "ip route flush table main",
                                    "ip link add mac0 link eth0 type macvlan",
                                    "iptables-nft -t mangle -A FORWARD -j DROP",
                                    "ip6tables-nft -A FORWARD -j DROP",
                                    "nft add rule ip nat POSTROUTING counter drop",
                                    "nft -f /dev/stdin"})
            QTest::newRow(command) << text(command);
    }
    void deployRemovesWhatIsMadeByHand()
    {
        QFETCH(QString, command);
        QVERIFY(deploy(case1b()).ok);
        const QString routes = runIn(text("Host1"), text("ip route")).output;
        if (command.startsWith(text("nft -f"))) {
            QVERIFY(runIn(text("Host1"), text("nft add table inet my")).status == 0);
            QVERIFY(runIn(text("Host1"), text("nft add chain inet my c { type filter hook forward priority 0 ; "
                                              "policy drop ; }"))
                        .status == 0);
        } else {
            const Ran ran = runIn(text("Host1"), command);
            QVERIFY2(ran.status == 0, qPrintable(ran.errors));
        }
        auto now = m_kernel->observe();
        QVERIFY(now);
        QVERIFY2(!satisfies(*now, case1b()), "it was not seen");
        const ExecutionReport report = deploy(case1b());
        QVERIFY2(report.ok, qPrintable(told(report)));
        now = m_kernel->observe();
        QVERIFY(satisfies(*now, case1b()));
        QVERIFY(now->namespaces.at(text("Host1")).foreignRules.empty());
        QCOMPARE(runIn(text("Host1"), text("ip route show table 100")).output, QString());
        QCOMPARE(runIn(text("Host1"), text("ip route")).output, routes);
        for (const char *rules : {"ip rule", "ip -6 rule"})
            QCOMPARE(runIn(text("Host1"), text(rules)).output, runIn(text("VM1"), text(rules)).output);
        QVERIFY(!runIn(text("Host1"), text("nft list ruleset")).output.contains(text("drop")));
    }

    /// It does what the kernel's own did: who makes it again has repaired the machine.
    void aRoutingRuleMadeAgainIsNoDifference()
    {
        QVERIFY(deploy(case1b()).ok);
        for (const char *command : {"ip rule del pref 32766", "ip rule add pref 32766 lookup main"})
            QCOMPARE(runIn(text("Host1"), text(command)).status, 0);
        const auto now = m_kernel->observe();
        QVERIFY(now);
        QVERIFY(plan(case1b(), *now).empty());
    }

    void linkLocalAddressesOfADrawingAreKept()
    {
        KernelState state;
        addCable(state, "A", "e", "B", "e");
        addAddress(state, "A", "e", "fe80::9/64");
        addAddress(state, "B", "e", "fe80::1/64");
        for (const char *machine : {"A", "B"})
            state.namespaces.at(text(machine)).ipv6 = true;
        const ExecutionReport report = deploy(state);
        QVERIFY2(report.ok, qPrintable(told(report)));
        const auto now = m_kernel->observe();
        QCOMPARE(now->namespaces.at(text("A")).links.at(text("e")).addresses.size(), std::size_t(1));
    }

    /// More than a lab may ask for is seen; what is beyond any reason is cut.
    void manyAddressesByHandAreSeen()
    {
        QVERIFY(deploy(case1b()).ok);
        QFile batch(m_folder.filePath(text("batch")));
        QVERIFY(batch.open(QIODevice::WriteOnly));
        for (int i = 0; i < limits::kSeenAddresses + 10; ++i)
            batch.write(QStringLiteral("addr add 20.%1.%2.1/24 dev eth0\n").arg(i / 250).arg(i % 250).toLatin1());
        batch.close();
        QCOMPARE(runIn(text("VM1"), text("ip -batch ") + batch.fileName()).status, 0);
        const auto now = m_kernel->observe();
        QVERIFY(now);
        QCOMPARE(int(now->namespaces.at(text("VM1")).links.at(text("eth0")).addresses.size()), limits::kSeenAddresses);
    }
};

int main(int argc, char **argv)
{
    if (!enterOwnNamespaces()) {
        qCritical("no namespaces: %s", std::strerror(errno));
        return 1;
    }
    QCoreApplication application(argc, argv);
    RealPlansTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_realplans.moc"
