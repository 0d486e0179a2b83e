// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/protocol/link.h"
#include "core/system/datagram.h"

#include <QObject>
#include <QSocketNotifier>

#include <deque>

namespace toile {

/// The helper's end of its link to the system service.
class ServiceLink : public QObject {
    Q_OBJECT
public:
    explicit ServiceLink(Descriptor link, QObject *parent = nullptr);

    /// False: the service is gone, or does not read.
    bool send(const LinkToService &message, int descriptor = -1);
    /// Waits for the answer to TakeCard or ReturnCard, as a step waits for the kernel's; what else comes meanwhile is
    /// told afterwards. Nothing: the service did not answer in time.
    std::optional<CardMoved> awaitMoved(int milliseconds);

Q_SIGNALS:
    /// Take it by takeClient().
    void clientCame(quint32 client);
    void said(const toile::LinkToHelper &message);
    /// The service ended: so must its labs.
    void ended();

public:
    Descriptor takeClient() { return std::move(m_client); }

private:
    void take();
    void takeHeld();
    void handle(Datagram datagram);

    Descriptor m_link;
    QSocketNotifier m_readable;
    Descriptor m_client;
    std::deque<Datagram> m_held;
};

}  // namespace toile
