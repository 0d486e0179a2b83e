// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

namespace toile::ctl {

bool isInteractive()
{
    return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 1;
}

TerminalSize terminalSize()
{
    winsize size{};
    if (::ioctl(STDIN_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
        return {};
    return {size.ws_row, size.ws_col};
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
