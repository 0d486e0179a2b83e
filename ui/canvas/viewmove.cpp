// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/arranging.h"
#include "core/model/containers.h"
#include "core/model/turntabs.h"
#include "ui/canvas/canvasview_p.h"

#include <QStringList>

#include <algorithm>
#include <set>
#include <unordered_set>
#include <utility>

namespace toile {

namespace {

using arrange::containerOf;

Placement translated(Placement placement, QPointF by)
{
    if (placement.rect)
        placement.rect->translate(by);
    if (placement.tables)
        *placement.tables += by;
    for (QPointF &point : placement.bends)
        point += by;
    return placement;
}

}  // namespace

void CanvasView::Private::startChange()
{
    before = editor.draft();
    placesBefore = completeLayout(before);
    if (gesture == Gesture::Move && uncopied)
        return;  // moving what was just copied is one action with that
    changeKey = QStringLiteral("canvas-%1").arg(++changes);
}

/// The document becomes `target`; all steps of one gesture are one undoable action.
void CanvasView::Private::reach(const Document &target, const QString &text)
{
    const QString shown = text.isEmpty() ? CanvasView::tr("Move") : text;
    editor.perform(shown, patchBetween(editor.document(), target), changeKey);
}

/// A move begins: what it takes along is looked up once.
void CanvasView::Private::startMove()
{
    startChange();
    carried.clear();
    pinned.clear();
    moving = movable();
    movingRect = QRectF();
    for (const Id id : moving)
        movingRect |= placesBefore.of(id).rect.value_or(QRectF());
    const Topology &topology = before.topology();
    const std::unordered_set<Id> chosen(moving.begin(), moving.end());
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
        const bool standsSo = placement.rect == placed.rect;
        placement.rect = placed.rect;
        if (moves(id)) {
            moved.insert(id);
            carried.emplace_back(id, placement);
        } else if (!standsSo)
            pinned.emplace_back(id, placement);
    }
    for (const auto &[id, placed] : before.layout().placements) {
        const auto cable = topology.cables.find(id);
        if (!placed.bends.empty() && cable != topology.cables.end() && isCarried(topology, cable->second, moved))
            carried.emplace_back(id, placed);
    }
    scene->lift(moving);
}

/// Whether dropping it into what is highlighted takes it out of its machine; not when that is moved with it.
bool CanvasView::Private::changesHolder() const
{
    const Id holder = containerOf(before.topology(), pressedId);
    return holder != highlighted && !contains(editor.selection(), holder);
}

/// What dropping it here would do, where that is more than moving.
QString CanvasView::Private::moveHint() const
{
    const Topology &topology = editor.topology();
    const Machine *machine = topology.machine(pressedId);
    if (splice)
        return CanvasView::tr("Release to put %1 onto this cable; with Alt it only moves.")
            .arg(topology.label(pressedId));
    if (covered)
        return CanvasView::tr("%1 cannot hold %2: release it beside.")
            .arg(topology.label(covered), topology.label(pressedId));
    if (!machine || !changesHolder())
        return {};
    return highlighted ? CanvasView::tr("Put %1 into %2").arg(machine->name, topology.label(highlighted))
                       : CanvasView::tr("Take %1 out of %2").arg(machine->name, topology.label(machine->parent));
}

void CanvasView::Private::dragSelection(QPointF to, Qt::KeyboardModifiers modifiers)
{
    const QPointF by = snapped(to - pressedScene, containerOf(before.topology(), pressedId));
    // Without growing the containers yet: what is dragged may be on its way out of one.
    Patch patch;
    const auto put = [&](Id id, const Placement &placement) {
        const Placement now = editor.layout().of(id);
        if (now != placement)
            patch.placements.push_back({id, now, placement});
    };
    for (const auto &[id, placement] : carried)
        put(id, translated(placement, by));
    for (const auto &[id, placement] : std::exchange(pinned, {}))
        put(id, placement);
    if (!editor.perform(CanvasView::tr("Move"), patch, changeKey))
        return;  // nothing here can be moved: it was said why
    highlighted = dropTarget(to);
    highlightsRoot = false;
    if (before.topology().machine(pressedId) && !changesHolder())
        highlighted = containerOf(before.topology(), pressedId);
    else
        highlightsRoot = !highlighted && before.topology().machine(pressedId);
    if (spliceable)
        aimSplice(scene->geometry().box(pressedId).center(), pressedId, modifiers.testFlag(Qt::AltModifier));
    covered = splice ? Id() : coveredBy(to);
    setHint(moveHint(), bool(covered), to);
    repaintAids();
}

