// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/marks.h"

#include "core/kernel/describe.h"
#include "core/model/physical.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/contradictions.h"
#include "ui/labrun.h"

#include <unordered_map>

namespace toile {

namespace {

constexpr int kMostSteps = 6;

class Marking {
public:
    Marking(const Topology &topology, const LabRun &run, const Running &running)
        : m_topology(topology), m_run(run), m_running(running)
    {
    }

    Marks make();

private:
    Id elementAt(const QString &machine, const QString &interface) const;
    void markElement(const QString &machine, const QString &interface, Mark mark, const QString &why);
    MarkNote differenceAt(const Step &step, const QString &machine, const QString &interface) const;
    void markDifference(const Step &step, const QString &machine, const QString &interface);
    void markStep(const Step &step);
    template <typename Put>
    void markPeer(const DeleteLink &gone, const Put &mark) const;
    void markFailure();
    void markCable(Id id, const Cable &cable);
    const LinkState *seen(Id interface) const;
    const LinkState *given(Id interface) const;
    bool areJoined(const LinkState *a, Id b) const;

    const Topology &m_topology;
    const LabRun &m_run;
    const Running &m_running;
    Marks m_marks;
    std::unordered_map<Id, int> m_steps;  ///< that are said of an element beside its first
};

Id Marking::elementAt(const QString &machine, const QString &interface) const
{
    const Id id = m_topology.machineByName(machine);
    const Id inner = id && !interface.isEmpty() ? m_topology.interfaceByName(id, interface) : Id();
    return inner ? inner : id;
}

void Marking::markElement(const QString &machine, const QString &interface, Mark mark, const QString &why)
{
    const Id id = elementAt(machine, interface);
    if (!id)
        return;
    MarkNote &known = m_marks[id];
    if (mark >= known.mark)
        known = {mark, why};
}

/// How the kernel and the drawing differ at what a step acts on.
MarkNote Marking::differenceAt(const Step &step, const QString &machine, const QString &interface) const
{
    const auto live = m_run.live()->machines.find(machine);
    if (live != m_run.live()->machines.end() && (interface.isEmpty() || live->second.links.contains(interface)))
        return {Mark::Changed,
                CanvasScene::tr("Kernel and drawing differ. Apply would do this: %1").arg(sentence(step))};
    if (!m_running.given)
        return {Mark::Missing, CanvasScene::tr("The kernel has not got it. Apply to make it.")};
    const auto before = m_running.given->namespaces.find(machine);
    if (before == m_running.given->namespaces.end() ||
        (!interface.isEmpty() && !before->second.links.contains(interface)))
        return {Mark::New, CanvasScene::tr("Drawn since the lab was deployed. Apply to make it.")};
    return {Mark::Missing, CanvasScene::tr("The kernel has not got it any more. Apply to make it again.")};
}

/// The other end of a pair goes with it.
template <typename Put>
void Marking::markPeer(const DeleteLink &gone, const Put &mark) const
{
    const auto machine = m_run.live()->machines.find(gone.ns);
    if (machine == m_run.live()->machines.end())
        return;
    const auto link = machine->second.links.find(gone.name);
    if (link == machine->second.links.end())
        return;
    if (const auto *veth = std::get_if<VethSettings>(&link->second.config.settings))
        mark(veth->peerNamespace, veth->peerName);
}

/// All that would be done to an element is said, in its order.
void Marking::markDifference(const Step &step, const QString &machine, const QString &interface)
{
    const MarkNote note = differenceAt(step, machine, interface);
    const Id id = elementAt(machine, interface);
    const auto known = m_marks.find(id);
    if (note.mark != Mark::Changed || known == m_marks.end() || known->second.mark != Mark::Changed) {
        markElement(machine, interface, note.mark, note.why);
        return;
    }
    const int said = ++m_steps[id];
    if (said <= kMostSteps)
        known->second.why += u' ' + (said < kMostSteps ? sentence(step) : QStringLiteral("…"));
}

void Marking::markStep(const Step &step)
{
    const auto mark = [this, &step](const QString &machine, const QString &interface) {
        markDifference(step, machine, interface);
    };
    if (const auto *veth = std::get_if<CreateVeth>(&step)) {
        for (const VethEnd &end : {veth->a, veth->b})
            mark(end.ns, end.name);
        return;
    }
    if (const auto *gone = std::get_if<DeleteLink>(&step))
        markPeer(*gone, mark);
    // A route is the machine's, whichever interface it goes by.
    const bool isRoute = std::holds_alternative<AddRoute>(step) || std::holds_alternative<RemoveRoute>(step);
    mark(machineOf(step), isRoute ? QString() : interfaceOf(step));
}

void Marking::markFailure()
{
    const Error &error = m_run.failure()->error;
    const QString why = error.kernelText.isEmpty()
                            ? error.message
                            : CanvasScene::tr("%1\nThe kernel says: %2").arg(error.message, error.kernelText);
    markElement(m_run.failedMachine(), m_run.failedInterface(), Mark::Broken, why);
}

const LinkState *Marking::seen(Id interface) const
{
    const Interface &end = *m_topology.interface(interface);
    const auto machine = m_run.live()->machines.find(m_topology.machine(end.machine)->name);
    if (machine == m_run.live()->machines.end())
        return nullptr;
    const auto link = machine->second.links.find(end.name);
    return link == machine->second.links.end() ? nullptr : &link->second.config;
}

const LinkState *Marking::given(Id interface) const
{
    if (!m_running.given)
        return nullptr;
    const Interface &end = *m_topology.interface(interface);
    const auto machine = m_running.given->namespaces.find(m_topology.machine(end.machine)->name);
    if (machine == m_running.given->namespaces.end())
        return nullptr;
    const auto link = machine->second.links.find(end.name);
    return link == machine->second.links.end() ? nullptr : &link->second;
}

bool Marking::areJoined(const LinkState *a, Id b) const
{
    const auto *veth = a ? std::get_if<VethSettings>(&a->settings) : nullptr;
    const Interface &other = *m_topology.interface(b);
    return veth && veth->peerName == other.name && veth->peerNamespace == m_topology.machine(other.machine)->name;
}

void Marking::markCable(Id id, const Cable &cable)
{
    if (!areJoined(seen(cable.a), cable.b) && !areJoined(seen(cable.b), cable.a)) {
        if (!m_running.given)
            m_marks[id] = {Mark::Missing, CanvasScene::tr("The kernel has not got it. Apply to make it.")};
        else if (areJoined(given(cable.a), cable.b))
            m_marks[id] = {Mark::Missing,
                           CanvasScene::tr("The kernel has not got it any more. Apply to make it again.")};
        else
            m_marks[id] = {Mark::New, CanvasScene::tr("Drawn since the lab was deployed. Apply to make it.")};
        return;
    }
    const auto a = m_marks.find(cable.a);
    const auto b = m_marks.find(cable.b);
    if (a != m_marks.end() && b != m_marks.end() && a->second.mark == b->second.mark)
        m_marks[id] = a->second;
}

Marks Marking::make()
{
    const LabRun::State state = m_run.state();
    const bool differs = state == LabRun::State::Changed || state == LabRun::State::Broken;
    if (m_run.live() && differs) {
        for (const Step &step : m_run.pendingPlan())
            markStep(step);
    }
    if (state == LabRun::State::Broken && m_run.failure())
        markFailure();
    if (m_run.live() && (differs || state == LabRun::State::Deployed)) {
        for (const auto &[id, cable] : m_topology.cables)
            markCable(id, cable);
    }
    return std::move(m_marks);
}

}  // namespace

Marks marksOf(const Topology &topology, const LabRun &run, const Running &running)
{
    return Marking(topology, run, running).make();
}

Marks physicalMarks(const PhysicalLab &lab, const Marks &drawn)
{
    Marks here;
    for (const auto &[id, note] : drawn) {
        for (const Id at : {id, lab.physicalOf(id)}) {
            if (at && lab.document.topology().find(at) && note.mark > here[at].mark)
                here[at] = note;
        }
    }
    return here;
}

}  // namespace toile
