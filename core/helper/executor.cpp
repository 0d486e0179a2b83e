// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/helper/executor.h"

#include "core/kernel/describe.h"
#include "core/kernel/mtu.h"

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <set>

namespace toile {
namespace {

/// A second round undoes what the first could not because of the order in which things had gone wrong.
constexpr int kUndoRounds = 3;
constexpr std::size_t kWorthAThread = 256;

/// What still differs, told by the first step that would be needed.
Error notAsPlanned(const Plan &missing)
{
    const QString message = QCoreApplication::translate(
        "toile::Executor", "The kernel accepted every step, yet the lab is not as planned: this is still missing: %1");
    return makeError(ErrorCode::KernelRefused, message.arg(sentence(missing.front())), machineOf(missing.front()));
}

using LinkNames = std::set<std::pair<QString, QString>>;

/// The links whose MTU a step says.
LinkNames linksOfSaidMtu(const Plan &steps)
{
    LinkNames said;
    const auto add = [&said](const QString &ns, const QString &name, int mtu) {
        if (mtu != 0)
            said.emplace(ns, name);
    };
    for (const Step &step : steps) {
        if (const auto *set = std::get_if<SetLinkMtu>(&step))
            add(set->ns, set->name, set->mtu);
        else if (const auto *link = std::get_if<CreateLink>(&step))
            add(link->ns, link->link.name, link->link.mtu);
        else if (const auto *pair = std::get_if<CreateVeth>(&step))
            for (const VethEnd *end : {&pair->a, &pair->b})
                add(end->ns, end->name, end->mtu);
    }
    return said;
}

void forget(LinkState &link)
{
    link.mac.reset();
    link.mtu = 0;
}

/// What is there when the steps are done. Only what a step says of MACs is in it: the kernel changes the others itself
/// (a bridge takes the lowest of its ports', net/bridge/br_stp_if.c).
Result<KernelState> outcome(KernelState snapshot, const Plan &steps)
{
    letBridgesFollow(snapshot);
    for (auto &[name, ns] : snapshot.namespaces)
        for (auto &[linkName, link] : ns.links)
            link.mac.reset();
    return simulate(std::move(snapshot), steps);
}

/// An MTU that no step says is whatever it is now: it follows other links.
void acceptMtus(KernelState &wanted, const KernelState &now, const LinkNames &said)
{
    for (auto &[name, ns] : wanted.namespaces) {
        const auto seen = now.namespaces.find(name);
        if (seen == now.namespaces.end())
            continue;
        for (auto &[linkName, link] : ns.links)
            if (const auto row = seen->second.links.find(linkName);
                row != seen->second.links.end() && !said.contains({name, linkName}))
                link.mtu = row->second.mtu;
    }
}

/// True when the bridge has what the kernel gives a bridge with these ports.
bool followsItsPorts(const NamespaceState &ns, const LinkState &bridge)
{
    const LinkState *lowest = nullptr;
    int mtu = std::numeric_limits<int>::max();
    for (const auto &[name, link] : ns.links) {
        if (link.master != bridge.name)
            continue;
        if (!lowest || link.mac < lowest->mac)
            lowest = &link;
        mtu = std::min(mtu, link.mtu);
    }
    return lowest && lowest->mac == bridge.mac && mtu == bridge.mtu;
}

bool isSetBy(const Plan &steps, const QString &ns, const QString &link)
{
    return std::any_of(steps.begin(), steps.end(), [&](const Step &step) {
        return (std::holds_alternative<SetLinkMac>(step) || std::holds_alternative<SetLinkMtu>(step)) &&
               machineOf(step) == ns && interfaceOf(step) == link;
    });
}

/// What undoing must bring back: a bridge that followed its ports gets its MAC and MTU with them, and follows on.
KernelState toRestore(KernelState snapshot, const Plan &steps)
{
    for (auto &[name, ns] : snapshot.namespaces)
        for (auto &[linkName, link] : ns.links)
            if (std::holds_alternative<BridgeSettings>(link.settings) && followsItsPorts(ns, link) &&
                !isSetBy(steps, name, linkName))
                forget(link);
    return snapshot;
}

std::vector<RouteState> foreignRoutes(const NamespaceState &ns)
{
    std::vector<RouteState> routes;
    std::copy_if(ns.routes.begin(), ns.routes.end(), std::back_inserter(routes),
                 [](const RouteState &route) { return route.table != 0 || !route.foreign.isEmpty(); });
    return routes;
}

bool holdsTheSame(const NamespaceState &now, const NamespaceState &snapshot)
{
    const auto sameName = [](const auto &a, const auto &b) { return a.first == b.first; };
    return std::equal(now.links.begin(), now.links.end(), snapshot.links.begin(), snapshot.links.end(), sameName) &&
           foreignRoutes(now) == foreignRoutes(snapshot) && now.foreignRules == snapshot.foreignRules;
}

/// No step is missing, and neither is what no step can make again.
bool isRestored(const KernelState &now, const KernelState &snapshot)
{
    return std::equal(
        now.namespaces.begin(), now.namespaces.end(), snapshot.namespaces.begin(), snapshot.namespaces.end(),
        [](const auto &a, const auto &b) { return a.first == b.first && holdsTheSame(a.second, b.second); });
}

}  // namespace

Error planCancelled()
{
    return makeError(ErrorCode::Refused,
                     QCoreApplication::translate("toile::Executor", "The deployment was cancelled."));
}

Execution::Execution(KernelPlatform &platform, KernelState snapshot, Plan steps)
    : m_platform(platform), m_snapshot(std::move(snapshot)), m_steps(std::move(steps))
{
    m_platform.expect(m_steps);
}

bool Execution::advance(std::chrono::milliseconds budget)
{
    const auto end = std::chrono::steady_clock::now() + budget;
    do {
        advanceOnce();
    } while (m_phase != Phase::Finished && std::chrono::steady_clock::now() < end);
    return m_phase == Phase::Finished;
}

void Execution::advanceOnce()
{
    switch (m_phase) {
    case Phase::Performing:
        return performNext();
    case Phase::Verifying:
        return verify();
    case Phase::PlanningUndo:
        return planUndo();
    case Phase::Undoing:
        return undoNext();
    case Phase::Finished:
        return;
    }
}

/// What a step was to take away may have gone with something else (a link with the one it was stacked on, a route with
/// its source address). Whether all is as planned is seen by observing.
bool isGoneAlready(const Step &step, const Error &error)
{
    return (std::holds_alternative<DeleteLink>(step) && error.sysErrno == ENODEV) ||
           (std::holds_alternative<RemoveRoute>(step) && (error.sysErrno == ESRCH || error.sysErrno == ENODEV)) ||
           (std::holds_alternative<RemoveAddress>(step) &&
            (error.sysErrno == EADDRNOTAVAIL || error.sysErrno == ENODEV));
}

/// What a VLAN interface and a VXLAN say to an MTU that what they are made on does not carry.
bool isForWantOfRoom(const Error &error)
{
    return error.sysErrno == ERANGE || error.sysErrno == EINVAL;
}

void Execution::performNext()
{
    if (m_done == int(m_steps.size())) {
        m_phase = Phase::Verifying;
        return;
    }
    if (m_done == int(m_steps.size()) / 2 && m_steps.size() > kWorthAThread)
        m_outcome = std::async(std::launch::async, [this] { return outcome(m_snapshot, m_steps); });
    const Step &step = m_steps[std::size_t(m_done)];
    auto performed = m_platform.perform(step);
    if (!performed && std::holds_alternative<SetLinkMtu>(step) && isForWantOfRoom(performed.error()) && makesRoom())
        performed = m_platform.perform(step);
    if (!performed && !isGoneAlready(step, performed.error()))
        return fail(m_done, performed.error());
    ++m_done;
}

/// What is made on a bridge that stayed behind its ports has no room for the MTU that it is to have.
bool Execution::makesRoom()
{
    const auto wanted = outcome(m_snapshot, {m_steps.begin(), m_steps.begin() + m_done});
    const auto now = m_platform.observe();
    return wanted && now && bringBridgesAlong(*wanted, *now);
}

void Execution::verify()
{
    auto wanted = m_outcome.valid() ? m_outcome.get() : outcome(m_snapshot, m_steps);
    if (!wanted)
        wanted = outcome(m_snapshot, m_steps);  // now that it is spoken to whom it concerns
    if (!wanted)
        return fail(-1, wanted.error());
    auto now = m_platform.observe();
    if (now && bringBridgesAlong(*wanted, *now))
        now = m_platform.observe();
    if (!now)
        return fail(-1, now.error());
    acceptMtus(*wanted, *now, linksOfSaidMtu(m_steps));
    if (const Plan missing = plan(*wanted, *now); !missing.empty())
        return fail(-1, notAsPlanned(missing));
    m_phase = Phase::Finished;
}

/// True when something was changed: a bridge that is to follow its ports, and that the kernel keeps where it was once
/// set. What is refused is not as planned, and will be seen.
bool Execution::bringBridgesAlong(const KernelState &wanted, const KernelState &now)
{
    const Plan steps = bridgesLeftBehind(wanted, now);
    for (const Step &step : steps)
        (void)m_platform.perform(step).ok();
    return !steps.empty();
}

void Execution::cancel()
{
    if (m_phase != Phase::Performing && m_phase != Phase::Verifying)
        return;
    const bool more = m_done < int(m_steps.size());
    fail(more ? m_done : -1, planCancelled());
}

void Execution::fail(int step, Error error)
{
    m_report.ok = false;
    m_report.failedStep = step;
    m_report.error = std::move(error);
    m_phase = Phase::PlanningUndo;
}

void Execution::planUndo()
{
    m_undo.clear();
    m_undone = 0;
    m_phase = Phase::Finished;
    const auto now = m_platform.observe();
    if (!now)
        return;
    m_undo = plan(toRestore(m_snapshot, m_steps), *now);
    m_report.rolledBack = m_undo.empty() && isRestored(*now, m_snapshot);
    if (!m_undo.empty() && m_undoRounds++ < kUndoRounds)
        m_phase = Phase::Undoing;
}

void Execution::undoNext()
{
    if (m_undone == m_undo.size()) {
        m_phase = Phase::PlanningUndo;
        return;
    }
    // A step that fails does not end the undoing: the more is undone the better, and observing tells the result.
    (void)m_platform.perform(m_undo[m_undone++]).ok();
}

ExecutionReport execute(KernelPlatform &platform, const Plan &steps, const std::function<void(int)> &progress)
{
    auto snapshot = platform.observe();
    if (!snapshot)
        return {false, -1, snapshot.error(), true};
    Execution execution(platform, std::move(*snapshot), steps);
    int told = 0;
    while (!execution.advance(std::chrono::milliseconds(0))) {
        if (progress && execution.done() != told)
            progress(told = execution.done());
    }
    return execution.report();
}

}  // namespace toile
