// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/plan.h"
#include "core/lab/cards.h"
#include "core/lab/findings.h"
#include "core/lab/labfile.h"
#include "core/lab/lower.h"
#include "resources/assets.h"
#include "tests/support/kernelstates.h"

#include <QTest>

using namespace toile;
using namespace toile::test;

namespace {

CardState schoolCard()
{
    CardState card;
    card.name = text("eth0");
    card.up = true;
    card.addresses = {prefix("192.168.1.20/24"), prefix("fd00::20/64")};
    card.routes = {{prefix("0.0.0.0/0"), address("192.168.1.1"), text("eth0"), 100},
                   {prefix("10.9.0.0/16"), address("192.168.1.9"), text("eth0"), 0}};
    return card;
}

Topology shipped()
{
    return loadLab(shippedLabPath(text("case-2.3-uplink"))).document.topology();
}

Id uplinkOf(const Topology &topology)
{
    for (const auto &[id, interface] : topology.interfaces)
        if (!topology.cardOf(id).isEmpty())
            return id;
    return {};
}

QStringList rulesOf(const Topology &topology)
{
    QStringList rules;
    for (const Finding &finding : findings(topology))
        if (finding.rule != text("public-range"))
            rules += finding.rule + u' ' + finding.label;
    return rules;
}

}  // namespace

