// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/networkcard.h"

#include "ui/canvas/text.h"

#include <QLocale>

namespace toile {

namespace {

constexpr std::size_t kMostMembers = 8;
constexpr std::size_t kMostSpoken = 4;
constexpr int kCardMargin = 12;

QString addressesOf(const NetworkSummary::Member &member)
{
    QStringList texts;
    for (const IpPrefix &address : member.addresses)
        texts << address.toString();
    return texts.join(QStringLiteral(", "));
}

QString titleOf(const NetworkSummary &network)
{
    QStringList parts;
    for (const NetworkSummary::Range &range : network.ranges)
        parts << range.network.toString();
    if (parts.isEmpty())
        parts << NetworkCardText::tr("Network without addresses");
    if (network.vlan > 1)
        parts << QStringLiteral("VLAN %1").arg(network.vlan);
    return parts.join(QStringLiteral(" · "));
}

QString freeText(const NetworkSummary::Range &range)
{
    if (!range.next)
        return NetworkCardText::tr("%1: no address is free").arg(range.network.toString());
    return NetworkCardText::tr("%1: %2 free, next %3")
        .arg(range.network.toString(), QLocale().toString(range.free), range.next->address.toString());
}

QString reachText(const NetworkSummary &network)
{
    QStringList parts{
        NetworkCardText::tr("a broadcast reaches %n interface(s)", nullptr, int(network.segment.interfaces.size()))};
    if (network.bridges > 0)
        parts << NetworkCardText::tr("%n bridge(s)", nullptr, network.bridges);
    if (network.silent > 0)
        parts << NetworkCardText::tr("%n without an address", nullptr, network.silent);
    return parts.join(QStringLiteral(" · "));
}

}  // namespace

QString spokenNetwork(const Topology &topology, const NetworkSummary &network)
{
    QStringList members;
    for (const NetworkSummary::Member &member : network.members) {
        if (members.size() == int(kMostSpoken)) {
            members << NetworkCardText::tr("and %n more", nullptr, int(network.members.size() - kMostSpoken));
            break;
        }
        members << topology.label(member.interface) + u' ' + addressesOf(member);
    }
    QStringList parts{titleOf(network)};
    if (!members.isEmpty())
        parts << members.join(QStringLiteral(", "));
    for (const NetworkSummary::Range &range : network.ranges)
        parts << freeText(range);
    parts << reachText(network);
    return parts.join(QStringLiteral(" – "));
}

NetworkCard::NetworkCard(QWidget *viewport) : QLabel(viewport)
{
    setObjectName(QStringLiteral("networkCard"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setTextFormat(Qt::RichText);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    setForegroundRole(QPalette::ToolTipText);
    setFrameShape(QFrame::StyledPanel);
    setMargin(8);
    hide();
}

void NetworkCard::show(const Topology &topology, const NetworkSummary &network, QPoint pointer)
{
    QString html = QStringLiteral("<b>%1</b><table cellspacing='0'>").arg(titleOf(network).toHtmlEscaped());
    std::size_t shown = 0;
    for (const NetworkSummary::Member &member : network.members) {
        if (++shown > kMostMembers)
            break;
        const auto &mac = topology.interface(member.interface)->mac;
        html += QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td>%2&nbsp;&nbsp;</td><td>%3</td></tr>")
                    .arg(topology.label(member.interface).toHtmlEscaped(), addressesOf(member).toHtmlEscaped(),
                         mac ? mac->toString() : QString());
    }
    html += QStringLiteral("</table>");
    if (network.members.size() > kMostMembers)
        html += NetworkCardText::tr("and %n more", nullptr, int(network.members.size() - kMostMembers)) +
                QStringLiteral("<br>");
    for (const NetworkSummary::Range &range : network.ranges)
        html += freeText(range).toHtmlEscaped() + QStringLiteral("<br>");
    setText(html + reachText(network).toHtmlEscaped());
    setAccessibleName(spokenNetwork(topology, network));
    adjustSize();
    const QRect room = parentWidget()->rect().adjusted(kCardMargin, kCardMargin, -kCardMargin, -kCardMargin);
    const bool right = pointer.x() < room.center().x();
    const bool bottom = pointer.y() < room.center().y();
    move(right ? room.right() - width() : room.left(), bottom ? room.bottom() - height() : room.top());
    setVisible(true);
    raise();
}

}  // namespace toile
