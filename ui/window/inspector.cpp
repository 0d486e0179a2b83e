// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/inspector.h"

#include "core/model/kinds.h"
#include "ui/editor.h"
#include "ui/window/appearance.h"
#include "ui/window/elementpalette.h"
#include "ui/window/fieldform.h"
#include "ui/window/fieldrow.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace toile {

namespace {

constexpr int kMostLinks = 40;
constexpr int kInspectorIcon = 28;

QLabel *makeLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    return label;
}

QStringList texts(const std::vector<IpPrefix> &prefixes)
{
    QStringList list;
    for (const IpPrefix &prefix : prefixes)
        list += prefix.toString();
    return list;
}

}  // namespace

Inspector::Inspector(Editor &editor, QWidget *parent) : QScrollArea(parent), m_editor(editor), m_id(Topology::kHeaderId)
{
    setObjectName(QStringLiteral("inspector"));
    setAccessibleName(tr("Inspector"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);

    auto *body = new QWidget(this);
    m_icon = new QLabel(body);
    m_title = makeLabel(QStringLiteral("inspectorTitle"), body);
    QFont large = m_title->font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() * 1.2);
    m_title->setFont(large);
    m_subtitle = makeLabel(QStringLiteral("inspectorKind"), body);
    m_subtitle->setForegroundRole(QPalette::PlaceholderText);
    m_linksTitle = makeLabel(QStringLiteral("inspectorLinksTitle"), body);
    QFont bold = m_linksTitle->font();
    bold.setBold(true);
    m_linksTitle->setFont(bold);
    m_links = new QWidget(body);
    m_links->setObjectName(QStringLiteral("inspectorLinks"));
    m_linksLayout = new QVBoxLayout(m_links);
    m_linksLayout->setContentsMargins(0, 0, 0, 0);
    m_linksLayout->setSpacing(1);
    m_form = new FieldForm(editor, body);
    m_form->setObjectName(QStringLiteral("inspectorFields"));

    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_title);
    names->addWidget(m_subtitle);
    auto *header = new QHBoxLayout;
    header->addWidget(m_icon, 0, Qt::AlignTop);
    header->addLayout(names, 1);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(10, 8, 10, 10);
    layout->setSpacing(10);
    layout->addLayout(header);
    layout->addWidget(m_form);
    layout->addWidget(m_linksTitle);
    layout->addWidget(m_links);
    layout->addStretch(1);
    setWidget(body);

    connect(m_form, &FieldForm::left, this, &Inspector::left);
    connect(&m_editor, &Editor::selectionChanged, this, &Inspector::showSelection);
    connect(&m_editor, &Editor::documentReset, this, &Inspector::showElement);
    connect(&m_editor, &Editor::changed, this, [this](const Patch &patch) {
        if (!patch.isLayoutOnly())
            refresh();
    });
    showSelection();
}

bool Inspector::commitPending()
{
    return m_form->commitPending();
}

QString Inspector::problem() const
{
    return m_form->problem();
}

void Inspector::focusProblem()
{
    FieldRow *row = m_form->wrongRow();
    if (!row)
        return;
    ensureWidgetVisible(row);
    m_form->focus(*row);
}

void Inspector::setFindings(const std::vector<Finding> &findings)
{
    m_form->setFindings(findings);
}

void Inspector::focusFields()
{
    m_form->focusFirst();
}

void Inspector::showSelection()
{
    if (m_editor.topology().find(m_id) && !m_form->commitPending())
        Q_EMIT message(tr("What was typed was wrong and is given up: %1").arg(m_form->problem()));
    showElement();
}

/// What is typed but not finished is given up: it may have been meant for an element of another drawing.
void Inspector::showElement()
{
    const auto &selection = m_editor.selection();
    const Id shown = m_id;
    m_id = selection.empty() ? Topology::kHeaderId : selection.size() == 1 ? selection.front() : Id();
    const bool goes = m_id != shown || (m_id && !m_editor.topology().find(m_id));
    const bool hadKeyboard = goes && isAncestorOf(window()->focusWidget());
    m_form->setElement(m_id);
    refreshHeader();
    refreshLinks();
    verticalScrollBar()->setValue(0);
    if (hadKeyboard)  // else whatever is next has it, a panel on the other side
        Q_EMIT left();
}

void Inspector::refresh()
{
    if (m_id && !m_editor.topology().find(m_id)) {
        showSelection();
        return;
    }
    m_form->refresh();
    refreshHeader();
    refreshLinks();
}

QString Inspector::headingOf() const
{
    if (m_id == Topology::kHeaderId)
        return m_editor.topology().header.name;
    if (!m_id)
        return tr("%n element(s) selected", nullptr, int(m_editor.selection().size()));
    const auto note = m_editor.topology().notes.find(m_id);
    if (note != m_editor.topology().notes.end() && note->second.text.isEmpty())
        return noteEntry(note->second).title;
    return m_editor.topology().label(m_id);
}

QString Inspector::kindTextOf(Id id) const
{
    const Topology &topology = m_editor.topology();
    if (id == Topology::kHeaderId)
        return tr("Lab: %n machine(s)", nullptr, int(topology.machines.size())) + QStringLiteral(", ") +
               tr("%n cable(s)", nullptr, int(topology.cables.size()));
    if (const Machine *machine = topology.machine(id)) {
        const MachineKind *kind = machineKind(machine->kind);
        const Machine *parent = topology.machine(machine->parent);
        const QString title = kind ? kindTitle(kind->title) : machine->kind;
        return parent ? tr("%1 inside %2").arg(title, parent->name) : title;
    }
    if (const Interface *interface = topology.interface(id))
        return tr("%1 of %2").arg(kindTitle(kindOf(*interface).title), topology.machine(interface->machine)->name);
    if (topology.cables.contains(id))
        return tr("Cable");
    if (topology.notes.contains(id))
        return noteEntry(topology.notes.at(id)).title;
    return tr("Move or delete them together; select one to see its fields.");
}

