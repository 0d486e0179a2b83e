// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/labrun.h"
#include "ui/window/planlist.h"

#include <QDialog>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace toile {

class SignalLabel;

/// The plan before anything is done, its progress while it is, and the kernel's own words when a step is refused.
class DeployDialog : public QDialog {
    Q_OBJECT
public:
    explicit DeployDialog(QWidget *parent = nullptr);

    /// Of the commands of its plan.
    void setCommandFont(const QFont &font) { m_view->setCommandFont(font); }
    /// How many findings the drawing has: said before deploying.
    void showPlan(const QString &lab, const Plan &plan, int findings, bool isDeployed);
    /// The plan that takes the lab out of the kernel.
    void showUndeploy(const QString &lab, const Plan &plan);
    /// Instead of deploying the plan, which the lab's kernel cannot do: `why` it has to begin anew elsewhere.
    void offerMove(const QString &why);
    /// Sentences above the plan that is shown: what it cuts this computer off from, why it is shown again.
    void warn(const QStringList &sentences);
    /// From now on the dialog follows the run.
    void showProgress(int done, int total);
    /// What happens before the first step.
    void showStarting(const QString &text);
    /// What was done is being undone.
    void showCancelling();
    void showFailure(const Applied &failure, const QString &element);
    void showError(const Error &error);
    bool isFollowing() const { return m_following; }

Q_SIGNALS:
    void deployWanted();
    void undeployWanted();
    void moveWanted();    ///< undeploy, and deploy where the lab can run
    void cancelWanted();  ///< undo what is being deployed
    void findingsWanted();
    void revealWanted();

private:
    void begin(const QString &current);
    void end();
    void setNote(const QString &text, bool bad);
    void setPlan(const Plan &plan);

    PlanModel m_model;
    QLabel *m_heading;
    SignalLabel *m_note;
    QToolButton *m_findings;
    PlanView *m_view;
    QProgressBar *m_bar;
    QLabel *m_current;
    QPushButton *m_copy;
    QPushButton *m_deploy;
    QPushButton *m_move;
    QPushButton *m_reveal;
    QPushButton *m_close;
    QPushButton *m_cancel;
    bool m_following = false;
    bool m_undeploys = false;  ///< what is shown takes the lab away
    bool m_changes = false;    ///< the lab runs already
};

}  // namespace toile
