// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/engine/checkrunner.h"
#include "core/kernel/card.h"
#include "core/kernel/step.h"
#include "core/lab/labfile.h"

#include <optional>

namespace toile::ctl {

/// A FILE argument: a path, or a shipped lab's name; a file wins, a folder does not.
struct LabSource {
    QString path;   ///< what can be opened
    QString shown;  ///< how a person names it
    QString file;   ///< how the helper is to remember it: the absolute path, or the shipped name
};

/// What FILE stands for, or that there is neither such a file nor such a shipped lab.
Result<LabSource> findLab(const QString &argument);
/// As findLab(), for a file that may have gone since; nullopt when there is nothing to read.
std::optional<LabSource> findRemembered(const QString &file);

/// Loads it; its problems go to standard error and give nullopt.
std::optional<Topology> loadTopology(const LabSource &source);

/// The lab's own checks, named in the user's language.
std::vector<Probe> probesOf(const Topology &topology);

/// The steps from `observed` to what is drawn, with what the computer's `cards` bring along.
Plan planFor(const Topology &topology, const KernelState &observed, const CardStates &cards);

}  // namespace toile::ctl
