// SPDX-License-Identifier: GPL-2.0-or-later
// The menu Arrange, the palette that is searched and clicked, and the dialog that makes networks.
#include "resources/assets.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/geometry.h"
#include "ui/window/elementpalette.h"
#include "ui/window/networkpreview.h"

#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStatusBar>
#include <QTest>

#include <set>

using namespace toile;

class ArrangeMenuTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useAssets(); }
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        m_fixture->window().resize(1400, 900);
        m_fixture->action("actionNew")->trigger();
        // A view that somebody chose stays as it is, however slow the machine.
        canvas().zoomBy(0.5);
        canvas().zoomToActualSize();
    }
    void cleanup() { m_fixture.reset(); }

    void thePaletteIsSearched()
    {
        palette()->setFocus();
        QTest::keyClicks(palette(), QStringLiteral("r"));
        QVERIFY(search()->hasFocus());
        QTest::keyClicks(search(), QStringLiteral("outer"));
        QCOMPARE(shown(), QStringList{QStringLiteral("router")});
        QTest::keyClick(search(), Qt::Key_Return);
        QVERIFY(m_fixture->machine("R1"));
        QTest::keyClick(search(), Qt::Key_Escape);
        QCOMPARE(search()->text(), QString());
        QCOMPARE(shown().size(), palette()->count());
        // What an entry says of itself is searched too; what nobody speaks of leaves nothing to insert.
        search()->setText(QStringLiteral("nothing like it"));
        QCOMPARE(shown(), QStringList());
        QTest::keyClick(search(), Qt::Key_Return);
        QCOMPARE(m_fixture->topology().machines.size(), std::size_t(1));
    }

    void aClickInThePalettePlacesSeveral()
    {
        QVERIFY(palette()->selectedItems().isEmpty());
        clickEntry("pc");
        QCOMPARE(canvas().tool(), CanvasView::Tool::Place);
        QCOMPARE(palette()->selectedItems(), QList<QListWidgetItem *>{item("pc")});
        clickCanvas({100, 100});
        clickCanvas({400, 100});
        QCOMPARE(m_fixture->topology().machines.size(), std::size_t(2));
        clickEntry("router");
        clickCanvas({250, 300});
        QVERIFY(m_fixture->machine("R1"));
        QTest::keyClick(&canvas(), Qt::Key_Escape);
        QVERIFY(palette()->selectedItems().isEmpty());
        QCOMPARE(canvas().tool(), CanvasView::Tool::Select);
        QVERIFY(m_fixture->action("actionSelectTool")->isChecked());
        QCOMPARE(m_fixture->window().statusBar()->currentMessage(), QString());
        clickCanvas({600, 300});
        QCOMPARE(m_fixture->topology().machines.size(), std::size_t(3));
    }

    void placedOntoACableItIsBetweenItsEnds()
    {
        clickEntry("pc");
        clickCanvas({100, 200});
        clickCanvas({700, 200});
        m_fixture->action("actionSelectAll")->trigger();
        m_fixture->action("actionConnectMesh")->trigger();
        QCOMPARE(m_fixture->topology().cables.size(), std::size_t(1));
        const auto &cables = canvas().canvasScene().geometry().cables;
        const QPointF middle = cables.begin()->second.pointAtPercent(0.5);
        clickEntry("switch");
        QTest::mouseClick(canvas().viewport(), Qt::LeftButton, {}, canvas().mapFromScene(middle));
        QCOMPARE(m_fixture->topology().cables.size(), std::size_t(2));
    }

    void aSearchThatFindsNothingSaysSo()
    {
        auto *nothing = m_fixture->find<QLabel>("paletteNothing");
        QVERIFY(!nothing->isVisible());
        QTest::keyClicks(search(), QStringLiteral("zzz"));
        QVERIFY(shown().isEmpty());
        QVERIFY(nothing->isVisible() && nothing->text().contains(QStringLiteral("zzz")));
        QTest::keyClick(search(), Qt::Key_Escape);
        QVERIFY(!nothing->isVisible() && !shown().isEmpty());
    }

    void aLongWordInTheSearchWidensNothing()
    {
        const int before = m_fixture->window().width();
        search()->setFocus();
        QTest::keyClicks(search(), QString(120, QLatin1Char('w')));
        QVERIFY(m_fixture->find<QLabel>("paletteNothing")->isVisible());
        QCoreApplication::processEvents();
        QCOMPARE(m_fixture->window().width(), before);
        QTest::keyClick(search(), Qt::Key_Escape);
    }

    void aDoubleClickInsertsOneAndNoMore()
    {
        const QRect entry = palette()->visualItemRect(item("pc"));
        QTest::mouseClick(palette()->viewport(), Qt::LeftButton, {}, entry.center());
        QTest::mouseDClick(palette()->viewport(), Qt::LeftButton, {}, entry.center());
        QCOMPARE(m_fixture->topology().machines.size(), std::size_t(1));
        QCOMPARE(canvas().tool(), CanvasView::Tool::Select);
    }

    void linesUpAndSpreads()
    {
        const std::vector<Id> ids = three();
        for (const char *name : {"actionAlignLeft", "actionDistributeDown", "actionGroup", "actionConnectMesh"})
            QVERIFY2(!m_fixture->action(name)->isEnabled(), name);
        m_fixture->editor().setSelection(ids);
        m_fixture->action("actionAlignLeft")->trigger();
        QCOMPARE(box(ids[1]).left(), box(ids[0]).left());
        QCOMPARE(box(ids[2]).left(), box(ids[0]).left());
        m_fixture->action("actionDistributeDown")->trigger();
        QCOMPARE(box(ids[1]).top() - box(ids[0]).bottom(), box(ids[2]).top() - box(ids[1]).bottom());
        QCOMPARE(m_fixture->editor().undoStack().undoText(), QStringLiteral("Distribute vertically"));
    }

    void liningUpPutsNothingWhereItWouldSeemInside()
    {
        clickEntry("host");
        clickCanvas({200, 200});
        clickEntry("pc");
        clickCanvas({600, 200});
        QTest::keyClick(&canvas(), Qt::Key_Escape);
        const Id host = m_fixture->machine("Host1");
        const Id pc = m_fixture->machine("PC1");
        const QRectF was = box(pc);
        m_fixture->editor().setSelection({host, pc});
        m_fixture->action("actionAlignLeft")->trigger();
        QCOMPARE(box(pc), was);
        const QString said = m_fixture->window().statusBar()->currentMessage();
        QVERIFY2(said.contains(QStringLiteral("PC1 would look as if it were inside Host1")), qPrintable(said));
        m_fixture->action("actionAlignTop")->trigger();
        QCOMPARE(box(pc).top(), box(host).top());
    }

    void groupsAndLocks()
    {
        const std::vector<Id> ids = three();
        m_fixture->editor().setSelection({ids[0], ids[1]});
        QVERIFY(!m_fixture->action("actionUngroup")->isEnabled());
        m_fixture->action("actionGroup")->trigger();
        QVERIFY(m_fixture->action("actionUngroup")->isEnabled());
        m_fixture->action("actionLock")->trigger();
        QVERIFY(!m_fixture->action("actionLock")->isEnabled());
        m_fixture->action("actionDelete")->trigger();
        QCOMPARE(m_fixture->topology().machines.size(), std::size_t(3));
        m_fixture->action("actionUnlock")->trigger();
        m_fixture->action("actionDelete")->trigger();
        QCOMPARE(m_fixture->topology().machines.size(), std::size_t(1));
    }

    void laysOutTheSelectionAlone()
    {
        const std::vector<Id> ids = three();
        const QRectF alone = box(ids[2]);
        m_fixture->editor().setSelection({ids[0], ids[1]});
        m_fixture->action("actionConnectMesh")->trigger();
        m_fixture->editor().setSelection({ids[0], ids[1]});
        const Document before = m_fixture->editor().document();
        for (const char *name : {"actionLayHierarchical", "actionLayRadial", "actionLayOrganic"}) {
            m_fixture->action(name)->trigger();
            QVERIFY2(m_fixture->editor().document() != before, name);
            QCOMPARE(box(ids[2]), alone);
            m_fixture->action("actionUndo")->trigger();
            QVERIFY2(m_fixture->editor().document() == before, name);
        }
    }

    void makesANetwork()
    {
        m_fixture->action("actionGenerate")->trigger();
        auto *dialog = m_fixture->find<QDialog>("generateDialog");
        auto *shape = m_fixture->find<QComboBox>("generateShape");
        shape->setCurrentIndex(shape->findText(QStringLiteral("Ring")));
        const auto summary = [this] { return m_fixture->find<QLabel>("generateSummary")->text(); };
        m_fixture->find<QSpinBox>("generateMachines")->setValue(5);
        QCOMPARE(summary(), QStringLiteral("5 PC(s), 5 cable(s), 5 network(s)"));
        shape->setCurrentIndex(shape->findText(QStringLiteral("Star round a switch")));
        QCOMPARE(summary(), QStringLiteral("5 PC(s), 1 switch(es), 5 cable(s), network 10.0.0.0/24"));
        shape->setCurrentIndex(shape->findText(QStringLiteral("Ring")));
        auto *network = m_fixture->find<QLineEdit>("generateNetwork");
        QPushButton *insert = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        network->setText(QStringLiteral("10.0.0.0/33"));
        QVERIFY(!insert->isEnabled());
        network->setText(QStringLiteral("10.20.0.0/16"));
        QVERIFY(insert->isEnabled());
        insert->click();
        QCOMPARE(m_fixture->topology().machines.size(), std::size_t(5));
        QCOMPARE(m_fixture->topology().cables.size(), std::size_t(5));
        QCOMPARE(m_fixture->editor().selection().size(), std::size_t(5));
        m_fixture->action("actionUndo")->trigger();
        QVERIFY(m_fixture->topology().machines.empty());
    }

    void whatIsCalledSoIsFoundBeforeWhatIsExplainedSo()
    {
        search()->setText(QStringLiteral("bridge"));
        QVERIFY(shown().size() > 1 && shown().front() != QStringLiteral("bridge"));
        QCOMPARE(palette()->currentItem(), item("bridge"));
        search()->clear();
        QVERIFY2(palette()->selectedItems().isEmpty(), "nothing looks as if a click would place it");
    }

    /// Whatever there is already.
    void showsTheNamesThatWillBe()
    {
        const auto names = [](const Topology &topology) {
            std::set<QString> all;
            for (const auto &[id, machine] : topology.machines)
                all.insert(machine.name);
            return all;
        };
        std::set<QString> before;
        for (int time = 0; time < 2; ++time) {
            m_fixture->action("actionGenerate")->trigger();
            auto *dialog = m_fixture->find<QDialog>("generateDialog");
            const auto shown = names(m_fixture->find<NetworkPreview>("generatePreview")->shown().topology());
            QCOMPARE(shown.size(), std::size_t(5));
            dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
            std::set<QString> made = names(m_fixture->topology());
            std::erase_if(made, [&](const QString &name) { return before.contains(name); });
            QCOMPARE(shown, made);
            before.merge(made);
            QTRY_VERIFY(!m_fixture->window().findChild<QDialog *>(QStringLiteral("generateDialog")));
        }
        QVERIFY(before.contains(QStringLiteral("SW2")));
    }

