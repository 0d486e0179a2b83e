// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

namespace toile {

/// Text of others (a file's name, what a file holds, a console's words) as a terminal may get it: control characters,
/// and those that turn the direction of writing, stand as "\x1b". `kept`: the controls that stay, as u"\n".
inline QString printable(const QString &text, QStringView kept = {})
{
    const auto turns = [](char16_t c) { return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069); };
    QString clean;
    clean.reserve(text.size());
    for (const QChar c : text) {
        if ((c.category() == QChar::Other_Control || turns(c.unicode())) && !kept.contains(c))
            clean += QStringLiteral("\\x%1").arg(c.unicode(), 2, 16, QLatin1Char('0'));
        else
            clean += c;
    }
    return clean;
}

}  // namespace toile
