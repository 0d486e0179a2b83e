// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/livestate.h"
#include "tests/support/kernelstates.h"

#include <QTest>

using namespace toile;
using namespace toile::test;

namespace {

LinkRow linkRow(const char *name, LinkSettings settings = VethSettings{QStringLiteral("VM1"), QStringLiteral("eth0")})
{
    LinkRow row;
    row.config.name = text(name);
    row.config.settings = std::move(settings);
    row.config.mac = MacAddress({2, 0, 0, 0, 0, 1});
    row.config.mtu = 1500;
    return row;
}

FdbRow fdbRow(int age)
{
    FdbRow row;
    row.bridge = text("br0");
    row.port = text("veth1");
    row.mac = MacAddress({2, 0, 0, 0, 0, 7});
    row.age = age;
    return row;
}

ConntrackRow flow(int timeout)
{
    ConntrackRow row;
    row.id = 77;
    row.protocol = text("icmp");
    row.timeout = timeout;
    return row;
}

template <typename Row>
void put(Table<Row> &table, const Row &row)
{
    table[row.key()] = row;
}

LiveState sample()
{
    LiveState state;
    state.revision = 4;
    LiveMachine &host = state.machines[text("Host1")];
    put(host.links, linkRow("tap0"));
    put(host.fdb, fdbRow(10));
    put(host.conntrack, flow(20));
    state.machines[text("VM1")].forwarding = true;
    return state;
}

LiveMachine &host(LiveState &state)
{
    return state.machines.at(text("Host1"));
}

}  // namespace

class LiveStateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingChangedIsNoDifference() { QVERIFY(difference(sample(), sample()).isEmpty()); }

    void applyingTheDifferenceGivesTheNewState()
    {
        LiveState now = sample();
        now.revision = 5;
        host(now).links.clear();
        put(host(now).links, linkRow("eth0"));
        put(host(now).fdb, fdbRow(0));
        host(now).forwarding = true;
        now.machines.erase(text("VM1"));
        put(now.machines[text("VM2")].links, linkRow("eth0"));
        LiveState state = sample();
        const LiveDelta delta = difference(state, now);
        QCOMPARE(delta.revision, quint64(5));
        apply(state, delta);
        QVERIFY(state == now);
        QVERIFY(difference(state, now).isEmpty());
    }

    void fromNothingToNothing()
    {
        LiveState state;
        apply(state, difference(state, sample()));
        QVERIFY(state == sample());
        apply(state, difference(state, LiveState()));
        QVERIFY(state == LiveState());
    }

    void anEmptyMachineIsNewsToo()
    {
        LiveState now;
        now.machines[text("VM1")] = LiveMachine();
        LiveState state;
        apply(state, difference(state, now));
        QVERIFY(state.machines.contains(text("VM1")));
    }

    void growingOldIsNoNewsButARefreshIs()
    {
        LiveState now = sample();
        put(host(now).fdb, fdbRow(11));
        put(host(now).conntrack, flow(19));
        QVERIFY(difference(sample(), now).isEmpty());
        put(host(now).fdb, fdbRow(9));
        QCOMPARE(difference(sample(), now).machines.at(0).fdb.changed.size(), std::size_t(1));
        put(host(now).conntrack, flow(30));
        QCOMPARE(difference(sample(), now).machines.at(0).conntrack.changed.size(), std::size_t(1));
    }

    /// Whoever speaks all the time is always as old as when last looked at.
    void seenAgainIsNewsAtTheSameAgeToo()
    {
        LiveState before = sample();
        LiveState now = before;
        FdbRow row = fdbRow(10);
        row.seen.milliseconds = 300;  // clocks are not read at the same time
        put(host(now).fdb, row);
        QVERIFY(difference(before, now).isEmpty());
        row.seen.milliseconds = 1000;
        put(host(now).fdb, row);
        QCOMPARE(difference(before, now).machines.at(0).fdb.changed.size(), std::size_t(1));
        QVERIFY(before == now);
    }

    void seenAgainInLessThanAMomentIsNewsInTheEnd()
    {
        LiveMachine told = host(*std::make_unique<LiveState>(sample()));
        int news = 0;
        for (int i = 1; i <= 5; ++i) {
            LiveMachine now = told;
            FdbRow row = fdbRow(10);
            row.seen.milliseconds = 300 * i;
            put(now.fdb, row);
            news += int(difference(text("Host1"), told, now).fdb.changed.size());
            keepTold(told, now);
            told = now;
        }
        QCOMPARE(news, 2);
    }

    void anOldEntryThatMovedIsNews()
    {
        LiveState now = sample();
        FdbRow moved = fdbRow(12);
        moved.local = true;
        put(host(now).fdb, moved);
        QVERIFY(!difference(sample(), now).isEmpty());
    }

    void configurationLeavesOutWhatTheKernelMade()
    {
        LiveState state = sample();
        LiveMachine &machine = host(state);
        LinkRow loopback = linkRow("lo", ForeignSettings{text("loopback")});
        loopback.config.up = false;
        put(machine.links, loopback);
        for (const char *fallback :
             {"gre0", "sit0", "tunl0", "ip6tnl0", "erspan0", "gretap0", "ip_vti0", "ip6_vti0", "ip6gre0"})
            put(machine.links, linkRow(fallback, ForeignSettings{text("gre")}));
        put(machine.links, linkRow("dummy0", ForeignSettings{text("dummy")}));
        LinkRow tap = linkRow("tap0");
        tap.config.addresses = {prefix("fe80::ff:fe00:1/64"), prefix("fe80::1/64"), prefix("2.0.0.2/8")};
        put(machine.links, tap);
        put(machine.routes, RouteRow{route("2.0.0.0/8", "", "tap0"), {}, text("kernel")});
        put(machine.routes, RouteRow{route("3.0.0.0/8", "2.0.0.1", "tap0"), {}, text("boot")});

        const NamespaceState ns = configuration(state).namespaces.at(text("Host1"));
        QCOMPARE(ns.links.size(), std::size_t(2));
        QVERIFY(ns.links.contains(text("dummy0")));
        const std::vector<IpPrefix> addresses{prefix("2.0.0.2/8"), prefix("fe80::1/64")};
        QCOMPARE(ns.links.at(text("tap0")).addresses, addresses);
        QVERIFY(ns.routes == std::vector<RouteState>{route("3.0.0.0/8", "2.0.0.1", "tap0")});
        QVERIFY(!ns.loopbackUp);
    }

    void rulesKeepTheirOrderBeyondTen()
    {
        LiveState state;
        LiveMachine &machine = state.machines[text("Host1")];
        for (int i = 0; i < 12; ++i) {
            RuleRow row;
            row.position = i;
            row.text = QString::number(i);
            if (i != 5) {
                row.rule = FirewallRule();
                row.rule->protocol = FirewallRule::Protocol::Tcp;
                row.rule->destinationPort = static_cast<quint16>(i);
            }
            put(machine.rules, row);
        }
        const NamespaceState ns = configuration(state).namespaces.at(text("Host1"));
        QCOMPARE(ns.rules.size(), std::size_t(11));
        QCOMPARE(ns.rules.at(10).destinationPort, std::optional<quint16>(11));
        QCOMPARE(ns.foreignRules, std::vector<QString>{text("iptables -t filter -A 5")});
    }
};

QTEST_APPLESS_MAIN(LiveStateTest)
#include "tst_livestate.moc"
