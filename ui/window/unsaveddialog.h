// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QDialog>

#include <vector>

class QListWidget;
class QPushButton;

namespace toile {

/// Which of several unsaved drawings are saved before the window closes. Deletes itself.
class UnsavedDialog : public QDialog {
    Q_OBJECT
public:
    UnsavedDialog(const QStringList &names, QWidget *window);

Q_SIGNALS:
    /// For each name, whether it is to be saved; the others are given up. Never when the user cancels.
    void answered(const std::vector<bool> &save);

private:
    void answer(bool saveChecked);
    void refresh();

    QListWidget *m_list;
    QPushButton *m_save;
};

}  // namespace toile
