// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "app/toilectl/output.h"

#include <unistd.h>

namespace toile::ctl {

/// The last line of a terminal, gone when this goes; where there is no terminal, nothing is shown.
class ProgressLine {
public:
    ProgressLine() : m_shown(::isatty(STDERR_FILENO) == 1) {}
    ~ProgressLine() { clear(); }
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    void show(const QString &text) const
    {
        if (m_shown)
            printBytes(STDERR_FILENO, "\r\x1b[K" + text.toUtf8());
    }
    void clear() const { show({}); }

private:
    bool m_shown;
};

}  // namespace toile::ctl
