// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/findings.h"
#include "core/model/vlans.h"
#include "tests/lab/fixes.h"
#include "tests/model/topologies.h"

using namespace toile;
using namespace toile::drawn;

namespace {

/// Two switches on a trunk, a PC on each, two hosts with a VXLAN between bridges: each test spoils one thing.
struct Lab {
    Drawing drawing;
    Id sw1 = drawing.machine("SW1", "switch");
    Id sw2 = drawing.machine("SW2", "switch");
    Id pc1 = drawing.machine("PC1", "pc");
    Id pc2 = drawing.machine("PC2", "pc");
    Id br1 = filtering(sw1);
    Id br2 = filtering(sw2);
    Id trunk1 = drawing.interface(sw1, "trunk0", nullptr, br1);
    Id trunk2 = drawing.interface(sw2, "trunk0", nullptr, br2);
    Id p1 = drawing.interface(sw1, "p", nullptr, br1);
    Id p2 = drawing.interface(sw2, "p", nullptr, br2);
    Id eth1 = drawing.interface(pc1, "eth0", "10.0.0.1/24");
    Id eth2 = drawing.interface(pc2, "eth0", "10.0.0.2/24");
    Id trunk = drawing.cable(trunk1, trunk2);
    Id host1 = drawing.machine("Host1", "host");
    Id host2 = drawing.machine("Host2", "host");
    Id vm1 = drawing.machine("VM1", "vm", host1);
    Id vm2 = drawing.machine("VM2", "vm", host2);
    Id under1 = drawing.interface(host1, "eth0", "10.1.0.1/24");
    Id under2 = drawing.interface(host2, "eth0", "10.1.0.2/24");
    Id vxlan1 = overlay(host1, vm1, under1, "10.1.0.2");
    Id vxlan2 = overlay(host2, vm2, under2, "10.1.0.1");

    Lab()
    {
        drawing.cable(p1, eth1);
        drawing.cable(p2, eth2);
        drawing.cable(under1, under2);
        for (const Id id : {p1, p2})
            vlans(id, 100, {});
        for (const Id id : {trunk1, trunk2})
            vlans(id, std::nullopt, {{100, 100}, {200, 210}});
    }

    Id filtering(Id machine)
    {
        const Id id = drawing.bridge(machine, "br0");
        set<BridgeSettings>(id, [](BridgeSettings &b) { b.vlanFiltering = true; });
        return id;
    }

    /// A plain bridge in the trunk; with VLANs, also a third switch on it that carries them.
    void hubBetween(std::vector<VlanRange> third)
    {
        drawing.edit().remove(trunk);
        const Id hub = drawing.machine("Hub", "host");
        const Id bridge = drawing.bridge(hub, "br0");
        drawing.cable(trunk1, drawing.interface(hub, "a", nullptr, bridge));
        drawing.cable(trunk2, drawing.interface(hub, "b", nullptr, bridge));
        if (third.empty())
            return;
        const Id other = drawing.machine("SW3", "switch");
        const Id port = drawing.interface(other, "trunk0", nullptr, filtering(other));
        drawing.cable(port, drawing.interface(hub, "c", nullptr, bridge));
        vlans(port, std::nullopt, third);
    }

    void group(Id vxlan, const char *address)
    {
        set<VxlanSettings>(vxlan, [address](VxlanSettings &v) {
            v.remotes.clear();
            v.group = drawn::address(address);
        });
    }

    Id overlay(Id host, Id vm, Id under, const char *remote)
    {
        const Id bridge = drawing.bridge(host, "br0");
        const Id port = drawing.interface(host, "veth0", nullptr, bridge);
        const Id inside = drawing.interface(vm, "eth0", vm == vm1 ? "10.2.0.1/24" : "10.2.0.2/24");
        drawing.cable(port, inside);
        for (const Id id : {port, inside})
            drawing.change<Interface>(id, [](Interface &i) { i.mtu = 1450; });
        Interface vxlan;
        vxlan.machine = host;
        vxlan.name = QStringLiteral("vxlan42");
        vxlan.parent = under;
        vxlan.bridge = bridge;
        vxlan.settings = VxlanSettings{42, 4789, {}, {}, {address(remote)}, {}, true};
        return drawing.edit().create(vxlan);
    }

