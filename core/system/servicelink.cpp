// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/system/servicelink.h"

#include "core/system/datagram.h"

namespace toile {

ServiceLink::ServiceLink(Descriptor link, QObject *parent)
    : QObject(parent), m_link(std::move(link)), m_readable(m_link.get(), QSocketNotifier::Read)
{
    connect(&m_readable, &QSocketNotifier::activated, this, &ServiceLink::take);
}

void ServiceLink::send(const LinkToService &message)
{
    sendDatagram(m_link.get(), encode(message));
}

void ServiceLink::take()
{
    Datagram datagram;
    const Reception reception = receiveDatagram(m_link.get(), datagram);
    if (reception == Reception::Nothing)
        return;
    const auto message = decodeLinkToHelper(datagram.body);
    if (reception == Reception::End || !message) {
        m_readable.setEnabled(false);
        Q_EMIT ended();
        return;
    }
    if (std::holds_alternative<NewClient>(*message) && datagram.descriptor) {
        m_client = std::move(datagram.descriptor);
        Q_EMIT clientCame();
    }
}

}  // namespace toile
