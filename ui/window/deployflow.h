// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/card.h"
#include "ui/labrun.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

class QAction;
class QSettings;
class QWidget;

namespace toile {

class DeployDialog;
class Editor;

/// From the Deploy button to a running lab and back: plan first, progress, failure on the element that failed.
class DeployFlow : public QObject {
    Q_OBJECT
public:
    /// `quit` works while the plan is shown, too.
    DeployFlow(Editor &editor, LabRun &run, QSettings &settings, QAction *quit, QWidget *window);

    /// Shows the plan and deploys when it is accepted; at once when the plan is not wanted first.
    void deploy(int findings);
    /// Shows the plan even when it is not wanted first.
    void showPlan(int findings);
    /// Undoes the deploy that is under way; the lab is then as it was before.
    void cancel();
    /// The same, then `next`, also when the deploy was done before it heard of that; never when not all can be undone.
    void cancelThen(std::function<void()> next);
    /// Goes on with `next` when the helper finishes the deploy without this window; never when it fails before.
    void handOverThen(std::function<void()> next);
    /// Shows what goes, and undeploys when that is accepted; at once when no plan is wanted first.
    void undeploy();
    /// Undeploys, then `next`; never when it fails, or another drawing is opened meanwhile.
    void undeployThen(std::function<void()> next);
    /// The last failure again.
    void showFailure();

    /// Whether the plan is shown before it is carried out.
    static bool planFirst(const QSettings &settings);
    static void setPlanFirst(QSettings &settings, bool on);
    /// Why the lab is broken, in a sentence; empty when it is not.
    QString brokenReason() const;
    bool isRunning() const;  ///< the kernel holds something of this lab

Q_SIGNALS:
    void revealWanted(toile::Id id);
    void findingsWanted();
    void message(const QString &text);

private:
    DeployDialog *dialog();
    /// Goes on with `next` when it is known what the computer's cards are, or that nobody says.
    void onceCardsAreSeen(const std::function<void()> &next);
    void openPlan();
    QStringList warningsOfCard(const QString &name) const;
    QStringList cardWarnings() const;
    void begin();
    void beginAnew();
    void takeDown();
    KernelFeatures lacked() const;
    void showPlanAgain();
    void forgetDrawing();
    void follow();
    void cancelled();
    void handedOver();
    void fail(const Error &error);
    QString labName() const;
    Id failedElement() const;

    Editor &m_editor;
    LabRun &m_run;
    QSettings &m_settings;
    QAction *m_quit;
    QWidget *m_window;
    QPointer<DeployDialog> m_dialog;
    std::unique_ptr<QObject> m_looking;  ///< while nobody wants anything else
    Plan m_plan;                         ///< what was shown, or asked for, last
    int m_findings = 0;
    Error m_lastError;                ///< when the last deploy did not even reach a step
    QString m_engine;                 ///< where a lab that is moved may begin; empty: where it is preferred
    QString m_engineChosen;           ///< why the lab that is being deployed runs elsewhere than most do
    bool m_cardsWereUnknown = false;  ///< when the plan was shown last
    bool m_deploying = false;
    bool m_changes = false;  ///< what is being deployed changes a lab that runs
    bool m_cancelling = false;
    std::function<void()> m_afterUndeploy;
    std::function<void()> m_afterCancel;
    std::function<void()> m_afterHandOver;
};

/// Whether the kernel has something of the lab: deploying changes that then.
bool holdsMachines(const LabRun &run);

}  // namespace toile
