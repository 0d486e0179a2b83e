// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/closing.h"

#include "ui/window/deployflow.h"
#include "ui/window/dialogs.h"
#include "ui/window/drawingtabs.h"
#include "ui/window/labfiles.h"
#include "ui/window/unsaveddialog.h"

#include <QPushButton>
#include <QTimer>

#include <algorithm>

namespace toile {

Closing::Closing(DrawingTabs &tabs, QWidget *window) : QObject(window), m_tabs(tabs), m_window(window) {}

void Closing::closeTab(DrawingTab &tab)
{
    m_handedOver.clear();
    goOnWith(tab);
}

void Closing::goOnWith(DrawingTab &tab)
{
    m_tabs.activate(tab);
    const auto ifOpen = [this, &tab](auto act) {
        return [this, &tab, act] {
            if (isOpen(&tab))
                (this->*act)(tab);
        };
    };
    askAboutTyped({&tab}, ifOpen(&Closing::closeTyped));
}

void Closing::closeTyped(DrawingTab &tab)
{
    tab.files().whenSafe([this, &tab] {
        const auto ifOpen = [this, &tab](void (Closing::*act)(DrawingTab &)) {
            return [this, &tab, act] {
                if (isOpen(&tab))
                    (this->*act)(tab);
            };
        };
        askAboutDeploying({&tab}, ifOpen(&Closing::remove), ifOpen(&Closing::goOnWith));
    });
}

void Closing::remove(DrawingTab &tab)
{
    const QString runs = tab.isRunning() ? tab.run().runningName() : QString();
    m_tabs.remove(tab);
    if (!runs.isEmpty())
        Q_EMIT message(tr("“%1” goes on running: open its drawing again to see it.").arg(runs));
}

void Closing::whenSafe(std::function<void()> next)
{
    m_handedOver.clear();
    goOn(std::move(next));
}

/// What the helper may finish is not asked about again while it does.
void Closing::goOn(std::function<void()> next)
{
    std::erase_if(m_handedOver, [this](DrawingTab *tab) { return !isOpen(tab) || !tab->run().isBusy(); });
    askAboutTyped(m_tabs.all(), [this, next = std::move(next)] {
        askAboutUnsaved([this, next] {
            askAboutDeploying(
                m_tabs.all(), [this, next] { askAboutRunning(next); }, [this, next] { goOn(next); });
        });
    });
}

void Closing::askAboutTyped(std::vector<DrawingTab *> tabs, std::function<void()> next)
{
    std::erase_if(tabs, [this](DrawingTab *tab) { return !isOpen(tab) || tab->commitPending(); });
    if (tabs.empty()) {
        next();
        return;
    }
    DrawingTab *tab = tabs.front();
    m_tabs.activate(*tab);
    const QString problem = tab->problem();
    QMessageBox *box = makeQuestion(
        m_window, QStringLiteral("typedQuestion"), tr("Something typed is wrong"),
        tr("What is typed in “%1” cannot be taken and is lost when it closes.").arg(tab->files().displayName()),
        problem.isEmpty() ? tr("It is still open on the drawing.") : problem);
    QPushButton *lose =
        addAnswer(box, QStringLiteral("typedLose"), tr("&Close without it"), QMessageBox::DestructiveRole);
    QPushButton *mend = addAnswer(box, QStringLiteral("typedMend"), tr("&Go back to it"), QMessageBox::RejectRole);
    box->setDefaultButton(mend);
    tabs.erase(tabs.begin());
    connect(lose, &QPushButton::clicked, this, [this, tabs, next = std::move(next)] {
        // After the question is gone: what comes next may be another.
        QTimer::singleShot(0, this, [this, tabs, next] { askAboutTyped(tabs, next); });
    });
    connect(mend, &QPushButton::clicked, this, [this, tab] {
        QTimer::singleShot(0, this, [this, tab] {
            if (isOpen(tab))
                (void)tab->finishTyping();
        });
    });
    box->open();
}

void Closing::commitPending()
{
    for (DrawingTab *tab : m_tabs.all())
        (void)tab->commitPending();
}

std::vector<DrawingTab *> Closing::unsaved() const
{
    std::vector<DrawingTab *> tabs = m_tabs.all();
    std::erase_if(tabs, [](const DrawingTab *tab) { return !tab->editor().isModified(); });
    return tabs;
}

std::vector<DrawingTab *> Closing::running() const
{
    std::vector<DrawingTab *> tabs = m_tabs.all();
    std::erase_if(tabs, [this](DrawingTab *tab) {
        return !tab->hasDrawing() || !tab->isRunning() || std::ranges::find(m_handedOver, tab) != m_handedOver.end();
    });
    return tabs;
}

void Closing::askAboutUnsaved(std::function<void()> next)
{
    const std::vector<DrawingTab *> tabs = unsaved();
    if (tabs.empty()) {
        next();
        return;
    }
    if (tabs.size() == 1) {
        m_tabs.activate(*tabs.front());
        tabs.front()->files().whenSafe(std::move(next));
        return;
    }
    QStringList names;
    for (DrawingTab *tab : tabs)
        names += tab->files().displayName();
    auto *dialog = new UnsavedDialog(names, m_window);
    connect(dialog, &UnsavedDialog::answered, this,
            [this, tabs, next = std::move(next)](const std::vector<bool> &save) {
                std::vector<DrawingTab *> wanted;
                for (std::size_t i = 0; i < tabs.size(); ++i) {
                    if (save[i])
                        wanted.push_back(tabs[i]);
                }
                // After the dialog is gone: what comes next may open another.
                QTimer::singleShot(0, this, [this, wanted, next] { saveAll(wanted, next); });
            });
    dialog->open();
}

void Closing::saveAll(std::vector<DrawingTab *> tabs, std::function<void()> next)
{
    if (tabs.empty()) {
        next();
        return;
    }
    DrawingTab *tab = tabs.front();
    tabs.erase(tabs.begin());
    m_tabs.activate(*tab);
    tab->files().saveThen([this, tabs = std::move(tabs), next = std::move(next)] {
        QTimer::singleShot(0, this, [this, tabs, next] { saveAll(tabs, next); });
    });
}

void Closing::askAboutDeploying(std::vector<DrawingTab *> tabs, std::function<void()> next, std::function<void()> again)
{
    std::erase_if(tabs, [this](DrawingTab *tab) {
        return !tab->run().isBusy() || std::ranges::find(m_handedOver, tab) != m_handedOver.end();
    });
    if (tabs.empty()) {
        next();
        return;
    }
    QMessageBox *box = deployingQuestion(tabs);
    QPushButton *finish =
        addAnswer(box, QStringLiteral("deployingFinish"), tr("&Let it finish"), QMessageBox::AcceptRole);
    QPushButton *undo =
        addAnswer(box, QStringLiteral("deployingUndo"), tr("&Undo it and close"), QMessageBox::DestructiveRole);
    addAnswer(box, QStringLiteral("deployingStay"), tr("&Stay here"), QMessageBox::RejectRole);
    if (tabs.size() > 1) {
        finish->setText(tr("&Let them finish"));
        undo->setText(tr("&Undo them and close"));
    }
    const auto ready = [this, turn = m_turn, drawn = m_drawn, next = std::move(next), again = std::move(again)] {
        if (turn != m_turn)
            return;
        commitPending();
        drawn == m_drawn ? next() : again();
    };
    const auto go = [this, tabs, ready](const Way &way) {
        // In later turns: the box and the signals of the run that brings us here are done by then.
        QTimer::singleShot(0, this, [this, tabs, way, ready] {
            each(tabs, way, [this, ready] { QTimer::singleShot(0, this, ready); });
        });
    };
    connect(finish, &QPushButton::clicked, this, [this, tabs, go] {
        Q_EMIT message(tr("This closes as soon as the helper has all of the plan."));
        m_handedOver.insert(m_handedOver.end(), tabs.begin(), tabs.end());
        go([](DrawingTab &tab, const auto &then) { tab.flow().handOverThen(then); });
    });
    connect(undo, &QPushButton::clicked, this,
            [go] { go([](DrawingTab &tab, const auto &then) { tab.flow().cancelThen(then); }); });
    box->open();
}

QMessageBox *Closing::deployingQuestion(const std::vector<DrawingTab *> &tabs) const
{
    QStringList labs;
    for (DrawingTab *tab : tabs)
        labs += tr("“%1”").arg(tab->editor().topology().header.name);
    const QString text = tabs.size() == 1 ? tr("%1 is being deployed.").arg(labs.front())
                                          : tr("%1 are being deployed.").arg(labs.join(tr(", ")));
    return makeQuestion(
        m_window, QStringLiteral("deployingQuestion"), tr("A deployment is under way"), text,
        tr("The helper can finish without this window; the lab then runs until it is undeployed. Or what "
           "was done is undone, and the kernel is as it was before."));
}

void Closing::askAboutRunning(std::function<void()> next)
{
    const std::vector<DrawingTab *> tabs = running();
    if (tabs.empty()) {
        next();
        return;
    }
    QMessageBox *box = runningQuestion(tabs);
    QPushButton *keep = addAnswer(box, QStringLiteral("runningKeep"), tr("&Keep it running"), QMessageBox::AcceptRole);
    QPushButton *undeploy =
        addAnswer(box, QStringLiteral("runningUndeploy"), tr("&Undeploy and close"), QMessageBox::DestructiveRole);
    addAnswer(box, QStringLiteral("runningCancel"), tr("&Cancel"), QMessageBox::RejectRole);
    if (tabs.size() > 1)
        keep->setText(tr("&Keep them running"));
    const auto finish = [this, turn = m_turn, drawn = m_drawn, next = std::move(next)] {
        if (turn != m_turn)
            return;
        commitPending();
        if (drawn == m_drawn)
            next();
        else
            goOn(next);
    };
    connect(keep, &QPushButton::clicked, this, finish);
    connect(undeploy, &QPushButton::clicked, this, [this, tabs, finish] {
        each(
            tabs, [](DrawingTab &tab, const auto &then) { tab.flow().undeployThen(then); }, finish);
    });
    box->open();
}

QMessageBox *Closing::runningQuestion(const std::vector<DrawingTab *> &tabs) const
{
    const QString name = QStringLiteral("runningQuestion");
    if (tabs.size() > 1) {
        QStringList labs;
        for (DrawingTab *tab : tabs)
            labs += tr("“%1”").arg(tab->run().runningName());
        return makeQuestion(m_window, name, tr("Labs go on"), tr("%1 are still running.").arg(labs.join(tr(", "))),
                            tr("They can go on without this window: open their drawings again to see them, or use "
                               "toilectl."));
    }
    const QString runs = tabs.front()->run().runningName();
    const QString drawn = tabs.front()->editor().topology().header.name;
    const bool finds = runs == drawn || !tabs.front()->editor().path().isEmpty();
    return makeQuestion(m_window, name, tr("The lab goes on"), tr("“%1” is still running.").arg(runs),
                        finds ? tr("It can go on without this window: open its drawing again to see it, or use "
                                   "toilectl.")
                              : tr("Its drawing is called “%1” now and will not find it again. If it goes on without "
                                   "this window, end it with “toilectl undeploy %2”.")
                                    .arg(drawn, runs));
}

/// It may have been closed while another was waited for.
bool Closing::isOpen(DrawingTab *tab) const
{
    const std::vector<DrawingTab *> tabs = m_tabs.all();
    return std::ranges::find(tabs, tab) != tabs.end();
}

void Closing::each(std::vector<DrawingTab *> tabs, const Way &way, std::function<void()> next)
{
    if (tabs.empty()) {
        next();
        return;
    }
    DrawingTab *tab = tabs.front();
    tabs.erase(tabs.begin());
    if (!isOpen(tab))
        return each(std::move(tabs), way, std::move(next));
    way(*tab, [this, tabs = std::move(tabs), way, next = std::move(next)] { each(tabs, way, next); });
}

}  // namespace toile
