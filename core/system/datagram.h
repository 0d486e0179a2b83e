// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/descriptor.h"

#include <QByteArray>

#include <sys/types.h>

#include <vector>

namespace toile {

/// One message of a SOCK_SEQPACKET socket, with at most one descriptor (unix(7), SCM_RIGHTS).
struct Datagram {
    QByteArray body;
    Descriptor descriptor;
};

inline constexpr qsizetype kDatagramBytes = 64 * 1024;

enum class Sending { Sent, Full, Gone };
/// Never waits. Full: the other side does not read.
Sending offerDatagram(int socket, const QByteArray &body, int descriptor = -1);
/// The same, in short: whether it was sent.
bool sendDatagram(int socket, const QByteArray &body, int descriptor = -1);

enum class Reception { Message, Nothing, End };

/// What the next message says, which stays where it is. `carries`: descriptors come with it. From a stranger nothing
/// may be taken, nor closed untaken, before that is known: closing what they send can take as long as they like.
Reception peekDatagram(int socket, QByteArray &body, bool &carries);
/// All descriptors of the next message, which is taken.
std::vector<Descriptor> takeDescriptors(int socket);
/// Bytes of a stream that come without descriptors, as recv(2) does; -1 and EBADMSG: some come with them, and nothing
/// was taken.
ssize_t receivePlain(int socket, void *into, std::size_t size);

/// Never waits. More than one descriptor, or a body over the limit, is the End: nobody of ours sends such.
Reception receiveDatagram(int socket, Datagram &into);

}  // namespace toile
