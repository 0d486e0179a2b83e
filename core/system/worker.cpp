// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/system/worker.h"

#include "core/system/cardspace.h"
#include "core/system/datagram.h"

#include <sys/socket.h>

namespace toile {
namespace {

constexpr std::size_t kRememberedClients = 64;

}  // namespace

Worker::Worker(const QString &program, const LabKey &key, const QString &language,
               std::shared_ptr<Undertaker> undertaker, int patience, QObject *parent)
    : QObject(parent), m_undertaker(std::move(undertaker)), m_key(key), m_language(language)
{
    connect(&m_process, &ChildProcess::ended, this,
            [this](const ChildEnd &end) { Q_EMIT ended(m_ready ? QString() : end.errorOutput); });
    int ends[2] = {-1, -1};
    (void)!::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends);
    m_link.reset(ends[0]);
    const Descriptor theirs(ends[1]);
    m_readable = std::make_unique<QSocketNotifier>(m_link.get(), QSocketNotifier::Read);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &Worker::take);
    ChildProcess::Settings settings;
    settings.arguments = {program,
                          QStringLiteral("--worker"),
                          QStringLiteral("--lab"),
                          key.lab,
                          QStringLiteral("--uid"),
                          QString::number(key.uid),
                          QStringLiteral("--language"),
                          language};
    settings.descriptor = theirs.get();
    m_process.start(settings);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &Worker::giveUp);
    m_patience.start(patience);
}

Worker::~Worker()
{
    end();
}

bool Worker::handOver(int client, const Peer &peer)
{
    m_clients.emplace(++m_lastClient, peer);
    if (m_clients.size() > kRememberedClients)
        m_clients.erase(m_clients.begin());
    return m_link && sendDatagram(m_link.get(), encode(LinkToHelper(NewClient{m_lastClient})), client);
}

std::optional<Peer> Worker::client(quint32 number) const
{
    const auto found = m_clients.find(number);
    return found == m_clients.end() ? std::nullopt : std::optional(found->second);
}

void Worker::send(const LinkToHelper &message, int descriptor)
{
    if (m_link && !sendDatagram(m_link.get(), encode(message), descriptor))
        end();
}

void Worker::end()
{
    if (m_readable) {
        m_readable->setEnabled(false);
        m_readable.release()->deleteLater();  // this may be within its own signal
    }
    ::shutdown(m_link.get(), SHUT_RDWR);  // the helper sees it at once
    m_undertaker->take(std::move(m_link));
}

/// Our process is killed with us; one that has become its user already may refuse, and sees its link gone.
void Worker::giveUp()
{
    m_process.disconnect(this);
    end();
    Q_EMIT ended(QString());
}

void Worker::take()
{
    QByteArray body;
    bool carries = false;
    const Reception reception = peekDatagram(m_link.get(), body, carries);
    if (reception == Reception::Nothing)
        return;
    const auto message = decodeLinkToService(body);
    if (reception == Reception::End || !message || !accept(*message, carries))
        return end();
    if (std::holds_alternative<HelperReady>(*message) && !m_ready) {
        m_ready = true;
        m_patience.stop();
        Q_EMIT ready();
        return;
    }
    Q_EMIT said(*message);
    m_descriptor.reset();
}

bool Worker::accept(const LinkToService &message, bool carries)
{
    if (!carries) {
        Datagram datagram;
        return receiveDatagram(m_link.get(), datagram) == Reception::Message;
    }
    if (!std::holds_alternative<TakeCard>(message))
        return false;
    auto space = receiveNetworkSpace(m_link.get(), *m_undertaker);
    if (space)
        m_descriptor = std::move(*space);
    return space.has_value();
}

}  // namespace toile