    void vlans(Id id, std::optional<int> untagged, std::vector<VlanRange> tagged, std::optional<int> pvid = {},
               std::vector<VlanRange> moreUntagged = {})
    {
        drawing.change<Interface>(id, [&](Interface &i) { i.vlans = {untagged, tagged, pvid, moreUntagged}; });
    }

    Id vlanOn(Id parent, int id, const char *address)
    {
        Interface vlan;
        vlan.machine = drawing.edit().topology().interface(parent)->machine;
        vlan.name = QStringLiteral("eth0.%1").arg(id);
        vlan.parent = parent;
        vlan.settings = VlanSettings{{}, id};
        if (address)
            vlan.addresses = {prefix(address)};
        return drawing.edit().create(vlan);
    }

    template <typename Settings, typename Change>
    void set(Id id, Change change)
    {
        drawing.change<Interface>(id, [&](Interface &i) { change(std::get<Settings>(i.settings)); });
    }
};

struct Spoiled {
    const char *found;  ///< rules and labels, in order
    void (*spoil)(Lab &);
};

const Spoiled kSpoiled[] = {
    {"vlan-missing-on-trunk SW1:trunk0 – SW2:trunk0",
     [](Lab &lab) {
         lab.vlans(lab.trunk2, std::nullopt, {{100, 100}, {200, 204}});
     }},
    {"native-vlan-mismatch SW1:trunk0 – SW2:trunk0",
     [](Lab &lab) {
         lab.vlans(lab.trunk2, 5, {{100, 100}, {200, 210}});
     }},
    {"native-vlan-mismatch SW1:trunk0 – SW2:trunk0",
     [](Lab &lab) {
         lab.vlans(lab.trunk2, 0, {{100, 100}, {200, 210}});
     }},
    {"untagged-one-way SW1:p",
     [](Lab &lab) {
         lab.vlans(lab.p1, 100, {}, {}, {{200, 201}});
     }},
    {"untagged-one-way SW1:p", [](Lab &lab) { lab.vlans(lab.p1, 0, {}, 100); }},
    {"untagged-one-way SW1:p", [](Lab &lab) { lab.vlans(lab.p1, 100, {}, 0); }},
    {"", [](Lab &lab) { lab.vlans(lab.p1, 100, {}, 100); }},
    // Through a bridge that tells no VLANs apart the two trunks still face one another.
    {"native-vlan-mismatch SW1:trunk0 – Hub:a; vlan-missing-on-trunk SW1:trunk0 – Hub:a",
     [](Lab &lab) {
         lab.hubBetween({});
         lab.vlans(lab.trunk2, 5, {{100, 100}, {200, 204}});
     }},
    // A third one behind it takes what the second does not.
    {"",
     [](Lab &lab) {
         lab.vlans(lab.trunk2, std::nullopt, {{100, 100}});
         lab.hubBetween({{200, 210}});
         lab.vlans(lab.trunk1, std::nullopt, {{100, 100}, {200, 210}});
     }},
    // Nor is it missing where a machine behind the bridge has an interface for it.
    {"",
     [](Lab &lab) {
         lab.vlans(lab.trunk2, std::nullopt, {{100, 100}});
         lab.hubBetween({});
         const Id other = lab.drawing.machine("PC3", "pc");
         const Id eth0 = lab.drawing.interface(other, "eth0");
         const Topology &t = lab.drawing.edit().topology();
         const Id hub = t.machineByName(u"Hub");
         lab.drawing.cable(eth0, lab.drawing.interface(hub, "c", nullptr, t.interfaceByName(hub, u"br0")));
         lab.vlanOn(eth0, 200, "10.20.0.1/24");
         lab.vlans(lab.trunk1, std::nullopt, {{100, 100}, {200, 200}});
     }},
    {"vlan-without-interface SW1:p – PC1:eth0",
     [](Lab &lab) {
         lab.vlans(lab.p1, 100, {{300, 301}});
         lab.vlanOn(lab.eth1, 300, "10.9.0.1/24");
     }},
    // The plain bridge on the way has one.
    {"",
     [](Lab &lab) {
         lab.drawing.edit().remove(lab.drawing.edit().topology().cableAt(lab.p1));
         const Id hub = lab.drawing.machine("Hub", "host");
         const Id bridge = lab.drawing.bridge(hub, "br0");
         lab.drawing.cable(lab.p1, lab.drawing.interface(hub, "a", nullptr, bridge));
         lab.drawing.cable(lab.eth1, lab.drawing.interface(hub, "b", nullptr, bridge));
         lab.vlans(lab.p1, 100, {{300, 301}});
         lab.vlanOn(lab.eth1, 300, "10.9.0.1/24");
         lab.vlanOn(bridge, 301, "10.19.0.1/24");
     }},
    {"tag-at-access-port PC1:eth0.100", [](Lab &lab) { lab.vlanOn(lab.eth1, 100, "10.9.0.1/24"); }},
    {"tag-at-access-port PC1:eth0.300", [](Lab &lab) { lab.vlanOn(lab.eth1, 300, "10.9.0.1/24"); }},
    {"",
     [](Lab &lab) {
         lab.vlans(lab.p1, 100, {{300, 300}});
         lab.vlanOn(lab.eth1, 300, "10.9.0.1/24");
     }},
    {"vlan-without-filtering Host1:veth0",
     [](Lab &lab) { lab.vlans(lab.drawing.edit().topology().interfaceByName(lab.host1, u"veth0"), 100, {}); }},
    {"vlan-without-filtering Host1:br0",
     [](Lab &lab) { lab.vlans(lab.drawing.edit().topology().interfaceByName(lab.host1, u"br0"), 100, {}); }},
    {"vlan-without-filtering Host1:br0",
     [](Lab &lab) {
         lab.set<BridgeSettings>(lab.drawing.edit().topology().interfaceByName(lab.host1, u"br0"),
                                 [](BridgeSettings &b) { b.defaultPvid = 10; });
     }},
    {"vlan-without-bridge PC1:eth0",
     [](Lab &lab) {
         lab.vlans(lab.eth1, {}, {{100, 100}});
     }},
    {"vni-mismatch Host1:vxlan42; vni-mismatch Host2:vxlan42",
     [](Lab &lab) { lab.set<VxlanSettings>(lab.vxlan2, [](VxlanSettings &v) { v.vni = 43; }); }},
    {"vxlan-port-mismatch Host1:vxlan42; vxlan-port-mismatch Host2:vxlan42",
     [](Lab &lab) { lab.set<VxlanSettings>(lab.vxlan2, [](VxlanSettings &v) { v.port = 8472; }); }},
    // A second VXLAN of the same id at another port is not the other end of the first.
    {"",
     [](Lab &lab) {
         for (const auto &[host, under, remote] :
              {std::tuple(lab.host1, lab.under1, "10.1.0.2"), std::tuple(lab.host2, lab.under2, "10.1.0.1")}) {
             Interface second;
             second.machine = host;
             second.name = QStringLiteral("second");
             second.parent = under;
             second.addresses = {prefix(host == lab.host1 ? "10.7.0.1/24" : "10.7.0.2/24")};
             second.settings = VxlanSettings{42, 8472, {}, {}, {address(remote)}, {}, true};
             lab.drawing.edit().create(second);
         }
     }},
    {"vxlan-one-way Host1:vxlan42",
     [](Lab &lab) { lab.set<VxlanSettings>(lab.vxlan2, [](VxlanSettings &v) { v.remotes = {address("10.1.0.9")}; }); }},
    {"vxlan-without-other-end Host1:vxlan42", [](Lab &lab) { lab.drawing.edit().remove(lab.vxlan2); }},
    {"vxlan-without-remotes Host1:vxlan42; vxlan-one-way Host2:vxlan42",
     [](Lab &lab) { lab.set<VxlanSettings>(lab.vxlan1, [](VxlanSettings &v) { v.remotes.clear(); }); }},
    {"",
     [](Lab &lab) {
         lab.group(lab.vxlan1, "239.1.1.1");
         lab.group(lab.vxlan2, "239.1.1.1");
     }},
    {"vxlan-group-alone Host1:vxlan42; vxlan-group-alone Host2:vxlan42",
     [](Lab &lab) {
         lab.group(lab.vxlan1, "239.1.1.1");
         lab.group(lab.vxlan2, "239.1.1.2");
     }},
    {"vni-mismatch Host1:vxlan42; vni-mismatch Host2:vxlan42",
     [](Lab &lab) {
         lab.group(lab.vxlan1, "239.1.1.1");
         lab.group(lab.vxlan2, "239.1.1.1");
         lab.set<VxlanSettings>(lab.vxlan2, [](VxlanSettings &v) { v.vni = 0; });
     }},
    {"mtu-above-overlay VM1:eth0",
     [](Lab &lab) {
         const Topology &t = lab.drawing.edit().topology();
         for (const Id id : {t.interfaceByName(lab.host1, u"veth0"), t.interfaceByName(lab.vm1, u"eth0")})
             lab.drawing.change<Interface>(id, [](Interface &i) { i.mtu = 0; });
     }},
    // Also when the way there is for the kernel to choose.
    {"mtu-above-overlay VM1:eth0",
     [](Lab &lab) {
         const Topology &t = lab.drawing.edit().topology();
         lab.drawing.change<Interface>(lab.vxlan1, [](Interface &i) { i.parent = {}; });
         for (const Id id : {t.interfaceByName(lab.host1, u"veth0"), t.interfaceByName(lab.vm1, u"eth0")})
             lab.drawing.change<Interface>(id, [](Interface &i) { i.mtu = 0; });
     }},
    // VXLANs that have the addresses themselves: their MTU leaves room for the headers.
    {"",
     [](Lab &lab) {
         for (const auto &[id, own] : {std::pair(lab.vxlan1, "10.3.0.1/24"), std::pair(lab.vxlan2, "10.3.0.2/24")})
             lab.drawing.change<Interface>(id, [address = own](Interface &i) {
                 i.bridge = {};
                 i.addresses = {prefix(address)};
             });
     }},
    {"mtu-above-parent Host1:vxlan42",
     [](Lab &lab) { lab.drawing.change<Interface>(lab.vxlan1, [](Interface &i) { i.mtu = 1451; }); }},
    {"", [](Lab &lab) { lab.drawing.change<Interface>(lab.vxlan1, [](Interface &i) { i.mtu = 1450; }); }},
    {"mtu-above-parent PC1:eth0.300",
     [](Lab &lab) {
         lab.vlans(lab.p1, 100, {{300, 300}});
         lab.drawing.change<Interface>(lab.vlanOn(lab.eth1, 300, "10.9.0.1/24"), [](Interface &i) { i.mtu = 1501; });
     }},
    {"bridge-loop SW1:again – SW2:again",
     [](Lab &lab) {
         const Id a = lab.drawing.interface(lab.sw1, "again", nullptr, lab.br1);
         const Id b = lab.drawing.interface(lab.sw2, "again", nullptr, lab.br2);
         lab.drawing.cable(a, b);
         for (const Id id : {a, b})
             lab.vlans(id, 0, {{100, 100}});
     }},
    // Two cables that share no VLAN are no loop.
    {"",
     [](Lab &lab) {
         const Id a = lab.drawing.interface(lab.sw1, "again", nullptr, lab.br1);
         const Id b = lab.drawing.interface(lab.sw2, "again", nullptr, lab.br2);
         lab.drawing.cable(a, b);
         for (const Id id : {a, b})
             lab.vlans(id, 0, {{300, 300}});
     }},
    {"bridge-loop Host2:vxlan42",
     [](Lab &lab) {
         const Topology &t = lab.drawing.edit().topology();
         const Id a = lab.drawing.interface(lab.host1, "twin", nullptr, t.interfaceByName(lab.host1, u"br0"));
         const Id b = lab.drawing.interface(lab.host2, "twin", nullptr, t.interfaceByName(lab.host2, u"br0"));
         lab.drawing.cable(a, b);
     }},
    {"parent-down PC1:eth0.100; tag-at-access-port PC1:eth0.100; unreachable-machine PC1",
     [](Lab &lab) {
         lab.vlanOn(lab.eth1, 100, "10.9.0.1/24");
         lab.drawing.change<Interface>(lab.eth1, [](Interface &i) { i.up = false; });
     }},
    {"parent-without-cable PC1:eth9.7; uncabled-interface PC1:eth9",
     [](Lab &lab) {
         const Id vlan = lab.vlanOn(lab.drawing.interface(lab.pc1, "eth9"), 7, "10.9.0.1/24");
         lab.drawing.change<Interface>(vlan, [](Interface &i) { i.name = QStringLiteral("eth9.7"); });
     }},
};

}  // namespace

class VlanFindingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSoundLabHasNone()
    {
        const Lab lab;
        QCOMPARE(found(lab), QStringList());
    }

    void spoiledLabHasItsFindingAlone_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(std::size(kSpoiled)); ++i)
            QTest::addRow("%d %s", i, kSpoiled[i].found) << i;
    }
    void spoiledLabHasItsFindingAlone()
    {
        QFETCH(int, index);
        Lab lab;
        kSpoiled[index].spoil(lab);
        QStringList expected = QString::fromUtf8(kSpoiled[index].found).split(QStringLiteral("; "), Qt::SkipEmptyParts);
        expected.sort();
        QCOMPARE(found(lab).join(QStringLiteral("; ")), expected.join(QStringLiteral("; ")));
    }

    void everyFixRemovesItsFinding()
    {
        std::set<QString> mended;
        for (const Spoiled &spoiled : kSpoiled) {
            Lab lab;
            spoiled.spoil(lab);
            mendEach(lab.drawing.done(), mended);
        }
        for (const char *rule : {"vlan-missing-on-trunk", "native-vlan-mismatch", "tag-at-access-port",
                                 "vlan-without-filtering", "vlan-without-bridge", "untagged-one-way", "vni-mismatch",
                                 "vxlan-port-mismatch", "vxlan-one-way", "parent-down"})
            QVERIFY2(mended.contains(QString::fromLatin1(rule)), rule);
    }

    void aTrunkGetsWhatIsMissingAndNothingElse()
    {
        Lab lab;
        lab.vlans(lab.trunk2, std::nullopt, {{100, 100}, {203, 204}});
        const Document document = lab.drawing.done();
        const std::vector<Fix> fixes = findings(document.topology()).at(0).fixes;
        QCOMPARE(fixes.size(), 2u);
        const auto tagged = [&](const Fix &fix, Id port) {
            return vlanListText(after(document, fix.patch).topology().interface(port)->vlans.tagged);
        };
        QCOMPARE(tagged(fixes[0], lab.trunk2), QStringLiteral("100,200-210"));
        QCOMPARE(tagged(fixes[0], lab.trunk1), QStringLiteral("100,200-210"));
        QCOMPARE(tagged(fixes[1], lab.trunk1), QStringLiteral("100,203-204"));
    }

    void aVlanWithoutATagTakesNoOtherOfItsRange()
    {
        Lab lab;
        lab.vlans(lab.trunk1, 205, {{100, 100}, {200, 204}, {206, 210}});
        const Document document = lab.drawing.done();
        const Fix fix = findings(document.topology()).at(0).fixes.at(0);
        const PortVlans vlans = after(document, fix.patch).topology().interface(lab.trunk2)->vlans;
        QCOMPARE(vlans.untagged, std::optional(205));
        QCOMPARE(vlanListText(vlans.tagged), QStringLiteral("100,200-204,206-210"));
    }

    void whatThereAndBackAreIsSaid()
    {
        Lab lab;
        const auto said = [&] {
            for (const Finding &finding : findings(lab.drawing.done().topology()))
                if (finding.rule == u"untagged-one-way")
                    return finding;
            return Finding();
        };
        lab.vlans(lab.p1, 100, {}, {}, {{200, 201}});
        QVERIFY2(said().message.contains(QStringLiteral("SW1:p sends VLAN 200-201 out without a tag")),
                 qPrintable(said().message));
        QVERIFY(said().message.contains(QStringLiteral("belongs to VLAN 100")));
        lab.vlans(lab.p1, 100, {{300, 300}}, 0);
        QVERIFY2(said().message.contains(QStringLiteral("one way only")), qPrintable(said().message));
        lab.vlans(lab.p1, 0, {{300, 300}}, 100);
        QVERIFY2(said().message.contains(QStringLiteral("understands no answer")), qPrintable(said().message));
        QCOMPARE(said().field, QStringLiteral("pvid"));
        const Document mended = after(lab.drawing.done(), said().fixes.at(0).patch);
        QCOMPARE(mended.topology().interface(lab.p1)->vlans, (PortVlans{100, {{300, 300}}}));
    }

    void anAccessPortIsNotTakenFromWhatUsesIt()
    {
        Lab lab;
        lab.vlanOn(lab.eth1, 100, "10.9.0.1/24");
        QVERIFY(findings(lab.drawing.done().topology()).at(0).fixes.empty());
        lab.drawing.change<Interface>(lab.eth1, [](Interface &i) { i.addresses.clear(); });
        const Document document = lab.drawing.done();
        for (const Finding &finding : findings(document.topology())) {
            if (finding.rule != u"tag-at-access-port")
                continue;
            const Topology mended = after(document, finding.fixes.at(0).patch).topology();
            QCOMPARE(mended.interface(lab.p1)->vlans.untagged, std::optional(0));
            QCOMPARE(vlanListText(mended.interface(lab.p1)->vlans.tagged), QStringLiteral("100"));
            return;
        }
        QFAIL("no finding");
    }

    void aVxlanAnswersWhereItIsSentFrom()
    {
        Lab lab;
        lab.set<VxlanSettings>(lab.vxlan2, [](VxlanSettings &v) { v.remotes = {address("10.1.0.9")}; });
        const Document document = lab.drawing.done();
        const Fix fix = findings(document.topology()).at(0).fixes.at(0);
        const Topology mended = after(document, fix.patch).topology();
        QCOMPARE(std::get<VxlanSettings>(mended.interface(lab.vxlan2)->settings).remotes,
                 (std::vector<IpAddress>{address("10.1.0.1"), address("10.1.0.9")}));
    }

private:
    static QStringList found(const Lab &lab)
    {
        QStringList rules;
        for (const Finding &finding : findings(lab.drawing.done().topology())) {
            rules << finding.rule + u' ' + finding.label;
            if (!finding.message.endsWith(u'.') || !finding.remedy.endsWith(u'.') || finding.message.contains(u'%') ||
                finding.remedy.contains(u'%'))
                rules << QStringLiteral("no sentence: ") + finding.message + finding.remedy;
        }
        rules.sort();
        return rules;
    }
};

QTEST_GUILESS_MAIN(VlanFindingsTest)
#include "tst_vlanfindings.moc"
