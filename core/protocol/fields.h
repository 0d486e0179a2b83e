// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/limits.h"

#include <concepts>
#include <type_traits>

/// How the fields of a value are written down, once, for encoding and strict decoding alike:
///
///     void fields(auto &field, Like<ChannelEof> auto &m)
///     {
///         field("channel", m.channel);
///         field("stream", m.stream);
///     }
///
/// A list takes its limit as a third argument: field("steps", m.steps, limits::kPlanSteps).
namespace toile {

/// T, or const T while encoding.
template <typename M, typename T>
concept Like = std::same_as<std::remove_const_t<M>, T>;

/// The name under which an alternative of a variant travels (the map's first key, "type").
template <typename T>
inline constexpr const char *kTag = nullptr;

/// The highest value of an enum that may travel; enums go as numbers from 0.
template <typename E>
inline constexpr E kLast = E{};

}  // namespace toile
