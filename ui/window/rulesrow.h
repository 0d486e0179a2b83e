// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/window/fieldrow.h"

#include <QStringList>

class QComboBox;
class QListWidget;
class QPushButton;

namespace toile {

/// NAT and firewall rules: a list in iptables' words, masquerading in one click, and a dialog for anything else.
class RulesRow : public FieldRow {
    Q_OBJECT
public:
    explicit RulesRow(const BoundField &field, QWidget *parent = nullptr);
    void show(const QJsonValue &value) override;
    QJsonValue value() const override;

    /// Names of the machine's interfaces, offered wherever a rule needs one.
    void setInterfaces(const QStringList &names);

private:
    void masquerade();
    void openDialog(int row);
    void put(int row, const FirewallRule &rule);
    void removeCurrent();
    void moveCurrent(int by);
    void setRules(std::vector<FirewallRule> rules, int current);
    void refreshButtons();

    std::vector<FirewallRule> m_rules;
    QStringList m_interfaces;
    QComboBox *m_outInterface;
    QPushButton *m_masquerade;
    QListWidget *m_list;
    QPushButton *m_add;
    QPushButton *m_edit;
    QPushButton *m_remove;
    QPushButton *m_up;
    QPushButton *m_down;
};

}  // namespace toile
