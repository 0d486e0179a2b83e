// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/linux/program.h"
#include "core/linux/sandboxids.h"

#include <optional>

namespace toile {

/// What the account database says of a user.
struct Account {
    SandboxUser user;
    QByteArray home;
    QByteArray shell;

    /// By number; nullopt: this machine knows no such account.
    static std::optional<Account> find(uid_t uid);
    static std::optional<Account> find(const char *name);

    bool isMemberOf(const char *group) const;
    /// What programs of this user get, as a login would give it; nothing of this process's own environment.
    ProgramSurroundings surroundings() const;
};

/// The account that root's own labs run as: programs in machines are never root of the machine.
inline constexpr const char *kServiceAccount = "toile";
/// Members may do without being asked what others need the administrator for.
inline constexpr const char *kServiceGroup = "toile";

}  // namespace toile
