// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/checkspanel.h"

#include "core/model/document.h"
#include "ui/editor.h"
#include "ui/window/appearance.h"
#include "ui/window/checkdialog.h"
#include "ui/window/dialogs.h"
#include "ui/window/wrappingtree.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace toile {

namespace {

constexpr int kIdRole = Qt::UserRole;
constexpr int kIcon = 18;
enum Column { Outcome, Name, Expected, Observed };

/// A button that does what an action does and looks as it does.
QPushButton *buttonFor(QAction *action, const QString &name, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    const auto follow = [action, button] {
        button->setIcon(action->icon());
        button->setToolTip(action->toolTip());
        button->setEnabled(action->isEnabled());
    };
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    follow();
    return button;
}

}  // namespace

ChecksPanel::ChecksPanel(Editor &editor, LabChecks &checks, QAction *run, QAction *add, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_checks(checks), m_summaryIcon(new QLabel(this)), m_summary(new QLabel(this)),
      m_list(new WrappingTree({tr("Result"), tr("Check"), tr("What must hold"), tr("What was observed")}, Name, this)),
      m_edit(new QPushButton(tr("Edit…"), this)), m_remove(new QPushButton(tr("Delete"), this))
{
    setObjectName(QStringLiteral("checksPanel"));
    m_summary->setObjectName(QStringLiteral("checksSummary"));
    m_summary->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("checksList"));
    m_list->setAccessibleName(tr("Checks"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->installEventFilter(this);
    setFocusProxy(m_list);
    m_edit->setObjectName(QStringLiteral("checksEdit"));
    m_edit->setIcon(actionIcon(QStringLiteral("rename")));
    m_edit->setToolTip(tr("Change what the chosen check asks."));
    m_remove->setObjectName(QStringLiteral("checksRemove"));
    m_remove->setIcon(actionIcon(QStringLiteral("delete")));
    m_remove->setToolTip(tr("Take the chosen check out of the lab."));

    auto *top = new QHBoxLayout;
    top->addWidget(m_summaryIcon);
    top->addWidget(m_summary, 1);
    for (QPushButton *button : {buttonFor(run, QStringLiteral("checksRun"), tr("Run all"), this),
                                buttonFor(add, QStringLiteral("checksAdd"), tr("Add…"), this), m_edit, m_remove})
        top->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_list, 1);

    connect(&m_editor, &Editor::documentReset, this, &ChecksPanel::fill);
    connect(&m_editor, &Editor::changed, this, [this] {
        if (m_editor.topology().checks != m_shown)
            fill();
    });
    connect(&m_checks, &LabChecks::changed, this, [this] {
        for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
            QTreeWidgetItem *item = m_list->topLevelItem(row);
            showResult(item, Id{item->data(Outcome, kIdRole).toUInt()});
        }
        showSummary();
    });
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ChecksPanel::refreshButtons);
    connect(m_list, &QTreeWidget::itemActivated, this, &ChecksPanel::editCurrent);
    connect(m_edit, &QPushButton::clicked, this, &ChecksPanel::editCurrent);
    connect(m_remove, &QPushButton::clicked, this, &ChecksPanel::removeCurrent);
    fill();
}

void ChecksPanel::fill()
{
    const Id current = currentCheck();
    m_shown = m_editor.topology().checks;
    m_list->clear();
    for (const auto &[id, check] : m_shown) {
        auto *item = new QTreeWidgetItem(m_list);
        item->setData(Outcome, kIdRole, id.value);
        item->setText(Name, checkTitle(check));
        item->setText(Expected, expectation(check));
        for (int column = 0; column <= Observed; ++column)
            item->setTextAlignment(column, Qt::AlignLeft | Qt::AlignVCenter);
        showResult(item, id);
        if (id == current)
            m_list->setCurrentItem(item);
    }
    m_list->setVisible(!m_shown.empty());
    showSummary();
    refreshButtons();
}

void ChecksPanel::showResult(QTreeWidgetItem *item, Id id)
{
    const ProbeResult *result = m_checks.result(id);
    QString word = m_checks.isRunning() ? tr("Running") : tr("Not run");
    QString icon = m_checks.isRunning() ? QStringLiteral("step-running") : QStringLiteral("step-pending");
    Signal signal = m_checks.isRunning() ? Signal::Busy : Signal::Neutral;
    if (result) {
        word = result->passed ? tr("Holds") : tr("Fails");
        icon = result->passed ? QStringLiteral("step-done") : QStringLiteral("step-failed");
        signal = m_checks.isOutdated() ? Signal::Neutral : result->passed ? Signal::Good : Signal::Bad;
    }
    const QColor colour = signalColour(signal, palette());
    item->setIcon(Outcome, colouredIcon(icon, colour));
    item->setText(Outcome, word);
    item->setForeground(Outcome, colour);
    item->setText(Observed, result ? observation(*result) : QString());
    item->setBackground(Outcome,
                        result && signal != Signal::Neutral ? QBrush(signalBackground(signal, palette())) : QBrush());
}

