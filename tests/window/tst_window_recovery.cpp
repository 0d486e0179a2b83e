// SPDX-License-Identifier: GPL-2.0-or-later
// A window that is killed loses nothing: this program runs itself as the window that dies.
#include "core/lab/labfile.h"
#include "resources/assets.h"
#include "tests/support/signalto.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/autosave.h"
#include "ui/window/drawingtab.h"
#include "ui/window/drawingtabs.h"
#include "ui/window/labfiles.h"

#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>
#include <QTimer>

#include <csignal>

using namespace toile;

namespace {

const QString kTyped = QStringLiteral("What does Host2 see of this?");
const QString kTypedName = QStringLiteral("Typed7");
const QString kTypedAddress = QStringLiteral("1.0.0.77/8");

void drawPc(Editor &editor, const QString &name)
{
    Edit edit(editor.draft());
    Machine pc;
    pc.name = name;
    pc.kind = QStringLiteral("pc");
    edit.create(pc);
    editor.perform(QStringLiteral("draw"), edit.patch());
}

/// Whose window types.
template <typename Widget>
Widget *ofPanels(MainWindow &window, const char *name)
{
    for (const QPointer<QWidget> &panel : window.tab().panels())
        if (auto *found = panel->findChild<Widget *>(QLatin1String(name)))
            return found;
    return nullptr;
}

/// The keyboard stays there: nobody says that it is finished.
void typeInto(QWidget *field, const QString &text = kTyped)
{
    field->setFocus();
    QTest::keyClicks(field, text);
}

/// The lines of machines and interfaces, which are in the drawing when they are left.
void typeLine(MainWindow &window, const QString &what)
{
    const Topology &topology = window.editor().topology();
    const Id vm = topology.machineByName(QStringLiteral("VM1"));
    const bool isAddress = what == QStringLiteral("address");
    window.editor().setSelection({isAddress ? topology.interfaceByName(vm, QStringLiteral("eth0")) : vm});
    if (isAddress) {
        typeInto(ofPanels<QLineEdit>(window, "field-addresses-1"), kTypedAddress);
    } else if (what == QStringLiteral("name")) {
        auto *name = ofPanels<QLineEdit>(window, "field-name");
        name->selectAll();
        typeInto(name, kTypedName);
    } else {
        window.findChild<QAction *>(QStringLiteral("actionRename"))->trigger();
        typeInto(window.canvas().findChild<QLineEdit *>(QStringLiteral("renameEditor")), kTypedName);
    }
}

/// What each window that dies does before.
void act(MainWindow &window, const QString &what)
{
    if (what == QStringLiteral("draw")) {
        drawPc(window.editor(), QStringLiteral("PC7"));
    } else if (what == QStringLiteral("note")) {
        window.findChild<QAction *>(QStringLiteral("actionInsert-note"))->trigger();
        typeInto(ofPanels<QPlainTextEdit>(window, "field-textEn"));
    } else if (what == QStringLiteral("description")) {
        window.editor().setSelection({});
        typeInto(ofPanels<QPlainTextEdit>(window, "field-descriptionEn"));
    } else if (what != QStringLiteral("instructions")) {
        typeLine(window, what);
    } else {
        window.findChild<QDockWidget *>(QStringLiteral("instructionsDock"))->raise();
        ofPanels<QPushButton>(window, "instructionsEdit")->click();
        typeInto(ofPanels<QPlainTextEdit>(window, "instructionsWriter"));
    }
}

/// The window that dies: opens a lab, draws or types, and waits to be killed.
int liveUntilKilled(const QString &folder, const QString &fileOrLab, const QString &what)
{
    QSettings settings(folder + QStringLiteral("/settings.ini"), QSettings::IniFormat);
    MainWindow window({settings, folder + QStringLiteral("/autosave"), QString()});
    window.show();
    window.start(fileOrLab);
    act(window, what);
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

    void whatWasBeingTypedIsOfferedAgain_data()
    {
        QTest::addColumn<QString>("where");
        for (const char *where : {"note", "description", "instructions"})
            QTest::newRow(where) << QString::fromLatin1(where);
    }

    void whatWasBeingTypedIsOfferedAgain()
    {
        QFETCH(QString, where);
        WindowFixture fixture;
        killAWindow(fixture, QStringLiteral("case-1b"), where, kTyped);
        fixture.open({});
        QTest::mouseClick(fixture.find<QPushButton>("recoveryRecover"), Qt::LeftButton);
        const LabHeader &header = fixture.topology().header;
        const auto &notes = fixture.topology().notes;
        const QString note = notes.empty() ? QString() : notes.begin()->second.text.en;
        const QString text = where == QStringLiteral("note")          ? note
                             : where == QStringLiteral("description") ? header.description.en
                                                                      : header.instructions.en;
        QVERIFY2(text.contains(kTyped), qPrintable(text));
    }

    void aLineThatIsBeingTypedIsOfferedAgain_data()
    {
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("typed");
        QTest::newRow("name") << QStringLiteral("name") << kTypedName;
        QTest::newRow("address") << QStringLiteral("address") << kTypedAddress;
        QTest::newRow("on the drawing") << QStringLiteral("place") << kTypedName;
    }

    void aLineThatIsBeingTypedIsOfferedAgain()
    {
        QFETCH(QString, where);
        QFETCH(QString, typed);
        WindowFixture fixture;
        killAWindow(fixture, QStringLiteral("case-1b"), where, typed);
        fixture.open({});
        QTest::mouseClick(fixture.find<QPushButton>("recoveryRecover"), Qt::LeftButton);
        if (where != QStringLiteral("address")) {
            QVERIFY(fixture.machine(qPrintable(kTypedName)));
            return;
        }
        const auto &addresses = fixture.topology().interface(fixture.interface("VM1", "eth0"))->addresses;
        QCOMPARE(addresses.size(), std::size_t(2));
        QCOMPARE(addresses.back().toString(), typed);
    }

    void aLineThatIsGivenUpLeavesNoCopy()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        fixture.editor().setSelection({fixture.machine("VM1")});
        auto *name = fixture.find<QLineEdit>("field-name");
        typeInto(name, kTypedName);
        const QString copy = fixture.window().tab().files().autosave().copyPath();
        QTRY_VERIFY(QFile::exists(copy));
        QVERIFY(!fixture.editor().isModified());
        QTest::keyClick(name, Qt::Key_Escape);
        QTRY_VERIFY(!QFile::exists(copy));
    }

