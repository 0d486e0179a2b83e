// SPDX-License-Identifier: GPL-2.0-or-later
// The outline used as somebody does who does not see the canvas: by keys alone.
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/outlinemodel.h"

#include <QAbstractItemModelTester>
#include <QContextMenuEvent>
#include <QDockWidget>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTest>
#include <QTreeView>

using namespace toile;

namespace {

struct Outline : WindowFixture {
    explicit Outline(const char *lab)
    {
        open(QString::fromLatin1(lab));
        find<QDockWidget>("outlineDock")->raise();
        QCoreApplication::processEvents();
        tree = find<QTreeView>("outlineTree");
        tree->expandAll();
        tree->setFocus();
    }

    QModelIndex line(Id id) { return model()->indexOf(id); }
    OutlineModel *model() { return static_cast<OutlineModel *>(tree->model()); }
    QString text(const QModelIndex &index) { return index.data().toString(); }
    /// Keys as a person would press them to get there.
    void go(Id id) { tree->setCurrentIndex(line(id)); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(tree, key, modifiers); }

    QTreeView *tree = nullptr;
};

/// "Host1[eth0 br0] …": names in order, as far as they are shown.
QString told(const QAbstractItemModel &model, const QModelIndex &parent)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const QString inner = told(model, index);
        lines << index.data().toString() + (inner.isEmpty() ? QString() : u'[' + inner + u']');
    }
    return lines.join(u' ');
}

}  // namespace

class OutlineWindowTest : public QObject {
    Q_OBJECT
    /// Letter by letter through the menus: the first under Alt.
    static void choose(WindowFixture &fixture, const char *letters)
    {
        QTest::keyClick(&fixture.window(), letters[0], Qt::AltModifier);
        for (const char *letter = letters + 1; *letter; ++letter) {
            QTRY_VERIFY(QApplication::activePopupWidget());
            QTest::keyClick(QApplication::activePopupWidget(), *letter);
        }
        QTRY_VERIFY(!QApplication::activePopupWidget());
    }

private Q_SLOTS:
    void isReachedFromTheMenuBarByKeysAlone()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        const auto *canvas = fixture.find<QWidget>("canvas");
        const auto *entry = fixture.action("toggle-outlineDock");
        const auto *palette = fixture.action("toggle-paletteDock");
        auto *tree = fixture.find<QTreeView>("outlineTree");
        QTRY_VERIFY(canvas->hasFocus());
        QTRY_VERIFY(palette->isChecked() && !entry->isChecked());  // it is behind the palette

        choose(fixture, "vlo");
        QTRY_VERIFY(tree->hasFocus());
        QTRY_VERIFY(entry->isChecked() && !palette->isChecked());
        const Id host = fixture.machine("Host2");
        const QModelIndex line = static_cast<OutlineModel *>(tree->model())->indexOf(host);
        for (int i = 0; i < 60 && tree->currentIndex() != line; ++i)
            QTest::keyClick(tree, Qt::Key_Down);
        QCOMPARE(fixture.editor().selection(), std::vector<Id>{host});
        QTest::keyClick(tree, Qt::Key_F2);
        auto *name = tree->findChild<QLineEdit *>();
        QVERIFY(name);
        QTest::keyClicks(name, QStringLiteral("Outside"));
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_COMPARE(fixture.topology().machine(host)->name, QStringLiteral("Outside"));

