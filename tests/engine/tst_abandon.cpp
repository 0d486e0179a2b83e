// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/engine/enginesession.h"
#include "core/protocol/front.h"
#include "tests/engine/fakehelper.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace toile;

/// A start that nobody wants any more, and the next one right behind it.
class AbandonTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeHelper> m_helper;
    std::unique_ptr<EngineSession> m_session;
    int m_told = 0;

    QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    /// A script instead of toiled, whose process is in the file `pid`.
    Launch scripted(const QString &script) const
    {
        return {QStringLiteral("lab"),
                QStringLiteral("vm"),
                path("sock"),
                {QStringLiteral("/bin/sh"), QStringLiteral("-c"),
                 QStringLiteral("echo $$ > %1.new; mv %1.new %1; ").arg(path("pid")) + script}};
    }
    Launch marking(const char *marker) const { return scripted(QStringLiteral("touch ") + path(marker)); }
    pid_t scriptsProcess() const
    {
        QFile file(path("pid"));
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toInt() : 0;
    }
    bool isGone() const { return ::kill(scriptsProcess(), 0) != 0; }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_session = std::make_unique<EngineSession>();
        m_told = 0;
        connect(m_session.get(), &EngineSession::failed, this, [this] { ++m_told; });
        connect(m_session.get(), &EngineSession::ready, this, [this] { ++m_told; });
        connect(m_session.get(), &EngineSession::closed, this, [this] { ++m_told; });
    }
    void cleanup()
    {
        m_session.reset();
        m_helper.reset();
    }

    void whatIsBeingStartedEnds_data()
    {
        QTest::addColumn<QString>("script");
        QTest::newRow("while it boots") << QStringLiteral("echo progress Booting…; exec sleep 60");
        QTest::newRow("though it will not")
            << QStringLiteral("trap '' TERM; echo progress …; while :; do sleep 0.1; done");
    }
    void whatIsBeingStartedEnds()
    {
        QFETCH(QString, script);
        QSignalSpy starting(m_session.get(), &EngineSession::starting);
        m_session->startOrConnect({scripted(script), marking("next")}, {});
        QTRY_COMPARE(starting.size(), 1);
        m_session->abandon();
        // Another deploy need not wait for that end.
        m_helper = std::make_unique<FakeHelper>(path("sock"));
        QElapsedTimer clock;
        clock.start();
        m_session->startOrConnect(marking("never"));
        QTRY_VERIFY(m_session->isReady());
        QVERIFY2(clock.elapsed() < 400, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(m_told, 1);
        QTRY_VERIFY(isGone());
        QVERIFY(!QFile::exists(path("next")) && !QFile::exists(path("never")));
    }

    void noOtherEngineIsTried()
    {
        m_session->startOrConnect({scripted(QStringLiteral("exec sleep 60")), marking("next")}, {});
        QTRY_VERIFY(scriptsProcess() > 0);
        m_session->abandon();
        QTRY_VERIFY(isGone());
        QTest::qWait(0);
        QCOMPARE(m_told, 0);
        QVERIFY(!QFile::exists(path("next")));
    }

    void aHelperThatGreetsIsLeft()
    {
        const QString go = path("go");
        m_session->startOrConnect(
            scripted(QStringLiteral("while [ ! -e %1 ]; do sleep 0.01; done; echo ready; sleep 1").arg(go)));
        QTRY_VERIFY(scriptsProcess() > 0);
        m_helper = std::make_unique<FakeHelper>(path("sock"));
        m_helper->greets = false;
        QVERIFY(QFile(go).open(QIODevice::WriteOnly));
        QTRY_COMPARE(m_helper->count<ClientHello>(), 1);
        m_session->abandon();
        QTRY_COMPARE(m_helper->count<Leave>(), 1);
        QTRY_COMPARE(m_helper->socket->state(), QLocalSocket::UnconnectedState);
        QCOMPARE(m_told, 0);
    }

    void aLabThatRanBeforeIsNotLeft()
    {
        m_helper = std::make_unique<FakeHelper>(path("sock"));
        m_session->startOrConnect(marking("never"));
        QTRY_VERIFY(m_session->isReady());
        m_session->abandon();
        QTRY_COMPARE(m_helper->socket->state(), QLocalSocket::UnconnectedState);
        QCOMPARE(m_helper->count<Leave>(), 0);
    }

    void nobodyIsAskedAnyMore()
    {
        QLocalServer service;
        QVERIFY(service.listen(path("service")));
        Launch launch{QStringLiteral("lab"), QStringLiteral("system"), path("service"), {}, true};
        QSignalSpy starting(m_session.get(), &EngineSession::starting);
        m_session->startOrConnect({launch, marking("next")}, {});
        QTRY_VERIFY(service.hasPendingConnections());
        QLocalSocket *client = service.nextPendingConnection();
        client->write(frame(encode(FrontReply(Asking{QStringLiteral("org.toile.manage-lab")}))));
        QTRY_COMPARE(starting.size(), 1);
        m_session->abandon();
        QTRY_COMPARE(client->state(), QLocalSocket::UnconnectedState);
        QCOMPARE(m_told, 0);
        QVERIFY(!QFile::exists(path("next")));
    }

    /// The lab's helper before still holds the name for a moment.
    void whatIsJustEndingIsWaitedFor_data()
    {
        QTest::addColumn<bool>("says");
        QTest::newRow("without a word") << false;
        QTest::newRow("saying so") << true;
    }
    void whatIsJustEndingIsWaitedFor()
    {
        QFETCH(bool, says);
        m_helper = std::make_unique<FakeHelper>(path("sock"));
        m_helper->greets = false;
        m_helper->onMessage = [this, says](const ClientMessage &) {
            if (says)
                m_helper->say(Bye{QStringLiteral("The lab was undeployed.")});
            else
                m_helper->hangUp();
        };
        m_session->startOrConnect(scripted(QStringLiteral("touch %1; while [ -e %1 ]; do sleep 0.01; done; echo ready; "
                                                          "sleep 1")
                                               .arg(path("started"))));
        QTRY_VERIFY(m_helper->count<ClientHello>() > 1);
        QCOMPARE(m_told, 0);
        m_helper.reset();
        QTRY_VERIFY(QFile::exists(path("started")));
        m_helper = std::make_unique<FakeHelper>(path("sock"));
        QVERIFY(QFile::remove(path("started")));
        QTRY_VERIFY(m_session->isReady());
        QVERIFY(m_session->startedHelper());
        QCOMPARE(m_told, 1);
    }

    void whatRanWhenItWasToStartIsWaitedForToo()
    {
        const QString second = path("second");
        m_session->startOrConnect(
            scripted(QStringLiteral("if [ ! -e %1 ]; then touch %1; exit 3; fi; touch %2; while [ -e %2 ]; do "
                                    "sleep 0.01; done; echo ready; sleep 1")
                         .arg(second, path("started"))));
        QTRY_VERIFY(QFile::exists(path("started")));
        m_helper = std::make_unique<FakeHelper>(path("sock"));
        QVERIFY(QFile::remove(path("started")));
        QTRY_VERIFY(m_session->isReady());
        QCOMPARE(m_told, 1);
    }

    void aServiceThatIsJustEndingALabIsAskedAgain()
    {
        QLocalServer service;
        QVERIFY(service.listen(path("service")));
        int asked = 0;
        connect(&service, &QLocalServer::newConnection, this, [&] {
            QLocalSocket *client = service.nextPendingConnection();
            const Error error =
                makeError(ErrorCode::Disconnected, QStringLiteral("The lab is just ending: try again."));
            HelperHello hello;
            hello.version = kProtocolVersion;
            if (++asked < 3)
                client->write((asked == 2 ? frame(encode(FrontReply(Opened{false}))) : QByteArray()) +
                              frame(encode(FrontReply(Failed{0, error}))));
            else
                client->write(frame(encode(FrontReply(Opened{true}))) + frame(encode(HelperMessage(hello))));
        });
        m_session->startOrConnect(Launch{QStringLiteral("lab"), QStringLiteral("system"), path("service"), {}, true});
        QTRY_VERIFY(m_session->isReady());
        QCOMPARE(asked, 3);
        QCOMPARE(m_told, 1);
    }
};

QTEST_GUILESS_MAIN(AbandonTest)
#include "tst_abandon.moc"
