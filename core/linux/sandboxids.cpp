// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/sandboxids.h"

#include "core/base/descriptor.h"

#include <fcntl.h>
#include <pwd.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <fstream>
#include <sstream>

namespace toile {
namespace {

constexpr const char *kNewUidMap = "/usr/bin/newuidmap";
constexpr const char *kNewGidMap = "/usr/bin/newgidmap";
constexpr const char *kSubuid = "/etc/subuid";
constexpr const char *kSubgid = "/etc/subgid";
constexpr unsigned long kUsefulCount = 1000;  ///< fewer do not hold the ids of system accounts
constexpr unsigned long kWantedCount = 65536;

std::optional<unsigned long> number(std::string_view text)
{
    unsigned long value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::string contents(const char *path)
{
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

SandboxFailure failed(const std::string &subject, int sysErrno)
{
    return {SandboxFailure::Reason::MappingFailed, sysErrno, QString::fromStdString(subject)};
}

/// 0, or the errno.
int writeFile(const std::string &path, const std::string &text)
{
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!file)
        return errno;
    return ::write(file.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size()) ? 0 : errno;
}

/// Runs `program PID 0 OWN 1 1 FIRST COUNT` (newuidmap(1)).
bool runMapper(const char *program, pid_t child, unsigned long own, const IdRange &range)
{
    const std::vector<std::string> words{program,
                                         std::to_string(child),
                                         "0",
                                         std::to_string(own),
                                         "1",
                                         "1",
                                         std::to_string(range.first),
                                         std::to_string(std::min(range.count, kWantedCount))};
    std::vector<char *> arguments;
    for (const std::string &word : words)
        arguments.push_back(const_cast<char *>(word.c_str()));
    arguments.push_back(nullptr);
    char *const environment[] = {nullptr};

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t pid = -1;
    const int refused = posix_spawn(&pid, program, &actions, nullptr, arguments.data(), environment);
    posix_spawn_file_actions_destroy(&actions);
    if (refused != 0)
        return false;
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0) {
        if (errno != EINTR)
            return false;
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// The map that gives every id of this process's own namespace to the new one, unchanged. On the machine itself that is
/// "0 0 4294967295"; in a container it is what the container has (user_namespaces(7), the columns of uid_map).
std::string identityMap(const std::string &ownMap)
{
    std::istringstream lines(ownMap);
    std::string map;
    unsigned long inside = 0;
    unsigned long outside = 0;
    unsigned long count = 0;
    while (lines >> inside >> outside >> count)
        map += std::to_string(inside) + " " + std::to_string(inside) + " " + std::to_string(count) + "\n";
    return map;
}

SandboxResult<IdMapping> mapWhole(const std::string &process)
{
    // A container of an ordinary user has one group and may not choose others (user_namespaces(7), setgroups).
    if (contents("/proc/self/setgroups").starts_with("deny"))
        writeFile(process + "/setgroups", "deny");
    for (const std::string map : {"/uid_map", "/gid_map"}) {
        const std::string text = identityMap(contents(("/proc/self" + map).c_str()));
        if (const int problem = writeFile(process + map, text); problem != 0)
            return failed(process + map, problem);
    }
    return IdMapping::Whole;
}

int mapSingleGroup(const std::string &process, gid_t group)
{
    if (const int problem = writeFile(process + "/setgroups", "deny"); problem != 0)
        return problem;
    return writeFile(process + "/gid_map", std::to_string(group) + " " + std::to_string(group) + " 1\n");
}

SandboxResult<IdMapping> mapSingle(const std::string &process, uid_t user, gid_t group)
{
    const std::string own = std::to_string(user);
    if (const int problem = writeFile(process + "/uid_map", own + " " + own + " 1\n"); problem != 0)
        return failed(process + "/uid_map", problem);
    if (const int problem = mapSingleGroup(process, group); problem != 0)
        return failed(process + "/gid_map", problem);
    return IdMapping::Single;
}

/// The two lines that newuidmap(1) would write.
std::string rangeMap(unsigned long own, const IdRange &range)
{
    return "0 " + std::to_string(own) + " 1\n1 " + std::to_string(range.first) + " " +
           std::to_string(std::min(range.count, kWantedCount)) + "\n";
}

}  // namespace

std::optional<IdRange> findRange(std::string_view file, std::string_view userName, uid_t uid)
{
    const std::string byNumber = std::to_string(uid);
    while (!file.empty()) {
        const auto end = file.find('\n');
        const std::string_view line = file.substr(0, end);
        file = end == std::string_view::npos ? std::string_view() : file.substr(end + 1);

        const auto first = line.find(':');
        const auto second = first == std::string_view::npos ? first : line.find(':', first + 1);
        if (second == std::string_view::npos)
            continue;
        const std::string_view owner = line.substr(0, first);
        if (owner.empty() || (owner != userName && owner != byNumber))
            continue;
        const auto start = number(line.substr(first + 1, second - first - 1));
        const auto count = number(line.substr(second + 1));
        if (start && count && *start > 0 && *count >= kUsefulCount)
            return IdRange{*start, *count};
    }
    return std::nullopt;
}

SandboxResult<IdMapping> mapIds(pid_t child)
{
    const std::string process = "/proc/" + std::to_string(child);
    if (::geteuid() == 0)
        return mapWhole(process);

    const passwd *entry = ::getpwuid(::getuid());
    const std::string name = entry ? entry->pw_name : "";
    const auto users = findRange(contents(kSubuid), name, ::getuid());
    const auto groups = findRange(contents(kSubgid), name, ::getuid());
    if (!users || !groups || ::access(kNewUidMap, X_OK) != 0 || ::access(kNewGidMap, X_OK) != 0)
        return mapSingle(process, ::geteuid(), ::getegid());
    // Groups first: when that is refused nothing is written yet and the single id is still possible.
    if (!runMapper(kNewGidMap, child, ::getegid(), *groups))
        return mapSingle(process, ::geteuid(), ::getegid());
    if (!runMapper(kNewUidMap, child, ::geteuid(), *users))
        return failed(kNewUidMap, EPERM);
    return IdMapping::Range;
}

SandboxResult<IdMapping> mapIdsOf(const SandboxUser &user, pid_t child)
{
    const std::string process = "/proc/" + std::to_string(child);
    const auto users = findRange(contents(kSubuid), user.name, user.uid);
    const auto groups = findRange(contents(kSubgid), user.name, user.uid);
    if (!users || !groups)
        return mapSingle(process, user.uid, user.gid);
    if (const int problem = writeFile(process + "/gid_map", rangeMap(user.gid, *groups)); problem != 0)
        return failed(process + "/gid_map", problem);
    if (const int problem = writeFile(process + "/uid_map", rangeMap(user.uid, *users)); problem != 0)
        return failed(process + "/uid_map", problem);
    return IdMapping::Range;
}

}  // namespace toile
