// SPDX-License-Identifier: GPL-2.0-or-later
// The lab's own checks, as a teacher writes them in the window. tst_window_live runs them.
#include "core/model/drawing.h"
#include "tests/window/windowfixture.h"
#include "ui/window/signallabel.h"

#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

using namespace toile;

class ChecksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        m_fixture->open(QStringLiteral("case-1b"));
        m_fixture->find<QDockWidget>("checksDock")->raise();
    }
    void cleanup() { m_fixture.reset(); }

    void theLabsChecksAreListed()
    {
        QCOMPARE(list()->topLevelItemCount(), 3);
        QCOMPARE(cell(0, 1), QStringLiteral("VM1 reaches Host2 through Host1"));
        QCOMPARE(cell(0, 2), QStringLiteral("VM1 gets an answer from 1.0.0.2."));
        QCOMPARE(cell(0, 0), QStringLiteral("Not run"));
        QCOMPARE(cell(0, 3), QString());
        QVERIFY(!m_fixture->action("actionRunChecks")->isEnabled());
        QVERIFY(m_fixture->find<QLabel>("checksSummary")->text().contains(QStringLiteral("Deploy")));
    }

    void anAddedCheckIsOneUndoableChange()
    {
        m_fixture->action("actionAddCheck")->trigger();
        choose("checkFrom", "Host2");
        choose("checkKind", "gets no answer");
        m_fixture->find<QComboBox>("checkTo")->setEditText(QStringLiteral("2.0.0.1"));
        QCOMPARE(m_fixture->find<QLabel>("checkSentence")->text(),
                 QStringLiteral("Host2 gets no answer from 2.0.0.1."));
        QTest::keyClicks(m_fixture->find<QLineEdit>("checkNameFr"), QStringLiteral("pas de route"));
        accept();
        QCOMPARE(m_fixture->topology().checks.size(), std::size_t(4));
        const Check &added = m_fixture->topology().checks.rbegin()->second;
        QCOMPARE(added, (Check{Check::Kind::NoReach,
                               {QStringLiteral("pas de route"), {}},
                               QStringLiteral("Host2"),
                               QStringLiteral("2.0.0.1"),
                               {},
                               {}}));
        QCOMPARE(list()->topLevelItemCount(), 4);
        QCOMPARE(list()->currentIndex().row(), 3);
        m_fixture->action("actionUndo")->trigger();
        QCOMPARE(list()->topLevelItemCount(), 3);
        m_fixture->action("actionRedo")->trigger();
        QCOMPARE(list()->topLevelItemCount(), 4);
    }

    void aCheckFollowsItsNetworkAndUndo()
    {
        m_fixture->find<QDockWidget>("findingsDock")->raise();
        const auto patch =
            renumber(m_fixture->editor().document(), *IpPrefix::parse(u"1.0.0.0/8"), *IpPrefix::parse(u"10.0.0.0/8"));
        QVERIFY(patch);
        QVERIFY(m_fixture->editor().perform(QStringLiteral("renumber"), *patch));
        m_fixture->find<QDockWidget>("checksDock")->raise();
        QCOMPARE(cell(0, 2), QStringLiteral("VM1 gets an answer from 10.0.0.2."));
        QTRY_VERIFY(isOnScreen());
        m_fixture->action("actionUndo")->trigger();
        QCOMPARE(cell(0, 2), QStringLiteral("VM1 gets an answer from 1.0.0.2."));
        QCoreApplication::sendPostedEvents(
            list()->window(), QEvent::UpdateRequest);  // the canvas has the window painted before any timer
        QVERIFY(isOnScreen());
    }

    void aTranslationAsksWhereAndAsWhat()
    {
        m_fixture->action("actionAddCheck")->trigger();
        choose("checkFrom", "VM1");
        m_fixture->find<QComboBox>("checkTo")->setEditText(QStringLiteral("1.0.0.2"));
        QVERIFY(!m_fixture->find<QComboBox>("checkAs")->isEnabled());
        choose("checkKind", "gets an answer through NAT");
        QVERIFY(m_fixture->find<QComboBox>("checkAs")->isEnabled());
        QVERIFY(!ok()->isEnabled());
        QVERIFY(!m_fixture->find<QLabel>("checkProblem")->text().isEmpty());
        choose("checkMachine", "Host1");
        choose("checkAs", "1.0.0.1   Host1:eth0");
        accept();
        const Check &added = m_fixture->topology().checks.rbegin()->second;
        QCOMPARE(added.kind, Check::Kind::Translated);
        QCOMPARE(added.machine, QStringLiteral("Host1"));
        QCOMPARE(added.as, QStringLiteral("1.0.0.1"));
    }

    void whatIsNotTypedYetIsNoMistake()
    {
        m_fixture->action("actionAddCheck")->trigger();
        auto *problem = m_fixture->find<SignalLabel>("checkProblem");
        QVERIFY(!problem->text().isEmpty());
        QCOMPARE(problem->signal(), Signal::Neutral);
        auto *to = m_fixture->find<QComboBox>("checkTo");
        to->setFocus();
        QTest::keyClicks(to, QStringLiteral("1.0.0.300"));
        QCOMPARE(problem->signal(), Signal::Bad);
        to->clearEditText();
        QCOMPARE(problem->signal(), Signal::Neutral);
        QTest::keyClicks(to, QStringLiteral("1.0.0.2"));
        QVERIFY(problem->text().isEmpty());
        choose("checkKind", "gets an answer through NAT");
        QVERIFY(!problem->text().isEmpty());
        QCOMPARE(problem->signal(), Signal::Neutral);
    }

    void nonsenseIsNotTaken()
    {
        m_fixture->action("actionAddCheck")->trigger();
        auto *to = m_fixture->find<QComboBox>("checkTo");
        for (const char *wrong : {"", "Host2", "1.0.0.300", "1.0.0.2/8"}) {
            to->setEditText(QString::fromLatin1(wrong));
            QVERIFY2(!ok()->isEnabled(), wrong);
        }
        QTest::keyClick(m_fixture->find<QDialog>("checkDialog"), Qt::Key_Escape);
        QCOMPARE(m_fixture->topology().checks.size(), std::size_t(3));
        QVERIFY(!m_fixture->editor().isModified());
    }

    void enterChangesAndDeleteRemoves()
    {
        list()->setCurrentItem(list()->topLevelItem(0));
        m_fixture->find<QPushButton>("checksEdit")->click();
        QCOMPARE(m_fixture->find<QComboBox>("checkFrom")->currentText(), QStringLiteral("VM1"));
        choose("checkFrom", "Host1");
        accept();
        QCOMPARE(m_fixture->topology().checks.begin()->second.from, QStringLiteral("Host1"));
        QCOMPARE(m_fixture->topology().checks.size(), std::size_t(3));
        QTest::keyClick(list(), Qt::Key_Delete);
        QCOMPARE(m_fixture->topology().checks.size(), std::size_t(2));
        QVERIFY(m_fixture->machine("VM1"));
        m_fixture->action("actionUndo")->trigger();
        m_fixture->action("actionUndo")->trigger();
        QCOMPARE(cell(0, 2), QStringLiteral("VM1 gets an answer from 1.0.0.2."));
        QVERIFY(!m_fixture->editor().isModified());
    }

    void aRenamedMachineKeepsItsChecks()
    {
        m_fixture->editor().setSelection({m_fixture->machine("VM1")});
        auto *name = m_fixture->find<QLineEdit>("field-name");
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("Client"));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(cell(0, 2), QStringLiteral("Client gets an answer from 1.0.0.2."));
    }

private:
    QTreeWidget *list() { return m_fixture->find<QTreeWidget>("checksList"); }
    QString cell(int row, int column) { return list()->topLevelItem(row)->text(column); }
    /// What the list would paint now is what is seen.
    bool isOnScreen()
    {
        QWidget *seen = list()->viewport();
        const QPoint place = seen->mapTo(seen->window(), QPoint());
        const QPixmap screen =
            seen->screen()->grabWindow(seen->window()->winId(), place.x(), place.y(), seen->width(), seen->height());
        return !screen.isNull() && screen.toImage().convertToFormat(QImage::Format_RGB32) ==
                                       seen->grab().toImage().convertToFormat(QImage::Format_RGB32);
    }
    QPushButton *ok()
    {
        return m_fixture->find<QDialog>("checkDialog")->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    }

    void choose(const char *box, const char *text)
    {
        auto *combo = m_fixture->find<QComboBox>(box);
        QVERIFY2(combo->findText(QString::fromLatin1(text)) >= 0, text);
        combo->setCurrentText(QString::fromLatin1(text));
    }

    void accept()
    {
        QVERIFY(ok()->isEnabled());
        QTest::mouseClick(ok(), Qt::LeftButton);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(ChecksTest)
#include "tst_window_checks.moc"
