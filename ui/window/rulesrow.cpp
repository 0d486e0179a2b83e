// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/rulesrow.h"

#include "core/kernel/describe.h"
#include "core/model/valuejson.h"
#include "ui/window/appearance.h"
#include "ui/window/ruledialog.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

namespace toile {

namespace {

/// As iptables takes it: "-t nat -A POSTROUTING -o eth0 -j MASQUERADE".
QString ruleText(const FirewallRule &rule)
{
    const QString append = QStringLiteral("-A ") + ruleArguments(rule);
    return rule.table == FirewallRule::Table::Nat ? QStringLiteral("-t nat ") + append : append;
}

QPushButton *makeButton(const QString &name, const char *icon, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    button->setIcon(actionIcon(QLatin1String(icon)));
    return button;
}

}  // namespace

RulesRow::RulesRow(const BoundField &field, QWidget *parent) : FieldRow(field, parent)
{
    auto *body = new QWidget(this);
    body->setObjectName(QStringLiteral("field-rules"));
    m_outInterface = new QComboBox(body);
    m_outInterface->setObjectName(QStringLiteral("masqueradeInterface"));
    m_outInterface->setAccessibleName(tr("Masquerade out of this interface"));
    m_masquerade = new QPushButton(tr("Masquerade"), body);
    m_masquerade->setObjectName(QStringLiteral("masqueradeButton"));
    m_masquerade->setToolTip(tr("Packets that leave through this interface take its address (NAT): "
                                "iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE"));
    constexpr int kRoom = 14;  // the style's own is for short words
    m_masquerade->setMinimumWidth(m_masquerade->sizeHint().width() + kRoom);
    auto *caption = new QLabel(tr("Out of"), body);
    caption->setBuddy(m_outInterface);
    auto *quick = new QHBoxLayout;
    quick->addWidget(caption);
    quick->addWidget(m_outInterface, 1);
    quick->addWidget(m_masquerade);

    m_list = new QListWidget(body);
    m_list->setObjectName(QStringLiteral("rulesList"));
    m_list->setAccessibleName(field.title);
    m_list->setFont(monospaceFont());
    m_list->setWordWrap(true);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    m_add = makeButton(QStringLiteral("ruleAdd"), "add", tr("Add…"), body);
    m_edit = makeButton(QStringLiteral("ruleEdit"), "rename", tr("Edit…"), body);
    m_remove = makeButton(QStringLiteral("ruleRemove"), "remove", {}, body);
    m_up = makeButton(QStringLiteral("ruleUp"), "up", {}, body);
    m_down = makeButton(QStringLiteral("ruleDown"), "down", {}, body);
    const std::pair<QPushButton *, QString> names[] = {
        {m_remove, tr("Remove the rule")}, {m_up, tr("Move the rule up")}, {m_down, tr("Move the rule down")}};
    for (const auto &[button, name] : names) {
        button->setAccessibleName(name);
        button->setToolTip(name);
        button->setFixedWidth(button->sizeHint().height() + 4);
    }
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(3);
    buttons->addWidget(m_add);
    buttons->addWidget(m_edit);
    buttons->addStretch(1);
    for (QPushButton *button : {m_remove, m_up, m_down})
        buttons->addWidget(button);

    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(quick);
    layout->addWidget(m_list);
    layout->addLayout(buttons);
    addEditor(body);

    connect(m_masquerade, &QPushButton::clicked, this, &RulesRow::masquerade);
    connect(m_add, &QPushButton::clicked, this, [this] { openDialog(-1); });
    connect(m_edit, &QPushButton::clicked, this, [this] { openDialog(m_list->currentRow()); });
    connect(m_list, &QListWidget::itemActivated, this, [this] { openDialog(m_list->currentRow()); });
    connect(m_list, &QListWidget::currentRowChanged, this, &RulesRow::refreshButtons);
    connect(m_remove, &QPushButton::clicked, this, &RulesRow::removeCurrent);
    connect(m_up, &QPushButton::clicked, this, [this] { moveCurrent(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { moveCurrent(1); });
}

void RulesRow::setInterfaces(const QStringList &names)
{
    m_interfaces = names;
    const QString before = m_outInterface->currentText();
    m_outInterface->clear();
    m_outInterface->addItems(names);
    m_outInterface->setCurrentIndex(qMax(0, m_outInterface->findText(before)));
    m_masquerade->setEnabled(!names.isEmpty());
}

void RulesRow::show(const QJsonValue &value)
{
    std::vector<ValueProblem> problems;
    m_rules = valuejson::toRules(value, problems);
    const int current = m_list->currentRow();
    m_list->clear();
    for (const FirewallRule &rule : m_rules) {
        auto *item = new QListWidgetItem(ruleText(rule), m_list);
        item->setToolTip(QStringLiteral("iptables ") + ruleText(rule));
    }
    m_list->setCurrentRow(qMin(current, m_list->count() - 1));
    m_list->setVisible(!m_rules.empty());
    const int rows = qBound(1, m_list->count(), 5);
    m_list->setFixedHeight(rows * 2 * m_list->fontMetrics().lineSpacing() + 10);
    setProblems({});
    refreshButtons();
}

QJsonValue RulesRow::value() const
{
    return valuejson::fromRules(m_rules);
}

void RulesRow::refreshButtons()
{
    const int row = m_list->currentRow();
    m_edit->setEnabled(row >= 0);
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_list->count());
}

void RulesRow::masquerade()
{
    FirewallRule rule;
    rule.table = FirewallRule::Table::Nat;
    rule.chain = FirewallRule::Chain::Postrouting;
    rule.outInterface = m_outInterface->currentText();
    rule.target = FirewallRule::Target::Masquerade;
    if (std::find(m_rules.begin(), m_rules.end(), rule) != m_rules.end()) {
        setProblems({{QString(), tr("Packets out of %1 are masqueraded already.").arg(rule.outInterface)}});
        return;
    }
    put(-1, rule);
}

void RulesRow::openDialog(int row)
{
    FirewallRule rule;
    rule.target = FirewallRule::Target::Drop;  // what a new rule of the firewall is mostly for
    if (row >= 0 && row < int(m_rules.size()))
        rule = m_rules[std::size_t(row)];
    auto *dialog = new RuleDialog(rule, m_interfaces, window());
    connect(dialog, &QDialog::accepted, this, [this, dialog, row] { put(row, dialog->rule()); });
    dialog->open();
}

void RulesRow::put(int row, const FirewallRule &rule)
{
    std::vector<FirewallRule> rules = m_rules;
    if (row >= 0 && row < int(rules.size()))
        rules[std::size_t(row)] = rule;
    else
        rules.push_back(rule);
    setRules(std::move(rules), row >= 0 ? row : int(m_rules.size()));
}

void RulesRow::removeCurrent()
{
    std::vector<FirewallRule> rules = m_rules;
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    rules.erase(rules.begin() + row);
    setRules(std::move(rules), row);
}

void RulesRow::moveCurrent(int by)
{
    std::vector<FirewallRule> rules = m_rules;
    const int row = m_list->currentRow();
    const int target = row + by;
    std::swap(rules[std::size_t(row)], rules[std::size_t(target)]);
    setRules(std::move(rules), target);
}

void RulesRow::setRules(std::vector<FirewallRule> rules, int current)
{
    m_rules = std::move(rules);
    Q_EMIT edited();
    m_list->setCurrentRow(qMin(current, m_list->count() - 1));
}

}  // namespace toile
