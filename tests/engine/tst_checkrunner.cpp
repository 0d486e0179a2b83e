// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/engine/checkrunner.h"
#include "tests/engine/fakehelper.h"
#include "tests/protocol/samples.h"

#include <QTemporaryDir>
#include <QTest>

using namespace toile;

namespace {

Probe probe(Probe::Kind kind, const char *to)
{
    return {kind, {}, QStringLiteral("VM1"), QString::fromUtf8(to), QStringLiteral("Host1"), QStringLiteral("1.0.0.1")};
}

ConntrackRow translated(const char *from, const char *to, const char *as)
{
    ConntrackRow row;
    row.id = 1;
    row.original.source = samples::address(from);
    row.original.destination = samples::address(to);
    row.reply.source = samples::address(to);
    row.reply.destination = samples::address(as);
    row.nat = ConntrackRow::Nat::Snat;
    return row;
}

}  // namespace

/// The fake helper answers each ping with the exit statuses that the test lists for its target, the last for ever.
class TestCheckRunner : public QObject {
    Q_OBJECT

    static constexpr int kUnreachable = 0x102;
    static constexpr int kNotPermitted = 0x202;

    QTemporaryDir m_folder;
    std::unique_ptr<FakeHelper> m_helper;
    std::unique_ptr<EngineSession> m_session;
    std::map<QString, QList<int>> m_statuses;
    /// What ping writes with a status; beside the real one (the low byte) it may tell which.
    std::map<int, QByteArray> m_complaints{{kUnreachable, "ping: connect: Network is unreachable\n"},
                                           {kNotPermitted, "ping: socket: Operation not permitted\n"}};
    LiveState m_state;
    int m_running = 0;
    int m_mostRunning = 0;

    std::vector<ProbeResult> run(const std::vector<Probe> &probes)
    {
        CheckRunner runner(*m_session);
        std::optional<std::vector<ProbeResult>> results;
        connect(&runner, &CheckRunner::finished, this, [&](const std::vector<ProbeResult> &r) { results = r; });
        runner.start(probes);
        if (!QTest::qWaitFor([&] { return results.has_value(); }, 8000))
            return {};
        return *results;
    }

private Q_SLOTS:
    void init()
    {
        const Launch launch{QStringLiteral("lab"), {}, m_folder.filePath(QStringLiteral("lab.sock")), {}};
        m_helper = std::make_unique<FakeHelper>(launch.socketPath);
        m_helper->onMessage = [this](const ClientMessage &message) {
            if (const auto *start = std::get_if<StartProgram>(&message)) {
                m_mostRunning = std::max(m_mostRunning, ++m_running);
                QList<int> &left = m_statuses[start->arguments.back()];
                const int status = left.size() > 1 ? left.takeFirst() : left.value(0);
                QMetaObject::invokeMethod(
                    m_helper.get(),
                    [this, channel = start->channel, status] {
                        --m_running;
                        if (m_complaints.contains(status))
                            m_helper->say(ChannelBytes{channel, Stream::ErrorOutput, m_complaints[status]});
                        m_helper->say(ProgramEnded{channel, status & 0xff, 0, {}});
                    },
                    Qt::QueuedConnection);
            } else if (std::holds_alternative<Observe>(message)) {
                m_helper->say(StateMessage{m_state});
            }
        };
        m_session = std::make_unique<EngineSession>();
        m_session->connectTo(launch);
        m_statuses.clear();
        m_state = samples::star(1);
        m_running = m_mostRunning = 0;
        QTRY_VERIFY(m_session->isReady());
    }

    void cleanup()
    {
        m_session.reset();
        m_helper.reset();
    }

    void nothingToCheckIsFinishedAtOnce() { QVERIFY(run({}).empty()); }

    void aReachHasASecondTry()
    {
        m_statuses = {
            {QStringLiteral("1.0.0.1"), {0}}, {QStringLiteral("1.0.0.2"), {1, 0}}, {QStringLiteral("1.0.0.3"), {1}}};
        const auto results = run({probe(Probe::Kind::Reach, "1.0.0.1"), probe(Probe::Kind::Reach, "1.0.0.2"),
                                  probe(Probe::Kind::Reach, "1.0.0.3")});
        QCOMPARE(results.size(), 3u);
        QVERIFY(results[0].passed);
        QVERIFY(results[1].passed);
        QVERIFY(!results[2].passed);
        QCOMPARE(results[2].observed, ProbeResult::Observed::NoAnswer);
    }

