// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/suggest.h"

#include "app/toilectl/output.h"
#include "core/base/nearest.h"

#include <algorithm>

namespace toile::ctl {

QString suggestion(const QString &typed, const QStringList &known)
{
    constexpr qsizetype kListed = 20;
    if (known.isEmpty())
        return {};
    if (const QString best = nearest(typed, known); !best.isEmpty())
        return u' ' + Text::tr("Did you mean “%1”?").arg(best);
    const QString list = known.first(std::min(known.size(), kListed)).join(QStringLiteral(", "));
    return u' ' +
           (known.size() > kListed ? Text::tr("There are: %1…").arg(list) : Text::tr("There are: %1.").arg(list));
}

}  // namespace toile::ctl
