// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/deploydialog.h"

#include "core/kernel/describe.h"
#include "ui/window/signallabel.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace toile {

DeployDialog::DeployDialog(QWidget *parent)
    : QDialog(parent), m_heading(new QLabel(this)),
      m_note(new SignalLabel(Signal::Good, SignalLabel::Ground::Background, this)), m_findings(new QToolButton(this)),
      m_view(new PlanView(this)), m_bar(new QProgressBar(this)), m_current(new QLabel(this))
{
    setObjectName(QStringLiteral("deployDialog"));
    resize(720, 560);
    m_heading->setObjectName(QStringLiteral("planHeading"));
    m_heading->setWordWrap(true);
    QFont large = m_heading->font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() * 1.15);
    m_heading->setFont(large);
    m_note->setObjectName(QStringLiteral("planNote"));
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_note->setMargin(8);
    m_findings->setObjectName(QStringLiteral("planFindings"));
    m_findings->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_findings->setAutoRaise(true);
    m_view->setModel(&m_model);
    m_bar->setObjectName(QStringLiteral("planProgress"));
    m_bar->setAccessibleName(tr("Progress"));
    //: %p is a number
    m_bar->setFormat(tr("%p%"));
    m_current->setObjectName(QStringLiteral("planCurrent"));
    m_current->setWordWrap(true);

    auto *buttons = new QDialogButtonBox(this);
    m_copy = buttons->addButton(tr("&Copy all"), QDialogButtonBox::ResetRole);  // stands apart on the left
    m_copy->setObjectName(QStringLiteral("planCopy"));
    m_copy->setIcon(actionIcon(QStringLiteral("copy")));
    m_reveal = buttons->addButton(tr("&Show on the drawing"), QDialogButtonBox::ActionRole);
    m_reveal->setObjectName(QStringLiteral("planReveal"));
    m_close = buttons->addButton(QDialogButtonBox::Cancel);
    m_close->setObjectName(QStringLiteral("planClose"));
    m_deploy = buttons->addButton(tr("&Deploy"), QDialogButtonBox::AcceptRole);
    m_deploy->setObjectName(QStringLiteral("planDeploy"));
    m_deploy->setIcon(actionIcon(QStringLiteral("deploy")));
    m_deploy->setDefault(true);

    m_cancel = buttons->addButton(tr("&Cancel the deployment"), QDialogButtonBox::RejectRole);
    m_cancel->setObjectName(QStringLiteral("planCancel"));
    m_cancel->setToolTip(tr("What was done is undone: the kernel is then as it was before."));
    m_cancel->hide();
    m_move = buttons->addButton(tr("Undeploy, and deploy in the &micro-VM"), QDialogButtonBox::AcceptRole);
    m_move->setObjectName(QStringLiteral("planMove"));
    m_move->setIcon(actionIcon(QStringLiteral("deploy")));
    m_move->hide();

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_heading);
    layout->addWidget(m_findings);
    layout->addWidget(m_note);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_bar);
    layout->addWidget(m_current);
    layout->addWidget(buttons);

    connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_model.text()); });
    connect(m_reveal, &QPushButton::clicked, this, [this] {
        close();
        Q_EMIT revealWanted();
    });
    connect(m_findings, &QToolButton::clicked, this, [this] {
        close();
        Q_EMIT findingsWanted();
    });
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_cancel, &QPushButton::clicked, this, &DeployDialog::cancelWanted);
    connect(m_deploy, &QPushButton::clicked, this, [this] {
        begin(m_undeploys ? tr("Undeploying the lab…") : tr("Starting the helper…"));
        m_cancel->setVisible(!m_undeploys);
        m_undeploys ? Q_EMIT undeployWanted() : Q_EMIT deployWanted();
    });
    connect(m_move, &QPushButton::clicked, this, [this] {
        begin(tr("Undeploying the lab…"));
        m_cancel->hide();  // until the deploy begins that comes after it
        Q_EMIT moveWanted();
    });
}

