// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/kernelstate.h"

#include <QDialog>
#include <QStringList>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace toile {

class SignalLabel;

/// One firewall or NAT rule, with the iptables command that equals it shown as it is put together.
class RuleDialog : public QDialog {
    Q_OBJECT
public:
    RuleDialog(const FirewallRule &rule, const QStringList &interfaces, QWidget *parent = nullptr);
    FirewallRule rule() const { return m_rule; }

private:
    void build(const QStringList &interfaces);
    void load(const FirewallRule &rule);
    void read();
    QString readInto(FirewallRule &rule) const;
    void refreshChains();

    FirewallRule m_rule;
    QComboBox *m_table;
    QComboBox *m_chain;
    QComboBox *m_in;
    QComboBox *m_out;
    QLineEdit *m_source;
    QLineEdit *m_destination;
    QComboBox *m_protocol;
    QLineEdit *m_port;
    QCheckBox *m_established;
    QComboBox *m_target;
    QLineEdit *m_to;
    QFormLayout *m_form = nullptr;
    QLabel *m_command;
    SignalLabel *m_problem;
    QPushButton *m_ok;
    bool m_loading = false;
};

}  // namespace toile
