// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/arranging.h"
#include "ui/canvas/canvasview_p.h"
#include "ui/canvas/elementitem.h"
#include "ui/canvas/look.h"

#include <QGraphicsItem>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace toile {

namespace {

constexpr double kRim = 12;      // of a container: a cable that is dropped there goes to the container itself
constexpr double kAtLeast = 40;  // a cable shorter than this into its own machine is none

bool isTab(const Topology &topology, Id id)
{
    return topology.interface(id) && !topology.isBridge(id);
}

}  // namespace

void CanvasView::Private::startCableAt(Id from)
{
    const Topology &topology = editor.topology();
    const std::unordered_set<Id> reachable = toile::cableTargets(topology, from);
    const Result<> may = mayBeginCable(topology, from);
    gesture = Gesture::Cable;
    cableFrom = from;
    cableTarget = cableInside = Id();
    cableRefusal = may ? QString() : may.error().message;
    cableTo = pressedScene;
    cableAim = -1;
    cableTargets.clear();
    for (const Id id : q.readingOrder()) {
        if (reachable.contains(id))
            cableTargets.push_back(id);
    }
    q.viewport()->update();
}

/// The bridge that is drawn there, else the machine.
Id CanvasView::Private::boxAt(QPointF at) const
{
    const Id machine = scene->containerAt(at);
    for (const Id id : editor.topology().interfacesOf(machine)) {
        if (editor.topology().isBridge(id) && scene->geometry().box(id).contains(at))
            return id;
    }
    return machine;
}

Id CanvasView::Private::cableTargetAt(QPointF at) const
{
    const Id id = scene->idAt(at);
    const Topology &topology = editor.topology();
    // A cable, a note or the label of a tab that is taken is in the way, and not meant.
    if (topology.cables.contains(id) || topology.notes.contains(id))
        return boxAt(at);
    const bool label = isTab(topology, id) && !tabRect(scene->geometry().tab(id)).contains(at);
    if (!label || id == cableFrom || !topology.otherEnd(id))
        return id;
    const Interface &taken = *topology.interface(id);
    return taken.bridge ? taken.bridge : taken.machine;
}

/// The container of which `at` is the inside, or none.
Id CanvasView::Private::insideAt(QPointF at, Id target) const
{
    const Machine *machine = editor.topology().machine(target);
    const MachineKind *kind = machine ? machineKind(machine->kind) : nullptr;
    if (!kind || !kind->container)
        return {};
    const bool own = target == cableFrom && QLineF(pressedScene, at).length() < kAtLeast / zoom();
    const QRectF inside = scene->geometry().box(target).adjusted(kRim, kHeaderHeight, -kRim, -kRim);
    return !own && inside.contains(at) ? target : Id();
}

/// What dropping it here would do, or why it would do nothing.
QString CanvasView::Private::cableHint() const
{
    const Topology &topology = editor.topology();
    if (!cableRefusal.isEmpty())
        return cableRefusal;
    if (cableInside)
        return cableInside == cableFrom
                   ? CanvasView::tr("Release for something new in %1.").arg(topology.label(cableInside))
                   : CanvasView::tr("Release for %1, or for something new in it.").arg(topology.label(cableInside));
    if (!cableTarget)
        return CanvasView::tr("Release for a new machine.");
    if (cableTarget == cableFrom)
        return {};
    return CanvasView::tr("Connect %1 to %2").arg(topology.label(cableFrom), topology.label(cableTarget));
}

/// A switch without an address of its own, which nobody can ping.
bool CanvasView::Private::isMute(Id machine) const
{
    const Topology &topology = editor.topology();
    const MachineKind *kind = topology.machine(machine) ? machineKind(topology.machine(machine)->kind) : nullptr;
    return kind && kind->startsWithBridge && std::ranges::all_of(topology.interfacesOf(machine), [&](Id id) {
               return topology.interface(id)->addresses.empty();
           });
}

void CanvasView::Private::aimPing(Id target)
{
    const Topology &topology = editor.topology();
    const Interface *interface = topology.interface(target);
    cableTarget = interface ? interface->machine : target;
    cableRefusal = run.live() ? QString() : CanvasView::tr("Deploy the lab to ping: a drawing answers nothing.");
    if (cableTarget && (!topology.machine(cableTarget) || cableTarget == cableFrom))
        cableRefusal = CanvasView::tr("Only another machine can be pinged.");
    for (const Id end : {cableFrom, cableTarget}) {
        if (isMute(end))
            cableRefusal = CanvasView::tr("%1 is a switch without an address: it sends no ping and answers none.")
                               .arg(topology.label(end));
    }
}

QString CanvasView::Private::pingHint() const
{
    const Topology &topology = editor.topology();
    if (!cableRefusal.isEmpty())
        return cableRefusal;
    return cableTarget ? CanvasView::tr("Ping %1 from %2").arg(topology.label(cableTarget), topology.label(cableFrom))
                       : CanvasView::tr("Release on a machine: it is pinged.");
}

