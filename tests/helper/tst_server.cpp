// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/protocol/codec.h"
#include "tests/support/helperserver.h"
#include "tests/support/kernelstates.h"

#include <QSignalSpy>
#include <QTest>

using namespace toile;
using namespace toile::test;

namespace {

LiveState seenBy(const HelperClient &client)
{
    LiveState live = client.last<StateMessage>().state;
    for (const DeltaMessage &delta : client.all<DeltaMessage>())
        toile::apply(live, delta.delta);
    return live;
}

/// Takes 300 ms at least.
Plan longPlan(HelperServer &helper)
{
    helper.kernel.cost = std::chrono::microseconds(100);
    Plan steps{CreateNamespace{text("m1"), false}};
    while (steps.size() < 3000)
        steps.push_back(SetForwarding{text("m1"), steps.size() % 2 == 1});
    return steps;
}

}  // namespace

class ServerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void greets();
    void tellsItsStatus();
    void appliesAPlanAndShowsIt();
    void twoClientsSeeTheSame();
    void answersAPlanOfAClientThatDoesNotWatch();
    void failedPlanIsRolledBackAndTold();
    void planBeyondTheKernelIsRefusedBeforeAnything();
    void refusedPlanChangesNothing();
    void secondPlanMeanwhileIsRefused();
    void othersAreServedWhileAPlanRuns();
    void progressComesSeldomAndInTheEnd();
    void remembersTheFileOnlyOfAPlanThatSucceeded();
    void remembersTheFileWhenTheClientIsGone();
    void showsMoreAddressesThanALabMayAskFor();
    void planGoesOnWithoutItsClient();
    void answersAPlanAlthoughTheOnlyWatcherLeft();
    void secondPlanOfOneClientIsRefusedUntilTheFirstIsAnswered();
    void leavingEndsAHelperWithoutALab();
    void leavingNeverTakesAnothersLab();
    void endsWhenNothingWasDeployedAndNobodyIsHere();
    void undeploySaysGoodbyeToAll();
    void doesWhatAClientAskedBeforeItLeft();
    void closesItsSocketBeforeItSaysGoodbye();
    void countersComeOnlyWhenAsked();
    void tooManyClientsAreTurnedAway();
};

void ServerTest::greets()
{
    HelperServer helper;
    const auto client = helper.client();
    QTRY_COMPARE(client->count<HelperHello>(), 1);
    const HelperHello expected{kProtocolVersion, text("lab"), text("sandbox"), text("a.toile"), 1234, 42, {}};
    QCOMPARE(client->last<HelperHello>(), expected);
}

void ServerTest::tellsItsStatus()
{
    HelperServer helper;
    helper.kernel.state = case1b();
    const auto client = helper.client();
    client->send(QueryStatus{5});
    QTRY_COMPARE(client->count<StatusReply>(), 1);
    const StatusReply expected{
        5, text("lab"), text("sandbox"), text("a.toile"), 1234, {text("Host1"), text("Host2"), text("VM1")}};
    QCOMPARE(client->last<StatusReply>(), expected);
}

void ServerTest::appliesAPlanAndShowsIt()
{
    HelperServer helper;
    const auto client = helper.client();
    client->send(Observe{true, false});
    QTRY_COMPARE(client->count<StateMessage>(), 1);
    client->send(ApplyPlan{3, text("b.toile"), plan(case1b(), {})});
    QTRY_COMPARE(client->count<Applied>(), 1);
    const auto applied = client->last<Applied>();
    QVERIFY(applied.ok);
    QCOMPARE(applied.request, 3u);
    const LiveState live = seenBy(*client);
    QCOMPARE(live.revision, applied.revision);
    QVERIFY(live.machines.at(text("Host1")).forwarding);
    QCOMPARE(live.machines.at(text("Host1")).links.size(), std::size_t(2));
    // The answer comes after what it promises.
    QVERIFY(std::holds_alternative<Applied>(client->received().back()));
}

