// SPDX-License-Identifier: GPL-2.0-or-later
// Findings where they are edited, with the remedy one click away; routes that are proposed; renumbering that is shown.
#include "core/lab/changetext.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/findingspanel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace toile;

class AddressingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        m_fixture->open(QStringLiteral("case-1b"));
        m_fixture->window().show();
    }
    void cleanup() { m_fixture.reset(); }

    void aDuplicateIsMarkedAtItsFieldAndMendedByAClick()
    {
        choose("Host2", "eth0");
        write("field-addresses-0", "1.0.0.1/8");
        auto *remark = child<QLabel>("row-addresses", "remark");
        QTRY_VERIFY((remark = child<QLabel>("row-addresses", "remark")) && remark->isVisible());
        QVERIFY(remark->text().contains(QStringLiteral("Host1:eth0")));
        QTest::mouseClick(child<QPushButton>("row-addresses", "fix-duplicate-address-0"), Qt::LeftButton);
        QCOMPARE(address("Host2", "eth0"), QStringLiteral("1.0.0.2/8"));
        QTRY_VERIFY(!m_fixture->window().findChild<QPushButton *>(QStringLiteral("fix-duplicate-address-0")));
        m_fixture->action("actionUndo")->trigger();
        QCOMPARE(address("Host2", "eth0"), QStringLiteral("1.0.0.1/8"));
    }

    void aSlipHasItsCorrectionBesideIt()
    {
        choose("Host2", "eth0");
        write("field-addresses-0", "1.0.0.7");
        QCOMPARE(address("Host2", "eth0"), QStringLiteral("1.0.0.2/8"));
        QTRY_VERIFY(child<QPushButton>("list-addresses", "correction"));
        auto *correction = child<QPushButton>("list-addresses", "correction");
        QVERIFY(correction->text().contains(QStringLiteral("1.0.0.7/8")));
        QTest::mouseClick(correction, Qt::LeftButton);
        QCOMPARE(address("Host2", "eth0"), QStringLiteral("1.0.0.7/8"));
    }

    void theListAndTheContextMenuMendAsWell()
    {
        change([](Machine &machine) { machine.forwarding = false; }, "Host1");
        auto *panel = m_fixture->find<FindingsPanel>("findingsPanel");
        panel->refresh();
        auto *button = panel->findChild<QToolButton *>(QStringLiteral("findingFix-router-does-not-forward"));
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(m_fixture->topology().machine(m_fixture->machine("Host1"))->forwarding);
        change([](Machine &machine) { machine.forwarding = false; }, "Host1");
        panel->refresh();
        Q_EMIT m_fixture->window().canvas().contextMenuWanted(m_fixture->machine("Host1"), QPoint(200, 200));
        auto *menu = m_fixture->find<QMenu>("contextMenu");
        auto *fix = menu->findChild<QAction *>(QStringLiteral("fix-router-does-not-forward"));
        QVERIFY(fix);
        fix->trigger();
        menu->close();
        QVERIFY(m_fixture->topology().machine(m_fixture->machine("Host1"))->forwarding);
    }

    void aRouteIsProposedWithItsWayBack()
    {
        change([](Machine &machine) { machine.routes.clear(); }, "VM1");
        change([](Machine &machine) { machine.rules.clear(); }, "Host1");
        m_fixture->editor().setSelection({m_fixture->machine("VM1")});
        m_fixture->action("actionAddRoute")->trigger();
        auto *dialog = m_fixture->find<QDialog>("routeDialog");
        QCOMPARE(dialog->findChild<QComboBox *>(QStringLiteral("routeTo"))->currentText(), QStringLiteral("1.0.0.0/8"));
        QCOMPARE(dialog->focusWidget()->objectName(), QStringLiteral("routeTo"));
        QVERIFY(dialog->findChild<QComboBox *>(QStringLiteral("routeVia"))
                    ->currentText()
                    .contains(QStringLiteral("2.0.0.2")));
        QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("routeCommand"))
                    ->text()
                    .contains(QStringLiteral("ip route add 1.0.0.0/8 via 2.0.0.2")));
        QVERIFY(dialog->findChild<QCheckBox *>(QStringLiteral("routeBack"))->isVisible());
        QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
        QCOMPARE(routes("VM1"), QStringLiteral("1.0.0.0/8 via 2.0.0.2"));
        QCOMPARE(routes("Host2"), QStringLiteral("2.0.0.0/8 via 1.0.0.1"));
        m_fixture->action("actionUndo")->trigger();
        QCOMPARE(routes("VM1"), QString());
        QCOMPARE(routes("Host2"), QString());
    }

    void aRouteThatIsDrawnAsksOnlyViaWhom()
    {
        m_fixture->window().tab().addRoute(m_fixture->machine("VM1"), m_fixture->machine("Host2"));
        QCOMPARE(m_fixture->find<QDialog>("routeDialog")->focusWidget()->objectName(), QStringLiteral("routeVia"));
    }

    void aRouteToTheSameNetworkIsReplaced()
    {
        change(
            [](Machine &machine) {
                machine.routes.clear();
                machine.routes.push_back(route("1.0.0.0/8", "2.0.0.9"));
            },
            "VM1");
        m_fixture->editor().setSelection({m_fixture->machine("VM1")});
        m_fixture->action("actionAddRoute")->trigger();
        auto *dialog = m_fixture->find<QDialog>("routeDialog");
        QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("routeCommand"))
                    ->text()
                    .contains(QStringLiteral("ip route replace 1.0.0.0/8 via 2.0.0.2")));
        QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
        QCOMPARE(routes("VM1"), QStringLiteral("1.0.0.0/8 via 2.0.0.2"));
        QTRY_VERIFY(!m_fixture->window().findChild<QDialog *>(QStringLiteral("routeDialog")));
        // Once more: it is there.
        m_fixture->action("actionAddRoute")->trigger();
        dialog = m_fixture->find<QDialog>("routeDialog");
        QVERIFY(!dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->isEnabled());
    }

    void aRouteThatNobodyCouldPassOnSaysSoInFull()
    {
        m_fixture->action("actionNew")->trigger();
        m_fixture->action("actionInsert-vm")->trigger();
        m_fixture->editor().setSelection({m_fixture->machine("VM1")});
        m_fixture->action("actionAddRoute")->trigger();
        auto *dialog = m_fixture->find<QDialog>("routeDialog");
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        const auto *said = dialog->findChild<QLabel *>(QStringLiteral("routeCommand"));
        QVERIFY2(said->text().contains(QStringLiteral("No neighbour")), qPrintable(said->text()));
        QTRY_VERIFY(said->height() >= said->heightForWidth(said->width()));
    }

    void renumberingShowsWhatItChanges()
    {
        m_fixture->action("actionRenumber")->trigger();
        auto *list = m_fixture->find<QTreeWidget>("renumberChanges");
        QVERIFY(list->topLevelItemCount() >= 2);
        QCOMPARE(list->topLevelItem(0)->text(0), QStringLiteral("Host1:eth0"));
        QCOMPARE(list->topLevelItem(0)->text(1), QStringLiteral("1.0.0.1/8"));
        QCOMPARE(list->header()->length(), list->viewport()->width());
        auto *to = m_fixture->find<QLineEdit>("renumberTo");
        to->setText(QStringLiteral("2.5.0.0/16"));
        QCOMPARE(list->topLevelItemCount(), 0);
        QVERIFY(m_fixture->find<QLabel>("renumberProblem")->text().contains(QStringLiteral("2.0.0.0/8")));
    }

    void renumberingOffersToFollowInTheTexts()
    {
        const QString before = m_fixture->topology().header.instructions.en;
        QVERIFY(before.contains(QStringLiteral("2.0.0.0/8")));
        m_fixture->action("actionRenumber")->trigger();
        auto *from = m_fixture->find<QComboBox>("renumberFrom");
        from->setCurrentText(QStringLiteral("2.0.0.0/8"));
        auto *to = m_fixture->find<QLineEdit>("renumberTo");
        to->selectAll();
        QTest::keyClicks(to, QStringLiteral("10.0.0.0/8"));
        auto *texts = m_fixture->find<QCheckBox>("renumberTexts");
        QVERIFY(texts->isVisible() && texts->isChecked());
        auto *list = m_fixture->find<QTreeWidget>("renumberChanges");
        QVERIFY(!list->findItems(QStringLiteral("instructions"), Qt::MatchExactly).isEmpty());
        QTest::keyClick(texts, Qt::Key_Space);
        QVERIFY(list->findItems(QStringLiteral("instructions"), Qt::MatchExactly).isEmpty());
        QVERIFY(m_fixture->find<QLabel>("renumberLeft")->isVisible());  // they would name what is gone
        QTest::keyClick(texts, Qt::Key_Space);
        QVERIFY(!m_fixture->find<QLabel>("renumberLeft")->isVisible());
        QTest::keyClick(to, Qt::Key_Return);
        const QString after = m_fixture->topology().header.instructions.en;
        QCOMPARE(after, QString(before).replace(QStringLiteral("2.0.0."), QStringLiteral("10.0.0.")));
        QCOMPARE(address("VM1", "eth0"), QStringLiteral("10.0.0.1/8"));
        m_fixture->action("actionUndo")->trigger();
        QCOMPARE(m_fixture->topology().header.instructions.en, before);
        QCOMPARE(address("VM1", "eth0"), QStringLiteral("2.0.0.1/8"));
    }

