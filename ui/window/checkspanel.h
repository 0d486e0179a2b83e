// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/topology.h"
#include "ui/labchecks.h"

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace toile {

class Editor;

/// The lab's own checks: what must hold, and what was observed when they were run.
class ChecksPanel : public QWidget {
    Q_OBJECT
public:
    /// `run` and `add` are the window's actions; their buttons are here too.
    ChecksPanel(Editor &editor, LabChecks &checks, QAction *run, QAction *add, QWidget *parent = nullptr);

    void addCheck();

Q_SIGNALS:
    /// "Checks (2 of 3 hold)".
    void titleChanged(const QString &title);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void fill();
    void showResult(QTreeWidgetItem *item, Id id);
    void showSummary();
    void refreshButtons();
    void editCurrent();
    void removeCurrent();
    Id currentCheck() const;
    void openDialog(Id id, const Check &check);
    void put(Id id, const Check &check);

    Editor &m_editor;
    LabChecks &m_checks;
    QLabel *m_summaryIcon;
    QLabel *m_summary;
    QTreeWidget *m_list;
    QPushButton *m_edit;
    QPushButton *m_remove;
    std::map<Id, Check> m_shown;
};

}  // namespace toile
