// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/ruledialog.h"

#include "core/kernel/describe.h"
#include "core/model/valuejson.h"
#include "ui/window/appearance.h"
#include "ui/window/signallabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>
#include <array>

namespace toile {

namespace {

using Rule = FirewallRule;

template <typename Enum>
void select(QComboBox *box, Enum value)
{
    box->setCurrentIndex(box->findData(int(value)));
}

template <typename Enum>
Enum selected(const QComboBox *box)
{
    return Enum(box->currentData().toInt());
}

/// A prefix, a single address, or nothing.
bool readPrefix(const QString &text, std::optional<IpPrefix> &prefix)
{
    prefix.reset();
    if (text.isEmpty())
        return true;
    prefix = IpPrefix::parse(text);
    if (const auto single = IpAddress::parse(text))
        prefix = IpPrefix{*single, single->bits()};
    if (prefix)
        prefix = prefix->network();
    return prefix.has_value();
}

bool readPort(const QString &text, std::optional<quint16> &port)
{
    port.reset();
    if (text.isEmpty())
        return true;
    bool isNumber = false;
    const ushort number = text.toUShort(&isNumber);
    port = number;
    return isNumber && number > 0;
}

bool readTarget(const QString &text, Rule &rule)
{
    rule.toAddress.reset();
    rule.toPort.reset();
    if (text.isEmpty())
        return true;
    const qsizetype colon = text.indexOf(u':');
    rule.toAddress = IpAddress::parse(colon < 0 ? text : text.first(colon));
    return rule.toAddress && (colon < 0 || (readPort(text.mid(colon + 1), rule.toPort) && rule.toPort));
}

QString prefixText(const std::optional<IpPrefix> &prefix)
{
    if (!prefix)
        return {};
    return prefix->length == prefix->address.bits() ? prefix->address.toString() : prefix->toString();
}

}  // namespace

RuleDialog::RuleDialog(const FirewallRule &rule, const QStringList &interfaces, QWidget *parent)
    : QDialog(parent), m_table(new QComboBox(this)), m_chain(new QComboBox(this)), m_in(new QComboBox(this)),
      m_out(new QComboBox(this)), m_source(new QLineEdit(this)), m_destination(new QLineEdit(this)),
      m_protocol(new QComboBox(this)), m_port(new QLineEdit(this)),
      m_established(new QCheckBox(tr("Only packets of connections that are known already"), this)),
      m_target(new QComboBox(this)), m_to(new QLineEdit(this)), m_command(new QLabel(this)),
      m_problem(new SignalLabel(Signal::Bad, SignalLabel::Ground::Text, this))
{
    setObjectName(QStringLiteral("ruleDialog"));
    setWindowTitle(tr("Firewall or NAT rule"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(520, 0);
    build(interfaces);
    load(rule);
}

void RuleDialog::build(const QStringList &interfaces)
{
    m_table->addItem(tr("filter: let through or stop"), int(Rule::Table::Filter));
    m_table->addItem(tr("nat: translate addresses"), int(Rule::Table::Nat));
    for (QComboBox *box : {m_in, m_out}) {
        box->addItem(tr("any interface"), QString());
        for (const QString &name : interfaces)
            box->addItem(name, name);
    }
    m_protocol->addItem(tr("any protocol"), int(Rule::Protocol::Any));
    m_protocol->addItem(QStringLiteral("TCP"), int(Rule::Protocol::Tcp));
    m_protocol->addItem(QStringLiteral("UDP"), int(Rule::Protocol::Udp));
    m_protocol->addItem(QStringLiteral("ICMP (ping)"), int(Rule::Protocol::Icmp));
    m_source->setPlaceholderText(tr("any, or 2.0.0.0/8"));
    m_destination->setPlaceholderText(tr("any, or 1.0.0.2"));
    m_port->setPlaceholderText(tr("any, or 80"));
    m_to->setPlaceholderText(tr("1.0.0.1 or 2.0.0.1:80"));
    for (QWidget *typed :
         {static_cast<QWidget *>(m_source), static_cast<QWidget *>(m_destination), static_cast<QWidget *>(m_port),
          static_cast<QWidget *>(m_to), static_cast<QWidget *>(m_command)})
        typed->setFont(monospaceFont());
    m_command->setWordWrap(true);
    m_command->setMinimumHeight(m_command->fontMetrics().lineSpacing() * 2 + 4);
    m_command->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_problem->setMinimumHeight(m_problem->fontMetrics().lineSpacing() * 2);

    QFormLayout *form = m_form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Table"), m_table);
    form->addRow(tr("C&hain"), m_chain);
    form->addRow(tr("Arr&ives through"), m_in);
    form->addRow(tr("&Leaves through"), m_out);
    form->addRow(tr("&Source"), m_source);
    form->addRow(tr("&Destination"), m_destination);
    form->addRow(tr("&Protocol"), m_protocol);
    form->addRow(tr("Destination p&ort"), m_port);
    form->addRow(QString(), m_established);
    form->addRow(tr("&What to do"), m_target);
    form->addRow(tr("T&ranslate to"), m_to);
    form->addRow(tr("Command"), m_command);
    form->addRow(m_problem);
    widenLabels(form);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    form->addRow(buttons);
    const std::pair<QWidget *, const char *> names[] = {
        {m_table, "ruleTable"},       {m_chain, "ruleChain"},   {m_in, "ruleIn"},
        {m_out, "ruleOut"},           {m_source, "ruleSource"}, {m_destination, "ruleDestination"},
        {m_protocol, "ruleProtocol"}, {m_port, "rulePort"},     {m_established, "ruleEstablished"},
        {m_target, "ruleTarget"},     {m_to, "ruleTo"},         {m_command, "ruleCommand"},
        {m_problem, "ruleProblem"}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(QLatin1String(name));

    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_table, &QComboBox::currentIndexChanged, this, [this] {
        refreshChains();
        read();
    });
    for (QComboBox *box : {m_chain, m_in, m_out, m_protocol, m_target})
        connect(box, &QComboBox::currentIndexChanged, this, &RuleDialog::read);
    for (QLineEdit *edit : {m_source, m_destination, m_port, m_to})
        connect(edit, &QLineEdit::textChanged, this, &RuleDialog::read);
    connect(m_established, &QCheckBox::toggled, this, &RuleDialog::read);
}

void RuleDialog::refreshChains()
{
    const bool nat = selected<Rule::Table>(m_table) == Rule::Table::Nat;
    m_chain->clear();
    m_target->clear();
    if (nat) {
        m_chain->addItem(tr("POSTROUTING: when a packet leaves"), int(Rule::Chain::Postrouting));
        m_chain->addItem(tr("PREROUTING: when a packet arrives"), int(Rule::Chain::Prerouting));
        m_chain->addItem(tr("OUTPUT: from this machine itself"), int(Rule::Chain::Output));
        m_chain->addItem(tr("INPUT: for this machine"), int(Rule::Chain::Input));
        m_target->addItem(tr("MASQUERADE: use the outgoing interface’s address"), int(Rule::Target::Masquerade));
        m_target->addItem(tr("SNAT: replace the source"), int(Rule::Target::Snat));
        m_target->addItem(tr("DNAT: replace the destination"), int(Rule::Target::Dnat));
    } else {
        m_chain->addItem(tr("FORWARD: passing through"), int(Rule::Chain::Forward));
        m_chain->addItem(tr("INPUT: for this machine"), int(Rule::Chain::Input));
        m_chain->addItem(tr("OUTPUT: from this machine"), int(Rule::Chain::Output));
        m_target->addItem(tr("DROP: stop it silently"), int(Rule::Target::Drop));
        m_target->addItem(tr("REJECT: stop it and say so"), int(Rule::Target::Reject));
    }
    m_target->addItem(tr("ACCEPT: let it through"), int(Rule::Target::Accept));
}

void RuleDialog::load(const FirewallRule &rule)
{
    m_loading = true;
    m_rule = rule;
    select(m_table, rule.table);
    refreshChains();
    select(m_chain, rule.chain);
    for (const auto &[box, name] : {std::pair{m_in, rule.inInterface}, std::pair{m_out, rule.outInterface}}) {
        if (box->findData(name) < 0)
            box->addItem(name, name);
        box->setCurrentIndex(box->findData(name));
    }
    m_source->setText(prefixText(rule.source));
    m_destination->setText(prefixText(rule.destination));
    select(m_protocol, rule.protocol);
    m_port->setText(rule.destinationPort ? QString::number(*rule.destinationPort) : QString());
    m_established->setChecked(rule.established);
    select(m_target, rule.target);
    if (rule.toAddress)
        m_to->setText(rule.toAddress->toString() + (rule.toPort ? QStringLiteral(":%1").arg(*rule.toPort) : QString()));
    m_loading = false;
    read();
}

QString RuleDialog::readInto(FirewallRule &rule) const
{
    rule.table = selected<Rule::Table>(m_table);
    rule.chain = selected<Rule::Chain>(m_chain);
    rule.inInterface = m_in->currentData().toString();
    rule.outInterface = m_out->currentData().toString();
    rule.protocol = selected<Rule::Protocol>(m_protocol);
    rule.established = m_established->isChecked();
    rule.target = selected<Rule::Target>(m_target);
    if (!readPrefix(m_source->text().trimmed(), rule.source))
        return tr("The source is no address or network; write 2.0.0.1 or 2.0.0.0/8, or leave it empty.");
    if (!readPrefix(m_destination->text().trimmed(), rule.destination))
        return tr("The destination is no address or network; write 2.0.0.1 or 2.0.0.0/8, or leave it empty.");
    if (!readPort(m_port->text().trimmed(), rule.destinationPort))
        return tr("The port is a number from 1 to 65535.");
    if (m_to->isEnabled() && !readTarget(m_to->text().trimmed(), rule))
        return tr("Write the address to translate to as 1.0.0.1, or 2.0.0.1:80 with a port.");
    return valuejson::impossibilities(rule).value(0);
}

void RuleDialog::read()
{
    if (m_loading)
        return;
    const auto isChosen = [](const QComboBox *box) { return box->currentIndex() >= 0; };
    if (!std::ranges::all_of(std::array{m_table, m_chain, m_in, m_out, m_protocol, m_target}, isChosen)) {
        m_problem->setText(tr("This dialog cannot show the whole rule; choose what is empty, or cancel."));
        m_ok->setEnabled(false);
        return;
    }
    const auto target = selected<Rule::Target>(m_target);
    m_to->setEnabled(target == Rule::Target::Snat || target == Rule::Target::Dnat);
    const auto protocol = selected<Rule::Protocol>(m_protocol);
    m_port->setEnabled(protocol == Rule::Protocol::Tcp || protocol == Rule::Protocol::Udp);
    if (!m_port->isEnabled())
        m_port->clear();
    // What leaves has no way in any more, what arrives no way out yet.
    const auto chain = selected<Rule::Chain>(m_chain);
    m_in->setEnabled(chain != Rule::Chain::Postrouting && chain != Rule::Chain::Output);
    m_out->setEnabled(chain != Rule::Chain::Prerouting && chain != Rule::Chain::Input);
    for (QComboBox *box : {m_in, m_out})
        if (!box->isEnabled())
            box->setCurrentIndex(box->findData(QString()));
    for (QWidget *field : std::initializer_list<QWidget *>{m_to, m_port, m_in, m_out})
        m_form->labelForField(field)->setEnabled(field->isEnabled());
    Rule rule;
    const QString problem = readInto(rule);
    m_problem->setText(problem);
    // What is not typed yet is asked for, and is no mistake.
    const bool isMissing = m_to->isEnabled() && m_to->text().trimmed().isEmpty();
    m_problem->setSignal(isMissing ? Signal::Neutral : Signal::Bad);
    m_ok->setEnabled(problem.isEmpty());
    if (!problem.isEmpty())
        return;
    m_rule = rule;
    m_command->setText(ruleCommand(rule));
}

}  // namespace toile