private:
    static RouteState route(const char *to, const char *via)
    {
        RouteState route;
        route.destination = IpPrefix::parse(QString::fromLatin1(to)).value();
        route.gateway = IpAddress::parse(QString::fromLatin1(via)).value();
        return route;
    }
    void choose(const char *machine, const char *name)
    {
        m_fixture->editor().setSelection({m_fixture->interface(machine, name)});
        m_fixture->action("actionProperties")->trigger();  // the instructions are before the inspector
    }
    QString address(const char *machine, const char *name)
    {
        return m_fixture->topology().interface(m_fixture->interface(machine, name))->addresses.at(0).toString();
    }
    QString routes(const char *machine)
    {
        QStringList texts;
        for (const RouteState &route : m_fixture->topology().machine(m_fixture->machine(machine))->routes)
            texts << routeText(route);
        return texts.join(u'\n');
    }
    template <typename Widget>
    Widget *child(const char *parent, const char *name)
    {
        const auto found = m_fixture->find<QWidget>(parent)->findChildren<Widget *>(QString::fromLatin1(name));
        for (Widget *widget : found)
            if (widget->isVisible())
                return widget;
        return nullptr;
    }
    void write(const char *field, const char *text)
    {
        auto *edit = m_fixture->find<QLineEdit>(field);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, QString::fromLatin1(text));
        QTest::keyClick(edit, Qt::Key_Return);
    }
    template <typename Change>
    void change(Change apply, const char *name)
    {
        const Id id = m_fixture->machine(name);
        Machine machine = *m_fixture->topology().machine(id);
        apply(machine);
        Edit edit(m_fixture->editor().draft());
        edit.set(id, machine);
        m_fixture->editor().perform(QStringLiteral("change"), edit.patch());
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(AddressingTest)
#include "tst_window_addressing.moc"