/// The box that holds nothing, under the pointer and so under what is dragged; none where that may be.
Id CanvasView::Private::coveredBy(QPointF at) const
{
    const Topology &topology = before.topology();
    const Id holder = containerOf(topology, pressedId);
    const bool machine = topology.machine(pressedId);
    if (editor.isReadOnly() || (!machine && !topology.isBridge(pressedId)))
        return {};
    const Id under = scene->containerAt(at, pressedId);
    const auto isMoved = [this](Id id) {
        for (Id up = id; up; up = containerOf(editor.topology(), up)) {
            if (contains(moving, up))
                return true;
        }
        return false;
    };
    if (isMoved(under))
        return {};
    // A bridge stays with its machine, wherever that must grow to.
    const bool holds = under == holder || (machine ? mayHold(under) : topology.isAncestor(under, holder));
    if (under && !holds)
        return under;
    for (const Id id : topology.interfacesOf(under)) {
        if (topology.isBridge(id) && !isMoved(id) && scene->geometry().box(id).contains(at))
            return id;
    }
    return {};
}

/// Whether machines may be put into it.
bool CanvasView::Private::mayHold(Id machine) const
{
    const Topology &topology = editor.topology();
    const MachineKind *kind = topology.machine(machine) ? machineKind(topology.machine(machine)->kind) : nullptr;
    return (kind && kind->container) || !topology.childrenOf(machine).empty();
}

/// What was dropped where it cannot be is where it was.
void CanvasView::Private::returnFrom(Id box)
{
    const Topology &topology = editor.topology();
    say(CanvasView::tr("%1 cannot hold %2, which is back where it was.")
            .arg(topology.label(box), topology.label(pressedId)));
    const Geometry was = scene->geometry();
    reach(uncopied.value_or(before), QString());
    scene->glideFrom(was);
}

/// The machine that would take what is dragged when it is dropped now.
Id CanvasView::Private::dropTarget(QPointF at) const
{
    const Topology &topology = editor.topology();
    const Machine *dragged = topology.machine(pressedId);
    if (!dragged)
        return containerOf(topology, pressedId);
    for (Id id = scene->containerAt(at, pressedId); id; id = topology.machine(id)->parent) {
        if ((mayHold(id) || id == dragged->parent) && !contains(editor.selection(), id))
            return id;
    }
    return {};
}

/// As when it is dropped `by` from where it was, into `target`.
Result<CanvasView::Private::Drop> CanvasView::Private::dropped(QPointF by, Id target) const
{
    const Topology &topology = before.topology();
    const Id from = containerOf(topology, pressedId);
    // First where it is now: what takes it in grows to hold that place, and what it leaves holds neither.
    Edit shift(before);
    containers::pinEverything(shift);
    for (const auto &[id, placement] : carried)
        shift.place(id, translated(placement, by));
    Drop drop{before, {}, CanvasView::tr("Move")};
    if (const Result<> done = drop.result.apply(shift.patch()); !done)
        return done.error();
    std::vector<Id> taken;
    for (const Id id : moving) {
        const Machine *machine = topology.machine(id);
        if (!machine || machine->parent != from || machine->parent == target ||
            contains(editor.selection(), machine->parent))
            continue;
        const Result<Advised> moved = rehome(drop.result, id, target);
        if (!moved)
            return moved.error();
        if (const Result<> done = drop.result.apply(moved->patch); !done)
            return done.error();
        taken.push_back(id);
        drop.advice << moved->advice;
        drop.text = target ? CanvasView::tr("Put %1 into %2").arg(machine->name, topology.label(target))
                           : CanvasView::tr("Take %1 out of %2").arg(machine->name, topology.label(machine->parent));
    }
    if (const Result<> done = drop.result.apply(turnTabs(before, drop.result, taken)); !done)
        return done.error();
    Edit grown(drop.result);
    for (const Id id : moving)
        containers::grow(grown, containerOf(drop.result.topology(), id));
    if (const Result<> done = drop.result.apply(grown.patch()); !done)
        return done.error();
    const Id holder = containerOf(drop.result.topology(), pressedId);
    if (const Result<> done = drop.result.apply(arrange::giveWay(before, drop.result, holder)); !done)
        return done.error();
    return drop;
}

/// How far aside of there all that is moved finds room.
QPointF CanvasView::Private::besideOthers(QPointF by, Id target) const
{
    const Topology &topology = before.topology();
    const Id from = containerOf(topology, pressedId);
    std::vector<arrange::Placing> placings;
    for (const Id id : moving) {
        const Id container = containerOf(topology, id);
        const QRectF rect = placesBefore.of(id).rect.value_or(QRectF());
        if (!rect.isEmpty() && !topology.notes.contains(id) && !contains(moving, container))
            placings.push_back(
                {id, rect.translated(by), topology.machine(id) && container == from ? target : container});
    }
    return arrange::stepAside(topology, placesBefore, placings).value_or(QPointF());
}

