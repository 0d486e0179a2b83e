// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/hearing.h"
#include "core/model/networksummary.h"
#include "core/model/routing.h"
#include "core/model/vlanmap.h"
#include "tests/support/switchlab.h"

using namespace toile;
using namespace toile::drawn;
using namespace toile::test;

/// Who hears whom where VLANs go one way only. The real kernel is asked for the same in tst_linuxvlans.cpp.
class HearingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void clientsTalkWithTheirServerAlone()
    {
        const SwitchLab lab = asymmetricLab();
        const auto &[a, b, server] = std::tie(lab.hosts[0], lab.hosts[1], lab.hosts[2]);
        const Hearing hearing(lab.topology);
        QVERIFY(hearing.talk(a, server) && hearing.talk(b, server) && hearing.talk(server, a));
        QVERIFY(!hearing.hears(a, b) && !hearing.hears(b, a));
        // One range of addresses all the same: the server has one address.
        QCOMPARE(hearing.networkOf(a), hearing.networkOf(b));
        const auto found = segments(lab.topology);
        const auto with = std::find_if(found.begin(), found.end(), [&](const Segment &segment) {
            return std::find(segment.interfaces.begin(), segment.interfaces.end(), a) != segment.interfaces.end();
        });
        QVERIFY(with != found.end());
        QCOMPARE(with->interfaces.size(), 6u);
        QCOMPARE(with->cables.size(), 3u);
    }

    /// What somebody sees from where he is.
    void aNetworkIsWhoTalksWithWhoAsks()
    {
        const SwitchLab lab = asymmetricLab();
        const auto membersOf = [&](Id id) {
            std::vector<Id> members;
            const auto summary = networkOf(lab.topology, id);
            for (const NetworkSummary::Member &member : summary->members)
                members.push_back(member.interface);
            return members;
        };
        QCOMPARE(membersOf(lab.hosts[0]), (std::vector<Id>{lab.hosts[0], lab.hosts[2]}));
        QCOMPARE(membersOf(lab.topology.cableAt(lab.hosts[1])), (std::vector<Id>{lab.hosts[1], lab.hosts[2]}));
        QCOMPARE(membersOf(lab.hosts[2]), lab.hosts);
    }

    void aNewClientGetsAnAddressOfTheirs()
    {
        SwitchLab lab = asymmetricLab();
        lab.topology.interfaces.at(lab.hosts[1]).addresses.clear();
        const auto address = nextAddress(lab.topology, lab.hosts[1]);
        QVERIFY(address.has_value());
        QCOMPARE(address->toString(), QStringLiteral("10.0.0.2/24"));
    }

    void nobodyIsAGatewayWhoDoesNotAnswer()
    {
        const SwitchLab lab = asymmetricLab();
        const Routing routing(lab.topology);
        const auto gateways = routing.gateways(lab.topology.interface(lab.hosts[0])->machine, prefix("10.9.0.0/24"));
        QCOMPARE(gateways.size(), 1u);
        QCOMPARE(gateways[0].interface, lab.hosts[2]);
    }

    /// A lens on a VLAN shows where its frames come from and get to.
    void aVlanIsWhereItsFramesGet()
    {
        const SwitchLab lab = asymmetricLab();
        const VlanMap map(lab.topology);
        const auto hostsIn = [&](int vlan) {
            QList<int> numbers;
            const VlanMap::Reach reach = map.reach(vlan);
            for (std::size_t i = 0; i < lab.hosts.size(); ++i)
                if (reach.present.contains(lab.hosts[i]) &&
                    reach.present.contains(lab.topology.cableAt(lab.hosts[i])) &&
                    reach.present.contains(lab.topology.interface(lab.hosts[i])->machine))
                    numbers << int(i) + 1;
            return numbers;
        };
        QCOMPARE(hostsIn(10), (QList<int>{1, 3}));
        QCOMPARE(hostsIn(20), (QList<int>{2, 3}));
        QCOMPARE(hostsIn(30), (QList<int>{1, 2, 3}));
        for (const int vlan : {10, 20, 30})
            QVERIFY(map.reach(vlan).cut.empty());
    }

    void oneWayAloneJoinsNobody()
    {
        // H1 hears VLAN 20, and is heard in VLAN 10.
        const SwitchLab lab = switchLab({{{{10, {}, {}, {{20, 20}}}, {20, {}, {}, {}}, {10, {}, {}, {}}}, {}}}, {});
        const Hearing hearing(lab.topology);
        QVERIFY(hearing.hears(lab.hosts[0], lab.hosts[1]) && !hearing.hears(lab.hosts[1], lab.hosts[0]));
        QVERIFY(hearing.talk(lab.hosts[0], lab.hosts[2]));
        QVERIFY(hearing.networkOf(lab.hosts[0]) != hearing.networkOf(lab.hosts[1]));
        QCOMPARE(hearing.networkOf(lab.hosts[0]), hearing.networkOf(lab.hosts[2]));
        QCOMPARE(VlanMap(lab.topology).reach(20).present.contains(lab.hosts[0]), true);
        QCOMPARE(VlanMap(lab.topology).reach(20).present.contains(lab.hosts[2]), false);
    }

    /// A server on another switch, over a trunk that carries all three with their tags.
    void overATrunkItIsTheSame()
    {
        const PortVlans tagged{0, {{10, 10}, {20, 20}, {30, 30}}, {}, {}};
        const SwitchLab lab =
            switchLab({{{{10, {}, {}, {{30, 30}}}, {20, {}, {}, {{30, 30}}}}, {{30, {}, {}, {{10, 10}, {20, 20}}}}}},
                      {tagged, tagged});
        const Hearing hearing(lab.topology);
        QVERIFY(hearing.talk(lab.hosts[0], lab.hosts[2]) && hearing.talk(lab.hosts[1], lab.hosts[2]));
        QVERIFY(!hearing.hears(lab.hosts[0], lab.hosts[1]) && !hearing.hears(lab.hosts[1], lab.hosts[0]));
    }

    /// Without one-way ports it is what the joined places say, whatever else there is.
    void whereAllGoesBothWaysWhoIsJoinedTalks()
    {
        for (quint32 seed = 1; seed <= 300; ++seed) {
            SwitchLab lab = randomSwitchLab(seed);
            for (auto &[id, interface] : lab.topology.interfaces)
                interface.vlans = {interface.vlans.untagged, interface.vlans.tagged, {}, {}};
            const Hearing hearing(lab.topology);
            const Layer2 joined(lab.topology);
            for (const Id a : lab.hosts)
                for (const Id b : lab.hosts) {
                    const bool same = joined.groupOf(a, 0) == joined.groupOf(b, 0);
                    QCOMPARE(hearing.talk(a, b), same);
                    QCOMPARE(hearing.networkOf(a) == hearing.networkOf(b), same);
                }
        }
    }
};

QTEST_GUILESS_MAIN(HearingTest)
#include "tst_hearing.moc"
