// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/kinds.h"
#include "ui/canvas/canvasscene_p.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

namespace toile {

namespace {

/// True when the element is what it was, but for what is written at it.
bool saysOnly(const ElementChange &change)
{
    if (!change.before || !change.after || change.before->index() != change.after->index())
        return false;
    if (const auto *machine = std::get_if<Machine>(&*change.before))
        return machine->parent == std::get<Machine>(*change.after).parent;
    if (const auto *interface = std::get_if<Interface>(&*change.before)) {
        const auto &after = std::get<Interface>(*change.after);
        return interface->machine == after.machine && interface->bridge == after.bridge &&
               interface->parent == after.parent && interface->settings == after.settings &&
               interface->vlans == after.vlans;
    }
    return !std::holds_alternative<Cable>(*change.before) && !std::holds_alternative<Vlan>(*change.before);
}

/// Which of `now` are not so in `before`.
template <typename Face>
void addOthers(const std::unordered_map<Id, Face> &now, const std::unordered_map<Id, Face> &before,
               std::unordered_set<Id> &others)
{
    for (const auto &[id, face] : now) {
        const auto known = before.find(id);
        if (known == before.end() || !(known->second == face))
            others.insert(id);
    }
}

}  // namespace

FaceMaker CanvasScene::Private::faceMaker() const
{
    return {editor.topology(), geometry, stage.fonts, running(), marks, faces};
}

Labelling::Drawing CanvasScene::Private::drawing()
{
    std::map<Id, QLineF> arrows;
    for (const auto &[id, note] : editor.topology().notes) {
        if (const auto *arrow = std::get_if<ArrowNote>(&note.shape))
            arrows.emplace(id, arrowLine(id, *arrow));
    }
    return {faces, editor.topology(), geometry, index, std::move(arrows)};
}

/// What is written at a machine's interfaces also comes from the machine: its name, its rules.
void CanvasScene::Private::addMachine(std::unordered_set<Id> &said, Id machine) const
{
    said.insert(machine);
    for (const Id id : index.interfaces(machine))
        said.insert(id);
}

/// The document changed by `patch`. Moving and writing cost what they touch; making and removing, what there is.
void CanvasScene::Private::follow(const Patch &patch)
{
    const QScopedValueRollback<const Patch *> following(followed, &patch);
    const Document &document = editor.document();
    const quint64 before = std::exchange(shownState, editor.state());
    const bool rewired = !patch.elements.empty() && toile::tunnels(document.topology()) != index.tunnels;
    const bool rejoined = rewired || !std::ranges::all_of(patch.elements, saysOnly);
    if (rejoined || movesMuch(patch)) {
        if (recall(before))
            return;
        remember(before);
    }
    if (rewired) {
        readElements();
        redraw();
        return;
    }
    if (rejoined) {
        followElements();
        return;
    }
    std::unordered_set<Id> said;
    std::unordered_set<Id> machines;
    for (const ElementChange &change : patch.elements) {
        if (document.topology().machine(change.id)) {
            addMachine(said, change.id);
            machines.insert(change.id);
        } else if (const Interface *interface = document.topology().interface(change.id)) {
            said.insert(change.id);
            if (std::get<Interface>(*change.before).name != interface->name)
                addMachine(said, interface->machine);  // its ports and its dotted lines name it
        }
    }
    if (!patch.elements.empty()) {
        updateTints(document.topology());
        for (const auto &[id, item] : cables) {
            item->setTint(tints.tintOf(id));
            item->setStripes(tints.stripesOf(id));
        }
        said.merge(updateMarks());
    }
    refresh(places.follow(document, index, patch.placements, machines), said);
    followStanding(patch);
}

/// What follows from which elements there are and how they are joined. The geometry that was.
Geometry CanvasScene::Private::readElements()
{
    const Document &document = editor.document();
    index = TopologyIndex(document.topology());
    updateTints(document.topology());
    Geometry before = places.reset(document, index);
    syncStanding();
    return before;
}

/// Elements were made, removed or joined otherwise: in a large drawing the others keep their items and labels.
void CanvasScene::Private::followElements()
{
    const Geometry before = readElements();
    if (plainSwitches || !Labelling::canFollow(before, geometry)) {
        redraw();
        return;
    }
    std::unordered_set<Id> said = updateMarks();
    Faces now = faceMaker().make(tints);
    addOthers(now.boxes, faces.boxes, said);
    addOthers(now.tabs, faces.tabs, said);
    faces = std::move(now);
    labels.forget(before, geometry);
    dropItems();
    for (const auto &[id, item] : cables) {
        item->setTint(tints.tintOf(id));
        item->setStripes(tints.stripesOf(id));
    }
    for (const auto &[id, paths] : geometry.lines)
        syncLines(id);
    syncCovering();
    show(movedBetween(before, geometry), said);
    for (const auto &[id, machine] : editor.topology().machines)
        syncFar(id);
    applyStanding();
    syncSelection();
}

/// Computes what the document looks like now and tells each item; an item that already shows it does nothing.
void CanvasScene::Private::syncAll(bool elementsChanged)
{
    forget();
    shownState = editor.state();
    if (elementsChanged)
        readElements();
    redraw();
}

void CanvasScene::Private::redraw()
{
    updateMarks();
    stage.live = run.live() != nullptr;
    faces = faceMaker().make(tints);
    labels.reset(drawing());
    showAll();
}

/// All items become what geometry and faces say.
void CanvasScene::Private::showAll()
{
    const bool wasCrowded = std::exchange(stage.crowded, geometry.cables.size() > kManyCables);
    if (wasCrowded != stage.crowded)
        q.update();  // cables look otherwise
    dropItems();
    syncCovering();
    syncItems(everything());
    applyStanding();
    syncSelection();
    finish();
}

CanvasScene::Private::Stale CanvasScene::Private::everything() const
{
    Stale all;
    for (const auto &[id, face] : faces.boxes)
        all.boxes.insert(id);
    for (const auto &[id, face] : faces.tabs)
        all.tabs.insert(id);
    for (const auto &[id, path] : geometry.cables)
        all.cables.insert(id);
    for (const auto &[id, paths] : geometry.lines)
        all.lines.insert(id);
    return all;
}

/// What moved and what says something else, and what must make way for it.
void CanvasScene::Private::refresh(const Moved &moved, const std::unordered_set<Id> &said)
{
    FaceMaker maker = faceMaker();
    for (const Id id : moved.tabs)
        faces.tabs.at(id).seat = geometry.tab(id);
    for (const Id id : moved.boxes) {
        const auto known = faces.boxes.find(id);
        if (known == faces.boxes.end())
            continue;  // a note
        BoxFace &face = known->second;
        const QSizeF size = std::exchange(face.rect, geometry.box(id)).size();
        if (size == face.rect.size())
            face.arrange();
        else
            face = maker.boxFace(id);  // its name may have been too long
    }
    for (const Id id : said) {
        if (const auto box = faces.boxes.find(id); box != faces.boxes.end())
            box->second = maker.boxFace(id);
        else if (const auto tab = faces.tabs.find(id); tab != faces.tabs.end())
            tab->second = maker.tabFace(id);
    }
    if (!moved.cables.empty() || !said.empty())
        faces.pills = maker.pills(tints);
    show(moved, said);
}

/// Items become what `faces` say of these.
void CanvasScene::Private::show(const Moved &moved, const std::unordered_set<Id> &said)
{
    Labelling::Placed placed = labels.follow(drawing(), moved, said);
    std::unordered_set<Id> dotted = moved.lines;
    for (const Id id : said) {
        if (geometry.lines.contains(id))
            dotted.insert(id);
    }
    syncItems({std::move(placed.boxes), std::move(placed.tabs), moved.cables, std::move(dotted)});
    followCovering(moved.boxes);
    for (const Id id : said)
        applyMark(id);
    finish();
}

/// What depends on all of the drawing.
void CanvasScene::Private::finish()
{
    const QRectF content = contentRect();
    syncTunnels();
    syncTitle(content);
    applyCovering();
    applyLens();
    placeCards();
    updateRect(content);
}

void CanvasScene::Private::updateTints(const Topology &topology)
{
    tints.update(topology, coloursOf ? &coloursOf() : nullptr);
}

void CanvasScene::setColoursOf(std::function<const Topology &()> drawn)
{
    d->coloursOf = std::move(drawn);
    d->syncAll(true);
}

}  // namespace toile