void ServerTest::twoClientsSeeTheSame()
{
    HelperServer helper;
    const auto first = helper.client();
    const auto second = helper.client();
    first->send(Observe{true, false});
    QTRY_COMPARE(first->count<StateMessage>(), 1);
    first->send(ApplyPlan{1, {}, plan(case1b(), {})});
    QTRY_COMPARE(first->count<Applied>(), 1);
    second->send(Observe{true, false});
    QTRY_COMPARE(second->count<StateMessage>(), 1);
    QCOMPARE(seenBy(*second), seenBy(*first));
    second->send(ApplyPlan{1, {}, {SetForwarding{text("VM1"), true}}});
    QTRY_VERIFY(seenBy(*first).machines.at(text("VM1")).forwarding);
    QTRY_COMPARE(seenBy(*second), seenBy(*first));
    QCOMPARE(first->count<Applied>(), 1);
}

void ServerTest::answersAPlanOfAClientThatDoesNotWatch()
{
    HelperServer helper;
    const auto client = helper.client();
    client->send(ApplyPlan{1, {}, plan(case1b(), {})});
    QTRY_COMPARE(client->count<Applied>(), 1);
    QVERIFY(client->last<Applied>().ok);
    QCOMPARE(helper.kernel.reads, 0);
    QCOMPARE(client->count<StateMessage>(), 0);
}

void ServerTest::failedPlanIsRolledBackAndTold()
{
    HelperServer helper;
    helper.kernel.failAt = 5;
    const auto client = helper.client();
    client->send(ApplyPlan{1, {}, plan(case1b(), {})});
    QTRY_COMPARE(client->count<Applied>(), 1);
    const auto applied = client->last<Applied>();
    QVERIFY(!applied.ok);
    QCOMPARE(applied.failedStep, 5);
    QVERIFY(applied.rolledBack);
    QCOMPARE(applied.error.kernelText, text("kernel text"));
    QVERIFY(helper.kernel.state.namespaces.empty());
}

void ServerTest::planBeyondTheKernelIsRefusedBeforeAnything()
{
    HelperServer helper;
    helper.kernel.available = missingFeatures(allFeatures(), {KernelFeature::VlanFiltering});
    const auto client = helper.client();
    KernelState wanted = case21();
    BridgeSettings filtering;
    filtering.vlanFiltering = true;
    link(wanted, "Host1", "br0").settings = filtering;
    client->send(ApplyPlan{8, {}, plan(wanted, {})});
    QTRY_COMPARE(client->count<Failed>(), 1);
    const auto failed = client->last<Failed>();
    QCOMPARE(failed.request, 8u);
    QCOMPARE(failed.error.code, ErrorCode::Unsupported);
    QVERIFY(failed.error.message.contains(featureTitle(KernelFeature::VlanFiltering)));
    QCOMPARE(helper.kernel.performed, 0);
    client->send(ApplyPlan{9, {}, plan(case21(), {})});
    QTRY_COMPARE(client->count<Applied>(), 1);
}

void ServerTest::refusedPlanChangesNothing()
{
    HelperServer helper;
    const auto client = helper.client();
    client->send(ApplyPlan{8, {}, {CreateNamespace{text("ok"), false}, CreateNamespace{text("../etc"), false}}});
    QTRY_COMPARE(client->count<Failed>(), 1);
    QCOMPARE(client->last<Failed>().request, 8u);
    QCOMPARE(helper.kernel.performed, 0);
    client->send(QueryStatus{9});
    QTRY_COMPARE(client->count<StatusReply>(), 1);
}

