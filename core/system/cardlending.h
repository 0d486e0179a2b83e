// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/linux/cardlist.h"
#include "core/system/cardguard.h"
#include "core/system/cardreturn.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <map>
#include <memory>

namespace toile {

/// Lends the computer's network cards to labs, and gives each back exactly as it was: when it is told to, when nobody
/// confirms in time that all is well, when the lab's helper ends, and when the service is killed (CardGuard) or
/// starts again after that. What is done is written to the journal before. Who may have a card is decided elsewhere
/// (CardDesk).
class CardLending : public QObject {
    Q_OBJECT
public:
    struct Settings {
        QString folder = QStringLiteral("/run/toile/cards");  ///< of the journal
        QString root;                                         ///< before the paths of keepersOf()
        VirtualCards virtualCards = VirtualCards::No;
        QString guard;         ///< path of toiled, which guards the cards; empty: nobody does
        int patience = 30000;  ///< milliseconds until a card goes back that nobody has confirmed
    };
    explicit CardLending(Settings settings, QObject *parent = nullptr);
    ~CardLending() override;

    /// Gives back what an earlier service had lent.
    void recover();

    /// As a client of this lab sees them.
    CardStates cardsFor(const LabKey &lab) const;
    /// Why this lab cannot have the card; Ok when it can, or has it already.
    Result<> isFree(const LabKey &lab, const QString &card) const;
    /// Into the namespace `ns`, which must be one of a user namespace that this lab's user owns.
    Result<> lend(const LabKey &lab, const QString &card, const QString &name, Descriptor ns);
    Result<> takeBack(const LabKey &lab, const QString &card);
    /// All is well: what the lab has now it keeps.
    void confirm(const LabKey &lab);
    /// All of the lab's, at once.
    void takeBackAll(const LabKey &lab);
    /// Some are not back yet.
    bool owesCards() const { return !m_lent.empty() || !m_awaited.empty(); }

Q_SIGNALS:
    /// Something that cardsFor() says is another now.
    void changed();
    /// It went back without the lab's helper having asked.
    void wentBack(const toile::LabKey &lab, const QString &card);
    /// Nobody confirmed in time, and the lab keeps the card where it cannot be found: its end will bring it.
    void isKept(const toile::LabKey &lab);

private:
    struct Held {
        LentCard card;
        CardState state;  ///< what a client is told
        Descriptor ns;
        std::unique_ptr<QTimer> confirmation;
    };
    struct Fault {
        LabKey lab;
        ReturnedCard card;
    };

    /// Gives back what is in it when it becomes ours.
    bool ownsJournal(std::chrono::milliseconds patience);
    void takeOver();
    Result<> moveInto(const LabKey &lab, const CardState &state, const QString &name, Descriptor ns);
    void expired(const QString &card);
    /// False: it is not back yet, and is awaited.
    bool revert(const QString &card);
    bool settle(const LentCard &card, int ns, Search search);
    void await(const QString &name, Held held);
    void awaitReturns();
    /// Cards that the kernel brought back, for the namespace ended that they were in.
    void noticeReturns();
    void tellFaults(const LabKey &lab, CardStates &cards) const;

    Settings m_settings;
    CardJournal m_journal;
    Descriptor m_lock;
    CardGuard m_guard;
    std::map<QString, Held> m_lent;
    std::map<QString, Held> m_awaited;  ///< nowhere to be found; hardware comes when the last namespace it was in ends
    std::map<QString, Fault> m_faults;  ///< of those that are back, by the name that they had
    QTimer m_watch;
    QTimer m_look;
    int m_looks = 0;
};

}  // namespace toile
