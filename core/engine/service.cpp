// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/engine/service.h"

#include "core/base/address.h"
#include "core/base/descriptor.h"
#include "core/engine/servicequestion.h"
#include "core/engine/text.h"
#include "core/protocol/frames.h"
#include "core/protocol/front.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace toile {

namespace {

/// Connected, or the errno.
Descriptor connectToService(int &problem)
{
    Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, servicePath().constData(), sizeof address.sun_path - 1);
    problem = 0;
    if (::connect(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        problem = errno;
        socket.reset();
    }
    return socket;
}

std::optional<FrontReply> readReply(int socket)
{
    FrameReader reader;
    for (;;) {
        const auto body = reader.next();
        if (!body)
            return std::nullopt;
        if (*body) {
            const auto reply = decodeFrontReply(**body);
            return reply ? std::optional(*reply) : std::nullopt;
        }
        pollfd readable{socket, POLLIN, 0};
        std::array<char, 4096> bytes;
        const ssize_t got =
            ::poll(&readable, 1, ServiceQuestion::kPatience) == 1 ? ::recv(socket, bytes.data(), bytes.size(), 0) : -1;
        if (got <= 0)
            return std::nullopt;
        reader.append(QByteArray(bytes.data(), got));
    }
}

std::optional<FrontReply> askService(const FrontRequest &question)
{
    int problem = 0;
    const Descriptor socket = connectToService(problem);
    if (!socket)
        return std::nullopt;
    const QByteArray request = frame(encode(question));
    if (::send(socket.get(), request.constData(), std::size_t(request.size()), MSG_NOSIGNAL) != request.size())
        return std::nullopt;
    return readReply(socket.get());
}

QStringList labsIn(const std::optional<FrontReply> &reply)
{
    const auto *list = reply ? std::get_if<LabList>(&*reply) : nullptr;
    return list ? list->labs : QStringList();
}

Result<CardStates> cardsIn(const std::optional<FrontReply> &reply)
{
    if (const auto *list = reply ? std::get_if<CardsMessage>(&*reply) : nullptr)
        return list->cards;
    return makeError(ErrorCode::TimedOut,
                     EngineText::tr("The system service of Toile does not answer. If that lasts, the administrator "
                                    "starts it again: systemctl restart toile.service"));
}

}  // namespace

QByteArray servicePath()
{
    const QByteArray said = qgetenv("TOILE_SERVICE");
    return said.isEmpty() ? QByteArrayLiteral("/run/toile/toile.sock") : said;
}

Launch serviceLaunch(const QString &lab)
{
    return {lab, QStringLiteral("system"), QString::fromLocal8Bit(servicePath()), {}, true};
}

QStringList labsOfService()
{
    return labsIn(askService(ListLabs()));
}

void askForLabs(QObject *owner, const std::function<void(const QStringList &)> &tell)
{
    if (!probeSystemEngine())
        return tell({});
    new ServiceQuestion(ListLabs(), owner, [tell](const std::optional<FrontReply> &reply) { tell(labsIn(reply)); });
}

Result<CardStates> cardsOfComputer()
{
    if (const auto usable = probeSystemEngine(); !usable)
        return usable.error();
    return cardsIn(askService(ListCards()));
}

void askForCards(QObject *owner, const std::function<void(const Result<CardStates> &)> &tell)
{
    if (const auto usable = probeSystemEngine(); !usable)
        return tell(usable.error());
    new ServiceQuestion(ListCards(), owner, [tell](const std::optional<FrontReply> &reply) { tell(cardsIn(reply)); });
}

Result<> probeSystemEngine()
{
    int problem = 0;
    if (connectToService(problem) || problem == EAGAIN)  // a full queue has somebody whose it is
        return Ok{};
    if (problem == ENOENT || problem == ECONNREFUSED)
        return makeError(
            ErrorCode::Unsupported,
            EngineText::tr("The system service of Toile does not run on this machine. The administrator starts "
                           "it: systemctl enable --now toile.socket (without systemd: toiled --system)"));
    if (problem == EACCES || problem == EPERM)
        return makeError(
            ErrorCode::Refused,
            EngineText::tr("You may not connect to the system service of Toile. Ask the administrator to let "
                           "you use %1.")
                .arg(QString::fromLocal8Bit(servicePath())));
    Error error = makeError(ErrorCode::Io, EngineText::tr("The system service of Toile cannot be reached: %1.")
                                               .arg(QString::fromLocal8Bit(std::strerror(problem))));
    error.sysErrno = problem;
    return error;
}

Result<Launch> systemLaunch(const QString &lab)
{
    if (!isLabName(lab))
        return makeError(ErrorCode::InvalidInput,
                         EngineText::tr("“%1” cannot be a lab’s name: use 1 to 64 letters, digits, “-”, “_” and “.”, "
                                        "beginning with a letter or digit.")
                             .arg(lab));
    if (const auto usable = probeSystemEngine(); !usable)
        return usable.error();
    return serviceLaunch(lab);
}

}  // namespace toile
