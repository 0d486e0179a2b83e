// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/cardlender.h"
#include "core/linux/namespaceregistry.h"

/// Real network cards in a machine. `lender`: null where nobody lends any.
namespace toile {

/// Brings the card in and makes it the link that is wanted; what would be refused afterwards is refused before, so that
/// a card is not moved for nothing.
Result<> takeCard(CardLender *lender, Namespace &ns, const LinkState &link, const QString &card);
/// Removes a link, or gives the card back that it is.
Result<> removeLink(CardLender *lender, Namespace &ns, const QString &name);
Result<> giveCardsBack(CardLender *lender, Namespace &ns);

}  // namespace toile
