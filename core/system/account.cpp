// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/system/account.h"

#include <grp.h>
#include <pwd.h>

#include <algorithm>

namespace toile {
namespace {

constexpr int kMostGroups = 65536;  ///< NGROUPS_MAX of Linux

std::vector<gid_t> groupsOf(const passwd &entry)
{
    int count = 64;
    std::vector<gid_t> groups(static_cast<std::size_t>(count));
    while (::getgrouplist(entry.pw_name, entry.pw_gid, groups.data(), &count) < 0 && count <= kMostGroups)
        groups.resize(static_cast<std::size_t>(count));
    groups.resize(static_cast<std::size_t>(std::min<std::size_t>(groups.size(), std::size_t(count))));
    return groups;
}

std::optional<Account> fromEntry(const passwd *entry)
{
    if (!entry)
        return std::nullopt;
    Account account;
    account.user = {entry->pw_uid, entry->pw_gid, groupsOf(*entry), entry->pw_name};
    account.home = entry->pw_dir && entry->pw_dir[0] == '/' ? entry->pw_dir : "/";
    account.shell = entry->pw_shell && entry->pw_shell[0] == '/' ? entry->pw_shell : "/bin/sh";
    return account;
}

}  // namespace

std::optional<Account> Account::find(uid_t uid)
{
    return fromEntry(::getpwuid(uid));
}

std::optional<Account> Account::find(const char *name)
{
    return fromEntry(::getpwnam(name));
}

bool Account::isMemberOf(const char *group) const
{
    const struct group *entry = ::getgrnam(group);
    return entry && std::find(user.groups.begin(), user.groups.end(), entry->gr_gid) != user.groups.end();
}

ProgramSurroundings Account::surroundings() const
{
    ProgramSurroundings surroundings;
    const QByteArray name = QByteArray::fromStdString(user.name);
    surroundings.path = ProgramSurroundings::kPath;
    surroundings.shell = shell;
    surroundings.home = home;
    surroundings.environment = {"PATH=" + surroundings.path, "HOME=" + home, "SHELL=" + shell, "USER=" + name,
                                "LOGNAME=" + name};
    return surroundings;
}

}  // namespace toile
