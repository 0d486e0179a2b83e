// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/document.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTableWidget;

namespace toile {

class Editor;

/// Names and colours of the lab's VLANs, as one undoable change. Those that ports and interfaces use are listed by
/// themselves.
class VlansDialog : public QDialog {
    Q_OBJECT
public:
    explicit VlansDialog(Editor &editor, QWidget *parent = nullptr);

private:
    void addRow(int id, const QString &name, const QString &colour);
    void addFree();
    void chooseColour(int row);
    void check();
    void refreshRemove();
    void perform();
    /// What the table says; empty with `problem` set when it cannot be taken.
    std::vector<Vlan> read(QString &problem) const;

    Editor &m_editor;
    QTableWidget *m_table;
    QPushButton *m_remove;
    QLabel *m_none;
    QLabel *m_problem;
    QPushButton *m_ok;
};

/// The lab's VLANs made these: kept, changed, added and removed by their ids.
Patch namedVlans(const Document &document, const std::vector<Vlan> &vlans);

}  // namespace toile