void CanvasView::Private::aimCable(QPointF at)
{
    cableTo = at;
    const Id target = cableTargetAt(at);
    if (gesture == Gesture::Ping) {
        aimPing(target);
        setHint(pingHint(), !cableRefusal.isEmpty(), at);
        q.viewport()->update();
        return;
    }
    const Id inside = insideAt(at, target);
    if (target != cableTarget || inside != cableInside || hint.isEmpty()) {
        cableTarget = target;
        cableInside = inside;
        const bool blank = !target || inside || target == cableFrom;
        const Result<> may =
            blank ? mayBeginCable(editor.topology(), cableFrom) : mayConnect(editor.topology(), cableFrom, target);
        cableRefusal = may ? QString() : may.error().message;
        say(cableRefusal);
    }
    setHint(cableHint(), !cableRefusal.isEmpty(), at);
    q.viewport()->update();
}

void CanvasView::Private::finishCableAt(QPointF at)
{
    aimCable(at);
    setHint({}, false, at);
    if (cableRefusal.isEmpty() && (cableInside || !cableTarget))
        offer(at, cableInside);
    else
        finishCable(cableFrom, cableTarget);
}

/// The patch, and room on the boxes at the ends of the cables that it makes.
Patch CanvasView::Private::withRoom(const Patch &patch) const
{
    Document result = editor.document();
    if (!result.apply(patch))
        return patch;
    std::vector<Id> boxes;
    for (const ElementChange &change : patch.elements) {
        const Cable *cable = change.after && !change.before ? std::get_if<Cable>(&*change.after) : nullptr;
        for (const Id end : cable ? std::vector<Id>{cable->a, cable->b} : std::vector<Id>())
            boxes.push_back(result.topology().interface(end)->machine);
    }
    const bool grown = bool(result.apply(arrange::makeRoomForTabs(result, boxes)));
    return grown ? patchBetween(editor.document(), result) : patch;
}

void CanvasView::Private::finishCable(Id from, Id to)
{
    const Topology &topology = editor.topology();
    if (!to || to == from || !topology.find(from) || !topology.find(to)) {
        say(cableRefusal);
        return;
    }
    const QString text = CanvasView::tr("Connect %1 to %2").arg(topology.label(from), topology.label(to));
    Id cable;
    const Result<Patch> joined = connectElements(editor.document(), from, to, true, &cable);
    if (!joined) {
        say(joined.error().message);
        return;
    }
    if (editor.perform(text, withRoom(withWanted(automatics, *joined))) && cable) {
        say(text);
        editor.setSelection({cable});
    }
}

/// A route leads to a network: to its prefix, a cable or an interface of it, or to a machine that is on it.
void CanvasView::Private::aimRoute(QPointF at)
{
    cableTo = at;
    const Id network = scene->networkAt(at, pixels());
    const Id machine = scene->containerAt(at);
    const Id target = network ? network : machine == cableFrom ? Id() : machine;
    if (target != cableTarget || hint.isEmpty()) {
        cableTarget = target;
        const Topology &topology = editor.topology();
        const auto routed = target ? routeTarget(topology, cableFrom, target) : std::nullopt;
        const QString from = topology.label(cableFrom);
        cableRefusal =
            target && !routed
                ? CanvasView::tr("%1 needs no route there: it is on this network, or nobody has an address.").arg(from)
                : QString();
        routeHint = routed   ? CanvasView::tr("Route from %1 to %2").arg(from, routed->toString())
                    : target ? cableRefusal
                             : CanvasView::tr("Release on a network: its prefix, a cable or a machine.");
    }
    setHint(routeHint, !cableRefusal.isEmpty(), at);
    q.viewport()->update();
}

void CanvasView::startCable()
{
    const std::vector<Id> &chosen = d->editor.selection();
    const Topology &topology = d->editor.topology();
    const Id from = chosen.size() == 1 ? chosen.front() : Id();
    if (!topology.machine(from) && !topology.interface(from)) {
        Q_EMIT message(tr("Select one machine, bridge or interface first: the cable begins there."));
        return;
    }
    d->startCableAt(from);
    d->gesture = Gesture::None;
    if (d->cableTargets.empty() && !d->cableRefusal.isEmpty()) {
        Q_EMIT message(d->cableRefusal);
        d->cancel();
        return;
    }
    d->cableByKeyboard = true;
    d->aimNext(1);
    setFocus();
}

/// Where on a box nothing else is meant: of one that others are inside of, its header.
QPointF CanvasView::Private::aimAt(Id box) const
{
    const QRectF rect = scene->geometry().box(box);
    return mayHold(box) ? QPointF(rect.center().x(), rect.top() + kHeaderHeight / 2) : rect.center();
}

