// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "tests/support/helperserver.h"
#include "tests/support/kernelstates.h"

#include <QRandomGenerator>
#include <QTest>
#include <QtEndian>

using namespace toile;
using namespace toile::test;

Q_DECLARE_METATYPE(toile::ClientMessage)

namespace {

StartProgram program(const QStringList &arguments, quint32 channel = 1)
{
    StartProgram request;
    request.channel = channel;
    request.machine = text("VM1");
    request.arguments = arguments;
    return request;
}

ClientMessage randomMessage(QRandomGenerator &random)
{
    const auto number = [&](int end) { return quint32(random.bounded(end)); };
    const auto channel = [&] { return number(4); };
    switch (random.bounded(10)) {
    case 0:
        return ClientHello{int(number(3)), text("x")};
    case 1:
        return Observe{number(2) == 1, number(2) == 1};
    case 2:
        return ApplyPlan{number(3), {}, number(2) ? plan(case1b(), {}) : Plan{DeleteNamespace{text("VM1")}}};
    case 3:
        return QueryStatus{number(3)};
    case 4:
        return program({text("true")}, channel());
    case 5:
        return ChannelBytes{channel(), Stream::Input, QByteArray(int(number(5000)), 'x')};
    case 6:
        return ChannelEof{channel(), Stream(number(3))};
    case 7:
        return ChannelResize{channel(), int(number(3)) - 1, int(number(300))};
    case 8:
        return ChannelSignal{channel(), int(number(16))};
    default:
        return program({text("cat")}, channel());
    }
}

}  // namespace

/// Clients that break the rules lose their connection; the others never notice.
class HostileClientsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aClientThatNeverReadsIsDropped();
    void aLabTooLargeForAFrameIsToldSo();
    void breachEndsOnlyThatConnection_data();
    void breachEndsOnlyThatConnection();
    void messagesBeforeHelloAreRefused_data();
    void messagesBeforeHelloAreRefused();
    void channelInUseEndsTheConnection();
    void clientThatDoesNotReadIsDropped();
    void frameInPiecesIsOneFrame();
    void randomMessagesNeverHurtTheOthers();
};

void HostileClientsTest::breachEndsOnlyThatConnection_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QByteArray huge(4, '\0');
    qToBigEndian(limits::kFrameBytes + 1, huge.data());
    QTest::newRow("frame over the limit") << huge;
    QTest::newRow("not CBOR") << frame(QByteArray("\xff\xfe\xfd"));
    QTest::newRow("empty frame") << frame(QByteArray());
    QTest::newRow("text") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("message of the other side") << frame(encode(HelperMessage(Bye{text("x")})));
    QTest::newRow("second hello") << frame(encode(ClientMessage(ClientHello())));
    QTest::newRow("request 0") << frame(encode(ClientMessage(QueryStatus{0})));
    QTest::newRow("forbidden signal") << frame(encode(ClientMessage(ChannelSignal{1, 19})));
}

void HostileClientsTest::breachEndsOnlyThatConnection()
{
    QFETCH(QByteArray, bytes);
    HelperServer helper;
    const auto good = helper.client();
    const auto bad = helper.client();
    QTRY_COMPARE(bad->count<HelperHello>(), 1);
    bad->sendRaw(bytes + frame(encode(ClientMessage(QueryStatus{1}))));
    QTRY_VERIFY(!bad->isConnected());
    QCOMPARE(bad->count<Failed>(), 1);
    QCOMPARE(bad->last<Failed>().request, 0u);
    QVERIFY(!bad->last<Failed>().error.message.isEmpty());
    QCOMPARE(bad->count<StatusReply>(), 0);
    good->send(QueryStatus{1});
    QTRY_COMPARE(good->count<StatusReply>(), 1);
}

void HostileClientsTest::messagesBeforeHelloAreRefused_data()
{
    QTest::addColumn<ClientMessage>("message");
    QTest::newRow("apply") << ClientMessage(ApplyPlan{1, {}, plan(case1b(), {})});
    QTest::newRow("undeploy") << ClientMessage(Undeploy());
    QTest::newRow("cancel") << ClientMessage(CancelPlan());
    QTest::newRow("leave") << ClientMessage(Leave());
    QTest::newRow("observe") << ClientMessage(Observe());
    QTest::newRow("program") << ClientMessage(program({text("true")}));
    QTest::newRow("other version") << ClientMessage(ClientHello{kProtocolVersion + 1, {}});
}

void HostileClientsTest::messagesBeforeHelloAreRefused()
{
    QFETCH(ClientMessage, message);
    HelperServer helper;
    helper.kernel.state = case1b();
    const auto client = helper.client(false);
    client->send(message);
    QTRY_VERIFY(!client->isConnected());
    QCOMPARE(client->count<Failed>(), 1);
    QCOMPARE(client->count<Bye>(), 0);
    QCOMPARE(helper.kernel.performed, 0);
    QVERIFY(helper.programs.started.empty());
}

