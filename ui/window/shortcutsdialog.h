// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QDialog>

class QAction;
class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace toile {

class Shortcuts;

/// All actions with their keys: looked for, given other keys, taken from another action after it is said which, or set
/// back. Takes effect at once. Deletes itself.
class ShortcutsDialog : public QDialog {
    Q_OBJECT
public:
    ShortcutsDialog(Shortcuts &shortcuts, QWidget *window);

private:
    void build();
    void fill();
    void filter(const QString &text);
    void showCurrent();
    void weigh();
    void assign();
    QAction *current() const;

    Shortcuts &m_shortcuts;
    QLineEdit *m_search;
    QTreeWidget *m_list;
    QKeySequenceEdit *m_keys;
    QLabel *m_note;
    QPushButton *m_set;
    QPushButton *m_none;
    QPushButton *m_reset;
    QPushButton *m_resetAll;
};

}  // namespace toile
