// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/accessible.h"
#include "ui/canvas/canvasview_p.h"
#include "ui/canvas/look.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>

#include <algorithm>
#include <iterator>

/// Live tables: moved, folded and put back, by the mouse, by keys and from menus.
namespace toile {

namespace {

/// What tables that are held understand, beside the arrows.
constexpr int kTablesKeys[] = {Qt::Key_Space,  Qt::Key_Delete, Qt::Key_Backspace,
                               Qt::Key_Return, Qt::Key_Enter,  Qt::Key_Escape};

QPointF wayOf(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return {-1, 0};
    case Qt::Key_Right:
        return {1, 0};
    case Qt::Key_Up:
        return {0, -1};
    case Qt::Key_Down:
        return {0, 1};
    default:
        return {};
    }
}

}  // namespace

/// The tables that are held hang at `at`, or where there is room for them. One action as long as they are held.
void CanvasView::Private::replaceTables(std::optional<QPointF> at, const QString &text)
{
    const QScopedValueRollback own(changesTables, true);
    Placement placement = before.layout().of(tablesOwner);
    placement.tables = at;
    Edit edit(before);
    edit.place(tablesOwner, placement);
    Document target = before;
    if (target.apply(edit.patch()))
        reach(target, text);
}

void CanvasView::Private::moveTables(QPointF to)
{
    replaceTables(to - tablesOffset, CanvasView::tr("Move tables"));
}

void CanvasView::Private::foldTables(const std::vector<Id> &owners, bool folded)
{
    Edit edit(editor.draft());
    for (const Id owner : owners) {
        Placement placement = editor.layout().of(owner);
        placement.tablesCollapsed = folded;
        edit.place(owner, placement);
    }
    editor.perform(folded ? CanvasView::tr("Fold tables") : CanvasView::tr("Unfold tables"), edit.patch());
}

/// Of what is selected, a machine's bridges included; of all when nothing is.
std::vector<Id> CanvasView::Private::meantTables() const
{
    const std::vector<Id> &chosen = editor.selection();
    std::vector<Id> owners = scene->tableOwners();
    std::erase_if(owners, [&](Id owner) {
        const Interface *bridge = editor.topology().interface(owner);
        return !chosen.empty() && !contains(chosen, owner) && !(bridge && contains(chosen, bridge->machine));
    });
    return owners;
}

void CanvasView::foldTables(bool folded)
{
    std::vector<Id> owners = d->meantTables();
    std::erase_if(owners, [&](Id owner) { return d->editor.layout().of(owner).tablesCollapsed == folded; });
    if (!owners.empty())
        d->foldTables(owners, folded);
    else
        Q_EMIT message(folded ? tr("There is no table here to fold.") : tr("There is no table here to unfold."));
}

void CanvasView::toggleTables(Id owner)
{
    d->foldTables({owner}, !d->editor.layout().of(owner).tablesCollapsed);
}

void CanvasView::resetTables()
{
    Edit edit(d->editor.draft());
    for (const Id owner : d->meantTables()) {
        Placement placement = edit.layout().of(owner);
        if (placement.tables) {
            placement.tables.reset();
            edit.place(owner, placement);
        }
    }
    if (edit.patch().isEmpty())
        Q_EMIT message(tr("No table here was moved: they hang where there is room for them."));
    else
        d->editor.perform(tr("Put tables back"), edit.patch());
}

/// Those that are seen, in reading order.
std::vector<Id> CanvasView::Private::shownTables() const
{
    std::vector<Id> owners = q.readingOrder();
    std::erase_if(owners, [this](Id id) { return scene->tablesRect(id).isEmpty(); });
    return owners;
}

void CanvasView::moveTables()
{
    const std::vector<Id> shown = d->shownTables();
    const std::vector<Id> meant = d->meantTables();
    const auto first = std::ranges::find_if(shown, [&](Id owner) { return contains(meant, owner); });
    if (first == shown.end()) {
        Q_EMIT message(tr("There is no table here to move."));
        return;
    }
    d->endTables();
    d->cancel();
    setFocus();
    d->takeTables(*first);
}

Id CanvasView::heldTables() const
{
    return d->tablesByKeyboard ? d->tablesOwner : Id();
}

void CanvasView::Private::takeTables(Id owner)
{
    editor.setSelection({owner});
    tablesByKeyboard = byKeyboard = true;
    tablesOwner = owner;
    pointer.reset();
    uncopied.reset();
    startChange();
    q.ensureVisible(scene->tablesRect(owner), 40, 40);
    say(CanvasView::tr("Tables of %1: arrow keys move them, Space folds them, Delete puts them back, Tab chooses "
                       "others, Enter ends, Escape undoes the move.")
            .arg(editor.topology().label(owner)));
    tellTables(q, owner);
    q.viewport()->update();
}

void CanvasView::Private::takeNextTables(int step)
{
    const std::vector<Id> shown = shownTables();
    const auto count = static_cast<std::ptrdiff_t>(shown.size());
    const std::ptrdiff_t at = std::ranges::find(shown, tablesOwner) - shown.begin();
    if (at == count)
        endTables();
    else
        takeTables(shown[static_cast<std::size_t>((at + step + count) % count)]);
}

/// Arrow keys move no tables any more; they stay where they are.
void CanvasView::Private::endTables()
{
    if (!tablesByKeyboard)
        return;
    endGesture();
    say(QString());
}

bool CanvasView::Private::tablesKey(QKeyEvent *event)
{
    const int key = event->key();
    const QPointF way = wayOf(key);
    const bool isTheirs = !way.isNull() || std::ranges::find(kTablesKeys, key) != std::end(kTablesKeys);
    if (!tablesByKeyboard || !isTheirs)
        return false;
    if (key == Qt::Key_Escape) {
        cancel();
        say(QString());
    } else if (key == Qt::Key_Return || key == Qt::Key_Enter || scene->tablesRect(tablesOwner).isEmpty()) {
        endTables();  // also when the kernel says nothing of them now: the key was meant for them
    } else if (key == Qt::Key_Space) {
        if (!event->isAutoRepeat())
            foldHeldTables();
    } else if (way.isNull()) {
        replaceTables(std::nullopt, CanvasView::tr("Put tables back"));
        q.viewport()->update();
    } else {
        nudgeTables(way * (event->modifiers().testFlag(Qt::ShiftModifier) ? 1 : 8));
    }
    return true;
}

/// An action of its own: Escape leaves it.
void CanvasView::Private::foldHeldTables()
{
    const Id owner = tablesOwner;
    q.toggleTables(owner);
    takeTables(owner);
}

void CanvasView::Private::nudgeTables(QPointF by)
{
    replaceTables(scene->tablesRect(tablesOwner).topLeft() + by, CanvasView::tr("Move tables"));
    q.ensureVisible(scene->tablesRect(tablesOwner), 40, 40);
    q.viewport()->update();
}

/// Which tables keys move.
void CanvasView::Private::paintTables(QPainter &painter) const
{
    const QRectF rect = tablesByKeyboard ? scene->tablesRect(tablesOwner) : QRectF();
    if (rect.isEmpty())
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(scene->look().selection, 3));
    painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), 8, 8);
}

}  // namespace toile
