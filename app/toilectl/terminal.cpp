// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/terminal.h"

#include "core/protocol/programlimits.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>

namespace toile::ctl {

bool isInBackground()
{
    const pid_t foreground = ::tcgetpgrp(STDIN_FILENO);  // fails where it is not the terminal of our session; 0: of a
                                                         // group outside our namespace
    return foreground > 0 && foreground != ::getpgrp();
}

bool hasTerminal()
{
    return ::isatty(STDIN_FILENO) == 1 && !isInBackground();
}

bool isInteractive()
{
    return hasTerminal() && ::isatty(STDOUT_FILENO) == 1;
}

TerminalSize terminalSize()
{
    winsize size{};
    if (::ioctl(STDIN_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
        return {};
    return {std::min<int>(size.ws_row, limits::kTerminalSide), std::min<int>(size.ws_col, limits::kTerminalSide)};
}

RawTerminal::RawTerminal()
{
    if (::tcgetattr(STDIN_FILENO, &m_before) != 0)
        return;
    termios raw = m_before;
    ::cfmakeraw(&raw);
    m_changed = ::tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) == 0;
}

RawTerminal::~RawTerminal()
{
    if (m_changed)
        ::tcsetattr(STDIN_FILENO, TCSADRAIN, &m_before);
}

}  // namespace toile::ctl
