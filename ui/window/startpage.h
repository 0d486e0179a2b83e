// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QListWidget;

namespace toile {

class Gallery;

/// What a window without a drawing shows: begin, open, go on with a recent file, or take a lab of the course.
class StartPage : public QWidget {
    Q_OBJECT
public:
    StartPage(QAction *newLab, QAction *open, QWidget *parent = nullptr);
    void setRecent(const QStringList &files);

Q_SIGNALS:
    void fileWanted(const QString &path);
    void labWanted(const QString &name);

private:
    QListWidget *m_recent;
    QLabel *m_recentTitle;
};

}  // namespace toile
