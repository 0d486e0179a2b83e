// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "tests/window/simulatedlab.h"
#include "tests/window/windowfixture.h"

#include <functional>
#include <map>
#include <random>

namespace toile {

/// Somebody at a window who has no plan with what is around the drawing: its files, its running lab, its physical
/// equivalent. Says what was lost or is not as it must be. The same seed does the same.
class RandomKeeper {
public:
    RandomKeeper(WindowFixture &desk, quint32 seed) : m_desk(desk), m_random(seed) {}

    /// What was done, and in `complaint` what came of it that must not.
    QString act(QString &complaint);
    /// He only goes back and forth in the history now.
    bool walks() const { return m_walks; }

private:
    struct Act {
        const char *name;
        int weight;
        QString (RandomKeeper::*does)();
    };
    static const std::vector<Act> &acts();

    // randomkeeper_files.cpp
    QString save();
    QString saveAs();
    QString open();
    QString close();
    QString step();
    QString otherProgramWrites();
    QString crash();
    QString saveBy(const char *action);
    void answerQuestions();
    bool choosesFile();

    // randomkeeper.cpp
    QString deploy();
    QString undeploy();
    QString lookAtPhysical();
    SimulatedLab *helperOf(const QString &lab);
    bool wait(const std::function<bool()> &holds);

    DrawingTab &tab() { return m_desk.window().tab(); }
    Editor &editor() { return m_desk.editor(); }
    QString anyFile();
    QPushButton *visibleButton(const char *name);
    bool click(const char *name);
    std::size_t below(std::size_t bound) { return bound ? m_random() % bound : 0; }
    bool oneIn(std::size_t n) { return below(n) == 0; }

    WindowFixture &m_desk;
    std::mt19937 m_random;
    bool m_walks = false;
    int m_written = 0;                                           ///< files, by other programs
    std::map<QString, std::unique_ptr<SimulatedLab>> m_helpers;  ///< by lab
};

}  // namespace toile
