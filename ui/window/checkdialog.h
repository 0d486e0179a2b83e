// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/topology.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace toile {

class SignalLabel;

/// One check of the lab: who pings whom and what must come of it, said in a sentence as it is put together.
class CheckDialog : public QDialog {
    Q_OBJECT
public:
    CheckDialog(const Check &check, const Topology &topology, QWidget *parent = nullptr);
    Check check() const { return m_check; }

private:
    void build(const Topology &topology);
    void load(const Check &check);
    void read();
    QString readInto(Check &check) const;

    Check m_check;
    QFormLayout *m_form;
    QComboBox *m_kind;
    QComboBox *m_from;
    QComboBox *m_to;
    QComboBox *m_machine;
    QComboBox *m_as;
    QLineEdit *m_nameFr;
    QLineEdit *m_nameEn;
    QLabel *m_sentence;
    SignalLabel *m_problem;
    QPushButton *m_ok;
    bool m_loading = false;
};

}  // namespace toile
