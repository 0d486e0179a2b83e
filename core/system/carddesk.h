// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/protocol/interpreter.h"
#include "core/system/authority.h"
#include "core/system/cardlending.h"
#include "core/system/worker.h"

#include <QDeadlineTimer>
#include <QPointer>

#include <functional>
#include <map>

namespace toile {

/// Of as many cards as there may be, with as much of each as one message to a helper can say: what waits goes first.
CardStates fitIntoDatagram(CardStates cards);

/// Answers what helpers ask for network cards. Each taking needs the administrator's permission for that very card,
/// asked of the client that wants it; what a helper says otherwise, which is its user's own process, gives it nothing
/// more.
class CardDesk : public QObject {
    Q_OBJECT
public:
    CardDesk(CardLending::Settings settings, Authority &authority, Interpreter &interpreter, QObject *parent = nullptr);

    /// Gives back what an earlier service had lent.
    void recover() { m_lending.recover(); }
    CardStates cardsFor(const LabKey &lab) const { return m_lending.cardsFor(lab); }
    /// What a client of this lab is to know before it plans.
    void tellCards(Worker &worker) const;
    void said(Worker &worker, const LinkToService &message);
    /// What the administrator is asked.
    struct Question {
        LabKey lab;
        QStringList cards;
        Subject subject;   ///< who asks
        QString language;  ///< of the sentence that says why not
    };
    /// Asks as long as `context` lives. `answer` is called then, or within the call when nobody is to be asked. Nothing
    /// is permitted by it.
    void ask(const Question &question, QObject *context, const std::function<void(const Result<> &)> &answer);
    /// The administrator gave the lab these cards, for one taking of each soon after.
    void permit(const LabKey &lab, const QStringList &cards);
    /// The helper ended.
    void labEnded(const LabKey &lab);
    bool owesCards() const { return m_lending.owesCards(); }

Q_SIGNALS:
    /// All labs that have or had cards are to be told.
    void changed();
    void wentBack(const toile::LabKey &lab, const QString &card);
    /// As CardLending says it.
    void isKept(const toile::LabKey &lab);

private:
    /// Given once, for one taking soon after.
    struct Permit {
        LabKey lab;
        QString card;
        QDeadlineTimer until;
    };

    void on(Worker &worker, const HelperReady &) { Q_UNUSED(worker) }
    void on(Worker &worker, const WantCards &request);
    void on(Worker &worker, const TakeCard &request);
    void on(Worker &worker, const ReturnCard &request);
    void on(Worker &worker, const KeepCards &);
    void on(Worker &worker, const ReturnCards &);
    Result<> mayAsk(const LabKey &lab, const QStringList &cards) const;
    bool isAskedEnough(const LabKey &lab) const;
    std::vector<Permit>::iterator permitFor(const LabKey &lab, const QString &card);
    /// The lab that brought it about hears it before the answer.
    void tellIfChanged(Worker &worker);
    bool usePermit(const LabKey &lab, const QString &card);

    Authority &m_authority;
    Interpreter &m_interpreter;
    CardLending m_lending;
    std::vector<Permit> m_permits;
    std::map<LabKey, QPointer<QObject>> m_asking;  ///< for each the administrator is being asked, while this lives
    bool m_hasChanged = false;
};

}  // namespace toile