private:
    CanvasView &canvas() { return m_fixture->window().canvas(); }
    ElementPalette *palette() { return m_fixture->find<ElementPalette>("elementPalette"); }
    QLineEdit *search() { return m_fixture->find<QLineEdit>("paletteSearch"); }
    QRectF box(Id id) { return canvas().canvasScene().geometry().box(id); }

    QListWidgetItem *item(const char *kind)
    {
        for (int row = 0; row < palette()->count(); ++row) {
            if (palette()->item(row)->data(Qt::UserRole) == QLatin1String(kind))
                return palette()->item(row);
        }
        return nullptr;
    }
    QStringList shown()
    {
        QStringList kinds;
        for (int row = 0; row < palette()->count(); ++row) {
            if (!palette()->item(row)->isHidden())
                kinds << palette()->item(row)->data(Qt::UserRole).toString();
        }
        return kinds;
    }
    void clickEntry(const char *kind)
    {
        palette()->scrollToItem(item(kind));
        QTest::mouseClick(palette()->viewport(), Qt::LeftButton, {}, palette()->visualItemRect(item(kind)).center());
    }
    void clickCanvas(QPoint at)
    {
        QTest::mouseMove(canvas().viewport(), at);
        QTest::mouseClick(canvas().viewport(), Qt::LeftButton, {}, at);
    }
    /// Machines one below the other, each a little to the right.
    std::vector<Id> three()
    {
        clickEntry("pc");
        for (const QPoint at : {QPoint(120, 80), QPoint(184, 260), QPoint(220, 500)})
            clickCanvas(at);
        QTest::keyClick(&canvas(), Qt::Key_Escape);
        m_fixture->editor().setSelection({});
        std::vector<Id> ids;
        for (const char *name : {"PC1", "PC2", "PC3"})
            ids.push_back(m_fixture->machine(name));
        return ids;
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(ArrangeMenuTest)
#include "tst_window_arrange.moc"
