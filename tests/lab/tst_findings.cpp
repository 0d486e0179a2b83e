// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/findings.h"
#include "tests/lab/findingslab.h"
#include "tests/lab/fixes.h"

#include <QElapsedTimer>

using namespace toile;
using namespace toile::drawn;

namespace {

struct Spoiled {
    const char *rule;
    const char *label;
    Finding::Severity severity;
    void (*spoil)(Lab &);
};

constexpr auto kWarning = Finding::Severity::Warning;
constexpr auto kInformation = Finding::Severity::Information;

const Spoiled kSpoiled[] = {
    {"address-outside-prefix", "Host2:eth0", kWarning, [](Lab &lab) { lab.setAddress(lab.eth0Host2, "10.9.0.2/24"); }},
    {"prefix-length-differs", "Host2:eth0", kWarning, [](Lab &lab) { lab.setAddress(lab.eth0Host2, "10.0.0.2/28"); }},
    {"address-no-host-may-have", "Host2:eth0", kWarning,
     [](Lab &lab) { lab.setAddress(lab.eth0Host2, "10.0.0.0/24"); }},
    {"address-no-host-may-have", "Host2:eth0", kWarning,
     [](Lab &lab) { lab.setAddress(lab.eth0Host2, "10.0.0.255/24"); }},
    {"address-no-host-may-have", "Host2:eth0", kWarning,
     [](Lab &lab) { lab.setAddress(lab.eth0Host2, "224.0.0.1/24"); }},
    {"address-no-host-may-have", "Host2:eth0", kWarning,
     [](Lab &lab) { lab.setAddress(lab.eth0Host2, "127.0.0.5/8"); }},
    {"address-no-host-may-have", "Host2:eth0", kWarning,
     [](Lab &lab) { lab.setAddress(lab.eth0Host2, "255.255.255.255/32"); }},
    {"address-no-host-may-have", "Host2:eth0", kWarning,
     [](Lab &lab) { lab.interface(lab.eth0Host2, [](Interface &i) { i.addresses.push_back(prefix("::1/128")); }); }},
    {"address-no-host-may-have", "Host2:eth0", kWarning,
     [](Lab &lab) { lab.interface(lab.eth0Host2, [](Interface &i) { i.addresses.push_back(prefix("fd00::/64")); }); }},
    {"duplicate-address", "Host2:eth0", kWarning, [](Lab &lab) { lab.setAddress(lab.eth0Host2, "10.0.0.1/24"); }},
    {"mtu-too-small-for-ipv6", "Host2:eth0", kWarning,
     [](Lab &lab) {
         for (const Id id : {lab.eth0, lab.eth0Host2})
             lab.interface(id, [](Interface &i) { i.mtu = 1279; });
         lab.interface(lab.eth0Host2, [](Interface &i) { i.addresses.push_back(prefix("fd00::1/64")); });
     }},
    {"duplicate-mac", "Host2:eth0", kWarning,
     [](Lab &lab) {
         for (const Id id : {lab.eth0, lab.eth0Host2})
             lab.interface(id, [](Interface &i) { i.mac = MacAddress::parse(u"02:00:00:00:01:01"); });
     }},
    {"gateway-not-on-link", "VM1", kWarning, [](Lab &lab) { lab.drawing.route(lab.vm, "10.7.0.0/16", "10.0.0.2"); }},
    {"gateway-missing", "VM1", kWarning, [](Lab &lab) { lab.drawing.route(lab.vm, "10.7.0.0/16", "10.0.1.77"); }},
    {"gateway-is-self", "VM1", kWarning, [](Lab &lab) { lab.drawing.route(lab.vm, "10.7.0.0/16", "10.0.1.1"); }},
    {"router-does-not-forward", "Host2", kWarning,
     [](Lab &lab) { lab.drawing.route(lab.host, "10.7.0.0/16", "10.0.0.2"); }},
    {"router-does-not-forward", "R1", kWarning,
     [](Lab &lab) {
         const Id router = lab.drawing.machine("R1", "router");
         const Id br0 = lab.bridge();
         const Id port = lab.drawing.interface(lab.host, "eth1", nullptr, br0);
         lab.drawing.cable(port, lab.drawing.interface(router, "eth0", "10.0.2.9/24"));
     }},
    {"nat-without-address", "Host1", kWarning,
     [](Lab &lab) {
         lab.bridge();
         lab.drawing.masquerade(lab.host, "br0");
     }},
    {"nat-without-address", "Host1", kWarning,
     [](Lab &lab) {
         lab.bridge();
         FirewallRule snat;
         snat.table = FirewallRule::Table::Nat;
         snat.chain = FirewallRule::Chain::Postrouting;
         snat.target = FirewallRule::Target::Snat;
         snat.outInterface = QStringLiteral("br0");
         snat.toAddress = IpAddress::parse(QStringLiteral("10.0.1.2"));
         lab.drawing.change<Machine>(lab.host, [&](Machine &m) { m.rules.push_back(snat); });
     }},
    {"nat-without-forwarding", "Host2", kWarning, [](Lab &lab) { lab.drawing.masquerade(lab.host2, "eth0"); }},
    {"rule-interface-missing", "Host1", kWarning, [](Lab &lab) { lab.drawing.masquerade(lab.host, "eht0"); }},
    {"rule-on-port", "Host1", kWarning,
     [](Lab &lab) {
         lab.bridge();
         lab.drawing.masquerade(lab.host, "veth2");
     }},
    {"port-with-address", "Host1:veth2", kWarning,
     [](Lab &lab) {
         lab.bridge();
         lab.setAddress(lab.drawing.edit().topology().interfaceByName(lab.host, u"veth2"), "10.0.2.2/24");
     }},
    {"bridge-port-down", "Host1:veth2", kWarning,
     [](Lab &lab) {
         lab.bridge();
         lab.interface(lab.drawing.edit().topology().interfaceByName(lab.host, u"veth2"),
                       [](Interface &i) { i.up = false; });
     }},
    {"switch-without-bridge", "Host2", kWarning,
     [](Lab &lab) { lab.machine(lab.host2, [](Machine &m) { m.kind = QStringLiteral("switch"); }); }},
    {"kind-holds-no-machines", "Host1", kInformation,
     [](Lab &lab) { lab.machine(lab.host, [](Machine &m) { m.kind = QStringLiteral("pc"); }); }},
    {"bridge-down", "Host1:br0", kWarning,
     [](Lab &lab) { lab.interface(lab.bridge(), [](Interface &i) { i.up = false; }); }},
    {"bridge-without-ports", "Host1:br0", kInformation, [](Lab &lab) { lab.drawing.bridge(lab.host, "br0"); }},
    {"uncabled-interface", "Host1:eth9", kWarning, [](Lab &lab) { lab.drawing.interface(lab.host, "eth9"); }},
    {"unreachable-machine", "PC1", kWarning, [](Lab &lab) { lab.drawing.machine("PC1", "pc"); }},
    {"unreachable-machine", "PC1", kWarning,
     [](Lab &lab) {
         const Id pc = lab.drawing.machine("PC1", "pc");
         lab.drawing.cable(lab.drawing.interface(pc, "eth0", "10.5.0.1/24"),
                           lab.drawing.interface(pc, "eth1", "10.5.0.2/24"));
     }},
    {"unreachable-machine", "Host2", kWarning,
     [](Lab &lab) { lab.interface(lab.eth0Host2, [](Interface &i) { i.up = false; }); }},
    {"unreachable-machine", "Host2", kInformation, [](Lab &lab) { lab.setAddress(lab.eth0Host2, nullptr); }},
    {"no-way-out", "PC2", kInformation,
     [](Lab &lab) {
         const Id br0 = lab.bridge("10.0.2.254/24");
         const Id pc = lab.drawing.machine("PC2", "pc");
         lab.drawing.cable(lab.drawing.interface(lab.host, "veth3", nullptr, br0),
                           lab.drawing.interface(pc, "eth0", "10.0.2.2/24"));
         lab.drawing.route(lab.named("VM2"), "default", "10.0.2.254");
     }},
    {"interface-down", "Host1:eth0", kInformation,
     [](Lab &lab) { lab.interface(lab.eth0, [](Interface &i) { i.up = false; }); }},
    {"interface-without-address", "Host1:eth2", kInformation,
     [](Lab &lab) {
         lab.drawing.cable(lab.drawing.interface(lab.host, "eth2"),
                           lab.drawing.interface(lab.host2, "eth2", "10.3.0.2/24"));
     }},
    {"address-twice", "Host2:eth0", kWarning,
     [](Lab &lab) {
         lab.interface(lab.eth0Host2, [](Interface &i) { i.addresses.push_back(prefix("10.0.0.2/16")); });
     }},
    {"public-range", "Host1:eth0", kInformation,
     [](Lab &lab) {
         lab.setAddress(lab.eth0, "1.0.0.1/8");
         lab.setAddress(lab.eth0Host2, "1.0.0.2/8");
     }},
    {"same-network-twice", "Host1:tap0", kWarning,
     [](Lab &lab) {
         lab.setAddress(lab.tap0, "10.0.0.9/24");
         lab.setAddress(lab.eth0Vm, "10.0.0.10/24");
         lab.machine(lab.vm, [](Machine &m) { m.routes.clear(); });
     }},
    {"mtu-differs", "Host1:eth0 – Host2:eth0", kWarning,
     [](Lab &lab) { lab.interface(lab.eth0, [](Interface &i) { i.mtu = 1400; }); }},
    {"bridge-loop", "Host1:p1 – SW1:p1", kWarning,
     [](Lab &lab) {
         const Id br0 = lab.bridge();
         const Id other = lab.drawing.machine("SW1", "switch");
         const Id br1 = lab.drawing.bridge(other, "br0");
         for (const char *name : {"p0", "p1"})
             lab.drawing.cable(lab.drawing.interface(lab.host, name, nullptr, br0),
                               lab.drawing.interface(other, name, nullptr, br1));
     }},
};

}  // namespace

class FindingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSoundLabHasNone()
    {
        const Lab lab;
        QCOMPARE(rulesIn(findings(lab.drawing.done().topology())), QStringList());
        Lab bridged;
        bridged.bridge("10.0.2.254/24");
        QCOMPARE(rulesIn(findings(bridged.drawing.done().topology())), QStringList());
    }

    void spoiledLabHasItsFindingAlone_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(std::size(kSpoiled)); ++i)
            QTest::addRow("%s %s", kSpoiled[i].rule, kSpoiled[i].label) << i;
    }

    void spoiledLabHasItsFindingAlone()
    {
        QFETCH(int, index);
        const Spoiled &spoiled = kSpoiled[index];
        Lab lab;
        spoiled.spoil(lab);
        const Topology topology = lab.drawing.done().topology();
        const auto all = findings(topology);
        QCOMPARE(rulesIn(all), QStringList{QString::fromUtf8(spoiled.rule) + u' ' + QString::fromUtf8(spoiled.label)});
        QCOMPARE(all[0].severity, spoiled.severity);
        QCOMPARE(all[0].label, topology.label(all[0].element));
        QVERIFY(all[0].message.endsWith(u'.') && all[0].remedy.endsWith(u'.'));
        QVERIFY(!all[0].message.contains(u'%') && !all[0].remedy.contains(u'%'));
        QCOMPARE(all[0].renumber.has_value(), all[0].rule == u"public-range");
    }

    void addressesOfSmallNetworksAndOfTheLinkAreHosts()
    {
        for (const auto &[one, other] : {std::pair("10.0.0.0/31", "10.0.0.1/31"), std::pair("fd00::1/64", "fd00::2/64"),
                                         std::pair("fd00::/127", "fd00::1/127")}) {
            Lab lab;
            lab.setAddress(lab.eth0, one);
            lab.setAddress(lab.eth0Host2, other);
            lab.interface(lab.eth0, [](Interface &i) { i.addresses.push_back(prefix("fe80::9/64")); });
            QCOMPARE(rulesIn(findings(lab.drawing.done().topology())), QStringList());
        }
    }

    void theRouterIsOfferedBeforeWhoeverUsesIt()
    {
        Lab lab;
        const Id bridge = lab.bridge("10.0.2.254/24");
        const Id vm3 = lab.drawing.machine("VM3", "vm", lab.host);
        const Id port = lab.drawing.interface(lab.host, "veth3", nullptr, bridge);
        lab.drawing.cable(port, lab.drawing.interface(vm3, "eth0", "10.0.2.3/24"));
        lab.drawing.route(vm3, "default", "10.0.2.254");
        const Id vm2 = lab.drawing.edit().topology().machineByName(u"VM2");
        lab.drawing.route(vm2, "default", "9.9.9.9");
        for (const Finding &finding : findings(lab.drawing.done().topology())) {
            if (finding.rule != QStringLiteral("gateway-not-on-link"))
                continue;
            QVERIFY2(finding.fixes.front().title.contains(QStringLiteral("Host1")),
                     qPrintable(finding.fixes.front().title));
            return;
        }
        QFAIL("no finding");
    }

    void warningsComeBeforeInformation()
    {
        Lab lab;
        lab.setAddress(lab.eth0, "1.0.0.1/8");
        lab.setAddress(lab.eth0Host2, "1.0.0.2/8");
        const auto mac = MacAddress::parse(u"02:00:00:00:01:01");
        for (const Id id : {lab.eth0, lab.eth0Host2})
            lab.drawing.change<Interface>(id, [&mac](Interface &i) { i.mac = mac; });
        const auto found = findings(lab.drawing.done().topology());
        QCOMPARE(found.size(), std::size_t(2));
        QCOMPARE(found.front().rule, QStringLiteral("duplicate-mac"));
        QCOMPARE(found.back().severity, kInformation);
        QVERIFY(found.back().element < found.front().element);
    }

    void aSwitchGetsABridgeWithAllThatItHad()
    {
        Lab lab;
        lab.machine(lab.host2, [](Machine &m) { m.kind = QStringLiteral("switch"); });
        lab.drawing.route(lab.host2, "10.0.1.0/24", "10.0.0.1");
        lab.machine(lab.host2, [](Machine &m) { m.routes.front().interface = QStringLiteral("eth0"); });
        const Document document = lab.drawing.done();
        const Finding found = findings(document.topology()).front();
        QCOMPARE(found.rule, QStringLiteral("switch-without-bridge"));
        const Topology mended = after(document, found.fixes.front().patch).topology();
        const Id bridge = mended.interfaceByName(lab.host2, u"br0");
        QVERIFY(mended.isBridge(bridge));
        QCOMPARE(mended.interface(lab.eth0Host2)->bridge, bridge);
        QVERIFY(mended.interface(lab.eth0Host2)->addresses.empty());
        QCOMPARE(mended.interface(bridge)->addresses, (std::vector{prefix("10.0.0.2/24")}));
        QCOMPARE(mended.machine(lab.host2)->routes.front().interface, QStringLiteral("br0"));
    }

    void everyFixRemovesItsFinding()
    {
        std::set<QString> mended;
        for (const Spoiled &spoiled : kSpoiled) {
            Lab lab;
            spoiled.spoil(lab);
            mendEach(lab.drawing.done(), mended);
        }
        for (const char *rule : {"address-outside-prefix",
                                 "prefix-length-differs",
                                 "address-twice",
                                 "unreachable-machine",
                                 "no-way-out",
                                 "address-no-host-may-have",
                                 "duplicate-address",
                                 "mtu-too-small-for-ipv6",
                                 "duplicate-mac",
                                 "gateway-not-on-link",
                                 "gateway-missing",
                                 "gateway-is-self",
                                 "router-does-not-forward",
                                 "nat-without-address",
                                 "nat-without-forwarding",
                                 "rule-interface-missing",
                                 "rule-on-port",
                                 "port-with-address",
                                 "bridge-port-down",
                                 "bridge-down",
                                 "interface-down",
                                 "mtu-differs",
                                 "bridge-loop",
                                 "interface-without-address",
                                 "same-network-twice",
                                 "switch-without-bridge",
                                 "kind-holds-no-machines"})
            QVERIFY2(mended.contains(QString::fromLatin1(rule)), rule);
    }

    void aFindingNamesTheFieldThatItIsAbout()
    {
        Lab lab;
        lab.drawing.route(lab.vm, "10.7.0.0/16", "10.0.1.77");
        lab.interface(lab.eth0Host2, [](Interface &i) { i.addresses.push_back(prefix("10.0.0.1/24")); });
        const auto all = findings(lab.drawing.done().topology());
        QCOMPARE(all.size(), 2u);
        QCOMPARE(all[0].field, QStringLiteral("routes"));
        QCOMPARE(all[0].entry, 1);
        QCOMPARE(all[1].field, QStringLiteral("addresses"));
        QCOMPARE(all[1].entry, 1);
        QCOMPARE(all[1].fixes.size(), 2u);
        QCOMPARE(all[1].fixes.at(0).title, QStringLiteral("Give it 10.0.0.3/24"));
    }

    void theSideThatARouterPartsIsRenumberedAtOnce()
    {
        drawn::Drawing drawing;
        const Id router = drawing.machine("R1", "router");
        const Id near = drawing.machine("Near", "pc");
        const Id far = drawing.machine("Far", "pc");
        const Id one = drawing.interface(router, "eth0", "10.0.0.3/24");
        const Id other = drawing.interface(router, "eth1");
        const Id farEnd = drawing.interface(far, "eth0", "10.0.0.2/24");
        drawing.cable(one, drawing.interface(near, "eth0", "10.0.0.1/24"));
        drawing.cable(other, farEnd);
        const Document document = drawing.done();
        const std::vector<Finding> all = findings(document.topology());
        const auto bare = std::ranges::find(all, other, &Finding::element);
        QVERIFY(bare != all.end());
        QCOMPARE(bare->rule, QStringLiteral("network-parted"));
        QCOMPARE(bare->fixes.size(), 1u);
        const Topology mended = after(document, bare->fixes.front().patch).topology();
        const IpPrefix moved = mended.interface(farEnd)->addresses.front();
        const IpPrefix own = mended.interface(other)->addresses.front();
        QCOMPARE(own.network(), moved.network());
        QVERIFY(own.address != moved.address);
        QVERIFY(!moved.network().contains(prefix("10.0.0.3/24")));
        QCOMPARE(mended.interface(one)->addresses, (std::vector{prefix("10.0.0.3/24")}));
        for (const Finding &left : findings(mended))
            QVERIFY2(left.rule != u"same-network-twice" && left.rule != u"network-parted", qPrintable(left.message));
    }

    void eachPublicRangeIsOfferedANetworkOfItsOwn()
    {
        Lab lab;
        lab.setAddress(lab.eth0, "1.0.0.1/8");
        lab.setAddress(lab.eth0Host2, "1.0.0.2/8");
        lab.setAddress(lab.tap0, "2.0.0.2/8");
        lab.setAddress(lab.eth0Vm, "2.0.0.1/8");
        QSet<QString> remedies;
        int offers = 0;
        for (const Finding &finding : findings(lab.drawing.done().topology())) {
            if (finding.rule != u"public-range")
                continue;
            ++offers;
            remedies.insert(finding.remedy);
        }
        QCOMPARE(offers, 2);
        QCOMPARE(remedies.size(), 2);
    }

    void stpBreaksALoop()
    {
        Lab lab;
        const Id br0 = lab.bridge();
        const Id other = lab.drawing.machine("SW1", "switch");
        const Id br1 = lab.drawing.bridge(other, "br0");
        for (const char *name : {"p0", "p1"})
            lab.drawing.cable(lab.drawing.interface(lab.host, name, nullptr, br0),
                              lab.drawing.interface(other, name, nullptr, br1));
        lab.interface(br1, [](Interface &i) { i.settings = BridgeSettings{true, 15, 300}; });
        QCOMPARE(rulesIn(findings(lab.drawing.done().topology())), QStringList());
    }

    void publicRangeOffersAPrivateOneThatWorks()
    {
        Lab lab;
        lab.setAddress(lab.eth0, "8.8.8.1/24");
        lab.setAddress(lab.eth0Host2, "8.8.8.2/24");
        Document document = lab.drawing.done();
        const auto all = findings(document.topology());
        QCOMPARE(all.size(), 1u);
        QCOMPARE(all[0].renumber, prefix("8.8.8.0/24"));
        const auto free = privatePrefixFor(document.topology(), *all[0].renumber);
        QCOMPARE(free, prefix("10.0.0.0/24"));
        QVERIFY(all[0].remedy.contains(QStringLiteral("10.0.0.0/24")));
        document = after(document, renumber(document, *all[0].renumber, *free));
        QVERIFY(findings(document.topology()).empty());
    }

    void twoNetworksOnOneWireAreFine()
    {
        Lab lab;
        for (const auto &[id, text] :
             {std::pair(lab.eth0, "192.168.0.1/24"), std::pair(lab.eth0Host2, "192.168.0.2/24")})
            lab.drawing.change<Interface>(id, [text = text](Interface &i) { i.addresses.push_back(prefix(text)); });
        QCOMPARE(rulesIn(findings(lab.drawing.done().topology())), QStringList());
    }

    /// Of one interface with nobody beside it: there is no neighbour to speak of.
    void ownAddressesAreNoNeighbours()
    {
        Lab lab;
        const Id eth1 = lab.drawing.interface(lab.host, "eth1", "172.16.0.1/16");
        lab.drawing.cable(eth1, lab.drawing.interface(lab.host2, "eth1"));
        lab.interface(eth1, [](Interface &i) { i.addresses.push_back(prefix("192.168.0.1/24")); });
        QCOMPARE(rulesIn(findings(lab.drawing.edit().topology())),
                 QStringList{QStringLiteral("interface-without-address Host2:eth1")});
        lab.interface(eth1, [](Interface &i) { i.addresses.back() = prefix("172.16.0.2/24"); });
        const auto all = findings(lab.drawing.done().topology());
        QCOMPARE(all.size(), 2u);
        QCOMPARE(all[0].message, QStringLiteral("172.16.0.2/24 has the prefix length /24, but another address of its "
                                                "interface, in the same network, has /16."));
    }

    void findingsComeInOrderOfElements()
    {
        Lab lab;
        lab.drawing.interface(lab.host, "eth9");
        lab.drawing.masquerade(lab.host2, "eth0");
        const auto all = findings(lab.drawing.done().topology());
        QVERIFY(
            std::is_sorted(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.element < b.element; }));
    }

    void aThousandMachinesAreNotSlow()
    {
        Drawing drawing;
        const Id hub = drawing.machine("SW1", "switch");
        const Id br0 = drawing.bridge(hub, "br0");
        Topology t = drawing.done().topology();
        quint32 next = 100;
        for (int i = 0; i < 1000; ++i) {
            const Id machine{next++}, far{next++}, port{next++}, cable{next++};
            const IpPrefix address{IpAddress::v4(0x0a000001u + quint32(i)), 16};
            t.machines[machine] = {QStringLiteral("VM%1").arg(i), QStringLiteral("vm"), {}, false, {}, {}};
            t.interfaces[far] = {machine, QStringLiteral("eth0"), {}, true, {}, 0, {address}, {}};
            t.interfaces[port] = {hub, QStringLiteral("p%1").arg(i), {}, true, {}, 0, {}, br0};
            t.cables[cable] = {far, port};
        }
        QElapsedTimer timer;
        timer.start();
        QVERIFY(findings(t).empty());
        QVERIFY2(timer.elapsed() < 2000, "findings() must stay nearly linear");
    }
};

QTEST_GUILESS_MAIN(FindingsTest)
#include "tst_findings.moc"
