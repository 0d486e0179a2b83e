// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/protocol/messages.h"

#include <optional>

namespace toile {

/// The CBOR body of a frame, without its length.
QByteArray encode(const ClientMessage &message);
QByteArray encode(const HelperMessage &message);

/// Strict: exactly the keys of the message, each of its type, sizes within limits.h; else an Error that names the key.
Result<ClientMessage> decodeClientMessage(const QByteArray &body);
Result<HelperMessage> decodeHelperMessage(const QByteArray &body);

/// Of a ClientHello, be it one of another version with other fields; nothing: it is none.
std::optional<int> versionOfHello(const QByteArray &body);

}  // namespace toile
