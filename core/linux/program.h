// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/programstarter.h"

#include <QByteArray>

#include <sys/resource.h>

#include <functional>
#include <vector>

namespace toile {

/// What is the same for every program of one helper.
struct ProgramSurroundings {
    static constexpr const char *kPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    QByteArray path;                      ///< folders, separated by ':'
    QByteArray shell;                     ///< absolute
    QByteArray home;                      ///< where programs start; "/" when it cannot be entered
    std::vector<QByteArray> environment;  ///< PATH, HOME, USER, SHELL
    rlimit openFiles{1024, 1024};         ///< the helper's own is raised; programs get the usual one

    /// From this process's environment and limits, before either is changed.
    static ProgramSurroundings ofThisProcess();
};

/// Starts programs inside the machines of a sandbox: the child enters the machine's network namespace, gets mount and
/// host name namespaces of its own with a /sys that shows the machine's interfaces, a session, and becomes the program.
class MachinePrograms final : public ProgramStarter {
public:
    /// `namespaceOf` gives the open network namespace of a machine, or -1.
    MachinePrograms(ProgramSurroundings surroundings, std::function<int(const QString &)> namespaceOf)
        : m_surroundings(std::move(surroundings)), m_namespaceOf(std::move(namespaceOf))
    {
    }

    Result<StartedProgram> start(const ProgramSettings &settings) override;

private:
    ProgramSurroundings m_surroundings;
    std::function<int(const QString &)> m_namespaceOf;
};

}  // namespace toile
