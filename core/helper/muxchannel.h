// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/descriptor.h"

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

#include <optional>

namespace toile {

/// What goes over the one line between a micro-VM and its host: the byte streams of several clients, and a few words
/// about the whole. On the line: u8 kind, u32 stream, u32 length (big-endian), then so many bytes.
struct MuxPacket {
    enum class Kind : quint8 {
        Ready = 1,  ///< guest: streams may be opened
        Open,       ///< host: a client came
        Bytes,      ///< of one stream, at most kMuxBytes
        Credit,     ///< u32: so many more bytes of that stream may be sent
        Close,      ///< the stream's socket ended; what was sent before is still to be delivered
        Closing,    ///< guest: no client may come any more; sent before any is told goodbye
        Over,       ///< guest: the lab is gone; or, with text, why it cannot be had
    };
    Kind kind = Kind::Ready;
    quint32 stream = 0;
    QByteArray bytes;
    bool operator==(const MuxPacket &) const = default;
};

inline constexpr qsizetype kMuxBytes = 64 * 1024;
/// Bytes of one stream that may be under way; a client that does not read holds up nobody else.
inline constexpr qsizetype kMuxWindow = 256 * 1024;

QByteArray encodePacket(const MuxPacket &packet);

/// Cuts the line's bytes into packets.
class MuxReader {
public:
    void append(const QByteArray &bytes) { m_buffer += bytes; }
    std::optional<MuxPacket> next();
    /// The other side sent what is no packet: nothing more can be read.
    bool isBroken() const { return m_broken; }

private:
    QByteArray m_buffer;
    bool m_broken = false;
};

/// One end of the line: a socket, or the guest's port.
class MuxChannel : public QObject {
    Q_OBJECT
public:
    /// `line` does not block.
    explicit MuxChannel(Descriptor line, QObject *parent = nullptr);

    void send(const MuxPacket &packet);
    /// Writes all that was sent, for at most so long.
    void drain(int milliseconds);

Q_SIGNALS:
    void received(const toile::MuxPacket &packet);
    void ended();  ///< the other side is gone, or broke the rules

private:
    void readSome();
    void flush();
    void end();

    Descriptor m_line;
    QSocketNotifier m_readable;
    QSocketNotifier m_writable;
    MuxReader m_reader;
    QByteArray m_outgoing;
    bool m_ended = false;
};

}  // namespace toile
