// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/describe.h"
#include "core/model/topology.h"

namespace toile {

/// A runnable, commented script of the whole plan: `sh FILE up`, `sh FILE down`. Comments in the user's language.
QString exportScript(const Topology &topology, Dialect dialect);

/// The code of the language that texts are translated to: fr, en…
QString textLanguage();

}  // namespace toile
