// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/engine/enginesession.h"
#include "core/engine/otherkernel.h"
#include "tests/engine/fakehelper.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace toile;

/// One session, several engines that might run the lab.
class EngineChoiceTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<FakeHelper> m_helper;
    std::unique_ptr<EngineSession> m_session;
    Error m_error;
    QString m_chosen;

    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    /// A script instead of toiled.
    Launch scripted(const char *engine, const QString &script) const
    {
        return {QStringLiteral("lab"),
                QString::fromLatin1(engine),
                path("sock"),
                {QStringLiteral("/bin/sh"), QStringLiteral("-c"), script}};
    }
    /// One that makes the file `marker`, and is ready once it is gone.
    Launch waiting(const char *engine, const char *marker) const
    {
        return scripted(
            engine,
            QStringLiteral("touch %1; while [ -e %1 ]; do sleep 0.01; done; echo ready; sleep 0.5").arg(path(marker)));
    }
    Launch failing(const char *engine, const char *why) const
    {
        return scripted(engine, QStringLiteral("echo '%1' >&2; exit 1").arg(QLatin1String(why)));
    }
    /// The helper of the script that waits for `marker`.
    void listenFor(const char *marker, const KernelFeatures &features)
    {
        QTRY_VERIFY(QFile::exists(path(marker)));
        m_helper = std::make_unique<FakeHelper>(path("sock"));
        m_helper->greeting.features = features;
        QVERIFY(QFile::remove(path(marker)));
    }