    void noReachHoldsWithoutAnAnswerOrARoute()
    {
        m_statuses = {{QStringLiteral("1.0.0.1"), {0}},
                      {QStringLiteral("1.0.0.2"), {1}},
                      {QStringLiteral("1.0.0.3"), {kUnreachable}},
                      {QStringLiteral("1.0.0.4"), {127}}};
        const auto results = run({probe(Probe::Kind::NoReach, "1.0.0.1"), probe(Probe::Kind::NoReach, "1.0.0.2"),
                                  probe(Probe::Kind::NoReach, "1.0.0.3"), probe(Probe::Kind::NoReach, "1.0.0.4")});
        QVERIFY(!results[0].passed);
        QVERIFY(results[1].passed);
        QVERIFY(results[2].passed);
        QVERIFY(!results[3].passed);  // no ping program: nothing was shown
        QCOMPARE(results[3].observed, ProbeResult::Observed::NotRun);
        QVERIFY(results[3].error.message.contains(QStringLiteral("iputils-ping")));
    }

    void noReachIsNotShownByAPingThatCannotSend()
    {
        m_statuses = {{QStringLiteral("1.0.0.1"), {kNotPermitted}}};
        const auto results = run({probe(Probe::Kind::NoReach, "1.0.0.1")});
        QVERIFY(!results[0].passed);
        QCOMPARE(results[0].observed, ProbeResult::Observed::NotRun);
        QVERIFY(results[0].error.message.contains(QStringLiteral("Operation not permitted")));
    }

    void aTranslationMayShowALittleLater()
    {
        m_statuses = {{QStringLiteral("1.0.0.2"), {0}}};
        CheckRunner runner(*m_session);
        std::optional<std::vector<ProbeResult>> results;
        connect(&runner, &CheckRunner::finished, this, [&](const std::vector<ProbeResult> &r) { results = r; });
        runner.start({probe(Probe::Kind::Translated, "1.0.0.2")});
        QTRY_VERIFY(m_session->hasLive());
        QTRY_COMPARE(m_helper->count<StartProgram>(), 1);
        MachineDelta other;
        other.machine = QStringLiteral("Host1");
        other.conntrack.changed = {translated("2.0.0.1", "9.9.9.9", "1.0.0.1")};
        m_helper->say(DeltaMessage{{2, {other}}});
        QTRY_COMPARE(m_session->live().revision, 2u);
        QVERIFY(!results);
        other.conntrack.changed = {translated("2.0.0.1", "1.0.0.2", "1.0.0.1")};
        m_helper->say(DeltaMessage{{3, {other}}});
        QTRY_VERIFY(results);
        QVERIFY(results->front().passed);
    }

    void withoutATranslationItFails()
    {
        m_statuses = {{QStringLiteral("1.0.0.2"), {0}}};
        const auto results = run({probe(Probe::Kind::Translated, "1.0.0.2")});
        QCOMPARE(results.front().observed, ProbeResult::Observed::NotTranslated);
        QVERIFY(results.front().error.message.isEmpty());
    }

    void anotherTranslationIsNamed()
    {
        m_statuses = {{QStringLiteral("1.0.0.2"), {0}}};
        m_state.machines[QStringLiteral("Host1")].conntrack[QStringLiteral("1")] =
            translated("2.0.0.1", "1.0.0.2", "1.0.0.99");
        const auto results = run({probe(Probe::Kind::Translated, "1.0.0.2")});
        QCOMPARE(results.front().observed, ProbeResult::Observed::NotTranslated);
        QVERIFY(results.front().error.message.contains(QStringLiteral("1.0.0.99")));
    }

    void manyRunTogetherButNotAll()
    {
        const auto results = run(std::vector<Probe>(200, probe(Probe::Kind::Reach, "1.0.0.1")));
        QCOMPARE(results.size(), 200u);
        QVERIFY(m_mostRunning > 1 && m_mostRunning <= limits::kPrograms);
    }

    void aLostHelperEndsTheChecks()
    {
        m_helper->onMessage = [this](const ClientMessage &message) {
            if (std::holds_alternative<StartProgram>(message))
                m_helper->hangUp();
        };
        const auto results = run({probe(Probe::Kind::NoReach, "1.0.0.1")});
        QVERIFY(!results.front().passed);
        QCOMPARE(results.front().observed, ProbeResult::Observed::NotRun);
    }

    void translationsAreToldFromPlainFlows()
    {
        LiveMachine machine;
        const auto to = samples::address("1.0.0.2");
        const auto as = samples::address("1.0.0.1");
        ConntrackRow row = translated("2.0.0.1", "1.0.0.2", "1.0.0.1");
        machine.conntrack[QStringLiteral("1")] = row;
        QVERIFY(showsTranslation(machine, to, as));
        row.nat = ConntrackRow::Nat::None;
        machine.conntrack[QStringLiteral("1")] = row;
        QVERIFY(!showsTranslation(machine, to, as));
        // Destination NAT: the reply comes from where it really went.
        row = translated("1.0.0.2", "1.0.0.1", "1.0.0.2");
        row.reply.source = samples::address("2.0.0.1");
        row.nat = ConntrackRow::Nat::Dnat;
        machine.conntrack[QStringLiteral("1")] = row;
        QVERIFY(showsTranslation(machine, as, samples::address("2.0.0.1")));
    }
};

QTEST_GUILESS_MAIN(TestCheckRunner)
#include "tst_checkrunner.moc"
