// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/system/account.h"

#include <QObject>

#include <functional>

namespace toile {

/// What needs an authorisation of its own.
enum class Action {
    ManageLab,   ///< run labs in the system service
    AttachCard,  ///< lend a real network card of the machine to a lab
};

/// The action's name for polkit.
QString actionName(Action action);

/// The process that asks. Its start tells it from a later process of the same number.
struct Subject {
    pid_t pid = 0;
    quint64 startTime = 0;  ///< in clock ticks since the boot (proc(5), stat, field 22)
    Account account;
    bool mayBeAsked = true;  ///< for a password, on his own screen; or else the answer is what is known without
};

enum class Verdict {
    Yes,
    No,
    Dismissed,    ///< a person was asked and closed the question, or did not answer in time
    NobodyToAsk,  ///< the administrator would have to be asked, and nothing can ask on this terminal or desktop
    Broken,       ///< polkit is there but does not work
};

/// Says who may do what. The answer may take as long as a person does.
class Authority : public QObject {
    Q_OBJECT
public:
    using Answer = std::function<void(Verdict)>;
    using QObject::QObject;

    /// `answer` is called once, never from within this call; not at all when `context` is destroyed before.
    virtual void ask(const Subject &subject, Action action, QObject *context, const Answer &answer) = 0;
};

}  // namespace toile
