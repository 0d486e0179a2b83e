// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/protocol/fields_live.h"
#include "core/protocol/messages.h"

/// The fields of every message. A new message is one kTag and one fields().
namespace toile {

template <>
inline constexpr Stream kLast<Stream> = Stream::ErrorOutput;
template <>
inline constexpr KernelFeature kLast<KernelFeature> = KernelFeature::Uplink;
template <>
inline constexpr CardKeeper kLast<CardKeeper> = CardKeeper::Ifupdown;
template <>
inline constexpr CardObstacle kLast<CardObstacle> = CardObstacle::Away;
template <>
inline constexpr ErrorCode kLast<ErrorCode> = ErrorCode::Io;

template <>
inline constexpr const char *kTag<ClientHello> = "client-hello";
template <>
inline constexpr const char *kTag<HelperHello> = "helper-hello";
template <>
inline constexpr const char *kTag<Observe> = "observe";
template <>
inline constexpr const char *kTag<ApplyPlan> = "apply-plan";
template <>
inline constexpr const char *kTag<CancelPlan> = "cancel-plan";
template <>
inline constexpr const char *kTag<QueryStatus> = "query-status";
template <>
inline constexpr const char *kTag<ConfirmCards> = "confirm-cards";
template <>
inline constexpr const char *kTag<RevertCards> = "revert-cards";
template <>
inline constexpr const char *kTag<CardsMessage> = "cards";
template <>
inline constexpr const char *kTag<Undeploy> = "undeploy";
template <>
inline constexpr const char *kTag<Leave> = "leave";
template <>
inline constexpr const char *kTag<StartProgram> = "start-program";
template <>
inline constexpr const char *kTag<ChannelBytes> = "bytes";
template <>
inline constexpr const char *kTag<ChannelEof> = "eof";
template <>
inline constexpr const char *kTag<InputTaken> = "taken";
template <>
inline constexpr const char *kTag<ChannelResize> = "resize";
template <>
inline constexpr const char *kTag<ChannelSignal> = "signal";
template <>
inline constexpr const char *kTag<StateMessage> = "state";
template <>
inline constexpr const char *kTag<DeltaMessage> = "delta";
template <>
inline constexpr const char *kTag<CountersMessage> = "counters";
template <>
inline constexpr const char *kTag<StepDone> = "step-done";
template <>
inline constexpr const char *kTag<Applied> = "applied";
template <>
inline constexpr const char *kTag<StatusReply> = "status-reply";
template <>
inline constexpr const char *kTag<ProgramEnded> = "program-ended";
template <>
inline constexpr const char *kTag<Failed> = "failed";
template <>
inline constexpr const char *kTag<Bye> = "bye";

void fields(auto &field, Like<Error> auto &m)
{
    field("code", m.code);
    field("message", m.message);
    field("detail", m.detail);
    field("errno", m.sysErrno);
    field("kernelText", m.kernelText);
}

void fields(auto &field, Like<CardState> auto &m)
{
    field("name", m.name);
    field("mac", m.mac);
    field("mtu", m.mtu);
    field("up", m.up);
    field("addresses", m.addresses, limits::kAddressesPerInterface);
    field("routes", m.routes, limits::kCardRoutes);
    field("waiting", m.waiting, limits::kCardWaiting);
    field("keepers", m.keepers, int(CardKeeper::Ifupdown) + 1);
    field("obstacle", m.obstacle);
    field("inUseBy", m.inUseBy);
    field("here", m.here);
    field("confirmWithin", m.confirmWithin);
    field("was", m.was);
    field("missing", m.missing, limits::kCardFaults);
}

void fields(auto &field, Like<ClientHello> auto &m)
{
    field("version", m.version);
    field("program", m.program);
    field("language", m.language);
}

void fields(auto &field, Like<HelperHello> auto &m)
{
    field("version", m.version);
    field("lab", m.lab);
    field("engine", m.engine);
    field("file", m.file);
    field("since", m.since);
    field("pid", m.pid);
    field("notes", m.notes, limits::kNotes);
    field("features", m.features, int(kKernelFeatures.size()));
    field("cards", m.cards, limits::kCards);
}

void fields(auto &field, Like<Observe> auto &m)
{
    field("tables", m.tables);
    field("counters", m.counters);
}

void fields(auto &field, Like<ApplyPlan> auto &m)
{
    field("request", m.request);
    field("file", m.file);
    field("steps", m.steps, limits::kPlanSteps);
}

void fields(auto &field, Like<QueryStatus> auto &m)
{
    field("request", m.request);
}

void fields(auto &, Like<CancelPlan> auto &) {}
void fields(auto &, Like<ConfirmCards> auto &) {}
void fields(auto &, Like<RevertCards> auto &) {}

void fields(auto &field, Like<CardsMessage> auto &m)
{
    field("cards", m.cards, limits::kCards);
}

void fields(auto &, Like<Undeploy> auto &) {}
void fields(auto &, Like<Leave> auto &) {}

void fields(auto &field, Like<StartProgram> auto &m)
{
    field("channel", m.channel);
    field("machine", m.machine);
    field("arguments", m.arguments, limits::kProgramArguments);
    field("environment", m.environment, limits::kProgramArguments);
    field("terminal", m.terminal);
    field("rows", m.rows);
    field("columns", m.columns);
}

void fields(auto &field, Like<ChannelBytes> auto &m)
{
    field("channel", m.channel);
    field("stream", m.stream);
    field("bytes", m.bytes);
}

void fields(auto &field, Like<ChannelEof> auto &m)
{
    field("channel", m.channel);
    field("stream", m.stream);
}

void fields(auto &field, Like<InputTaken> auto &m)
{
    field("channel", m.channel);
    field("bytes", m.bytes);
}

void fields(auto &field, Like<ChannelResize> auto &m)
{
    field("channel", m.channel);
    field("rows", m.rows);
    field("columns", m.columns);
}

void fields(auto &field, Like<ChannelSignal> auto &m)
{
    field("channel", m.channel);
    field("signal", m.signal);
}

void fields(auto &field, Like<StateMessage> auto &m)
{
    field("state", m.state);
}

void fields(auto &field, Like<DeltaMessage> auto &m)
{
    field("delta", m.delta);
}

void fields(auto &field, Like<CountersMessage> auto &m)
{
    field("sample", m.sample);
}

void fields(auto &field, Like<StepDone> auto &m)
{
    field("request", m.request);
    field("done", m.done);
}

void fields(auto &field, Like<Applied> auto &m)
{
    field("request", m.request);
    field("ok", m.ok);
    field("failedStep", m.failedStep);
    field("error", m.error);
    field("rolledBack", m.rolledBack);
    field("revision", m.revision);
}

void fields(auto &field, Like<StatusReply> auto &m)
{
    field("request", m.request);
    field("lab", m.lab);
    field("engine", m.engine);
    field("file", m.file);
    field("since", m.since);
    field("machines", m.machines, limits::kMachines);
}

void fields(auto &field, Like<ProgramEnded> auto &m)
{
    field("channel", m.channel);
    field("exitStatus", m.exitStatus);
    field("signal", m.signal);
    field("error", m.error);
}

void fields(auto &field, Like<Failed> auto &m)
{
    field("request", m.request);
    field("error", m.error);
}

void fields(auto &field, Like<Bye> auto &m)
{
    field("reason", m.reason);
}

}  // namespace toile
