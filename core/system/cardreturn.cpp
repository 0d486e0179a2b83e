// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/system/cardreturn.h"

#include "core/kernel/text.h"
#include "core/linux/cardmove.h"
#include "core/system/cardsearch.h"
#include "core/system/cardspace.h"

#include <cstdio>

namespace toile {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds kPatience = 1s;  ///< for each of the four parts of a search; meanwhile labs wait

/// Its own, or when another link has that, one like it.
QString freeNameFor(const NetlinkSocket &home, const QString &name)
{
    constexpr qsizetype kRoom = 12;  ///< of 15 characters
    QString free = name;
    for (int number = 0; home.interfaceIndex(free) != 0; ++number)
        free = name.left(kRoom) + QStringLiteral("_%1").arg(number);
    return free;
}

/// False: it is not there, or the kernel does not let it go.
bool takeFrom(int ns, const NetlinkSocket &home, const LentCard &card)
{
    auto there = socketIn(ns);
    const int index = there ? findDumped(*there, card.dump, card.indexThere) : 0;
    if (index == 0)
        return false;
    const Descriptor own = ownNetworkSpace();
    const auto moved = moveCard(*there, index, own.get(), freeNameFor(home, card.dump.name), card.dump.index);
    if (!moved)
        std::fprintf(stderr, "%s: %s\n", qPrintable(card.dump.name),
                     qPrintable(qt_error_string(moved.error().sysErrno)));
    return moved.ok();
}

void logShortSearch(const QString &name)
{
    std::fprintf(stderr, "%s\n",
                 qPrintable(CardText::tr("The user who was lent %1 has so many processes and open files that not all "
                                         "were searched for it within %2 seconds. It comes back when that lab ends, at "
                                         "the latest.")
                                .arg(name)
                                .arg(std::chrono::seconds(4 * kPatience).count())));
}

void logFaults(const QString &was, const ReturnedCard &back)
{
    if (back.name != was)
        std::fprintf(
            stderr, "%s\n",
            qPrintable(
                CardText::tr("%1 is back, but is called %2 now, for another link is called %1.").arg(was, back.name)));
    if (!back.missing.isEmpty())
        std::fprintf(stderr, "%s\n",
                     qPrintable(CardText::tr("Not all of %1 could be made as it was. What is missing, and why: %2")
                                    .arg(back.name, back.missing.join(QStringLiteral("; ")))));
}

}  // namespace

std::optional<ReturnedCard> bringHome(const LentCard &card, int ns, Search search)
{
    auto home = NetlinkSocket::open(NETLINK_ROUTE);
    if (!home)
        return std::nullopt;
    const auto isHere = [&] { return findDumped(*home, card.dump, card.dump.index) != 0; };
    if (!isHere() && ns >= 0)
        (void)takeFrom(ns, *home, card);
    const bool isWhole =
        search == Search::Here || isHere() ||
        visitNetworkSpacesOf(card.lab.uid, kPatience, [&](int other) { return takeFrom(other, *home, card); });
    if (!isWhole)
        logShortSearch(card.dump.name);
    const int index = findDumped(*home, card.dump, card.dump.index);
    if (index == 0)
        return std::nullopt;
    const QStringList missing = restoreCard(*home, index, card.dump);
    const ReturnedCard back{home->interfaceName(index), missing};
    logFaults(card.dump.name, back);
    return back;
}

}  // namespace toile
