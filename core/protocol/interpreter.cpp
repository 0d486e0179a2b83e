// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/protocol/interpreter.h"

#include <QCoreApplication>

namespace toile {

Interpreter::Interpreter(const QString &own) : m_own(tongueOf(own.isEmpty() ? QLocale() : QLocale(own)))
{
    (void)load(QStringLiteral(":/i18n/core_fr.qm"));  // a test without it speaks English
    QCoreApplication::installTranslator(this);
}

Interpreter::~Interpreter()
{
    QCoreApplication::removeTranslator(this);
}

QString Interpreter::language() const
{
    switch (m_tongue) {
    case Tongue::English:
        return QStringLiteral("en");
    case Tongue::French:
        return QStringLiteral("fr");
    case Tongue::Nobodys:
        break;
    }
    return {};
}

QString Interpreter::translate(const char *context, const char *text, const char *disambiguation, int n) const
{
    const Tongue now = m_tongue;
    if ((now == Tongue::Nobodys ? m_own : now) != Tongue::French)
        return {};  // the text itself is English
    return QTranslator::translate(context, text, disambiguation, n);
}

/// The first that the person wants of those that there are.
Interpreter::Tongue Interpreter::tongueOf(const QLocale &locale)
{
    const QStringList wanted = locale.uiLanguages();
    for (const QString &one : wanted) {
        const QLocale::Language language = QLocale(one).language();
        if (language == QLocale::French)
            return Tongue::French;
        if (language == QLocale::English)
            break;
    }
    return Tongue::English;
}

Speaking::Speaking(Interpreter &interpreter, const QString &language)
    : m_interpreter(interpreter), m_before(interpreter.m_tongue)
{
    using Tongue = Interpreter::Tongue;
    if (language.isEmpty())
        m_interpreter.m_tongue = Tongue::Nobodys;
    else
        m_interpreter.m_tongue = language == QLatin1String("fr") ? Tongue::French : Tongue::English;
}

Speaking::~Speaking()
{
    m_interpreter.m_tongue = m_before;
}

}  // namespace toile
