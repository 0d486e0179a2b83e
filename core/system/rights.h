// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/linux/sandboxfailure.h"

#include <optional>

namespace toile {

/// Takes from this process, and from all that it will start, every capability but the five that the service uses, and
/// any way to gain others, whoever started it with what. nullopt: done.
std::optional<SandboxFailure> keepNeededRights();

}  // namespace toile
