// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/system/authority.h"
#include "core/system/cardlending.h"
#include "core/system/worker.h"

#include <QDeadlineTimer>
#include <QPointer>
#include <QTranslator>

#include <set>

namespace toile {

/// Of as many cards as there may be, with as much of each as one message to a helper can say: what waits goes first.
CardStates fitIntoDatagram(CardStates cards);

/// Answers what helpers ask for network cards. Each taking needs the administrator's permission for that very card,
/// asked of the client that wants it; what a helper says otherwise, which is its user's own process, gives it nothing
/// more.
class CardDesk : public QObject {
    Q_OBJECT
public:
    CardDesk(CardLending::Settings settings, Authority &authority, QObject *parent = nullptr);

    /// Gives back what an earlier service had lent.
    void recover() { m_lending.recover(); }
    CardStates cardsFor(const LabKey &lab) const { return m_lending.cardsFor(lab); }
    /// What a client of this lab is to know before it plans.
    void tellCards(Worker &worker) const;
    void said(Worker &worker, const LinkToService &message);
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
    void decided(const QPointer<Worker> &worker, const WantCards &request, Verdict verdict);
    Result<> mayAsk(const Worker &worker, const WantCards &request) const;
    bool isAskedEnough(const LabKey &lab) const;
    /// The lab that brought it about hears it before the answer.
    void tellIfChanged(Worker &worker);
    bool usePermit(const LabKey &lab, const QString &card);

    Authority &m_authority;
    QTranslator m_french;
    CardLending m_lending;
    std::vector<Permit> m_permits;
    std::set<LabKey> m_asking;  ///< for each the administrator is being asked
    bool m_hasChanged = false;
};

}  // namespace toile
