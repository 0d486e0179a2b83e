// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/protocol/fields_messages.h"
#include "core/protocol/link.h"

/// The fields of what the system service and its helpers say.
namespace toile {

template <>
inline constexpr const char *kTag<NewClient> = "new-client";
template <>
inline constexpr const char *kTag<HelperReady> = "helper-ready";

void fields(auto &, Like<NewClient> auto &) {}
void fields(auto &, Like<HelperReady> auto &) {}

}  // namespace toile
