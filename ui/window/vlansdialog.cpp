// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/vlansdialog.h"

#include "core/kernel/limits.h"
#include "core/model/vlans.h"
#include "ui/editor.h"
#include "ui/window/signallabel.h"
#include "ui/window/vlanicon.h"

#include <QColorDialog>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <map>
#include <set>

namespace toile {

namespace {

constexpr int kVlansWidth = 460;
constexpr int kVlansHeight = 340;
constexpr int kVlanIcon = 20;
constexpr int kColourRole = Qt::UserRole;
enum VlanColumn { NumberColumn, NameColumn, ColourColumn, VlanColumns };

/// What the program chose by itself stays its choice: the file says nothing of it.
void keepWhatIsChosen(std::vector<Vlan> &vlans, const Topology &topology)
{
    std::map<int, Vlan> named;
    for (const auto &[id, vlan] : topology.vlans)
        named[vlan.id] = vlan;
    std::map<int, VlanUse> shown;
    for (const VlanUse &use : vlansOf(topology))
        shown[use.id] = use;
    for (Vlan &vlan : vlans) {
        const auto use = shown.find(vlan.id);
        const auto before = named.find(vlan.id);
        if (use == shown.end())
            continue;
        if (vlan.colour == use->second.colour)
            vlan.colour = before == named.end() ? QString() : before->second.colour;
        if (vlan.name == use->second.name)
            vlan.name = before == named.end() ? QString() : before->second.name;
    }
    std::erase_if(vlans, [&](const Vlan &vlan) {
        return !named.contains(vlan.id) && shown.contains(vlan.id) && vlan.name.isEmpty() && vlan.colour.isEmpty();
    });
}

}  // namespace

Patch namedVlans(const Document &document, const std::vector<Vlan> &vlans)
{
    Edit edit(document);
    std::map<int, Id> known;
    for (const auto &[id, vlan] : document.topology().vlans)
        known[vlan.id] = id;
    for (const Vlan &vlan : vlans) {
        if (const auto it = known.find(vlan.id); it != known.end()) {
            edit.set(it->second, vlan);
            known.erase(it);
        } else {
            edit.create(vlan);
        }
    }
    for (const auto &[number, id] : known)
        edit.remove(id);
    return edit.patch();
}

VlansDialog::VlansDialog(Editor &editor, QWidget *parent)
    : QDialog(parent), m_editor(editor), m_table(new QTableWidget(0, VlanColumns, this)),
      m_remove(new QPushButton(tr("&Remove"), this)), m_none(new QLabel(tr("No VLAN yet: “Add” names one."), this)),
      m_problem(new SignalLabel(Signal::Bad, SignalLabel::Ground::Text, this))
{
    setObjectName(QStringLiteral("vlansDialog"));
    setWindowTitle(tr("VLANs of the lab"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(kVlansWidth, kVlansHeight);
    m_table->setObjectName(QStringLiteral("vlansTable"));
    m_table->setAccessibleName(tr("VLANs: number, name and colour"));
    m_table->setHorizontalHeaderLabels({tr("Number"), tr("Name"), tr("Colour")});
    m_table->horizontalHeader()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    m_table->verticalHeader()->hide();
    m_table->setIconSize(QSize(kVlanIcon, kVlanIcon));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_none->setObjectName(QStringLiteral("vlansNone"));
    m_problem->setObjectName(QStringLiteral("vlansProblem"));
    auto *add = new QPushButton(tr("&Add"), this);
    add->setObjectName(QStringLiteral("vlansAdd"));
    m_remove->setObjectName(QStringLiteral("vlansRemove"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    auto *intro = new QLabel(tr("A VLAN that a port or an interface uses is in the drawing with its number, whether it "
                                "is named here or not. Double-click on a colour to choose another one."),
                             this);
    intro->setWordWrap(true);
    auto *ofRows = new QHBoxLayout;
    ofRows->addWidget(add);
    ofRows->addWidget(m_remove);
    ofRows->addStretch();
    auto *column = new QVBoxLayout(this);
    column->addWidget(intro);
    column->addWidget(m_none);
    column->addWidget(m_table);
    column->addLayout(ofRows);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    for (const VlanUse &use : vlansOf(editor.topology()))
        addRow(use.id, use.name, use.colour);
    connect(add, &QPushButton::clicked, this, &VlansDialog::addFree);
    connect(m_remove, &QPushButton::clicked, this, [this, add] {
        m_table->removeRow(m_table->currentRow());
        check();
        if (!m_remove->isEnabled())
            add->setFocus();
    });
    connect(m_table, &QTableWidget::currentCellChanged, this, &VlansDialog::refreshRemove);
    connect(m_table, &QTableWidget::itemChanged, this, &VlansDialog::check);
    connect(m_table, &QTableWidget::cellActivated, this, [this](int row, int cell) {
        if (cell == ColourColumn)
            chooseColour(row);
    });
    connect(&m_editor, &Editor::refused, m_problem, &QLabel::setText);
    connect(buttons, &QDialogButtonBox::accepted, this, &VlansDialog::perform);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

void VlansDialog::addRow(int id, const QString &name, const QString &colour)
{
    const QSignalBlocker quiet(m_table);
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, NumberColumn, new QTableWidgetItem(QString::number(id)));
    m_table->setItem(row, NameColumn, new QTableWidgetItem(name));
    auto *cell = new QTableWidgetItem(writtenColourIcon(QColor(colour)), colour);
    cell->setData(kColourRole, colour);
    cell->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    m_table->setItem(row, ColourColumn, cell);
}

/// The next hundred that is free, in the palette's next colour.
void VlansDialog::addFree()
{
    std::set<int> taken;
    for (int row = 0; row < m_table->rowCount(); ++row)
        taken.insert(m_table->item(row, NumberColumn)->text().toInt());
    int id = 100;
    while (taken.contains(id))
        id = id + 100 <= limits::kVlanMax ? id + 100 : id % 100 + 1;
    const QStringList palette = vlanPalette();
    taken.erase(1);  // which takes no colour from the others
    addRow(id, QStringLiteral("VLAN %1").arg(id), palette[qsizetype(taken.size()) % palette.size()]);
    m_table->setCurrentCell(m_table->rowCount() - 1, NameColumn);
    check();
}

void VlansDialog::chooseColour(int row)
{
    QTableWidgetItem *cell = m_table->item(row, ColourColumn);
    auto *dialog = new QColorDialog(QColor(cell->data(kColourRole).toString()), this);
    dialog->setObjectName(QStringLiteral("vlanColour"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QColorDialog::colorSelected, this, [cell](const QColor &colour) {
        cell->setData(kColourRole, colour.name());
        cell->setText(colour.name());
        cell->setIcon(writtenColourIcon(colour));
    });
    dialog->open();
}

std::vector<Vlan> VlansDialog::read(QString &problem) const
{
    std::vector<Vlan> vlans;
    std::set<int> taken;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        bool isNumber = false;
        const int id = m_table->item(row, NumberColumn)->text().trimmed().toInt(&isNumber);
        if (!isNumber || id < 1 || id > limits::kVlanMax)
            problem = tr("A VLAN has a number from 1 to %1.").arg(limits::kVlanMax);
        else if (!taken.insert(id).second)
            problem = tr("There are two VLANs %1: remove one, or give it another number.").arg(id);
        const QString name = m_table->item(row, NameColumn)->text().trimmed();
        if (name.size() > limits::kTitleLength)
            problem = tr("The name of VLAN %1 has %2 characters: shorten it to at most %3.")
                          .arg(id)
                          .arg(name.size())
                          .arg(limits::kTitleLength);
        vlans.push_back({id, name, m_table->item(row, ColourColumn)->data(kColourRole).toString()});
    }
    return vlans;
}

void VlansDialog::check()
{
    QString problem;
    (void)read(problem);
    m_problem->setText(problem);
    m_none->setVisible(m_table->rowCount() == 0);
    refreshRemove();
    m_ok->setEnabled(problem.isEmpty());
}

void VlansDialog::refreshRemove()
{
    m_remove->setEnabled(m_table->currentRow() >= 0);
}

void VlansDialog::perform()
{
    QString problem;
    std::vector<Vlan> vlans = read(problem);
    keepWhatIsChosen(vlans, m_editor.topology());
    if (m_editor.perform(tr("Name VLANs"), namedVlans(m_editor.document(), vlans)))
        accept();
}

}  // namespace toile
