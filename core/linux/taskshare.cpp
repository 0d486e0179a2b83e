// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/taskshare.h"

#include <algorithm>
#include <fstream>

namespace toile {
namespace {

constexpr rlim_t kParts = 8;
constexpr rlim_t kLeastShare = 1024;  ///< a lab with some programs, beside a desktop
constexpr rlim_t kMostShare = 4096;

/// The number in a file; RLIM_INFINITY: there is none, or it says "max".
rlim_t limitIn(const std::string &path)
{
    std::ifstream file(path);
    rlim_t number = 0;
    return file >> number ? number : RLIM_INFINITY;
}

/// Of the cgroup and of all that it is in (cgroups(7), pids.max).
rlim_t limitAbove(const std::string &mount, std::string group)
{
    rlim_t least = RLIM_INFINITY;
    while (true) {
        least = std::min(least, limitIn(mount + group + "/pids.max"));
        const auto slash = group.rfind('/');
        if (slash == std::string::npos)
            return least;
        group.resize(slash);
    }
}

}  // namespace

rlim_t tasksAllowed(const std::string &root)
{
    rlim_t least = std::min(limitIn(root + "/proc/sys/kernel/threads-max"), limitIn(root + "/proc/sys/kernel/pid_max"));
    std::ifstream groups(root + "/proc/self/cgroup");
    // "0::/system.slice/toile.service"; of the older kind "4:pids:/system.slice/toile.service".
    for (std::string line; std::getline(groups, line);) {
        const auto path = line.find(':', line.find(':') + 1);
        if (path == std::string::npos)
            continue;
        const std::string controllers = line.substr(line.find(':') + 1, path - line.find(':') - 1);
        if (controllers.empty())
            least = std::min(least, limitAbove(root + "/sys/fs/cgroup", line.substr(path + 1)));
        else if (controllers == "pids")
            least = std::min(least, limitAbove(root + "/sys/fs/cgroup/pids", line.substr(path + 1)));
    }
    return least;
}

rlim_t shareOfTasks(rlim_t allowed)
{
    return std::clamp(allowed / kParts, kLeastShare, kMostShare);
}

}  // namespace toile
