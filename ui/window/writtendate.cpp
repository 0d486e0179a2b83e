// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/writtendate.h"

#include <QDate>
#include <QLocale>
#include <QRegularExpression>

namespace toile {

QString writtenDate(const QDate &date)
{
    const QLocale locale;
    QString text = locale.toString(date, QLocale::LongFormat);
    if (locale.language() != QLocale::French || date.day() != 1)
        return text;
    static const QRegularExpression first(QStringLiteral("\\b1\\b"));  // the CLDR knows no ordinals
    return text.replace(first, QStringLiteral("1er"));
}

}  // namespace toile
