// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/canvasview_p.h"
#include "ui/canvas/look.h"

#include <QKeyEvent>
#include <QPainter>

#include <cmath>

/// The bends of a cable, and how it runs.
namespace toile {

namespace {

constexpr double kHandle = 5;    // radius
constexpr double kGrip = 9;      // so near to a bend the mouse has it
constexpr double kLevel = 6;     // nearer than this to being level or upright with its neighbour, it is
constexpr double kStraight = 4;  // a bend that is dropped so near to the line of its neighbours goes

double length(QPointF a, QPointF b)
{
    return QLineF(a, b).length();
}

}  // namespace

/// The one selected cable, or none.
Id CanvasView::Private::chosenCable() const
{
    const std::vector<Id> &chosen = editor.selection();
    return chosen.size() == 1 && editor.topology().cables.contains(chosen.front()) ? chosen.front() : Id();
}

std::vector<QPointF> CanvasView::Private::bendsOf(Id cable) const
{
    return editor.layout().of(cable).bends;
}

/// Of the chosen cable; -1: there is none.
int CanvasView::Private::bendAt(QPointF at) const
{
    const std::vector<QPointF> bends = bendsOf(chosenCable());
    for (std::size_t i = 0; i < bends.size(); ++i) {
        if (length(bends[i], at) <= kGrip / qMin(1.0, zoom()))
            return static_cast<int>(i);
    }
    return -1;
}

/// Where a bend at `at` comes among the others: where it makes the least way.
std::size_t CanvasView::Private::newBendIndex(Id cable, QPointF at) const
{
    const Cable &ends = editor.topology().cables.at(cable);
    std::vector<QPointF> points{cableEnd(scene->geometry().tab(ends.a))};
    for (const QPointF bendPoint : bendsOf(cable))
        points.push_back(bendPoint);
    points.push_back(cableEnd(scene->geometry().tab(ends.b)));
    std::size_t best = 0;
    double least = -1;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const double more = length(points[i], at) + length(at, points[i + 1]) - length(points[i], points[i + 1]);
        if (least < 0 || more < least) {
            best = i;
            least = more;
        }
    }
    return best;
}

/// The pressed cable is dragged: by one of its bends, or by a new one.
void CanvasView::Private::startBend()
{
    gesture = Gesture::Bend;
    if (chosenCable() != pressedId)
        editor.setSelection({pressedId});
    startChange();
    bendsMoved = bendsOf(pressedId);
    bend = bendAt(pressedScene);
    if (bend >= 0)
        return;
    bend = static_cast<int>(newBendIndex(pressedId, pressedScene));
    bendsMoved.insert(bendsMoved.begin() + bend, pressedScene);
}

void CanvasView::Private::bendTo(QPointF to)
{
    const auto cable = editor.topology().cables.find(pressedId);
    if (cable == editor.topology().cables.end() || bend < 0)
        return;
    const auto at = static_cast<std::size_t>(bend);
    if (snapping) {
        to = QPointF(std::round(to.x() / kSnap), std::round(to.y() / kSnap)) * kSnap;
        const QPointF from = at > 0 ? bendsMoved[at - 1] : scene->geometry().tab(cable->second.a).at;
        const QPointF next =
            at + 1 < bendsMoved.size() ? bendsMoved[at + 1] : scene->geometry().tab(cable->second.b).at;
        for (const QPointF beside : {from, next}) {
            if (std::abs(to.x() - beside.x()) < kLevel)
                to.setX(beside.x());
            if (std::abs(to.y() - beside.y()) < kLevel)
                to.setY(beside.y());
        }
    }
    bendsMoved[at] = to;
    Document target = before;
    const Result<Patch> patch = bendCable(before, pressedId, bendsMoved);
    if (!patch)
        say(patch.error().message);
    else if (target.apply(*patch))
        reach(target, CanvasView::tr("Bend a cable"));
    q.viewport()->update();
}

/// A bend that is dropped on the straight line between its neighbours is none.
void CanvasView::Private::dropBend()
{
    const auto cable = editor.topology().cables.find(pressedId);
    const std::vector<QPointF> bends = bendsOf(pressedId);
    const auto at = static_cast<std::size_t>(bend);
    if (cable == editor.topology().cables.end() || bend < 0 || at >= bends.size())
        return;
    const QPointF from = at > 0 ? bends[at - 1] : cableEnd(scene->geometry().tab(cable->second.a));
    const QPointF to = at + 1 < bends.size() ? bends[at + 1] : cableEnd(scene->geometry().tab(cable->second.b));
    const double height = std::sqrt(
        qMax(0.0, std::pow(length(from, bends[at]), 2) -
                      std::pow(QPointF::dotProduct(bends[at] - from, to - from) / qMax(1.0, length(from, to)), 2)));
    if (height >= kStraight || length(from, bends[at]) + length(bends[at], to) > length(from, to) + 2 * kStraight)
        return;
    bendsMoved.erase(bendsMoved.begin() + bend);
    bend = -1;
    Document target = before;
    if (const Result<Patch> patch = bendCable(before, pressedId, bendsMoved); patch && target.apply(*patch))
        reach(target, CanvasView::tr("Remove a bend"));
}

