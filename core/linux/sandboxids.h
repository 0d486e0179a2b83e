// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/linux/sandboxfailure.h"

#include <sys/types.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace toile {

/// A range of subordinate ids: one line of /etc/subuid or /etc/subgid (subuid(5)).
struct IdRange {
    unsigned long first = 0;
    unsigned long count = 0;
    bool operator==(const IdRange &) const = default;
};

/// The first usable range of the user, named by name or by number, in a file of subuid(5)'s form. Pure.
std::optional<IdRange> findRange(std::string_view file, std::string_view userName, uid_t uid);

/// How the ids within the sandbox relate to those outside.
enum class IdMapping {
    Whole,  ///< started by root: every id is itself
    Range,  ///< 0 is the user, 1… are its subordinate ids: everything works as on a machine of one's own
    Single  ///< only the user's own id exists; capabilities are kept as ambient ones (capabilities(7))
};

/// Writes the id maps of `child`, which waits in its new user namespace. Runs newuidmap and newgidmap where the user
/// has subordinate ids, and falls back to Single when not.
SandboxResult<IdMapping> mapIds(pid_t child);

/// The account whose rights a sandbox gets that a privileged process makes for somebody else.
struct SandboxUser {
    uid_t uid = 0;
    gid_t gid = 0;
    std::vector<gid_t> groups;  ///< its supplementary ones
    std::string name;
    bool operator==(const SandboxUser &) const = default;
};

/// The same maps as that user's own sandbox gets, written by a process that may (CAP_SETUID, CAP_SETGID,
/// CAP_SYS_ADMIN).
SandboxResult<IdMapping> mapIdsOf(const SandboxUser &user, pid_t child);

}  // namespace toile
