// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/helper/muxstream.h"
#include "core/protocol/frames.h"

namespace toile {

/// The stream of one client, on the host's side of the line. Only whole frames reach the client, so that it can be told
/// what happened however suddenly the guest died.
class ClientStream final : public MuxStream {
    Q_OBJECT
public:
    ClientStream(quint32 number, Descriptor socket, MuxChannel &channel);

    /// Whether somebody waits for an answer here, and not only looked whether anybody listens.
    bool isHeard();
    /// The last that the client hears; gone() follows when it has it.
    void tellEnd(const QString &reason);

private:
    QByteArray admit(const QByteArray &bytes) override;

    FrameReader m_frames;
    bool m_greeted = false;
    bool m_spoke = false;
};

/// A client that waits at a listening socket and may use this lab: its own user or root. Invalid when there is none.
Descriptor acceptClient(int listener);

}  // namespace toile
