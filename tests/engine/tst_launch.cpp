// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/base/descriptor.h"
#include "core/engine/enginesession.h"
#include "core/engine/launch.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocalServer>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace toile;

class TestLaunch : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_folder->path()));
    }

    void runtimeDirectoryIsInTheSessions()
    {
        const auto folder = runtimeDirectory();
        QVERIFY(folder.ok());
        QCOMPARE(*folder, m_folder->filePath(QStringLiteral("toile")));
    }

    void whoOnlyLooksMakesNothing()
    {
        QCOMPARE(*runningLabs(), QStringList());
        QVERIFY(!QFileInfo::exists(*runtimeDirectory()));
    }

    void othersArePutOut()
    {
        const QString path = m_folder->filePath(QStringLiteral("toile"));
        QVERIFY(QDir().mkdir(path));
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther);
        QVERIFY(runtimeDirectory().ok());
        QVERIFY(!(QFile::permissions(path) & QFile::ReadOther));
    }

    void aLinkInItsPlaceIsRefused()
    {
        QVERIFY(QFile::link(QStringLiteral("/tmp"), m_folder->filePath(QStringLiteral("toile"))));
        const auto folder = runtimeDirectory();
        QVERIFY(!folder.ok());
        QCOMPARE(folder.error().code, ErrorCode::Refused);
        QVERIFY(folder.error().message.contains(QStringLiteral("XDG_RUNTIME_DIR")));
    }

    void anothersFolderIsRefused()
    {
        if (::geteuid() != 0)
            return;  // only root can make one
        const QString path = m_folder->filePath(QStringLiteral("toile"));
        QVERIFY(QDir().mkdir(path));
        QCOMPARE(::chown(QFile::encodeName(path).constData(), 12345, 12345), 0);
        QCOMPARE(runtimeDirectory().error().code, ErrorCode::Refused);
    }

    void withoutASessionFolderItIsInTmp()
    {
        const QString expected = QStringLiteral("/tmp/toile-%1").arg(::geteuid());
        for (const QByteArray &useless : {QByteArray(), QByteArray("relative"), QByteArray("/nonexistent")}) {
            qputenv("XDG_RUNTIME_DIR", useless);
            QCOMPARE(*runtimeDirectory(), expected);
        }
        qunsetenv("XDG_RUNTIME_DIR");
        QCOMPARE(*runtimeDirectory(), expected);
    }

    void aMissingHelperSaysWhereItWasLookedFor()
    {
        const auto launch = sandboxLaunch(QStringLiteral("lab"));
        QVERIFY(!launch.ok());
        QCOMPARE(launch.error().code, ErrorCode::NotFound);
        QVERIFY(launch.error().message.contains(QCoreApplication::applicationDirPath() + QStringLiteral("/toiled")));
    }

    void badLabNamesAreRefused()
    {
        for (const char *name : {"", "../x", "a b", "-a", "a/b"})
            QCOMPARE(sandboxLaunch(QString::fromUtf8(name)).error().code, ErrorCode::InvalidInput);
    }

    void tooLongASocketPathIsNamed()
    {
        const QString deep = m_folder->filePath(QString(100, u'd'));
        QVERIFY(QDir().mkdir(deep));
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(deep));
        QCOMPARE(sandboxLaunch(QStringLiteral("lab")).error().code, ErrorCode::LimitExceeded);
    }

    void runningLabsListen()
    {
        const QString folder = *runtimeDirectory();
        QVERIFY(QDir().mkdir(folder));
        QLocalServer alive;
        QVERIFY(alive.listen(socketPathOf(folder, QStringLiteral("tp1"))));
        const QString dead = socketPathOf(folder, QStringLiteral("dead"));
        QFile other(folder + QStringLiteral("/notes.txt"));
        QVERIFY(other.open(QIODevice::WriteOnly));
        {
            QLocalServer server;
            QVERIFY(server.listen(folder + QStringLiteral("/tmp")));
            QVERIFY(QFile::rename(folder + QStringLiteral("/tmp"), dead));
        }
        QVERIFY(QFileInfo::exists(dead));
        const auto labs = runningLabs();
        QVERIFY(labs.ok());
        QCOMPARE(*labs, QStringList{QStringLiteral("tp1")});
        QVERIFY(!QFileInfo::exists(dead));
    }

    void anEmptyFolderGoes()
    {
        const QString folder = *runtimeDirectory();
        QVERIFY(QDir().mkdir(folder));
        QCOMPARE(*runningLabs(), QStringList());
        QVERIFY(!QFileInfo::exists(folder));
    }

    void whoIsStartingGivesASignNowAndThen()
    {
        const QString folder = *runtimeDirectory();
        QVERIFY(QDir().mkdir(folder));
        const QString path = socketPathOf(folder, QStringLiteral("tp1"));
        QLocalServer helper;
        helper.setSocketOptions(QLocalServer::UserAccessOption);
        QVERIFY(helper.listen(path));
        QVERIFY(launchOfRunning(QStringLiteral("tp1"))->starting);
        const timespec longAgo[2] = {{1'000'000'000, 0}, {1'000'000'000, 0}};
        QCOMPARE(::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), longAgo, 0), 0);
        QVERIFY(!launchOfRunning(QStringLiteral("tp1"))->starting);
    }

    /// In a folder that others may write in, a lab's name may be anybody's.
    void whatAnotherUserListensOnIsRefused()
    {
        if (::geteuid() != 0)
            return;  // only root can make one
        const QString path = m_folder->filePath(QStringLiteral("lab.sock"));
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, QFile::encodeName(path).constData(), sizeof address.sun_path);
        const Descriptor listener(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
        QCOMPARE(::bind(listener.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
        QCOMPARE(::seteuid(12345), 0);
        const int listens = ::listen(listener.get(), 1);  // whose socket it is, for who connects (unix(7), SO_PEERCRED)
        QCOMPARE(::seteuid(0), 0);
        QCOMPARE(listens, 0);
        for (const bool service : {false, true}) {
            EngineSession session;
            Error error;
            connect(&session, &EngineSession::failed, this, [&](const Error &why) { error = why; });
            session.connectTo({QStringLiteral("lab"), {}, path, {}, service});
            QTRY_VERIFY(!error.message.isEmpty());
            QCOMPARE(error.code, ErrorCode::Refused);
            QVERIFY2(error.message.contains(path), qPrintable(error.message));
            const Descriptor client(::accept(listener.get(), nullptr, nullptr));
            char byte = 0;
            QCOMPARE(::recv(client.get(), &byte, 1, 0), ssize_t(0));  // it was told nothing
        }
    }

    void theFolderGoesWithTheLastDeadSocket()
    {
        const QString folder = *runtimeDirectory();
        QVERIFY(QDir().mkdir(folder));
        for (const char *lab : {"a", "b"}) {
            QLocalServer server;
            QVERIFY(server.listen(folder + QStringLiteral("/tmp")));
            QVERIFY(QFile::rename(folder + QStringLiteral("/tmp"), socketPathOf(folder, QString::fromLatin1(lab))));
        }
        QCOMPARE(*runningLabs(), QStringList());
        QVERIFY(!QFileInfo::exists(folder));
    }
};

QTEST_GUILESS_MAIN(TestLaunch)
#include "tst_launch.moc"
