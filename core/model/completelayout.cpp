// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/autoplace.h"
#include "core/model/containers.h"
#include "core/model/drawing.h"

namespace toile {

Layout completeLayout(const Document &document)
{
    Layout layout = AutoPlace(document).run();
    facePeers(document.topology(), layout);
    return layout;
}

}  // namespace toile
