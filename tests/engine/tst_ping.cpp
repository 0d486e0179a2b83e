// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/engine/ping.h"
#include "tests/engine/fakehelper.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace toile;

class TestPing : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<FakeHelper> m_helper;
    std::unique_ptr<EngineSession> m_session;

private Q_SLOTS:
    void init()
    {
        const Launch launch{QStringLiteral("lab"), {}, m_folder.filePath(QStringLiteral("lab.sock")), {}};
        m_helper = std::make_unique<FakeHelper>(launch.socketPath);
        m_session = std::make_unique<EngineSession>();
        m_session->connectTo(launch);
        QTRY_VERIFY(m_session->isReady());
    }

    void cleanup()
    {
        m_session.reset();
        m_helper.reset();
    }

    void readsEachKindOfLine_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("sequence");
        QTest::addColumn<QString>("from");
        QTest::addColumn<double>("milliseconds");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *line, int sequence, const char *from, double time, const char *problem) {
            QTest::newRow(line) << QString::fromUtf8(line) << sequence << QString::fromUtf8(from) << time
                                << QString::fromUtf8(problem);
        };
        row("64 bytes from 1.0.0.2: icmp_seq=1 ttl=63 time=0.073 ms", 1, "1.0.0.2", 0.073, "");
        row("64 bytes from 1.0.0.2: icmp_seq=12 ttl=63 time=1013 ms (DUP!)", 12, "1.0.0.2", 1013, "");
        row("64 bytes from fd00::2: icmp_seq=3 ttl=64 time=0.5 ms", 3, "fd00::2", 0.5, "");
        row("From 2.0.0.2 icmp_seq=4 Destination Host Unreachable", 4, "2.0.0.2", 0, "Destination Host Unreachable");
        row("From 2.0.0.2: icmp_seq=5 Redirect Host(New nexthop: 1.0.0.9)", 5, "2.0.0.2", 0,
            "Redirect Host(New nexthop: 1.0.0.9)");
        row("From fd00::1 icmp_seq=6 Destination unreachable: No route", 6, "fd00::1", 0,
            "Destination unreachable: No route");
        row("From 2.0.0.2 icmp_seq=7 Time to live exceeded", 7, "2.0.0.2", 0, "Time to live exceeded");
        row("no answer yet for icmp_seq=8", 8, "", 0, "no answer yet");
    }

    void readsEachKindOfLine()
    {
        QFETCH(QString, line);
        const auto reply = parsePingLine(line);
        QVERIFY(reply);
        QTEST(reply->sequence, "sequence");
        QTEST(reply->from, "from");
        QTEST(reply->milliseconds, "milliseconds");
        QTEST(reply->problem, "problem");
    }

    void otherLinesAreNoReplies()
    {
        for (const char *line : {"", "PING 1.0.0.2 (1.0.0.2) 56(84) bytes of data.", "--- 1.0.0.2 ping statistics ---",
                                 "2 packets transmitted, 1 received, 50% packet loss, time 1001ms",
                                 "rtt min/avg/max/mdev = 0.1/0.1/0.1/0.0 ms"})
            QVERIFY(!parsePingLine(QString::fromUtf8(line)));
    }

    void tellsRepliesAndTheSummaryHoweverTheBytesCome()
    {
        Ping ping(*m_session);
        QList<PingReply> replies;
        std::optional<PingSummary> summary;
        connect(&ping, &Ping::reply, this, [&](const PingReply &reply) { replies += reply; });
        connect(&ping, &Ping::finished, this, [&](const PingSummary &s) { summary = s; });
        ping.start(QStringLiteral("VM1"), QStringLiteral("1.0.0.2"), 2);
        QTRY_COMPARE(m_helper->count<StartProgram>(), 1);
        const auto request = m_helper->last<StartProgram>();
        QCOMPARE(request.machine, QStringLiteral("VM1"));
        QVERIFY(request.arguments.contains(QStringLiteral("-c2")));
        QVERIFY(request.environment.contains(QStringLiteral("LC_ALL=C")));

        const QByteArray text = "PING 1.0.0.2 (1.0.0.2) 56(84) bytes of data.\n"
                                "64 bytes from 1.0.0.2: icmp_seq=1 ttl=63 time=0.5 ms\n"
                                "no answer yet for icmp_seq=2\n\n"
                                "2 packets transmitted, 1 received, 50% packet loss, time 1001ms\n";
        for (const char c : text)
            m_helper->say(ChannelBytes{request.channel, Stream::Output, QByteArray(1, c)});
        m_helper->say(ProgramEnded{request.channel, 0, 0, {}});
        QTRY_VERIFY(summary);
        QCOMPARE(replies.size(), 2);
        QCOMPARE(replies[1], (PingReply{2, {}, 0, QStringLiteral("no answer yet")}));
        QCOMPARE(*summary, (PingSummary{2, 1, 0, {}}));
    }

    void tellsWhyItCouldNotSend()
    {
        Ping ping(*m_session);
        std::optional<PingSummary> summary;
        connect(&ping, &Ping::finished, this, [&](const PingSummary &s) { summary = s; });
        ping.start(QStringLiteral("VM1"), QStringLiteral("9.9.9.9"));
        QTRY_COMPARE(m_helper->count<StartProgram>(), 1);
        const quint32 channel = m_helper->last<StartProgram>().channel;
        m_helper->say(ChannelBytes{channel, Stream::ErrorOutput, "ping: connect: Network is unreachable\n"});
        m_helper->say(ProgramEnded{channel, 2, 0, {}});
        QTRY_VERIFY(summary);
        QCOMPARE(summary->error.message, QStringLiteral("ping: connect: Network is unreachable"));
        QCOMPARE(summary->exitStatus, 2);
    }

    void stopInterruptsIt()
    {
        Ping ping(*m_session);
        ping.start(QStringLiteral("VM1"), QStringLiteral("1.0.0.2"), 0);
        ping.stop();
        QTRY_COMPARE(m_helper->count<ChannelSignal>(), 1);
        QCOMPARE(m_helper->last<ChannelSignal>().signal, SIGINT);
    }
};

QTEST_GUILESS_MAIN(TestPing)
#include "tst_ping.moc"
