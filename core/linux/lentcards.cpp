// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/lentcards.h"

#include "core/linux/netlinklink.h"

#include <cerrno>

namespace toile {
namespace {
/// The one with this index.
Result<> giveCardBack(CardLender *lender, Namespace &ns, int index)
{
    const auto held = ns.cards.extract(index);
    return lender && !held.empty() ? lender->takeBack(held.mapped()) : Result<>(Ok());
}
}  // namespace

Result<> takeCard(CardLender *lender, Namespace &ns, const LinkState &link, const QString &card)
{
    if (!lender)
        return kernelError(EOPNOTSUPP);
    if (ns.route.interfaceIndex(link.name) != 0)
        return kernelError(EEXIST);
    if (!link.master.isEmpty() && ns.route.interfaceIndex(link.master) == 0)
        return kernelError(ENODEV);
    if (Result<> lent = lender->lend(card, ns.descriptor.get(), link.name); !lent)
        return lent;
    const int index = ns.route.interfaceIndex(link.name);
    if (index == 0)
        return kernelError(ENODEV);
    ns.cards[index] = card;
    Result<> dressed = dressLink(ns.route, link, OnFailure::Keep);
    if (!dressed) {
        const Result<> back = giveCardBack(lender, ns, index);
        Q_UNUSED(back)  // the first failure is the one to tell
    }
    return dressed;
}

Result<> removeLink(CardLender *lender, Namespace &ns, const QString &name)
{
    const int index = ns.route.interfaceIndex(name);
    return ns.cards.contains(index) ? giveCardBack(lender, ns, index) : deleteLink(ns.route, name);
}

Result<> giveCardsBack(CardLender *lender, Namespace &ns)
{
    while (!ns.cards.empty())
        if (Result<> back = giveCardBack(lender, ns, ns.cards.begin()->first); !back)
            return back;
    return Ok();
}

}  // namespace toile
