// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/engine/enginesession.h"
#include "core/kernel/plan.h"
#include "tests/vm/processes.h"

#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace toile;
using namespace toile::test;

namespace {

constexpr int kPatience = 90000;  // milliseconds; a micro-VM boots meanwhile

/// One end of a cable.
NamespaceState end(const char *peer)
{
    LinkState link;
    link.name = QStringLiteral("eth0");
    link.settings = VethSettings{QString::fromLatin1(peer), link.name};
    NamespaceState machine;
    machine.links[link.name] = link;
    return machine;
}

}  // namespace

/// The engine auto with the real helper, under whatever kernel runs here.
class VmAutoTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_failure;
    QString m_chosen;

    Launch launchOf(const char *engine) const
    {
        const QString path = m_folder.filePath(QStringLiteral("lab.sock"));
        return {QStringLiteral("lab"),
                QString::fromLatin1(engine),
                path,
                {qEnvironmentVariable("TOILE_BIN") + QStringLiteral("/toiled"),
                 QStringLiteral("--%1").arg(QLatin1String(engine)), QStringLiteral("--lab"), QStringLiteral("lab"),
                 QStringLiteral("--socket"), path},
                false};
    }
    void follow(EngineSession &session)
    {
        connect(&session, &EngineSession::failed, this, [this](const Error &error) { m_failure = error.message; });
        connect(&session, &EngineSession::engineChosen, this, [this](const QString &why) { m_chosen = why; });
    }
    KernelFeatures featuresOfThisKernel()
    {
        EngineSession session;
        follow(session);
        QSignalSpy closed(&session, &EngineSession::closed);
        session.startOrConnect(launchOf("sandbox"));
        if (!QTest::qWaitFor([&] { return session.isReady() || !m_failure.isEmpty(); }, kPatience))
            return {};
        const KernelFeatures features = session.hello().features;
        session.leave();
        (void)closed.wait(kPatience);
        return features;
    }

private Q_SLOTS:
    /// At every moment of its start, and then there is room for the next at once.
    void whatIsGivenUpLeavesNothing_data()
    {
        QTest::addColumn<QByteArray>("engine");
        QTest::addColumn<int>("milliseconds");
        for (const int milliseconds : {0, 5, 30, 60})
            QTest::addRow("sandbox after %d ms", milliseconds) << QByteArray("sandbox") << milliseconds;
        for (const int milliseconds : {0, 300, 1500})
            QTest::addRow("vm after %d ms", milliseconds) << QByteArray("vm") << milliseconds;
    }
    void whatIsGivenUpLeavesNothing()
    {
        QFETCH(QByteArray, engine);
        QFETCH(int, milliseconds);
        EngineSession session;
        follow(session);
        session.startOrConnect({launchOf(engine), launchOf("vm")}, {});
        QTest::qWait(milliseconds);
        session.abandon();
        const QByteArray socket = QFile::encodeName(launchOf(engine).socketPath);
        // As the window does: with a session of its own.
        EngineSession next;
        follow(next);
        next.startOrConnect(launchOf("sandbox"));
        QTRY_VERIFY_WITH_TIMEOUT(next.isReady() || !m_failure.isEmpty(), 5000);
        QCOMPARE(m_failure, QString());
        QCOMPARE(next.hello().engine, QStringLiteral("sandbox"));
        QSignalSpy closed(&next, &EngineSession::closed);
        next.leave();
        QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(int(processesWith({"toiled", socket}).size()), 0, 5000);
    }

    void labRunsWhereTheKernelHasWhatItNeeds()
    {
        const KernelFeatures needed{KernelFeature::Vlan};
        const bool here = missingFeatures(needed, featuresOfThisKernel()).empty();
        QCOMPARE(m_failure, QString());

        EngineSession session;
        follow(session);
        // A lab outlives its session; not that of a test that fails.
        const auto tidy = qScopeGuard([&session] {
            QSignalSpy ended(&session, &EngineSession::closed);
            session.undeploy();
            if (session.isReady())
                (void)ended.wait();
        });
        session.startOrConnect({launchOf("sandbox"), launchOf("vm")}, needed);
        QTRY_VERIFY_WITH_TIMEOUT(session.isReady() || !m_failure.isEmpty(), kPatience);
        QCOMPARE(m_failure, QString());
        QCOMPARE(session.hello().engine, here ? QStringLiteral("sandbox") : QStringLiteral("vm"));
        QCOMPARE(m_chosen.contains(featureTitle(KernelFeature::Vlan)), !here);

        QSignalSpy applied(&session, &EngineSession::applied);
        KernelState wanted;
        wanted.namespaces = {{QStringLiteral("A"), end("B")}, {QStringLiteral("B"), end("A")}};
        session.applyPlan(plan(wanted, KernelState()), {});
        QTRY_COMPARE_WITH_TIMEOUT(applied.size(), 1, kPatience);
        const auto outcome = applied[0][0].value<Applied>();
        QVERIFY2(outcome.ok, qPrintable(outcome.error.message + outcome.error.kernelText));
        // The kernel can what the lab was said to need.
        StartProgram ip;
        ip.machine = QStringLiteral("A");
        ip.arguments = QStringLiteral("ip link add link eth0 name vlan10 type vlan id 10").split(u' ');
        std::optional<int> status;
        QByteArray said;
        Program *program = session.startProgram(ip);
        connect(program, &Program::output, this, [&](const QByteArray &bytes) { said += bytes; });
        connect(program, &Program::ended, this, [&](const ProgramEnded &ended) { status = ended.exitStatus; });
        QTRY_VERIFY_WITH_TIMEOUT(status.has_value(), kPatience);
        QVERIFY2(*status == 0, said);
    }
};

QTEST_GUILESS_MAIN(VmAutoTest)
#include "tst_vmauto.moc"
