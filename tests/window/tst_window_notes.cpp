// SPDX-License-Identifier: GPL-2.0-or-later
// Notes on the drawing: written, moved, removed and taken back; by keyboard and by mouse.
#include "core/kernel/limits.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/elementpalette.h"
#include "ui/window/textedit.h"

#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace toile;

class NotesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        m_fixture->open(QStringLiteral("case-1b"));
        QVERIFY(m_fixture->topology().notes.empty());
    }
    void cleanup() { m_fixture.reset(); }

    void whatIsTypedAfterInsertingIsTheNote()
    {
        m_fixture->action("actionInsert-note")->trigger();
        QCOMPARE(m_fixture->topology().notes.size(), std::size_t(1));
        QTRY_COMPARE(m_fixture->window().focusWidget(), text());
        QTest::keyClicks(text(), QStringLiteral("What does Host2 see?"));
        m_fixture->find<QWidget>("canvas")->setFocus();
        QCOMPARE(note().text.en, QStringLiteral("What does Host2 see?"));
        QCOMPARE(note().text.fr, QString());
        QCOMPARE(m_fixture->find<QLabel>("inspectorTitle")->text(), QStringLiteral("“What does Host2 see?”"));
        m_fixture->action("actionUndo")->trigger();
        m_fixture->action("actionUndo")->trigger();
        QVERIFY(m_fixture->topology().notes.empty());
        QVERIFY(!m_fixture->editor().isModified());
    }

    void whatIsTypedAfterPlacingIsTheNoteToo()
    {
        auto *palette = m_fixture->find<ElementPalette>("elementPalette");
        auto *entry = palette->item(palette->count() - int(noteEntries().size()));
        palette->scrollToItem(entry);
        QTest::mouseClick(palette->viewport(), Qt::LeftButton, {}, palette->visualItemRect(entry).center());
        QCOMPARE(canvas().tool(), CanvasView::Tool::Place);
        QTest::mouseClick(canvas().viewport(), Qt::LeftButton, {},
                          canvas().viewport()->rect().bottomLeft() + QPoint(90, -90));
        QCOMPARE(m_fixture->topology().notes.size(), std::size_t(1));
        QTRY_COMPARE(m_fixture->window().focusWidget(), text());
        QTest::keyClicks(text(), QStringLiteral("Here"));
        canvas().setFocus();
        QCOMPARE(note().text.en, QStringLiteral("Here"));
        QCOMPARE(canvas().tool(), CanvasView::Tool::Select);
    }

    void ctrlZInAnUntouchedTextTakesBackTheNote()
    {
        m_fixture->action("actionInsert-note")->trigger();
        QTRY_COMPARE(m_fixture->window().focusWidget(), text());
        QTest::keyClick(text(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(m_fixture->topology().notes.empty());
    }

    void escapeKeepsWhatWasTyped()
    {
        m_fixture->action("actionInsert-note")->trigger();
        QTRY_COMPARE(m_fixture->window().focusWidget(), text());
        QTest::keyClicks(text(), QStringLiteral("kept"));
        QTest::keyClick(text(), Qt::Key_Escape);
        QCOMPARE(m_fixture->window().focusWidget(), &canvas());
        QCOMPARE(note().text.en, QStringLiteral("kept"));
        QTest::keyClick(&canvas(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(note().text.en, QStringLiteral("New note"));
    }

    void whatIsTooLongIsKeptByEscapeToo()
    {
        m_fixture->action("actionInsert-note")->trigger();
        QTRY_COMPARE(m_fixture->window().focusWidget(), text());
        const QString most(int(limits::kTextLength), QLatin1Char('a'));
        text()->insertPlainText(most + QLatin1Char('b'));
        QTest::keyClick(text(), Qt::Key_Escape);
        QCOMPARE(m_fixture->window().focusWidget(), text());
        QVERIFY(!text()->property("problem").toString().isEmpty());
        QCOMPARE(text()->toPlainText().size(), most.size() + 1);
        QTest::keyClick(text(), Qt::Key_Backspace);
        QTest::keyClick(text(), Qt::Key_Escape);
        QCOMPARE(note().text.en, most);
    }

    void megabytesThatArePastedAreRefused()
    {
        m_fixture->action("actionInsert-note")->trigger();
        QTRY_COMPARE(m_fixture->window().focusWidget(), text());
        QGuiApplication::clipboard()->setText(QString(5000000, QLatin1Char('a')));
        QTest::keyClick(text(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(text()->toPlainText().size(), qsizetype(limits::kTextLength + 1));
        QTest::keyClick(text(), Qt::Key_Escape);
        QVERIFY(!text()->property("problem").toString().isEmpty());
        QTest::keyClick(text(), Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(text(), Qt::Key_Escape);
        QCOMPARE(note().text.en, QStringLiteral("New note"));
    }

    void whatWasTypedJustBeforeUndoComesAgainToo()
    {
        m_fixture->action("actionInsert-note")->trigger();
        QTRY_COMPARE(m_fixture->window().focusWidget(), text());
        text()->selectAll();
        QTest::keyClicks(text(), QStringLiteral("typed without a pause"));
        QTest::keyClick(text(), Qt::Key_Z, Qt::ControlModifier);
        canvas().setFocus();
        QTRY_COMPARE(note().text.en, QStringLiteral("New note"));
        m_fixture->action("actionRedo")->trigger();
        QCOMPARE(note().text.en, QStringLiteral("typed without a pause"));
    }

    void theDrawingFollowsWhatIsTyped()
    {
        m_fixture->action("actionInsert-note")->trigger();
        QTRY_COMPARE(m_fixture->window().focusWidget(), text());
        QPlainTextEdit *const typedIn = text();
        pauseBriefly();
        QTest::keyClicks(text(), QStringLiteral("What Host2 see?"));
        for (int back = 0; back < 10; ++back)
            QTest::keyClick(text(), Qt::Key_Left);
        QTest::keyClick(text(), Qt::Key_Left, Qt::ShiftModifier);
        QTRY_COMPARE(note().text.en, QStringLiteral("What Host2 see?"));
        QCOMPARE(text(), typedIn);
        QCOMPARE(m_fixture->window().focusWidget(), text());
        QCOMPARE(text()->textCursor().selectedText(), QStringLiteral(" "));
        QTest::keyClicks(text(), QStringLiteral(" does "));
        QTRY_COMPARE(note().text.en, QStringLiteral("What does Host2 see?"));
        canvas().setFocus();
        // All of it is one step, called by what the note was before.
        QCOMPARE(m_fixture->editor().undoStack().count(), 2);
        QVERIFY(m_fixture->editor().undoStack().undoText().contains(QStringLiteral("New note")));
        QTest::keyClick(&canvas(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(note().text.en, QStringLiteral("New note"));
    }

    void ctrlZTakesBackTheTypingFirst()
    {
        m_fixture->action("actionInsert-note")->trigger();
        QTRY_COMPARE(m_fixture->window().focusWidget(), text());
        pauseBriefly();
        QTest::keyClicks(text(), QStringLiteral("oops"));
        QTRY_COMPARE(note().text.en, QStringLiteral("oops"));
        while (text()->document()->isUndoAvailable())
            QTest::keyClick(text(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(text()->toPlainText(), QStringLiteral("New note"));
        QTRY_COMPARE(note().text.en, QStringLiteral("New note"));
        QCOMPARE(m_fixture->editor().undoStack().index(), 1);
        QVERIFY(m_fixture->editor().undoStack().canRedo());  // it is not lost
        QTest::keyClick(text(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(m_fixture->topology().notes.empty());
    }

    void whatCtrlZTookBackComesAgain()
    {
        m_fixture->action("actionInsert-note")->trigger();
        QTRY_COMPARE(m_fixture->window().focusWidget(), text());
        pauseBriefly();
        QTest::keyClicks(text(), QStringLiteral("oops"));
        QTRY_COMPARE(note().text.en, QStringLiteral("oops"));
        const auto takeBack = [this] {
            while (text()->document()->isUndoAvailable())
                QTest::keyClick(text(), Qt::Key_Z, Qt::ControlModifier);
        };
        takeBack();
        QTRY_COMPARE(note().text.en, QStringLiteral("New note"));
        // In the text, and where it was left.
        while (text()->document()->isRedoAvailable())
            QTest::keyClick(text(), Qt::Key_Y, Qt::ControlModifier);
        QTRY_COMPARE(note().text.en, QStringLiteral("oops"));
        takeBack();
        QTRY_COMPARE(note().text.en, QStringLiteral("New note"));
        canvas().setFocus();
        QVERIFY(m_fixture->action("actionRedo")->isEnabled());
        QTest::keyClick(&canvas(), Qt::Key_Y, Qt::ControlModifier);
        QTRY_COMPARE(note().text.en, QStringLiteral("oops"));
    }

    void ctrlZInATextThatWasLeftIsTheDrawings()
    {
        m_fixture->action("actionInsert-note")->trigger();
        QTRY_COMPARE(m_fixture->window().focusWidget(), text());
        QTest::keyClicks(text(), QStringLiteral("one"));
        canvas().setFocus();
        text()->setFocus();
        QTest::keyClicks(text(), QStringLiteral("two"));
        canvas().setFocus();
        text()->setFocus();
        QTest::keyClick(text(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(note().text.en, QStringLiteral("one"));
        QCOMPARE(text()->toPlainText(), QStringLiteral("one"));
        QTest::keyClick(text(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(text()->toPlainText(), QStringLiteral("New note"));
    }

    void undoInTheToolBarTakesBackWhatIsBeingTyped()
    {
        m_fixture->action("actionInsert-note")->trigger();
        QTRY_COMPARE(m_fixture->window().focusWidget(), text());
        pauseBriefly();
        QTest::keyClicks(text(), QStringLiteral("first"));
        QTRY_COMPARE(note().text.en, QStringLiteral("first"));
        QTest::keyClicks(text(), QStringLiteral(", and more"));
        m_fixture->action("actionUndo")->trigger();
        QCOMPARE(text()->toPlainText(), QStringLiteral("New note"));
        QCOMPARE(note().text.en, QStringLiteral("New note"));
        m_fixture->action("actionRedo")->trigger();
        QCOMPARE(text()->toPlainText(), QStringLiteral("first, and more"));
        QCOMPARE(note().text.en, QStringLiteral("first, and more"));
    }

    void movedByKeysAndByMouse()
    {
        m_fixture->action("actionInsert-note")->trigger();
        canvas().setFocus();
        const QRectF before = rect();
        QTest::keyClick(&canvas(), Qt::Key_Right);
        QCOMPARE(rect().left(), before.left() + 8);
        const QPoint from = canvas().mapFromScene(rect().center());
        QTest::mousePress(canvas().viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(canvas().viewport(), from + QPoint(0, 30));
        QTest::mouseMove(canvas().viewport(), from + QPoint(0, 60));
        QTest::mouseRelease(canvas().viewport(), Qt::LeftButton, {}, from + QPoint(0, 60));
        QVERIFY(rect().top() > before.top() + 20);
        m_fixture->action("actionUndo")->trigger();
        m_fixture->action("actionUndo")->trigger();
        QCOMPARE(rect(), before);
    }

    void f2AndEnterGoToItsText()
    {
        m_fixture->action("actionInsert-note")->trigger();
        for (const Qt::Key key : {Qt::Key_F2, Qt::Key_Return}) {
            canvas().setFocus();
            QTest::keyClick(&canvas(), key);
            QTRY_COMPARE(m_fixture->window().focusWidget(), text());
        }
    }

    void deleteRemovesItAlone()
    {
        m_fixture->action("actionInsert-note")->trigger();
        canvas().setFocus();
        QTest::keyClick(&canvas(), Qt::Key_Delete);
        QVERIFY(m_fixture->topology().notes.empty());
        QCOMPARE(m_fixture->topology().machines.size(), std::size_t(3));
    }

    /// Else what is next after its fields would have the keyboard: the palette.
    void theKeyboardGoesToTheDrawingWhenItIsGone()
    {
        m_fixture->window().show();
        QVERIFY(QTest::qWaitForWindowActive(&m_fixture->window()));
        m_fixture->action("actionInsert-note")->trigger();
        QTRY_COMPARE(m_fixture->window().focusWidget(), text());
        m_fixture->action("actionUndo")->trigger();
        QVERIFY(m_fixture->topology().notes.empty());
        QCOMPARE(m_fixture->window().focusWidget(), &canvas());
        m_fixture->action("actionRedo")->trigger();
        m_fixture->editor().setSelection({m_fixture->topology().notes.begin()->first});
        text()->setFocus();
        m_fixture->action("actionDelete")->trigger();
        QVERIFY(m_fixture->topology().notes.empty());
        QCOMPARE(m_fixture->window().focusWidget(), &canvas());
        // What is looked at in the drawing from a list of the inspector is in the drawing.
        m_fixture->editor().setSelection({m_fixture->machine("VM1")});
        auto *link = m_fixture->find<QPushButton>("link-VM1:eth0");
        link->setFocus();
        QTest::keyClick(link, Qt::Key_Space);
        QCOMPARE(m_fixture->editor().selection(), std::vector<Id>{m_fixture->interface("VM1", "eth0")});
        QCOMPARE(m_fixture->window().focusWidget(), &canvas());
    }

    void droppedFromThePaletteItIsInNoMachine()
    {
        const QRectF host = *m_fixture->editor().layout().of(m_fixture->machine("Host1")).rect;
        const QPoint at = canvas().mapFromScene(host.bottomLeft() + QPointF(60, -40));
        QMimeData data;
        data.setData(QString::fromLatin1(kKindMimeType), kNoteKind);
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(canvas().viewport(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(canvas().viewport(), &drop);
        QCOMPARE(m_fixture->topology().notes.size(), std::size_t(1));
        QCOMPARE(*m_fixture->editor().layout().of(m_fixture->machine("Host1")).rect, host);
    }

    void thePaletteInsertsOneByEnter()
    {
        auto *palette = m_fixture->find<ElementPalette>("elementPalette");
        palette->setFocus();
        palette->setCurrentRow(palette->count() - int(noteEntries().size()));
        QTest::keyClick(palette, Qt::Key_Return);
        QCOMPARE(m_fixture->topology().notes.size(), std::size_t(1));
    }

private:
    void pauseBriefly() { qobject_cast<TextEdit *>(text())->setPause(std::chrono::milliseconds(0)); }
    CanvasView &canvas() { return m_fixture->window().canvas(); }
    QPlainTextEdit *text() { return m_fixture->find<QPlainTextEdit>("field-textEn"); }
    const Note &note() { return m_fixture->topology().notes.begin()->second; }
    QRectF rect() { return *m_fixture->editor().layout().of(m_fixture->topology().notes.begin()->first).rect; }

    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(NotesTest)
#include "tst_window_notes.moc"
