// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/wirereader.h"

/// How every codec of this library turns a whole message into bytes and back. Not for use outside of core/protocol.
namespace toile {

/// The sentence for a body that cannot be read.
Error malformed(WireFault fault, const QString &path);

template <typename Message>
QByteArray encodeMessage(const Message &message)
{
    QByteArray body;
    WireWriter writer(body);
    writer(message);
    return body;
}

template <typename Message>
Result<Message> decodeMessage(const QByteArray &body)
{
    WireReader reader(body);
    Message message;
    if (!reader(message))
        return malformed(reader.fault(), reader.path());
    if (!reader.atEnd())
        return malformed(WireFault::CutOff, QString());
    return message;
}

}  // namespace toile
