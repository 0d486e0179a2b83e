// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/id.h"
#include "ui/canvas/statepill.h"

#include <unordered_map>

namespace toile {

class LabRun;
struct Running;
struct Topology;

/// How elements differ from what runs, by element; those that do not are not in it.
using Marks = std::unordered_map<Id, MarkNote>;

/// How this drawing differs from what `run` has of it, and where the last deployment failed, with the kernel's own
/// words. A cable has a mark of its own: the kernel may have both ends of it and not join them.
Marks marksOf(const Topology &topology, const LabRun &run, const Running &running);

}  // namespace toile
