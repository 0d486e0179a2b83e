// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "tests/window/windowfixture.h"

#include <QStringList>

namespace toile {

/// A window whose labs really run, and what a user does with them. Ends every lab with itself.
class LiveWindow : public WindowFixture {
public:
    static constexpr int kPatience = 120000;  ///< milliseconds that a micro-VM on a busy machine may take

    ~LiveWindow();

    LabRun &run() { return window().run(); }
    LabRun::State state() { return run().state(); }
    QString stateWord();
    /// Deploys what is drawn by button, through the plan.
    void deploy();
    /// The same, until the lab runs or it is clear that it does not.
    void tryToDeploy();
    /// The same, which must end in a refused step.
    void deployInVain();
    /// By button, through the plan where there is one, until nothing of the lab runs.
    void undeploy();
    /// What is typed into a field of the inspector of `id`, with Enter.
    void type(Id id, const char *field, const QString &text);
    void click(const char *button);
    /// The rows of all live tables of a machine or a bridge.
    QString tables(Id owner);
    /// With TOILE_PICTURES=FOLDER, a picture of the window, or of one of its dialogs, to look at.
    void keep(const QString &name, QWidget *dialog = nullptr);

    struct Outcome {
        int status = -1;
        QByteArray output;
    };
    static Outcome toilectl(const QStringList &arguments);
};

}  // namespace toile
