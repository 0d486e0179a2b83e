// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/protocol/cbor.h"
#include "core/protocol/codec.h"
#include "tests/protocol/samples.h"

#include <QCborMap>
#include <QCborValue>
#include <QElapsedTimer>
#include <QTest>

#include <functional>
#include <set>

using namespace toile;

namespace {

QCborMap asMap(const QByteArray &body)
{
    QCborParserError error;
    const QCborValue value = QCborValue::fromCbor(body, &error);
    return error.error == QCborError::NoError ? value.toMap() : QCborMap();
}

QByteArray body(const QCborMap &map)
{
    return map.toCborValue().toCbor();
}

/// A map as Qt writes it: its own keys sorted, "type" is put first again as the codec wants it.
QByteArray typedBody(const char *type, const QCborMap &rest)
{
    QByteArray bytes;
    cbor::writeHead(bytes, cbor::Major::Map, static_cast<quint64>(rest.size()) + 1);
    cbor::writeText(bytes, "type");
    cbor::writeText(bytes, type);
    for (const auto &[key, value] : rest)
        bytes += QCborValue(key).toCbor() + QCborValue(value).toCbor();
    return bytes;
}

QString faultOf(const QByteArray &bytes)
{
    const auto decoded = decodeClientMessage(bytes);
    return decoded ? QStringLiteral("(accepted)") : decoded.error().message;
}

QByteArray withSteps(int count)
{
    QByteArray bytes;
    cbor::writeHead(bytes, cbor::Major::Map, 4);
    for (const char *text : {"type", "apply-plan", "request"})
        cbor::writeText(bytes, text);
    cbor::writeInteger(bytes, 1);
    cbor::writeText(bytes, "file");
    cbor::writeText(bytes, "");
    cbor::writeText(bytes, "steps");
    cbor::writeHead(bytes, cbor::Major::Array, static_cast<quint64>(count));
    const QByteArray step = typedBody("delete-namespace", {{QStringLiteral("ns"), QStringLiteral("V")}});
    for (int i = 0; i < count; ++i)
        bytes += step;
    return bytes;
}

}  // namespace

