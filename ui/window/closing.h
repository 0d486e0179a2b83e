// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <vector>

class QMessageBox;

namespace toile {

class DrawingTab;
class DrawingTabs;

/// What is asked before a tab or the window closes: in one question for all unsaved drawings, one for all labs that are
/// being deployed, and one for all that run.
class Closing : public QObject {
    Q_OBJECT
public:
    Closing(DrawingTabs &tabs, QWidget *window);

    void closeTab(DrawingTab &tab);
    /// Runs `next` when nothing drawn can be lost and it is decided what running labs do; never when the user cancels
    /// or something cannot be saved. Asks again when something is drawn while labs are deployed or undeployed.
    void whenSafe(std::function<void()> next);
    /// Something was drawn: what was answered holds no longer.
    void forgetAnswers() { ++m_drawn; }
    /// Somebody goes on working: what was to close stays, whatever labs end meanwhile.
    void callOff() { ++m_turn; }

Q_SIGNALS:
    void message(const QString &text);

private:
    void goOn(std::function<void()> next);
    void goOnWith(DrawingTab &tab);
    void closeTyped(DrawingTab &tab);
    std::vector<DrawingTab *> unsaved() const;
    std::vector<DrawingTab *> running() const;
    /// What is typed there and cannot be taken is lost with the drawing.
    void askAboutTyped(std::vector<DrawingTab *> tabs, std::function<void()> next);
    void askAboutUnsaved(std::function<void()> next);
    void commitPending();
    void remove(DrawingTab &tab);
    void saveAll(std::vector<DrawingTab *> tabs, std::function<void()> next);
    using Way = std::function<void(DrawingTab &, std::function<void()>)>;
    /// Of these tabs; those that the helper may finish are `m_handedOver` then.
    /// Something was drawn until they are ready: `again` in place of `next`.
    void askAboutDeploying(std::vector<DrawingTab *> tabs, std::function<void()> next, std::function<void()> again);
    QMessageBox *deployingQuestion(const std::vector<DrawingTab *> &tabs) const;
    void askAboutRunning(std::function<void()> next);
    QMessageBox *runningQuestion(const std::vector<DrawingTab *> &tabs) const;
    bool isOpen(DrawingTab *tab) const;
    /// One after the other.
    void each(std::vector<DrawingTab *> tabs, const Way &way, std::function<void()> next);

    DrawingTabs &m_tabs;
    QWidget *m_window;
    std::vector<DrawingTab *> m_handedOver;  ///< since the window was to close
    int m_drawn = 0;                         ///< another one than when it was asked: the answer holds no longer
    int m_turn = 0;                          ///< another one: what was to close stays
};

}  // namespace toile
