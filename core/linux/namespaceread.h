// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/livesource.h"
#include "core/linux/namespaceregistry.h"

namespace toile {

enum class RuleCounters { AsKnown, Fresh };

/// Reads these tables of one machine into `into`. Errors carry a message.
Result<> readNamespace(const NamespaceRegistry &registry, Namespace &ns, LiveTables tables, const RulesReader::Run &run,
                       RuleCounters ruleCounters, LiveMachine &into);

}  // namespace toile
