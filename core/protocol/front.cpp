// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/protocol/front.h"

#include "core/protocol/codec_p.h"
#include "core/protocol/fields_front.h"

namespace toile {

QByteArray encode(const FrontRequest &message)
{
    return encodeMessage(message);
}

QByteArray encode(const FrontReply &message)
{
    return encodeMessage(message);
}

Result<FrontRequest> decodeFrontRequest(const QByteArray &body)
{
    return decodeMessage<FrontRequest>(body);
}

Result<FrontReply> decodeFrontReply(const QByteArray &body)
{
    return decodeMessage<FrontReply>(body);
}

}  // namespace toile
