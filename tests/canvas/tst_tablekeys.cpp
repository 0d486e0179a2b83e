// SPDX-License-Identifier: GPL-2.0-or-later
// Live tables without a mouse: moved, folded, put back, and heard.
#include "core/lab/labfile.h"
#include "resources/assets.h"
#include "tests/canvas/canvasfixture.h"
#include "ui/canvas/tablesitem.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QSignalSpy>
#include <QtTest>

using namespace toile;

class TableKeysTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m = std::make_unique<CanvasFixture>();
        m->open(QStringLiteral("case-1b"));
        m->run().show(LabRun::State::Deployed, busyState(m->topology()));
        m_vm = m->machine("VM1");
        QVERIFY(!at(m_vm).isNull());
    }

    void arrowKeysMoveTablesAsTheMouseDoes()
    {
        const QPointF was = at(m_vm);
        m->drag(scene().tablesRect(m_vm).center(), scene().tablesRect(m_vm).center() + QPointF(16, 40));
        const QString text = history().undoText();
        const QPointF byMouse = at(m_vm);
        history().undo();
        m->editor().setSelection({m_vm});
        m->view().moveTables();
        QCOMPARE(m->view().heldTables(), m_vm);
        for (int i = 0; i < 2; ++i)
            m->key(Qt::Key_Right);
        for (int i = 0; i < 5; ++i)
            m->key(Qt::Key_Down);
        QCOMPARE(at(m_vm), byMouse);
        m->key(Qt::Key_Left, Qt::ShiftModifier);
        m->key(Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(at(m_vm), byMouse - QPointF(1, 1));
        QCOMPARE(m->editor().layout().of(m_vm).tables, byMouse - QPointF(1, 1));
        m->key(Qt::Key_Return);
        QVERIFY(!m->view().heldTables());
        QCOMPARE(history().count(), 1);
        QCOMPARE(history().undoText(), text);
        // From now on they move the machine again.
        const QRectF box = m->box("VM1");
        m->key(Qt::Key_Right);
        QCOMPARE(m->box("VM1").left(), box.left() + 8);
        history().undo();
        history().undo();
        QCOMPARE(at(m_vm), was);
    }

    void tablesOutOfSightAreScrolledIn()
    {
        m->view().zoomToActualSize();
        m->view().resize(360, 260);
        m->view().centerOn(m->box("Host2").bottomRight() + QPointF(400, 400));
        const auto seen = [this] { return m->view().mapToScene(m->view().viewport()->rect()).boundingRect(); };
        QVERIFY(!seen().intersects(scene().tablesRect(m_vm)));
        m->view().revealTables(m_vm);
        QVERIFY(seen().contains(scene().tablesRect(m_vm)));
        QCOMPARE(m->editor().selection(), std::vector<Id>{m_vm});
    }

    /// Only Escape takes back where they were moved to.
    void anotherToolAndTakingThemAgainLeaveThemWhereTheyAre()
    {
        const QPointF was = at(m_vm);
        hold();
        m->key(Qt::Key_Down);
        m->view().moveTables();
        QCOMPARE(m->view().heldTables(), m_vm);
        QCOMPARE(at(m_vm), was + QPointF(0, 8));
        m->key(Qt::Key_Down);
        m->view().setTool(CanvasView::Tool::Ping);
        QVERIFY(!m->view().heldTables());
        QCOMPARE(at(m_vm), was + QPointF(0, 16));
        QCOMPARE(history().count(), 2);
    }

    void escapeLeavesNothing()
    {
        const Document before = m->editor().document();
        const QPointF was = at(m_vm);
        hold();
        m->key(Qt::Key_Down);
        m->key(Qt::Key_Left);
        QVERIFY(at(m_vm) != was);
        m->key(Qt::Key_Escape);
        QCOMPARE(at(m_vm), was);
        QVERIFY(m->editor().document() == before);
        QCOMPARE(history().count(), 0);
        QVERIFY(!m->view().heldTables());
        QVERIFY(m->view().isChosen(m_vm));
    }

    void tabGoesThroughAllTables()
    {
        hold();
        std::set<Id> seen{m_vm};
        const std::vector<Id> owners = scene().tableOwners();
        QVERIFY(owners.size() > 2);
        for (std::size_t i = 1; i < owners.size(); ++i) {
            m->key(Qt::Key_Tab);
            seen.insert(m->view().heldTables());
            QVERIFY(m->view().isChosen(m->view().heldTables()));
        }
        QCOMPARE(seen.size(), owners.size());
        m->key(Qt::Key_Tab);
        QCOMPARE(m->view().heldTables(), m_vm);
        m->key(Qt::Key_Backtab);
        QVERIFY(m->view().heldTables() != m_vm);
        const Id other = m->view().heldTables();
        const QPointF was = at(other);
        m->key(Qt::Key_Down);
        QCOMPARE(at(other), was + QPointF(0, 8));
        m->key(Qt::Key_Tab);
        m->key(Qt::Key_Escape);  // only what was moved last is taken back
        QCOMPARE(at(other), was + QPointF(0, 8));
    }

    /// Of one owner alone, as a click on their title does.
    void spaceFoldsTheTablesThatAreHeld()
    {
        const Id host = m->machine("Host1");
        m->editor().setSelection({host});
        m->view().moveTables();
        QCOMPARE(m->view().heldTables(), host);
        m->key(Qt::Key_Space);
        for (const Id owner : scene().tableOwners())
            QCOMPARE(m->editor().layout().of(owner).tablesCollapsed, owner == host);
        QCOMPARE(m->view().heldTables(), host);
        m->key(Qt::Key_Down);
        m->key(Qt::Key_Escape);
        QVERIFY(m->editor().layout().of(host).tablesCollapsed);
        QVERIFY(!m->editor().layout().of(host).tables);
        history().undo();
        QVERIFY(!m->editor().layout().of(host).tablesCollapsed);
    }

    void deletePutsTablesBackAndDeletesNothing()
    {
        const QPointF was = at(m_vm);
        hold();
        m->key(Qt::Key_Down);
        m->key(Qt::Key_Return);
        QVERIFY(m->editor().layout().of(m_vm).tables);
        hold();
        m->key(Qt::Key_Delete);
        QVERIFY(m->topology().machine(m_vm));
        QVERIFY(!m->editor().layout().of(m_vm).tables);
        QCOMPARE(at(m_vm), was);
        m->key(Qt::Key_Return);
        QCOMPARE(history().count(), 2);
    }

    void tablesAreAllPutBackAtOnce()
    {
        const QPointF was = at(m_vm);
        const Id host = m->machine("Host2");
        for (const Id owner : {m_vm, host}) {
            m->editor().setSelection({owner});
            m->view().moveTables();
            m->key(Qt::Key_Down);
            m->key(Qt::Key_Return);
        }
        m->editor().setSelection({});
        m->view().resetTables();
        QVERIFY(!m->editor().layout().of(m_vm).tables && !m->editor().layout().of(host).tables);
        QCOMPARE(at(m_vm), was);
        history().undo();
        QVERIFY(m->editor().layout().of(m_vm).tables && m->editor().layout().of(host).tables);
        m->editor().setSelection({host});
        m->view().resetTables();
        QVERIFY(m->editor().layout().of(m_vm).tables && !m->editor().layout().of(host).tables);
        QSignalSpy said(&m->view(), &CanvasView::message);
        m->view().resetTables();
        QCOMPARE(said.count(), 1);
    }

    void anythingElseEndsIt_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"undo", "another change", "a press", "a selection", "no tables any more"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }

    void anythingElseEndsIt()
    {
        QFETCH(QString, what);
        const bool undone = what == u"undo";
        const QPointF was = at(m_vm);
        hold();
        m->key(Qt::Key_Down);
        const std::size_t machines = m->topology().machines.size();
        const QRectF box = m->box("VM1");
        if (undone)
            history().undo();
        else if (what == u"another change")
            m->view().toggleTables(m->machine("Host2"));
        else if (what == u"a press")
            m->click(m->box("Host2").bottomRight() + QPointF(90, 90));
        else if (what == u"a selection")
            m->editor().setSelection({m->machine("Host2")});
        else
            m->run().show(LabRun::State::Undeployed, std::nullopt);
        if (what == u"no tables any more")
            m->key(Qt::Key_Up);
        QVERIFY(!m->view().heldTables());
        QCOMPARE(m->box("VM1"), box);
        QCOMPARE(m->editor().layout().of(m_vm).tables.has_value(), !undone);
        m->key(Qt::Key_Escape);
        QCOMPARE(m->editor().layout().of(m_vm).tables.has_value(), !undone);  // it is no longer this that it ends
        QCOMPARE(m->topology().machines.size(), machines);
        if (undone)
            QCOMPARE(at(m_vm), was);
    }

    void withoutTablesItIsSaid()
    {
        QSignalSpy said(&m->view(), &CanvasView::message);
        m->run().show(LabRun::State::Deployed, deployedState(m->topology()));
        m->view().moveTables();
        QCOMPARE(said.count(), 1);
        QVERIFY(!m->view().heldTables());
    }

    void theMenuOverTablesIsThatOfTheirOwner()
    {
        QSignalSpy wanted(&m->view(), &CanvasView::contextMenuWanted);
        const QPoint place = m->at(scene().tablesRect(m_vm).center());
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, m->view().viewport()->mapToGlobal(place));
        QCoreApplication::sendEvent(m->view().viewport(), &event);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().value<Id>(), m_vm);
        QVERIFY(m->view().isChosen(m_vm));
    }

    void tablesAreHeardWithTheirColumns()
    {
        QAccessibleInterface *canvas = QAccessible::queryAccessibleInterface(&m->view());
        const auto order = m->view().readingOrder();
        const auto index = std::ranges::find(order, m_vm) - order.begin();
        QAccessibleInterface *vm = canvas->child(static_cast<int>(index));
        QVERIFY(vm && vm->childCount() == 1);
        QCOMPARE(vm->parent(), canvas);
        QAccessibleInterface *table = vm->child(0);
        QCOMPARE(table->role(), QAccessible::List);
        QCOMPARE(table->parent(), vm);
        QCOMPARE(vm->indexOfChild(table), 0);
        const QString name = table->text(QAccessible::Name);
        QVERIFY2(name.startsWith(QStringLiteral("VM1 · ARP, ")), qPrintable(name));
        QVERIFY(table->childCount() > 0);
        const QString row = table->child(0)->text(QAccessible::Name);
        QVERIFY2(row.contains(QStringLiteral("Address 2.0.0.2, MAC ")) && row.contains(QStringLiteral("State ")),
                 qPrintable(row));
        QVERIFY(vm->text(QAccessible::Description).contains(row));
        const QPoint middle = table->rect().center();
        QCOMPARE(canvas->childAt(middle.x(), middle.y()), table);
        // A screen reader folds them as well.
        QVERIFY(table->state().expanded && !table->state().collapsed);
        QVERIFY(table->actionInterface());
        table->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
        QVERIFY(m->editor().layout().of(m_vm).tablesCollapsed);
        QVERIFY(table->state().collapsed);
        QCOMPARE(table->childCount(), 0);
        QVERIFY(table->isValid());
        m->run().show(LabRun::State::Undeployed, std::nullopt);
        QVERIFY(!table->isValid());
        QCOMPARE(vm->childCount(), 0);
    }

    void theFocusIsOnTheTablesThatAreHeld()
    {
        QAccessibleInterface *canvas = QAccessible::queryAccessibleInterface(&m->view());
        hold();
        QAccessibleInterface *table = canvas->focusChild();
        QVERIFY(table && table->text(QAccessible::Name).startsWith(QStringLiteral("VM1 · ARP")));
        QVERIFY(table->state().focused && !table->parent()->state().focused);
        m->key(Qt::Key_Return);
        QVERIFY(canvas->focusChild()->text(QAccessible::Name).startsWith(QStringLiteral("VM1, ")));
    }

private:
    CanvasScene &scene() { return m->view().canvasScene(); }
    QUndoStack &history() { return m->editor().undoStack(); }
    QPointF at(Id owner) { return scene().tablesRect(owner).topLeft(); }

    void hold()
    {
        m->editor().setSelection({m_vm});
        m->view().moveTables();
        QCOMPARE(m->view().heldTables(), m_vm);
    }

    std::unique_ptr<CanvasFixture> m;
    Id m_vm;
};

QTEST_MAIN(TableKeysTest)
#include "tst_tablekeys.moc"