/// Real network cards in a drawing: what comes along with them, and what is said before.
class CardsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useAssets(); }

    void aNetworkThatMeetsTheRealOneIsNotCalledClosed()
    {
        const auto told = [](const Topology &topology) {
            for (const Finding &finding : findings(topology))
                if (finding.rule == text("public-range"))
                    return finding.message;
            return QString();
        };
        QVERIFY(told(shipped()).contains(text("real network card")));
        const QString closed = told(loadLab(shippedLabPath(text("case-2.3"))).document.topology());
        QVERIFY(closed.contains(text("closed lab")));
    }

    void theBridgeGetsAddressesAndRoutes()
    {
        const KernelState state = lower(withCards(shipped(), {schoolCard()}));
        const NamespaceState &host = state.namespaces.at(text("Host1"));
        QVERIFY(host.links.at(text("eth0")).addresses.empty());
        QVERIFY(host.links.at(text("br0")).addresses ==
                (std::vector<IpPrefix>{prefix("1.0.0.1/8"), prefix("192.168.1.20/24")}));
        QVERIFY(host.routes ==
                (std::vector<RouteState>{{prefix("0.0.0.0/0"), address("192.168.1.1"), text("br0"), 100},
                                         {prefix("10.9.0.0/16"), address("192.168.1.9"), text("br0"), 0}}));
        QVERIFY(!host.ipv6);
        QVERIFY(satisfies(*simulate({}, plan(state, {})), state));
    }

    void aCardInNoBridgeKeepsThem()
    {
        Topology topology = shipped();
        const Id uplink = uplinkOf(topology);
        topology.interfaces.at(uplink).bridge = Id();
        const KernelState state = lower(withCards(topology, {schoolCard()}));
        QVERIFY(link(const_cast<KernelState &>(state), "Host1", "eth0").addresses ==
                std::vector<IpPrefix>{prefix("192.168.1.20/24")});
    }

    void oneThatStaysAloneBringsNothing()
    {
        Topology topology = shipped();
        std::get<UplinkInterface>(topology.interfaces.at(uplinkOf(topology)).settings).carry = false;
        QVERIFY(withCards(topology, {schoolCard()}) == topology);
        QVERIFY(withCards(shipped(), {}) == shipped());
        CardState other = schoolCard();
        other.name = text("eth7");
        QVERIFY(withCards(shipped(), {other}) == shipped());
    }

    void whatIsDrawnWins()
    {
        Topology topology = shipped();
        Machine &host = topology.machines.at(topology.machineByName(u"Host1"));
        host.routes = {{prefix("0.0.0.0/0"), address("1.0.0.254"), text("br0"), 100}};
        const KernelState state = lower(withCards(topology, {schoolCard()}));
        const auto &routes = state.namespaces.at(text("Host1")).routes;
        QCOMPARE(routes.size(), std::size_t(2));
        QVERIFY(routes.front().gateway == address("1.0.0.254"));
    }

    void goingBackIsAStepThatSaysSo()
    {
        const KernelState state = lower(shipped());
        const Plan undone = plan({}, state);
        QVERIFY(std::count(undone.begin(), undone.end(), Step(DeleteLink{text("Host1"), text("eth0"), text("eth0")})) ==
                1);
        KernelState without = state;
        without.namespaces.at(text("Host1")).links.erase(text("eth0"));
        QVERIFY(plan(without, state).front() == Step(DeleteLink{text("Host1"), text("eth0"), text("eth0")}));
        QCOMPARE(cardsTakenBy(plan(state, {})), QStringList{text("eth0")});
        QCOMPARE(cardsTakenBy(undone), QStringList());
    }

    void theMtuIsTheCardsOwn()
    {
        const KernelState wanted = lower(shipped());
        KernelState seen = *simulate({}, plan(wanted, {}));
        link(seen, "Host1", "eth0").mtu = 9000;
        QVERIFY(plan(wanted, seen).empty());
    }

    void whatIsCutIsSaidBefore()
    {
        const CardState card = schoolCard();
        const QString told = warningsOf(card, QString()).join(u' ');
        for (const char *part : {"192.168.1.20/24", "default route via 192.168.1.1", "10.9.0.0/16"})
            QVERIFY2(told.contains(text(part)), qPrintable(told));
        QVERIFY(!told.contains(text("ssh")));
        QVERIFY(warningsOf(card, text("10.0.0.9 50000 192.168.1.20 22")).first().contains(text("ssh")));
        QVERIFY(warningsOf(card, text("192.168.1.77 50000 10.0.0.1 22")).first().contains(text("ssh")));
        QVERIFY(!warningsOf(card, text("10.0.0.9 50000 10.0.0.1 22")).first().contains(text("ssh")));
    }

    void everyRouteThatIsCutIsSaid()
    {
        CardState card = schoolCard();
        QVERIFY(warningsOf(card, {}).last().endsWith(text("put back with the card: fd00::20/64.")));
        card.addresses.pop_back();
        QVERIFY(!warningsOf(card, {}).join(u' ').contains(text("does not come along")));
        card.waiting = {{prefix("0.0.0.0/0"), address("192.168.1.7"), text("eth0"), 0, 0, text("onlink")},
                        {prefix("0.0.0.0/0"), {}, {}, 9, 0, text("nexthop via 192.168.1.8 dev eth0")},
                        {prefix("10.8.0.0/16"), address("192.168.1.9"), text("eth0"), 0, 100}};
        const QString told = warningsOf(card, {}).join(u' ');
        for (const char *part :
             {"default route via 192.168.1.1,", "default route via 192.168.1.7,",
              "default route (nexthop via 192.168.1.8 dev eth0)", "too: 10.9.0.0/16, 10.8.0.0/16.",
              "default via 192.168.1.7 onlink; default metric 9 nexthop via", "10.8.0.0/16 via 192.168.1.9 table 100."})
            QVERIFY2(told.contains(text(part)), qPrintable(told));
    }

    void whatIsNotAsItWasIsSaidAfter()
    {
        CardState card = schoolCard();
        QCOMPARE(returnFaultsOf({card}, text("eth0")), QStringList());
        card.missing = {text("ip addr add 192.168.1.20/24 dev eth0 (File exists)")};
        QVERIFY(returnFaultsOf({card}, text("eth0")).join(u' ').contains(card.missing[0]));
        QCOMPARE(returnFaultsOf({card}, text("eth1")), QStringList());
        card.was = text("eth1");
        QVERIFY(returnFaultsOf({card}, text("eth1")).join(u' ').contains(text("eth1 is back, but is called eth0 now")));
        QCOMPARE(returnFaultsOf({card}, text("eth0")), QStringList());
        CardState away = schoolCard();
        away.obstacle = CardObstacle::Away;
        QVERIFY(returnFaultsOf({away}, text("eth0")).join(u' ').contains(text("not back yet")));
    }

    void whoManagesItIsSaidBefore_data()
    {
        QTest::addColumn<int>("keeper");
        QTest::addColumn<QString>("name");
        QTest::newRow("NetworkManager") << int(CardKeeper::NetworkManager) << text("nmcli device set eth0 managed no");
        QTest::newRow("networkd") << int(CardKeeper::Networkd) << text("systemd-networkd manages eth0");
        QTest::newRow("ifupdown") << int(CardKeeper::Ifupdown) << text("/etc/network/interfaces");
    }
    void whoManagesItIsSaidBefore()
    {
        QFETCH(int, keeper);
        QFETCH(QString, name);
        CardState card = schoolCard();
        QVERIFY(!warningsOf(card, {}).join(u' ').contains(name));
        card.keepers = {CardKeeper(keeper)};
        QVERIFY(warningsOf(card, {}).join(u' ').contains(name));
    }

    void everyObstacleHasItsRemedy()
    {
        CardState card = schoolCard();
        QVERIFY(!obstacleOf(card));
        for (int kind = int(CardObstacle::Virtual); kind <= int(CardObstacle::Away); ++kind) {
            card.obstacle = CardObstacle(kind);
            card.inUseBy = text("br9");
            const auto refused = obstacleOf(card);
            QVERIFY(refused && refused->message.startsWith(text("eth0")) ==
                                   (kind != int(CardObstacle::Lent) && kind != int(CardObstacle::Carries)));
            QVERIFY(refused->message.contains(u':'));
        }
    }

    void findingsOfCards()
    {
        Topology topology = shipped();
        QCOMPARE(rulesOf(topology), QStringList{text("real-network-card Host1:eth0")});
        const Id uplink = uplinkOf(topology);
        const Id bridge = topology.interfaces.at(uplink).bridge;
        auto &settings = std::get<UplinkInterface>(topology.interfaces.at(uplink).settings);
        settings.carry = false;
        QCOMPARE(rulesOf(topology).size(), 1);
        topology.interfaces.at(bridge).addresses.clear();
        QVERIFY(rulesOf(topology).contains(text("card-without-address Host1:eth0")));
        settings.carry = true;
        Interface second;
        second.machine = topology.interfaces.at(uplink).machine;
        second.name = text("wan");
        second.settings = UplinkInterface{text("eth0"), true};
        topology.interfaces[Id{900}] = second;
        QVERIFY(rulesOf(topology).contains(text("card-taken-twice Host1:wan")));
    }

    void theFileSaysTheCard()
    {
        Document document = loadLab(shippedLabPath(text("case-2.3-uplink"))).document;
        Topology topology = document.topology();
        std::get<UplinkInterface>(topology.interfaces.at(uplinkOf(topology)).settings) = {text("enp3s0"), false};
        const Id uplink = uplinkOf(topology);
        Edit edit(document);
        edit.set(uplink, topology.interfaces.at(uplink));
        QVERIFY(document.apply(edit.patch()).ok());
        const QByteArray json = writeLab(document);
        QVERIFY(json.contains("\"card\": \"enp3s0\", \"carry\": false"));
        const LoadedLab again = parseLab(json);
        QVERIFY(again.ok());
        QVERIFY(again.document.topology() == topology);
        QVERIFY(!parseLab(QByteArray(json).replace("enp3s0", "lo")).ok());
        QVERIFY(!parseLab(QByteArray(json).replace("\"carry\": false", "\"carry\": 0")).ok());
    }
};

QTEST_APPLESS_MAIN(CardsTest)
#include "tst_cards.moc"
