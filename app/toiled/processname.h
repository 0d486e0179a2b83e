// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

/// How `ps`, `pkill` and `killall` know this process: its name, and the first word of its command line.
class ProcessName {
public:
    /// Takes the name of one that watches: what ends helpers by their name leaves it to tidy up after them.
    ProcessName();
    /// Is called again as it was started.
    void giveBack() const;

private:
    std::string m_word;
};
