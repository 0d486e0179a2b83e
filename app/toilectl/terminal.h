// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <termios.h>

namespace toile::ctl {

struct TerminalSize {
    int rows = 24;
    int columns = 80;
};

/// Standard input is the terminal of our session, and another job has it: who reads from it or changes it is stopped.
bool isInBackground();
/// Standard input is a terminal that is ours to use.
bool hasTerminal();
/// True when a person sits at both ends.
bool isInteractive();
/// As a machine may have it.
TerminalSize terminalSize();

/// The terminal of standard input in raw mode: every key goes to the program. As it was before when this ends.
class RawTerminal {
public:
    RawTerminal();
    ~RawTerminal();
    RawTerminal(const RawTerminal &) = delete;
    RawTerminal &operator=(const RawTerminal &) = delete;

private:
    termios m_before{};
    bool m_changed = false;
};

}  // namespace toile::ctl
