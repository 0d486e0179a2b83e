// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/labfile.h"
#include "core/model/drawing.h"
#include "tests/window/windowfixture.h"
#include "ui/window/autosave.h"
#include "ui/window/exporting.h"
#include "ui/window/fieldrow.h"
#include "ui/window/gallery.h"
#include "ui/window/labfiles.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QStatusBar>
#include <QTest>
#include <QTreeWidget>

#include <sys/resource.h>
#include <unistd.h>

#include <csignal>

using namespace toile;

namespace {

/// RLIMIT_FSIZE for as long as it lives; writing past it fails with EFBIG instead of a signal.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit now = m_before;
        now.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &now);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

}  // namespace

class FilesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSavedDrawingOpensTheSame()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        const Document before = fixture.editor().document();
        saveAs(fixture, fixture.path(QStringLiteral("mine.toile")));
        QCOMPARE(fixture.window().windowTitle(), QStringLiteral("mine.toile[*] – Toile"));
        QVERIFY(!fixture.editor().isModified());
        fixture.restart();
        fixture.open(fixture.path(QStringLiteral("mine.toile")));
        QCOMPARE(writeLab(fixture.editor().document()), writeLab(before));
    }

    void aFreshLabTakesTheNameOfItsFirstFile()
    {
        WindowFixture fixture;
        fixture.action("actionNew")->trigger();
        QVERIFY(fixture.topology().header.name.startsWith(QStringLiteral("lab-")));
        drawOne(fixture);
        saveAs(fixture, fixture.path(QStringLiteral("my first lab.toile")));
        QCOMPARE(fixture.topology().header.name, QStringLiteral("my-first-lab"));
    }

    void unsavedChangesAreAskedAbout()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        drawOne(fixture);
        QVERIFY(fixture.window().isWindowModified());
        fixture.action("actionCloseLab")->trigger();
        auto *box = fixture.find<QMessageBox>("unsavedQuestion");
        QVERIFY(box && box->isVisible());
        QTest::mouseClick(fixture.find<QPushButton>("unsavedCancel"), Qt::LeftButton);
        QCOMPARE(fixture.topology().header.name, QStringLiteral("case-1b"));
        QVERIFY(fixture.editor().isModified());
        QTRY_VERIFY(!fixture.window().findChild<QMessageBox *>());

        fixture.action("actionCloseLab")->trigger();
        QTest::mouseClick(fixture.find<QPushButton>("unsavedDiscard"), Qt::LeftButton);
        QTRY_VERIFY(fixture.topology().machines.empty());
    }

    void closingAsksAndSaves()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1"));
        const QString path = fixture.path(QStringLiteral("kept.toile"));
        saveAs(fixture, path);
        drawOne(fixture);
        fixture.window().close();
        QVERIFY(fixture.window().isVisible());
        QTest::mouseClick(fixture.find<QPushButton>("unsavedSave"), Qt::LeftButton);
        QTRY_VERIFY(!fixture.window().isVisible());
        QVERIFY(loadLab(path).document.topology().machineByName(QStringLiteral("PC1")));
    }

    void aFileThatCannotBeWrittenLosesNothing()
    {
        if (::geteuid() == 0) {  // permissions do not stop root: a folder that is a file does
            WindowFixture fixture;
            fixture.open(QStringLiteral("case-1"));
            drawOne(fixture);
            QFile blocker(fixture.path(QStringLiteral("blocker")));
            QVERIFY(blocker.open(QIODevice::WriteOnly));
            const QByteArray before = writeLab(fixture.editor().document());
            saveAs(fixture, fixture.path(QStringLiteral("blocker/x.toile")));
            expectComplaint(fixture);
            QCOMPARE(writeLab(fixture.editor().document()), before);
            QVERIFY(fixture.editor().isModified());
            return;
        }
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1"));
        const QString folder = fixture.path(QStringLiteral("readonly"));
        QVERIFY(QDir().mkpath(folder));
        saveAs(fixture, folder + QStringLiteral("/x.toile"));
        drawOne(fixture);
        QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
        fixture.action("actionSave")->trigger();
        expectComplaint(fixture);
        QVERIFY(fixture.editor().isModified());
        QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    void aSaveThatFailedIsProposedElsewhere()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1"));
        const QString folder = fixture.path(QStringLiteral("full"));
        QVERIFY(QDir().mkpath(folder));
        saveAs(fixture, folder + QStringLiteral("/mine.toile"));
        drawOne(fixture);
        {
            const FileSizeLimit full(64);
            fixture.action("actionSave")->trigger();
        }
        QTest::mouseClick(fixture.find<QPushButton>("notSavedOther"), Qt::LeftButton);
        QTRY_VERIFY(fixture.window().findChild<QFileDialog *>());
        auto *dialog = fixture.find<QFileDialog>("saveDialog");
        QVERIFY(dialog->directory().absolutePath() != folder);
        QVERIFY(QFileInfo(dialog->directory().absolutePath()).isWritable());
        QCOMPARE(QFileInfo(dialog->selectedFiles().value(0)).fileName(), QStringLiteral("mine.toile"));
    }

    void aScriptThatCannotBeWrittenIsSaid()
    {
        WindowFixture fixture;
        QFile blocker(fixture.path(QStringLiteral("blocker")));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        const auto written = writeScript({}, Dialect::Iproute, fixture.path(QStringLiteral("blocker/x.sh")));
        QVERIFY(!written.ok());
        QVERIFY(!written.error().message.isEmpty());
    }

    void aFullDiskIsSaidAndTheOldFileStays()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1"));
        const QString path = fixture.path(QStringLiteral("kept.toile"));
        saveAs(fixture, path);
        const QByteArray before = writeLab(loadLab(path).document);
        drawOne(fixture);
        {
            // No file may grow any more: what a full disk does, for this process alone.
            const FileSizeLimit full(0);
            fixture.action("actionSave")->trigger();
        }
        expectComplaint(fixture);
        QVERIFY(fixture.editor().isModified());
        QCOMPARE(writeLab(loadLab(path).document), before);
    }

    void allProblemsOfABadFileAreListed()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1"));
        const QString path = fixture.path(QStringLiteral("bad.toile"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"({"toile": 1, "nmae": "x", "machines": [{"name": "a b", "kind": "vm"}, {"name": "VM1", "kind": "cow"}]})");
        file.close();
        fixture.open(path);
        auto *table = fixture.find<QTreeWidget>("problemsTable");
        QVERIFY(table);
        QVERIFY2(table->topLevelItemCount() >= 3, qPrintable(QString::number(table->topLevelItemCount())));
        QSet<QString> places;
        for (int i = 0; i < table->topLevelItemCount(); ++i)
            places.insert(table->topLevelItem(i)->text(0));
        QVERIFY(places.contains(QStringLiteral("/machines/0/name")));
        QVERIFY(places.contains(QStringLiteral("/machines/1/kind")));
        QCOMPARE(fixture.topology().header.name, QStringLiteral("case-1"));  // what was open stays
    }

    void aMissingFileIsSaid()
    {
        WindowFixture fixture;
        fixture.open(fixture.path(QStringLiteral("nowhere.toile")));
        QVERIFY(fixture.find<QDialog>("problemsDialog"));
        QVERIFY(fixture.find<QWidget>("startPage")->isVisible());
    }

    void recentFilesAreOfferedNewestFirst()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1"));
        saveAs(fixture, fixture.path(QStringLiteral("a.toile")));
        saveAs(fixture, fixture.path(QStringLiteral("b.toile")));
        fixture.restart();
        auto *list = fixture.find<QListWidget>("recentFiles");
        QCOMPARE(list->count(), 2);
        QCOMPARE(list->item(0)->text(), QStringLiteral("b.toile"));
        QCOMPARE(fixture.find<QMenu>("recentMenu")->actions().size(), 4);  // two files, a line, clear
        Q_EMIT list->itemActivated(list->item(1));
        QCOMPARE(fixture.editor().path(), fixture.path(QStringLiteral("a.toile")));
    }

    void aFileChangedByAnotherProgramIsOfferedAgain()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1"));
        const QString path = fixture.path(QStringLiteral("shared.toile"));
        saveAs(fixture, path);
        QVERIFY(saveLab(loadLab(shippedLabPath(QStringLiteral("case-1b"))).document, path).ok());
        QVERIFY(fixture.window().statusBar()->currentMessage().startsWith(QStringLiteral("Saved as")));
        QTRY_VERIFY(fixture.find<QWidget>("noticeBar")->isVisible());
        QCOMPARE(fixture.window().statusBar()->currentMessage(), QString());
        QTest::mouseClick(fixture.find<QPushButton>("noticeOffer"), Qt::LeftButton);
        QTRY_COMPARE(fixture.topology().header.name, QStringLiteral("case-1b"));
    }

    void savingAsksBeforeItReplacesWhatAnotherProgramWrote()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1"));
        const QString path = fixture.path(QStringLiteral("shared.toile"));
        saveAs(fixture, path);
        drawOne(fixture);
        QVERIFY(saveLab(loadLab(shippedLabPath(QStringLiteral("case-1b"))).document, path).ok());
        QTRY_VERIFY(fixture.find<QWidget>("noticeBar")->isVisible());
        fixture.action("actionSave")->trigger();
        QVERIFY(fixture.window().findChild<QMessageBox *>(QStringLiteral("overwriteQuestion")));
        QTest::mouseClick(fixture.find<QPushButton>("overwriteCancel"), Qt::LeftButton);
        QTRY_VERIFY(!fixture.window().findChild<QMessageBox *>());
        QCOMPARE(loadLab(path).document.topology().header.name, QStringLiteral("case-1b"));
        QVERIFY(fixture.editor().isModified());

        fixture.action("actionSave")->trigger();
        QTest::mouseClick(fixture.find<QPushButton>("overwriteReplace"), Qt::LeftButton);
        QCOMPARE(loadLab(path).document.topology().header.name, QStringLiteral("case-1"));
        QVERIFY(!fixture.editor().isModified());
        QVERIFY(!fixture.find<QWidget>("noticeBar")->isVisible());
        QTRY_VERIFY(!fixture.window().findChild<QMessageBox *>());
        drawOne(fixture, "PC2");
        fixture.action("actionSave")->trigger();  // now it is known again
        QVERIFY(!fixture.window().findChild<QMessageBox *>());
        QVERIFY(!fixture.editor().isModified());
    }

    void whatIsTypedIsAskedAboutBeforeTheDrawingGoes()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1"));
        auto *title = fixture.find<ParagraphEdit>("field-titleEn");
        title->setFocus();
        title->setPlainText(QStringLiteral("Typed"));
        fixture.action("actionCloseLab")->trigger();
        QVERIFY(fixture.window().findChild<QMessageBox *>(QStringLiteral("unsavedQuestion")));
        QCOMPARE(fixture.topology().header.title.en, QStringLiteral("Typed"));
        QTest::mouseClick(fixture.find<QPushButton>("unsavedDiscard"), Qt::LeftButton);
        QTRY_VERIFY(fixture.topology().machines.empty());
        QCOMPARE(fixture.topology().header.title.en, QString());
        QVERIFY(!fixture.editor().isModified());
    }

    void whatIsTypedNeverLandsInAnotherDrawing()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1"));
        auto *title = fixture.find<ParagraphEdit>("field-titleEn");
        title->setFocus();
        title->setPlainText(QStringLiteral("Typed"));
        Document other = loadLab(shippedLabPath(QStringLiteral("case-1b"))).document;
        const QString was = other.topology().header.title.en;
        fixture.editor().reset(std::move(other), {});
        QCOMPARE(fixture.topology().header.title.en, was);
        QVERIFY(!fixture.editor().isModified());
    }

    void theGalleryShowsEveryShippedLabWithItsPicture()
    {
        WindowFixture fixture;
        auto *gallery = fixture.find<Gallery>("gallery");
        QCOMPARE(gallery->count(), int(shippedLabs().size()));
        QTRY_VERIFY_WITH_TIMEOUT(gallery->allPicturesDrawn(), 20000);
        QVERIFY(!gallery->item(0)->data(Qt::UserRole + 2).value<QPixmap>().isNull());
        gallery->setCurrentRow(0);
        QTest::keyClick(gallery, Qt::Key_Return);
        QCOMPARE(fixture.topology().header.name, shippedLabs().first());
        QVERIFY(fixture.editor().path().isEmpty());  // a copy: saving asks where
    }

    void theStartPageIsReadAndUsedByKeyboard()
    {
        WindowFixture fixture;
        fixture.window().resize(1280, 800);
        auto *gallery = fixture.find<Gallery>("gallery");
        const auto fillsTheRow = [&] {
            const QRect first = gallery->visualItemRect(gallery->item(0));
            const int columns = gallery->viewport()->width() / qMax(1, first.width());
            return first.width() >= 280 && gallery->visualItemRect(gallery->item(columns - 1)).top() == first.top() &&
                   gallery->viewport()->width() - columns * first.width() < columns + 2;
        };
        QTRY_VERIFY(fillsTheRow());
        fixture.window().resize(1700, 900);
        QTRY_VERIFY(fillsTheRow());
        auto *begin = fixture.find<QPushButton>("start-actionNew");
        QVERIFY(begin->font().pointSizeF() >= QApplication::font().pointSizeF());
        QVERIFY(!begin->accessibleDescription().isEmpty());
        begin->setFocus();
        QTest::keyClick(begin, Qt::Key_Return);
        QVERIFY(fixture.window().tab().hasDrawing());
    }

    void commandsAreCopied()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        fixture.action("actionCopyCommands")->trigger();
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("MASQUERADE")));
    }

    void anExportedScriptMayBeRun()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        const QString path = fixture.path(QStringLiteral("case.sh"));
        QVERIFY(writeScript(fixture.topology(), Dialect::Brctl, path).ok());
        QVERIFY(QFileInfo(path).isExecutable());
        QCOMPARE(QProcess::execute(QStringLiteral("/bin/sh"), {QStringLiteral("-n"), path}), 0);
    }

private:
    static void drawOne(WindowFixture &fixture, const char *name = "PC1")
    {
        Edit edit(fixture.editor().draft());
        Machine pc;
        pc.name = QString::fromLatin1(name);
        pc.kind = QStringLiteral("pc");
        edit.create(pc);
        QVERIFY(fixture.editor().perform(QStringLiteral("draw"), edit.patch()));
    }

    static void saveAs(WindowFixture &fixture, const QString &path)
    {
        fixture.action("actionSaveAs")->trigger();
        auto *dialog = fixture.find<QFileDialog>("saveDialog");
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
        QTRY_VERIFY(!fixture.window().findChild<QFileDialog *>());
    }

    static void expectComplaint(WindowFixture &fixture)
    {
        auto *box = fixture.find<QMessageBox>("notSavedQuestion");
        QVERIFY(box);
        QVERIFY(!box->text().isEmpty());
        box->close();
    }
};

QTEST_MAIN(FilesTest)
#include "tst_window_files.moc"