class TestCodec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyClientMessageComesBackEqual()
    {
        std::set<std::size_t> seen;
        for (const ClientMessage &message : samples::clientMessages()) {
            const auto decoded = decodeClientMessage(encode(message));
            QVERIFY2(decoded.ok(), decoded ? "" : qPrintable(decoded.error().message));
            QVERIFY(*decoded == message);
            seen.insert(message.index());
        }
        QCOMPARE(seen.size(), std::variant_size_v<ClientMessage>);
    }

    void theVersionOfAnyHelloIsRead()
    {
        QCOMPARE(versionOfHello(encode(ClientMessage(ClientHello{9, {}, {}}))), std::optional(9));
        const QCborMap strange{{QStringLiteral("version"), 1234567}, {QStringLiteral("voice"), QStringLiteral("loud")}};
        QCOMPARE(versionOfHello(typedBody("client-hello", strange)), std::optional(1234567));
        const std::vector<QByteArray> none{
            {},
            "\xa0",
            encode(ClientMessage(Undeploy{})),
            encode(HelperMessage(HelperHello{})),
            encode(ClientMessage(ClientHello{})).first(20),
            typedBody("client-hello", {{QStringLiteral("version"), QStringLiteral("9")}}),
            typedBody("client-hello", {{QStringLiteral("version"), -1}}),
            typedBody("client-hello", {{QStringLiteral("version"), qint64(1) << 40}}),
            typedBody("client-hello", {}),
        };
        for (const QByteArray &body : none)
            QCOMPARE(versionOfHello(body), std::optional<int>());
    }

    void everyHelperMessageComesBackEqual()
    {
        std::set<std::size_t> seen;
        for (const HelperMessage &message : samples::helperMessages()) {
            const auto decoded = decodeHelperMessage(encode(message));
            QVERIFY2(decoded.ok(), decoded ? "" : qPrintable(decoded.error().message));
            QVERIFY(*decoded == message);
            seen.insert(message.index());
        }
        QCOMPARE(seen.size(), std::variant_size_v<HelperMessage>);
    }

    void everyStepIsAmongTheSamples()
    {
        std::set<std::size_t> seen;
        for (const Step &step : samples::everyStep())
            seen.insert(step.index());
        QCOMPARE(seen.size(), std::variant_size_v<Step>);
    }

    /// Tables that grow with traffic: as many rows as are kept, and not one more.
    void tablesHaveLimits_data()
    {
        QTest::addColumn<std::function<void(LiveMachine &, int)>>("add");
        QTest::addColumn<int>("limit");
        const auto table = [](const char *name, int limit, std::function<void(LiveMachine &, int)> add) {
            QTest::newRow(name) << add << limit;
        };
        table("arp", limits::kNeighbourRows, [](LiveMachine &machine, int i) {
            const NeighbourRow row{QStringLiteral("e"), IpAddress::v4(quint32(i)), {}, QStringLiteral("FAILED")};
            machine.neighbours[row.key()] = row;
        });
        table("mac", limits::kFdbRows, [](LiveMachine &machine, int i) {
            FdbRow row;
            row.mac = MacAddress({2, 0, 0, quint8(i >> 16), quint8(i >> 8), quint8(i)});
            machine.fdb[row.key()] = row;
        });
        table("conntrack", limits::kConntrackRows, [](LiveMachine &machine, int i) {
            ConntrackRow row;
            row.id = quint32(i);
            machine.conntrack[row.key()] = row;
        });
        table("routes", limits::kSeenRoutes, [](LiveMachine &machine, int i) {
            RouteRow row;
            row.route.destination = {IpAddress::v4(quint32(i)), 32};
            machine.routes[row.key()] = row;
        });
        table("rules", limits::kSeenRules, [](LiveMachine &machine, int i) {
            RuleRow row;
            row.position = i;
            machine.rules[row.key()] = row;
        });
    }
    void tablesHaveLimits()
    {
        QFETCH(std::function<void(LiveMachine &, int)>, add);
        QFETCH(int, limit);
        LiveState state;
        LiveMachine &machine = state.machines[QStringLiteral("VM1")];
        for (int i = 0; i < limit; ++i)
            add(machine, i);
        const QByteArray full = encode(HelperMessage(StateMessage{state}));
        QVERIFY(full.size() < qsizetype(limits::kFrameBytes));
        QVERIFY(decodeHelperMessage(full).ok());
        add(machine, limit);
        QVERIFY(!decodeHelperMessage(encode(HelperMessage(StateMessage{state}))).ok());
    }

    /// Outside witness: Qt's own CBOR reader reads what we write, and what it writes again we read.
    void framesAreCbor()
    {
        for (const HelperMessage &message : samples::helperMessages()) {
            QCborParserError error;
            const QByteArray bytes = encode(message);
            const QCborValue value = QCborValue::fromCbor(bytes, &error);
            QCOMPARE(error.error, QCborError::NoError);
            QCOMPARE(error.offset, bytes.size());
            QVERIFY(value.toMap().value(QStringLiteral("type")).isString());
        }
    }

    void addressesTravelAsBytes()
    {
        const auto map = asMap(encode(ClientMessage(ApplyPlan{
            1, {}, {AddAddress{QStringLiteral("VM1"), QStringLiteral("eth0"), samples::prefix("2.0.0.1/8")}}})));
        const QCborMap step = map.value(QStringLiteral("steps")).toArray().at(0).toMap();
        QCOMPARE(step.value(QStringLiteral("type")).toString(), QStringLiteral("add-address"));
        QCOMPARE(step.value(QStringLiteral("address")).toByteArray(), QByteArray("\x02\x00\x00\x01\x08", 5));
    }

    void refusesWhatIsNotExactlyTheMessage_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        const QString request = QStringLiteral("request");
        const QString tables = QStringLiteral("tables");
        const QString counters = QStringLiteral("counters");
        const auto row = [](const char *name, const QByteArray &bytes, const char *says) {
            QTest::newRow(name) << bytes << QString::fromUtf8(says);
        };
        row("empty", {}, "ends or continues");
        row("not a map", QCborValue(1).toCbor(), "wrong type");
        row("no type", body({}), "“type” is missing");
        row("type not first", body({{request, 1}}), "“type” is missing");
        row("unknown type", typedBody("exec-shell", {}), "“exec-shell” is not a known type");
        row("helper's type", typedBody("bye", {{QStringLiteral("reason"), QStringLiteral("x")}}), "not a known type");
        row("missing key", typedBody("observe", {{tables, true}}), "“observe.counters” is missing");
        row("unknown key", typedBody("query-status", {{request, 1}, {QStringLiteral("x"), 1}}),
            "“query-status.x” is not a known key");
        row("wrong type", typedBody("observe", {{tables, 1}, {counters, true}}), "“observe.tables” has the wrong type");
        row("text for number", typedBody("query-status", {{request, QStringLiteral("1")}}), "wrong type");
        row("float", typedBody("query-status", {{request, 1.5}}), "wrong type");
        row("null", typedBody("query-status", {{request, QCborValue(QCborValue::Null)}}), "wrong type");
        row("negative", typedBody("query-status", {{request, -1}}), "“query-status.request” is out of range");
        row("too big", typedBody("query-status", {{request, qint64(1) << 32}}), "out of range");
        row("enum", typedBody("eof", {{QStringLiteral("channel"), 1}, {QStringLiteral("stream"), 3}}),
            "“eof.stream” is out of range");
        row("trailing", typedBody("undeploy", {}) + '\0', "ends or continues");
        row("cut off", encode(ClientMessage(ClientHello{})).chopped(1), "ends or continues");
        row("duplicate", QByteArray("\xa3\x64type\x6cquery-status\x67request\x01\x67request\x02"), "is there twice");
        row("long form", QByteArray("\xa2\x64type\x6cquery-status\x67request\x18\x01"), "wrong type");
        row("indefinite", QByteArray("\xbf\x64type\x68undeploy\xff"), "wrong type");
        row("tag", QByteArray("\xc1\xa1\x64type\x68undeploy"), "wrong type");
        row("bad utf-8", QByteArray("\xa2\x64type\x6cquery-status\x61\xff\x01"), "UTF-8");
        row("huge length", QByteArray("\xbb\x7f\xff\xff\xff\xff\xff\xff\xff"), "ends or continues");
        row("huge text", QByteArray("\xa1\x64type\x7b\x7f\xff\xff\xff\xff\xff\xff\xff"), "ends or continues");
    }

    void refusesWhatIsNotExactlyTheMessage()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const QString fault = faultOf(bytes);
        QVERIFY2(fault.contains(says), qPrintable(fault));
    }

    void faultNamesThePlaceWithin()
    {
        Plan steps = samples::everyStep();
        QByteArray bytes = encode(ClientMessage(ApplyPlan{1, {}, steps}));
        bytes.replace("\x63"
                      "mtu\x19\x05\x78",
                      QByteArray("\x63"
                                 "mtu\x38\x05\xf6",
                                 7)
                              .first(6) +
                          '\x18');
        const auto decoded = decodeClientMessage(bytes);
        QVERIFY(!decoded.ok());
        QVERIFY2(decoded.error().detail.startsWith(QStringLiteral("apply-plan.steps[2].create-link.link.")),
                 qPrintable(decoded.error().detail));
    }

    void badAddressesAreRefused()
    {
        const auto withAddress = [](const QByteArray &address) {
            const QByteArray step = typedBody("add-address", {{QStringLiteral("ns"), QStringLiteral("V")},
                                                              {QStringLiteral("name"), QStringLiteral("e")},
                                                              {QStringLiteral("address"), address}});
            return withSteps(0).chopped(1) + '\x81' + step;
        };
        QVERIFY(decodeClientMessage(withAddress(QByteArray("\1\0\0\1\x20", 5))).ok());
        for (const QByteArray &bad : {QByteArray(), QByteArray(4, 1), QByteArray("\1\0\0\1\x21", 5), QByteArray(6, 1),
                                      QByteArray(16, 1) + '\x81'})
            QVERIFY(
                faultOf(withAddress(bad)).contains(QStringLiteral("steps[0].add-address.address” is out of range")));
    }

    void limitsHoldAtAndPast()
    {
        QVERIFY(decodeClientMessage(withSteps(limits::kPlanSteps)).ok());
        const auto past = decodeClientMessage(withSteps(limits::kPlanSteps + 1));
        QVERIFY(!past.ok());
        QCOMPARE(past.error().code, ErrorCode::LimitExceeded);
        QCOMPARE(past.error().detail, QStringLiteral("apply-plan.steps"));

        const auto hello = [](qsizetype length) {
            QByteArray bytes("\xa4\x64type\x6c"
                             "client-hello\x67version\x01\x67program");
            cbor::writeText(bytes, QByteArray(length, 'x'));
            cbor::writeText(bytes, "language");
            cbor::writeText(bytes, "");
            return bytes;
        };
        QVERIFY(decodeClientMessage(hello(limits::kWireTextBytes)).ok());
        QCOMPARE(decodeClientMessage(hello(limits::kWireTextBytes + 1)).error().code, ErrorCode::LimitExceeded);

        StartProgram program{1, QStringLiteral("V"), QStringList(limits::kProgramArguments, QStringLiteral("x")), {}};
        QVERIFY(decodeClientMessage(encode(ClientMessage(program))).ok());
        program.arguments += QStringLiteral("x");
        QCOMPARE(decodeClientMessage(encode(ClientMessage(program))).error().detail,
                 QStringLiteral("start-program.arguments"));
    }

    void aProgramsOverlongWordsAreCut()
    {
        Failed failed;
        failed.error.kernelText = QString(limits::kWireTextBytes, QChar(0xe9));
        const auto decoded = decodeHelperMessage(encode(HelperMessage(failed)));
        QVERIFY(decoded.ok());
        const QString kept = std::get<Failed>(*decoded).error.kernelText;
        QVERIFY(!kept.isEmpty() && failed.error.kernelText.startsWith(kept));
    }

    void duplicateRowsAreRefused()
    {
        LiveState state = samples::star(2);
        QByteArray bytes = encode(HelperMessage(StateMessage{state}));
        bytes.replace("\x65veth1", "\x65veth0");
        const auto decoded = decodeHelperMessage(bytes);
        QVERIFY(!decoded.ok());
        QVERIFY(decoded.error().message.contains(QStringLiteral("twice")));
    }

    /// Every prefix of a frame is refused cleanly.
    void cutOffAnywhereIsRefused()
    {
        const QByteArray bytes = encode(HelperMessage(samples::helperMessages()[1]));
        for (qsizetype n = 0; n < bytes.size(); ++n)
            QVERIFY(!decodeHelperMessage(bytes.first(n)).ok());
    }

    /// Every byte changed to anything: decoded or refused, never worse; and what is decoded encodes to itself.
    void changedBytesNeverHarm()
    {
        for (const ClientMessage &message : samples::clientMessages()) {
            const QByteArray bytes = encode(message);
            for (qsizetype i = 0; i < bytes.size(); ++i) {
                for (const char c : {'\0', '\x1b', '\x5f', '\x7f', '\x9f', '\xbf', '\xf6', '\xff'}) {
                    QByteArray changed = bytes;
                    changed[i] = c;
                    const auto decoded = decodeClientMessage(changed);
                    if (decoded)
                        QVERIFY(*decodeClientMessage(encode(*decoded)) == *decoded);
                }
            }
        }
    }

    /// A deploy of 1500 machines (6000 steps) and the whole state of 1000 pass in tens of milliseconds when optimised;
    /// the bound here only catches something quadratic.
    void largeMessagesAreQuick()
    {
        QElapsedTimer timer;
        timer.start();
        const QByteArray plan = encode(ClientMessage(ApplyPlan{1, {}, samples::starPlan(1500)}));
        const qint64 planEncoded = timer.restart();
        QVERIFY(decodeClientMessage(plan).ok());
        const qint64 planDecoded = timer.restart();
        const HelperMessage state = StateMessage{samples::star(1000)};
        timer.restart();
        const QByteArray live = encode(state);
        const qint64 liveEncoded = timer.restart();
        const auto decoded = decodeHelperMessage(live);
        const qint64 liveDecoded = timer.restart();
        QVERIFY(decoded.ok() && *decoded == state);
        qInfo("6000 steps: %lld bytes, %lld + %lld ms; 1000 machines: %lld bytes, %lld + %lld ms",
              static_cast<long long>(plan.size()), planEncoded, planDecoded, static_cast<long long>(live.size()),
              liveEncoded, liveDecoded);
        QVERIFY(planEncoded + planDecoded + liveEncoded + liveDecoded < 5000);
    }
};

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
