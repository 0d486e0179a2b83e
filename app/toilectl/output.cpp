// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/output.h"

#include "core/base/printable.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

namespace toile::ctl {

namespace {

/// The control characters that our own texts have.
constexpr QStringView kLayout = u"\n\t";

/// errno of the first write to standard output that failed; nothing undoes that.
int outputProblem = 0;

/// Qt ignores SIGPIPE as soon as a socket is made.
[[noreturn]] void endByBrokenPipe()
{
    ::signal(SIGPIPE, SIG_DFL);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGPIPE);
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
    ::raise(SIGPIPE);
    ::_exit(kRefused);
}

}  // namespace

int withOutputChecked(int status)
{
    if (outputProblem == 0)
        return status;
    printError(Text::tr("Not everything could be written to standard output: %1.")
                   .arg(QString::fromLocal8Bit(std::strerror(outputProblem))));
    return status == kDone ? kRefused : status;
}

bool writeFile(const QString &path, const QByteArray &bytes, bool executable)
{
    const QFileInfo there(path);
    QFile device(path);
    QSaveFile whole(path);
    const bool replaces = !there.exists() || there.isFile() || there.isDir();
    QFileDevice &file = replaces ? static_cast<QFileDevice &>(whole) : device;
    // A full disk is told by flush() alone.
    bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush();
    if (written && replaces && executable)
        written = file.setPermissions(file.permissions() | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther);
    if (written && (!replaces || whole.commit()))
        return true;
    printError(Text::tr("%1 cannot be written: %2.").arg(path, file.errorString()));
    return false;
}

void printBytes(int fd, const QByteArray &bytes)
{
    qsizetype at = 0;
    while (at < bytes.size()) {
        const ssize_t written = ::write(fd, bytes.constData() + at, static_cast<std::size_t>(bytes.size() - at));
        if (written > 0) {
            at += written;
        } else if (written < 0 && errno == EAGAIN) {  // somebody else made the terminal non-blocking
            pollfd ready{fd, POLLOUT, 0};
            ::poll(&ready, 1, -1);
        } else if (written < 0 && errno == EPIPE) {
            endByBrokenPipe();
        } else if (written < 0 && errno != EINTR) {
            if (fd == STDOUT_FILENO && outputProblem == 0)
                outputProblem = errno;
            return;
        }
    }
}

void print(const QString &text)
{
    printBytes(STDOUT_FILENO, printable(text, kLayout).toUtf8());
}

void printError(const QString &text)
{
    printBytes(STDERR_FILENO, QStringLiteral("toilectl: %1\n").arg(printable(text, kLayout)).toUtf8());
}

int printError(const Error &error)
{
    QString text = error.message;
    if (!error.detail.isEmpty())
        text += QStringLiteral(" (%1)").arg(error.detail);
    if (!error.kernelText.isEmpty() && !error.message.contains(error.kernelText))
        text += u'\n' + Text::tr("The kernel says: %1").arg(error.kernelText.trimmed());
    printError(text);
    switch (error.code) {
    case ErrorCode::InvalidInput:
    case ErrorCode::NotFound:
        return kUsage;
    case ErrorCode::Refused:
    case ErrorCode::KernelRefused:
    case ErrorCode::Unsupported:
    case ErrorCode::Protocol:
    case ErrorCode::Disconnected:
    case ErrorCode::LimitExceeded:
    case ErrorCode::TimedOut:
    case ErrorCode::Io:
        break;
    }
    return kRefused;
}

void printJson(const QJsonValue &value)
{
    const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    printBytes(STDOUT_FILENO, document.toJson(QJsonDocument::Indented));
}

void printJsonLine(const QJsonValue &value)
{
    const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    printBytes(STDOUT_FILENO, document.toJson(QJsonDocument::Compact) + '\n');
}

QString messageLanguage()
{
    QByteArray locale;
    for (const char *name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        locale = qgetenv(name);
        if (!locale.isEmpty())
            break;
    }
    const QByteArray bare = locale.left(locale.indexOf('.') < 0 ? locale.size() : locale.indexOf('.'));
    if (bare.isEmpty() || bare == "C" || bare == "POSIX")
        return QStringLiteral("en");
    const QByteArray wished = qgetenv("LANGUAGE");
    const QByteArray first = wished.isEmpty() ? bare : wished.split(':').value(0);
    return first == "fr" || first.startsWith("fr_") ? QStringLiteral("fr") : QStringLiteral("en");
}

}  // namespace toile::ctl
