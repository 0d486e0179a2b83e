// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/protocol/link.h"

#include "core/protocol/codec_p.h"
#include "core/protocol/fields_link.h"

namespace toile {

QByteArray encode(const LinkToHelper &message)
{
    return encodeMessage(message);
}

QByteArray encode(const LinkToService &message)
{
    return encodeMessage(message);
}

Result<LinkToHelper> decodeLinkToHelper(const QByteArray &body)
{
    return decodeMessage<LinkToHelper>(body);
}

Result<LinkToService> decodeLinkToService(const QByteArray &body)
{
    return decodeMessage<LinkToService>(body);
}

}  // namespace toile
