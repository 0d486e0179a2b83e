// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/protocol/programlimits.h"

#include <algorithm>
#include <array>

namespace toile {

bool isHarmlessSetting(const QString &setting)
{
    const qsizetype equals = setting.indexOf(QLatin1Char('='));
    if (equals <= 0 || setting.size() > limits::kEnvironmentLength || setting.contains(QChar(u'\0')))
        return false;
    const QString name = setting.left(equals);
    static const std::array allowed{QStringLiteral("TERM"), QStringLiteral("COLORTERM"), QStringLiteral("LANG"),
                                    QStringLiteral("LANGUAGE")};
    if (std::find(allowed.begin(), allowed.end(), name) != allowed.end())
        return true;
    return name.startsWith(QStringLiteral("LC_")) &&
           std::all_of(name.begin() + 3, name.end(), [](QChar c) { return (c >= u'A' && c <= u'Z') || c == u'_'; });
}

}  // namespace toile