private Q_SLOTS:
    void init()
    {
        m_session = std::make_unique<EngineSession>();
        m_error = {};
        m_chosen.clear();
        connect(m_session.get(), &EngineSession::failed, this, [this](const Error &error) { m_error = error; });
        connect(m_session.get(), &EngineSession::engineChosen, this, [this](const QString &why) { m_chosen = why; });
    }
    void cleanup()
    {
        m_session.reset();
        m_helper.reset();
    }

    void whatTheHelperDoesIsTold()
    {
        QSignalSpy starting(m_session.get(), &EngineSession::starting);
        m_session->startOrConnect(scripted("vm", QStringLiteral("echo 'progress Building…'; echo 'progress Booting…'; "
                                                                "exit 1")));
        QTRY_VERIFY(!m_error.message.isEmpty());
        QCOMPARE(starting.size(), 2);
        QCOMPARE(starting[0][0].toString(), QStringLiteral("Building…"));
        QCOMPARE(starting[1][0].toString(), QStringLiteral("Booting…"));
    }

    void firstThatHasAllIsTaken()
    {
        m_session->startOrConnect({waiting("sandbox", "first"), failing("vm", "never asked")}, {KernelFeature::Vxlan});
        listenFor("first", {KernelFeature::Vxlan});
        QTRY_VERIFY(m_session->isReady());
        QCOMPARE(m_chosen, QString());
    }

    void nextIsTakenWhenTheFirstDoesNotStart()
    {
        m_session->startOrConnect({failing("sandbox", "No namespaces."), waiting("vm", "second")}, {});
        listenFor("second", {});
        QTRY_VERIFY(m_session->isReady());
        QVERIFY2(m_chosen.contains(QStringLiteral("runs in the micro-VM")), qPrintable(m_chosen));
        QVERIFY2(m_chosen.contains(QStringLiteral("No namespaces.")), qPrintable(m_chosen));
    }

    void nextIsTakenWhenTheFirstCrashes()
    {
        m_session->startOrConnect({scripted("sandbox", QStringLiteral("kill -SEGV $$")), waiting("vm", "second")}, {});
        listenFor("second", {});
        QTRY_VERIFY(m_session->isReady());
    }

    /// Who ends what is being started does not want the lab in another engine.
    void nextIsNotTakenWhenSomebodyEndsTheFirst_data()
    {
        QTest::addColumn<QString>("end");
        QTest::newRow("killed") << QStringLiteral("kill -9 $$");
        QTest::newRow("told to end") << QStringLiteral("exit 0");
        QTest::newRow("its inner process killed") << QStringLiteral("exit 137");
    }
    void nextIsNotTakenWhenSomebodyEndsTheFirst()
    {
        QFETCH(QString, end);
        const QString next = path("next");
        m_session->startOrConnect({scripted("sandbox", end), scripted("vm", QStringLiteral("touch ") + next)}, {});
        QTRY_VERIFY(!m_error.message.isEmpty());
        QCOMPARE(m_error.code, ErrorCode::Disconnected);
        QVERIFY(!QFile::exists(next));
    }

    void nothingIsStartedAfterAnEngineThatWasLeft()
    {
        const QString next = path("next");
        m_session->startOrConnect({waiting("sandbox", "first"), scripted("vm", QStringLiteral("touch ") + next)},
                                  {KernelFeature::Vxlan});
        listenFor("first", {});
        QTRY_COMPARE(m_helper->count<Leave>(), 1);
        QVERIFY(!m_session->startedHelper());
        m_session->abandon();
        m_helper.reset();
        QTest::qWait(50);
        QVERIFY(!QFile::exists(next));
        QCOMPARE(m_error.message, QString());
    }

    void nextIsTakenWhenTheKernelLacksSomething()
    {
        m_session->startOrConnect({waiting("sandbox", "first"), waiting("vm", "second")},
                                  {KernelFeature::Vlan, KernelFeature::Vxlan});
        listenFor("first", {KernelFeature::Vxlan});
        QTRY_COMPARE(m_helper->count<Leave>(), 1);
        QVERIFY(!m_session->isReady());
        m_helper->say(Bye{QStringLiteral("The lab was undeployed.")});
        m_helper.reset();
        listenFor("second", allFeatures());
        QTRY_VERIFY(m_session->isReady());
        QVERIFY2(m_chosen.contains(featureTitle(KernelFeature::Vlan)), qPrintable(m_chosen));
        QVERIFY2(!m_chosen.contains(featureTitle(KernelFeature::Vxlan)), qPrintable(m_chosen));
        QVERIFY(m_session->startedHelper());
        QCOMPARE(m_error.message, QString());
    }

    void aLabThatTranslatesGoesOnWhereTheKernelHasNoNat()
    {
        FirewallRule masquerade;
        masquerade.table = FirewallRule::Table::Nat;
        masquerade.chain = FirewallRule::Chain::Postrouting;
        masquerade.target = FirewallRule::Target::Masquerade;
        KernelState lab;
        lab.namespaces[QStringLiteral("Host1")].rules = {masquerade};
        m_session->startOrConnect({waiting("sandbox", "first"), waiting("vm", "second")}, requiredFeatures(lab));
        listenFor("first", missingFeatures(allFeatures(), {KernelFeature::Nat}));
        QTRY_COMPARE(m_helper->count<Leave>(), 1);
        m_helper.reset();
        listenFor("second", allFeatures());
        QTRY_VERIFY(m_session->isReady());
        QVERIFY2(m_chosen.contains(featureTitle(KernelFeature::Nat)), qPrintable(m_chosen));
        QVERIFY2(!m_chosen.contains(featureTitle(KernelFeature::Firewall)), qPrintable(m_chosen));
    }

    /// In every sentence and in every language.
    void theSystemServiceHasOneName()
    {
        const QString name = engineWord(QStringLiteral("system"));
        QCOMPARE(name, QStringLiteral("system service"));
        for (const QString &engine : engineNames().sliced(1))
            QVERIFY(engineInWords(engine).endsWith(engineWord(engine)));
        HelperHello hello;
        hello.lab = QStringLiteral("case-2.3-uplink");
        hello.engine = QStringLiteral("sandbox");
        for (const QString &said :
             {needsOtherKernel(hello, {KernelFeature::Uplink}).message, lacksFeatures({KernelFeature::Uplink}).message})
            QVERIFY2(said.contains(name) && !said.contains(u'“'), qPrintable(said));
    }

    void whenNoneStartsAllReasonsAreTold()
    {
        m_session->startOrConnect({failing("sandbox", "No namespaces."), failing("vm", "No QEMU.")}, {});
        QTRY_VERIFY(!m_error.message.isEmpty());
        QVERIFY2(m_error.message.contains(
                     QStringLiteral("Not in the sandbox: No namespaces. Not in the micro-VM: No QEMU.")),
                 qPrintable(m_error.message));
    }

    void lastIsTakenWhateverItLacks()
    {
        m_session->startOrConnect({waiting("vm", "only")}, {KernelFeature::Vlan});
        listenFor("only", {});
        QTRY_VERIFY(m_session->isReady());
        QCOMPARE(m_chosen, QString());
    }

    void labThatRunsStaysWhereItIs()
    {
        m_helper = std::make_unique<FakeHelper>(path("sock"));
        m_session->startOrConnect({failing("sandbox", "never asked"), failing("vm", "never asked")},
                                  {KernelFeature::Vlan});
        QTRY_VERIFY(m_session->isReady());
        QVERIFY(!m_session->startedHelper());
        QCOMPARE(m_helper->count<Leave>(), 0);
    }

    void unknownEngineIsRefused()
    {
        QCOMPARE(engineLaunches(QStringLiteral("lab"), QStringLiteral("cloud")).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(EngineChoiceTest)
#include "tst_enginechoice.moc"
