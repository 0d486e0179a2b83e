// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/canvasview_p.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace toile {

namespace {

constexpr double kGrid = 8;
constexpr double kGuideReach = 5;  // scene pixels within which edges and centres line up

bool contains(const std::vector<Id> &ids, Id id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// The machine an element of the selection is inside of, or none.
Id containerOf(const Topology &topology, Id id)
{
    if (const Machine *machine = topology.machine(id))
        return machine->parent;
    const Interface *interface = topology.interface(id);
    return interface ? interface->machine : Id();
}

}  // namespace

void CanvasView::Private::startChange()
{
    before = editor.draft();
    placesBefore = completeLayout(before);
    changeKey = QStringLiteral("canvas-%1").arg(++changes);
}

/// The document becomes `target`; all steps of one gesture are one undoable action.
void CanvasView::Private::reach(const Document &target, const QString &text)
{
    const QString shown = text.isEmpty() ? CanvasView::tr("Move") : text;
    editor.perform(shown, patchBetween(editor.document(), target), changeKey);
}

/// Lines the moving box up with edges and centres of the others in the same container.
void CanvasView::Private::snapToNeighbours(const QRectF &moving, QPointF &by)
{
    const Topology &topology = editor.topology();
    const Id container = containerOf(topology, pressedId);
    const QRectF seen = q.mapToScene(q.viewport()->rect()).boundingRect();
    double bestX = kGuideReach;
    double bestY = kGuideReach;
    std::optional<QLineF> guideX;
    std::optional<QLineF> guideY;
    const auto line = [](double mine, double other, double &best) {
        const double distance = other - mine;
        if (std::abs(distance) >= std::abs(best) && best != kGuideReach)
            return false;
        if (std::abs(distance) >= kGuideReach)
            return false;
        best = distance;
        return true;
    };
    for (const auto &[id, box] : scene->geometry().boxes) {
        if (id == pressedId || contains(editor.selection(), id) || containerOf(topology, id) != container ||
            !seen.intersects(box))
            continue;
        const double xs[][2] = {
            {moving.left(), box.left()}, {moving.center().x(), box.center().x()}, {moving.right(), box.right()}};
        for (const auto &x : xs) {
            if (line(x[0], x[1], bestX))
                guideX = QLineF(x[1], qMin(moving.top(), box.top()), x[1], qMax(moving.bottom(), box.bottom()));
        }
        const double ys[][2] = {
            {moving.top(), box.top()}, {moving.center().y(), box.center().y()}, {moving.bottom(), box.bottom()}};
        for (const auto &y : ys) {
            if (line(y[0], y[1], bestY))
                guideY = QLineF(qMin(moving.left(), box.left()), y[1], qMax(moving.right(), box.right()), y[1]);
        }
    }
    if (guideX) {
        by.rx() += bestX;
        guides.push_back(*guideX);
    }
    if (guideY) {
        by.ry() += bestY;
        guides.push_back(*guideY);
    }
}

QPointF CanvasView::Private::snapped(QPointF by)
{
    guides.clear();
    const auto placed = before.layout().of(pressedId).rect;
    const QRectF start = placed ? *placed : scene->geometry().box(pressedId);
    if (!snapping)
        return by;
    const auto onGrid = [](double value) { return std::round(value / kGrid) * kGrid; };
    QPointF result = QPointF(onGrid(start.left() + by.x()), onGrid(start.top() + by.y())) - start.topLeft();
    snapToNeighbours(start.translated(result), result);
    return result;
}

/// A move begins: what it takes along is looked up once.
void CanvasView::Private::startMove()
{
    startChange();
    carried.clear();
    pinned.clear();
    const Topology &topology = before.topology();
    const std::unordered_set<Id> chosen(editor.selection().begin(), editor.selection().end());
    spliceable = chosen.size() == 1 && isLoose(pressedId);
    if (spliceable)
        cablesBefore = scene->geometry().cables;
    std::set<Id> moved;
    const auto moves = [&](Id id) {
        for (Id up = id; up; up = containerOf(topology, up)) {
            if (chosen.contains(up))
                return true;
        }
        return false;
    };
    for (const auto &[id, placed] : placesBefore.placements) {
        if (!placed.rect)
            continue;
        Placement placement = before.layout().of(id);
        const bool placedHere = placement.rect.has_value();
        placement.rect = placed.rect;
        if (moves(id)) {
            moved.insert(id);
            carried.emplace_back(id, placement);
        } else if (!placedHere)
            pinned.emplace_back(id, placement);
    }
    for (const auto &[id, placed] : before.layout().placements) {
        const auto cable = topology.cables.find(id);
        if (!placed.bends.empty() && cable != topology.cables.end() && isCarried(topology, cable->second, moved))
            carried.emplace_back(id, placed);
    }
}

/// What dropping it here would do, where that is more than moving.
QString CanvasView::Private::moveHint() const
{
    const Topology &topology = editor.topology();
    const Machine *machine = topology.machine(pressedId);
    if (splice)
        return CanvasView::tr("Release to put %1 onto this cable; with Alt it only moves.")
            .arg(topology.label(pressedId));
    if (!machine || highlighted == machine->parent)
        return {};
    return highlighted ? CanvasView::tr("Put %1 into %2").arg(machine->name, topology.label(highlighted))
                       : CanvasView::tr("Take %1 out of %2").arg(machine->name, topology.label(machine->parent));
}

void CanvasView::Private::dragSelection(QPointF to, Qt::KeyboardModifiers modifiers)
{
    const QPointF by = snapped(to - pressedScene);
    // Without growing the containers yet: what is dragged may be on its way out of one.
    Patch patch;
    const auto put = [&](Id id, const Placement &placement) {
        const Placement now = editor.layout().of(id);
        if (now != placement)
            patch.placements.push_back({id, now, placement});
    };
    for (auto [id, placement] : carried) {
        if (placement.rect)
            placement.rect->translate(by);
        if (placement.tables)
            *placement.tables += by;
        for (QPointF &point : placement.bends)
            point += by;
        put(id, placement);
    }
    for (const auto &[id, placement] : std::exchange(pinned, {}))
        put(id, placement);
    editor.perform(CanvasView::tr("Move"), patch, changeKey);
    highlighted = dropTarget(to);
    highlightsRoot = !highlighted && containerOf(before.topology(), pressedId) && before.topology().machine(pressedId);
    if (spliceable)
        aimSplice(scene->geometry().box(pressedId).center(), pressedId, modifiers.testFlag(Qt::AltModifier));
    setHint(moveHint(), false, to);
    repaintAids();
}

/// The machine that would take what is dragged when it is dropped now.
Id CanvasView::Private::dropTarget(QPointF at) const
{
    const Topology &topology = editor.topology();
    const Machine *dragged = topology.machine(pressedId);
    if (!dragged)
        return containerOf(topology, pressedId);
    for (Id id = scene->containerAt(at, pressedId); id; id = topology.machine(id)->parent) {
        const MachineKind *kind = machineKind(topology.machine(id)->kind);
        const bool takes = (kind && kind->container) || !topology.childrenOf(id).empty() || id == dragged->parent;
        if (takes && !contains(editor.selection(), id))
            return id;
    }
    return {};
}

void CanvasView::Private::dropSelection(QPointF at)
{
    const Id target = dropTarget(at);
    const QPointF by = snapped(at - pressedScene);
    const Topology &topology = before.topology();
    Document result = before;
    QStringList advice;
    QString text = CanvasView::tr("Move");
    for (const Id id : editor.selection()) {
        const Machine *machine = topology.machine(id);
        if (!machine || machine->parent == target || contains(editor.selection(), machine->parent))
            continue;
        const Result<Advised> moved = rehome(result, id, target);
        if (!moved || !result.apply(moved->patch)) {
            say(moved ? QString() : moved.error().message);
            return;
        }
        advice << moved->advice;
        text = target ? CanvasView::tr("Put %1 into %2").arg(machine->name, topology.label(target))
                      : CanvasView::tr("Take %1 out of %2").arg(machine->name, topology.label(machine->parent));
    }
    if (!result.apply(moveElements(result, editor.selection(), by)))
        return;
    const Result<Advised> put = spliced(result, pressedId);
    if (put && !put->patch.isEmpty() && result.apply(put->patch)) {
        advice << put->advice;
        text = CanvasView::tr("Put %1 onto a cable").arg(topology.label(pressedId));
    }
    reach(result, text);
    advice.removeAll(QString());
    if (!advice.isEmpty())
        say(advice.join(u' '));
}

void CanvasView::Private::resizeTo(QPointF to)
{
    if (arrowOf(pressedId)) {
        bendArrow(to);
        return;
    }
    QRectF rect = before.layout().of(pressedId).rect.value_or(scene->geometry().box(pressedId));
    if (snapping)
        to = QPointF(std::round(to.x() / kGrid), std::round(to.y() / kGrid)) * kGrid;
    constexpr double kLeast = 48;
    if (handle == 0 || handle == 2)
        rect.setLeft(qMin(to.x(), rect.right() - kLeast));
    else
        rect.setRight(qMax(to.x(), rect.left() + kLeast));
    if (handle == 0 || handle == 1)
        rect.setTop(qMin(to.y(), rect.bottom() - kLeast));
    else
        rect.setBottom(qMax(to.y(), rect.top() + kLeast));
    Document target = before;
    if (target.apply(resizeElement(before, pressedId, rect)))
        reach(target, CanvasView::tr("Resize"));
}

void CanvasView::Private::moveTables(QPointF to)
{
    Placement placement = before.layout().of(tablesOwner);
    placement.tables = to - tablesOffset;
    Edit edit(before);
    edit.place(tablesOwner, placement);
    Document target = before;
    if (target.apply(edit.patch()))
        reach(target, CanvasView::tr("Move tables"));
}

void CanvasView::Private::toggleTables(Id owner)
{
    Placement placement = editor.layout().of(owner);
    placement.tablesCollapsed = !placement.tablesCollapsed;
    Edit edit(editor.draft());
    edit.place(owner, placement);
    editor.perform(placement.tablesCollapsed ? CanvasView::tr("Fold tables") : CanvasView::tr("Unfold tables"),
                   edit.patch());
}

/// Arrow keys. One action for as long as the same elements are moved.
void CanvasView::Private::nudge(QPointF by)
{
    if (nudgeTab(by) || nudgeBend(by))
        return;
    QString key = QStringLiteral("nudge");
    for (const Id id : editor.selection())
        key += u'-' + QString::number(id.value);
    editor.perform(CanvasView::tr("Move"), moveElements(editor.document(), editor.selection(), by), key);
}

}  // namespace toile
