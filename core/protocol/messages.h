// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kernel/card.h"
#include "core/kernel/features.h"
#include "core/kernel/livestate.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <variant>

/// What window or command line and helper say to one another. A frame is a u32 length (big-endian) and one CBOR map
/// with "type" and the message's fields; an unknown type, key or a wrong type ends the connection with one Failed.
namespace toile {

inline constexpr int kProtocolVersion = 7;

// ---- first, both ways ----
struct ClientHello {
    int version = kProtocolVersion;
    QString program;        ///< "toile 0.1.0", for the log
    QString language = {};  ///< of the sentences that come back: "fr", or anything for English; empty: the helper's own
    bool operator==(const ClientHello &) const = default;
};

struct HelperHello {
    int version = kProtocolVersion;
    QString lab;
    QString engine;                ///< "sandbox"
    QString file;                  ///< the file it was deployed from, as the client named it; may be empty
    qint64 since = 0;              ///< milliseconds since the epoch
    qint64 pid = 0;                ///< of the helper, as its parent sees it
    QStringList notes;             ///< what the user should know: "no id range: tcpdump will not drop its rights"
    KernelFeatures features = {};  ///< what the engine's kernel can make
    CardStates cards = {};         ///< the computer's network cards, where the engine can lend them
    bool operator==(const HelperHello &) const = default;
};

// ---- client to helper ----
/// Sends the whole LiveState once, then deltas; counters and ages once a second when `counters`.
struct Observe {
    bool tables = true;
    bool counters = false;
    bool operator==(const Observe &) const = default;
};

/// Performs the steps in order. Answered by StepDone as they go and one Applied at the end.
struct ApplyPlan {
    quint32 request = 0;
    QString file;  ///< remembered for HelperHello and StatusReply
    Plan steps;
    bool operator==(const ApplyPlan &) const = default;
};

/// The plan that is being performed for this client is undone again. Answered by its Applied, or, while its network
/// cards are asked for, its Failed; nothing when it is done already.
struct CancelPlan {
    bool operator==(const CancelPlan &) const = default;
};

struct QueryStatus {
    quint32 request = 0;
    bool operator==(const QueryStatus &) const = default;
};

/// The lab keeps the network cards that it was lent: all is well. Answered by CardsMessage.
struct ConfirmCards {
    bool operator==(const ConfirmCards &) const = default;
};

/// The network cards of the lab go back at once. Answered by CardsMessage.
struct RevertCards {
    bool operator==(const RevertCards &) const = default;
};

/// Removes everything and ends the helper. Answered by Bye.
struct Undeploy {
    bool operator==(const Undeploy &) const = default;
};

/// The client goes. Ends the helper too when nothing was ever deployed and no other client is here. Answered by Bye.
struct Leave {
    bool operator==(const Leave &) const = default;
};

/// Runs a program in a machine, with the rights of the lab's user. `channel` is chosen by the client, unused so far.
struct StartProgram {
    quint32 channel = 0;
    QString machine;
    QStringList arguments;    ///< arguments[0] is looked up in the helper's own PATH; empty: the user's shell
    QStringList environment;  ///< only TERM, COLORTERM, LANG, LC_*, LANGUAGE are accepted: "TERM=xterm"
    bool terminal = false;    ///< a PTY; else three pipes
    int rows = 24;
    int columns = 80;
    bool operator==(const StartProgram &) const = default;
};

enum class Stream { Input = 0, Output = 1, ErrorOutput = 2 };

/// Both ways. A PTY uses Input and Output only. A client keeps at most limits::kChannelBacklogBytes on their way to one
/// program: InputTaken says how many it may send again. So nothing else that a client says ever waits behind input.
struct ChannelBytes {
    quint32 channel = 0;
    Stream stream = Stream::Output;
    QByteArray bytes;
    bool operator==(const ChannelBytes &) const = default;
};

/// End of file on a stream, both ways.
struct ChannelEof {
    quint32 channel = 0;
    Stream stream = Stream::Input;
    bool operator==(const ChannelEof &) const = default;
};

struct ChannelResize {
    quint32 channel = 0;
    int rows = 24;
    int columns = 80;
    bool operator==(const ChannelResize &) const = default;
};

struct ChannelSignal {
    quint32 channel = 0;
    int signal = 0;  ///< SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGKILL, to the program's group
    bool operator==(const ChannelSignal &) const = default;
};

// ---- helper to client ----
struct StateMessage {
    LiveState state;
    bool operator==(const StateMessage &) const = default;
};

struct DeltaMessage {
    LiveDelta delta;
    bool operator==(const DeltaMessage &) const = default;
};

struct CountersMessage {
    CountersSample sample;
    bool operator==(const CountersMessage &) const = default;
};

/// So many of the steps are done; sent at most every 30 ms and after the last.
struct StepDone {
    quint32 request = 0;
    int done = 0;
    bool operator==(const StepDone &) const = default;
};

struct Applied {
    quint32 request = 0;
    bool ok = true;
    int failedStep = -1;      ///< index in the plan
    Error error;              ///< when not ok; errno and the kernel's text kept
    bool rolledBack = false;  ///< the state before the plan holds again
    quint64 revision = 0;     ///< the first revision that shows the result
    bool operator==(const Applied &) const = default;
};

struct StatusReply {
    quint32 request = 0;
    QString lab;
    QString engine;
    QString file;
    qint64 since = 0;
    QStringList machines;
    bool operator==(const StatusReply &) const = default;
};

struct ProgramEnded {
    quint32 channel = 0;
    int exitStatus = 0;  ///< 127: not found; 126: may not be run
    int signal = 0;      ///< not 0: killed by it
    Error error;         ///< when it could not be started: message not empty
    bool operator==(const ProgramEnded &) const = default;
};

/// The computer's network cards, after something about them changed.
struct CardsMessage {
    CardStates cards;
    bool operator==(const CardsMessage &) const = default;
};

/// The program (or the end of its input) took so many bytes of what ChannelBytes brought.
struct InputTaken {
    quint32 channel = 0;
    int bytes = 0;
    bool operator==(const InputTaken &) const = default;
};

/// The connection ends (or, with `request`, that request alone failed).
struct Failed {
    quint32 request = 0;
    Error error;
    bool operator==(const Failed &) const = default;
};

/// The helper ends: the lab is gone. To a Leave: this client is let go.
struct Bye {
    QString reason;
    bool operator==(const Bye &) const = default;
};

using ClientMessage =
    std::variant<ClientHello, Observe, ApplyPlan, QueryStatus, Undeploy, Leave, StartProgram, ChannelBytes, ChannelEof,
                 ChannelResize, ChannelSignal, ConfirmCards, RevertCards, CancelPlan>;
using HelperMessage =
    std::variant<HelperHello, StateMessage, DeltaMessage, CountersMessage, StepDone, Applied, StatusReply, ProgramEnded,
                 ChannelBytes, ChannelEof, InputTaken, Failed, Bye, CardsMessage>;

}  // namespace toile
