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
        if (moves(id))
            carried.emplace_back(id, placement);
        else if (!placedHere)
            pinned.emplace_back(id, placement);
    }
}

void CanvasView::Private::dragSelection(QPointF to)
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
        placement.rect->translate(by);
        if (placement.tables)
            *placement.tables += by;
        put(id, placement);
    }
    for (const auto &[id, placement] : std::exchange(pinned, {}))
        put(id, placement);
    editor.perform(CanvasView::tr("Move"), patch, changeKey);
    highlighted = dropTarget(to);
    highlightsRoot = !highlighted && containerOf(before.topology(), pressedId) && before.topology().machine(pressedId);
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
    for (const Id id : editor.selection()) {
        const Machine *machine = topology.machine(id);
        if (!machine || machine->parent == target || contains(editor.selection(), machine->parent))
            continue;
        const Result<Patch> moved = reparent(result, id, target);
        if (!moved || !result.apply(*moved)) {
            say(moved ? QString() : moved.error().message);
            return;
        }
    }
    if (result.apply(moveElements(result, editor.selection(), by)))
        reach(result, CanvasView::tr("Move"));
}

void CanvasView::Private::resizeTo(QPointF to)
{
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

/// Along the border of the box that the tab sits on. A tab that faces a machine inside may also stand free near that.
Placement CanvasView::Private::tabPlacement(Id tab, QPointF to, Placement placement) const
{
    constexpr double kFree = 64;  // so far from every border it stands free
    const Interface *interface = editor.topology().interface(tab);
    const TabSeat seat = scene->geometry().tab(tab);
    const QRectF box = scene->geometry().box(seat.seat == Seat::Bridge ? interface->bridge : interface->machine);
    if (seat.seat == Seat::Inner && box.adjusted(kFree, kFree, -kFree, -kFree).contains(to)) {
        placement.side.reset();
        placement.offset = Placement().offset;
        return placement;
    }
    const double gaps[] = {std::abs(to.x() - box.left()), std::abs(to.y() - box.top()), std::abs(box.right() - to.x()),
                           std::abs(box.bottom() - to.y())};
    const auto side = static_cast<Side>(std::min_element(std::begin(gaps), std::end(gaps)) - std::begin(gaps));
    const bool upright = side == Side::Left || side == Side::Right;
    const double along = upright ? (to.y() - box.top()) / box.height() : (to.x() - box.left()) / box.width();
    placement.side = side;
    placement.offset = qBound(0.08, std::round(along * 1000) / 1000, 0.92);
    return placement;
}

void CanvasView::Private::slideTab(QPointF to)
{
    if (!editor.topology().interface(pressedId))
        return;
    Edit edit(before);
    edit.place(pressedId, tabPlacement(pressedId, to, before.layout().of(pressedId)));
    Document target = before;
    if (target.apply(edit.patch()))
        reach(target, CanvasView::tr("Move"));
}

/// Arrow keys slide a tab along its border; one that stands free goes to the border on that side.
bool CanvasView::Private::nudgeTab(QPointF by)
{
    const Id tab = editor.selection().size() == 1 ? editor.selection().front() : Id();
    const auto &tabs = scene->geometry().tabs;
    const auto found = tabs.find(tab);
    if (found == tabs.end())
        return false;
    QPointF to = found->second.at + by;
    if (!found->second.onBorder) {
        const QRectF box = scene->geometry().box(editor.topology().interface(tab)->machine);
        to = by.x() < 0   ? QPointF(box.left(), to.y())
             : by.x() > 0 ? QPointF(box.right(), to.y())
             : by.y() < 0 ? QPointF(to.x(), box.top())
                          : QPointF(to.x(), box.bottom());
    }
    Edit edit(editor.draft());
    edit.place(tab, tabPlacement(tab, to, editor.layout().of(tab)));
    editor.perform(CanvasView::tr("Move"), edit.patch(), QStringLiteral("nudge-%1").arg(tab.value));
    return true;
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
    if (nudgeTab(by))
        return;
    QString key = QStringLiteral("nudge");
    for (const Id id : editor.selection())
        key += u'-' + QString::number(id.value);
    editor.perform(CanvasView::tr("Move"), moveElements(editor.document(), editor.selection(), by), key);
}

}  // namespace toile