        // The screen that Qt plays leaves the menu active, so that its keys open none a second time.
        fixture.action("toggle-outlineDock")->trigger();
        QCOMPARE(fixture.window().focusWidget(), canvas);
        QVERIFY(!fixture.find<QDockWidget>("outlineDock")->isVisible());
        QTRY_VERIFY(!entry->isChecked() && palette->isChecked());
    }

    void whatComesAndGoesTogetherIsToldTogether()
    {
        Outline outline("case-1");
        OutlineModel &model = *outline.model();
        const QString before = told(model, {});
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QSignalSpy gone(&model, &OutlineModel::rowsRemoved);
        const QSignalSpy come(&model, &OutlineModel::rowsInserted);
        const QModelIndex networks = model.index(1, 0);
        QVERIFY(model.rowCount(model.index(0, 0)) > 1 && model.rowCount(networks) > 1);
        outline.tree->selectAll();
        outline.editor().setSelection({});
        outline.action("actionSelectAll")->trigger();
        outline.action("actionDelete")->trigger();
        QVERIFY(outline.topology().machines.empty() && outline.editor().selection().empty());
        const qsizetype parts = gone.size();
        QVERIFY2(parts <= 4, qPrintable(QString::number(parts)));
        outline.action("actionUndo")->trigger();
        QVERIFY2(come.size() <= parts, qPrintable(QString::number(come.size())));
        QCOMPARE(told(model, {}), before);
    }

    void whatMovesIntoAnotherMachineStaysChosen()
    {
        Outline outline("case-1");
        const Id vm = outline.machine("VM1");
        outline.go(vm);
        QCOMPARE(outline.editor().selection(), std::vector<Id>{vm});
        Edit edit(outline.editor().draft());
        Machine moved = *outline.topology().machine(vm);
        moved.parent = outline.machine("Host2");
        QVERIFY(moved.parent && moved.parent != outline.topology().machine(vm)->parent);
        edit.set(vm, moved);
        QVERIFY(outline.editor().perform(QStringLiteral("move"), edit.patch()));
        const QModelIndexList rows = outline.tree->selectionModel()->selectedRows();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(outline.model()->idOf(rows.front()), vm);
    }

    void behindAnotherPanelItIsToldWhenItComesForward()
    {
        Outline outline("case-1");
        outline.find<QDockWidget>("paletteDock")->raise();
        QCoreApplication::processEvents();
        const QSignalSpy gone(outline.model(), &OutlineModel::rowsRemoved);
        const Id host = outline.machine("Host1");
        outline.editor().setSelection({host});
        outline.action("actionDelete")->trigger();
        QCOMPARE(gone.size(), 0);
        outline.find<QDockWidget>("outlineDock")->raise();
        QTRY_VERIFY(gone.size() > 0);
        QVERIFY(!outline.model()->indexOf(host).isValid());
    }

    void tellsMachinesAndNetworks()
    {
        Outline outline("case-1b");
        const QString machines = told(*outline.model(), outline.model()->index(0, 0));
        QVERIFY2(machines.contains(QStringLiteral("Host1[")), qPrintable(machines));
        QVERIFY2(machines.contains(QStringLiteral("VM1[eth0]")), qPrintable(machines));
        const QString networks = told(*outline.model(), outline.model()->index(1, 0));
        QVERIFY2(networks.contains(QStringLiteral("1.0.0.0/8[Host1:eth0 Host2:eth0 ")), qPrintable(networks));
    }

    void selectionIsSharedWithTheCanvas()
    {
        Outline outline("case-1b");
        const Id vm1 = outline.machine("VM1");
        outline.editor().setSelection({vm1});
        QCOMPARE(outline.tree->currentIndex(), outline.line(vm1));
        QCOMPARE(outline.tree->selectionModel()->selectedRows().size(), 1);
        outline.key(Qt::Key_Down);
        QCOMPARE(outline.editor().selection(), std::vector<Id>{outline.interface("VM1", "eth0")});
        // A network is all that is on it.
        outline.tree->setCurrentIndex(outline.model()->index(0, 0, outline.model()->index(1, 0)));
        QVERIFY(outline.editor().selection().size() >= 3);
        outline.key(Qt::Key_Escape);
        QVERIFY(outline.editor().selection().empty());
        QVERIFY(outline.tree->selectionModel()->selectedRows().isEmpty());
    }

    void followsTheDrawingLineByLine()
    {
        Outline outline("tp1");
        const QAbstractItemModelTester tester(outline.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy reset(outline.model(), &QAbstractItemModel::modelReset);
        const QString before = told(*outline.model(), {});
        outline.window().canvas().insertMachine(QStringLiteral("vm"));
        const Id made = outline.editor().selection().front();
        QVERIFY(outline.line(made).isValid());
        QCOMPARE(outline.tree->currentIndex(), outline.line(made));
        outline.editor().setSelection({outline.machine("Host1")});
        outline.window().canvas().deleteSelection();
        QVERIFY(!told(*outline.model(), {}).contains(QStringLiteral("Host1")));
        while (outline.editor().undoStack().canUndo())
            outline.editor().undoStack().undo();
        QCOMPARE(told(*outline.model(), {}), before);
        QCOMPARE(reset.count(), 0);
        // Hidden, it takes all at once later.
        outline.find<QDockWidget>("paletteDock")->raise();
        QCoreApplication::processEvents();
        outline.editor().undoStack().redo();
        outline.find<QDockWidget>("outlineDock")->raise();
        QCoreApplication::processEvents();
        QVERIFY(told(*outline.model(), {}) != before);
    }

    void f2RenamesInPlace()
    {
        Outline outline("case-1b");
        const Id host = outline.machine("Host2");
        outline.go(host);
        outline.key(Qt::Key_F2);
        auto *editor = outline.tree->findChild<QLineEdit *>();
        QVERIFY(editor);
        QCOMPARE(editor->text(), QStringLiteral("Host2"));
        editor->selectAll();
        QTest::keyClicks(editor, QStringLiteral("Outside"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(outline.topology().machine(host)->name, QStringLiteral("Outside"));  // queued by the delegate
        QCOMPARE(outline.text(outline.line(host)), QStringLiteral("Outside"));
        QSignalSpy refused(outline.model(), &OutlineModel::message);
        QVERIFY(!outline.model()->setData(outline.line(host), QStringLiteral("Host1")));
        QCOMPARE(refused.count(), 1);
        outline.editor().undoStack().undo();
        QCOMPARE(outline.topology().machine(host)->name, QStringLiteral("Host2"));
    }

    void deleteGoesOnWithTheNextLine()
    {
        Outline outline("case-1b");
        const Id cable = outline.topology().cables.begin()->first;
        outline.go(cable);
        outline.key(Qt::Key_Delete);
        QVERIFY(!outline.topology().cables.contains(cable));
        QVERIFY(outline.tree->hasFocus());
        QVERIFY(outline.tree->currentIndex().isValid());
        // A network is no element.
        const auto elements = outline.topology().interfaces.size();
        outline.tree->setCurrentIndex(outline.model()->index(0, 0, outline.model()->index(1, 0)));
        outline.key(Qt::Key_Delete);
        QCOMPARE(outline.topology().interfaces.size(), elements);
    }

    void machinesAreMovedByTheMenu()
    {
        Outline outline("case-1b");
        const Id vm1 = outline.machine("VM1");
        outline.go(vm1);
        auto *menu = outline.find<QMenu>("moveMenu");
        QVERIFY(menu->menuAction()->isEnabled());
        Q_EMIT menu->aboutToShow();
        QAction *into = menu->findChild<QAction *>(QStringLiteral("actionMoveInto-Host2"));
        QVERIFY(into);
        into->trigger();
        QCOMPARE(outline.topology().machine(vm1)->parent, outline.machine("Host2"));
        QCOMPARE(outline.line(vm1).parent(), outline.line(outline.machine("Host2")));
        QCOMPARE(outline.editor().selection(), std::vector<Id>{vm1});
        QVERIFY(invariants(outline.topology()).empty());
    }

    void movedByTheMenuAVmIsPluggedIntoItsNewHostAsByTheMouse()
    {
        Outline outline("two-hosts");
        const Id vm2 = outline.machine("VM2");
        outline.go(vm2);
        auto *menu = outline.find<QMenu>("moveMenu");
        Q_EMIT menu->aboutToShow();
        QAction *into = menu->findChild<QAction *>(QStringLiteral("actionMoveInto-Host2"));
        QVERIFY(into);
        into->trigger();
        const Topology &topology = outline.topology();
        const Id port = topology.otherEnd(outline.interface("VM2", "eth0"));
        QVERIFY(port);
        QCOMPARE(topology.label(topology.interface(port)->bridge), QStringLiteral("Host2:br0"));
        const QString said = outline.window().statusBar()->currentMessage();
        QVERIFY2(said.contains(QStringLiteral("VM2:eth0 is plugged into Host2:br0 now")), qPrintable(said));
        outline.editor().undoStack().undo();
        QCOMPARE(outline.topology().machine(vm2)->parent, outline.machine("Host1"));
    }

    void machinesAreDraggedIntoMachines()
    {
        Outline outline("case-1b");
        const Id vm1 = outline.machine("VM1");
        const std::unique_ptr<QMimeData> data(outline.model()->mimeData({outline.line(vm1)}));
        QVERIFY(data);
        const QModelIndex host2 = outline.line(outline.machine("Host2"));
        QVERIFY(outline.model()->dropMimeData(data.get(), Qt::MoveAction, -1, -1, host2));
        QCOMPARE(outline.topology().machine(vm1)->parent, outline.machine("Host2"));
    }

    void linesSayAloudWhatTheCanvasSays()
    {
        Outline outline("case-1b");
        const Id host1 = outline.machine("Host1");
        const QString said = outline.line(host1).data(Qt::AccessibleTextRole).toString();
        QCOMPARE(said, outline.window().canvas().spokenName(host1));
        QVERIFY(said.contains(QStringLiteral("NAT")));
        const QModelIndex network = outline.model()->index(0, 0, outline.model()->index(1, 0));
        QVERIFY(network.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("member")));
        QVERIFY(!outline.tree->accessibleName().isEmpty());
    }

    void enterOnAVlanLooksForIt()
    {
        Outline outline("trunk");
        QModelIndex vlans;
        for (int row = 0; row < outline.model()->rowCount(); ++row) {
            if (outline.model()->kindOf(outline.model()->index(row, 0)) == OutlineNode::Kind::Vlans)
                vlans = outline.model()->index(row, 0);
        }
        QVERIFY(vlans.isValid());
        const QModelIndex first = outline.model()->index(0, 0, vlans);
        outline.tree->setCurrentIndex(first);
        outline.key(Qt::Key_Return);
        QCOMPARE(outline.window().canvas().canvasScene().lens(), outline.model()->vlanOf(first));
        outline.key(Qt::Key_Return);
        QCOMPARE(outline.window().canvas().canvasScene().lens(), 0);
    }

    void shiftedMenuKeyOpensTheElementsMenu()
    {
        Outline outline("case-1b");
        outline.go(outline.machine("VM1"));
        const QPoint spot = outline.tree->visualRect(outline.tree->currentIndex()).center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, spot, outline.tree->viewport()->mapToGlobal(spot));
        QCoreApplication::sendEvent(outline.tree->viewport(), &event);
        QTRY_VERIFY(outline.window().findChild<QMenu *>(QStringLiteral("contextMenu")));
        outline.window().findChild<QMenu *>(QStringLiteral("contextMenu"))->close();
    }
};

QTEST_MAIN(OutlineWindowTest)
#include "tst_window_outline.moc"
