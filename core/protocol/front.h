// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/protocol/messages.h"

/// What a client and the system service say to one another before the service hands the connection over to the helper
/// of one lab; from then on it is the protocol of messages.h. The client may send its ClientHello right behind OpenLab:
/// the service reads exactly one frame and leaves the rest to the helper.
namespace toile {

/// "Connect me with my lab of this name." Answered by Opened, and then by the helper, or by Failed.
struct OpenLab {
    int version = kProtocolVersion;
    QString lab;
    bool start = false;  ///< start its helper when it does not run
    QString language;    ///< as in ClientHello
    /// The network cards that the lab is to be lent, for whom the administrator must be asked anyway: then he is asked
    /// for them at once, and not again for those.
    QStringList cards = {};
    bool operator==(const OpenLab &) const = default;
};

/// "Which labs of mine run?" Answered by LabList, and then the connection ends.
struct ListLabs {
    int version = kProtocolVersion;
    bool operator==(const ListLabs &) const = default;
};

/// "Which network cards does this computer have?" Answered by CardsMessage, and then the connection ends.
struct ListCards {
    int version = kProtocolVersion;
    bool operator==(const ListCards &) const = default;
};

/// The actions' names for polkit.
inline constexpr auto kManageLabAction = "org.toile.manage-lab";
inline constexpr auto kAttachCardAction = "org.toile.attach-network-card";

/// The service has to ask the administrator first, which takes as long as a person does. Opened or Failed follows.
struct Asking {
    QString action;  ///< the action's name for polkit
    bool operator==(const Asking &) const = default;
};

struct Opened {
    bool started = false;  ///< the helper was started for this very request
    bool operator==(const Opened &) const = default;
};

struct LabList {
    QStringList labs;
    bool operator==(const LabList &) const = default;
};

using FrontRequest = std::variant<OpenLab, ListLabs, ListCards>;
using FrontReply = std::variant<Asking, Opened, LabList, CardsMessage, Failed>;

QByteArray encode(const FrontRequest &message);
QByteArray encode(const FrontReply &message);
/// Strict, as those of codec.h.
Result<FrontRequest> decodeFrontRequest(const QByteArray &body);
Result<FrontReply> decodeFrontReply(const QByteArray &body);

}  // namespace toile