void CanvasView::Private::setBends(Id cable, const std::vector<QPointF> &bends, const QString &text, const QString &key)
{
    const Result<Patch> patch = bendCable(editor.document(), cable, bends);
    if (!patch)
        say(patch.error().message);
    else
        editor.perform(text, *patch, key);
    q.viewport()->update();
}

void CanvasView::Private::removeBendAt(int index)
{
    const Id cable = chosenCable();
    std::vector<QPointF> bends = bendsOf(cable);
    if (index < 0 || index >= static_cast<int>(bends.size()))
        return;
    bends.erase(bends.begin() + index);
    bend = bends.empty() ? -1 : qMin(index, static_cast<int>(bends.size()) - 1);
    setBends(cable, bends, CanvasView::tr("Remove a bend"));
}

void CanvasView::addBend()
{
    const Id cable = d->chosenCable();
    if (!cable) {
        Q_EMIT message(tr("Select one cable first."));
        return;
    }
    std::vector<QPointF> bends = d->bendsOf(cable);
    // In the middle of the longest piece, where there is most room for it.
    const QPainterPath &path = d->scene->geometry().cables.at(cable);
    const Cable &ends = d->editor.topology().cables.at(cable);
    std::vector<QPointF> points{cableEnd(d->scene->geometry().tab(ends.a))};
    points.insert(points.end(), bends.begin(), bends.end());
    points.push_back(cableEnd(d->scene->geometry().tab(ends.b)));
    std::size_t best = 0;
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        if (length(points[i], points[i + 1]) > length(points[best], points[best + 1]))
            best = i;
    }
    const QPointF middle = bends.empty() ? path.pointAtPercent(0.5) : (points[best] + points[best + 1]) / 2;
    bends.insert(bends.begin() + static_cast<std::ptrdiff_t>(best),
                 QPointF(std::round(middle.x()), std::round(middle.y())));
    d->bend = static_cast<int>(best);
    d->setBends(cable, bends, tr("Bend a cable"));
    Q_EMIT message(tr("Arrow keys move the bend; Page Up and Page Down choose another."));
}

void CanvasView::removeBend()
{
    const Id cable = d->chosenCable();
    if (d->bendsOf(cable).empty())
        Q_EMIT message(tr("Select one cable that has bends first."));
    else
        d->removeBendAt(qMax(0, d->bend));
}

void CanvasView::straightenCables()
{
    Edit edit(d->editor.draft());
    for (const Id id : d->editor.selection()) {
        Placement placement = edit.layout().of(id);
        placement.bends.clear();
        if (edit.topology().cables.contains(id))
            edit.place(id, placement);
    }
    d->bend = -1;
    d->editor.perform(tr("Remove all bends"), edit.patch());
}

void CanvasView::setCableStyle(CableStyle style)
{
    const auto &cables = d->editor.topology().cables;
    const std::vector<Id> &chosen = d->editor.selection();
    const bool some = std::any_of(chosen.begin(), chosen.end(), [&](Id id) { return cables.contains(id); });
    const QString text = style == CableStyle::Straight     ? tr("Straight cables")
                         : style == CableStyle::Orthogonal ? tr("Right-angled cables")
                                                           : tr("Curved cables");
    d->editor.perform(text, styleCables(d->editor.document(), chosen, style));
    Q_EMIT message(some ? tr("The selected cables run so now.")
                        : tr("All cables run so now, but for those with a style of their own."));
}

/// Arrow keys on a cable: its bend. False: no cable is chosen.
bool CanvasView::Private::nudgeBend(QPointF by)
{
    const Id cable = chosenCable();
    if (!cable)
        return false;
    if (bendsOf(cable).empty())
        q.addBend();
    std::vector<QPointF> bends = bendsOf(cable);
    bend = qBound(0, bend, static_cast<int>(bends.size()) - 1);
    bends[static_cast<std::size_t>(bend)] += by;
    setBends(cable, bends, CanvasView::tr("Bend a cable"), QStringLiteral("bend-%1-%2").arg(cable.value).arg(bend));
    return true;
}

bool CanvasView::Private::bendKey(QKeyEvent *event)
{
    const auto count = static_cast<int>(bendsOf(chosenCable()).size());
    if (count == 0 || (event->key() != Qt::Key_PageUp && event->key() != Qt::Key_PageDown))
        return false;
    bend = (qMax(0, bend) + (event->key() == Qt::Key_PageDown ? 1 : count - 1)) % count;
    say(CanvasView::tr("Bend %1 of %2").arg(bend + 1).arg(count));
    q.viewport()->update();
    return true;
}

/// Handles on the bends of the chosen cable; the one that keys move is filled.
void CanvasView::Private::paintBends(QPainter &painter) const
{
    const std::vector<QPointF> bends = bendsOf(chosenCable());
    const Look &look = scene->look();
    const double radius = kHandle / qMin(1.0, zoom());
    for (std::size_t i = 0; i < bends.size(); ++i) {
        painter.setPen(QPen(look.selection, radius / 3));
        painter.setBrush(static_cast<int>(i) == bend ? look.selection : look.paper);
        painter.drawEllipse(bends[i], radius, radius);
    }
}

}  // namespace toile
