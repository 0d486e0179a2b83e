// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/descriptor.h"
#include "core/linux/carddump.h"
#include "core/system/worker.h"

#include <chrono>
#include <optional>

namespace toile {

/// What must be known to give a lent card back, whatever ends meanwhile.
struct LentCard {
    LabKey lab;
    CardDump dump;
    int indexThere = 0;  ///< in the lab; 0: not known
    bool operator==(const LentCard &) const = default;
};

/// The lent cards on disk, a file each, which only root can read, and beside it the network namespace that the card
/// went to, which stays for as long as it is mounted there: the service may be killed at any moment. In /run: a reboot
/// starts with an empty one, and with every card where it belongs.
class CardJournal {
public:
    explicit CardJournal(QString folder) : m_folder(std::move(folder)) {}

    /// For as long as the descriptor is open, or this process lives, nobody else gets it; waits for who has it.
    Descriptor lock() const;
    /// None when it is still another's after that time; errno says why.
    Descriptor tryLock(std::chrono::milliseconds patience) const;
    /// Written, and on the disk, before it returns.
    Result<> write(const LentCard &card) const;
    /// Keeps the namespace alive and findable. Without the right to mount this does nothing: hardware comes back to the
    /// computer by itself when its namespace ends.
    void pin(const QString &card, int ns) const;
    Descriptor pinned(const QString &card) const;
    void unpin(const QString &card) const;
    /// After the card is back.
    void remove(const QString &card) const;
    /// Of an earlier service.
    std::vector<LentCard> all() const;

private:
    Descriptor toLock() const;
    QString path(const QString &card, const char *suffix) const;

    QString m_folder;
};

QByteArray encode(const LentCard &card);
std::optional<LentCard> decodeLentCard(const QByteArray &bytes);

}  // namespace toile
