// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/protocol/fields_messages.h"
#include "core/protocol/front.h"
#include "core/protocol/servicelimits.h"

/// The fields of what clients and the system service say.
namespace toile {

template <>
inline constexpr const char *kTag<OpenLab> = "open-lab";
template <>
inline constexpr const char *kTag<ListLabs> = "list-labs";
template <>
inline constexpr const char *kTag<ListCards> = "list-cards";
template <>
inline constexpr const char *kTag<Asking> = "asking";
template <>
inline constexpr const char *kTag<Opened> = "opened";
template <>
inline constexpr const char *kTag<LabList> = "lab-list";

void fields(auto &field, Like<OpenLab> auto &m)
{
    field("version", m.version);
    field("lab", m.lab);
    field("start", m.start);
    field("language", m.language);
    field("cards", m.cards, limits::kCards);
}

void fields(auto &field, Like<ListLabs> auto &m)
{
    field("version", m.version);
}

void fields(auto &field, Like<ListCards> auto &m)
{
    field("version", m.version);
}

void fields(auto &field, Like<Asking> auto &m)
{
    field("action", m.action);
}

void fields(auto &field, Like<Opened> auto &m)
{
    field("started", m.started);
}

void fields(auto &field, Like<LabList> auto &m)
{
    field("labs", m.labs, limits::kLabsOfService);
}

}  // namespace toile
