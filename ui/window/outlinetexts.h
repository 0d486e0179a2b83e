// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/outline.h"

#include <QIcon>

namespace toile::outline {

/// "Host1", "eth0", "2.0.0.0/8", "100": what the line is called.
QString name(const Topology &topology, const OutlineNode &node);
/// What renaming the line edits.
QString editedName(const Topology &topology, const OutlineNode &node);
/// What is said beside the name: addresses, roles, the port's bridge; may be empty.
QString detail(const Topology &topology, const OutlineNode &node);
QIcon icon(const Topology &topology, const OutlineNode &node);
/// For a line that is no element of the drawing: its whole sentence.
QString spoken(const Topology &topology, const OutlineNode &node);

}  // namespace toile::outline
