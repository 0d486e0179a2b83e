// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/protocol/messages.h"

namespace toile {

/// The CBOR body of a frame, without its length.
QByteArray encode(const ClientMessage &message);
QByteArray encode(const HelperMessage &message);

/// Strict: exactly the keys of the message, each of its type, sizes within limits.h; else an Error that names the key.
Result<ClientMessage> decodeClientMessage(const QByteArray &body);
Result<HelperMessage> decodeHelperMessage(const QByteArray &body);

}  // namespace toile