/// The next target that can take the cable; after the last, a new machine.
void CanvasView::Private::aimNext(int step)
{
    const Topology &topology = editor.topology();
    const bool fresh = cableRefusal.isEmpty();  // else only its own bridges are left
    const auto count = static_cast<int>(cableTargets.size()) + (fresh ? 1 : 0);
    cableAim = cableAim < 0 ? (step > 0 ? 0 : count - 1) : (cableAim + step + count) % count;
    const bool isNew = cableAim == static_cast<int>(cableTargets.size());
    cableTarget = isNew ? Id() : cableTargets[static_cast<std::size_t>(cableAim)];
    if (isNew) {
        const QSizeF size = machineKinds().front().size;
        cableTo = QRectF(freePlace(Id(), size), size).center();
        q.ensureVisible(QRectF(cableTo, QSizeF(1, 1)), 80, 80);
        say(CanvasView::tr("Cable from %1 to a new machine: Enter offers which, Tab chooses another end, Escape stops.")
                .arg(topology.label(cableFrom)));
    } else {
        cableTo = isTab(topology, cableTarget) ? scene->geometry().tab(cableTarget).at : aimAt(cableTarget);
        if (const QGraphicsItem *item = scene->itemOf(cableTarget))
            scrollTo(item->boundingRect(), 40);
        say(CanvasView::tr("Cable from %1 to %2: Enter makes it, Insert offers something new there, Tab chooses "
                           "another end, Escape stops.")
                .arg(topology.label(cableFrom), topology.label(cableTarget)));
    }
    q.viewport()->update();
}

bool CanvasView::Private::cableKey(QKeyEvent *event)
{
    if (!cableByKeyboard)
        return false;
    switch (event->key()) {
    case Qt::Key_Tab:
    case Qt::Key_Right:
    case Qt::Key_Down:
        aimNext(1);
        return true;
    case Qt::Key_Backtab:
    case Qt::Key_Left:
    case Qt::Key_Up:
        aimNext(-1);
        return true;
    case Qt::Key_Insert:
        cableByKeyboard = false;
        offerInsideTarget();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: {
        const Id from = cableFrom;
        const Id target = cableTarget;
        cableByKeyboard = false;
        if (!target) {
            offer(cableTo, {});
            return true;
        }
        cableRefusal.clear();
        finishCable(from, target);
        cancel();
        return true;
    }
    case Qt::Key_Escape:
        cancel();
        say(QString());
        return true;
    default:
        return false;
    }
}

/// Where the cable may end.
void CanvasView::Private::paintTargets(QPainter &painter) const
{
    const Topology &topology = editor.topology();
    const Geometry &geometry = scene->geometry();
    const QRectF seen = q.mapToScene(q.viewport()->rect()).boundingRect();
    const bool far = pixels() < kLabelZoom;
    QColor fill = scene->look().target;
    fill.setAlphaF(0.10F);
    painter.setPen(far ? QPen(scene->look().target, 0) : QPen(scene->look().target, 1.5, Qt::DotLine));
    painter.setBrush(fill);
    painter.setRenderHint(QPainter::Antialiasing, !far);
    for (const Id id : cableTargets) {
        const bool tab = isTab(topology, id);
        const QRectF rect = (tab ? tabRect(geometry.tab(id)) : geometry.box(id)).adjusted(-3, -3, 3, 3);
        if (!seen.intersects(rect) || (far && tab))
            continue;
        if (far)
            painter.drawRect(rect);
        else
            painter.drawRoundedRect(rect, tab ? 5 : 10, tab ? 5 : 10);
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
}

void CanvasView::Private::paintCable(QPainter &painter)
{
    const Topology &topology = editor.topology();
    const Look &look = scene->look();
    const Geometry &geometry = scene->geometry();
    if (gesture == Gesture::Cable || cableByKeyboard || offers)
        paintTargets(painter);
    const bool refused = !cableRefusal.isEmpty();
    const QColor colour = refused ? look.refused : cableTarget ? look.target : look.selection;
    painter.setBrush(Qt::NoBrush);
    if (cableTarget && cableTarget != cableFrom && !offers) {
        painter.setPen(QPen(colour, 3, refused || cableInside ? Qt::DashLine : Qt::SolidLine));
        const auto cable = geometry.cables.find(cableTarget);
        if (cable != geometry.cables.end()) {
            painter.drawPath(cable->second);
        } else {
            const QRectF rect =
                isTab(topology, cableTarget) ? tabRect(geometry.tab(cableTarget)) : geometry.box(cableTarget);
            painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), 10, 10);
        }
    }
    const QPointF from = isTab(topology, cableFrom) ? geometry.tab(cableFrom).at : geometry.box(cableFrom).center();
    const bool dashed = gesture == Gesture::Ping || gesture == Gesture::Route;
    painter.setPen(QPen(colour, 3, dashed ? Qt::DashLine : Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(from, cableTo);
    painter.setBrush(colour);
    painter.drawEllipse(cableTo, 4, 4);
}

}  // namespace toile
