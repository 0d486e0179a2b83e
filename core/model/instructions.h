// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/topology.h"

#include <set>

/// A practical's instructions: Markdown in which links like "toile:VM1/eth0" name elements and "- [ ]" begins a step.
namespace toile {

/// The element that a link names: "toile:VM1", "toile:VM1/eth0"; none when there is no such element or it is another
/// link.
Id linkedElement(const Topology &topology, const QString &link);
/// The link that names an element; empty for what has no name.
QString linkTo(const Topology &topology, Id id);

/// How many steps there are to tick.
int stepCount(const QString &markdown);
/// The text with a box before each step that is a link, "step:0" and on; those in `done` are ticked.
QString withSteps(const QString &markdown, const std::set<int> &done);

}  // namespace toile
