// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/generatedialog.h"

#include "core/model/kinds.h"
#include "ui/canvas/canvasview.h"
#include "ui/editor.h"
#include "ui/window/appearance.h"
#include "ui/window/networkpreview.h"
#include "ui/window/signallabel.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace toile {

using arrange::Shape;

namespace {

QString countOf(const QString &kind, int count)
{
    if (kind == QStringLiteral("vm"))
        return GenerateDialog::tr("%n VM(s)", nullptr, count);
    if (kind == QStringLiteral("router"))
        return GenerateDialog::tr("%n router(s)", nullptr, count);
    if (kind == QStringLiteral("switch"))
        return GenerateDialog::tr("%n switch(es)", nullptr, count);
    if (kind == QStringLiteral("pc"))
        return GenerateDialog::tr("%n PC(s)", nullptr, count);
    return GenerateDialog::tr("%n host(s)", nullptr, count);
}

/// What would be made: "4 PCs, 1 switch, 4 cables, network 10.0.0.0/24".
QString summaryOf(const Topology &topology)
{
    const QString bridging = QStringLiteral("switch");
    std::map<QString, int> machines;
    for (const auto &[id, machine] : topology.machines)
        ++machines[machine.kind];
    std::set<IpPrefix> networks;
    for (const auto &[id, interface] : topology.interfaces)
        for (const IpPrefix &address : interface.addresses)
            networks.insert(address.network());
    QStringList parts;
    for (const auto &[kind, count] : machines)
        if (kind != bridging)
            parts << countOf(kind, count);
    if (const int switches = machines[bridging])
        parts << countOf(bridging, switches);
    parts << GenerateDialog::tr("%n cable(s)", nullptr, int(topology.cables.size()));
    if (networks.size() == 1)
        parts << GenerateDialog::tr("network %1").arg(networks.begin()->toString());
    else
        parts << GenerateDialog::tr("%n network(s)", nullptr, int(networks.size()));
    return parts.join(QStringLiteral(", "));
}

/// Without what it does to elements that are there already.
Patch createdBy(const Patch &patch)
{
    Patch created;
    std::set<Id> ids;
    for (const ElementChange &change : patch.elements) {
        if (change.before)
            continue;
        created.elements.push_back(change);
        ids.insert(change.id);
    }
    std::ranges::copy_if(patch.placements, std::back_inserter(created.placements),
                         [&](const PlacementChange &change) { return ids.contains(change.id); });
    return created;
}

}  // namespace

GenerateDialog::GenerateDialog(CanvasView &canvas, QWidget *parent)
    : QDialog(parent), m_canvas(canvas), m_form(new QFormLayout), m_shape(new QComboBox(this)),
      m_machines(new QSpinBox(this)), m_kind(new QComboBox(this)), m_branches(new QSpinBox(this)),
      m_vlans(new QSpinBox(this)), m_prefix(new QLineEdit(this)), m_preview(new NetworkPreview(this)),
      m_summary(new QLabel(this)), m_problem(new SignalLabel(Signal::Bad, SignalLabel::Ground::Text, this))
{
    setObjectName(QStringLiteral("generateDialog"));
    setWindowTitle(tr("Generate a network"));
    setAttribute(Qt::WA_DeleteOnClose);
    fill();
    m_preview->setObjectName(QStringLiteral("generatePreview"));
    m_preview->setAccessibleName(tr("Preview"));
    m_summary->setObjectName(QStringLiteral("generateSummary"));
    m_summary->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("generateProblem"));
    m_problem->setMinimumHeight(m_problem->fontMetrics().lineSpacing() * 2);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("&Insert"));
    m_form->addRow(tr("&Shape"), m_shape);
    m_form->addRow(tr("&Machines"), m_machines);
    m_form->addRow(tr("&Kind"), m_kind);
    m_form->addRow(tr("&Branches of a switch"), m_branches);
    m_form->addRow(tr("&VLANs"), m_vlans);
    m_form->addRow(tr("&Network"), m_prefix);
    m_form->addRow(m_problem);
    auto *top = new QHBoxLayout;
    top->addLayout(m_form, 2);
    top->addWidget(m_preview, 3);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(top, 1);
    layout->addWidget(m_summary);
    layout->addWidget(buttons);
    for (QComboBox *box : {m_shape, m_kind})
        connect(box, &QComboBox::currentIndexChanged, this, &GenerateDialog::shapeChosen);
    for (QSpinBox *box : {m_machines, m_branches, m_vlans})
        connect(box, &QSpinBox::valueChanged, this, &GenerateDialog::check);
    connect(m_prefix, &QLineEdit::textChanged, this, &GenerateDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &GenerateDialog::insert);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    shapeChosen();
    resize(760, 420);
    m_shape->setFocus();
}

