// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"

#include <QCoreApplication>
#include <QJsonValue>
#include <QString>

namespace toile::ctl {

/// Every text of this program is translated in one context.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(toile::Toilectl)
};

/// What a shell sees. Stable: scripts and graders rely on it.
enum ExitStatus : int {
    kDone = 0,
    kNo = 1,       ///< the answer is no: a check failed, a file is invalid
    kUsage = 2,    ///< wrong usage: an argument is wrong or names nothing
    kRefused = 3,  ///< the engine or the kernel refused
};

/// Writes UTF-8 whatever the locale, printable(). A reader that went away ends the program by SIGPIPE, as in any
/// pipeline.
void print(const QString &text);
/// `status`, or kRefused when something of what was to be printed is lost (a full disk): says so then.
int withOutputChecked(int status);
/// Whole or not at all: a file that was there stays when this fails, which it says. A device or pipe is written to.
bool writeFile(const QString &path, const QByteArray &bytes, bool executable = false);
void printBytes(int fd, const QByteArray &bytes);
/// "toilectl: TEXT" on standard error, printable().
void printError(const QString &text);
/// With the kernel's own words; returns the status that the error stands for.
int printError(const Error &error);
void printJson(const QJsonValue &value);
/// One compact line.
void printJsonLine(const QJsonValue &value);

/// "fr" or "en": the language of the messages, by LANGUAGE, LC_ALL, LC_MESSAGES and LANG as gettext reads them.
QString messageLanguage();

}  // namespace toile::ctl
