// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/deployflow.h"

#include "core/engine/otherkernel.h"
#include "ui/editor.h"
#include "ui/window/deploydialog.h"
#include "ui/window/dialogs.h"
#include "ui/window/settingsdialog.h"
#include "ui/window/terminal.h"

#include <QSettings>

namespace toile {

namespace {

QString planFirstKey()
{
    return QStringLiteral("deploy/planFirst");
}

}  // namespace

DeployFlow::DeployFlow(Editor &editor, LabRun &run, QSettings &settings, QAction *quit, QWidget *window)
    : QObject(window), m_editor(editor), m_run(run), m_settings(settings), m_quit(quit), m_window(window)
{
    connect(&m_run, &LabRun::stateChanged, this, &DeployFlow::follow);
    connect(&m_run, &LabRun::failed, this, &DeployFlow::fail);
    connect(&m_run, &LabRun::planDiffers, this, &DeployFlow::showPlanAgain);
    connect(&m_run, &LabRun::starting, this, [this](const QString &text) {
        if (m_dialog)
            m_dialog->showStarting(text);
        Q_EMIT message(text);
    });
    connect(&m_run, &LabRun::engineChosen, this, [this](const QString &why) { m_engineChosen = why; });
    connect(&m_editor, &Editor::documentReset, this, &DeployFlow::forgetDrawing);
    connect(&m_run, &LabRun::progress, this, [this](int done, int total) {
        if (m_dialog)
            m_dialog->showProgress(done, total);
        if (total > 0)
            Q_EMIT message(tr("Deploying: %1 of %2 steps").arg(done).arg(total));
        if (done > 0)
            handedOver();
    });
}

bool DeployFlow::planFirst(const QSettings &settings)
{
    return settings.value(planFirstKey(), true).toBool();
}

void DeployFlow::setPlanFirst(QSettings &settings, bool on)
{
    settings.setValue(planFirstKey(), on);
}

bool holdsMachines(const LabRun &run)
{
    return run.live() && !run.live()->machines.empty();
}

bool DeployFlow::isRunning() const
{
    return m_run.live() != nullptr;
}

QString DeployFlow::brokenReason() const
{
    if (m_run.state() != LabRun::State::Broken)
        return {};
    const QString words = m_lastError.kernelText;
    return words.isEmpty() ? m_lastError.message : tr("%1 The kernel says: %2").arg(m_lastError.message, words);
}

QString DeployFlow::labName() const
{
    const QString runs = m_run.runningName();
    return runs.isEmpty() ? m_editor.topology().header.name : runs;
}

DeployDialog *DeployFlow::dialog()
{
    if (!m_dialog) {
        m_dialog = new DeployDialog(m_window);
        m_dialog->addAction(m_quit);  // it would be behind the dialog
        connect(m_dialog, &DeployDialog::deployWanted, this, &DeployFlow::begin);
        connect(m_dialog, &DeployDialog::undeployWanted, this, &DeployFlow::takeDown);
        connect(m_dialog, &DeployDialog::moveWanted, this, &DeployFlow::beginAnew);
        connect(m_dialog, &DeployDialog::cancelWanted, this, &DeployFlow::cancel);
        connect(m_dialog, &DeployDialog::findingsWanted, this, &DeployFlow::findingsWanted);
        connect(m_dialog, &DeployDialog::revealWanted, this, [this] { Q_EMIT revealWanted(failedElement()); });
    }
    return m_dialog;
}

void DeployFlow::deploy(int findings)
{
    m_findings = findings;
    m_engine.clear();
    if (m_editor.topology().machines.empty()) {
        Q_EMIT message(tr("There is nothing to deploy yet: drag a machine from the palette onto the drawing."));
        return;
    }
    onceCardsAreSeen([this] {
        m_plan = m_run.pendingPlan();
        if (planFirst(m_settings) || !lacked().empty() || !cardsTakenBy(m_plan).isEmpty())
            openPlan();
        else if (m_plan.empty() && isRunning())
            Q_EMIT message(tr("Nothing to do: interfaces, addresses, routes and rules in the kernel are as drawn."));
        else
            begin();
    });
}

void DeployFlow::showPlan(int findings)
{
    m_findings = findings;
    onceCardsAreSeen([this] { openPlan(); });
}

void DeployFlow::onceCardsAreSeen(const std::function<void()> &next)
{
    m_looking = std::make_unique<QObject>();
    m_run.lookAtCards(m_looking.get(), next);
}

void DeployFlow::openPlan()
{
    m_plan = m_run.pendingPlan();
    m_cardsWereUnknown = m_run.cardsUnknown().has_value();
    DeployDialog *plan = dialog();
    plan->setCommandFont(fontOf(terminalFontIn(m_settings)));
    plan->showPlan(labName(), m_plan, m_findings, holdsMachines(m_run));
    if (const KernelFeatures missing = lacked(); !missing.empty())
        plan->offerMove(needsOtherKernel(m_run.session()->hello(), missing).message + u' ' +
                        tr("It begins anew there: what was done by hand in it is lost."));
    else
        plan->warn(cardWarnings());
    plan->open();
}

/// What the kernel of the lab that runs has not, and the plan needs.
KernelFeatures DeployFlow::lacked() const
{
    EngineSession *session = isRunning() ? m_run.session() : nullptr;
    return session ? lackedBy(session->hello(), m_plan) : KernelFeatures();
}

/// What the person must know before the plan's real network cards are taken.
QStringList DeployFlow::cardWarnings() const
{
    QStringList sentences;
    for (const QString &name : cardsTakenBy(m_plan))
        sentences += warningsOfCard(name);
    return sentences;
}

QStringList DeployFlow::warningsOfCard(const QString &name) const
{
    if (const auto why = m_run.cardsUnknown())
        return {
            tr("What this computer loses with its network card %1 is not known. %2 The plan is shown again, with all "
               "that is cut off, before the card is taken.")
                .arg(name, why->message)};
    const CardStates cards = m_run.cards();
    const CardState *card = findCard(cards, name);
    if (!card)
        return {noCardNamed(name).message};
    if (const auto obstacle = obstacleOf(*card))
        return {obstacle->message};
    return warningsOf(*card, qEnvironmentVariable("SSH_CONNECTION"));
}

void DeployFlow::begin()
{
    m_deploying = true;
    m_changes = holdsMachines(m_run);
    m_afterUndeploy = {};
    m_lastError = {};
    m_engineChosen.clear();
    m_run.deploy(m_plan, std::exchange(m_engine, {}));
}

/// The lab is undeployed, and deployed in the first engine that has what it needs, whichever is preferred.
void DeployFlow::beginAnew()
{
    m_deploying = true;  // what fails from here on is told where it was asked for
    m_changes = false;
    m_lastError = {};
    undeployThen([this] {
        onceCardsAreSeen([this] {
            m_plan = m_run.pendingPlan();
            m_engine = engineNames().front();
            cardsTakenBy(m_plan).isEmpty() ? begin() : openPlan();
        });
    });
}

void DeployFlow::showPlanAgain()
{
    m_deploying = false;
    m_afterHandOver = {};
    if (m_cancelling)
        return;
    const QString why =
        std::exchange(m_cardsWereUnknown, false)
            ? tr("Now it is known what this computer loses. Nothing was done yet: this is the plan.")
            : tr("Drawing or kernel changed since the plan was made. Nothing was done yet: this is the plan now.");
    openPlan();
    m_dialog->warn(QStringList{why} + cardWarnings());
}

void DeployFlow::forgetDrawing()
{
    m_deploying = m_cancelling = false;
    m_looking.reset();
    m_lastError = {};
    m_afterUndeploy = m_afterCancel = m_afterHandOver = {};
    if (m_dialog)
        m_dialog->close();
}

void DeployFlow::follow()
{
    const LabRun::State state = m_run.state();
    const bool over = !m_run.isBusy() && state != LabRun::State::Broken;  // of that, fail() hears
    if (over)
        handedOver();
    if (m_cancelling && over) {
        cancelled();
    } else if (m_deploying && state == LabRun::State::Deployed) {
        m_deploying = false;
        if (m_dialog)
            m_dialog->accept();
        const QString done = tr("Deployed: %n step(s).", nullptr, int(m_plan.size()));
        Q_EMIT message(m_engineChosen.isEmpty() ? done : done + u' ' + m_engineChosen);
    } else if (state == LabRun::State::Undeployed && m_afterUndeploy) {
        const auto next = std::exchange(m_afterUndeploy, {});
        next();
    }
}

void DeployFlow::fail(const Error &error)
{
    m_lastError = error;
    m_cancelling = false;
    m_afterUndeploy = m_afterCancel = m_afterHandOver = {};
    if (m_deploying) {
        m_deploying = false;
        showFailure();
        Q_EMIT message(m_changes ? tr("The changes were not applied.") : tr("The lab was not deployed."));
    } else {
        if (m_dialog && m_dialog->isFollowing())
            m_dialog->close();
        Q_EMIT message(error.message);
    }
}

Id DeployFlow::failedElement() const
{
    const Topology &topology = m_editor.topology();
    const Id machine = topology.machineByName(m_run.failedMachine());
    const Id interface = topology.interfaceByName(machine, m_run.failedInterface());
    return interface ? interface : machine;
}

void DeployFlow::showFailure()
{
    DeployDialog *report = dialog();
    if (!report->isVisible())
        report->showPlan(labName(), m_plan, 0, m_changes);
    const Id element = failedElement();
    if (m_run.failure() && m_run.failure()->error == m_lastError)
        report->showFailure(*m_run.failure(), element ? m_editor.topology().label(element) : QString());
    else
        report->showError(m_lastError);
    report->open();
    if (element)
        Q_EMIT revealWanted(element);
}

void DeployFlow::cancel()
{
    cancelThen({});
}

void DeployFlow::cancelThen(std::function<void()> next)
{
    m_afterUndeploy = m_afterHandOver = {};
    m_afterCancel = std::move(next);
    m_cancelling = true;
    if (m_dialog)
        m_dialog->showCancelling();
    m_run.cancelDeploy();  // follow() sees the end
    if (m_cancelling && !m_run.isBusy())
        cancelled();
}

void DeployFlow::cancelled()
{
    m_deploying = m_cancelling = false;
    if (m_dialog)
        m_dialog->accept();
    Q_EMIT message(m_run.state() == LabRun::State::Deployed
                       ? tr("The lab was deployed before it could be cancelled.")
                       : tr("Cancelled: what was done is undone, the kernel is as it was."));
    if (const auto next = std::exchange(m_afterCancel, {}))
        next();
}

void DeployFlow::handOverThen(std::function<void()> next)
{
    if (m_run.state() == LabRun::State::Broken)
        return;
    m_afterCancel = {};
    m_afterHandOver = std::move(next);
    if (!m_run.isBusy())
        handedOver();
}

/// The helper has the plan, or needs it no more.
void DeployFlow::handedOver()
{
    if (const auto next = std::exchange(m_afterHandOver, {}))
        next();
}

void DeployFlow::undeploy()
{
    if (!planFirst(m_settings) || !isRunning()) {
        takeDown();
        return;
    }
    DeployDialog *plan = dialog();
    plan->setCommandFont(fontOf(terminalFontIn(m_settings)));
    plan->showUndeploy(labName(), m_run.undeployPlan());
    plan->open();
}

void DeployFlow::takeDown()
{
    m_looking.reset();  // nobody waits for that plan any more
    undeployThen([this] {
        if (m_dialog)
            m_dialog->accept();
        Q_EMIT message(tr("Undeployed: nothing of the lab is left in the kernel."));
    });
}

void DeployFlow::undeployThen(std::function<void()> next)
{
    if (m_run.state() == LabRun::State::Undeployed) {
        next();
        return;
    }
    m_afterUndeploy = std::move(next);
    m_run.undeploy();
}

}  // namespace toile
