// SPDX-License-Identifier: GPL-2.0-or-later
// At -O3 g++ 12 warns, falsely, of members of alternatives that a moved variant does not hold; where it warns is in the
// headers.
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

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
