// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/system/worker.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace toile;

/// The service's end of a lab whose helper is not as it should be.
class WorkerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aHelperThatNeverGetsReadyIsEnded()
    {
        const QString pidFile = m_folder.filePath(QStringLiteral("pid"));
        const QString program = script("echo $$ >'" + pidFile.toUtf8() + ".new'; mv '" + pidFile.toUtf8() + ".new' '" +
                                       pidFile.toUtf8() + "'; exec sleep 1000 <&3");
        pid_t pid = -1;
        {
            Worker worker(program, {0, QStringLiteral("lab")}, QStringLiteral("en"), m_undertaker, 1000);
            const QSignalSpy ended(&worker, &Worker::ended);
            const QSignalSpy ready(&worker, &Worker::ready);
            QTRY_COMPARE(ended.size(), 1);
            QCOMPARE(ready.size(), 0);
            QFile file(pidFile);
            QVERIFY(file.open(QIODevice::ReadOnly));
            pid = file.readAll().trimmed().toInt();
            QVERIFY(pid > 0);
        }
        QCOMPARE(::kill(pid, 0), -1);
    }

    void whatAHelperSaidBeforeItEndedIsTold()
    {
        Worker worker(script("echo no room >&2; exit 3"), {0, QStringLiteral("lab")}, QStringLiteral("en"),
                      m_undertaker);
        const QSignalSpy ended(&worker, &Worker::ended);
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(ended[0][0].toString(), QStringLiteral("no room"));
    }

private:
    QString script(const QByteArray &commands)
    {
        QFile file(m_folder.filePath(QStringLiteral("helper")));
        if (file.open(QIODevice::WriteOnly))
            file.write("#!/bin/sh\n" + commands + '\n');
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return file.fileName();
    }

    QTemporaryDir m_folder;
    std::shared_ptr<Undertaker> m_undertaker = std::make_shared<Undertaker>();
};

QTEST_GUILESS_MAIN(WorkerTest)
#include "tst_worker.moc"
