// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/helper/clientstream.h"
#include "core/protocol/codec.h"

#include <QSignalSpy>
#include <QTest>
#include <QtEndian>

#include <sys/socket.h>

using namespace toile;

namespace {

struct Pair {
    Descriptor first;
    Descriptor second;

    Pair()
    {
        int ends[2] = {-1, -1};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) != 0)
            qFatal("no socketpair");
        first.reset(ends[0]);
        second.reset(ends[1]);
    }
};

QByteArray readNow(const Descriptor &socket, qsizetype most = 1 << 20)
{
    QByteArray bytes(most, Qt::Uninitialized);
    const ssize_t got = ::recv(socket.get(), bytes.data(), std::size_t(most), MSG_DONTWAIT);
    return bytes.first(std::max<ssize_t>(got, 0));
}

bool isAtEnd(const Descriptor &socket)
{
    char byte = 0;
    return ::recv(socket.get(), &byte, 1, MSG_DONTWAIT | MSG_PEEK) == 0;
}

qsizetype writeNow(const Descriptor &socket, const QByteArray &bytes)
{
    return std::max<ssize_t>(
        ::send(socket.get(), bytes.constData(), std::size_t(bytes.size()), MSG_DONTWAIT | MSG_NOSIGNAL), 0);
}

/// Both ends of a line in one process: clients on one side, the helper's sockets on the other.
class Line {
public:
    struct Client {
        Descriptor socket;  ///< the client's own
        Descriptor helper;  ///< what the helper reads and writes
        std::unique_ptr<ClientStream> outside;
        std::unique_ptr<MuxStream> inside;
    };

    Line()
    {
        Pair line;
        host = std::make_unique<MuxChannel>(std::move(line.first));
        guest = std::make_unique<MuxChannel>(std::move(line.second));
        QObject::connect(host.get(), &MuxChannel::received, host.get(), [this](const MuxPacket &packet) {
            if (packet.stream < clients.size())
                clients[packet.stream].outside->take(packet);
        });
        QObject::connect(guest.get(), &MuxChannel::received, guest.get(), [this](const MuxPacket &packet) {
            if (packet.stream < clients.size())
                clients[packet.stream].inside->take(packet);
        });
    }

    Client &add()
    {
        Pair outer;
        Pair inner;
        const auto number = quint32(clients.size());
        clients.push_back({std::move(outer.first), std::move(inner.first),
                           std::make_unique<ClientStream>(number, std::move(outer.second), *host, interpreter),
                           std::make_unique<MuxStream>(number, std::move(inner.second), *guest)});
        return clients.back();
    }

    Interpreter interpreter;
    std::unique_ptr<MuxChannel> host;
    std::unique_ptr<MuxChannel> guest;
    std::vector<Client> clients;
};

QByteArray pattern(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(i * 31 + i / 997);
    return bytes;
}

QList<HelperMessage> messagesIn(const QByteArray &bytes)
{
    FrameReader reader;
    reader.append(bytes);
    QList<HelperMessage> messages;
    for (auto body = reader.next(); body && *body; body = reader.next())
        if (auto message = decodeHelperMessage(**body))
            messages += *message;
    return messages;
}

}  // namespace

class MuxTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void packetsSurviveEveryCut();
    void whatIsNoPacketBreaksTheLine_data();
    void whatIsNoPacketBreaksTheLine();
    void bytesGoBothWays();
    void muchArrivesInOrder();
    void whoDoesNotReadHoldsUpNobody();
    void whatWasSaidBeforeTheEndArrives();
    void moreThanTheWindowBreaksTheStream();
    void creditBeyondTheWindowBreaksTheStream();
    void clientsGetWholeFramesAndTheReason();
    void clientThatWasNotGreetedIsToldOfTheFailure();
    void theEndIsToldInTheLanguageOfTheHello_data();
    void theEndIsToldInTheLanguageOfTheHello();
};

void MuxTest::packetsSurviveEveryCut()
{
    const QList<MuxPacket> sent{{MuxPacket::Kind::Ready, 0, {}},
                                {MuxPacket::Kind::Bytes, 7, pattern(300)},
                                {MuxPacket::Kind::Bytes, 8, pattern(kMuxBytes)},
                                {MuxPacket::Kind::Over, 0, "why"}};
    QByteArray wire;
    for (const MuxPacket &packet : sent)
        wire += encodePacket(packet);
    for (const qsizetype piece : {1, 8, 9, 10, 4096, 1000000}) {
        MuxReader reader;
        QList<MuxPacket> got;
        for (qsizetype at = 0; at < wire.size(); at += piece) {
            reader.append(wire.mid(at, piece));
            while (const auto packet = reader.next())
                got += *packet;
        }
        QCOMPARE(got, sent);
        QVERIFY(!reader.isBroken());
    }
}

