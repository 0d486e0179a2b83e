// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toiled/processname.h"

#include <sys/prctl.h>

#include <algorithm>
#include <cerrno>

namespace {

constexpr char kHelper[] = "toiled";
constexpr char kWatcher[] = "toile-watch";

/// proc(5): the command line is what stands in these bytes now; there is no `room` for more.
void call(const char *name, const std::string &word, std::size_t room)
{
    ::prctl(PR_SET_NAME, name);
    std::fill_n(program_invocation_name, room, '\0');
    word.copy(program_invocation_name, room);
}

}  // namespace

ProcessName::ProcessName() : m_word(program_invocation_name)
{
    call(kWatcher, kWatcher, m_word.size());
}

void ProcessName::giveBack() const
{
    call(kHelper, m_word, m_word.size());
}
