// SPDX-License-Identifier: GPL-2.0-or-later
// What is this? Asked by keyboard: beside the element, heard, and gone with the next key.
#include "resources/assets.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/geometry.h"
#include "ui/window/lessonbubble.h"

#include <QAccessible>
#include <QGraphicsItem>
#include <QLabel>
#include <QMenu>
#include <QStatusBar>
#include <QTest>
#include <QTranslator>

using namespace toile;

class TeachingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m = std::make_unique<WindowFixture>();
        m->open(QStringLiteral("case-1b"));
        QTRY_VERIFY(canvas().hasFocus());
    }

    void aKeyTellsWhatIsSelected()
    {
        const LessonBubble *bubble = ask(m->machine("VM1"));
        QVERIFY(bubble);
        QVERIFY2(bubble->text().contains(QStringLiteral("ip netns add VM1")), qPrintable(bubble->text()));
        QVERIFY(canvas().viewport()->rect().contains(bubble->geometry()));
        QVERIFY(!bubble->geometry().intersects(placeOf(m->machine("VM1"))));
        // It has the keyboard, so that a screen reader says all of it.
        QVERIFY(bubble->hasFocus());
        const QAccessibleInterface *heard = QAccessible::queryAccessibleInterface(const_cast<LessonBubble *>(bubble));
        QVERIFY(heard->text(QAccessible::Name).startsWith(QStringLiteral("VM1")));
        QVERIFY(heard->text(QAccessible::Name).contains(QStringLiteral("ip netns add VM1")));
        QVERIFY(!heard->text(QAccessible::Name).contains(u'<'));
        QVERIFY(heard->state().focused);
    }

    void whoSelectsSomethingElseHasTheKeyboardOnTheDrawing()
    {
        QVERIFY(ask(m->machine("Host1")));
        m->editor().setSelection({m->machine("VM1")});
        QTRY_VERIFY(!bubble());
        QVERIFY(canvas().hasFocus());
    }

    void escapeGivesTheKeyboardBack()
    {
        const Document before = m->editor().document();
        QVERIFY(ask(m->machine("Host1")));
        QTest::keyClick(m->window().focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!bubble());
        QVERIFY(canvas().hasFocus());
        QVERIFY(canvas().isChosen(m->machine("Host1")));
        QVERIFY(m->editor().document() == before);
    }

    void anotherKeyDoesWhatItDoes()
    {
        const Id host = m->machine("Host2");
        const QRectF box = canvas().canvasScene().geometry().box(host);
        QVERIFY(ask(host));
        QTest::keyClick(m->window().focusWidget(), Qt::Key_Shift);
        QVERIFY(bubble());
        QTest::keyClick(m->window().focusWidget(), Qt::Key_Right);
        QTRY_VERIFY(!bubble());
        QCOMPARE(canvas().canvasScene().geometry().box(host).left(), box.left() + 8);
        QVERIFY(ask(host));
        QTest::keyClick(m->window().focusWidget(), Qt::Key_Tab);
        QTRY_VERIFY(!bubble());
        QVERIFY(canvas().hasFocus());
        QVERIFY(!canvas().isChosen(host));
        QVERIFY(ask(host));
        QTest::keyClick(m->window().focusWidget(), Qt::Key_F1, Qt::ShiftModifier);
        QTRY_VERIFY(!bubble());
        QVERIFY(canvas().hasFocus());
    }

    void theMouseAndAChangeCloseItToo()
    {
        QVERIFY(ask(m->machine("Host2")));
        QTest::mouseClick(canvas().viewport(), Qt::LeftButton, {}, QPoint(4, 4));
        QTRY_VERIFY(!bubble());
        QVERIFY(ask(m->machine("Host2")));
        m->action("actionInsert-pc")->trigger();
        QTRY_VERIFY(!bubble());
    }

    void itStaysBesideTheElement()
    {
        const Id host = m->machine("Host2");
        QVERIFY(ask(host));
        for (const double factor : {1.2, 0.4}) {
            canvas().zoomBy(factor);
            canvas().centerOn(canvas().canvasScene().itemOf(host));
            QTRY_VERIFY(canvas().viewport()->rect().contains(bubble()->geometry()) &&
                        !bubble()->geometry().intersects(placeOf(host)));
        }
        QVERIFY(bubble()->hasFocus());
    }

    void itIsInTheMenuOfWhatHasALesson()
    {
        const Id port = m->interface("Host1", "eth0");
        for (const Id id : {m->machine("Host1"), port, m->topology().cableAt(port)}) {
            m->window().activateWindow();  // a menu that closes does not do that here
            QTRY_VERIFY(canvas().hasFocus());
            m->editor().setSelection({id});
            Q_EMIT canvas().contextMenuWanted(id, QPoint(100, 100));
            auto *menu = m->window().findChild<QMenu *>(QStringLiteral("contextMenu"));
            QAction *asks = m->action("actionWhatIsThis");
            QVERIFY(menu && menu->actions().contains(asks));
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(asks).center());
            QVERIFY(bubble() && bubble()->hasFocus());
            QTRY_VERIFY(!m->window().findChild<QMenu *>(QStringLiteral("contextMenu")));
            QVERIFY(bubble());
            QTest::keyClick(m->window().focusWidget(), Qt::Key_Escape);
            QTRY_VERIFY(!bubble());
        }
    }

    void whereThereIsNoneItIsSaid()
    {
        m->editor().setSelection({});
        m->action("actionWhatIsThis")->trigger();
        QVERIFY(!bubble());
        QVERIFY(m->window().statusBar()->currentMessage().contains(QStringLiteral("cable")));
    }

    void thePhysicalEquivalentTeachesToo()
    {
        m->editor().setSelection({m->machine("Host1")});
        m->action("actionPhysical")->trigger();
        auto *physical = m->find<CanvasView>("physicalCanvas");
        QTRY_VERIFY(physical->isVisible());
        const std::vector<Id> order = physical->readingOrder();
        physical->editor().setSelection({order.front()});
        m->action("actionWhatIsThis")->trigger();
        QVERIFY(physical->findChild<LessonBubble *>());
        QTest::keyClick(m->window().focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!physical->findChild<LessonBubble *>());
        QVERIFY(physical->hasFocus());
    }

    void itSpeaksFrench()
    {
        m.reset();
        useAssets();
        useTranslations(*qApp, QLocale(QLocale::French));
        m = std::make_unique<WindowFixture>();
        m->open(QStringLiteral("case-1b"));
        const LessonBubble *bubble = ask(m->machine("Host1"));
        const QString text = bubble ? bubble->text() : QString();
        qDeleteAll(qApp->findChildren<QTranslator *>());
        QVERIFY2(text.contains(QStringLiteral("Cette machine route")), qPrintable(text));
    }

private:
    CanvasView &canvas() { return m->window().canvas(); }

    LessonBubble *bubble() { return canvas().viewport()->findChild<LessonBubble *>(); }

    QRect placeOf(Id id)
    {
        const QGraphicsItem *item = canvas().canvasScene().itemOf(id);
        return canvas().mapFromScene(item->sceneBoundingRect()).boundingRect();
    }

    LessonBubble *ask(Id id)
    {
        m->editor().setSelection({id});
        QTest::keyClick(&m->window(), Qt::Key_F1, Qt::ShiftModifier);
        LessonBubble *shown = bubble();
        return shown && shown->isVisible() ? shown : nullptr;
    }

    std::unique_ptr<WindowFixture> m;
};

QTEST_MAIN(TeachingTest)
#include "tst_window_teaching.moc"
