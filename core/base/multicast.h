// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/address.h"

namespace toile {

/// 224.0.0.0/4 or ff00::/8.
inline bool isMulticast(const IpAddress &address)
{
    return address.isV4() ? (address.bytes()[0] & 0xf0) == 0xe0 : address.bytes()[0] == 0xff;
}

}  // namespace toile
