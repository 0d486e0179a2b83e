// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <sys/types.h>

namespace toile::test {

// Accounts of the machine that the test lives in; nobody else's.
inline constexpr uid_t kAnn = 64101;    ///< in the group toile; no subordinate ids
inline constexpr uid_t kBob = 64102;    ///< in the group toile, with subordinate ids
inline constexpr uid_t kCarol = 64103;  ///< an ordinary user
inline constexpr uid_t kService = 64104;
inline constexpr gid_t kGroup = 64199;

/// Puts this process into mount, network and process namespaces of its own in which it is root: an empty /run, the
/// accounts above, a network without anything but `lo`. Nothing that a test does reaches the machine. Call it first in
/// main(); when it is not started by root it begins again as the root of a user namespace (unshare(1)). False on
/// failure.
bool enterOwnMachine(int argc, char **argv);

void writeFile(const QString &path, const QByteArray &text, mode_t mode = 0644);

/// While one lives, this process acts as that user: what it connects to sees it so.
class ActAs {
public:
    explicit ActAs(uid_t user);
    ~ActAs();
    ActAs(const ActAs &) = delete;
    ActAs &operator=(const ActAs &) = delete;
};

}  // namespace toile::test
