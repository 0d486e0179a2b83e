// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QWidget>

class QAbstractButton;
class QLabel;

namespace toile {

struct Actions;
class RecentFiles;
class RecentList;

/// What a window without a drawing shows: begin, open, go on with a recent file, or take a lab of the course.
class StartPage : public QWidget {
    Q_OBJECT
public:
    StartPage(const Actions &actions, RecentFiles &recent, QWidget *parent = nullptr);
    /// Looks at the recent files again.
    void refresh();
    QAbstractButton *tourButton() const { return m_tour; }

Q_SIGNALS:
    void fileWanted(const QString &path);
    void labWanted(const QString &name);

private:
    RecentList *m_recent;
    QLabel *m_recentTitle;
    QAbstractButton *m_tour;
};

}  // namespace toile
