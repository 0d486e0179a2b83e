// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/helper/policy.h"

#include "core/helper/text.h"
#include "core/kernel/limits.h"
#include "core/protocol/programlimits.h"

#include <algorithm>
#include <array>
#include <csignal>

namespace toile {
namespace {

Error refused(const QString &message)
{
    return makeError(ErrorCode::Refused, message);
}

Error limitPassed(const QString &message)
{
    return makeError(ErrorCode::LimitExceeded, message);
}

Result<> allowArguments(const QStringList &arguments)
{
    if (arguments.size() > limits::kProgramArguments)
        return limitPassed(
            PolicyText::tr("The command has more than %1 words: shorten it.").arg(limits::kProgramArguments));
    qsizetype bytes = 0;
    for (const QString &argument : arguments) {
        bytes += argument.toUtf8().size();
        if (argument.contains(QChar(u'\0')))
            return refused(PolicyText::tr("The command holds a NUL character: remove it."));
    }
    if (bytes > limits::kProgramArgumentBytes)
        return limitPassed(
            PolicyText::tr("The command is longer than %1 bytes: shorten it.").arg(limits::kProgramArgumentBytes));
    if (!arguments.isEmpty() && arguments.first().isEmpty())
        return refused(PolicyText::tr("The command has an empty name: give a program’s name."));
    return Ok();
}

bool isTerminalSize(int rows, int columns)
{
    return rows >= 1 && rows <= limits::kTerminalSide && columns >= 1 && columns <= limits::kTerminalSide;
}

}  // namespace

Result<> allowProgram(const StartProgram &request, const std::vector<QString> &machines)
{
    if (std::find(machines.begin(), machines.end(), request.machine) == machines.end()) {
        return makeError(ErrorCode::NotFound,
                         PolicyText::tr("There is no machine %1 in this lab: choose one of those that run.")
                             .arg(request.machine.left(limits::kTitleLength)));
    }
    if (auto arguments = allowArguments(request.arguments); !arguments)
        return arguments;
    if (request.environment.size() > limits::kEnvironmentWords)
        return limitPassed(PolicyText::tr("The program’s environment has too many settings: send fewer."));
    for (const QString &setting : request.environment) {
        if (!isHarmlessSetting(setting)) {
            return refused(
                PolicyText::tr("The environment setting %1 is not passed on to machines: only TERM, COLORTERM, "
                               "LANG, LANGUAGE and LC_* are.")
                    .arg(setting.section(QLatin1Char('='), 0, 0).left(limits::kTitleLength)));
        }
    }
    if (!isTerminalSize(request.rows, request.columns))
        return refused(PolicyText::tr("The terminal’s size is impossible: send rows and columns of 1 to 10000."));
    return Ok();
}

Result<> allowSignal(int signal)
{
    static constexpr std::array allowed{SIGHUP, SIGINT, SIGQUIT, SIGKILL, SIGTERM};
    if (std::find(allowed.begin(), allowed.end(), signal) != allowed.end())
        return Ok();
    return refused(PolicyText::tr("Signal %1 is not sent to programs: use HUP, INT, QUIT, TERM or KILL.").arg(signal));
}

Error otherVersion(int version)
{
    return makeError(ErrorCode::Protocol,
                     PolicyText::tr("This lab runs with protocol %1 and the client speaks %2: undeploy the lab with "
                                    "the version of Toile that deployed it.")
                         .arg(kProtocolVersion)
                         .arg(version));
}

Result<> allowMessage(ConnectionState state, const ClientMessage &message)
{
    const auto *hello = std::get_if<ClientHello>(&message);
    if (state == ConnectionState::AwaitingHello) {
        if (!hello)
            return makeError(ErrorCode::Protocol,
                             PolicyText::tr("The first message must be the hello: update the client."));
        return hello->version == kProtocolVersion ? Result<>(Ok()) : otherVersion(hello->version);
    }
    if (hello)
        return makeError(ErrorCode::Protocol, PolicyText::tr("A second hello is not allowed: update the client."));
    if (const auto *resize = std::get_if<ChannelResize>(&message);
        resize && !isTerminalSize(resize->rows, resize->columns))
        return refused(PolicyText::tr("The terminal’s size is impossible: send rows and columns of 1 to 10000."));
    if (const auto *signal = std::get_if<ChannelSignal>(&message))
        return allowSignal(signal->signal);
    const auto *apply = std::get_if<ApplyPlan>(&message);
    const auto *query = std::get_if<QueryStatus>(&message);
    if ((apply && apply->request == 0) || (query && query->request == 0))
        return makeError(ErrorCode::Protocol, PolicyText::tr("A request has no number: update the client."));
    return Ok();
}

}  // namespace toile
