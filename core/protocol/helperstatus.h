// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace toile {

/// The exit status of a helper that was not started because another one has its lab.
inline constexpr int kRunsAlready = 3;

}  // namespace toile