void Inspector::refreshHeader()
{
    const Topology &topology = m_editor.topology();
    m_title->setText(headingOf());
    m_subtitle->setText(kindTextOf(m_id));
    // A note that says nothing is called by its kind, which need not be said twice.
    m_subtitle->setVisible(!topology.notes.contains(m_id) || m_subtitle->text() != m_title->text());
    const char *icon = nullptr;
    if (const Machine *machine = topology.machine(m_id)) {
        const MachineKind *kind = machineKind(machine->kind);
        icon = kind ? kind->icon : nullptr;
    } else if (const Interface *interface = topology.interface(m_id)) {
        icon = kindOf(*interface).icon;
    }
    if (topology.notes.contains(m_id))
        icon = noteEntry(topology.notes.at(m_id)).icon;
    const QString own = topology.cables.contains(m_id) ? QStringLiteral("cable") : QStringLiteral("properties");
    m_icon->setPixmap((icon ? kindIcon(QLatin1String(icon)) : actionIcon(own))
                          .pixmap(QSize(kInspectorIcon, kInspectorIcon), devicePixelRatioF()));
}

void Inspector::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_icon)
        refreshHeader();
}

/// Of an interface that no cable is in: some never have one.
QString Inspector::natureOf(const Interface &interface) const
{
    const Interface *parent = m_editor.topology().interface(interface.parent);
    if (const auto *vlan = std::get_if<VlanSettings>(&interface.settings); vlan && parent)
        return tr("VLAN %1 on %2").arg(QString::number(vlan->id), parent->name);
    if (const auto *vxlan = std::get_if<VxlanSettings>(&interface.settings))
        return QStringLiteral("VXLAN %1").arg(vxlan->vni);
    return kindOf(interface).cabled ? tr("no cable") : kindTitle(kindOf(interface).title);
}

Inspector::Link Inspector::linkTo(Id id) const
{
    const Topology &topology = m_editor.topology();
    const Interface &interface = *topology.interface(id);
    QStringList details = texts(interface.addresses);
    const Id far = topology.otherEnd(id);
    if (const Interface *bridge = topology.interface(interface.bridge))
        details += tr("port of %1").arg(bridge->name);
    if (far)
        details += QStringLiteral("↔ ") + topology.label(far);
    if (!far)
        details += natureOf(interface);
    return {id, topology.label(id), details.join(QStringLiteral("  "))};
}

std::vector<Inspector::Link> Inspector::linksOf(Id id) const
{
    const Topology &topology = m_editor.topology();
    std::vector<Link> links;
    if (topology.machine(id)) {
        for (const Id interface : topology.interfacesOf(id))
            links.push_back(linkTo(interface));
        for (const Id child : topology.childrenOf(id))
            links.push_back({child, topology.label(child), kindTextOf(child)});
    } else if (topology.isBridge(id)) {
        for (const Id port : topology.portsOf(id))
            links.push_back(linkTo(port));
    } else if (const auto cable = topology.cables.find(id); cable != topology.cables.end()) {
        links = {linkTo(cable->second.a), linkTo(cable->second.b)};
    } else if (topology.interface(id)) {
        if (const Id far = topology.otherEnd(id))
            links.push_back(linkTo(far));
    } else if (!id) {
        for (const Id one : m_editor.selection())
            links.push_back({one, topology.label(one), kindTextOf(one)});
    }
    return links;
}

QString Inspector::linksTitle(Id id) const
{
    const Topology &topology = m_editor.topology();
    if (topology.machine(id))
        return tr("Interfaces and machines inside");
    if (topology.isBridge(id))
        return tr("Ports");
    if (topology.cables.contains(id))
        return tr("Ends");
    if (topology.interface(id))
        return tr("At the other end");
    return tr("Selected");
}

void Inspector::refreshLinks()
{
    qDeleteAll(m_links->findChildren<QPushButton *>(Qt::FindDirectChildrenOnly));
    const std::vector<Link> links = linksOf(m_id);
    m_linksTitle->setText(linksTitle(m_id));
    m_linksTitle->setVisible(!links.empty());
    int shown = 0;
    for (const Link &link : links) {
        if (++shown > kMostLinks)
            break;
        auto *button = new QPushButton(m_links);
        button->setObjectName(QStringLiteral("link-") + link.text);
        button->setFlat(true);
        button->setText(link.detail.isEmpty() ? link.text : QStringLiteral("%1   %2").arg(link.text, link.detail));
        button->setToolTip(button->text());
        button->setAccessibleName(button->text());
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        button->setStyleSheet(QStringLiteral("QPushButton { text-align: left; padding: 4px; border: none; "
                                             "border-radius: 3px; color: palette(link); }"
                                             "QPushButton:hover, QPushButton:focus { background: palette(midlight); "
                                             "color: palette(text); }"));
        m_linksLayout->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, id = link.id] { Q_EMIT revealWanted(id); });
    }
    m_linksLayout->activate();
    m_form->updateGeometry();
    widget()->layout()->invalidate();  // else it is held to be as high as it was with other fields
    widget()->updateGeometry();
}

}  // namespace toile
