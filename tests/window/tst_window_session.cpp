// SPDX-License-Identifier: GPL-2.0-or-later
// The next window goes on where the last one ended, and what other programs do to a file loses nothing.
#include "core/engine/launch.h"
#include "core/lab/labfile.h"
#include "core/model/drawing.h"
#include "tests/window/windowfixture.h"
#include "ui/window/autosave.h"
#include "ui/window/labfiles.h"
#include "ui/window/labopener.h"
#include "ui/window/windowsession.h"

#include <QDir>
#include <QLabel>
#include <QLocalServer>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QTabBar>
#include <QTest>

using namespace toile;

class SessionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theNextWindowOpensWhatWasOpen()
    {
        WindowFixture fixture;
        openThree(fixture);
        fixture.window().tabs().step(-1);
        fixture.restart();
        fixture.open({});
        QCOMPARE(names(fixture),
                 (QStringList{QStringLiteral("one.toile"), QStringLiteral("two.toile"), QStringLiteral("case-1")}));
        QCOMPARE(bar(fixture)->currentIndex(), 1);
        QVERIFY(!fixture.editor().isModified());
    }

    /// Both processes of its lab were killed at once, and nobody was left to take the socket away.
    void whatADeadLabLeftGoesWhenALabIsOpened()
    {
        WindowFixture fixture;
        const QString folder = *runtimeDirectory();
        const QString dead = socketPathOf(folder, QStringLiteral("tp1"));
        QVERIFY(QDir().mkpath(folder));
        {
            QLocalServer server;
            QVERIFY(server.listen(folder + QStringLiteral("/tmp")));
            QVERIFY(QFile::rename(folder + QStringLiteral("/tmp"), dead));
        }
        QVERIFY(QFileInfo::exists(dead));
        fixture.open(QStringLiteral("case-1"));
        QTRY_VERIFY(!QFileInfo::exists(folder));
    }

    void whatIsGoneIsLeftOut()
    {
        WindowFixture fixture;
        openThree(fixture);
        fixture.restart();
        QVERIFY(QFile::remove(fixture.path(QStringLiteral("one.toile"))));
        fixture.open({});
        QCOMPARE(names(fixture), (QStringList{QStringLiteral("two.toile"), QStringLiteral("case-1")}));
        QCOMPARE(bar(fixture)->currentIndex(), 1);
    }

    void whatIsClosedStaysClosed()
    {
        WindowFixture fixture;
        openThree(fixture);
        for (int i = 0; i < 3; ++i)
            fixture.action("actionCloseLab")->trigger();
        fixture.restart();
        fixture.open({});
        QVERIFY(fixture.find<QWidget>("startPage")->isVisible());
    }

    void aFileOfItsOwnComesFirst()
    {
        WindowFixture fixture;
        openThree(fixture);
        fixture.restart();
        fixture.open(QStringLiteral("case-1b"));
        QCOMPARE(names(fixture), QStringList{QStringLiteral("case-1b")});
    }

    void aSecondProgramLeavesItToTheFirst()
    {
        WindowFixture first;
        openThree(first);
        QSettings settings(first.path(QStringLiteral("settings.ini")), QSettings::IniFormat);
        {
            MainWindow second({settings, first.path(QStringLiteral("other")), {}});
            second.start({});
            QVERIFY(!second.tab().hasDrawing());
            second.start(QStringLiteral("case-1b"));
            QVERIFY(second.tab().hasDrawing());
        }
        settings.sync();
        first.restart();
        first.open({});
        QCOMPARE(names(first),
                 (QStringList{QStringLiteral("one.toile"), QStringLiteral("two.toile"), QStringLiteral("case-1")}));
    }

    void itIsTakenOverFromAProgramThatWasKilled()
    {
        WindowFixture fixture;
        openThree(fixture);
        fixture.restart();
        QFile lock(fixture.path(QStringLiteral("settings.ini.session")));
        QVERIFY(lock.open(QIODevice::WriteOnly));
        QProcess gone;
        gone.start(QStringLiteral("true"), {});
        QVERIFY(gone.waitForStarted());
        const qint64 pid = gone.processId();
        QVERIFY(gone.waitForFinished());
        lock.write(QStringLiteral("%1\ntoile\n%2\n").arg(pid).arg(QSysInfo::machineHostName()).toUtf8());
        lock.close();
        fixture.open({});
        QCOMPARE(names(fixture).size(), 3);
    }

    void itCanBeSwitchedOff()
    {
        WindowFixture fixture;
        openThree(fixture);
        fixture.restart();
        QSettings settings(fixture.path(QStringLiteral("settings.ini")), QSettings::IniFormat);
        WindowSession::setWanted(settings, false);
        settings.sync();
        fixture.restart();
        fixture.open({});
        QVERIFY(fixture.find<QWidget>("startPage")->isVisible());
    }

    void everyTabHasACopyOfItsOwn()
    {
        WindowFixture fixture;
        openThree(fixture);
        for (DrawingTab *tab : fixture.window().tabs().all()) {
            draw(tab->editor(), "PC7");
            tab->files().autosave().flush();
        }
        QCOMPARE(QDir(fixture.autosaves()).entryList({QStringLiteral("*.toile")}).size(), 3);
        fixture.window().tabs().active().files().autosave().flush();
        QVERIFY(Autosave::leftovers(fixture.autosaves()).empty());
    }

    void allThatACrashLeftIsRecoveredAtOnce()
    {
        WindowFixture fixture;
        openThree(fixture);
        QStringList copies;
        for (DrawingTab *tab : fixture.window().tabs().all()) {
            draw(tab->editor(), "PC7");
            tab->files().autosave().flush();
            copies += tab->files().autosave().copyPath();
        }
        for (qsizetype i = 0; i < copies.size(); ++i) {  // as they lie there when their owner was killed
            QString note = copies[i];
            note.replace(QStringLiteral(".toile"), QStringLiteral(".json"));
            QVERIFY(QFile::copy(copies[i], fixture.path(QStringLiteral("autosave/lost%1.toile").arg(i))));
            QVERIFY(QFile::copy(note, fixture.path(QStringLiteral("autosave/lost%1.json").arg(i))));
        }
        fixture.restart();
        fixture.open({});
        QTest::mouseClick(fixture.find<QPushButton>("recoveryAll"), Qt::LeftButton);
        QCOMPARE(bar(fixture)->count(), 4);  // a copy of a shipped lab has no file to be known by
        int recovered = 0;
        for (DrawingTab *tab : fixture.window().tabs().all())
            recovered += tab->editor().isModified() ? 1 : 0;
        QCOMPARE(recovered, 3);
        QVERIFY(Autosave::leftovers(fixture.autosaves()).empty());
    }

    void keepingOnesOwnMeansUnsavedAndNoFurtherQuestion()
    {
        WindowFixture fixture;
        const QString path = openOne(fixture);
        write(path, "case-1b");
        QTRY_VERIFY(fixture.find<QWidget>("noticeBar")->isVisible());
        QTest::mouseClick(fixture.find<QPushButton>("noticeDecline"), Qt::LeftButton);
        QVERIFY(!fixture.find<QWidget>("noticeBar")->isVisible());
        QCOMPARE(fixture.topology().header.name, QStringLiteral("case-1"));
        QVERIFY(fixture.editor().isModified());
        fixture.action("actionSave")->trigger();
        QVERIFY(!fixture.window().findChild<QMessageBox *>());
        QVERIFY(!fixture.editor().isModified());
        QCOMPARE(loadLab(path).document.topology().header.name, QStringLiteral("case-1"));
    }

    void readingAgainAsksBeforeSomethingDrawnIsLost()
    {
        WindowFixture fixture;
        const QString path = openOne(fixture);
        draw(fixture.editor(), "PC7");
        write(path, "case-1b");
        QTRY_VERIFY(fixture.find<QWidget>("noticeBar")->isVisible());
        QTest::mouseClick(fixture.find<QPushButton>("noticeOffer"), Qt::LeftButton);
        QTest::mouseClick(fixture.find<QPushButton>("reloadCancel"), Qt::LeftButton);
        QVERIFY(fixture.machine("PC7"));
        QTRY_VERIFY(!fixture.window().findChild<QMessageBox *>());
        QVERIFY(fixture.find<QWidget>("noticeBar")->isVisible());
        QTest::mouseClick(fixture.find<QPushButton>("noticeOffer"), Qt::LeftButton);
        QTest::mouseClick(fixture.find<QPushButton>("reloadReload"), Qt::LeftButton);
        QTRY_COMPARE(fixture.topology().header.name, QStringLiteral("case-1b"));
        QVERIFY(!fixture.editor().isModified());
    }

    void aDeletedFileLeavesTheDrawingUnsaved()
    {
        WindowFixture fixture;
        const QString path = openOne(fixture);
        QVERIFY(QFile::remove(path));
        QTRY_VERIFY(fixture.find<QWidget>("noticeBar")->isVisible());
        QVERIFY(fixture.editor().isModified());
        QTest::mouseClick(fixture.find<QPushButton>("noticeOffer"), Qt::LeftButton);
        QVERIFY(QFile::exists(path));
        QVERIFY(!fixture.editor().isModified());
    }

    void aFileDeletedAndMadeAgainIsFollowed()
    {
        WindowFixture fixture;
        const QString path = openOne(fixture);
        QVERIFY(QFile::remove(path));
        QTRY_VERIFY(fixture.find<QWidget>("noticeBar")->isVisible());
        fixture.find<QWidget>("noticeBar")->hide();
        write(path, "case-1b");
        QTRY_VERIFY(fixture.find<QWidget>("noticeBar")->isVisible());
        QVERIFY(fixture.find<QPushButton>("noticeOffer")->isVisible());
    }

    void touchingAFileSaysNothingAndPuttingItBackTakesTheNoticeAway()
    {
        WindowFixture fixture;
        const QString path = openOne(fixture);
        write(path, "case-1b");
        QTRY_VERIFY(fixture.find<QWidget>("noticeBar")->isVisible());
        write(path, "case-1");
        QTRY_VERIFY(!fixture.find<QWidget>("noticeBar")->isVisible());
        QVERIFY(!fixture.editor().isModified());
    }

    void whatIsBrokenOnDiskLeavesTheDrawing()
    {
        WindowFixture fixture;
        const QString path = openOne(fixture);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ half a fi");
        file.close();
        QTRY_VERIFY(fixture.find<QWidget>("noticeBar")->isVisible());
        QTest::mouseClick(fixture.find<QPushButton>("noticeOffer"), Qt::LeftButton);
        QTRY_VERIFY(fixture.window().findChild<QDialog *>(QStringLiteral("problemsDialog")));
        QCOMPARE(fixture.topology().header.name, QStringLiteral("case-1"));
    }

