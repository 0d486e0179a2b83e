// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/lab/labfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace toile;

namespace {

Document sample()
{
    return parseLab(R"({"toile": 1, "name": "small", "machines": [{"name": "VM1", "kind": "vm"}]})").document;
}

}  // namespace

/// Lab files on the disk.
class LabFileDiskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void savesAndLoadsAgain()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.toile"));
        const Document document = sample();
        QVERIFY(saveLab(document, path));
        QVERIFY(loadLab(path).document == document);
    }

    void aFailedSaveLeavesTheOldFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("none/a.toile"));
        const Result<> saved = saveLab(Document(), path);
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, ErrorCode::Io);
        QCOMPARE(saved.error().detail, path);
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void filesThatAreNone_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("message");
        QTest::newRow("missing") << QStringLiteral("/nowhere/a.toile") << QStringLiteral("There is no such file");
        QTest::newRow("folder") << QDir::tempPath() << QStringLiteral("This is no file");
        QTest::newRow("device") << QStringLiteral("/dev/zero") << QStringLiteral("This is no file");
    }

    void filesThatAreNone()
    {
        QFETCH(QString, path);
        QFETCH(QString, message);
        const LoadedLab loaded = loadLab(path);
        QCOMPARE(loaded.problems.size(), 1u);
        QCOMPARE(loaded.problems[0].pointer, QString());
        QVERIFY(loaded.problems[0].message.startsWith(message));
    }

    void aFileTooLargeIsNotRead()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("large.toile")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(limits::kLabFileBytes + 1));
        const LoadedLab loaded = loadLab(file.fileName());
        QCOMPARE(loaded.problems.size(), 1u);
        QVERIFY(loaded.problems[0].message.startsWith(QStringLiteral("The file has more than")));
    }
};

QTEST_GUILESS_MAIN(LabFileDiskTest)
#include "tst_labfiledisk.moc"
