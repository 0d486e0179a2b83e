// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/system/servicelink.h"

#include <QDeadlineTimer>

#include <poll.h>

#include <algorithm>

namespace toile {

ServiceLink::ServiceLink(Descriptor link, QObject *parent)
    : QObject(parent), m_link(std::move(link)), m_readable(m_link.get(), QSocketNotifier::Read)
{
    connect(&m_readable, &QSocketNotifier::activated, this, &ServiceLink::take);
}

bool ServiceLink::send(const LinkToService &message, int descriptor)
{
    return sendDatagram(m_link.get(), encode(message), descriptor);
}

void ServiceLink::take()
{
    takeHeld();
    Datagram datagram;
    const Reception reception = receiveDatagram(m_link.get(), datagram);
    if (reception == Reception::Nothing)
        return;
    if (reception == Reception::End) {
        m_readable.setEnabled(false);
        Q_EMIT ended();
        return;
    }
    handle(std::move(datagram));
}

void ServiceLink::takeHeld()
{
    while (!m_held.empty()) {
        Datagram first = std::move(m_held.front());
        m_held.pop_front();
        handle(std::move(first));
    }
}

void ServiceLink::handle(Datagram datagram)
{
    const auto message = decodeLinkToHelper(datagram.body);
    if (!message) {
        m_readable.setEnabled(false);
        Q_EMIT ended();
        return;
    }
    const auto *client = std::get_if<NewClient>(&*message);
    if (!client)
        return Q_EMIT said(*message);
    if (datagram.descriptor) {
        m_client = std::move(datagram.descriptor);
        Q_EMIT clientCame(client->client);
    }
}

std::optional<CardMoved> ServiceLink::awaitMoved(int milliseconds)
{
    const QDeadlineTimer deadline(milliseconds);
    for (;;) {
        pollfd readable{m_link.get(), POLLIN, 0};
        const int left = int(std::max<qint64>(0, deadline.remainingTime()));
        if (left == 0 || ::poll(&readable, 1, left) != 1)
            return std::nullopt;
        Datagram datagram;
        const Reception reception = receiveDatagram(m_link.get(), datagram);
        if (reception == Reception::End)
            return std::nullopt;  // its end is seen again by take()
        if (reception == Reception::Nothing)
            continue;
        const auto message = decodeLinkToHelper(datagram.body);
        if (message && std::holds_alternative<CardMoved>(*message))
            return std::get<CardMoved>(*message);
        m_held.push_back(std::move(datagram));
        QMetaObject::invokeMethod(this, &ServiceLink::takeHeld, Qt::QueuedConnection);
    }
}

}  // namespace toile