private:
    static QTabBar *bar(WindowFixture &fixture) { return fixture.find<QTabBar>("drawingTabs"); }

    static QStringList names(WindowFixture &fixture)
    {
        QStringList names;
        for (DrawingTab *tab : fixture.window().tabs().all())
            names += tab->files().displayName();
        return names;
    }

    static void write(const QString &path, const char *shipped)
    {
        QVERIFY(saveLab(loadLab(shippedLabPath(QLatin1String(shipped))).document, path).ok());
    }

    static QString openOne(WindowFixture &fixture)
    {
        const QString path = fixture.path(QStringLiteral("shared.toile"));
        write(path, "case-1");
        fixture.open(path);
        return path;
    }

    static void openThree(WindowFixture &fixture)
    {
        write(fixture.path(QStringLiteral("one.toile")), "case-1");
        write(fixture.path(QStringLiteral("two.toile")), "case-1b");
        fixture.open(fixture.path(QStringLiteral("one.toile")));
        fixture.open(fixture.path(QStringLiteral("two.toile")));
        fixture.open(QStringLiteral("case-1"));
    }

    static void draw(Editor &editor, const char *name)
    {
        Edit edit(editor.draft());
        Machine pc;
        pc.name = QString::fromLatin1(name);
        pc.kind = QStringLiteral("pc");
        edit.create(pc);
        QVERIFY(editor.perform(QStringLiteral("draw"), edit.patch()));
    }
};

QTEST_MAIN(SessionTest)
#include "tst_window_session.moc"
