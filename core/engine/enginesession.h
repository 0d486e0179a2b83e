// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/engine/launch.h"
#include "core/protocol/messages.h"

#include <QObject>

#include <memory>

class QLocalSocket;

namespace toile {

class EngineSession;

/// A program that runs in a machine. Owned by its EngineSession; deleted after ended() by deleteLater().
class Program : public QObject {
    Q_OBJECT
public:
    /// Input is sent as the program reads it; what waits counts in EngineSession::unsentBytes().
    void write(const QByteArray &bytes);
    /// After all that was written.
    void closeInput();
    void resize(int rows, int columns);
    void sendSignal(int signal);

Q_SIGNALS:
    void output(const QByteArray &bytes, toile::Stream stream);
    void ended(const toile::ProgramEnded &end);

private:
    friend class EngineSession;
    Program(EngineSession &session, quint32 channel);
    void sendInput();
    void inputTaken(qsizetype bytes);

    EngineSession &m_session;
    quint32 m_channel;
    QByteArray m_waiting;      ///< input not yet sent
    qsizetype m_onTheWay = 0;  ///< input sent that the program has not taken
    bool m_closing = false;
};

/// The client side of one running lab. Asynchronous: nothing blocks; every outcome is a signal.
class EngineSession : public QObject {
    Q_OBJECT
public:
    explicit EngineSession(QObject *parent = nullptr);
    ~EngineSession() override;

    /// Connects to the lab's helper, if it runs. Ends in ready() or failed().
    void connectTo(const Launch &launch);
    /// Connects, and starts the helper first when nobody listens.
    void startOrConnect(const Launch &launch);
    /// The same, started in the first of these engines that can be started and whose kernel has all that is `needed`.
    /// A lab that runs already stays where it is. `cards`: of the computer, that it is to be lent.
    void startOrConnect(const std::vector<Launch> &launches, const KernelFeatures &needed,
                        const QStringList &cards = {});
    void disconnectFromLab();
    /// Gives up whatever of this is under way, at once: no other engine is tried, a helper that was started for it ends
    /// and leaves nothing, and nobody is asked any more. True: a helper was being started; abandoned() follows when it
    /// has ended. No other signal does.
    bool abandon();

    bool isReady() const;
    const HelperHello &hello() const;
    /// True when this session started the helper (so that a first deploy that fails may end it again).
    bool startedHelper() const;

    /// True from the first liveReset() on.
    bool hasLive() const;
    /// Valid once liveReset() came; kept up to date.
    const LiveState &live() const;
    /// Bytes given to programs and requests that are not yet on their way; see bytesSent().
    qint64 unsentBytes() const;

    void observe(bool tables, bool counters);
    quint32 applyPlan(const Plan &steps, const QString &file);
    /// The plan that is being applied is undone again; its applied() or requestFailed() follows. This and the next are
    /// sent at once, also for a caller that ends without another turn.
    void cancelPlan();
    void undeploy();
    /// The computer's network cards, where this engine can lend them.
    const CardStates &cards() const;
    /// All is well with the cards that the lab was lent: it keeps them.
    void confirmCards();
    /// They go back at once.
    void revertCards();
    /// Goes, and ends the helper when nothing was ever deployed with it and nobody else uses it. closed() follows.
    void leave();
    quint32 queryStatus();
    Program *startProgram(const StartProgram &request);  ///< `channel` is filled in

Q_SIGNALS:
    void starting(const QString &text);     ///< what the helper is doing before it is ready, for the person who waits
    void engineChosen(const QString &why);  ///< before ready(): it is not the first that was offered
    void ready();
    void liveReset();                                 ///< live() is wholly new
    void liveChanged(const toile::LiveDelta &delta);  ///< after it was applied to live()
    void countersChanged(const toile::CountersSample &sample);
    void stepDone(quint32 request, int done);
    void applied(const toile::Applied &result);
    void statusReplied(const toile::StatusReply &status);
    void cardsChanged();  ///< cards() are others
    void requestFailed(quint32 request, const toile::Error &error);
    void failed(const toile::Error &error);  ///< could not connect or start, or the peer broke the protocol
    void bytesSent();                        ///< unsentBytes() shrank
    void closed(const QString &reason);      ///< the lab is gone, or the helper died
    void abandoned();                        ///< what abandon() ended is gone

private:
    friend class Program;
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace toile
