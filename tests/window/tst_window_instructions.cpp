// SPDX-License-Identifier: GPL-2.0-or-later
// The instructions beside the drawing: read, ticked, followed by a student; written by a teacher.
#include "core/kernel/limits.h"
#include "core/lab/labfile.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/instructionspanel.h"
#include "ui/window/instructionstext.h"
#include "ui/window/labfiles.h"
#include "ui/window/textedit.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTest>
#include <QTextBlock>
#include <QTextList>

using namespace toile;

class InstructionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        m_fixture->open(QStringLiteral("case-1b"));
    }
    void cleanup() { m_fixture.reset(); }

    void aLabWithInstructionsOpensWithThem()
    {
        const auto seen = [this](const char *dock) {
            return !m_fixture->find<QDockWidget>(dock)->visibleRegion().isEmpty();
        };
        QTRY_VERIFY(seen("instructionsDock"));
        QVERIFY(reader()->toPlainText().contains(QStringLiteral("What to understand")));
        // The inspector is one key away, and comes when it is asked for.
        m_fixture->editor().setSelection({m_fixture->machine("VM1")});
        m_fixture->action("actionProperties")->trigger();
        QTRY_VERIFY(seen("inspectorDock") && !seen("instructionsDock"));
    }

    void aLongTextIsFirstSeenFromItsBeginning()
    {
        WindowFixture fixture;
        fixture.window().resize(1100, 520);
        fixture.open(QStringLiteral("case-1b"));
        auto *dock = fixture.find<QDockWidget>("instructionsDock");
        const auto *bar = fixture.find<QTextBrowser>("instructionsReader")->verticalScrollBar();
        QTRY_VERIFY(!dock->visibleRegion().isEmpty() && bar->maximum() > 0);
        QCoreApplication::processEvents();
        QCOMPARE(bar->value(), 0);
        // Where one reads is kept while the same lab is worked on, and is another lab's no more.
        fixture.find<QTextBrowser>("instructionsReader")->verticalScrollBar()->setValue(40);
        Q_EMIT fixture.find<QTextBrowser>("instructionsReader")->anchorClicked(QUrl(QStringLiteral("step:0")));
        QCOMPARE(bar->value(), 40);
        fixture.editor().reset(fixture.editor().document(), QString());
        QCOMPARE(bar->value(), 0);
    }

    void linksSelectWhatTheyName()
    {
        reader()->setFocus();
        follow(QStringLiteral("toile:Host1"));
        QCOMPARE(m_fixture->editor().selection(), std::vector<Id>{m_fixture->machine("Host1")});
        follow(QStringLiteral("toile:Host1/eth0"));
        QCOMPARE(m_fixture->editor().selection(), std::vector<Id>{m_fixture->interface("Host1", "eth0")});
        follow(QStringLiteral("toile:Nobody"));
        QVERIFY(m_fixture->window().statusBar()->currentMessage().contains(QStringLiteral("Nobody")));
    }

    void aLinkIsReachedByKeyboard()
    {
        m_fixture->editor().setSelection({});
        reader()->setFocus();
        QTest::keyClick(reader(), Qt::Key_Tab);
        QTest::keyClick(reader(), Qt::Key_Return);
        QCOMPARE(m_fixture->editor().selection(), std::vector<Id>{m_fixture->machine("VM1")});
    }

    void ticksAreRememberedAndNoPartOfTheLab()
    {
        follow(QStringLiteral("step:1"));
        const QString progress = m_fixture->find<QLabel>("instructionsProgress")->text();
        QVERIFY2(progress == QStringLiteral("Steps done: 1 of 8"), qPrintable(progress));
        QVERIFY(reader()->toPlainText().contains(QStringLiteral("☑")));
        QVERIFY(!m_fixture->editor().isModified());
        m_fixture->restart();
        m_fixture->open(QStringLiteral("case-1b"));
        QCOMPARE(m_fixture->find<QLabel>("instructionsProgress")->text(), progress);
        follow(QStringLiteral("step:1"));
        QVERIFY(!reader()->toPlainText().contains(QStringLiteral("☑")));
    }

    void aStepHasABoxAndNoBullet()
    {
        write(QStringLiteral(
            "- [ ] A step that is long enough to need more than one line of this narrow panel\n- A remark\n"));
        const QTextDocument &text = *reader()->document();
        const QTextBlock step = text.begin();
        QVERIFY(step.text().startsWith(u'☐'));
        const QTextCharFormat box = step.begin().fragment().charFormat();
        QVERIFY(box.isAnchor() && !box.fontUnderline());
        QCOMPARE(box.foreground().color(), reader()->palette().color(QPalette::Text));
        QVERIFY(!step.textList());
        QVERIFY(step.next().textList());
        // Its other lines begin where the first one's text does.
        QVERIFY(step.layout()->lineCount() > 1);
        QVERIFY(step.layout()->lineAt(1).x() > step.layout()->lineAt(0).x());
        follow(QStringLiteral("step:0"));
        QVERIFY(reader()->document()->begin().text().startsWith(u'☑'));
    }

    void commandsStayTogetherAndAreCopiedAsTyped()
    {
        const QString ping = QStringLiteral("ping -c 3 1.0.0.2");
        const QString rule = QStringLiteral("iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE");
        for (const QString &command : {ping, rule}) {
            write(QStringLiteral("Now and then run `%1` in it.").arg(command));
            for (int width = 120; width < 700; width += 7) {
                reader()->resize(width, 400);
                const QTextBlock block = reader()->document()->begin();
                for (int i = 0; i + 1 < block.layout()->lineCount(); ++i) {
                    const QTextLine line = block.layout()->lineAt(i);
                    const QString shown = asTyped(block.text().mid(line.textStart(), line.textLength())).trimmed();
                    static const QRegularExpression cut(QStringLiteral("(^| )--?\\w*$"));
                    QVERIFY2(!shown.contains(cut), qPrintable(shown));
                }
            }
            reader()->selectAll();
            reader()->copy();
            QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("Now and then run %1 in it.").arg(command));
        }
    }

    void otherChangesLeaveThemAlone()
    {
        const QSignalSpy changed(reader()->document(), &QTextDocument::contentsChanged);
        m_fixture->action("actionInsert-pc")->trigger();
        QVERIFY(m_fixture->machine("PC1"));
        QCOMPARE(changed.count(), 0);
    }

    void aTeacherWritesThemInTwoLanguages()
    {
        m_fixture->action("actionNew")->trigger();  // which has none
        m_fixture->find<QDockWidget>("instructionsDock")->raise();
        auto *edit = m_fixture->find<QPushButton>("instructionsEdit");
        QTest::mouseClick(edit, Qt::LeftButton);
        QVERIFY(panel()->isEditing());
        QTest::keyClicks(writer(), QStringLiteral("# Look at [VM2](toile:VM2)"));
        auto *language = m_fixture->find<QComboBox>("instructionsLanguage");
        language->setFocus();
        QTest::keyClick(language, Qt::Key_Up);
        QCOMPARE(writer()->toPlainText(), QString());
        writer()->setFocus();
        QTest::keyClicks(writer(), QStringLiteral("# Regardez"));
        QTest::mouseClick(edit, Qt::LeftButton);
        const LocalizedText &both = m_fixture->topology().header.instructions;
        QCOMPARE(both.en, QStringLiteral("# Look at [VM2](toile:VM2)"));
        QCOMPARE(both.fr, QStringLiteral("# Regardez"));
        QCOMPARE(reader()->toPlainText(), QStringLiteral("Look at VM2"));
        m_fixture->action("actionUndo")->trigger();
        m_fixture->action("actionUndo")->trigger();
        QVERIFY(m_fixture->topology().header.instructions.isEmpty());
    }

    void whatIsTypedIsTakenAtEachPauseAndIsOneStep()
    {
        startToWrite();
        pauseBriefly();
        QTest::keyClicks(writer(), QStringLiteral("Look at VM1."));
        QTRY_COMPARE(english(), QStringLiteral("Look at VM1."));
        QVERIFY(panel()->isEditing());
        QCOMPARE(m_fixture->window().focusWidget(), writer());
        QTest::keyClick(writer(), Qt::Key_Left);
        QTest::keyClick(writer(), Qt::Key_Left, Qt::ShiftModifier);
        QTest::keyClicks(writer(), QStringLiteral("2"));
        QTest::keyClick(writer(), Qt::Key_Left, Qt::ShiftModifier);
        QTRY_COMPARE(english(), QStringLiteral("Look at VM2."));
        QCOMPARE(writer()->textCursor().selectedText(), QStringLiteral("2"));
        QTest::keyClick(writer(), Qt::Key_Escape);
        QCOMPARE(m_fixture->window().focusWidget(), &m_fixture->window().canvas());
        QVERIFY(panel()->isEditing());
        QTest::keyClick(&m_fixture->window().canvas(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(english(), QString());
        QCOMPARE(writer()->toPlainText(), QString());
        QVERIFY(!m_fixture->editor().isModified());
    }

    void whatIsTypedIsTakenWhenTheDrawingIsClicked()
    {
        startToWrite();
        QTest::keyClicks(writer(), QStringLiteral("Look."));
        auto *sheet = m_fixture->window().canvas().viewport();
        QTest::mouseClick(sheet, Qt::LeftButton, {}, sheet->rect().center());
        QCOMPARE(english(), QStringLiteral("Look."));
    }

    void whatIsTypedAfterSavingIsAStepOfItsOwn()
    {
        startToWrite();
        pauseBriefly();
        QTest::keyClicks(writer(), QStringLiteral("One."));
        QTRY_COMPARE(english(), QStringLiteral("One."));
        m_fixture->editor().setSaved(m_fixture->path(QStringLiteral("mine.toile")));
        QTest::keyClicks(writer(), QStringLiteral(" Two."));
        QTRY_COMPARE(english(), QStringLiteral("One. Two."));
        QVERIFY(m_fixture->editor().isModified());
        m_fixture->window().canvas().setFocus();
        m_fixture->action("actionUndo")->trigger();
        QCOMPARE(english(), QStringLiteral("One."));
        QVERIFY(!m_fixture->editor().isModified());
    }

    void whatIsTypedIsNotForTheDrawingThatComesNext()
    {
        startToWrite();
        QTest::keyClicks(writer(), QStringLiteral("Of this one."));
        Document other = loadLab(shippedLabPath(QStringLiteral("case-1"))).document;
        const LocalizedText texts = other.topology().header.instructions;
        m_fixture->editor().reset(std::move(other), {});
        QVERIFY(!panel()->isEditing());
        QCOMPARE(m_fixture->topology().header.instructions, texts);
        QVERIFY(panel()->commitPending());
        QCOMPARE(m_fixture->topology().header.instructions, texts);
    }

    void noBreakSpacesStayInWhatIsWritten()
    {
        const QString text = QStringLiteral("Pourquoi\u00a0?\n\n- [ ] Ici\u00a0: là");
        write(text);
        QCOMPARE(m_fixture->topology().header.instructions.en, text);
        m_fixture->find<QPushButton>("instructionsEdit")->click();
        QVERIFY(panel()->commitPending());
        QCOMPARE(m_fixture->topology().header.instructions.en, text);
    }

    void whatIsTypedIsSaved()
    {
        const QString path = m_fixture->path(QStringLiteral("mine.toile"));
        QVERIFY(saveLab(m_fixture->editor().document(), path));
        m_fixture->open(path);
        m_fixture->find<QDockWidget>("instructionsDock")->raise();
        QTest::mouseClick(m_fixture->find<QPushButton>("instructionsEdit"), Qt::LeftButton);
        writer()->selectAll();
        QTest::keyClicks(writer(), QStringLiteral("Short."));
        m_fixture->action("actionSave")->trigger();
        QCOMPARE(loadLab(path).document.topology().header.instructions.en, QStringLiteral("Short."));
    }

    void whatIsTooLongStaysToBeShortened()
    {
        m_fixture->action("actionNew")->trigger();  // which has none
        m_fixture->find<QDockWidget>("instructionsDock")->raise();
        auto *edit = m_fixture->find<QPushButton>("instructionsEdit");
        QTest::mouseClick(edit, Qt::LeftButton);
        const QString most(int(limits::kTextLength), QLatin1Char('a'));
        writer()->setPlainText(most + QLatin1Char('a'));
        QTest::mouseClick(edit, Qt::LeftButton);
        QVERIFY(panel()->isEditing());
        QCOMPARE(writer()->toPlainText().size(), most.size() + 1);
        QVERIFY(m_fixture->window().statusBar()->currentMessage().contains(QStringLiteral("shorten it")));
        writer()->moveCursor(QTextCursor::End);
        QTest::keyClick(writer(), Qt::Key_Backspace);
        QTest::mouseClick(edit, Qt::LeftButton);
        QVERIFY(!panel()->isEditing());
        QCOMPARE(m_fixture->topology().header.instructions.en, most);
    }

private:
    /// Of a new lab, which has none.
    void startToWrite()
    {
        m_fixture->action("actionNew")->trigger();
        m_fixture->find<QDockWidget>("instructionsDock")->raise();
        QTest::mouseClick(m_fixture->find<QPushButton>("instructionsEdit"), Qt::LeftButton);
        QVERIFY(panel()->isEditing());
    }
    void pauseBriefly() { qobject_cast<TextEdit *>(writer())->setPause(std::chrono::milliseconds(0)); }
    const QString &english() { return m_fixture->topology().header.instructions.en; }
    /// As a teacher does, and goes back to reading.
    void write(const QString &markdown)
    {
        m_fixture->find<QDockWidget>("instructionsDock")->raise();
        auto *edit = m_fixture->find<QPushButton>("instructionsEdit");
        QTest::mouseClick(edit, Qt::LeftButton);
        writer()->selectAll();
        writer()->insertPlainText(markdown);
        QTest::mouseClick(edit, Qt::LeftButton);
        QVERIFY(!panel()->isEditing());
    }
    InstructionsPanel *panel() { return m_fixture->find<InstructionsPanel>("instructionsPanel"); }
    QTextBrowser *reader() { return m_fixture->find<QTextBrowser>("instructionsReader"); }
    QPlainTextEdit *writer() { return m_fixture->find<QPlainTextEdit>("instructionsWriter"); }
    void follow(const QString &link) { Q_EMIT reader()->anchorClicked(QUrl(link)); }

    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(InstructionsTest)
#include "tst_window_instructions.moc"