void CanvasView::Private::dropSelection(QPointF at)
{
    if (const Id box = splice ? Id() : coveredBy(at)) {
        returnFrom(box);
        return;
    }
    const Id target = dropTarget(at);
    const QPointF by = snapped(at - pressedScene, containerOf(before.topology(), pressedId));
    // Beside what it would lie on or touch, where there is room.
    const QPointF aside = splice ? QPointF() : besideOthers(by, target);
    Result<Drop> drop = dropped(by + aside, target);
    if (!drop) {
        say(drop.error().message);
        return;
    }
    const Result<Advised> put = spliced(drop->result, pressedId);
    if (put && !put->patch.isEmpty() && drop->result.apply(put->patch)) {
        drop->advice << put->advice;
        drop->text = CanvasView::tr("Put %1 onto a cable").arg(before.topology().label(pressedId));
    }
    const Geometry was = scene->geometry();
    reach(drop->result, drop->text);
    if (!aside.isNull())
        scene->glideFrom(was);
    drop->advice.removeAll(QString());
    if (!drop->advice.isEmpty())
        say(drop->advice.join(u' '));
}

void CanvasView::Private::resizeTo(QPointF to)
{
    if (arrowOf(pressedId)) {
        bendArrow(to);
        return;
    }
    const QRectF rect =
        this->resized(before.layout().of(pressedId).rect.value_or(scene->geometry().box(pressedId)), to);
    const Patch resized = resizeElement(before, pressedId, rect);
    Document target = before;
    if (!isStopped(before, resized) && target.apply(resized))
        reach(target, CanvasView::tr("Resize"));
    repaintAids();
}

/// What is selected and what is grouped with it, but for what is locked.
std::vector<Id> CanvasView::Private::movable() const
{
    std::vector<Id> ids = arrange::withGroups(editor.layout(), editor.selection());
    std::erase_if(ids, [this](Id id) {
        return arrange::isBox(editor.topology(), id) && arrange::isLocked(editor.document(), id);
    });
    return ids;
}

/// Arrow keys. One action for as long as the same elements are moved.
void CanvasView::Private::nudge(QPointF by)
{
    if (nudgeTab(by) || nudgeBend(by))
        return;
    const std::vector<Id> ids = movable();
    if (ids.empty() && !editor.selection().empty())
        say(CanvasView::tr("What is selected is locked: unlock it to move it."));
    QString key = QStringLiteral("nudge");
    for (const Id id : ids)
        key += u'-' + QString::number(id.value);
    Patch moved = moveElements(editor.document(), ids, by);
    if (const Id holder = ids.empty() ? Id() : containerOf(editor.topology(), ids.front())) {
        Document after = editor.draft();  // what it is in may grow
        if (after.apply(moved) && after.apply(arrange::giveWay(editor.document(), after, holder)))
            moved = patchBetween(editor.document(), after);
    }
    if (!isStopped(editor.document(), moved))
        editor.perform(CanvasView::tr("Move"), moved, key);
}

/// Whether something would look as if it were inside of what it is not in, or lie on another box; it is said.
bool CanvasView::Private::isStopped(const Document &from, const Patch &patch)
{
    const std::optional<arrange::Seeming> seeming = arrange::seemsInside(from, patch);
    const std::optional<arrange::Touch> touch = seeming ? std::nullopt : arrange::touches(from, patch);
    const Id box = seeming ? seeming->box : touch ? touch->box : Id();
    const Id other = seeming ? seeming->holder : touch ? touch->other : Id();
    const QString label = editor.topology().label(other);
    if (seeming || (touch && mayHold(other)))
        say(CanvasView::tr("Stops here: %1 would look as if it were inside %2. “Move inside” in the menu Edit puts a "
                           "machine there.")
                .arg(editor.topology().label(box), label));
    else if (touch)
        say(CanvasView::tr("Stops here: %1 is in the way.").arg(label));
    return seeming || touch;
}

/// Alt with arrow keys: the right and the lower edge of the one selected box.
bool CanvasView::Private::resizeByKey(QPointF by)
{
    const Id id = editor.selection().size() == 1 ? editor.selection().front() : Id();
    if (!arrange::isBox(editor.topology(), id) || arrowOf(id))
        return false;
    if (arrange::isLocked(editor.document(), id)) {
        say(CanvasView::tr("%1 is locked: unlock it to resize it.").arg(editor.topology().label(id)));
        return true;
    }
    const QRectF rect = scene->geometry().box(id).adjusted(0, 0, by.x(), by.y());
    const Patch resized = resizeElement(editor.document(), id, rect);
    if (!isStopped(editor.document(), resized))
        editor.perform(CanvasView::tr("Resize"), resized, QStringLiteral("resize-%1").arg(id.value));
    return true;
}

}  // namespace toile
