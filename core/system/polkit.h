// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/system/authority.h"

#include <QStringList>

namespace toile {

/// Asks polkit by its own program pkcheck(1): the service then needs no D-Bus library, of which far more would run as
/// root than is gained. pkcheck gets an absolute path, a list of arguments, an empty environment and a time limit; the
/// process that it asks about is named by number, start and user, so that a later process of that number is not taken
/// for it.
///
/// Root needs no answer. On a machine without polkit (no pkcheck, or no system bus: an ordinary user can bring about
/// neither) members of the group `toile` pass and nobody else does, which is what the installed polkit rule says too.
class PolkitAuthority final : public Authority {
    Q_OBJECT
public:
    struct Places {
        QString program = QStringLiteral("/usr/bin/pkcheck");
        QString bus = QStringLiteral("/run/dbus/system_bus_socket");
    };
    explicit PolkitAuthority(Places places, QObject *parent = nullptr);

    void ask(const Subject &subject, Action action, QObject *context, const Answer &answer) override;

    /// The whole command line. Pure.
    static QStringList command(const QString &program, const Subject &subject, Action action);
    /// What pkcheck's exit status means. Pure.
    static Verdict verdictOf(int exitStatus);

private:
    Places m_places;
};

}  // namespace toile
