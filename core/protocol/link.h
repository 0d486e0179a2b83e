// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kernel/card.h"

#include <QByteArray>

#include <variant>

/// What the system service and the helper of one lab say to one another over their own socket (SOCK_SEQPACKET, one
/// message a datagram). The helper has no right but its user's, so the service trusts it no more than that user.
namespace toile {

/// A client of this lab: its connected socket comes with the datagram.
struct NewClient {
    quint32 client = 0;  ///< by which the helper says who asks for a card
    bool operator==(const NewClient &) const = default;
};

/// The lab can have clients now.
struct HelperReady {
    bool operator==(const HelperReady &) const = default;
};

/// The computer's network cards now.
struct CardsNow {
    CardStates cards;
    bool operator==(const CardsNow &) const = default;
};

/// May `client` have these cards? The administrator is asked. Answered by CardsAnswer.
struct WantCards {
    quint32 request = 0;
    quint32 client = 0;
    QStringList cards;
    QString language = {};  ///< of the answer, as the client said it; so in TakeCard and ReturnCard
    bool operator==(const WantCards &) const = default;
};

struct CardsAnswer {
    quint32 request = 0;
    Error error;  ///< without a message: the lab may take them now
    bool operator==(const CardsAnswer &) const = default;
};

/// Moves a card that the lab was allowed to have into the network namespace whose descriptor comes with the datagram.
/// Answered by CardMoved, as is ReturnCard.
struct TakeCard {
    QString card;
    QString name;  ///< in there
    QString language = {};
    bool operator==(const TakeCard &) const = default;
};

struct ReturnCard {
    QString card;
    QString language = {};
    bool operator==(const ReturnCard &) const = default;
};

struct CardMoved {
    Error error;  ///< without a message: done
    bool operator==(const CardMoved &) const = default;
};

/// The service took this card back by itself.
struct CardWentBack {
    QString card;
    bool operator==(const CardWentBack &) const = default;
};

/// What a client of the lab said of its cards.
struct KeepCards {
    bool operator==(const KeepCards &) const = default;
};

struct ReturnCards {
    bool operator==(const ReturnCards &) const = default;
};

using LinkToHelper = std::variant<NewClient, CardsNow, CardsAnswer, CardMoved, CardWentBack>;
using LinkToService = std::variant<HelperReady, WantCards, TakeCard, ReturnCard, KeepCards, ReturnCards>;

QByteArray encode(const LinkToHelper &message);
QByteArray encode(const LinkToService &message);
/// Strict, as those of codec.h.
Result<LinkToHelper> decodeLinkToHelper(const QByteArray &body);
Result<LinkToService> decodeLinkToService(const QByteArray &body);

}  // namespace toile
