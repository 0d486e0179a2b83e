// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/lab/findingslab.h"

#include <QTest>

using namespace toile;
using namespace toile::drawn;

namespace {

/// R1 between two switches, each with a host that has R1 as its default route.
struct Routed {
    Drawing drawing;
    Id router = drawing.machine("R1", "router");
    Id home = switchOf("SW1");
    Id dmz = switchOf("SW2");
    Id pc = host("PC1", home, "10.0.0.1/24");
    Id server = host("SRV1", dmz, "10.1.0.1/24");
    Id toHome = cabled(router, "eth0", "10.0.0.254/24", home);
    Id toDmz = cabled(router, "eth1", "10.1.0.254/24", dmz);

    Routed()
    {
        drawing.change<Machine>(router, [](Machine &m) { m.forwarding = true; });
        drawing.route(pc, "default", "10.0.0.254");
        drawing.route(server, "default", "10.1.0.254");
    }

    Id switchOf(const char *name) { return drawing.bridge(drawing.machine(name, "switch"), "br0"); }
    Id host(const char *name, Id bridge, const char *address)
    {
        const Id machine = drawing.machine(name, "pc");
        cabled(machine, "eth0", address, bridge);
        return machine;
    }
    Id cabled(Id machine, const char *name, const char *address, Id bridge)
    {
        const Topology &topology = drawing.edit().topology();
        const Id owner = topology.interface(bridge)->machine;
        const QByteArray port = 'p' + QByteArray::number(qsizetype(topology.interfaces.size()));
        const Id interface = drawing.interface(machine, name, address);
        drawing.cable(interface, drawing.interface(owner, port.constData(), nullptr, bridge));
        return interface;
    }
    QStringList found() { return rulesIn(findings(drawing.done().topology())); }
};

}  // namespace

/// Who is told that nobody reaches it, and who rightly is not.
class ReachFindingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whoNeedsARouteIsTold()
    {
        Routed lab;
        lab.host("SRV2", lab.dmz, "10.1.0.2/24");
        QCOMPARE(lab.found(), QStringList{QStringLiteral("no-way-out SRV2")});
    }

    void behindNatNoneIsNeeded()
    {
        Routed lab;
        lab.drawing.masquerade(lab.router, "eth1");
        lab.host("SRV2", lab.dmz, "10.1.0.2/24");
        QCOMPARE(lab.found(), QStringList());
        lab.host("PC2", lab.home, "10.0.0.2/24");
        QCOMPARE(lab.found(), QStringList{QStringLiteral("no-way-out PC2")});
    }

    void whoNamesAMachineOfARenumberedSideFollows()
    {
        Routed lab;
        // The side of the server is in the network of the PC's side.
        const auto moveTo = [&](Id interface, const char *address) {
            lab.drawing.change<Interface>(interface, [&](Interface &i) { i.addresses = {prefix(address)}; });
        };
        moveTo(lab.toDmz, "10.0.0.253/24");
        moveTo(lab.drawing.edit().topology().interfaceByName(lab.server, u"eth0"), "10.0.0.2/24");
        lab.drawing.change<Machine>(lab.server, [](Machine &m) { m.routes.front().gateway = address("10.0.0.253"); });
        lab.drawing.change<Machine>(lab.router, [](Machine &m) {
            FirewallRule rule;
            rule.chain = FirewallRule::Chain::Prerouting;
            rule.target = FirewallRule::Target::Dnat;
            rule.toAddress = address("10.0.0.2");
            m.rules.push_back(rule);
        });
        Check check;
        check.from = QStringLiteral("PC1");
        check.to = QStringLiteral("10.0.0.2");
        lab.drawing.edit().create(check);
        const Document document = lab.drawing.done();
        const std::vector<Finding> all = findings(document.topology());
        const auto twice = std::ranges::find(all, QStringLiteral("same-network-twice"), &Finding::rule);
        QVERIFY(twice != all.end() && twice->fixes.size() == 1);
        const Topology mended = after(document, twice->fixes.front().patch).topology();
        const IpAddress server =
            mended.interface(mended.interfaceByName(lab.server, u"eth0"))->addresses.front().address;
        QVERIFY(server != address("10.0.0.2"));
        QCOMPARE(mended.machine(lab.router)->rules.front().toAddress, server);
        QCOMPARE(mended.checks.begin()->second.to, server.toString());
        QCOMPARE(mended.machine(lab.server)->routes.front().gateway,
                 mended.interface(lab.toDmz)->addresses.front().address);
        QCOMPARE(mended.interface(lab.toHome)->addresses.front(), prefix("10.0.0.254/24"));
    }

    void aSwitchWithAnAddressNeedsNone()
    {
        Routed lab;
        lab.drawing.change<Interface>(lab.home, [](Interface &i) { i.addresses.push_back(prefix("10.0.0.9/24")); });
        QCOMPARE(lab.found(), QStringList());
    }

    void whoIsOnEveryNetworkNeedsNone()
    {
        Routed lab;
        const Id both = lab.host("PC2", lab.home, "10.0.0.2/24");
        lab.cabled(both, "eth1", "10.1.0.2/24", lab.dmz);
        QCOMPARE(lab.found(), QStringList());
    }

    void aRouteOfTheOtherProtocolHidesNone()
    {
        Routed lab;
        for (const auto &[id, address] : {std::pair(lab.toHome, "fd00::254/64"), std::pair(lab.toDmz, "fd01::254/64")})
            lab.drawing.change<Interface>(id, [&](Interface &i) { i.addresses.push_back(prefix(address)); });
        const Id first = lab.host("A1", lab.dmz, "fd01::1/64");
        lab.drawing.route(first, "::/0", "fd01::254");
        lab.host("SRV2", lab.dmz, "10.1.0.2/24");
        QVERIFY(lab.found().contains(QStringLiteral("no-way-out SRV2")));
    }

    void whoOnlyListensIsToldGently()
    {
        Routed lab;
        const Id sniffer = lab.host("PC9", lab.home, nullptr);
        const auto all = findings(lab.drawing.done().topology());
        QCOMPARE(rulesIn(all), QStringList{QStringLiteral("unreachable-machine PC9")});
        QCOMPARE(all.front().element, sniffer);
        QCOMPARE(all.front().severity, Finding::Severity::Information);
        QVERIFY(all.front().remedy.contains(QStringLiteral("only listens")));
    }

    void aMachineAloneIsNoFault()
    {
        Drawing drawing;
        drawing.machine("Host1", "host");
        QVERIFY(findings(drawing.done().topology()).empty());
    }
};

QTEST_GUILESS_MAIN(ReachFindingsTest)
#include "tst_reachfindings.moc"
