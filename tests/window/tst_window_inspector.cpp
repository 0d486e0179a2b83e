// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/window/windowfixture.h"
#include "ui/window/fieldrow.h"
#include "ui/window/inspector.h"
#include "ui/window/listrow.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

using namespace toile;

/// What a user does in the inspector of case-1b.
class InspectorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        m_fixture->open(QStringLiteral("case-1b"));
        QCOMPARE(m_fixture->topology().header.name, QStringLiteral("case-1b"));
    }
    void cleanup() { m_fixture.reset(); }

    void aNewAddressIsOneUndoableChange()
    {
        select(m_fixture->interface("VM1", "eth0"));
        type("field-addresses-0", "2.0.0.9/8");
        QCOMPARE(addresses("VM1", "eth0"), QStringList{QStringLiteral("2.0.0.9/8")});
        m_fixture->action("actionUndo")->trigger();
        QCOMPARE(addresses("VM1", "eth0"), QStringList{QStringLiteral("2.0.0.1/8")});
        QCOMPARE(edit("field-addresses-0")->text(), QStringLiteral("2.0.0.1/8"));
        m_fixture->action("actionRedo")->trigger();
        QCOMPARE(edit("field-addresses-0")->text(), QStringLiteral("2.0.0.9/8"));
    }

    void whatWasTypedAndTakenIsTakenBackByOneStep()
    {
        select(m_fixture->interface("VM1", "eth0"));
        for (const auto &[field, text] :
             {std::pair("field-addresses-0", "2.0.0.9/8"), std::pair("field-name", "lan")}) {
            const Document before = m_fixture->editor().document();
            type(field, text);
            QVERIFY(!edit(field)->text().isEmpty());
            QVERIFY(!(m_fixture->editor().document() == before));
            QVERIFY(!edit(field)->isUndoAvailable());
            m_fixture->action("actionUndo")->trigger();
            QCOMPARE(m_fixture->editor().document(), before);
        }
    }

    void aSecondAddressComesFromTheEmptyLine()
    {
        select(m_fixture->interface("VM1", "eth0"));
        type("field-addresses-1", "10.0.0.1/24");
        QCOMPARE(addresses("VM1", "eth0").size(), 2);
        QCOMPARE(edit("field-addresses-2")->text(), QString());
    }

    void anEmptiedLineIsRemoved()
    {
        select(m_fixture->interface("VM1", "eth0"));
        type("field-addresses-0", "");
        QCOMPARE(addresses("VM1", "eth0"), QStringList());
    }

    void aBadAddressIsMarkedAndNotApplied()
    {
        select(m_fixture->interface("VM1", "eth0"));
        type("field-addresses-0", "300.0.0.1/8");
        QCOMPARE(addresses("VM1", "eth0"), QStringList{QStringLiteral("2.0.0.1/8")});
        QCOMPARE(edit("field-addresses-0")->text(), QStringLiteral("300.0.0.1/8"));
        QVERIFY(!edit("field-addresses-0")->property("problem").toString().isEmpty());
        QVERIFY(!edit("field-addresses-0")->accessibleDescription().isEmpty());
        QVERIFY(!m_fixture->editor().isModified());
    }

    void escapeGivesUpABadValue()
    {
        select(m_fixture->interface("VM1", "eth0"));
        type("field-addresses-0", "300.0.0.1/8");
        QTest::keyClick(edit("field-addresses-0"), Qt::Key_Escape);
        QCOMPARE(edit("field-addresses-0")->text(), QStringLiteral("2.0.0.1/8"));
        QVERIFY(edit("field-addresses-0")->property("problem").toString().isEmpty());
    }

    void aNameThatIsTakenIsMarked()
    {
        select(m_fixture->machine("VM1"));
        type("field-name", "Host1");
        QVERIFY(m_fixture->machine("VM1"));
        QVERIFY(!edit("field-name")->property("problem").toString().isEmpty());
        type("field-name", "Guest");
        QVERIFY(m_fixture->machine("Guest"));
        QCOMPARE(m_fixture->find<QLabel>("inspectorTitle")->text(), QStringLiteral("Guest"));
    }

    void badNumbersAndMacsAreMarked_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("mtu too small") << QByteArray("field-mtu") << QByteArray("12");
        QTest::newRow("mtu no number") << QByteArray("field-mtu") << QByteArray("large");
        QTest::newRow("mac too short") << QByteArray("field-mac") << QByteArray("02:00");
        QTest::newRow("mac multicast") << QByteArray("field-mac") << QByteArray("01:00:5e:00:00:01");
    }

    void badNumbersAndMacsAreMarked()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, value);
        select(m_fixture->interface("VM1", "eth0"));
        type(field.constData(), value.constData());
        QVERIFY(!edit(field.constData())->property("problem").toString().isEmpty());
        QVERIFY(!m_fixture->editor().isModified());
    }

    void anMtuThatIsLinuxsOwnIsNoNumber()
    {
        const Id id = m_fixture->interface("VM1", "eth0");
        select(id);
        QCOMPARE(edit("field-mtu")->text(), QString());
        QVERIFY(edit("field-mtu")->placeholderText().contains(QStringLiteral("1500")));
        type("field-mtu", "1400");
        QCOMPARE(m_fixture->topology().interface(id)->mtu, 1400);
        type("field-mtu", "");
        QCOMPARE(m_fixture->topology().interface(id)->mtu, 0);
        QVERIFY(edit("field-mtu")->property("problem").toString().isEmpty());
    }

    void whatIsTypedButNotFinishedIsDeployedAndSaved()
    {
        select(m_fixture->interface("VM1", "eth0"));
        edit("field-addresses-0")->setFocus();
        edit("field-addresses-0")->setText(QStringLiteral("2.0.0.7/8"));
        QVERIFY(m_fixture->find<Inspector>("inspector")->commitPending());
        QCOMPARE(addresses("VM1", "eth0"), QStringList{QStringLiteral("2.0.0.7/8")});
    }

    void aRouteIsWrittenAsIpWritesIt()
    {
        select(m_fixture->machine("VM1"));
        QCOMPARE(edit("field-routes-0")->text(), QStringLiteral("default via 2.0.0.2"));
        type("field-routes-1", "10.0.0.0/24 via 2.0.0.3 dev eth0 metric 5");
        const auto &routes = m_fixture->topology().machine(m_fixture->machine("VM1"))->routes;
        QCOMPARE(routes.size(), std::size_t(2));
        QCOMPARE(routes[1].interface, QStringLiteral("eth0"));
        QCOMPARE(routes[1].metric, 5);
        type("field-routes-2", "default vai 2.0.0.2");
        QVERIFY(!edit("field-routes-2")->property("problem").toString().isEmpty());
        QCOMPARE(m_fixture->topology().machine(m_fixture->machine("VM1"))->routes.size(), std::size_t(2));
    }

    void forwardingIsATick()
    {
        select(m_fixture->machine("Host1"));
        auto *box = m_fixture->find<QCheckBox>("field-forwarding");
        QVERIFY(box->isChecked());
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
        QVERIFY(!m_fixture->topology().machine(m_fixture->machine("Host1"))->forwarding);
    }

    void masqueradingIsOneClick()
    {
        select(m_fixture->machine("VM1"));
        m_fixture->find<QComboBox>("masqueradeInterface")->setCurrentText(QStringLiteral("eth0"));
        QTest::mouseClick(m_fixture->find<QPushButton>("masqueradeButton"), Qt::LeftButton);
        const auto &rules = m_fixture->topology().machine(m_fixture->machine("VM1"))->rules;
        QCOMPARE(rules.size(), std::size_t(1));
        QCOMPARE(rules[0].target, FirewallRule::Target::Masquerade);
        QCOMPARE(rules[0].outInterface, QStringLiteral("eth0"));
        QCOMPARE(m_fixture->find<QListWidget>("rulesList")->item(0)->text(),
                 QStringLiteral("-t nat -A POSTROUTING -o eth0 -j MASQUERADE"));
    }

    void anyRuleIsMadeInItsDialog()
    {
        select(m_fixture->machine("Host1"));
        QTest::mouseClick(m_fixture->find<QPushButton>("ruleAdd"), Qt::LeftButton);
        auto *dialog = m_fixture->find<QDialog>("ruleDialog");
        QVERIFY(dialog);
        auto *ok = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        // What this rule cannot have does not look as if it could be filled in.
        for (const char *name : {"ruleTo", "rulePort"}) {
            auto *field = m_fixture->find<QLineEdit>(name);
            QVERIFY(!field->isEnabled());
            QVERIFY(!qobject_cast<QFormLayout *>(dialog->layout())->labelForField(field)->isEnabled());
        }
        m_fixture->find<QLineEdit>("ruleSource")->setText(QStringLiteral("2.0.0"));
        QVERIFY(!ok->isEnabled());
        QVERIFY(!m_fixture->find<QLabel>("ruleProblem")->text().isEmpty());
        m_fixture->find<QLineEdit>("ruleSource")->setText(QStringLiteral("2.0.0.0/8"));
        QVERIFY(ok->isEnabled());
        QCOMPARE(m_fixture->find<QLabel>("ruleCommand")->text(),
                 QStringLiteral("iptables -A FORWARD -s 2.0.0.0/8 -j DROP"));
        QTest::mouseClick(ok, Qt::LeftButton);
        QTRY_COMPARE(m_fixture->topology().machine(m_fixture->machine("Host1"))->rules.size(), std::size_t(2));
    }

    void anyRuleThatAFileHoldsIsEditedAsItIs()
    {
        FirewallRule rule;
        rule.table = FirewallRule::Table::Nat;
        rule.chain = FirewallRule::Chain::Input;
        rule.target = FirewallRule::Target::Snat;
        rule.toAddress = IpAddress::parse(u"1.0.0.9");
        Machine host = *m_fixture->topology().machine(m_fixture->machine("Host1"));
        host.rules = {rule};
        Edit edit(m_fixture->editor().draft());
        edit.set(m_fixture->machine("Host1"), host);
        QVERIFY(m_fixture->editor().perform(QStringLiteral("rule"), edit.patch()));
        select(m_fixture->machine("Host1"));
        m_fixture->find<QListWidget>("rulesList")->setCurrentRow(0);
        m_fixture->find<QPushButton>("ruleEdit")->click();
        auto *dialog = m_fixture->find<QDialog>("ruleDialog");
        QVERIFY(dialog);
        QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
        QTRY_VERIFY(!m_fixture->window().findChild<QDialog *>(QStringLiteral("ruleDialog")));
        QCOMPARE(m_fixture->topology().machine(m_fixture->machine("Host1"))->rules, std::vector{rule});
    }

    void aRuleIsNotTakenWhileSomethingInItIsNotShown()
    {
        select(m_fixture->machine("Host1"));
        QTest::mouseClick(m_fixture->find<QPushButton>("ruleAdd"), Qt::LeftButton);
        auto *dialog = m_fixture->find<QDialog>("ruleDialog");
        m_fixture->find<QComboBox>("ruleChain")->setCurrentIndex(-1);
        QVERIFY(!dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->isEnabled());
        QVERIFY(!m_fixture->find<QLabel>("ruleProblem")->text().isEmpty());
    }

    void aRuleOffersOnlyTheWaysThatItsChainKnows()
    {
        select(m_fixture->machine("Host1"));
        QTest::mouseClick(m_fixture->find<QPushButton>("ruleAdd"), Qt::LeftButton);
        auto *table = m_fixture->find<QComboBox>("ruleTable");
        auto *chain = m_fixture->find<QComboBox>("ruleChain");
        auto *in = m_fixture->find<QComboBox>("ruleIn");
        auto *out = m_fixture->find<QComboBox>("ruleOut");
        const auto choose = [](QComboBox *box, const char *begin) {
            box->setCurrentIndex(box->findText(QString::fromLatin1(begin), Qt::MatchStartsWith));
        };
        choose(table, "nat");
        choose(chain, "PREROUTING");
        QVERIFY(in->isEnabled() && !out->isEnabled());
        choose(in, "eth0");
        choose(chain, "POSTROUTING");
        QVERIFY(!in->isEnabled() && out->isEnabled());
        QCOMPARE(in->currentData().toString(), QString());
        choose(table, "filter");
        choose(chain, "FORWARD");
        QVERIFY(in->isEnabled() && out->isEnabled());
    }

    void nothingSelectedShowsTheLab()
    {
        select({});
        QCOMPARE(edit("field-name")->text(), QStringLiteral("case-1b"));
        auto *title = m_fixture->find<ParagraphEdit>("field-titleEn");
        title->selectAll();
        QTest::keyClicks(title, QStringLiteral("Mine"));
        QTest::keyClick(title, Qt::Key_Return);
        QCOMPARE(m_fixture->topology().header.title.en, QStringLiteral("Mine"));
        type("field-name", "no good name");
        QVERIFY(!edit("field-name")->property("problem").toString().isEmpty());
    }

    void aLongTitleIsSeenWholeAtAnyWidth()
    {
        QDockWidget *dock = openToInspect("case-2.3");
        QTRY_VERIFY(!dock->visibleRegion().isEmpty());
        QSet<int> heights;
        for (int width = 230; width < 560; width += 15) {
            m_fixture->window().resizeDocks({dock}, {width}, Qt::Horizontal);
            QCoreApplication::processEvents();
            for (const char *name : {"field-titleEn", "field-titleFr"}) {
                auto *title = m_fixture->find<ParagraphEdit>(name);
                QTextCursor end(title->document());
                end.movePosition(QTextCursor::End);
                const QRect last = title->cursorRect(end);
                QVERIFY2(title->viewport()->rect().contains(last), qPrintable(QStringLiteral("%1 %2: %3 of %4")
                                                                                  .arg(QLatin1String(name))
                                                                                  .arg(width)
                                                                                  .arg(last.bottom())
                                                                                  .arg(title->viewport()->height())));
                heights.insert(title->height());
            }
        }
        QVERIFY(heights.size() > 1);  // in one line, and in several
    }

    void aTitleIsNotCutOffWhenTheWindowIsResized()
    {
        QDockWidget *dock = openToInspect("case-2.1");
        QTRY_VERIFY(!dock->visibleRegion().isEmpty());
        for (const QSize size : {QSize(1000, 700), QSize(1280, 800), QSize(900, 600), QSize(1600, 900)}) {
            m_fixture->window().resize(size);
            m_fixture->window().resizeDocks({dock}, {size.width() / 4}, Qt::Horizontal);
            for (const char *name : {"field-titleEn", "field-titleFr"}) {
                const auto *title = m_fixture->find<ParagraphEdit>(name);
                QTRY_VERIFY2(title->parentWidget()->rect().contains(title->geometry()),
                             qPrintable(QStringLiteral("%1 at %2: %3 of %4")
                                            .arg(QLatin1String(name))
                                            .arg(size.width())
                                            .arg(title->geometry().bottom())
                                            .arg(title->parentWidget()->height())));
                QTRY_COMPARE(title->height(), title->heightForWidth(title->width()));
            }
        }
    }

    void aLongTitleIsSeenWhole()
    {
        select({});
        auto *title = m_fixture->find<ParagraphEdit>("field-titleEn");
        title->selectAll();
        QTest::keyClicks(title, QStringLiteral("Short"));
        const int low = title->height();
        QApplication::clipboard()->setText(QStringLiteral(" and then a title\nof many words").repeated(3));
        title->paste();
        QVERIFY(!title->toPlainText().contains(u'\n'));
        QTRY_VERIFY(title->height() >= 2 * low - 20);
        QCOMPARE(title->verticalScrollBar()->maximum(), 0);
        QVERIFY(title->viewport()->rect().contains(title->cursorRect()));
    }

    void severalAreSummedUp()
    {
        m_fixture->editor().setSelection({m_fixture->machine("VM1"), m_fixture->machine("Host2")});
        QVERIFY(m_fixture->find<QLabel>("inspectorTitle")->text().contains(QStringLiteral("2")));
        QVERIFY(m_fixture->find<QWidget>("link-VM1"));
        QVERIFY(m_fixture->find<QWidget>("link-Host2"));
    }

    void aLinkLeadsToTheOtherElement()
    {
        select(m_fixture->machine("VM1"));
        QTest::mouseClick(m_fixture->find<QWidget>("link-VM1:eth0"), Qt::LeftButton);
        QCOMPARE(m_fixture->editor().selection(), std::vector<Id>{m_fixture->interface("VM1", "eth0")});
    }

    void routesAndTextsAreInverse_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"default via 2.0.0.2", "10.0.0.0/8 dev eth0", "10.0.0.0/8 via 1.0.0.1 dev eth0 metric 3"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void routesAndTextsAreInverse()
    {
        QFETCH(QString, text);
        QCOMPARE(entryText(FieldType::RouteList, entryFrom(FieldType::RouteList, text)), text);
    }

private:
    /// A lab of the course, whose instructions would be seen in the inspector's place.
    QDockWidget *openToInspect(const char *lab)
    {
        m_fixture->open(QString::fromLatin1(lab));
        QCoreApplication::processEvents();  // they come to the front
        auto *dock = m_fixture->find<QDockWidget>("inspectorDock");
        dock->raise();
        return dock;
    }
    void select(Id id) { m_fixture->editor().setSelection(id ? std::vector<Id>{id} : std::vector<Id>()); }
    QLineEdit *edit(const char *name) { return m_fixture->find<QLineEdit>(name); }
    void type(const char *field, const char *text) { m_fixture->type(field, text); }
    QStringList addresses(const char *machine, const char *interface)
    {
        QStringList texts;
        for (const IpPrefix &prefix :
             m_fixture->topology().interface(m_fixture->interface(machine, interface))->addresses)
            texts += prefix.toString();
        return texts;
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(InspectorTest)
#include "tst_window_inspector.moc"