void MuxTest::whatIsNoPacketBreaksTheLine_data()
{
    QTest::addColumn<QByteArray>("wire");
    QByteArray unknown = encodePacket({MuxPacket::Kind::Over, 0, {}});
    unknown[0] = 8;
    QTest::newRow("unknown kind") << unknown;
    QTest::newRow("kind 0") << QByteArray(9, '\0');
    QByteArray tooLong = encodePacket({MuxPacket::Kind::Bytes, 1, {}});
    qToBigEndian(quint32(kMuxBytes + 1), tooLong.data() + 5);
    QTest::newRow("too long") << tooLong;
}

void MuxTest::whatIsNoPacketBreaksTheLine()
{
    QFETCH(QByteArray, wire);
    Pair line;
    MuxChannel channel(std::move(line.first));
    QSignalSpy ended(&channel, &MuxChannel::ended);
    QCOMPARE(writeNow(line.second, wire), wire.size());
    QTRY_COMPARE(ended.count(), 1);
    channel.send({MuxPacket::Kind::Ready, 0, {}});
    QVERIFY(readNow(line.second).isEmpty());
}

void MuxTest::bytesGoBothWays()
{
    Line line;
    auto &client = line.add();
    // What goes to a client is frames.
    const QByteArray said = frame("from the helper");
    QCOMPARE(writeNow(client.socket, "from the client"), 15);
    QCOMPARE(writeNow(client.helper, said), said.size());
    QByteArray inside;
    QByteArray outside;
    QTRY_COMPARE(inside += readNow(client.helper), QByteArray("from the client"));
    QTRY_COMPARE(outside += readNow(client.socket), said);
}

void MuxTest::muchArrivesInOrder()
{
    Line line;
    auto &client = line.add();
    const QByteArray sent = pattern(5 * 1000 * 1000);
    qsizetype written = 0;
    QByteArray got;
    // Small sips: the window closes and opens again and again.
    QTRY_VERIFY_WITH_TIMEOUT((written += writeNow(client.socket, sent.mid(written)),
                              got += readNow(client.helper, 40000), got.size() == sent.size()),
                             30000);
    QVERIFY(got == sent);
}

void MuxTest::whoDoesNotReadHoldsUpNobody()
{
    Line line;
    line.add();
    line.add();
    auto &lazy = line.clients[0];
    auto &brisk = line.clients[1];
    const QByteArray flood = frame(pattern(1000 * 1000));
    qsizetype taken = 0;
    for (int idle = 0; idle < 50; ++idle) {
        const qsizetype now = writeNow(lazy.helper, flood);
        taken += now;
        idle = now > 0 ? 0 : idle;
        QCoreApplication::processEvents();
    }
    // The helper notices: what is under way is bounded by the window and the sockets.
    QVERIFY2(taken < 4 * 1000 * 1000, QByteArray::number(taken));
    const QByteArray answer = frame(pattern(200 * 1000));
    QByteArray got;
    qsizetype written = 0;
    QTRY_VERIFY((written += writeNow(brisk.helper, answer.mid(written)), got += readNow(brisk.socket),
                 got.size() == answer.size()));
    QVERIFY(got == answer);
}

void MuxTest::whatWasSaidBeforeTheEndArrives()
{
    Line line;
    auto &client = line.add();
    QSignalSpy gone(client.inside.get(), &MuxStream::gone);
    const QByteArray last = pattern(100000);
    QCOMPARE(writeNow(client.socket, last), last.size());
    client.socket.reset();
    QByteArray got;
    QTRY_COMPARE((got += readNow(client.helper), got.size()), last.size());
    QTRY_VERIFY(isAtEnd(client.helper));
    QTRY_COMPARE(gone.count(), 1);
}

void MuxTest::moreThanTheWindowBreaksTheStream()
{
    Pair wire;
    Pair socket;
    MuxChannel channel(std::move(wire.first));
    MuxStream stream(3, std::move(socket.first), channel);
    QSignalSpy gone(&stream, &MuxStream::gone);
    const QByteArray most = pattern(kMuxBytes);
    for (qsizetype sent = 0; sent < kMuxWindow; sent += kMuxBytes)
        stream.take({MuxPacket::Kind::Bytes, 3, most});
    // Nobody reads, but what the socket itself has taken is credited again.
    for (int i = 0; i < 20 && gone.isEmpty(); ++i)
        stream.take({MuxPacket::Kind::Bytes, 3, most});
    QCOMPARE(gone.count(), 1);
}