void ChecksPanel::showSummary()
{
    const int all = int(m_shown.size());
    const int answered = m_checks.passed() + m_checks.failed();
    QString text = tr("This lab has no checks yet: say who must reach whom, and Toile tries it in the running lab.");
    QString icon = QStringLiteral("information");
    Signal signal = Signal::Neutral;
    if (m_checks.isRunning()) {
        text = tr("Running: %1 of %2.").arg(answered).arg(all);
        icon = QStringLiteral("step-running");
        signal = Signal::Busy;
    } else if (answered > 0) {
        text = tr("%n of %1 hold.", nullptr, m_checks.passed()).arg(answered);
        icon = m_checks.failed() == 0 ? QStringLiteral("step-done") : QStringLiteral("step-failed");
        signal = m_checks.failed() == 0 ? Signal::Good : Signal::Bad;
        if (m_checks.isOutdated()) {
            text += u' ' + tr("That was before the last change: run them again.");
            signal = Signal::Attention;
        }
    } else if (all > 0) {
        text = m_checks.mayRun() ? tr("%n check(s), not run yet.", nullptr, all)
                                 : tr("%n check(s). Deploy the lab to run them.", nullptr, all);
    }
    const QColor colour = signalColour(signal, palette());
    m_summaryIcon->setPixmap(colouredIcon(icon, colour).pixmap(QSize(kIcon, kIcon), devicePixelRatioF()));
    m_summary->setText(text);
    Q_EMIT titleChanged(answered > 0 && !m_checks.isRunning()
                            ? tr("Checks (%1/%2)").arg(m_checks.passed()).arg(answered)
                        : all > 0 ? tr("Checks (%1)").arg(all)
                                  : tr("Checks"));
}

void ChecksPanel::refreshButtons()
{
    m_edit->setEnabled(bool(currentCheck()));
    m_remove->setEnabled(bool(currentCheck()));
}

Id ChecksPanel::currentCheck() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    return item ? Id{item->data(Outcome, kIdRole).toUInt()} : Id();
}

void ChecksPanel::addCheck()
{
    Check check;
    const auto &machines = m_editor.topology().machines;
    if (machines.empty())
        return;
    check.from = machines.begin()->second.name;
    check.machine = check.from;
    if (const Machine *selected =
            m_editor.selection().empty() ? nullptr : m_editor.topology().machine(m_editor.selection().front()))
        check.from = selected->name;
    openDialog({}, check);
}

void ChecksPanel::editCurrent()
{
    const auto it = m_shown.find(currentCheck());
    if (it != m_shown.end())
        openDialog(it->first, it->second);
}

void ChecksPanel::openDialog(Id id, const Check &check)
{
    auto *dialog = new CheckDialog(check, m_editor.topology(), window());
    connect(dialog, &QDialog::accepted, this, [this, dialog, id] { put(id, dialog->check()); });
    dialog->open();
}

void ChecksPanel::put(Id id, const Check &check)
{
    Edit edit(m_editor.draft());
    if (id && m_editor.topology().checks.contains(id))
        edit.set(id, check);
    else
        id = edit.create(check);
    Document trial = m_editor.draft();
    if (const auto possible = trial.apply(edit.patch()); !possible) {
        showMessage(window(), tr("The check was not taken"), possible.error().message);
        return;
    }
    m_editor.perform(m_shown.contains(id) ? tr("Change a check") : tr("Add a check"), edit.patch());
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        if (m_list->topLevelItem(row)->data(Outcome, kIdRole).toUInt() == id.value)
            m_list->setCurrentItem(m_list->topLevelItem(row));
    }
}

void ChecksPanel::removeCurrent()
{
    const Id id = currentCheck();
    if (!id)
        return;
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    Edit edit(m_editor.draft());
    edit.remove(id);
    m_editor.perform(tr("Delete a check"), edit.patch());
    m_list->setCurrentItem(m_list->topLevelItem(qMin(row, m_list->topLevelItemCount() - 1)));
}

bool ChecksPanel::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        removeCurrent();
        return true;
    }
    return QWidget::eventFilter(object, event);
}

void ChecksPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fill();
}

}  // namespace toile
