// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/descriptor.h"

#include <QByteArray>

#include <sys/types.h>

#include <vector>

namespace toile::test {

/// A TCP socket with unsent bytes whose last close waits for ten minutes.
class Lingering {
public:
    Lingering();
    int get() const { return m_socket.get(); }
    /// Whoever has got it is the last to hold it now. Only while it is on its way: else this waits.
    void letGo() { m_socket.reset(); }

private:
    Descriptor m_listener;
    Descriptor m_socket;
    Descriptor m_reader;  ///< does not read
};

bool sendWith(int socket, const QByteArray &body, const std::vector<int> &descriptors);

/// A helper's own end of its link to the service, taken as only root can. Invalid: this process has none.
Descriptor linkOf(pid_t helper);

/// As a program of a user: tries to get hold of `process` in every way that the kernel has, and says on standard output
/// what it got.
int reachFor(pid_t process);

/// As a program of a user: makes threads until it may make no more, says how many it has, and keeps them.
int multiply();

/// Puts a key of this name into the keyring of a new session, and becomes the program that follows.
int startWithKey(char **words);
/// As a program of a user: puts a key of this name into its session's keyring, and says whether it could.
int keepKey(const char *name);
/// As a program of a user: says what a key of this name in its session's keyring holds, and what other keys it sees.
int findKey(const char *name);

}  // namespace toile::test