void MuxTest::creditBeyondTheWindowBreaksTheStream()
{
    Pair wire;
    Pair socket;
    MuxChannel channel(std::move(wire.first));
    MuxStream stream(3, std::move(socket.first), channel);
    QSignalSpy gone(&stream, &MuxStream::gone);
    stream.take({MuxPacket::Kind::Credit, 3, QByteArray::fromHex("00000001")});
    QCOMPARE(gone.count(), 1);
    QCOMPARE(readNow(wire.second), encodePacket({MuxPacket::Kind::Close, 3, {}}));
}

void MuxTest::clientsGetWholeFramesAndTheReason()
{
    Pair wire;
    Pair socket;
    MuxChannel channel(std::move(wire.first));
    Interpreter interpreter;
    ClientStream stream(1, std::move(socket.first), channel, interpreter);
    QSignalSpy gone(&stream, &MuxStream::gone);
    const QByteArray hello = frame(encode(HelperMessage(HelperHello())));
    stream.take({MuxPacket::Kind::Bytes, 1, hello + hello.first(hello.size() / 2)});
    stream.tellEnd([] { return QStringLiteral("It panicked."); });
    const QList<HelperMessage> got = messagesIn(readNow(socket.second));
    QCOMPARE(got.size(), 2);
    QVERIFY(std::holds_alternative<HelperHello>(got[0]));
    QCOMPARE(got[1], HelperMessage(Bye{QStringLiteral("It panicked.")}));
    QCOMPARE(gone.count(), 1);
    QVERIFY(isAtEnd(socket.second));
}

void MuxTest::clientThatWasNotGreetedIsToldOfTheFailure()
{
    Pair wire;
    Pair socket;
    MuxChannel channel(std::move(wire.first));
    Interpreter interpreter;
    ClientStream stream(1, std::move(socket.first), channel, interpreter);
    stream.tellEnd([] { return QStringLiteral("It panicked."); });
    const QList<HelperMessage> got = messagesIn(readNow(socket.second));
    QCOMPARE(got.size(), 1);
    const auto *failed = std::get_if<Failed>(&got[0]);
    QVERIFY(failed);
    QCOMPARE(failed->error.message, QStringLiteral("It panicked."));
    QCOMPARE(failed->request, 0U);
}

void MuxTest::theEndIsToldInTheLanguageOfTheHello_data()
{
    QTest::addColumn<QByteArrayList>("said");
    QTest::addColumn<QString>("language");
    const auto hello = [](const QString &language) {
        return frame(encode(ClientMessage(ClientHello{kProtocolVersion, {}, language})));
    };
    const QByteArray french = hello(QStringLiteral("fr"));
    QTest::newRow("French") << QByteArrayList{french} << QStringLiteral("fr");
    QTest::newRow("byte by byte") << QByteArrayList{french.first(2), french.sliced(2, 9), french.sliced(11)}
                                  << QStringLiteral("fr");
    QTest::newRow("with more behind") << QByteArrayList{french + frame(encode(ClientMessage(Leave())))}
                                      << QStringLiteral("fr");
    QTest::newRow("only the first counts")
        << QByteArrayList{french, hello(QStringLiteral("en"))} << QStringLiteral("fr");
    QTest::newRow("another") << QByteArrayList{hello(QStringLiteral("de"))} << QStringLiteral("en");
    QTest::newRow("too long") << QByteArrayList{hello(QString(5000, u'f'))} << QString();
    QTest::newRow("no message") << QByteArrayList{frame("\xff\xff")} << QString();
    QTest::newRow("cut off") << QByteArrayList{french.first(10)} << QString();
}

void MuxTest::theEndIsToldInTheLanguageOfTheHello()
{
    QFETCH(QByteArrayList, said);
    QFETCH(QString, language);
    Pair wire;
    Pair socket;
    MuxChannel channel(std::move(wire.first));
    Interpreter interpreter;
    ClientStream stream(1, std::move(socket.first), channel, interpreter);
    for (const QByteArray &piece : said) {
        QCOMPARE(::send(socket.second.get(), piece.constData(), std::size_t(piece.size()), 0), ssize_t(piece.size()));
        QVERIFY(stream.isHeard());
    }
    QString spoken = QStringLiteral("nothing");
    stream.tellEnd([&] {
        spoken = interpreter.language();
        return QStringLiteral("It panicked.");
    });
    QCOMPARE(spoken, language);
    QCOMPARE(interpreter.language(), QString());
}

QTEST_GUILESS_MAIN(MuxTest)
#include "tst_mux.moc"
