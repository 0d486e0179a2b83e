// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/helper/applier.h"
#include "core/helper/cardbroker.h"
#include "core/helper/connection.h"
#include "core/helper/observer.h"
#include "core/helper/programrun.h"
#include "core/kernel/programstarter.h"
#include "core/protocol/interpreter.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace toile {

/// What a helper says about itself.
struct LabInfo {
    QString lab;
    QString engine;
    QString file;
    qint64 since = 0;  ///< milliseconds since the epoch
    qint64 pid = 0;
    std::function<QStringList()> notes;  ///< made for each client
    KernelFeatures features = {};
};

/// What the clients of one lab share.
struct SharedLab {
    LabInfo info;
    LiveSource &source;
    ProgramStarter &programs;
    Applier &applier;
    Observer &observer;
    Interpreter &interpreter;
    QString file = {};            ///< of the plan that is being performed
    CardBroker *cards = nullptr;  ///< null: this engine lends none
};

/// One client: carries out its messages, and sends it what it watches.
class Session : public QObject {
    Q_OBJECT
public:
    /// `client`: by which the lender of network cards knows it.
    Session(Descriptor socket, SharedLab &lab, quint32 client = 0, QObject *parent = nullptr);

    bool watchesTables() const { return m_watched.tables; }
    bool watchesCounters() const { return m_watched.counters; }
    Connection &connection() { return m_connection; }
    /// The state is current: send it whole if it is owed, and the answer to a plan.
    void stateIsCurrent();
    /// A DeltaMessage, as a frame.
    void sendDelta(const QByteArray &frame);
    void sendCounters(const QByteArray &frame);
    void sendCards();
    void sendGoodbye(const Wording &reason);

Q_SIGNALS:
    void watchChanged();
    void programStarted(toile::ProgramRun *program);
    void undeployRequested();
    void leaveRequested();
    void gone();

private:
    void handle(const ClientMessage &message);
    void on(const ClientHello &message);
    void on(const Observe &message);
    void on(const ApplyPlan &message);
    void on(const CancelPlan &message);
    void on(const QueryStatus &message);
    void on(const ConfirmCards &message);
    void on(const RevertCards &message);
    void on(const Undeploy &message);
    void on(const Leave &message);
    void on(const StartProgram &message);
    void on(const ChannelBytes &message);
    void on(const ChannelEof &message);
    void on(const ChannelResize &message);
    void on(const ChannelSignal &message);

    QStringList cardsToAskFor(const ApplyPlan &message) const;
    void begin(const ApplyPlan &message);
    void startProgram(const StartProgram &message);
    void tellProgress(int done);
    void keepResult(const ExecutionReport &report);
    void sendState();
    ProgramRun *program(quint32 channel) const;

    SharedLab &m_lab;
    Connection m_connection;
    quint32 m_client;
    bool m_isGreeted = false;
    std::unique_ptr<QObject> m_question;  ///< whether a plan may have its network cards: lives until it is answered
    quint32 m_asked = 0;                  ///< the request of that plan
    std::map<quint32, std::unique_ptr<ProgramRun>> m_programs;
    Observe m_watched{false, false};
    bool m_stateOwed = false;
    quint32 m_request = 0;  ///< of the plan that is being performed for this client
    std::optional<Applied> m_result;
};

}  // namespace toile
