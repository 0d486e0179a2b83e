// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/helper/muxstream.h"
#include "core/protocol/frames.h"
#include "core/protocol/interpreter.h"

namespace toile {

/// The stream of one client, on the host's side of the line. Only whole frames reach the client, so that it can be told
/// what happened however suddenly the guest died.
class ClientStream final : public MuxStream {
    Q_OBJECT
public:
    ClientStream(quint32 number, Descriptor socket, MuxChannel &channel, Interpreter &interpreter);

    /// Whether somebody waits for an answer here, and not only looked whether anybody listens.
    bool isHeard();
    /// The last that the client hears, in the language that it greeted the helper in; gone() follows when it has it.
    void tellEnd(const Wording &reason);

private:
    QByteArray admit(const QByteArray &bytes) override;
    void overhear(const QByteArray &bytes);

    static constexpr quint32 kHelloBytes = 4096;  ///< a longer one says nothing that is needed here

    FrameReader m_frames;
    bool m_greeted = false;
    bool m_spoke = false;
    Interpreter &m_interpreter;
    std::optional<FrameReader> m_hello{kHelloBytes};  ///< of what the client says, until its first message is whole
    QString m_language;
};

/// A client that waits at a listening socket and may use this lab: its own user or root. Invalid when there is none.
Descriptor acceptClient(int listener);

}  // namespace toile
