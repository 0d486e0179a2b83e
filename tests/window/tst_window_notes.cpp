// SPDX-License-Identifier: GPL-2.0-or-later
// Notes on the drawing: written, moved, removed and taken back; by keyboard and by mouse.
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/elementpalette.h"

#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QStatusBar>
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

    void escapeGivesUpWhatWasTyped()
    {
        m_fixture->action("actionInsert-note")->trigger();
        QTRY_COMPARE(m_fixture->window().focusWidget(), text());
        QTest::keyClicks(text(), QStringLiteral("oops"));
        QTest::keyClick(text(), Qt::Key_Escape);
        QCOMPARE(text()->toPlainText(), QStringLiteral("New note"));
        const QString said = m_fixture->window().statusBar()->currentMessage();
        QVERIFY2(said.contains(QStringLiteral("Ctrl+Z")), qPrintable(said));
        // Undo, while the text has the keyboard, is of what was typed there.
        QTest::keyClick(text(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(text()->toPlainText(), QStringLiteral("oops"));
        canvas().setFocus();
        QCOMPARE(note().text.en, QStringLiteral("oops"));
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
    CanvasView &canvas() { return m_fixture->window().canvas(); }
    QPlainTextEdit *text() { return m_fixture->find<QPlainTextEdit>("field-textEn"); }
    const Note &note() { return m_fixture->topology().notes.begin()->second; }
    QRectF rect() { return *m_fixture->editor().layout().of(m_fixture->topology().notes.begin()->first).rect; }

    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(NotesTest)
#include "tst_window_notes.moc"
