// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/renumberdialog.h"

#include "core/lab/changetext.h"
#include "core/model/drawing.h"
#include "core/model/prefixes.h"
#include "core/model/writtenaddresses.h"
#include "ui/editor.h"
#include "ui/window/appearance.h"
#include "ui/window/signallabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <set>

namespace toile {

namespace {
constexpr int kRenumberWidth = 640;
}  // namespace

std::vector<IpPrefix> networksOf(const Topology &topology)
{
    std::set<IpPrefix> networks;
    for (const auto &[id, interface] : topology.interfaces) {
        for (const IpPrefix &address : interface.addresses)
            networks.insert(address.network());
    }
    return {networks.begin(), networks.end()};
}

RenumberDialog::RenumberDialog(Editor &editor, std::optional<IpPrefix> from, QWidget *parent)
    : QDialog(parent), m_editor(editor), m_from(new QComboBox(this)), m_to(new QLineEdit(this)),
      m_texts(new QCheckBox(this)), m_left(new SignalLabel(Signal::Attention, SignalLabel::Ground::Text, this)),
      m_problem(new SignalLabel(Signal::Bad, SignalLabel::Ground::Text, this)), m_changes(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("renumberDialog"));
    setWindowTitle(tr("Renumber a network"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(kRenumberWidth, 0);
    m_from->setObjectName(QStringLiteral("renumberFrom"));
    m_to->setObjectName(QStringLiteral("renumberTo"));
    m_texts->setObjectName(QStringLiteral("renumberTexts"));
    m_texts->setChecked(true);
    m_left->setObjectName(QStringLiteral("renumberLeft"));
    m_problem->setObjectName(QStringLiteral("renumberProblem"));
    m_from->setFont(monospaceFont());
    m_to->setFont(monospaceFont());
    for (const IpPrefix &network : networksOf(editor.topology()))
        m_from->addItem(network.toString());
    if (from)
        m_from->setCurrentIndex(m_from->findText(from->network().toString()));
    auto *intro = new QLabel(tr("Every address, route, rule and check of the network moves; the last digits of each "
                                "address stay. Real networks use the private ranges 10.0.0.0/8, 172.16.0.0/12 and "
                                "192.168.0.0/16 (RFC 1918)."),
                             this);
    intro->setWordWrap(true);
    intro->setMinimumHeight(intro->heightForWidth(kRenumberWidth - 40));
    m_problem->setWordWrap(true);
    m_changes->setObjectName(QStringLiteral("renumberChanges"));
    m_changes->setAccessibleName(tr("What changes"));
    m_changes->setHeaderLabels({tr("Where"), tr("Now"), tr("Then")});
    m_changes->setRootIsDecorated(false);
    m_changes->setUniformRowHeights(true);
    m_changes->header()->setStretchLastSection(false);
    m_changes->header()->setSectionResizeMode(QHeaderView::Stretch);
    m_changes->setMinimumHeight(m_changes->fontMetrics().lineSpacing() * 9);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("&Renumber"));
    auto *form = new QFormLayout;
    form->addRow(tr("&From"), m_from);
    form->addRow(tr("&To"), m_to);
    widenLabels(form);
    auto *column = new QVBoxLayout(this);
    column->addWidget(intro);
    column->addLayout(form);
    column->addWidget(m_texts);
    column->addWidget(m_left);
    column->addWidget(m_problem);
    column->addWidget(m_changes, 1);
    column->addWidget(buttons);
    connect(m_from, &QComboBox::currentIndexChanged, this, &RenumberDialog::suggest);
    connect(m_to, &QLineEdit::textChanged, this, &RenumberDialog::check);
    connect(m_texts, &QCheckBox::toggled, this, &RenumberDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &RenumberDialog::perform);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    suggest();
    m_to->setFocus();
    m_to->selectAll();
}

void RenumberDialog::suggest()
{
    const auto from = IpPrefix::parse(m_from->currentText());
    const auto free = from ? privatePrefixFor(m_editor.topology(), *from) : std::nullopt;
    m_to->setText(free ? free->toString() : QString());
    check();
}

void RenumberDialog::check()
{
    const auto from = IpPrefix::parse(m_from->currentText());
    const auto to = IpPrefix::parse(m_to->text().trimmed());
    QString problem;
    m_patch = {};
    if (!from) {
        problem = tr("No interface has an address yet.");
    } else if (!to) {
        problem = tr("Write a network as 10.0.0.0/%1.").arg(from->length);
    } else {
        auto patch =
            renumber(m_editor.document(), *from, *to, m_texts->isChecked() ? WrittenToo::Follow : WrittenToo::Stay);
        if (patch)
            m_patch = *std::move(patch);
        else
            problem = patch.error().message;
    }
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_problem->setSignal(m_to->text().trimmed().isEmpty() ? Signal::Neutral : Signal::Bad);
    m_ok->setEnabled(problem.isEmpty() && !m_patch.isEmpty());
    showTexts(from.value_or(IpPrefix()), to.value_or(IpPrefix()));
    showChanges();
}

/// How many places name the network, and how many will go on doing so when it is gone.
void RenumberDialog::showTexts(const IpPrefix &from, const IpPrefix &to)
{
    const int places = from == IpPrefix() ? 0 : placesNaming(m_editor.topology(), from);
    Document then = m_editor.document();
    const bool moves = !m_patch.isEmpty() && !prefixes::overlap(from, to) && then.apply(m_patch).ok();
    const int left = moves ? placesNaming(then.topology(), from) : 0;
    m_texts->setText(tr("&Also where the lab’s texts name these addresses: %n place(s)", nullptr, places));
    m_texts->setVisible(places > 0);
    m_left->setText(
        m_texts->isChecked()
            ? tr("%n place(s) in the texts name an address that does not fit there, and stay.", nullptr, left)
            : tr("%n place(s) in the texts will name addresses that are gone.", nullptr, left));
    m_left->setVisible(left > 0);
}

void RenumberDialog::showChanges()
{
    m_changes->clear();
    QList<QTreeWidgetItem *> items;
    for (const ChangeLine &line : addressChanges(m_editor.topology(), m_patch)) {
        auto *item = new QTreeWidgetItem({line.where, line.before, line.after});
        item->setFont(1, monospaceFont());
        item->setFont(2, monospaceFont());
        items << item;
    }
    m_changes->addTopLevelItems(items);
}

void RenumberDialog::perform()
{
    m_editor.perform(tr("Renumber %1 to %2").arg(m_from->currentText(), m_to->text().trimmed()), m_patch);
    accept();
}

}  // namespace toile
