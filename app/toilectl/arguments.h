// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"

#include <QMap>
#include <QStringList>

#include <optional>
#include <vector>

namespace toile::ctl {

struct Option {
    const char *name;      ///< "--json"
    const char *shortcut;  ///< "-o", or nullptr
    const char *value;     ///< what it takes, as help shows it: "FILE"; nullptr: nothing
    const char *help;      ///< to be translated
};

/// By its name or shortcut; nullptr when it is none of them.
const Option *findOption(const QString &word, const std::vector<Option> &options);

struct Arguments {
    QStringList positional;
    QStringList rest;  ///< what followed "--", as it was
    QMap<QString, QString> options;

    bool has(const char *option) const { return options.contains(QString::fromLatin1(option)); }
    QString value(const char *option) const { return options.value(QString::fromLatin1(option)); }
};

/// Reads `words` by the options that there are; "--help" is always known. `takesRest`: a program's own words begin
/// after "--", or where the positional arguments are complete.
Result<Arguments> readArguments(const QStringList &words, const std::vector<Option> &options, int maximumPositional,
                                bool takesRest);

}  // namespace toile::ctl
