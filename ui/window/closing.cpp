// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/closing.h"

#include "ui/window/deployflow.h"
#include "ui/window/dialogs.h"
#include "ui/window/drawingtabs.h"
#include "ui/window/labfiles.h"
#include "ui/window/unsaveddialog.h"

#include <QPushButton>
#include <QTimer>

namespace toile {

Closing::Closing(DrawingTabs &tabs, QWidget *window) : QObject(window), m_tabs(tabs), m_window(window) {}

void Closing::closeTab(DrawingTab &tab)
{
    m_tabs.activate(tab);
    tab.files().whenSafe([this, &tab] {
        if (tab.isRunning())
            Q_EMIT message(tr("“%1” goes on running: open its drawing again to see it.").arg(tab.run().runningName()));
        m_tabs.remove(tab);
    });
}

void Closing::whenSafe(std::function<void()> next)
{
    for (DrawingTab *tab : m_tabs.all())
        (void)tab->commitPending();
    askAboutUnsaved([this, next = std::move(next)] { askAboutRunning(next); });
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
    std::erase_if(tabs, [](const DrawingTab *tab) { return !tab->hasDrawing() || !tab->isRunning(); });
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

void Closing::askAboutRunning(std::function<void()> next)
{
    const std::vector<DrawingTab *> tabs = running();
    if (tabs.empty()) {
        next();
        return;
    }
    QMessageBox *box = runningQuestion(tabs);
    QPushButton *keep = addAnswer(box, QStringLiteral("runningKeep"), tr("&Keep It Running"), QMessageBox::AcceptRole);
    QPushButton *undeploy =
        addAnswer(box, QStringLiteral("runningUndeploy"), tr("&Undeploy and Close"), QMessageBox::DestructiveRole);
    addAnswer(box, QStringLiteral("runningCancel"), tr("&Cancel"), QMessageBox::RejectRole);
    if (tabs.size() > 1)
        keep->setText(tr("&Keep Them Running"));
    m_answered = true;
    const auto finish = [this, turn = m_turn, next = std::move(next)] {
        if (turn != m_turn)
            return;
        if (m_answered)
            next();
        else
            whenSafe(next);
    };
    connect(keep, &QPushButton::clicked, this, finish);
    connect(undeploy, &QPushButton::clicked, this, [this, tabs, finish] { undeployAll(tabs, finish); });
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

void Closing::undeployAll(std::vector<DrawingTab *> tabs, std::function<void()> next)
{
    if (tabs.empty()) {
        next();
        return;
    }
    DrawingTab *tab = tabs.front();
    tabs.erase(tabs.begin());
    tab->flow().undeployThen([this, tabs = std::move(tabs), next = std::move(next)] { undeployAll(tabs, next); });
}

}  // namespace toile
