// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/card.h"

#include "core/kernel/describe.h"
#include "core/kernel/text.h"

#include <algorithm>

namespace toile {

namespace {

QString listed(const std::vector<IpPrefix> &addresses)
{
    QStringList texts;
    for (const IpPrefix &address : addresses)
        texts += address.toString();
    return texts.join(QStringLiteral(", "));
}

/// As `ip route` says it.
QString said(const RouteState &route)
{
    QString text = destinationText(route.destination);
    if (route.gateway)
        text += QStringLiteral(" via ") + route.gateway->toString();
    if (route.metric != 0)
        text += QStringLiteral(" metric %1").arg(route.metric);
    if (!route.foreign.isEmpty())
        text += u' ' + route.foreign;
    if (route.table != 0)
        text += QStringLiteral(" table %1").arg(route.table);
    return text;
}

std::vector<RouteState> allRoutesOf(const CardState &card)
{
    std::vector<RouteState> routes = card.routes;
    routes.insert(routes.end(), card.waiting.begin(), card.waiting.end());
    return routes;
}

QString defaultRouteText(const RouteState &route)
{
    if (route.gateway)
        return CardText::tr("Its way to the Internet, the default route via %1, goes over this card: it is cut.")
            .arg(route.gateway->toString());
    if (route.foreign.contains(QLatin1String("nexthop")))
        return CardText::tr("Its way to the Internet, the default route (%1), goes over this card: it is cut.")
            .arg(route.foreign);
    return CardText::tr("Its way to the Internet, the default route, goes over this card: it is cut.");
}

QStringList defaultRouteTexts(const CardState &card)
{
    QStringList sentences;
    for (const RouteState &route : allRoutesOf(card))
        if (route.destination.isDefault() && route.table == 0)
            sentences += defaultRouteText(route);
    sentences.removeDuplicates();
    return sentences;
}

QString otherRoutesOf(const CardState &card)
{
    QStringList texts;
    for (const RouteState &route : allRoutesOf(card))
        if (!route.destination.isDefault())
            texts += route.destination.toString();
    texts.removeDuplicates();
    return texts.join(QStringLiteral(", "));
}

/// A lab's machine gets the IPv4 addresses of the card and those of its IPv4 routes that a lab can say.
QString whatWaitsOf(const CardState &card)
{
    QStringList texts;
    for (const IpPrefix &address : card.addresses)
        if (!address.address.isV4())
            texts += address.toString();
    for (const RouteState &route : card.routes)
        if (!route.destination.address.isV4())
            texts += said(route);
    for (const RouteState &route : card.waiting)
        texts += said(route);
    return texts.join(QStringLiteral("; "));
}

/// "CLIENT PORT SERVER PORT" (ssh(1), SSH_CONNECTION): packets come to an address of the card, or leave over it.
bool carriesSession(const CardState &card, const QString &sshConnection)
{
    const QStringList words = sshConnection.split(u' ', Qt::SkipEmptyParts);
    const auto client = IpAddress::parse(words.value(0));
    const auto server = IpAddress::parse(words.value(2));
    for (const IpPrefix &own : card.addresses)
        if ((server && own.address == *server) ||
            (client && own.address.family() == client->family() && own.network().contains(*client)))
            return true;
    return false;
}

QString keeperText(CardKeeper keeper, const QString &card)
{
    switch (keeper) {
    case CardKeeper::NetworkManager:
        return CardText::tr(
                   "NetworkManager manages %1: it loses the card now, and configures it anew as soon as it is back, "
                   "beside what Toile restores. To keep it away: nmcli device set %1 managed no")
            .arg(card);
    case CardKeeper::Networkd:
        return CardText::tr(
                   "systemd-networkd manages %1: it configures the card anew as soon as it is back, beside what "
                   "Toile restores. Look afterwards at: networkctl status %1")
            .arg(card);
    case CardKeeper::Ifupdown:
        break;
    }
    return CardText::tr(
               "ifupdown manages %1 (/etc/network/interfaces): do not run ifup or ifdown for it while the lab has "
               "it. If it gets its address by DHCP, its client goes on and finds no card.")
        .arg(card);
}

}  // namespace

const CardState *findCard(const CardStates &cards, const QString &name)
{
    const auto found =
        std::find_if(cards.begin(), cards.end(), [&](const CardState &card) { return card.name == name; });
    return found == cards.end() ? nullptr : &*found;
}

QStringList cardsTakenBy(const Plan &steps)
{
    QStringList cards;
    for (const Step &step : steps)
        if (const auto *create = std::get_if<CreateLink>(&step))
            if (const auto *uplink = std::get_if<UplinkSettings>(&create->link.settings))
                cards += uplink->card;
    cards.sort();
    cards.removeDuplicates();
    return cards;
}

CardStates statesTakenBy(const Plan &steps, const CardStates &cards)
{
    CardStates states;
    for (const QString &name : cardsTakenBy(steps))
        if (const CardState *card = findCard(cards, name)) {
            states.push_back(*card);
            states.back().confirmWithin = -1;
            states.back().was.clear();
            states.back().missing.clear();
        }
    return states;
}

QStringList warningsOf(const CardState &card, const QString &sshConnection)
{
    QStringList sentences;
    if (carriesSession(card, sshConnection))
        sentences += CardText::tr("Your own ssh connection goes over %1: you will be cut off until the card is back.")
                         .arg(card.name);
    sentences += card.addresses.empty()
                     ? CardText::tr("This computer loses its network card %1 while the lab has it.").arg(card.name)
                     : CardText::tr("This computer loses its network card %1 while the lab has it, and with it: %2.")
                           .arg(card.name, listed(card.addresses));
    sentences += defaultRouteTexts(card);
    if (const QString others = otherRoutesOf(card); !others.isEmpty())
        sentences += CardText::tr("These networks are reached over it too: %1.").arg(others);
    if (const QString waits = whatWaitsOf(card); !waits.isEmpty())
        sentences +=
            CardText::tr("This does not come along into the lab, and is put back with the card: %1.").arg(waits);
    for (const CardKeeper keeper : card.keepers)
        sentences += keeperText(keeper, card.name);
    return sentences;
}

QStringList returnFaultsOf(const CardStates &cards, const QString &name)
{
    QStringList sentences;
    for (const CardState &card : cards) {
        const bool isRenamed = card.was == name;
        if (!isRenamed && (card.name != name || !card.was.isEmpty()))
            continue;
        if (card.obstacle == CardObstacle::Away)
            sentences += obstacleOf(card)->message;
        if (isRenamed)
            sentences +=
                CardText::tr("%1 is back, but is called %2 now, for another link is called %1.").arg(name, card.name);
        if (!card.missing.isEmpty())
            sentences += CardText::tr("Not all of %1 could be made as it was. What is missing, and why: %2")
                             .arg(card.name, card.missing.join(QStringLiteral("; ")));
    }
    return sentences;
}

Error noCardNamed(const QString &name)
{
    return makeError(
        ErrorCode::NotFound,
        CardText::tr("This computer has no network card %1: `ip link` lists those that it has.").arg(name));
}

std::optional<Error> obstacleOf(const CardState &card)
{
    const auto refused = [](const QString &text) { return makeError(ErrorCode::Refused, text); };
    switch (card.obstacle) {
    case CardObstacle::None:
        break;
    case CardObstacle::Virtual:
        return refused(
            CardText::tr("%1 is no real network card but made by a program: choose one with hardware behind it "
                         "(`ip link` lists them).")
                .arg(card.name));
    case CardObstacle::Wireless:
        return refused(
            CardText::tr("%1 is a wireless card, which Linux lets neither leave the computer nor enter a bridge: "
                         "choose one with a cable.")
                .arg(card.name));
    case CardObstacle::InBridge:
        return refused(CardText::tr("%1 is a port of %2 on this computer: take it out first (ip link set %1 nomaster).")
                           .arg(card.name, card.inUseBy));
    case CardObstacle::Carries:
        return refused(CardText::tr("%2 is made on %1 on this computer: remove %2 first (ip link del %2).")
                           .arg(card.name, card.inUseBy));
    case CardObstacle::Lent:
        return refused(CardText::tr("Another lab has the network card %1: undeploy that one first.").arg(card.name));
    case CardObstacle::Shaped:
        return refused(
            CardText::tr("%1 has traffic rules of its own (tc: %2), which Linux forgets when the card leaves: "
                         "note them (tc qdisc show dev %1) and remove them first (tc qdisc del dev %1 %3).")
                .arg(card.name, card.inUseBy,
                     card.inUseBy == QLatin1String("clsact") || card.inUseBy == QLatin1String("ingress")
                         ? card.inUseBy
                         : QStringLiteral("root")));
    case CardObstacle::NextHops:
        return refused(CardText::tr("%1 has next hops of its own, which Linux forgets when the card leaves: note them "
                                    "(ip nexthop show dev %1) and remove them first (ip nexthop flush dev %1).")
                           .arg(card.name));
    case CardObstacle::Away:
        return refused(
            CardText::tr("%1 is not back yet: something in the lab that had it keeps it, and it comes back as soon as "
                         "that ends. Undeploy that lab, and end the programs that it left behind.")
                .arg(card.name));
    }
    return std::nullopt;
}

}  // namespace toile
