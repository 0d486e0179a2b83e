// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <string>

/// The command line of the helper.
struct Arguments {
    QString lab;
    QString file;        ///< only remembered and shown
    std::string socket;  ///< absolute path
    bool help = false;
    bool operator==(const Arguments &) const = default;
};

/// nullopt: the command line is wrong.
std::optional<Arguments> parseArguments(const QStringList &words);

/// What `toiled --help` prints.
QString usage();