void DeployDialog::showPlan(const QString &lab, const Plan &plan, int findings, bool isDeployed)
{
    setPlan(plan);
    setWindowTitle(tr("Deploy %1").arg(lab));
    const int steps = int(plan.size());
    m_heading->setText(steps == 0
                           ? tr("Nothing to do: interfaces, addresses, routes and rules in the kernel are as drawn.")
                       : isDeployed ? tr("%n step(s) change the running lab into this drawing.", nullptr, steps)
                                    : tr("%n step(s) build this lab in the Linux kernel.", nullptr, steps));
    m_findings->setVisible(findings > 0);
    m_findings->setIcon(colouredIcon(QStringLiteral("warning"), signalColour(Signal::Attention, palette())));
    m_findings->setText(tr("%n warning(s) about the drawing: look at them first", nullptr, findings));
    m_deploy->setVisible(steps > 0);
    m_deploy->setEnabled(true);
    m_deploy->setDefault(true);
    m_changes = isDeployed;
    m_deploy->setText(isDeployed ? tr("&Apply") : tr("&Deploy"));
    m_deploy->setIcon(actionIcon(QStringLiteral("deploy")));
    m_close->setText(steps > 0 ? tr("Cancel") : tr("Close"));
    (steps > 0 ? m_deploy : m_close)->setFocus();
}

void DeployDialog::showUndeploy(const QString &lab, const Plan &plan)
{
    setPlan(plan);
    m_undeploys = true;
    setWindowTitle(tr("Undeploy %1").arg(lab));
    m_heading->setText(tr("%n step(s) take this lab out of the Linux kernel. What was done in it by hand goes with it.",
                          nullptr, int(plan.size())));
    m_findings->hide();
    m_deploy->show();
    m_deploy->setEnabled(true);
    m_deploy->setDefault(true);
    m_deploy->setText(tr("&Undeploy"));
    m_deploy->setIcon(actionIcon(QStringLiteral("undeploy")));
    m_close->setText(tr("Cancel"));
    m_deploy->setFocus();
}

void DeployDialog::setPlan(const Plan &plan)
{
    end();
    m_undeploys = false;
    m_model.setPlan(plan);
    m_view->scrollToTop();
    m_note->hide();
    m_reveal->hide();
    m_copy->setEnabled(!plan.empty());
    m_move->hide();
}

void DeployDialog::warn(const QStringList &sentences)
{
    QStringList lines;
    for (const QString &sentence : sentences)
        lines << sentence.toHtmlEscaped();
    if (!lines.isEmpty())
        setNote(QStringLiteral("<p>%1</p>").arg(lines.join(QStringLiteral("<br/>"))), true);
}

void DeployDialog::offerMove(const QString &why)
{
    setNote(why.toHtmlEscaped(), true);
    m_deploy->hide();
    m_move->show();
    m_move->setEnabled(true);
    m_close->setFocus();  // what a hand did in the lab would be lost: not by Enter alone
}

void DeployDialog::begin(const QString &current)
{
    m_following = true;
    m_deploy->setEnabled(false);
    m_move->setEnabled(false);
    m_close->setText(tr("Hide"));
    m_cancel->setEnabled(true);
    m_cancel->show();
    m_note->hide();
    m_findings->hide();
    m_bar->setRange(0, 0);
    m_bar->show();
    m_current->setText(current);
    m_current->show();
}

void DeployDialog::end()
{
    m_following = false;
    m_bar->hide();
    m_current->hide();
    m_cancel->hide();
}

void DeployDialog::showCancelling()
{
    if (!m_following)
        return;
    m_cancel->setEnabled(false);
    m_bar->setRange(0, 0);
    m_current->setText(tr("Undoing what was done…"));
}

