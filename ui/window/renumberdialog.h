// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/address.h"
#include "core/model/document.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace toile {

class Editor;
class SignalLabel;

/// Moves every address, route, rule and check of one network to another, and what the lab's texts say of them, as one
/// undoable change.
class RenumberDialog : public QDialog {
    Q_OBJECT
public:
    RenumberDialog(Editor &editor, std::optional<IpPrefix> from, QWidget *parent = nullptr);

private:
    void suggest();
    void check();
    void showTexts(const IpPrefix &from, const IpPrefix &to);
    void showChanges();
    void perform();

    Editor &m_editor;
    QComboBox *m_from;
    QLineEdit *m_to;
    QCheckBox *m_texts;
    SignalLabel *m_left;
    SignalLabel *m_problem;
    QTreeWidget *m_changes;
    QPushButton *m_ok;
    Patch m_patch;
};

/// Networks that addresses of the lab are in, each once.
std::vector<IpPrefix> networksOf(const Topology &topology);

}  // namespace toile
