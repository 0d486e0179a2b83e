// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/id.h"
#include "ui/canvas/statepill.h"

#include <unordered_map>

namespace toile {

class LabRun;
struct PhysicalLab;
struct Running;
struct Topology;

/// How elements differ from what runs, by element; those that do not are not in it.
using Marks = std::unordered_map<Id, MarkNote>;

/// How this drawing differs from what `run` has of it, and where the last deployment failed, with the kernel's own
/// words. A cable has a mark of its own: the kernel may have both ends of it and not join them.
Marks marksOf(const Topology &topology, const LabRun &run, const Running &running);

/// Those of the drawing that `lab` was made of, at what stands for it there: a bridge's also at the switch that it
/// became.
Marks physicalMarks(const PhysicalLab &lab, const Marks &drawn);

}  // namespace toile
