// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/search.h"
#include "tests/model/topologies.h"

using namespace toile;
using namespace toile::drawn;
using What = SearchHit::What;

namespace {

struct Lab {
    Drawing drawing;
    Id host1 = drawing.machine("Host1", "host");
    Id host2 = drawing.machine("Host2", "host");
    Id host10 = drawing.machine("Host10", "host");
    Id eth0 = drawing.interface(host1, "eth0", "1.0.0.1/8");
    Id tap0 = drawing.interface(host1, "tap0", "2.0.0.2/8");
    Id vm1 = drawing.machine("VM1", "vm", host1);
    Id vmEth0 = drawing.interface(vm1, "eth0", "2.0.0.1/8");
    Id hostEth0 = drawing.interface(host2, "eth0", "1.0.0.2/8");
    Document document = made();
    const Topology &topology = document.topology();

    Document made()
    {
        drawing.cable(tap0, vmEth0);
        drawing.cable(eth0, hostEth0);
        drawing.route(host2, "2.0.0.0/8", "1.0.0.1");
        drawing.change<Interface>(vmEth0, [](Interface &i) { i.mac = MacAddress::parse(u"02:00:00:00:0a:01"); });
        return drawing.done();
    }

    QString ask(const char *query, const LiveState *live = nullptr) const
    {
        static const char *const kWords[] = {"machine", "interface", "address", "network",   "route",    "mac",
                                             "vlan",    "note",      "arp",     "mac-table", "conntrack"};
        QStringList found;
        for (const SearchHit &hit : search(topology, live, QString::fromUtf8(query)))
            found << QStringLiteral("%1 %2 at %3")
                         .arg(QLatin1String(kWords[int(hit.what)]), hit.text, topology.label(hit.id));
        return found.join(QStringLiteral("; "));
    }
};

}  // namespace

class SearchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("found");
        QTest::newRow("nothing for nothing") << "  "
                                             << "";
        QTest::newRow("exact name first") << "host1"
                                          << "machine Host1 at Host1; machine Host10 at Host10";
        QTest::newRow("part of a name") << "ost2"
                                        << "machine Host2 at Host2";
        QTest::newRow("interface") << "tap"
                                   << "interface Host1:tap0 at Host1:tap0";
        QTest::newRow("machine and interface") << "vm1:eth0"
                                               << "interface VM1:eth0 at VM1:eth0";
        QTest::newRow("address") << "2.0.0.1"
                                 << "address 2.0.0.1/8 at VM1:eth0; route 2.0.0.0/8 via 1.0.0.1 at Host2; "
                                    "network 2.0.0.0/8 at Host1:tap0";
        QTest::newRow("asked as a question") << "who is 1.0.0.2 ?"
                                             << "address 1.0.0.2/8 at Host2:eth0; network 1.0.0.0/8 at Host1:eth0";
        QTest::newRow("asked in French") << QStringLiteral("Qui est 1.0.0.2?")
                                         << "address 1.0.0.2/8 at Host2:eth0; network 1.0.0.0/8 at Host1:eth0";
        QTest::newRow("nobody has it") << "2.0.0.9"
                                       << "route 2.0.0.0/8 via 1.0.0.1 at Host2; network 2.0.0.0/8 at Host1:tap0";
        QTest::newRow("all of a network") << "1.0.0.0/8"
                                          << "address 1.0.0.1/8 at Host1:eth0; address 1.0.0.2/8 at Host2:eth0; "
                                             "network 1.0.0.0/8 at Host1:eth0";
        QTest::newRow("beginning of addresses") << "2.0.0."
                                                << "address 2.0.0.2/8 at Host1:tap0; address 2.0.0.1/8 at VM1:eth0; "
                                                   "network 2.0.0.0/8 at Host1:tap0";
        QTest::newRow("beginning of a network") << "2.0"
                                                << "address 2.0.0.2/8 at Host1:tap0; address 2.0.0.1/8 at VM1:eth0; "
                                                   "network 2.0.0.0/8 at Host1:tap0";
        QTest::newRow("mac") << "02:00:00:00:0A:01"
                             << "mac 02:00:00:00:0a:01 at VM1:eth0";
        QTest::newRow("end of a mac") << "0a:01"
                                      << "mac 02:00:00:00:0a:01 at VM1:eth0";
        QTest::newRow("no") << "nobody"
                            << "";
    }

    void finds()
    {
        QFETCH(QString, query);
        QFETCH(QString, found);
        const Lab lab;
        QCOMPARE(lab.ask(query.toUtf8()), found);
    }

    void vlansByNumberAndName()
    {
        Drawing drawing;
        const Id sw = drawing.machine("SW1", "switch");
        const Id br0 = drawing.bridge(sw, "br0");
        drawing.change<Interface>(br0, [](Interface &i) { std::get<BridgeSettings>(i.settings).vlanFiltering = true; });
        const Id access = drawing.interface(sw, "p1", nullptr, br0);
        drawing.change<Interface>(access, [](Interface &i) { i.vlans.untagged = 100; });
        const Id trunk = drawing.interface(sw, "p2", nullptr, br0);
        drawing.change<Interface>(trunk, [](Interface &i) { i.vlans.tagged = {{200, 200}}; });
        drawing.edit().create(Vlan{200, QStringLiteral("accounting"), {}});
        const Document document = drawing.done();
        const auto ids = [&](const char *query) {
            std::vector<Id> found;
            for (const SearchHit &hit : search(document.topology(), nullptr, QString::fromLatin1(query)))
                found.push_back(hit.id);
            return found;
        };
        QCOMPARE(ids("vlan 100"), std::vector<Id>{access});
        QCOMPARE(ids("100"), std::vector<Id>{access});
        QCOMPARE(ids("account"), std::vector<Id>{trunk});
        QCOMPARE(ids("vlan 300"), std::vector<Id>{});
    }

    void tablesOfTheKernel()
    {
        const Lab lab;
        LiveState live;
        LiveMachine &host = live.machines[QStringLiteral("Host1")];
        const NeighbourRow row{QStringLiteral("tap0"), address("2.0.0.1"), MacAddress::parse(u"02:00:00:00:0a:01"),
                               QStringLiteral("REACHABLE")};
        host.neighbours[row.key()] = row;
        ConntrackRow flow;
        flow.protocol = QStringLiteral("icmp");
        flow.original = {address("2.0.0.1"), address("1.0.0.2")};
        flow.reply = {address("1.0.0.2"), address("1.0.0.1")};
        host.conntrack[flow.key()] = flow;
        QVERIFY(lab.ask("2.0.0.1", &live)
                    .endsWith(QStringLiteral(
                        "arp 2.0.0.1 02:00:00:00:0a:01 (tap0) at Host1; conntrack icmp 2.0.0.1 → 1.0.0.2 at Host1")));
        QVERIFY(lab.ask("0a:01", &live).contains(QStringLiteral("arp ")));
    }

    void asManyAsAsked()
    {
        const Lab lab;
        QCOMPARE(search(lab.topology, nullptr, QStringLiteral("host"), 2).size(), 2u);
    }

    void litWithTheirMachines()
    {
        const Lab lab;
        const auto hits = search(lab.topology, nullptr, QStringLiteral("tap0"));
        QCOMPARE(elementsOf(lab.topology, hits), (std::vector<Id>{lab.host1, lab.tap0}));
    }
};

QTEST_GUILESS_MAIN(SearchTest)
#include "tst_search.moc"
