// SPDX-License-Identifier: GPL-2.0-or-later
// What is typed in the inspector and cannot be taken: it is said, and it is not lost while somebody can still mend it.
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasview.h"

#include <QDockWidget>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QStatusBar>
#include <QTest>

using namespace toile;

class TypedWrongTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        m_fixture->open(QStringLiteral("case-1b"));
    }
    void cleanup() { m_fixture.reset(); }

    void whatKeepsADrawingFromBeingSavedIsSaid_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("why");
        QTest::newRow("name") << QStringLiteral("field-name") << QStringLiteral("a b") << QStringLiteral("Name");
        QTest::newRow("address") << QStringLiteral("field-addresses-0") << QStringLiteral("300.0.0.1/8")
                                 << QStringLiteral("300.0.0.1");
    }

    void whatKeepsADrawingFromBeingSavedIsSaid()
    {
        QFETCH(QString, field);
        QFETCH(QString, typed);
        QFETCH(QString, why);
        select(m_fixture->interface("VM1", "eth0"));
        QCoreApplication::processEvents();  // new lines are shown
        const QByteArray name = field.toLatin1();
        const QString before = edit(name)->text();
        type(name, typed.toLatin1());
        m_fixture->find<QDockWidget>("inspectorDock")->close();
        m_fixture->window().canvas().setFocus();
        m_fixture->action("actionSave")->trigger();
        const QString message = said();
        QVERIFY2(message.contains(why) && message.contains(QStringLiteral("inspector")), qPrintable(message));
        QCOMPARE(edit(name)->text(), typed);
        QVERIFY(edit(name)->isVisible());
        QCOMPARE(m_fixture->window().focusWidget(), edit(name));
        QTest::keyClick(edit(name), Qt::Key_Escape);
        QCOMPARE(edit(name)->text(), before);
    }

    void whatWasTypedWrongIsNotGivenUpInSilence()
    {
        select(m_fixture->machine("VM1"));
        type("field-name", "a b");
        select({});
        const QString message = said();
        QVERIFY2(message.contains(QStringLiteral("given up")) && message.contains(QStringLiteral("a b")),
                 qPrintable(message));
    }

    void whoClosesIsAskedAboutWhatWouldBeLost_data()
    {
        QTest::addColumn<bool>("window");
        QTest::newRow("the drawing") << false;
        QTest::newRow("the window") << true;
    }

    void whoClosesIsAskedAboutWhatWouldBeLost()
    {
        QFETCH(bool, window);
        const auto close = [&] {
            if (window)
                m_fixture->window().close();
            else
                m_fixture->action("actionCloseLab")->trigger();
        };
        select(m_fixture->machine("VM1"));
        type("field-name", "a b");
        close();
        auto *question = m_fixture->window().findChild<QMessageBox *>(QStringLiteral("typedQuestion"));
        QVERIFY(question && question->informativeText().contains(QStringLiteral("a b")));
        QCOMPARE(question->defaultButton(), m_fixture->find<QPushButton>("typedMend"));
        m_fixture->find<QPushButton>("typedMend")->click();
        QTRY_COMPARE(m_fixture->window().focusWidget(), edit("field-name"));
        QCOMPARE(edit("field-name")->text(), QStringLiteral("a b"));
        QTRY_VERIFY(!m_fixture->window().findChild<QMessageBox *>(QStringLiteral("typedQuestion")));
        close();
        m_fixture->find<QPushButton>("typedLose")->click();
        if (window)
            QTRY_VERIFY(!m_fixture->window().isVisible());
        else
            QTRY_VERIFY(m_fixture->topology().machines.empty());
    }

    void whatIsTypedElsewhereDoesNotDisturbAnotherDrawing()
    {
        select(m_fixture->machine("VM1"));
        type("field-name", "a b");
        m_fixture->open(QStringLiteral("case-1"));
        m_fixture->find<QDockWidget>("inspectorDock")->close();
        m_fixture->window().statusBar()->clearMessage();
        m_fixture->action("actionCloseLab")->trigger();
        QVERIFY(!m_fixture->window().findChild<QMessageBox *>(QStringLiteral("typedQuestion")));
        QVERIFY2(!said().contains(QStringLiteral("First correct")), qPrintable(said()));
        QVERIFY(!m_fixture->find<QDockWidget>("inspectorDock")->isVisible());
    }

private:
    QString said() { return m_fixture->window().statusBar()->currentMessage(); }
    void select(Id id) { m_fixture->editor().setSelection(id ? std::vector<Id>{id} : std::vector<Id>()); }
    QLineEdit *edit(const char *name) { return m_fixture->find<QLineEdit>(name); }
    void type(const char *field, const char *text) { m_fixture->type(field, text); }

    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(TypedWrongTest)
#include "tst_window_typedwrong.moc"
