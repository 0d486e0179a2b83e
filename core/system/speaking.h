// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QCoreApplication>
#include <QTranslator>

namespace toile {

/// While one lives, the sentences that this process makes are in the language of the client that they are for.
class Speaking {
public:
    Speaking(QTranslator &french, const QString &language)
        : m_french(language == QLatin1String("fr") ? &french : nullptr)
    {
        if (m_french)
            QCoreApplication::installTranslator(m_french);
    }
    ~Speaking()
    {
        if (m_french)
            QCoreApplication::removeTranslator(m_french);
    }
    Speaking(const Speaking &) = delete;
    Speaking &operator=(const Speaking &) = delete;

private:
    QTranslator *m_french;
};

}  // namespace toile
