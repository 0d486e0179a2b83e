// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QDateTime>
#include <QHash>
#include <QListWidget>

class QTimer;

namespace toile {

class RecentFiles;

/// The recent files with small pictures of what is in them, drawn one at a time once the list is on screen. A file that
/// is gone is said to be; Delete takes an entry off the list.
class RecentList : public QListWidget {
    Q_OBJECT
public:
    explicit RecentList(RecentFiles &recent, QWidget *parent = nullptr);

    /// Looks at the list and the files again.
    void refresh();
    bool allPicturesDrawn() const { return m_next >= count(); }

Q_SIGNALS:
    void fileWanted(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    struct Picture {
        QDateTime of;  ///< when the file was written
        QPixmap picture;
    };

    void drawNext();
    void forgetCurrent();

    RecentFiles &m_recent;
    QTimer *m_timer;
    int m_next = 0;
    QHash<QString, Picture> m_pictures;
};

}  // namespace toile