void ServerTest::secondPlanMeanwhileIsRefused()
{
    HelperServer helper;
    const auto first = helper.client();
    const auto second = helper.client();
    first->send(ApplyPlan{1, {}, longPlan(helper)});
    QTRY_VERIFY(helper.kernel.performed > 0);
    second->send(ApplyPlan{2, {}, plan(case1b(), {})});
    QTRY_COMPARE(second->count<Failed>(), 1);
    QCOMPARE(second->last<Failed>().error.code, ErrorCode::Refused);
    QTRY_COMPARE(first->count<Applied>(), 1);
    QVERIFY(first->last<Applied>().ok);
    QCOMPARE(second->count<Applied>(), 0);
}

void ServerTest::othersAreServedWhileAPlanRuns()
{
    HelperServer helper;
    const auto busy = helper.client();
    const auto other = helper.client();
    busy->send(ApplyPlan{1, {}, longPlan(helper)});
    QTRY_VERIFY(helper.kernel.performed > 0);
    other->send(QueryStatus{1});
    QTRY_COMPARE(other->count<StatusReply>(), 1);
    QCOMPARE(busy->count<Applied>(), 0);
}

void ServerTest::progressComesSeldomAndInTheEnd()
{
    HelperServer helper;
    const auto client = helper.client();
    QElapsedTimer clock;
    clock.start();
    client->send(ApplyPlan{1, {}, longPlan(helper)});
    QTRY_COMPARE(client->count<Applied>(), 1);
    const auto told = client->all<StepDone>();
    QVERIFY(!told.empty());
    QCOMPARE(told.back().done, 3000);
    QVERIFY(qint64(told.size()) <= clock.elapsed() / 30 + 1);
}

void ServerTest::remembersTheFileOnlyOfAPlanThatSucceeded()
{
    HelperServer helper;
    const auto client = helper.client();
    helper.kernel.failAt = 0;
    client->send(ApplyPlan{1, text("bad.toile"), plan(case1b(), {})});
    QTRY_COMPARE(client->count<Applied>(), 1);
    client->send(QueryStatus{1});
    QTRY_COMPARE(client->last<StatusReply>().file, text("a.toile"));
    client->send(ApplyPlan{2, text("good.toile"), plan(case1b(), {})});
    QTRY_COMPARE(client->count<Applied>(), 2);
    client->send(QueryStatus{2});
    QTRY_COMPARE(client->last<StatusReply>().file, text("good.toile"));
}

void ServerTest::planGoesOnWithoutItsClient()
{
    HelperServer helper;
    auto client = helper.client();
    client->send(ApplyPlan{1, {}, longPlan(helper)});
    QTRY_VERIFY(helper.kernel.performed > 0);
    client.reset();
    QTRY_COMPARE(helper.kernel.performed, 3000);
    const auto next = helper.client();
    QTRY_VERIFY((next->send(ApplyPlan{1, {}, {SetIpv6{text("m1"), true}}}),
                 QTest::qWaitFor([&] { return next->count<Applied>() > 0; }, 100)));
    QVERIFY(helper.kernel.state.namespaces.at(text("m1")).forwarding);
}

void ServerTest::remembersTheFileWhenTheClientIsGone()
{
    HelperServer helper;
    auto client = helper.client();
    client->send(ApplyPlan{1, text("long.toile"), longPlan(helper)});
    QTRY_VERIFY(helper.kernel.performed > 0);
    client.reset();
    QTRY_COMPARE(helper.kernel.performed, 3000);
    const auto next = helper.client();
    QTRY_VERIFY((next->send(QueryStatus{1}), QTest::qWaitFor([&] { return next->count<StatusReply>() > 0; }, 100) &&
                                                 next->last<StatusReply>().file == text("long.toile")));
}