void DeployDialog::showProgress(int done, int total)
{
    if (!m_following || !m_cancel->isEnabled())
        return;
    m_cancel->show();
    m_bar->setRange(0, total);
    m_bar->setValue(done);
    m_model.setProgress(done);
    if (done < total && done < m_model.rowCount()) {
        m_current->setText(
            tr("%1 of %2: %3").arg(done + 1).arg(total).arg(sentence(m_model.plan()[std::size_t(done)])));
        m_view->scrollTo(m_model.index(done));
    } else {
        m_current->setText(tr("%1 of %2: checking what the kernel holds now…").arg(done).arg(total));
    }
}

void DeployDialog::showStarting(const QString &text)
{
    if (!m_following || !m_cancel->isEnabled())
        return;
    m_cancel->show();
    m_current->setText(text);
}

void DeployDialog::setNote(const QString &text, bool bad)
{
    m_note->setSignal(bad ? Signal::Bad : Signal::Good);
    m_note->setText(text);
    m_note->show();
}

void DeployDialog::showFailure(const Applied &failure, const QString &element)
{
    end();
    m_model.setFailure(failure.failedStep, failure.rolledBack);
    const bool known = failure.failedStep >= 0 && failure.failedStep < m_model.rowCount();
    QStringList lines;
    if (known) {
        const Step &step = m_model.plan()[std::size_t(failure.failedStep)];
        const QString number = QString::number(failure.failedStep + 1);
        const QString all = QString::number(m_model.rowCount());
        const QString refused = element.isEmpty() ? tr("Step %1 of %2 was refused.").arg(number, all)
                                                  : tr("Step %1 of %2 was refused, at %3.").arg(number, all, element);
        lines << QStringLiteral("<b>%1</b> %2").arg(refused.toHtmlEscaped(), sentence(step).toHtmlEscaped());
        m_view->scrollTo(m_model.index(failure.failedStep), QAbstractItemView::PositionAtCenter);
    }
    if (!failure.error.message.isEmpty())
        lines << failure.error.message.toHtmlEscaped();
    if (!failure.error.kernelText.isEmpty())
        lines << tr("The kernel says: <b>%1</b>").arg(failure.error.kernelText.toHtmlEscaped());
    if (failure.error.sysErrno != 0)
        lines << tr("Error number %1: %2")
                     .arg(failure.error.sysErrno)
                     .arg(qt_error_string(failure.error.sysErrno).toHtmlEscaped());
    lines << (failure.rolledBack ? tr("Everything done before it has been undone.")
                                 : tr("Not everything done before it could be undone: undeploy the lab."));
    if (failure.rolledBack)
        lines << (element.isEmpty() ? tr("Correct the drawing, then try again.")
                                    : tr("Correct %1 in the drawing, then try again.").arg(element.toHtmlEscaped()));
    m_heading->setText(!m_changes           ? tr("The lab was not deployed.")
                       : failure.rolledBack ? tr("The changes were not applied: the lab runs as it did before.")
                                            : tr("The changes were applied in part."));
    setNote(QStringLiteral("<p>%1</p>").arg(lines.join(QStringLiteral("<br/>"))), true);
    m_reveal->setVisible(!element.isEmpty());
    m_reveal->setText(tr("&Show %1 on the drawing").arg(element));
    m_deploy->hide();
    m_move->hide();
    m_close->setText(tr("Close"));
    m_close->setFocus();
}

void DeployDialog::showError(const Error &error)
{
    end();
    QStringList lines{error.message.toHtmlEscaped()};
    for (const QString &more : {error.detail, error.kernelText}) {
        if (!more.isEmpty())
            lines << more.toHtmlEscaped();
    }
    m_heading->setText(m_changes ? tr("The changes were not applied.") : tr("The lab was not deployed."));
    setNote(QStringLiteral("<p>%1</p>").arg(lines.join(QStringLiteral("<br/>"))), true);
    m_move->hide();
    m_deploy->setVisible(m_model.rowCount() > 0);
    m_deploy->setEnabled(true);
    m_close->setText(tr("Close"));
}

}  // namespace toile
