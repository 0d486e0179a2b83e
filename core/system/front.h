// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/system/authority.h"
#include "core/system/carddesk.h"
#include "core/system/visitor.h"
#include "core/system/worker.h"

#include <map>
#include <memory>
#include <vector>

namespace toile {

/// The system service: accepts local clients, asks the authority, and hands each over to the one helper of the lab that
/// it names. Labs are told apart by user and name; the user is what the kernel says of the socket, so nobody can even
/// name the lab of somebody else. Beyond one small frame of each client nothing that comes from outside is read here.
class Front : public QObject {
    Q_OBJECT
public:
    struct Settings {
        QString helper;  ///< absolute path of toiled
        CardLending::Settings cards = {};
        int idleLimit = -1;  ///< milliseconds without client, lab and owed card after which idle() comes; -1: never
    };
    /// The authority and the interpreter outlive it.
    Front(Settings settings, Authority &authority, Interpreter &interpreter, QObject *parent = nullptr);
    ~Front() override;

    /// Gives back the network cards that a service which was killed had lent.
    void recoverCards();
    void listen(Descriptor listener);
    /// Ends every lab; finished() follows when all are gone, or after some seconds.
    void shutDown();

Q_SIGNALS:
    void idle();
    void finished();

private:
    struct Starting {
        Visitor *visitor;
        bool first;
    };

    void accept();
    void on(Visitor *visitor, const OpenLab &request);
    void on(Visitor *visitor, const ListLabs &request);
    void on(Visitor *visitor, const ListCards &request);
    void authorise(Visitor *visitor, const Account &account);
    void authoriseCards(Visitor *visitor, const Account &account);
    void decided(Visitor *visitor, Verdict verdict);
    void refuseLabs(Visitor *visitor);
    void startWorker(Visitor *visitor);
    void workerReady(Worker *worker);
    void workerEnded(Worker *worker, const QString &error);
    /// False: the visitor is gone, or the helper.
    bool handOver(Visitor *visitor, Worker *worker, bool started);
    void refuse(Visitor *visitor, ErrorCode code, const char *sentence, const QString &argument = {});
    void refuse(Visitor *visitor, const Error &error);
    void dismiss(Visitor *visitor);
    void updateIdle();
    int visitorsOf(uid_t uid) const;
    /// Makes it, if need be, at the cost of a stranger who says nothing.
    bool hasRoomFor(uid_t uid, bool isStranger);
    bool isStranger(uid_t uid);
    int labsOf(uid_t uid) const;
    /// The sentence in the client's language, which need not be that of this process.
    QString say(const Visitor *visitor, const char *sentence) const;

    Settings m_settings;
    Authority &m_authority;
    Interpreter &m_interpreter;
    std::shared_ptr<Undertaker> m_undertaker = std::make_shared<Undertaker>();
    CardDesk m_cards;
    Descriptor m_listener;
    std::unique_ptr<QSocketNotifier> m_acceptable;
    std::vector<std::unique_ptr<Visitor>> m_visitors;
    std::map<LabKey, std::unique_ptr<Worker>> m_workers;
    std::map<LabKey, std::vector<Starting>> m_starting;
    std::map<uid_t, bool> m_strangers;  ///< what isStranger() found of late
    QTimer m_forgetStrangers;
    QTimer m_idle;
    QTimer m_tellCards;
    bool m_ending = false;
};

}  // namespace toile
