// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/linkcodec.h"

#include <algorithm>
#include <array>

namespace toile {

const LinkCodec *linkCodec(const QString &kind)
{
    static const std::array codecs{&bridgeCodec(), &vlanCodec(), &vxlanCodec(), &tunCodec()};
    const auto it = std::find_if(codecs.begin(), codecs.end(),
                                 [&](const LinkCodec *codec) { return kind == QLatin1String(codec->kind); });
    return it == codecs.end() ? nullptr : *it;
}

}  // namespace toile
