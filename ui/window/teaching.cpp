// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/teaching.h"

#include "core/model/kinds.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/editor.h"
#include "ui/window/text.h"

#include <QGraphicsItem>
#include <QHelpEvent>
#include <QToolTip>

namespace toile {

namespace {

QString nameOf(const Topology &topology, Id interface)
{
    const Interface *found = topology.interface(interface);
    return found ? found->name : QString();
}

/// "eth0 netns Host1": both ends of a cable may be called the same.
QString endOf(const Topology &topology, Id interface)
{
    const Interface &found = *topology.interface(interface);
    return QStringLiteral("%1 netns %2").arg(found.name, topology.machine(found.machine)->name);
}

/// What `command` makes the interface of its kind.
QString commandOf(const Topology &topology, const Interface &interface)
{
    const QString &name = interface.name;
    if (std::holds_alternative<BridgeSettings>(interface.settings))
        return QStringLiteral("ip link add %1 type bridge").arg(name);
    if (std::holds_alternative<TapInterface>(interface.settings))
        return QStringLiteral("ip tuntap add %1 mode tap").arg(name);
    if (std::holds_alternative<TunInterface>(interface.settings))
        return QStringLiteral("ip tuntap add %1 mode tun").arg(name);
    if (const auto *vlan = std::get_if<VlanSettings>(&interface.settings))
        return QStringLiteral("ip link add link %1 name %2 type vlan id %3")
            .arg(nameOf(topology, interface.parent), name)
            .arg(vlan->id);
    if (const auto *vxlan = std::get_if<VxlanSettings>(&interface.settings))
        return QStringLiteral("ip link add %1 type vxlan id %2 dstport %3").arg(name).arg(vxlan->vni).arg(vxlan->port);
    return QStringLiteral("ip link set %1 up").arg(name);
}

void addMachine(const Machine &machine, std::vector<Lesson> &lessons)
{
    if (const MachineKind *kind = machineKind(machine.kind))
        lessons.push_back(
            {kindTitle(kind->title), kindTitle(kind->help), QStringLiteral("ip netns add %1").arg(machine.name)});
    if (machine.forwarding)
        lessons.push_back(
            {TeachingText::tr("Forwarding"),
             TeachingText::tr("This machine routes: a packet that is not for itself goes on by its routes."),
             QStringLiteral("sysctl -w net.ipv4.ip_forward=1")});
    const auto masquerades = [](const FirewallRule &rule) {
        return rule.target == FirewallRule::Target::Masquerade && !rule.outInterface.isEmpty();
    };
    const auto rule = std::find_if(machine.rules.begin(), machine.rules.end(), masquerades);
    if (rule != machine.rules.end())
        lessons.push_back(
            {TeachingText::tr("Masquerade"),
             TeachingText::tr(
                 "What leaves by %1 gets the address of %1 as its source; answers find their way back by the "
                 "connection table.")
                 .arg(rule->outInterface),
             QStringLiteral("iptables -t nat -A POSTROUTING -o %1 -j MASQUERADE").arg(rule->outInterface)});
}

void addInterface(const Topology &topology, const Interface &interface, std::vector<Lesson> &lessons)
{
    const InterfaceKind &kind = kindOf(interface);
    lessons.push_back({kindTitle(kind.title), kindTitle(kind.help), commandOf(topology, interface)});
    if (interface.bridge) {
        const QString bridge = nameOf(topology, interface.bridge);
        lessons.push_back(
            {TeachingText::tr("Bridge port"),
             TeachingText::tr("%1 gives what it hears to the bridge %2, which learns the sender’s MAC address and "
                              "passes the frame on to the port where the receiver is.")
                 .arg(interface.name, bridge),
             QStringLiteral("brctl addif %1 %2").arg(bridge, interface.name)});
    }
    if (!interface.up)
        lessons.push_back({TeachingText::tr("Down"), TeachingText::tr("It is switched off: nothing goes in or out."),
                           QStringLiteral("ip link set %1 up").arg(interface.name)});
}

void addCable(const Topology &topology, const Cable &cable, std::vector<Lesson> &lessons)
{
    lessons.push_back({TeachingText::tr("Cable"),
                       TeachingText::tr("In Linux a veth pair: what one end sends, the other receives."),
                       QStringLiteral("ip link add %1 type veth peer name %2")
                           .arg(endOf(topology, cable.a), endOf(topology, cable.b))});
}

}  // namespace

std::vector<Lesson> lessonsOf(const Topology &topology, Id id)
{
    std::vector<Lesson> lessons;
    if (const Machine *machine = topology.machine(id))
        addMachine(*machine, lessons);
    else if (const Interface *interface = topology.interface(id))
        addInterface(topology, *interface, lessons);
    else if (const auto cable = topology.cables.find(id); cable != topology.cables.end())
        addCable(topology, cable->second, lessons);
    return lessons;
}

QString lessonHtml(const QString &name, const std::vector<Lesson> &lessons)
{
    QString text = QStringLiteral("<p><b>%1</b></p>").arg(name.toHtmlEscaped());
    for (const Lesson &lesson : lessons) {
        text += QStringLiteral("<p><b>%1.</b> %2").arg(lesson.what.toHtmlEscaped(), lesson.sentence.toHtmlEscaped());
        if (!lesson.command.isEmpty())
            text += QStringLiteral("<br/><code>%1</code>").arg(lesson.command.toHtmlEscaped());
        text += QStringLiteral("</p>");
    }
    return text;
}

Teaching::Teaching(const Editor &editor, CanvasView &canvas) : QObject(&canvas), m_editor(editor), m_canvas(canvas)
{
    canvas.viewport()->installEventFilter(this);
}

bool Teaching::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QObject::eventFilter(object, event);
    const auto *help = static_cast<QHelpEvent *>(event);
    // Where the canvas has something of its own to say, this has nothing.
    for (const QGraphicsItem *item : m_canvas.items(help->pos())) {
        if (!item->toolTip().isEmpty())
            return false;
    }
    const QPointF at = m_canvas.mapToScene(help->pos());
    if (m_canvas.pillAt(at))
        return false;
    const Id id = m_canvas.canvasScene().idAt(at);
    const std::vector<Lesson> lessons = lessonsOf(m_editor.topology(), id);
    if (lessons.empty())
        return false;
    QToolTip::showText(help->globalPos(), lessonHtml(m_editor.topology().label(id), lessons), m_canvas.viewport());
    return true;
}

}  // namespace toile