void ServerTest::showsMoreAddressesThanALabMayAskFor()
{
    HelperServer helper;
    helper.kernel.state = case1b();
    auto &addresses = link(helper.kernel.state, "VM1", "eth0").addresses;
    addresses.clear();
    for (int i = 0; i < limits::kSeenAddresses; ++i)
        addresses.push_back({IpAddress::v4(0x0a000001u + quint32(i)), 8});
    const auto client = helper.client();
    client->send(Observe{true, false});
    QTRY_COMPARE(client->count<StateMessage>(), 1);
    const LiveState live = seenBy(*client);
    QCOMPARE(live.machines.at(text("VM1")).links.at(text("eth0")).config.addresses, addresses);

    addresses.push_back({IpAddress::v4(0x0a000001u + quint32(addresses.size())), 8});
    const QByteArray body =
        encode(HelperMessage(StateMessage{LiveState{1, {{text("VM1"), [&] {
                                                             LiveMachine machine;
                                                             LinkRow row;
                                                             row.config = link(helper.kernel.state, "VM1", "eth0");
                                                             machine.links[row.key()] = row;
                                                             return machine;
                                                         }()}}}}));
    QVERIFY(!decodeHelperMessage(body));  // why those that read them cut them
}

/// The plan of one ends, another watches and leaves before the state was read.
void ServerTest::answersAPlanAlthoughTheOnlyWatcherLeft()
{
    HelperServer helper;
    const auto deployer = helper.client();
    auto watcher = helper.client();
    watcher->send(Observe{true, false});
    QTRY_COMPARE(watcher->count<StateMessage>(), 1);
    helper.kernel.reads = 0;
    helper.kernel.readCost = std::chrono::milliseconds(60);  // catching up takes several turns
    deployer->send(ApplyPlan{1, {}, plan(case1b(), {})});
    QTRY_VERIFY(helper.kernel.reads > 0);
    QCOMPARE(deployer->count<Applied>(), 0);
    watcher.reset();
    QTRY_COMPARE(deployer->count<Applied>(), 1);
    QVERIFY(deployer->last<Applied>().ok);
}

void ServerTest::secondPlanOfOneClientIsRefusedUntilTheFirstIsAnswered()
{
    HelperServer helper;
    const auto client = helper.client();
    client->send(Observe{true, false});
    QTRY_COMPARE(client->count<StateMessage>(), 1);
    helper.kernel.reads = 0;
    helper.kernel.readCost = std::chrono::milliseconds(60);  // the first answer waits for the state
    client->send(ApplyPlan{1, {}, plan(case1b(), {})});
    QTRY_VERIFY(helper.kernel.reads > 0);
    client->send(ApplyPlan{2, {}, {SetForwarding{text("VM1"), true}}});
    QTRY_COMPARE(client->count<Failed>(), 1);
    QCOMPARE(client->last<Failed>().request, 2u);
    QTRY_COMPARE(client->count<Applied>(), 1);
    QCOMPARE(client->last<Applied>().request, 1u);
}

void ServerTest::leavingEndsAHelperWithoutALab()
{
    HelperServer helper;
    const QSignalSpy finished(&helper.server, &Server::finished);
    const auto client = helper.client();
    helper.kernel.failAt = 3;
    client->send(ApplyPlan{1, {}, plan(case1b(), {})});
    QTRY_COMPARE(client->count<Applied>(), 1);
    QCOMPARE(finished.count(), 0);
    client->send(Leave());
    QTRY_COMPARE(client->count<Bye>(), 1);
    QCOMPARE(finished.count(), 1);
}

void ServerTest::leavingNeverTakesAnothersLab()
{
    HelperServer helper;
    const QSignalSpy finished(&helper.server, &Server::finished);
    const auto winner = helper.client();
    const auto loser = helper.client();
    winner->send(ApplyPlan{1, {}, longPlan(helper)});
    QTRY_VERIFY(helper.kernel.performed > 0);
    loser->send(ApplyPlan{1, {}, plan(case1b(), {})});
    QTRY_COMPARE(loser->count<Failed>(), 1);
    loser->send(Leave());
    QTRY_COMPARE(loser->count<Bye>(), 1);
    QTRY_COMPARE(winner->count<Applied>(), 1);
    winner->send(Leave());
    QTRY_COMPARE(winner->count<Bye>(), 1);
    QCOMPARE(finished.count(), 0);
    QVERIFY(helper.kernel.state.namespaces.contains(text("m1")));
}