void HostileClientsTest::channelInUseEndsTheConnection()
{
    HelperServer helper;
    helper.kernel.state = case1b();
    const auto client = helper.client();
    client->send(program({text("cat")}));
    client->send(program({text("cat")}));
    QTRY_VERIFY(!client->isConnected());
    QCOMPARE(client->count<Failed>(), 1);
    QCOMPARE(helper.programs.started.size(), std::size_t(1));
}

void HostileClientsTest::clientThatDoesNotReadIsDropped()
{
    HelperServer helper;
    for (int i = 0; i < 2000; ++i)
        helper.kernel.state.namespaces[text("machine-with-a-long-name-") + QString::number(i)];
    const auto good = helper.client();
    const auto lazy = helper.client();
    QTRY_COMPARE(lazy->count<HelperHello>(), 1);
    lazy->setReading(false);
    // Each answer names 2000 machines: about 2000 answers pass the limit.
    const QByteArray question = frame(encode(ClientMessage(QueryStatus{1})));
    for (int i = 0; i < 2500; ++i)
        lazy->sendRaw(question);
    lazy->setReading(true);
    QTRY_VERIFY(!lazy->isConnected());
    QVERIFY(lazy->count<StatusReply>() < 2500);
    good->forget();
    good->send(QueryStatus{2});
    QTRY_COMPARE(good->last<StatusReply>().request, 2u);
}

void HostileClientsTest::frameInPiecesIsOneFrame()
{
    HelperServer helper;
    const auto client = helper.client();
    const QByteArray bytes = frame(encode(ClientMessage(QueryStatus{6})));
    for (const char byte : bytes) {
        client->sendRaw(QByteArray(1, byte));
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(client->last<StatusReply>().request, 6u);
}

void HostileClientsTest::randomMessagesNeverHurtTheOthers()
{
    QRandomGenerator random(20240607);
    HelperServer helper;
    helper.kernel.state = case1b();
    const auto witness = helper.client();
    for (int round = 0; round < 150; ++round) {
        const auto client = helper.client(random.bounded(4) != 0);
        for (int i = 0; i < 40 && client->isConnected(); ++i) {
            client->send(randomMessage(random));
            QCoreApplication::processEvents();
            helper.reap();
        }
        witness->forget();
        witness->send(QueryStatus{quint32(round + 1)});
        QTRY_COMPARE(witness->last<StatusReply>().request, quint32(round + 1));
        QCOMPARE(witness->count<Failed>(), 0);
        // The lab is always one of the two states that plans lead to or the one before.
        QVERIFY(helper.kernel.state.namespaces.size() <= 3);
    }
    helper.reap();
}

namespace {

/// So many addresses in so many interfaces: each state is some megabytes.
KernelState fullOfAddresses(int interfaces)
{
    KernelState state;
    std::vector<IpPrefix> many;
    for (int i = 0; i < limits::kSeenAddresses; ++i)
        many.push_back({*IpAddress::parse(QStringLiteral("fd00::%1").arg(i + 1, 0, 16)), 64});
    for (int i = 0; i < interfaces; ++i) {
        LinkState link;
        link.name = QStringLiteral("e%1").arg(i);
        link.addresses = many;
        state.namespaces[text("M")].links[link.name] = link;
    }
    return state;
}

}  // namespace

void HostileClientsTest::aClientThatNeverReadsIsDropped()
{
    HelperServer helper;
    helper.kernel.state = fullOfAddresses(100);  // 7 MiB
    const auto deaf = helper.client();
    QTRY_COMPARE(deaf->count<HelperHello>(), 1);
    const auto patient = helper.client();
    patient->send(Observe{true, false});
    QTRY_COMPARE_WITH_TIMEOUT(patient->count<StateMessage>(), 1, 20000);
    deaf->setReading(false);
    const int asked = int(limits::kClientBacklogBytes / (7 * 1024 * 1024)) + 4;
    for (int i = 0; i < asked; ++i) {
        deaf->send(Observe{true, false});
        deaf->send(Observe{false, false});
    }
    patient->send(QueryStatus{1});
    QTRY_COMPARE_WITH_TIMEOUT(patient->count<StatusReply>(), 1, 20000);
    deaf->setReading(true);
    QTRY_VERIFY_WITH_TIMEOUT(!deaf->isConnected(), 20000);
    QVERIFY(deaf->count<StateMessage>() < asked);
}

void HostileClientsTest::aLabTooLargeForAFrameIsToldSo()
{
    HelperServer helper;
    helper.kernel.state = fullOfAddresses(1000);
    const auto client = helper.client();
    client->send(Observe{true, false});
    QTRY_COMPARE_WITH_TIMEOUT(client->count<Failed>(), 1, 30000);
    QCOMPARE(client->last<Failed>().error.code, ErrorCode::LimitExceeded);
    QTRY_VERIFY(!client->isConnected());
}

QTEST_GUILESS_MAIN(HostileClientsTest)
#include "tst_hostileclients.moc"
