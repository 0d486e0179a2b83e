// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/engine/checkrunner.h"
#include "core/model/topology.h"

#include <QObject>

#include <map>
#include <memory>

namespace toile {

class Editor;
class LabRun;

/// What the lab's own checks said when they were last run inside the running lab.
/// A result is kept only as long as it can be true: it goes with its check, and all go when the lab goes or is applied
/// again. When drawing or kernel change otherwise they stay, and are said to be from before.
class LabChecks : public QObject {
    Q_OBJECT
public:
    LabChecks(Editor &editor, LabRun &run, QObject *parent = nullptr);
    ~LabChecks() override;

    /// The lab runs, and there is something to check.
    bool mayRun() const;
    bool isRunning() const { return m_runner != nullptr; }
    /// Runs all checks of the drawing as it is; nothing when it may not.
    void run();

    /// Nothing when this check was not run.
    const ProbeResult *result(Id check) const;
    int passed() const;
    int failed() const;
    /// Drawing or kernel changed since the results were observed.
    bool isOutdated() const { return m_outdated; }

Q_SIGNALS:
    void changed();

private:
    void take(int index, const ProbeResult &result);
    void follow();
    void forget();
    void dropChanged();

    struct Answer {
        Check check;  ///< as it was asked
        ProbeResult result;
    };

    Editor &m_editor;
    LabRun &m_run;
    std::unique_ptr<CheckRunner> m_runner;
    std::vector<std::pair<Id, Check>> m_asked;
    std::map<Id, Answer> m_answers;
    bool m_outdated = false;
};

/// "VM1 gets an answer from 1.0.0.2": what must hold.
QString expectation(const Check &check);
/// "an answer", "no answer", or why it could not be asked.
QString observation(const ProbeResult &result);
/// The name in the user's language, or what must hold when it has none.
QString checkTitle(const Check &check);

}  // namespace toile
