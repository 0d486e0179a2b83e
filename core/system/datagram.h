// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/descriptor.h"

#include <QByteArray>

#include <optional>

namespace toile {

/// One message of a SOCK_SEQPACKET socket, with at most one descriptor (unix(7), SCM_RIGHTS).
struct Datagram {
    QByteArray body;
    Descriptor descriptor;
};

inline constexpr qsizetype kDatagramBytes = 64 * 1024;

/// False: the other side is gone, or does not read and its buffer is full.
bool sendDatagram(int socket, const QByteArray &body, int descriptor = -1);

enum class Reception { Message, Nothing, End };
/// Never waits. More than one descriptor, or a body over the limit, is the End: nobody of ours sends such.
Reception receiveDatagram(int socket, Datagram &into);

}  // namespace toile
