// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/arguments.h"

#include "app/toilectl/output.h"
#include "app/toilectl/suggest.h"

namespace toile::ctl {

namespace {

Error unknownOption(const QString &word, const std::vector<Option> &options)
{
    QStringList known{QStringLiteral("--help")};
    for (const Option &option : options)
        known += QString::fromLatin1(option.name);
    return makeError(ErrorCode::InvalidInput,
                     Text::tr("There is no option %1 here.").arg(word) + suggestion(word, known));
}

}  // namespace

const Option *findOption(const QString &word, const std::vector<Option> &options)
{
    for (const Option &option : options) {
        if (word == QLatin1String(option.name) || (option.shortcut && word == QLatin1String(option.shortcut)))
            return &option;
    }
    return nullptr;
}

Result<Arguments> readArguments(const QStringList &words, const std::vector<Option> &options, int maximumPositional,
                                bool takesRest)
{
    Arguments result;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if (word == QLatin1String("--")) {
            (takesRest ? result.rest : result.positional) += words.sliced(i + 1);
            break;
        }
        if (takesRest && result.positional.size() == maximumPositional) {
            result.rest = words.sliced(i);
            break;
        }
        if (!word.startsWith(u'-') || word == QLatin1String("-")) {
            result.positional += word;
            continue;
        }
        const qsizetype equals = word.startsWith(QLatin1String("--")) ? word.indexOf(u'=') : -1;
        const QString name = equals < 0 ? word : word.first(equals);
        if (name == QLatin1String("--help") || name == QLatin1String("-h")) {
            result.options[QStringLiteral("--help")] = QString();
            continue;
        }
        const Option *option = findOption(name, options);
        if (!option)
            return unknownOption(name, options);
        if (!option->value && equals >= 0)
            return makeError(ErrorCode::InvalidInput, Text::tr("The option %1 takes no value.").arg(name));
        if (option->value && equals < 0 && i + 1 == words.size())
            return makeError(
                ErrorCode::InvalidInput,
                Text::tr("The option %1 needs a value: %1 %2").arg(name, QString::fromLatin1(option->value)));
        QString value;
        if (option->value)
            value = equals < 0 ? words[++i] : word.sliced(equals + 1);
        result.options[QString::fromLatin1(option->name)] = value;
    }
    return result;
}

}  // namespace toile::ctl
