// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/checkdialog.h"

#include "core/base/address.h"
#include "core/kernel/limits.h"
#include "ui/labchecks.h"
#include "ui/window/addresschoices.h"
#include "ui/window/appearance.h"
#include "ui/window/signallabel.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

namespace toile {

namespace {

constexpr int kWidth = 540;

void fill(QComboBox *box, const Topology &topology)
{
    offerAddresses(box);
    for (const auto &[address, text] : addressChoices(topology))
        box->addItem(text, address);
}

void choose(QComboBox *box, const QString &address)
{
    const int row = box->findData(address);
    box->setCurrentIndex(row);
    if (row < 0)
        box->setEditText(address);
}

bool isAddress(const QString &text)
{
    return IpAddress::parse(text).has_value();
}

/// What is not typed yet is asked for, and is no mistake.
bool isMissing(const Check &check)
{
    const bool right = check.to.isEmpty() || isAddress(check.to);
    return right && (check.to.isEmpty() || check.as.isEmpty());
}

}  // namespace

CheckDialog::CheckDialog(const Check &check, const Topology &topology, QWidget *parent)
    : QDialog(parent), m_form(new QFormLayout(this)), m_kind(new QComboBox(this)), m_from(new QComboBox(this)),
      m_to(new QComboBox(this)), m_machine(new QComboBox(this)), m_as(new QComboBox(this)),
      m_nameFr(new QLineEdit(this)), m_nameEn(new QLineEdit(this)), m_sentence(new QLabel(this)),
      m_problem(new SignalLabel(Signal::Bad, SignalLabel::Ground::Text, this))
{
    setObjectName(QStringLiteral("checkDialog"));
    setWindowTitle(tr("Check of the lab"));
    setAttribute(Qt::WA_DeleteOnClose);
    build(topology);
    load(check);
    resize(kWidth, sizeHint().height());
}

void CheckDialog::build(const Topology &topology)
{
    m_kind->addItem(tr("gets an answer"), int(Check::Kind::Reach));
    m_kind->addItem(tr("gets no answer"), int(Check::Kind::NoReach));
    m_kind->addItem(tr("gets an answer through NAT"), int(Check::Kind::Translated));
    for (const auto &[id, machine] : topology.machines) {
        m_from->addItem(machine.name);
        m_machine->addItem(machine.name);
    }
    fill(m_to, topology);
    fill(m_as, topology);
    for (QLineEdit *name : {m_nameFr, m_nameEn}) {
        name->setMaxLength(limits::kTitleLength);
        name->setPlaceholderText(tr("the sentence below, if empty"));
    }
    m_sentence->setWordWrap(true);
    m_sentence->setMinimumHeight(m_sentence->fontMetrics().lineSpacing() * 2);
    QFont bold = m_sentence->font();
    bold.setBold(true);
    m_sentence->setFont(bold);
    m_problem->setMinimumHeight(m_problem->fontMetrics().lineSpacing() * 2);

    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->addRow(tr("&Machine"), m_from);
    m_form->addRow(tr("&What must happen"), m_kind);
    m_form->addRow(tr("When it &pings"), m_to);
    m_form->addRow(tr("&Translated by"), m_machine);
    m_form->addRow(tr("An address &becomes"), m_as);
    const bool french = QLocale().language() == QLocale::French;
    if (french)
        m_form->addRow(tr("Name (&French)"), m_nameFr);
    m_form->addRow(tr("Name (&English)"), m_nameEn);
    if (!french)
        m_form->addRow(tr("Name (&French)"), m_nameFr);
    m_form->addRow(m_sentence);
    m_form->addRow(m_problem);
    widenLabels(m_form);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_form->addRow(buttons);
    QWidget *last = m_from;
    for (QWidget *next :
         {static_cast<QWidget *>(m_kind), static_cast<QWidget *>(m_to), static_cast<QWidget *>(m_machine),
          static_cast<QWidget *>(m_as), static_cast<QWidget *>(french ? m_nameFr : m_nameEn),
          static_cast<QWidget *>(french ? m_nameEn : m_nameFr)}) {
        setTabOrder(last, next);
        last = next;
    }
    const std::pair<QWidget *, const char *> names[] = {
        {m_kind, "checkKind"},      {m_from, "checkFrom"},     {m_to, "checkTo"},         {m_machine, "checkMachine"},
        {m_as, "checkAs"},          {m_nameFr, "checkNameFr"}, {m_nameEn, "checkNameEn"}, {m_sentence, "checkSentence"},
        {m_problem, "checkProblem"}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(QLatin1String(name));

    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (QComboBox *box : {m_kind, m_from, m_machine})
        connect(box, &QComboBox::currentIndexChanged, this, &CheckDialog::read);
    for (QComboBox *box : {m_to, m_as})
        connect(box, &QComboBox::editTextChanged, this, &CheckDialog::read);
    for (QLineEdit *edit : {m_nameFr, m_nameEn})
        connect(edit, &QLineEdit::textChanged, this, &CheckDialog::read);
}

void CheckDialog::load(const Check &check)
{
    m_loading = true;
    m_kind->setCurrentIndex(m_kind->findData(int(check.kind)));
    m_from->setCurrentIndex(qMax(0, m_from->findText(check.from)));
    choose(m_to, check.to);
    m_machine->setCurrentIndex(qMax(0, m_machine->findText(check.machine)));
    choose(m_as, check.as);
    m_nameFr->setText(check.name.fr);
    m_nameEn->setText(check.name.en);
    m_loading = false;
    read();
}

QString CheckDialog::readInto(Check &check) const
{
    check.kind = Check::Kind(m_kind->currentData().toInt());
    check.from = m_from->currentText();
    check.to = chosenAddress(*m_to);
    check.name = {m_nameFr->text().trimmed(), m_nameEn->text().trimmed()};
    if (!isAddress(check.to))
        return tr("Write the address to ping as 1.0.0.2, or choose one.");
    if (check.kind != Check::Kind::Translated)
        return {};
    check.machine = m_machine->currentText();
    check.as = chosenAddress(*m_as);
    if (!isAddress(check.as))
        return tr("Write the address that is put in its place as 1.0.0.1, or choose one.");
    return {};
}

void CheckDialog::read()
{
    if (m_loading)
        return;
    Check check;
    const QString problem = readInto(check);
    const bool nat = check.kind == Check::Kind::Translated;
    for (QWidget *widget : {static_cast<QWidget *>(m_machine), static_cast<QWidget *>(m_as)}) {
        widget->setEnabled(nat);
        m_form->labelForField(widget)->setEnabled(nat);
    }
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_sentence->setVisible(problem.isEmpty());
    m_problem->setSignal(isMissing(check) ? Signal::Neutral : Signal::Bad);
    m_sentence->setText(problem.isEmpty() ? expectation(check) : QString());
    m_ok->setEnabled(problem.isEmpty());
    if (problem.isEmpty())
        m_check = check;
}

}  // namespace toile
