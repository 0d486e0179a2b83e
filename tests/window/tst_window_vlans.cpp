// SPDX-License-Identifier: GPL-2.0-or-later
// VLANs in the window: their names and colours, the lens, tunnels, interfaces that are inserted on others.
#include "core/kernel/limits.h"
#include "core/model/vlans.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/look.h"
#include "ui/window/appearance.h"
#include "ui/window/vlansdialog.h"

#include <QCheckBox>
#include <QColorDialog>
#include <QDialogButtonBox>
#include <QGraphicsItem>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>

using namespace toile;

class WindowVlansTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        m_fixture->open(QStringLiteral("trunk"));
    }
    void cleanup() { m_fixture.reset(); }

    void aVlanIsNamedAndTakenBack()
    {
        openDialog();
        QCOMPARE(numbers(), QStringList({QStringLiteral("1"), QStringLiteral("100"), QStringLiteral("200")}));
        table()->item(1, 1)->setText(QStringLiteral("accounting"));
        ok()->click();
        QCOMPARE(vlansOf(m_fixture->topology())[1].name, QStringLiteral("accounting"));
        m_fixture->action("actionUndo")->trigger();
        QCOMPARE(vlansOf(m_fixture->topology())[1].name, QStringLiteral("VLAN 100"));
        QVERIFY(!m_fixture->editor().isModified());
    }

    /// Nor is what ports have by themselves.
    void nothingChangedIsNoChange()
    {
        for (const char *lab : {"tp2", "trunk"}) {
            m_fixture->open(QLatin1String(lab));
            openDialog();
            ok()->click();
            QVERIFY2(!m_fixture->editor().isModified(), lab);
        }
    }

    void theVlanThatPortsHaveByThemselvesIsNamedToo()
    {
        openDialog();
        table()->item(0, 1)->setText(QStringLiteral("everybody"));
        ok()->click();
        QCOMPARE(vlansOf(m_fixture->topology()).front(),
                 (VlanUse{1, QStringLiteral("everybody"), vlanPalette().last()}));
    }

    void aPortIsGivenAPvidOfItsOwn()
    {
        const Id port = m_fixture->interface("SW1", "pa");
        m_fixture->editor().setSelection({port});
        const auto type = [this](const char *field, const char *text) {
            auto *edit = m_fixture->find<QLineEdit>(field);
            edit->setFocus();
            edit->selectAll();
            QTest::keyClicks(edit, QLatin1String(text));
            QTest::keyClick(edit, Qt::Key_Return);
        };
        QCOMPARE(m_fixture->find<QLineEdit>("field-pvid")->text(), QString());
        type("field-pvid", "200");
        type("field-alsoUntagged", "300,301");
        QCOMPARE(m_fixture->topology().interface(port)->vlans, (PortVlans{100, {}, 200, {{300, 301}}}));
        QCOMPARE(m_fixture->find<QLineEdit>("field-alsoUntagged")->text(), QStringLiteral("300-301"));
        m_fixture->editor().setSelection({m_fixture->interface("A1", "eth0")});
        QVERIFY(!m_fixture->find<QLineEdit>("field-pvid"));
    }

    void whatTheFileLeavesOutIsShownAsItIs()
    {
        m_fixture->open(QStringLiteral("vxlan"));
        m_fixture->editor().setSelection({m_fixture->interface("Host1", "vxlan42")});
        QCOMPARE(m_fixture->find<QLineEdit>("field-port")->text(), QStringLiteral("4789"));
        QVERIFY(m_fixture->find<QCheckBox>("field-learning")->isChecked());
    }

    void aColourIsChosen()
    {
        openDialog();
        Q_EMIT table()->cellActivated(2, 2);
        auto *colours = m_fixture->find<QColorDialog>("vlanColour");
        QVERIFY(colours);
        Q_EMIT colours->colorSelected(QColor(QStringLiteral("#123456")));
        ok()->click();
        QCOMPARE(vlansOf(m_fixture->topology()).back().colour, QStringLiteral("#123456"));
    }

    void vlansAreAddedAndRemoved()
    {
        openDialog();
        m_dialog->findChild<QPushButton *>(QStringLiteral("vlansAdd"))->click();
        QCOMPARE(numbers().last(), QStringLiteral("300"));
        ok()->click();
        QCOMPARE(m_fixture->topology().vlans.size(), std::size_t(3));
        openDialog();
        table()->setCurrentCell(3, 0);
        m_dialog->findChild<QPushButton *>(QStringLiteral("vlansRemove"))->click();
        ok()->click();
        QCOMPARE(m_fixture->topology().vlans.size(), std::size_t(2));
    }

    void whatIsNotThereIsNotRemoved()
    {
        m_fixture->open(QStringLiteral("case-1b"));
        openDialog();
        auto *add = m_dialog->findChild<QPushButton *>(QStringLiteral("vlansAdd"));
        auto *remove = m_dialog->findChild<QPushButton *>(QStringLiteral("vlansRemove"));
        QCOMPARE(table()->rowCount(), 0);
        QVERIFY(!remove->isEnabled());
        for (int i = 0; i < 2; ++i)
            add->click();
        for (int rows = 2; rows > 0; --rows) {
            QVERIFY(remove->isEnabled());
            remove->setFocus();
            QTest::keyClick(remove, Qt::Key_Space);
            QCOMPARE(table()->rowCount(), rows - 1);
        }
        QVERIFY(!remove->isEnabled());
        QCOMPARE(m_dialog->focusWidget(), static_cast<QWidget *>(add));  // the keyboard is not lost with it
    }

    void wrongNumbersAreSaidAndNotTaken_data()
    {
        QTest::addColumn<QString>("number");
        for (const char *number : {"0", "4095", "x", "", "200"})
            QTest::newRow(number) << QString::fromLatin1(number);
    }
    void wrongNumbersAreSaidAndNotTaken()
    {
        QFETCH(QString, number);
        openDialog();
        table()->item(0, 0)->setText(number);
        QVERIFY(!ok()->isEnabled());
        QVERIFY(m_dialog->findChild<QLabel *>(QStringLiteral("vlansProblem"))->text().endsWith(u'.'));
        table()->item(0, 0)->setText(QStringLiteral("300"));
        QVERIFY(ok()->isEnabled());
    }

    void theLensMenuListsVlansAndFollowsTheLegend()
    {
        auto *menu = m_fixture->find<QMenu>("lensMenu");
        Q_EMIT menu->aboutToShow();
        m_fixture->action("actionLens-200")->trigger();
        QCOMPARE(scene().lens(), 200);
        scene().setLens(100);
        Q_EMIT menu->aboutToShow();
        QVERIFY(m_fixture->action("actionLens-100")->isChecked());
        m_fixture->action("actionLens-0")->trigger();
        QCOMPARE(scene().lens(), 0);
    }

    void aVlanIsCalledByItsNumberOnce()
    {
        auto *menu = m_fixture->find<QMenu>("lensMenu");
        openDialog();
        table()->item(2, 1)->setText(QStringLiteral("R&D ") + QStringLiteral("very ").repeated(20));
        ok()->click();
        Q_EMIT menu->aboutToShow();
        QCOMPARE(m_fixture->action("actionLens-100")->text(), QStringLiteral("VLAN 100"));
        const QString other = m_fixture->action("actionLens-200")->text();
        QVERIFY(other.startsWith(QStringLiteral("200 · R&&D very")));
        QVERIFY(menu->fontMetrics().horizontalAdvance(other) < 60 * menu->fontMetrics().averageCharWidth());
    }

    void theLensMenuSaysThatThereIsNoVlan()
    {
        m_fixture->open(QStringLiteral("case-1b"));
        auto *menu = m_fixture->find<QMenu>("lensMenu");
        Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->actions().size(), 1);
        QVERIFY(!menu->actions().front()->isEnabled() && !menu->actions().front()->text().isEmpty());
    }

    /// As the drawing shows it: in the theme that is, whatever is selected.
    void aColourIsSeenInEveryRow_data()
    {
        QTest::addColumn<Theme>("theme");
        QTest::addRow("light") << Theme::Light;
        QTest::addRow("dark") << Theme::Dark;
    }
    void aColourIsSeenInEveryRow()
    {
        QFETCH(Theme, theme);
        applyTheme(*qApp, theme);
        openDialog();
        const QColor colour(vlansOf(m_fixture->topology()).front().colour);  // which is written beside it
        const auto isSeen = [&] {
            const QImage row = table()
                                   ->viewport()
                                   ->grab(table()->visualItemRect(table()->item(0, 2)))
                                   .toImage()
                                   .convertToFormat(QImage::Format_RGB32);
            int pixels = 0;
            for (int y = 0; y < row.height(); ++y)
                for (int x = 0; x < row.width(); ++x)
                    pixels += row.pixel(x, y) == colour.rgb() ? 1 : 0;
            return pixels > 100;
        };
        table()->clearSelection();
        QVERIFY(isSeen());
        table()->selectRow(0);
        QVERIFY(isSeen());
        applyTheme(*qApp, Theme::Light);
    }

    void anotherDrawingIsSeenWhole()
    {
        scene().setLens(100);
        m_fixture->open(QStringLiteral("case-1b"));
        QCOMPARE(scene().lens(), 0);
    }

    void oneOfThreeVxlanLayersIsShown()
    {
        m_fixture->open(QStringLiteral("vxlan"));
        CanvasScene &shown = m_fixture->window().canvas().canvasScene();
        const QGraphicsItem *carrier =
            shown.itemOf(m_fixture->topology().cableAt(m_fixture->interface("Host1", "eth0")));
        QVERIFY(m_fixture->action("actionVxlanBoth")->isChecked());
        QCOMPARE(carrier->opacity(), 1.0);
        m_fixture->action("actionVxlanOverlay")->trigger();
        QVERIFY(carrier->opacity() < 0.3);
        QVERIFY(!m_fixture->action("actionVxlanBoth")->isChecked());
        m_fixture->action("actionVxlanUnderlay")->trigger();
        QCOMPARE(carrier->opacity(), 1.0);
        QVERIFY(!m_fixture->action("actionVxlanOverlay")->isChecked());
        // Pictures are drawn of what is shown.
        QImage picture(shown.drawingRect().size().toSize(), QImage::Format_RGB32);
        const auto painted = [&] {
            picture.fill(Qt::white);
            QPainter painter(&picture);
            painter.translate(-shown.drawingRect().topLeft());
            shown.paintDrawing(painter);
            painter.end();
            return picture.copy();
        };
        const QImage underlay = painted();
        m_fixture->action("actionVxlanOverlay")->trigger();
        const QImage overlay = painted();
        m_fixture->action("actionVxlanBoth")->trigger();
        const QImage both = painted();
        QVERIFY(underlay != overlay && overlay != both && underlay != both);
    }

    void layersAreOnlyOfVxlans()
    {
        const auto isOffered = [this] {
            return m_fixture->find<QMenu>("vxlanMenu")->menuAction()->isEnabled() &&
                   m_fixture->action("actionVxlanOverlay")->isEnabled();
        };
        QVERIFY(!isOffered());
        m_fixture->editor().setSelection({m_fixture->interface("A1", "eth0")});
        m_fixture->action("actionInsert-vxlan")->trigger();
        QVERIFY(isOffered());
        m_fixture->action("actionUndo")->trigger();
        QVERIFY(!isOffered());
        m_fixture->open(QStringLiteral("vxlan"));
        QVERIFY(isOffered());
    }

    void aNameThatIsTooLongIsSaid()
    {
        m_fixture->open(QStringLiteral("trunk"));
        openDialog();
        table()->item(0, 1)->setText(QString(int(limits::kTitleLength), u'a'));
        QVERIFY(ok()->isEnabled());
        table()->item(0, 1)->setText(QString(int(limits::kTitleLength) + 1, u'a'));
        QVERIFY(!ok()->isEnabled());
        auto *problem = m_dialog->findChild<QLabel *>(QStringLiteral("vlansProblem"));
        QVERIFY(problem->text().contains(QString::number(limits::kTitleLength)));
    }

    void aTapIsInsertedByTheMenu()
    {
        m_fixture->editor().setSelection({m_fixture->machine("A1")});
        m_fixture->action("actionInsert-tap")->trigger();
        QVERIFY(m_fixture->interface("A1", "tap0"));
        m_fixture->editor().setSelection({m_fixture->interface("A1", "eth0")});
        m_fixture->action("actionInsert-vlan")->trigger();
        QVERIFY(m_fixture->interface("A1", "eth0.100"));
    }

private:
    void openDialog()
    {
        m_fixture->action("actionVlans")->trigger();
        m_dialog = m_fixture->window().findChildren<VlansDialog *>().last();
    }
    QTableWidget *table() { return m_dialog->findChild<QTableWidget *>(QStringLiteral("vlansTable")); }
    QPushButton *ok() { return m_dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok); }
    QStringList numbers()
    {
        QStringList found;
        for (int row = 0; row < table()->rowCount(); ++row)
            found << table()->item(row, 0)->text();
        return found;
    }
    CanvasScene &scene() { return m_fixture->find<CanvasView>("canvas")->canvasScene(); }

    std::unique_ptr<WindowFixture> m_fixture;
    VlansDialog *m_dialog = nullptr;
};

QTEST_MAIN(WindowVlansTest)
#include "tst_window_vlans.moc"
