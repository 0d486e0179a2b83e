// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/describe.h"
#include "ui/canvas/canvasscene_p.h"

namespace toile {

void CanvasScene::Private::markElement(const QString &machine, const QString &interface, Mark mark, const QString &why)
{
    const Topology &topology = editor.topology();
    Id id = topology.machineByName(machine);
    if (!interface.isEmpty() && id) {
        if (const Id inner = topology.interfaceByName(id, interface))
            id = inner;
    }
    if (!id)
        return;
    MarkNote &known = marks[id];
    if (mark >= known.mark)
        known = {mark, why};
}

/// How the kernel and the drawing differ at what a step acts on.
MarkNote CanvasScene::Private::differenceAt(const Step &step, const QString &machine, const QString &interface) const
{
    const auto live = run.live()->machines.find(machine);
    if (live != run.live()->machines.end() && (interface.isEmpty() || live->second.links.contains(interface)))
        return {Mark::Changed,
                CanvasScene::tr("Kernel and drawing differ. Apply would do this: %1").arg(sentence(step))};
    const Running now = running();
    if (!now.given)
        return {Mark::Missing, CanvasScene::tr("The kernel has not got it. Apply to make it.")};
    const auto before = now.given->namespaces.find(machine);
    if (before == now.given->namespaces.end() || (!interface.isEmpty() && !before->second.links.contains(interface)))
        return {Mark::New, CanvasScene::tr("Drawn since the lab was deployed. Apply to make it.")};
    return {Mark::Missing, CanvasScene::tr("The kernel has not got it any more. Apply to make it again.")};
}

void CanvasScene::Private::markStep(const Step &step)
{
    const auto mark = [this, &step](const QString &machine, const QString &interface) {
        const MarkNote note = differenceAt(step, machine, interface);
        markElement(machine, interface, note.mark, note.why);
    };
    if (const auto *veth = std::get_if<CreateVeth>(&step)) {
        for (const VethEnd &end : {veth->a, veth->b})
            mark(end.ns, end.name);
        return;
    }
    // A route is the machine's, whichever interface it goes by.
    const bool isRoute = std::holds_alternative<AddRoute>(step) || std::holds_alternative<RemoveRoute>(step);
    mark(machineOf(step), isRoute ? QString() : interfaceOf(step));
}

/// What differs from the kernel, and where the last deployment failed with the kernel's own words. Whose mark is
/// another one now.
std::unordered_set<Id> CanvasScene::Private::updateMarks()
{
    const Marks before = std::exchange(marks, {});
    const LabRun::State state = run.state();
    if (run.live() && (state == LabRun::State::Changed || state == LabRun::State::Broken)) {
        for (const Step &step : run.pendingPlan())
            markStep(step);
    }
    if (state == LabRun::State::Broken && run.failure()) {
        const Error &error = run.failure()->error;
        const QString why = error.kernelText.isEmpty()
                                ? error.message
                                : CanvasScene::tr("%1\nThe kernel says: %2").arg(error.message, error.kernelText);
        markElement(run.failedMachine(), run.failedInterface(), Mark::Broken, why);
    }
    if (!marks.empty()) {
        for (const auto &[id, cable] : editor.topology().cables) {
            const auto a = marks.find(cable.a);
            const auto b = marks.find(cable.b);
            if (a != marks.end() && b != marks.end() && a->second.mark == b->second.mark)
                marks[id] = a->second;
        }
    }
    std::unordered_set<Id> others;
    const auto compare = [&others](const Marks &from, const Marks &to) {
        for (const auto &[id, note] : from) {
            const auto it = to.find(id);
            if (it == to.end() || it->second != note)
                others.insert(id);
        }
    };
    compare(before, marks);
    compare(marks, before);
    return others;
}

void CanvasScene::Private::applyMark(Id id)
{
    const auto it = marks.find(id);
    const MarkNote note = it == marks.end() ? MarkNote() : it->second;
    const auto tell = [&](auto &items) {
        if (const auto item = items.find(id); item != items.end())
            item->second->setMark(note.mark, note.why);
    };
    tell(boxes);
    tell(tabs);
    tell(cables);
}

MarkNote CanvasScene::markOf(Id id) const
{
    const auto it = d->marks.find(id);
    return it == d->marks.end() ? MarkNote() : it->second;
}

void CanvasScene::Private::syncMarks()
{
    const std::unordered_set<Id> others = updateMarks();
    if (!others.empty())
        refresh({}, others);
}

}  // namespace toile