void GenerateDialog::fill()
{
    m_shape->setObjectName(QStringLiteral("generateShape"));
    m_kind->setObjectName(QStringLiteral("generateKind"));
    m_machines->setObjectName(QStringLiteral("generateMachines"));
    m_branches->setObjectName(QStringLiteral("generateBranches"));
    m_vlans->setObjectName(QStringLiteral("generateVlans"));
    m_prefix->setObjectName(QStringLiteral("generateNetwork"));
    m_prefix->setFont(monospaceFont());
    const std::pair<Shape, QString> shapes[] = {{Shape::Star, tr("Star round a switch")},
                                                {Shape::Chain, tr("Chain")},
                                                {Shape::Ring, tr("Ring")},
                                                {Shape::Mesh, tr("Full mesh")},
                                                {Shape::Tree, tr("Tree of switches")},
                                                {Shape::Trunk, tr("Two switches and a trunk")}};
    for (const auto &[shape, text] : shapes)
        m_shape->addItem(text, int(shape));
    for (const MachineKind &kind : machineKinds())
        m_kind->addItem(kindIcon(QLatin1String(kind.icon)), kindTitle(kind.title), QLatin1String(kind.key));
    m_kind->setCurrentIndex(m_kind->findData(QStringLiteral("pc")));
    m_machines->setRange(2, 250);
    m_machines->setValue(4);
    m_branches->setRange(arrange::kFewestBranches, arrange::kMostBranches);
    m_branches->setValue(arrange::Generator().branches);
    m_vlans->setRange(1, arrange::kMostVlans);
    m_vlans->setValue(arrange::Generator().vlans);
}

arrange::Generator GenerateDialog::wanted() const
{
    arrange::Generator generator;
    generator.shape = Shape(m_shape->currentData().toInt());
    generator.machines = m_machines->value();
    generator.kind = m_kind->currentData().toString();
    generator.prefix = IpPrefix::parse(m_prefix->text().trimmed()).value_or(IpPrefix());
    generator.branches = m_branches->value();
    generator.vlans = m_vlans->value();
    return generator;
}

void GenerateDialog::shapeChosen()
{
    const arrange::Generator generator = wanted();
    const auto show = [this](QWidget *field, bool on) {
        field->setVisible(on);
        m_form->labelForField(field)->setVisible(on);
    };
    show(m_branches, generator.shape == Shape::Tree);
    show(m_vlans, generator.shape == Shape::Trunk);
    m_machines->setRange(arrange::fewestMachines(generator.shape), arrange::mostMachines(generator.shape));
    const QString suggested = arrange::suggestedPrefix(m_canvas.editor().topology(), generator.shape).toString();
    const QString before = std::exchange(m_suggested, suggested);
    if (m_prefix->text().isEmpty() || m_prefix->text() == before)
        m_prefix->setText(suggested);
    check();
}

void GenerateDialog::check()
{
    const arrange::Generator generator = wanted();
    const Result<Patch> fits = arrange::generate(m_canvas.editor().document(), generator, {});
    // What does not fit beside what is there is shown as it would be alone.
    const Result<Patch> shown = fits ? Result<Patch>(createdBy(*fits)) : arrange::generate(Document(), generator, {});
    Document made;
    if (shown && made.apply(*shown)) {
        m_summary->setText(summaryOf(made.topology()));
    } else {
        m_summary->clear();
    }
    m_preview->show(made);
    m_problem->setText(fits ? QString() : fits.error().message);
    m_ok->setEnabled(fits.ok());
}

void GenerateDialog::insert()
{
    std::vector<Id> created;
    const Result<Patch> patch = arrange::generate(m_canvas.editor().document(), wanted(), m_canvas.centre(), &created);
    if (!patch) {
        m_problem->setText(patch.error().message);
        return;
    }
    m_canvas.insertMade(tr("Generate a network"), *patch, created);
    accept();
}

}  // namespace toile