    void whatIsTypedStaysInItsDrawing()
    {
        WindowFixture fixture;
        fixture.action("actionNew")->trigger();
        fixture.editor().setSelection({});
        auto *name = fixture.find<QLineEdit>("field-name");
        name->selectAll();
        typeInto(name, kTypedName);
        fixture.open(QStringLiteral("case-1b"));
        const auto tabs = fixture.window().tabs().all();
        QCOMPARE(tabs.size(), std::size_t(2));
        QCOMPARE(tabs.front()->editor().topology().header.name, kTypedName);
        QCOMPARE(fixture.topology().header.name, QStringLiteral("case-1b"));
        QVERIFY(!QFile::exists(fixture.window().tab().files().autosave().copyPath()));
    }

    void somethingWrongThatIsTypedStaysToo()
    {
        WindowFixture fixture;
        fixture.action("actionNew")->trigger();
        fixture.editor().setSelection({});
        auto *name = fixture.find<QLineEdit>("field-name");
        name->selectAll();
        typeInto(name, QStringLiteral("not a name!"));
        fixture.open(QStringLiteral("case-1b"));
        QCOMPARE(fixture.window().tabs().all().size(), std::size_t(2));
        QCOMPARE(name->text(), QStringLiteral("not a name!"));
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
    /// When the copy of what it did is there, and has that text.
    static void killAWindow(WindowFixture &fixture, const QString &fileOrLab,
                            const QString &what = QStringLiteral("draw"), const QString &text = {})
    {
        QProcess window;
        window.start(QCoreApplication::applicationFilePath(),
                     {QStringLiteral("--window"), QFileInfo(fixture.autosaves()).absolutePath(), fileOrLab, what});
        QVERIFY(window.waitForStarted());
        const QDir copies(fixture.autosaves());
        const auto isThere = [&] {
            const QStringList found = copies.entryList({QStringLiteral("*.toile")});
            QFile copy(copies.filePath(found.value(0)));
            return !found.isEmpty() && copy.open(QIODevice::ReadOnly) && copy.readAll().contains(text.toUtf8());
        };
        QTRY_VERIFY_WITH_TIMEOUT(isThere(), 30000);
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
        return liveUntilKilled(arguments.value(2), arguments.value(3), arguments.value(4));
    }
    RecoveryTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_window_recovery.moc"
