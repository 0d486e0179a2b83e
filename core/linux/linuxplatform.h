// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/cardlender.h"
#include "core/kernel/livesource.h"
#include "core/kernel/platform.h"

#include <memory>

namespace toile {

/// The real kernel. Every machine is a network namespace that this process made and whose descriptors it keeps; when
/// the process ends, whatever the reason, the kernel removes them all.
///
/// The process must already sit in user, network and mount namespaces of its own. Its network namespace is the base:
/// it stays empty, and every call returns to it. All calls come from one thread (entering a namespace is a property of
/// the thread); where there is much to make or to read, a second one of its own helps. Nothing here survives a fork:
/// every descriptor is close-on-exec.
class LinuxPlatform final : public KernelPlatform, public LiveSource {
public:
    struct Options {
        /// Where each machine gets a name for `ip netns exec`: an existing writable folder (a tmpfs of our own mount
        /// namespace). Empty: no names.
        QString nameFolder = QStringLiteral("/run/netns");
    };

    /// Fails when this process may not make network namespaces; the message says what to do.
    static Result<std::unique_ptr<LinuxPlatform>> open(const Options &options);
    static Result<std::unique_ptr<LinuxPlatform>> open() { return open(Options()); }
    /// As removeAll().
    ~LinuxPlatform() override;

    /// From now on labs can have real network cards, lent by `lender`, which outlives this.
    void lendCardsFrom(CardLender &lender);
    /// The lender took it back by itself.
    void cardWentBack(const QString &card);

    Result<> perform(const Step &step) override;
    /// Machines are made in two threads, when there are many.
    void expect(const Plan &steps) override;
    Result<KernelState> observe() override;
    /// Probed once; nothing when the probe failed.
    KernelFeatures features() override;

    int eventDescriptor() const override;
    std::map<QString, LiveTables> takeEvents() override;
    /// The kernel announces no change of a MAC's age nor of a connection's counters and time-out: while somebody
    /// watches, read Fdb and Conntrack again once a second for machines that have rows there.
    Result<> read(const QString &machine, LiveTables tables, LiveMachine &into) override;
    std::vector<QString> machines() const override;
    CountersSample counters() override;

    /// For setns(2) before a program is started in the machine; -1 when there is none of that name. Stays ours.
    int namespaceDescriptor(const QString &machine) const;

    /// Lets go of every machine at once: returns within milliseconds, the kernel frees them behind. What runs inside
    /// must have been ended before, or it keeps its namespace alive.
    void removeAll();

private:
    struct Parts;
    explicit LinuxPlatform(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

}  // namespace toile
