// SPDX-License-Identifier: GPL-2.0-or-later
// Several drawings in one window: each keeps its document, history, selection and panels.
#include "core/lab/labfile.h"
#include "core/model/drawing.h"
#include "tests/window/windowfixture.h"
#include "ui/window/labfiles.h"
#include "ui/window/labopener.h"

#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QTabBar>
#include <QTest>
#include <QTreeWidget>

using namespace toile;

class TabsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void openingTakesATabOfItsOwn()
    {
        WindowFixture fixture;
        QVERIFY(!bar(fixture)->isVisible());
        fixture.open(QStringLiteral("case-1"));
        QCOMPARE(bar(fixture)->count(), 1);  // the start page made room
        QVERIFY(!bar(fixture)->isVisible());
        fixture.open(QStringLiteral("case-1b"));
        QCOMPARE(bar(fixture)->count(), 2);
        QVERIFY(bar(fixture)->isVisible());
        QCOMPARE(fixture.topology().header.name, QStringLiteral("case-1b"));
        QCOMPARE(bar(fixture)->tabText(0), QStringLiteral("case-1"));
        QCOMPARE(bar(fixture)->currentIndex(), 1);
    }

    void anUntouchedEmptyDrawingMakesRoom()
    {
        WindowFixture fixture;
        fixture.action("actionNew")->trigger();
        fixture.open(QStringLiteral("case-1"));
        QCOMPARE(bar(fixture)->count(), 1);
        fixture.action("actionNew")->trigger();
        fixture.drawPc("PC1");
        fixture.open(QStringLiteral("case-1b"));
        QCOMPARE(bar(fixture)->count(), 3);
    }

    void newDrawingsHaveNamesOfTheirOwn()
    {
        WindowFixture fixture;
        fixture.action("actionNew")->trigger();
        const QString first = fixture.topology().header.name;
        fixture.action("actionNew")->trigger();
        QCOMPARE(bar(fixture)->count(), 2);
        QVERIFY(fixture.topology().header.name != first);
    }

    void aFileThatIsOpenIsShown()
    {
        WindowFixture fixture;
        const QString one = lab(fixture, "case-1", "one.toile");
        const QString link = fixture.path(QStringLiteral("link.toile"));
        fixture.open(one);
        fixture.open(lab(fixture, "case-1b", "two.toile"));
        fixture.open(one);
        QCOMPARE(bar(fixture)->count(), 2);
        QCOMPARE(bar(fixture)->currentIndex(), 0);
        fixture.window().tabs().step(1);
        QVERIFY(QFile::link(one, link));
        fixture.open(link);
        QCOMPARE(bar(fixture)->count(), 2);
        QCOMPARE(fixture.editor().path(), one);
    }

    void eachTabKeepsWhatIsItsOwn()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        fixture.editor().setSelection({fixture.machine("Host1")});
        fixture.open(QStringLiteral("case-1"));
        fixture.drawPc("PC1");
        QVERIFY(fixture.window().isWindowModified());
        QVERIFY(fixture.action("actionUndo")->isEnabled());
        QCOMPARE(bar(fixture)->tabText(1), QStringLiteral("case-1*"));
        QTest::keyClick(&fixture.window(), Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(bar(fixture)->currentIndex(), 0);
        QVERIFY(!fixture.window().isWindowModified());
        QVERIFY(!fixture.action("actionUndo")->isEnabled());
        QVERIFY(fixture.action("actionRename")->isEnabled());
        QCOMPARE(fixture.find<QLineEdit>("field-name")->text(), QStringLiteral("Host1"));
        QVERIFY(fixture.find<QLineEdit>("field-name")->isVisible());
        QTest::keyClick(&fixture.window(), Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(bar(fixture)->currentIndex(), 1);
        QVERIFY(!fixture.action("actionRename")->isEnabled());
        fixture.action("actionUndo")->trigger();
        QVERIFY(!fixture.machine("PC1"));
    }

    void actionsActOnTheActiveTab()
    {
        WindowFixture fixture;
        fixture.action("actionNew")->trigger();
        fixture.drawPc("PC1");
        fixture.action("actionNew")->trigger();
        Editor &second = fixture.editor();
        fixture.action("actionInsert-host")->trigger();
        QCOMPARE(second.topology().machines.size(), std::size_t(1));
        fixture.action("actionCableTool")->trigger();
        fixture.window().tabs().step(1);
        QCOMPARE(fixture.topology().machines.size(), std::size_t(1));
        QVERIFY(fixture.action("actionSelectTool")->isChecked());
        fixture.action("actionInsert-vm")->trigger();
        QCOMPARE(second.topology().machines.size(), std::size_t(1));
        QCOMPARE(fixture.topology().machines.size(), std::size_t(2));
        fixture.window().tabs().step(1);
        QVERIFY(fixture.action("actionCableTool")->isChecked());
    }

    void closingATabAsksAboutItsDrawingAlone()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1"));
        fixture.drawPc("PC1");
        fixture.open(QStringLiteral("case-1b"));
        middleClick(fixture, 1);
        QTRY_COMPARE(bar(fixture)->count(), 1);
        QVERIFY(fixture.machine("PC1"));
        fixture.action("actionCloseLab")->trigger();
        QTest::mouseClick(fixture.find<QPushButton>("unsavedCancel"), Qt::LeftButton);
        QVERIFY(fixture.machine("PC1"));
        QTRY_VERIFY(!fixture.window().findChild<QMessageBox *>());
        fixture.action("actionCloseLab")->trigger();
        QTest::mouseClick(fixture.find<QPushButton>("unsavedDiscard"), Qt::LeftButton);
        QTRY_VERIFY(fixture.find<QWidget>("startPage")->isVisible());
        QCOMPARE(bar(fixture)->count(), 1);
        QVERIFY(!fixture.find<QDockWidget>("paletteDock")->isVisible());
    }

    void closingTheWindowAsksOnceForAll()
    {
        WindowFixture fixture;
        const QString one = lab(fixture, "case-1", "one.toile");
        const QString two = lab(fixture, "case-1b", "two.toile");
        fixture.open(one);
        fixture.drawPc("PC1");
        fixture.open(two);
        fixture.drawPc("PC2");
        fixture.open(QStringLiteral("case-2.1"));
        fixture.window().close();
        QVERIFY(fixture.window().isVisible());
        auto *list = fixture.find<QListWidget>("unsavedList");
        QVERIFY(list);
        QCOMPARE(list->count(), 2);
        list->item(1)->setCheckState(Qt::Unchecked);
        QTest::mouseClick(fixture.find<QPushButton>("unsavedSave"), Qt::LeftButton);
        QTRY_VERIFY(!fixture.window().isVisible());
        QVERIFY(loadLab(one).document.topology().machineByName(QStringLiteral("PC1")));
        QVERIFY(!loadLab(two).document.topology().machineByName(QStringLiteral("PC2")));
    }

    void theWindowStaysWhenOneOfSeveralIsNotSaved()
    {
        WindowFixture fixture;
        const QString one = lab(fixture, "case-1", "one.toile");
        fixture.open(one);
        fixture.drawPc("PC1");
        fixture.action("actionNew")->trigger();
        fixture.drawPc("PC2");
        fixture.window().close();
        QTest::mouseClick(fixture.find<QPushButton>("unsavedSave"), Qt::LeftButton);
        QTRY_VERIFY(fixture.window().findChild<QFileDialog *>());  // the second never had a file
        fixture.find<QFileDialog>("saveDialog")->reject();
        QTRY_VERIFY(!fixture.window().findChild<QFileDialog *>());
        QVERIFY(fixture.window().isVisible());
        QVERIFY(fixture.editor().isModified());
        QVERIFY(!QDir(fixture.autosaves()).isEmpty());
    }

    void switchesHoldForAllTabs()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1"));
        fixture.action("actionSnap")->setChecked(false);
        fixture.open(QStringLiteral("case-1b"));
        QVERIFY(!fixture.action("actionSnap")->isChecked());
        fixture.window().tabs().step(1);
        QVERIFY(!fixture.action("actionSnap")->isChecked());
    }

    void severalFilesAreDropped()
    {
        WindowFixture fixture;
        QMimeData files;
        files.setUrls({QUrl::fromLocalFile(lab(fixture, "case-1", "one.toile")),
                       QUrl::fromLocalFile(lab(fixture, "case-1b", "two.toile"))});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&fixture.window(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&fixture.window(), &drop);
        QCOMPARE(bar(fixture)->count(), 2);
        QCOMPARE(bar(fixture)->tabText(1), QStringLiteral("two.toile"));
        QVERIFY(bar(fixture)->tabToolTip(0).contains(QStringLiteral("one.toile")));
        QVERIFY(!bar(fixture)->tabIcon(0).isNull());
    }

    void namesOfManyDrawingsCanBeRead()
    {
        WindowFixture fixture;
        const QStringList labs = shippedLabs();
        for (const QString &lab : labs)
            fixture.open(lab);
        const QTabBar &tabs = *bar(fixture);
        QCOMPARE(tabs.count(), int(labs.size()));
        for (int i = 0; i < tabs.count(); ++i)
            QVERIFY2(tabs.tabRect(i).width() >= 80, qPrintable(tabs.tabText(i)));
        QVERIFY(tabs.rect().intersects(tabs.tabRect(tabs.currentIndex()).adjusted(40, 0, -40, 0)));
    }

private:
    static QTabBar *bar(WindowFixture &fixture) { return fixture.find<QTabBar>("drawingTabs"); }

    static void middleClick(WindowFixture &fixture, int tab)
    {
        QTest::mouseClick(bar(fixture), Qt::MiddleButton, {}, bar(fixture)->tabRect(tab).center());
    }

    /// A shipped lab as a file of its own.
    static QString lab(WindowFixture &fixture, const char *shipped, const char *name)
    {
        const QString path = fixture.path(QLatin1String(name));
        const bool saved = saveLab(loadLab(shippedLabPath(QLatin1String(shipped))).document, path).ok();
        return saved ? path : QString();
    }
};

QTEST_MAIN(TabsTest)
#include "tst_window_tabs.moc"
