// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/output.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <poll.h>
#include <unistd.h>

#include <cerrno>

namespace toile::ctl {

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
        } else if (written < 0 && errno != EINTR) {
            return;
        }
    }
}

void print(const QString &text)
{
    printBytes(STDOUT_FILENO, text.toUtf8());
}

void printError(const QString &text)
{
    printBytes(STDERR_FILENO, QStringLiteral("toilectl: %1\n").arg(text).toUtf8());
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
