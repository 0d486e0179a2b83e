// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "tests/support/helperserver.h"

#include <QTimer>

#include <set>

namespace toile {

/// A kernel that has what it was given, and what machines have learnt since.
class LearningKernel : public test::FakeKernel {
public:
    LiveState learnt;   ///< neighbours, MACs and flows, by machine
    bool busy = false;  ///< packets pass everywhere
    int refuseAt = -1;  ///< the perform() that is refused with these words
    QString refusal;

    Result<> perform(const Step &step) override;
    Result<> read(const QString &machine, LiveTables tables, LiveMachine &into) override;
    CountersSample counters() override;

private:
    quint64 m_packets = 0;
};

/// What ping says in the machines of a lab.
class SimulatedPings : public ProgramStarter {
public:
    std::set<std::pair<QString, QString>> silent;  ///< machine and address: no answer comes

    Result<StartedProgram> start(const ProgramSettings &settings) override;

private:
    test::PlainPrograms m_programs;
};

/// A lab over a simulated kernel, in this process: a window finds it where it looks for one that runs. It is the same
/// each time, and what is in it is a test's to say. To be made after the window, in whose runtime folder it is.
class RunningLab {
public:
    explicit RunningLab(const QString &lab, const KernelFeatures &features = allFeatures());
    ~RunningLab();

    /// From now on machines know these tables.
    void learn(const LiveState &tables);
    /// Somebody works in a terminal: what `change` does to the kernel is seen.
    template <typename Change>
    void byHand(const Change &change)
    {
        change(kernel.state);
        tell();
    }

    LearningKernel kernel;
    SimulatedPings pings;

private:
    void tell();

    QString m_path;
    Interpreter m_interpreter;
    Server m_server;
    QTimer m_reaper;  ///< of what pings started
};

}  // namespace toile
