// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/limits.h"
#include "core/lab/labfile.h"
#include "core/lab/text.h"

#include <utility>

namespace toile {

/// The problems of one file: as many as a person reads, and how many more there are.
class ProblemList {
public:
    void add(const QString &pointer, const QString &message)
    {
        if (++m_count <= limits::kFileProblems)
            m_first.push_back({pointer, message});
    }
    int count() const { return m_count; }
    bool isEmpty() const { return m_count == 0; }
    /// More are counted alone.
    bool isFull() const { return m_count >= limits::kFileProblems; }

    std::vector<FileProblem> take()
    {
        if (const int more = m_count - limits::kFileProblems; more > 0)
            m_first.push_back(
                {{},
                 LabFileText::tr("More problems than this list holds: %1. Mend these first, then look again.")
                     .arg(more)});
        return std::move(m_first);
    }

private:
    std::vector<FileProblem> m_first;
    int m_count = 0;
};

}  // namespace toile
