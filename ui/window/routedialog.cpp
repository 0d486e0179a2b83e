// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/routedialog.h"

#include "core/kernel/describe.h"
#include "core/lab/changetext.h"
#include "ui/editor.h"
#include "ui/window/appearance.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace toile {

namespace {

constexpr int kRouteWidth = 520;
constexpr std::size_t kMostNamed = 3;

}  // namespace

RouteDialog::RouteDialog(Editor &editor, Id machine, std::optional<IpPrefix> destination, QWidget *parent)
    : QDialog(parent), m_editor(editor), m_document(editor.document()), m_routing(m_document.topology()),
      m_machine(machine), m_to(new QComboBox(this)), m_via(new QComboBox(this)), m_command(new QLabel(this)),
      m_forward(new QCheckBox(this)), m_back(new QCheckBox(this))
{
    setObjectName(QStringLiteral("routeDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Route from %1").arg(m_document.topology().label(machine)));
    resize(kRouteWidth, 0);
    std::vector<IpPrefix> networks = m_routing.networksBeyond(machine);
    networks.push_back(IpPrefix::any(IpAddress::Family::V4));
    for (const IpPrefix &network : networks)
        m_to->addItem(network.isDefault() ? tr("default: everything else") : network.toString(),
                      destinationText(network));
    const int proposed = destination ? m_to->findData(destinationText(*destination)) : 0;
    m_to->setCurrentIndex(qMax(0, proposed));
    buildForm();
    fillGateways();
    (destination ? m_via : m_to)->setFocus();  // what is still to be said
}

void RouteDialog::buildForm()
{
    m_to->setObjectName(QStringLiteral("routeTo"));
    m_via->setObjectName(QStringLiteral("routeVia"));
    m_command->setObjectName(QStringLiteral("routeCommand"));
    m_back->setObjectName(QStringLiteral("routeBack"));
    m_forward->setObjectName(QStringLiteral("routeForward"));
    m_command->setWordWrap(true);
    m_command->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("&Add the route"));
    auto *form = new QFormLayout(this);
    form->addRow(tr("&To"), m_to);
    form->addRow(tr("&Via"), m_via);
    widenLabels(form);
    form->addRow(m_command);
    form->addRow(m_forward);
    form->addRow(m_back);
    form->addRow(buttons);
    connect(m_to, &QComboBox::currentIndexChanged, this, &RouteDialog::fillGateways);
    connect(m_via, &QComboBox::currentIndexChanged, this, &RouteDialog::refresh);
    connect(buttons, &QDialogButtonBox::accepted, this, &RouteDialog::perform);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

IpPrefix RouteDialog::destination() const
{
    const QString name = m_to->currentData().toString();
    return IpPrefix::parse(name).value_or(IpPrefix::any(IpAddress::Family::V4));
}

const Gateway *RouteDialog::gateway() const
{
    const int index = m_via->currentIndex();
    return index >= 0 && index < int(m_gateways.size()) ? &m_gateways[std::size_t(index)] : nullptr;
}

RouteState RouteDialog::route() const
{
    RouteState route;
    route.destination = destination();
    route.gateway = gateway()->address;
    return route;
}

/// What leads there now: Linux takes one route to a network with the same metric.
std::optional<RouteState> RouteDialog::formerRoute() const
{
    for (const RouteState &each : m_document.topology().machine(m_machine)->routes)
        if (each.destination == destination() && each.metric == route().metric)
            return each;
    return std::nullopt;
}

void RouteDialog::fillGateways()
{
    const Topology &topology = m_document.topology();
    m_gateways = m_routing.gateways(m_machine, destination());
    const QSignalBlocker quiet(m_via);
    m_via->clear();
    for (const Gateway &gateway : m_gateways) {
        const QString machine = topology.label(topology.interface(gateway.interface)->machine);
        const QString text = gateway.leadsThere ? tr("%1 – %2, which knows the way") : QStringLiteral("%1 – %2");
        m_via->addItem(text.arg(gateway.address.toString(), machine));
    }
    m_via->setEnabled(!m_gateways.empty());
    refresh();
}

void RouteDialog::refresh()
{
    const Topology &topology = m_document.topology();
    const Gateway *chosen = gateway();
    m_ok->setEnabled(chosen);
    m_returns = chosen ? m_routing.missingReturns(m_machine, destination(), *chosen) : std::vector<ReturnRoute>();
    m_forward->setVisible(chosen && !chosen->forwards);
    m_back->setVisible(!m_returns.empty());
    if (!chosen) {
        m_command->setText(tr("No neighbour of %1 has an address on a network that they share: give both one first.")
                               .arg(topology.label(m_machine)));
        fit();
        return;
    }
    const auto former = formerRoute();
    const bool isThere = former && former->gateway == route().gateway;
    m_ok->setEnabled(!isThere);
    m_command->setText(isThere  ? tr("%1 has this route already.").arg(topology.label(m_machine))
                       : former ? tr("As a command: %1\nIt takes the place of %2.")
                                      .arg(QStringLiteral("ip route replace ") + routeText(route()), routeText(*former))
                                : tr("As a command: %1").arg(QStringLiteral("ip route add ") + routeText(route())));
    m_forward->setText(tr("Let %1 &forward packets (ip_forward), which it does not yet")
                           .arg(topology.label(topology.interface(chosen->interface)->machine)));
    m_forward->setChecked(true);
    QStringList back;
    for (const ReturnRoute &each : m_returns) {
        if (std::size_t(back.size()) == kMostNamed) {
            back << QStringLiteral("…");
            break;
        }
        back << tr("%1: %2").arg(topology.label(each.machine), routeText(each.route));
    }
    m_back->setText(tr("Answers would not find the way &back. Add it too:\n%1").arg(back.join(u'\n')));
    m_back->setChecked(true);
    fit();
}

/// As high as its texts need at this width.
void RouteDialog::fit()
{
    layout()->activate();
    const int wide = qMax(width(), layout()->minimumSize().width());
    resize(wide, layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(wide) : layout()->sizeHint().height());
}

void RouteDialog::perform()
{
    if (!gateway())
        return;
    const Topology &topology = m_document.topology();
    Edit edit(m_editor.draft());
    const auto add = [&edit](Id id, const RouteState &route) {
        Machine machine = *edit.topology().machine(id);
        if (std::find(machine.routes.begin(), machine.routes.end(), route) == machine.routes.end())
            machine.routes.push_back(route);
        edit.set(id, machine);
    };
    if (const auto former = formerRoute()) {
        Machine machine = *edit.topology().machine(m_machine);
        std::replace(machine.routes.begin(), machine.routes.end(), *former, route());
        edit.set(m_machine, machine);
    } else {
        add(m_machine, route());
    }
    if (!m_back->isHidden() && m_back->isChecked())
        for (const ReturnRoute &each : m_returns)
            add(each.machine, each.route);
    if (!m_forward->isHidden() && m_forward->isChecked()) {
        const Id router = topology.interface(gateway()->interface)->machine;
        Machine machine = *edit.topology().machine(router);
        machine.forwarding = true;
        edit.set(router, machine);
    }
    m_editor.perform(tr("Add a route from %1 to %2").arg(topology.label(m_machine), destinationText(destination())),
                     edit.patch());
    accept();
}

}  // namespace toile
