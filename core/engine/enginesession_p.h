// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/engine/enginesession.h"
#include "core/engine/helperstart.h"
#include "core/protocol/codec.h"
#include "core/protocol/frames.h"
#include "core/protocol/front.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QLocalSocket>
#include <QPointer>
#include <QTimer>

namespace toile {

class EngineSession::Private {
public:
    enum class Stage { Idle, Opening, Starting, AwaitingService, AwaitingHello, Leaving, Ready };

    explicit Private(EngineSession &session);
    ~Private();

    /// `launches` is not empty.
    void open(const std::vector<Launch> &launches, const KernelFeatures &needed, bool mayStart);
    void drop();
    bool abandon();
    void send(const ClientMessage &message) { sendBody(encode(message)); }
    void sendBody(const QByteArray &body);
    /// Ends a program that could not even be asked for, in a later turn: its owner must be able to connect first.
    void endLater(quint32 channel, const Error &error);

    Stage stage = Stage::Idle;
    bool startedHelper = false;
    QStringList cards;  ///< of the computer, that the lab is to be lent
    bool hasLive = false;
    HelperHello hello;
    LiveState live;
    Observe observed{false, false};
    quint32 lastRequest = 0;
    quint32 lastChannel = 0;
    QHash<quint32, QPointer<Program>> programs;
    QLocalSocket socket;

private:
    std::vector<Launch> ableAmong(const std::vector<Launch> &launches, const KernelFeatures &needed);
    void connectSocket();
    void socketConnected();
    void socketFailed();
    void startHelper();
    void helperFailed(const Error &error);
    bool isJustEnding() const;
    void connectAgain();
    void leaveFor(const KernelFeatures &missing);
    void passOver(const QString &engine, const QString &why);
    QString whyPassedOver() const;
    bool turnToNext(const QString &why);
    void startNext();
    void startInTurn();
    void failToStart();
    Error noEngine(ErrorCode code) const;
    void readFrames();
    /// False when there is no more to read now.
    bool readFromService(const QByteArray &body);
    void greet(const HelperMessage &message);
    void receive(const HelperMessage &message);
    void receiveState(const StateMessage &message);
    void receiveDelta(const DeltaMessage &message);
    void receiveFailed(const Failed &message);
    void endProgram(const ProgramEnded &end);
    void endPrograms(const Error &error);
    void fail(const Error &error);
    void close(const QString &reason);
    void reset();

    EngineSession &q;
    Launch m_launch;
    std::vector<Launch> m_later;  ///< engines to try when this one cannot run the lab
    KernelFeatures m_needed;
    /// Why engines could not; of several for the same reason it is told once.
    struct PassedOver {
        QStringList engines;
        QString why;  ///< a sentence that names none
    };
    std::vector<PassedOver> m_passedOver;
    bool m_mayStart = false;
    bool m_start = false;  ///< what open() said; m_mayStart is once only
    std::optional<Error> m_startError;
    bool m_awaitingState = false;
    FrameReader m_reader;
    QTimer m_timeLimit;
    QPointer<HelperStart> m_helper;  ///< that this session has started last
    std::optional<QDeadlineTimer>
        m_endingPatience;  ///< for a helper of this lab that is just ending, from its first sign
    /// Grows with each open() and drop(): what was queued for an earlier connection is then ignored.
    int m_generation = 0;
};

}  // namespace toile