void ServerTest::endsWhenNothingWasDeployedAndNobodyIsHere()
{
    HelperServer onlyLookedAt;
    const QSignalSpy finished(&onlyLookedAt.server, &Server::finished);
    auto client = onlyLookedAt.client();
    QTRY_COMPARE(client->count<HelperHello>(), 1);
    client.reset();
    QTRY_COMPARE(finished.count(), 1);

    HelperServer failed;
    const QSignalSpy failedFinished(&failed.server, &Server::finished);
    client = failed.client();
    failed.kernel.failAt = 2990;
    client->send(ApplyPlan{1, {}, longPlan(failed)});
    QTRY_VERIFY(failed.kernel.performed > 0);
    client.reset();
    QTRY_COMPARE(failedFinished.count(), 1);
}

void ServerTest::undeploySaysGoodbyeToAll()
{
    HelperServer helper;
    const auto first = helper.client();
    const auto second = helper.client();
    QTRY_COMPARE(second->count<HelperHello>(), 1);
    const QSignalSpy finished(&helper.server, &Server::finished);
    first->send(Undeploy());
    QTRY_COMPARE(first->count<Bye>(), 1);
    QTRY_COMPARE(second->count<Bye>(), 1);
    QCOMPARE(finished.count(), 1);
}

void ServerTest::doesWhatAClientAskedBeforeItLeft()
{
    HelperServer helper;
    const QSignalSpy finished(&helper.server, &Server::finished);
    const auto client = helper.client();
    client->send(Undeploy());
    client->hangUp();
    QTRY_COMPARE(finished.count(), 1);
}

void ServerTest::closesItsSocketBeforeItSaysGoodbye()
{
    HelperServer helper;
    const auto client = helper.client();
    QTRY_COMPARE(client->count<HelperHello>(), 1);
    QStringList order;
    connect(&helper.server, &Server::closing, this, [&] { order += text("closing"); });
    connect(&helper.server, &Server::finished, this, [&] { order += text("finished"); });
    helper.server.shutDown([] { return text("why"); });
    QCOMPARE(order, (QStringList{text("closing"), text("finished")}));
    QTRY_COMPARE(client->last<Bye>().reason, text("why"));
    helper.server.shutDown([] { return text("again"); });
    QCOMPARE(order.size(), 2);
}

void ServerTest::countersComeOnlyWhenAsked()
{
    HelperServer helper;
    helper.kernel.state = case1b();
    const auto watching = helper.client();
    const auto other = helper.client();
    watching->send(Observe{true, true});
    other->send(Observe{true, false});
    QTRY_VERIFY(watching->count<CountersMessage>() >= 2);
    QCOMPARE(other->count<CountersMessage>(), 0);
    QCOMPARE(watching->last<CountersMessage>().sample.machines.size(), std::size_t(3));
}

void ServerTest::tooManyClientsAreTurnedAway()
{
    HelperServer helper;
    std::vector<std::unique_ptr<HelperClient>> clients;
    for (int i = 0; i < limits::kClients; ++i)
        clients.push_back(helper.client());
    QTRY_COMPARE(clients.back()->count<HelperHello>(), 1);
    const auto last = helper.client();
    QTRY_COMPARE(last->count<Failed>(), 1);
    QCOMPARE(last->last<Failed>().error.code, ErrorCode::LimitExceeded);
    QTRY_VERIFY(!last->isConnected());
    clients.pop_back();
    QTRY_COMPARE(clients.back()->count<HelperHello>(), 1);
    std::unique_ptr<HelperClient> next;
    QTRY_VERIFY((next = helper.client(), QTest::qWaitFor([&] { return next->count<HelperHello>() == 1; }, 100)));
}

QTEST_GUILESS_MAIN(ServerTest)
#include "tst_server.moc"
