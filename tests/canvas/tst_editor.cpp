// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/drawing.h"
#include "ui/editor.h"

#include <QSignalSpy>
#include <QtTest>

using namespace toile;

class EditorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void performsUndoesAndRedoes();
    void sameKeyIsOneAction();
    void aStalePatchIsRefused();
    void removedElementsLeaveTheSelection();
    void savingMakesItUnmodified();

private:
    static Patch host(const Editor &editor, Id *id)
    {
        return addMachine(editor.document(), *machineKind(u"host"), QPointF(10, 20), Id(), id);
    }
};

void EditorTest::performsUndoesAndRedoes()
{
    Editor editor;
    QSignalSpy changed(&editor, &Editor::changed);
    Id id;
    QVERIFY(editor.perform(QStringLiteral("Add"), host(editor, &id)));
    QVERIFY(editor.topology().machine(id));
    editor.undoStack().undo();
    QVERIFY(!editor.topology().machine(id));
    editor.undoStack().redo();
    QVERIFY(editor.topology().machine(id));
    QCOMPARE(changed.size(), 3);
    QVERIFY(editor.perform(QStringLiteral("Nothing"), Patch()));
    QCOMPARE(editor.undoStack().count(), 1);
}

void EditorTest::sameKeyIsOneAction()
{
    Editor editor;
    Id id;
    editor.perform(QStringLiteral("Add"), host(editor, &id));
    const Document before = editor.document();
    for (int i = 0; i < 5; ++i)
        editor.perform(QStringLiteral("Move"), moveElements(editor.document(), {id}, QPointF(8, 0)),
                       QStringLiteral("drag"));
    QCOMPARE(editor.undoStack().count(), 2);
    editor.undoStack().undo();
    QCOMPARE(editor.document(), before);
}

void EditorTest::aStalePatchIsRefused()
{
    Editor editor;
    Id id;
    editor.perform(QStringLiteral("Add"), host(editor, &id));
    const Patch stale = removeElements(editor.document(), {id});
    QVERIFY(editor.perform(QStringLiteral("Rename"), *rename(editor.document(), id, QStringLiteral("Other"))));
    const Document before = editor.document();
    const QSignalSpy told(&editor, &Editor::refused);
    QVERIFY(!editor.perform(QStringLiteral("Delete"), stale));
    QCOMPARE(told.size(), 1);
    QVERIFY(!told.front().front().toString().isEmpty());
    QCOMPARE(editor.document(), before);
    QCOMPARE(editor.undoStack().count(), 2);
}

void EditorTest::removedElementsLeaveTheSelection()
{
    Editor editor;
    Id id;
    editor.perform(QStringLiteral("Add"), host(editor, &id));
    editor.setSelection({id});
    QSignalSpy selection(&editor, &Editor::selectionChanged);
    editor.undoStack().undo();
    QVERIFY(editor.selection().empty());
    QCOMPARE(selection.size(), 1);
}

void EditorTest::savingMakesItUnmodified()
{
    Editor editor;
    Id id;
    editor.perform(QStringLiteral("Add"), host(editor, &id));
    QVERIFY(editor.isModified());
    editor.setSaved(QStringLiteral("/tmp/a.toile"));
    QVERIFY(!editor.isModified());
    QCOMPARE(editor.path(), QStringLiteral("/tmp/a.toile"));
    editor.undoStack().undo();
    QVERIFY(editor.isModified());
}

QTEST_GUILESS_MAIN(EditorTest)
#include "tst_editor.moc"
