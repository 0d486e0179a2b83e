// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/changetext.h"
#include "core/model/routing.h"
#include "core/model/writtenaddresses.h"
#include "tests/model/topologies.h"

using namespace toile;
using namespace toile::drawn;

namespace {

/// PC1 and PC2 on 1.0.0.0/8 with two routers; R1 leads to 2.0.0.0/8 where PC3 is, R2 nowhere.
struct Lab {
    Drawing drawing;
    Id hub = drawing.machine("S1", "switch");
    Id br0 = drawing.bridge(hub, "br0");
    Id pc1 = drawing.machine("PC1", "pc");
    Id r2 = drawing.machine("R2", "router");
    Id r1 = drawing.machine("R1", "router");
    Id pc3 = drawing.machine("PC3", "pc");

    Lab()
    {
        join(drawing.interface(pc1, "eth0", "1.0.0.1/8"), "p1");
        join(drawing.interface(r2, "eth0", "1.0.0.253/8"), "p2");
        join(drawing.interface(r1, "eth0", "1.0.0.254/8"), "p3");
        drawing.cable(drawing.interface(r1, "eth1", "2.0.0.254/8"), drawing.interface(pc3, "eth0", "2.0.0.3/8"));
        for (const Id id : {r1, r2})
            drawing.change<Machine>(id, [](Machine &m) { m.forwarding = true; });
    }

    void join(Id end, const char *port) { drawing.cable(end, drawing.interface(hub, port, nullptr, br0)); }
};

QStringList texts(const std::vector<ChangeLine> &lines)
{
    QStringList list;
    for (const ChangeLine &line : lines)
        list << QStringLiteral("%1: %2 → %3").arg(line.where, line.before, line.after);
    return list;
}

}  // namespace

class AddressingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theNeighbourThatLeadsThereComesFirst()
    {
        Lab lab;
        const Topology t = lab.drawing.done().topology();
        const Routing routing(t);
        const std::vector<Gateway> there = routing.gateways(lab.pc1, prefix("2.0.0.0/8"));
        QCOMPARE(there.size(), std::size_t(2));
        QCOMPARE(there.at(0).address, address("1.0.0.254"));
        QVERIFY(there.at(0).leadsThere && there.at(0).forwards);
        QVERIFY(!there.at(1).leadsThere);
        QCOMPARE(routing.networksBeyond(lab.pc1), std::vector<IpPrefix>{prefix("2.0.0.0/8")});
        QVERIFY(routing.gateways(lab.pc3, prefix("1.0.0.0/8")).at(0).leadsThere);
        QVERIFY(routing.gateways(lab.hub, prefix("1.0.0.0/8")).empty());
    }

    void whoWouldNotKnowTheWayBack()
    {
        Lab lab;
        const Document document = lab.drawing.done();
        const Routing routing(document.topology());
        const Gateway gateway = routing.gateways(lab.pc1, prefix("2.0.0.0/8")).at(0);
        const auto missing = routing.missingReturns(lab.pc1, prefix("2.0.0.0/8"), gateway);
        QCOMPARE(missing.size(), std::size_t(1));
        QCOMPARE(missing.at(0).machine, lab.pc3);
        QCOMPARE(routeText(missing.at(0).route), QStringLiteral("1.0.0.0/8 via 2.0.0.254"));
        // With that route, or with NAT, nothing is missing.
        Lab routed;
        routed.drawing.route(routed.pc3, "default", "2.0.0.254");
        const Topology r = routed.drawing.done().topology();
        QVERIFY(Routing(r).missingReturns(routed.pc1, prefix("2.0.0.0/8"), gateway).empty());
        Lab hidden;
        hidden.drawing.masquerade(hidden.r1, "eth1");
        const Topology h = hidden.drawing.done().topology();
        QVERIFY(Routing(h).missingReturns(hidden.pc1, prefix("2.0.0.0/8"), gateway).empty());
    }

    void renumberingIsToldLineByLine()
    {
        Lab lab;
        lab.drawing.route(lab.pc1, "2.0.0.0/8", "1.0.0.254");
        FirewallRule rule;
        rule.source = prefix("2.0.0.0/8");
        lab.drawing.change<Machine>(lab.r1, [&](Machine &m) { m.rules.push_back(rule); });
        const Id vxlan = lab.drawing.interface(lab.pc1, "vxlan42");
        lab.drawing.change<Interface>(vxlan, [](Interface &i) {
            VxlanSettings settings;
            settings.vni = 42;
            settings.remotes = {address("2.0.0.3"), address("9.0.0.9")};
            i.settings = settings;
        });
        Check check;
        check.from = QStringLiteral("PC1");
        check.to = QStringLiteral("2.0.0.3");
        lab.drawing.edit().create(check);
        const Document document = lab.drawing.done();
        const auto patch = renumber(document, prefix("2.0.0.0/8"), prefix("10.2.0.0/16"));
        QVERIFY(patch.ok());
        const QStringList lines = texts(addressChanges(document.topology(), *patch));
        for (const char *line : {"PC1, route: 2.0.0.0/8 via 1.0.0.254 → 10.2.0.0/16 via 1.0.0.254",
                                 "R1:eth1: 2.0.0.254/8 → 10.2.0.254/16", "PC3:eth0: 2.0.0.3/8 → 10.2.0.3/16",
                                 "R1, rule: FORWARD -s 2.0.0.0/8 -j ACCEPT → FORWARD -s 10.2.0.0/16 -j ACCEPT",
                                 "PC1:vxlan42: remote 2.0.0.3 → remote 9.0.0.9",
                                 "PC1:vxlan42: remote 9.0.0.9 → remote 10.2.0.3", "check from PC1: 2.0.0.3 → 10.2.0.3"})
            QVERIFY2(lines.contains(QString::fromUtf8(line)),
                     qPrintable(QString::fromUtf8(line) + u'\n' + lines.join(u'\n')));
        QCOMPARE(lines.size(), 7);
    }

    void whatTextsSayOfTheNetworkFollows()
    {
        Lab lab;
        LabHeader header = lab.drawing.edit().topology().header;
        header.title.en = QStringLiteral("The way to 2.0.0.0/8");
        header.instructions = {
            QStringLiteral("`ping 2.0.0.3`, puis 2.0.0.3."),
            QStringLiteral("Ping **2.0.0.3** (not 1.0.0.1), 2.255.255.255, 2.200.0.1 and 2.0.0.3.5.")};
        lab.drawing.edit().set(Topology::kHeaderId, header);
        const Id note = lab.drawing.edit().create(Note{{{}, QStringLiteral("2.0.0.254/8: the way out")}});
        Check check;
        check.from = QStringLiteral("PC1");
        check.to = QStringLiteral("2.0.0.3");
        check.name.en = QStringLiteral("PC1 reaches 2.0.0.3");
        const Id checked = lab.drawing.edit().create(check);
        const Document document = lab.drawing.done();
        QCOMPARE(placesNaming(document.topology(), prefix("2.0.0.0/8")), 8);

        Document then = document;
        const auto patch = renumber(document, prefix("2.0.0.0/8"), prefix("10.2.0.0/16"));
        QVERIFY(then.apply(patch.value()));
        const Topology &topology = then.topology();
        QCOMPARE(topology.header.title.en, QStringLiteral("The way to 10.2.0.0/16"));
        QCOMPARE(topology.header.instructions.fr, QStringLiteral("`ping 10.2.0.3`, puis 10.2.0.3."));
        // What does not fit in the smaller network stays.
        QCOMPARE(topology.header.instructions.en,
                 QStringLiteral("Ping **10.2.0.3** (not 1.0.0.1), 10.2.255.255, 2.200.0.1 and 2.0.0.3.5."));
        QCOMPARE(topology.notes.at(note).text.en, QStringLiteral("10.2.0.254/16: the way out"));
        QCOMPARE(topology.checks.at(checked).name.en, QStringLiteral("PC1 reaches 10.2.0.3"));
        QCOMPARE(placesNaming(topology, prefix("2.0.0.0/8")), 1);
        const QStringList lines = texts(addressChanges(document.topology(), *patch));
        for (const char *line : {"title: 2.0.0.0/8 → 10.2.0.0/16", "instructions: 2.0.0.3 → 10.2.0.3",
                                 "name of the check from PC1: 2.0.0.3 → 10.2.0.3"})
            QCOMPARE(lines.count(QString::fromUtf8(line)), 1);

        Document untold = document;
        const auto without = renumber(document, prefix("2.0.0.0/8"), prefix("10.2.0.0/16"), WrittenToo::Stay);
        QVERIFY(untold.apply(without.value()));
        QCOMPARE(untold.topology().header, document.topology().header);
        QCOMPARE(untold.topology().checks.at(checked).to, QStringLiteral("10.2.0.3"));
        QCOMPARE(placesNaming(untold.topology(), prefix("2.0.0.0/8")), 8);
    }

    void addressesInTextsAreFoundWhole()
    {
        const auto found = [](const char *text) {
            QStringList all;
            for (const WrittenAddress &each : addressesIn(QString::fromUtf8(text)))
                all << each.text;
            return all.join(u' ');
        };
        QCOMPARE(found("(1.0.0.1), `1.0.0.2/8`: 1.0.0.3:80, 1.0.0.4/page, 1.0.0.5-1.0.0.6."),
                 QStringLiteral("1.0.0.1 1.0.0.2/8 1.0.0.3 1.0.0.4 1.0.0.5 1.0.0.6"));
        QCOMPARE(found("fd00::1, fd00::2/64: ::1 at 12:30, 02:00:00:00:01:01"),
                 QStringLiteral("fd00::1 fd00::2/64 ::1"));
        QCOMPARE(found("1.0.0.0/255.0.0.0, srv-1.0.0.1, a_1.0.0.1, 1.0.0.1_b"), QStringLiteral("255.0.0.0"));
        QCOMPARE(found("in 1.0.0.2/8. And: 1.0.0.9-1.0.0.10"), QStringLiteral("1.0.0.2/8 1.0.0.9 1.0.0.10"));
        QCOMPARE(found("1.0.0.1.2 v1.0.0.1 1.0.0.300 [x](toile:1.0.0.1)"), QString());
    }

    void anOverlapIsRefusedWithWhoIsThere()
    {
        Lab lab;
        const Document document = lab.drawing.done();
        const auto refused = renumber(document, prefix("2.0.0.0/8"), prefix("1.5.0.0/16"));
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(QStringLiteral("1.0.0.0/8")) &&
                     refused.error().message.contains(QStringLiteral("PC1:eth0")),
                 qPrintable(refused.error().message));
    }
};

QTEST_GUILESS_MAIN(AddressingTest)
#include "tst_addressing.moc"
