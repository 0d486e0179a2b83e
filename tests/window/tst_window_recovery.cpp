// SPDX-License-Identifier: GPL-2.0-or-later
// A window that is killed loses nothing: this program runs itself as the window that dies.
#include "core/lab/labfile.h"
#include "resources/assets.h"
#include "tests/support/signalto.h"
#include "tests/window/windowfixture.h"
#include "ui/window/autosave.h"

#include <QApplication>
#include <QDir>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>
#include <QTimer>

#include <csignal>

using namespace toile;

namespace {

void drawPc(Editor &editor, const QString &name)
{
    Edit edit(editor.draft());
    Machine pc;
    pc.name = name;
    pc.kind = QStringLiteral("pc");
    edit.create(pc);
    editor.perform(QStringLiteral("draw"), edit.patch());
}

/// The window that dies: opens a lab, draws, and waits to be killed.
int liveUntilKilled(const QString &folder, const QString &fileOrLab)
{
    QSettings settings(folder + QStringLiteral("/settings.ini"), QSettings::IniFormat);
    MainWindow window({settings, folder + QStringLiteral("/autosave"), QString()});
    window.show();
    window.start(fileOrLab);
    drawPc(window.editor(), QStringLiteral("PC7"));
    return QApplication::exec();
}

}  // namespace

class RecoveryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatAKilledWindowDrewIsOfferedAgain()
    {
        WindowFixture fixture;
        killAWindow(fixture, QStringLiteral("case-1b"));
        fixture.open({});
        auto *box = fixture.find<QMessageBox>("recoveryQuestion");
        QVERIFY(box && box->isVisible());
        QVERIFY(box->text().contains(QStringLiteral("case-1b")));
        QTest::mouseClick(fixture.find<QPushButton>("recoveryRecover"), Qt::LeftButton);
        QVERIFY(fixture.machine("PC7"));
        QVERIFY(fixture.machine("VM1"));
        QVERIFY(fixture.editor().isModified());
        QCOMPARE(Autosave::leftovers(fixture.autosaves()).size(), std::size_t(0));  // it has an owner again
        QVERIFY(!QDir(fixture.autosaves()).entryList({QStringLiteral("*.toile")}).isEmpty());
    }

    void aRecoveredFileKeepsItsPathAndIsUnsaved()
    {
        WindowFixture fixture;
        const QString path = fixture.path(QStringLiteral("work.toile"));
        QVERIFY(saveLab(loadLab(shippedLabPath(QStringLiteral("case-1"))).document, path).ok());
        killAWindow(fixture, path);
        fixture.open({});
        QTest::mouseClick(fixture.find<QPushButton>("recoveryRecover"), Qt::LeftButton);
        QCOMPARE(fixture.editor().path(), path);
        QVERIFY(fixture.editor().isModified());
        QVERIFY(!loadLab(path).document.topology().machineByName(QStringLiteral("PC7")));
    }

    void discardingIsForGood()
    {
        WindowFixture fixture;
        killAWindow(fixture, QStringLiteral("case-1b"));
        fixture.open({});
        QTest::mouseClick(fixture.find<QPushButton>("recoveryDiscard"), Qt::LeftButton);
        QTRY_VERIFY(Autosave::leftovers(fixture.autosaves()).empty());
        QVERIFY(QDir(fixture.autosaves()).entryList({QStringLiteral("*.toile")}).isEmpty());
    }

    void aLivingWindowsCopyIsNotOffered()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        drawPc(fixture.editor(), QStringLiteral("PC9"));
        QTRY_VERIFY(!QDir(fixture.autosaves()).entryList({QStringLiteral("*.toile")}).isEmpty());
        QVERIFY(Autosave::leftovers(fixture.autosaves()).empty());
    }

    void savingRemovesTheCopy()
    {
        WindowFixture fixture;
        Editor editor;
        editor.reset(loadLab(shippedLabPath(QStringLiteral("case-1"))).document, {});
        Autosave autosave(editor, fixture.path(QStringLiteral("other")), std::chrono::milliseconds(10));
        drawPc(editor, QStringLiteral("PC9"));
        QTRY_VERIFY(QFile::exists(autosave.copyPath()));
        editor.setSaved(fixture.path(QStringLiteral("x.toile")));
        QTRY_VERIFY(!QFile::exists(autosave.copyPath()));
    }

    void aFolderThatCannotBeWrittenIsSaidOnce()
    {
        WindowFixture fixture;
        QFile blocker(fixture.path(QStringLiteral("blocker")));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        Editor editor;
        Autosave autosave(editor, fixture.path(QStringLiteral("blocker/in")), std::chrono::milliseconds(1));
        int complaints = 0;
        connect(&autosave, &Autosave::failed, this, [&](const Error &) { ++complaints; });
        drawPc(editor, QStringLiteral("PC1"));
        autosave.flush();
        drawPc(editor, QStringLiteral("PC2"));
        autosave.flush();
        QCOMPARE(complaints, 1);
    }

private:
    static void killAWindow(WindowFixture &fixture, const QString &fileOrLab)
    {
        QProcess window;
        window.start(QCoreApplication::applicationFilePath(),
                     {QStringLiteral("--window"), QFileInfo(fixture.autosaves()).absolutePath(), fileOrLab});
        QVERIFY(window.waitForStarted());
        const QDir copies(fixture.autosaves());
        QTRY_VERIFY_WITH_TIMEOUT(!copies.entryList({QStringLiteral("*.toile")}).isEmpty(), 30000);
        QVERIFY(test::signalTo(window.processId(), SIGKILL));
        QVERIFY(window.waitForFinished());
        QCOMPARE(window.exitStatus(), QProcess::CrashExit);
    }
};

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--window")) {
        useAssets();
        return liveUntilKilled(arguments.value(2), arguments.value(3));
    }
    RecoveryTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_window_recovery.moc"
