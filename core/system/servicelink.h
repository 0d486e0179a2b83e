// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/descriptor.h"
#include "core/protocol/link.h"

#include <QObject>
#include <QSocketNotifier>

namespace toile {

/// The helper's end of its link to the system service.
class ServiceLink : public QObject {
    Q_OBJECT
public:
    explicit ServiceLink(Descriptor link, QObject *parent = nullptr);

    void send(const LinkToService &message);

Q_SIGNALS:
    /// Take it by takeClient().
    void clientCame();
    /// The service ended: so must its labs.
    void ended();

public:
    Descriptor takeClient() { return std::move(m_client); }

private:
    void take();

    Descriptor m_link;
    QSocketNotifier m_readable;
    Descriptor m_client;
};

}  // namespace toile
