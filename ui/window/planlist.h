// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/step.h"

#include <QAbstractListModel>
#include <QFont>
#include <QListView>

namespace toile {

/// A plan to read: a sentence a row, and the commands that equal it. While it is applied, rows turn done, failed or
/// undone.
class PlanModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { CommandsRole = Qt::UserRole, StatusRole };
    enum class Status { Pending, Running, Done, Failed, Skipped, Undone };

    using QAbstractListModel::QAbstractListModel;

    void setPlan(Plan plan);
    const Plan &plan() const { return m_plan; }
    /// The first `done` steps are done and the next is running.
    void setProgress(int done);
    /// It has ended: `failed` is the step that was refused, or -1; `undone`: what was done before it no longer is.
    void setFailure(int failed, bool undone);
    /// Sentences as comments above their commands: can be pasted into a terminal.
    QString text() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    Status statusOf(int row) const;
    void setState(int done, int failed, bool undone);

    Plan m_plan;
    int m_done = -1;
    int m_failed = -1;
    bool m_undone = false;
};

/// Shows a PlanModel; Ctrl+C copies the commands of the selected rows.
class PlanView : public QListView {
    Q_OBJECT
public:
    explicit PlanView(QWidget *parent = nullptr);
    const QFont &commandFont() const { return m_commandFont; }
    void setCommandFont(const QFont &font);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void copyCommands();

    QFont m_commandFont;
};

}  // namespace toile
