// SPDX-License-Identifier: GPL-2.0-or-later
// The list of findings leads to the element, and mends in one click what can be mended.
#include "core/arrange/piles.h"
#include "core/model/drawing.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/findingspanel.h"

#include <QComboBox>
#include <QDialog>
#include <QDockWidget>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>
#include <chrono>

using namespace toile;

class FindingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        m_fixture->open(QStringLiteral("case-1b"));
        QCOMPARE(list()->topLevelItemCount(), 2);
        QTRY_VERIFY(isOneLine());
        QTest::mouseClick(fold(), Qt::LeftButton);
        QTRY_VERIFY(list()->isVisible());
    }
    void cleanup() { m_fixture.reset(); }

    void aClickSelectsTheElement()
    {
        list()->scrollToItem(list()->topLevelItem(1));
        const QRect row = list()->visualItemRect(list()->topLevelItem(1));
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(m_fixture->editor().selection(), std::vector<Id>{m_fixture->interface("Host1", "tap0")});
    }

    void nothingToSayTakesOneLine()
    {
        const int tall = dock()->height();
        m_fixture->open(QStringLiteral("two-hosts"));
        m_fixture->action("actionSelectAll")->trigger();
        m_fixture->action("actionDelete")->trigger();
        QTRY_COMPARE(panel()->count(), 0);
        QTRY_VERIFY(isOneLine());
        QVERIFY(!m_fixture->find<QLabel>("findingsNone")->visibleRegion().isEmpty());
        // Another panel there needs the room that there was.
        m_fixture->find<QDockWidget>("checksDock")->raise();
        QTRY_COMPARE(m_fixture->find<QDockWidget>("checksDock")->height(), tall);
        dock()->raise();
        QTRY_VERIFY(isOneLine());
    }

    void remarksTakeOneLineUntilTheyAreAskedFor()
    {
        const int tall = dock()->height();
        QTest::mouseClick(fold(), Qt::LeftButton);
        QTRY_VERIFY(isOneLine());
        QVERIFY(!list()->isVisible());
        const QString line = m_fixture->find<QLabel>("findingsLine")->accessibleName();
        QVERIFY2(line.startsWith(QStringLiteral("2 remarks – Host1:eth0: 1.0.0.0/8")), qPrintable(line));
        fold()->setFocus();
        QTest::keyClick(fold(), Qt::Key_Space);
        QTRY_COMPARE(dock()->height(), tall);
        QVERIFY(list()->isVisible());
        // As whoever follows the link from a plan.
        QTest::mouseClick(fold(), Qt::LeftButton);
        QTRY_VERIFY(isOneLine());
        Q_EMIT m_fixture->window().tab().panelWanted(panel());
        QTRY_COMPARE(dock()->height(), tall);
    }

    void aLabWithAWarningOpensWithIt()
    {
        QTest::mouseClick(fold(), Qt::LeftButton);
        QTRY_VERIFY(isOneLine());
        Document wrong = m_fixture->editor().document();
        Edit edit(wrong);
        Machine host = *m_fixture->topology().machine(m_fixture->machine("Host1"));
        host.forwarding = false;
        edit.set(m_fixture->machine("Host1"), host);
        QVERIFY(wrong.apply(edit.patch()));
        m_fixture->editor().reset(wrong, {});
        QTRY_VERIFY(list()->isVisible());
        QVERIFY(panel()->warnings() > 0);
    }

    /// The canvas stays as large as it is under the pointer.
    void drawingNeverMakesItTaller()
    {
        m_fixture->action("actionNew")->trigger();
        QTRY_VERIFY(isOneLine());
        panel()->setPatience(std::chrono::hours(1));
        const QSize room = m_fixture->window().canvas().size();
        const auto line = [this] { return m_fixture->find<QLabel>("findingsLine")->accessibleName(); };
        m_fixture->action("actionInsert-host")->trigger();
        m_fixture->editor().setSelection({});
        m_fixture->action("actionInsert-pc")->trigger();
        QTRY_COMPARE(panel()->count(), 1);  // of the one before
        QCOMPARE(panel()->shown().front().element, m_fixture->machine("Host1"));
        QVERIFY2(line().startsWith(QStringLiteral("1 warning – Host1: No cable")), qPrintable(line()));
        panel()->setPatience(std::chrono::milliseconds(0));
        QTRY_COMPARE(panel()->count(), 2);
        QCOMPARE(panel()->warnings(), 2);
        QCOMPARE(m_fixture->window().canvas().size(), room);
        panel()->setPatience(std::chrono::hours(1));
        m_fixture->action("actionSelectAll")->trigger();
        m_fixture->action("actionCut")->trigger();
        m_fixture->action("actionPaste")->trigger();
        QTRY_COMPARE(m_fixture->find<QLabel>("findingsNone")->text(), QStringLiteral("Nothing to report so far."));
        panel()->setPatience(std::chrono::milliseconds(0));
        QTRY_COMPARE(panel()->count(), 2);
        QCOMPARE(m_fixture->window().canvas().size(), room);
        QTest::mouseClick(fold(), Qt::LeftButton);
        QTRY_VERIFY(list()->isVisible());
        QVERIFY(m_fixture->window().canvas().height() < room.height());
    }

    void aDeployAsksForWhatWasDrawnLastToo()
    {
        m_fixture->action("actionNew")->trigger();
        m_fixture->action("actionInsert-host")->trigger();
        m_fixture->editor().setSelection({});
        m_fixture->action("actionInsert-pc")->trigger();
        m_fixture->action("actionShowPlan")->trigger();
        QTRY_VERIFY(m_fixture->find<QToolButton>("planFindings")->text().startsWith(u'2'));
    }

    void whatLiesUnderAnotherIsSaidAndLaidOut()
    {
        m_fixture->action("actionNew")->trigger();
        Edit edit(m_fixture->editor().draft());
        Machine apart;
        apart.name = QStringLiteral("PC31");
        apart.kind = QStringLiteral("pc");
        Placement there;
        there.rect = QRectF(900, 400, 128, 96);
        edit.create(apart, there);
        Id last;
        for (int i = 1; i <= 30; ++i) {
            Machine machine;
            machine.name = QStringLiteral("PC%1").arg(i);
            machine.kind = QStringLiteral("pc");
            Placement here;
            here.rect = QRectF(0, 0, 128, 96);
            last = edit.create(machine, here);
        }
        QVERIFY(m_fixture->editor().perform(QStringLiteral("Pile"), edit.patch()));
        const auto hidden = [this] {
            const std::vector<Finding> &all = panel()->shown();
            return std::ranges::find(all, QStringLiteral("hidden-machines"), &Finding::rule);
        };
        QTRY_VERIFY(hidden() != panel()->shown().end());
        QCOMPARE(hidden()->message, QStringLiteral("29 machines are hidden under this one."));
        QCOMPARE(hidden()->element, last);
        // What is moved away is seen at once, and what is moved back is not.
        const Patch aside = moveElements(m_fixture->editor().draft(), {m_fixture->machine("PC1")}, {0, 400});
        QVERIFY(m_fixture->editor().perform(QStringLiteral("Aside"), aside));
        QTRY_COMPARE(hidden()->message, QStringLiteral("28 machines are hidden under this one."));
        m_fixture->action("actionUndo")->trigger();
        QTRY_COMPARE(hidden()->message, QStringLiteral("29 machines are hidden under this one."));
        QTest::mouseClick(fold(), Qt::LeftButton);
        QTRY_VERIFY(list()->isVisible());
        Edit swap(m_fixture->editor().draft());
        // The one that came instead of another is meant, also when the list says the same of it.
        const auto place = [&](const char *name, QPointF at) {
            Placement placement;
            placement.rect = QRectF(at, QSizeF(128, 96));
            swap.place(m_fixture->machine(name), placement);
        };
        place("PC1", {900, 400});
        place("PC31", {0, 0});
        QSignalSpy looked(panel(), &FindingsPanel::countChanged);
        QVERIFY(m_fixture->editor().perform(QStringLiteral("Swap"), swap.patch()));
        QTRY_VERIFY(!looked.isEmpty());
        QCOMPARE(hidden()->element, last);
        const Document before = m_fixture->editor().document();
        auto *button = m_fixture->find<QPushButton>("findingLayOut");
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(m_fixture->editor().layout().of(m_fixture->machine("PC1")).rect->topLeft(), QPointF(900, 400));
        QTRY_VERIFY(hidden() == panel()->shown().end());
        QVERIFY(arrange::piles(m_fixture->editor().document()).empty());
        m_fixture->action("actionUndo")->trigger();
        QVERIFY(m_fixture->editor().document() == before);
    }

    void enterSelectsTheElement()
    {
        list()->setFocus();
        list()->setCurrentItem(list()->topLevelItem(0));
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(m_fixture->editor().selection(), std::vector<Id>{m_fixture->interface("Host1", "eth0")});
    }

    void oneClickRenumbersAndOneUndoTakesItBack()
    {
        auto *offer = m_fixture->find<QPushButton>("findingOffer-1.0.0.0/8");
        QVERIFY2(offer->text().contains(QStringLiteral("10.0.0.0/8")), qPrintable(offer->text()));
        QTest::mouseClick(offer, Qt::LeftButton);
        QCOMPARE(address("Host2", "eth0"), QStringLiteral("10.0.0.2/8"));
        QCOMPARE(address("Host1", "eth0"), QStringLiteral("10.0.0.1/8"));
        QTRY_COMPARE(list()->topLevelItemCount(), 1);
        m_fixture->action("actionUndo")->trigger();
        QCOMPARE(address("Host2", "eth0"), QStringLiteral("1.0.0.2/8"));
        QVERIFY(!m_fixture->editor().isModified());
        QTRY_COMPARE(list()->topLevelItemCount(), 2);
    }

    void theButtonSaysWhatTheRemedySays()
    {
        const QRegularExpression network(QStringLiteral("to ([0-9./]+)"));
        QStringList offered;
        for (int row = 0; row < 2; ++row) {
            const QString remedy = list()->topLevelItem(row)->text(3);
            const auto *button = qobject_cast<QPushButton *>(list()->itemWidget(list()->topLevelItem(row), 4));
            QVERIFY(button);
            QCOMPARE(network.match(button->text()).captured(1), network.match(remedy).captured(1));
            QCOMPARE(list()->topLevelItem(row)->data(4, Qt::AccessibleTextRole).toString(), button->text());
            offered += network.match(remedy).captured(1);
        }
        QVERIFY(offered[0] != offered[1]);
    }

    void aMachineMadeASwitchIsSaidToJoinNothingUntilOneClick()
    {
        const Id host = m_fixture->machine("Host2");
        m_fixture->editor().setSelection({host});
        auto *kind = m_fixture->find<QComboBox>("field-kind");
        kind->setFocus();
        QTest::keyClicks(kind, QStringLiteral("Switch"));
        QTest::keyClick(kind, Qt::Key_Return);
        QTRY_COMPARE(m_fixture->topology().machine(host)->kind, QStringLiteral("switch"));
        QTRY_COMPARE(list()->topLevelItemCount(), 3);
        QTest::mouseClick(m_fixture->find<QToolButton>("findingFix-switch-without-bridge"), Qt::LeftButton);
        QTRY_COMPARE(list()->topLevelItemCount(), 2);
        const Id eth0 = m_fixture->interface("Host2", "eth0");
        QVERIFY(m_fixture->topology().isBridge(m_fixture->topology().interface(eth0)->bridge));
        QCOMPARE(m_fixture->editor().undoStack().count(), 2);
    }

    void aRemarkIsAsHighAsItsLines()
    {
        m_fixture->find<QDockWidget>("inspectorDock")->raise();
        m_fixture->editor().setSelection({m_fixture->interface("Host1", "eth0")});
        const auto *remark = m_fixture->find<QLabel>("remark");
        QTRY_VERIFY(remark->isVisible());
        QTRY_COMPARE(remark->height(), remark->heightForWidth(remark->width()));
    }

    void oneAfterTheOther()
    {
        QTest::mouseClick(m_fixture->find<QPushButton>("findingOffer-1.0.0.0/8"), Qt::LeftButton);
        QTRY_COMPARE(list()->topLevelItemCount(), 1);
        QTest::mouseClick(m_fixture->find<QPushButton>("findingOffer-2.0.0.0/8"), Qt::LeftButton);
        QVERIFY(!m_fixture->window().findChild<QDialog *>(QStringLiteral("renumberDialog")));
        QTRY_COMPARE(list()->topLevelItemCount(), 0);
        QVERIFY(address("VM1", "eth0") != QStringLiteral("2.0.0.1/8"));
    }

private:
    QDockWidget *dock() { return m_fixture->find<QDockWidget>("findingsDock"); }
    FindingsPanel *panel() { return m_fixture->find<FindingsPanel>("findingsPanel"); }
    QToolButton *fold() { return m_fixture->find<QToolButton>("findingsFold"); }
    bool isOneLine() { return dock()->height() < 5 * dock()->fontMetrics().lineSpacing(); }
    QTreeWidget *list() { return m_fixture->find<QTreeWidget>("findingsList"); }
    QString address(const char *machine, const char *name)
    {
        return m_fixture->topology().interface(m_fixture->interface(machine, name))->addresses.front().toString();
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(FindingsTest)
#include "tst_window_findings.moc"
