// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/livesource.h"
#include "core/linux/namespaceregistry.h"

#include <functional>

namespace toile {

enum class RuleCounters { AsKnown, Fresh };

/// Reads these tables of one machine into `into`. Errors carry a message.
Result<> readNamespace(const NamespaceRegistry &registry, Namespace &ns, LiveTables tables, const RulesReader::Run &run,
                       RuleCounters ruleCounters, LiveMachine &into);

/// Reads these tables of all machines, in two threads when they are many. One error of perhaps several.
Result<> readAll(const NamespaceRegistry &registry, LiveTables tables,
                 const std::function<RulesReader::Run(const Namespace &)> &runner, RuleCounters ruleCounters,
                 LiveState &into);

}  // namespace toile
