// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <variant>

/// What the system service and the helper of one lab say to one another over their own socket (SOCK_SEQPACKET, one
/// message a datagram). The helper has no right but its user's, so the service trusts it no more than that user.
namespace toile {

/// A client of this lab: its connected socket comes with the datagram.
struct NewClient {
    bool operator==(const NewClient &) const = default;
};

/// The lab can have clients now.
struct HelperReady {
    bool operator==(const HelperReady &) const = default;
};

using LinkToHelper = std::variant<NewClient>;
using LinkToService = std::variant<HelperReady>;

QByteArray encode(const LinkToHelper &message);
QByteArray encode(const LinkToService &message);
/// Strict, as those of codec.h.
Result<LinkToHelper> decodeLinkToHelper(const QByteArray &body);
Result<LinkToService> decodeLinkToService(const QByteArray &body);

}  // namespace toile
