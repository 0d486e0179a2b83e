// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/system/worker.h"

#include "core/system/cardspace.h"
#include "core/system/datagram.h"

#include <fcntl.h>
#include <sys/socket.h>

#include <algorithm>
#include <chrono>

namespace toile {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kRememberedClients = 64;
constexpr std::size_t kMostOutgoing = 128;
// No lab may keep the service from the others: 50 messages are read of it each tenth of a second.
constexpr auto kPace = 100ms;
constexpr int kMostHeard = 50;

}  // namespace

Worker::Worker(const QString &program, const LabKey &key, const QString &language,
               std::shared_ptr<Undertaker> undertaker, int patience, QObject *parent)
    : QObject(parent), m_undertaker(std::move(undertaker)), m_key(key)
{
    connect(&m_process, &ChildProcess::ended, this,
            [this](const ChildEnd &end) { Q_EMIT ended(m_ready ? QString() : end.errorOutput); });
    int ends[2] = {-1, -1};
    (void)!::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends);
    m_link.reset(ends[0]);
    const Descriptor theirs(ends[1]);
    m_readable = std::make_unique<QSocketNotifier>(m_link.get(), QSocketNotifier::Read);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &Worker::take);
    m_writable = std::make_unique<QSocketNotifier>(m_link.get(), QSocketNotifier::Write);
    m_writable->setEnabled(false);
    connect(m_writable.get(), &QSocketNotifier::activated, this, &Worker::flush);
    m_pace.setSingleShot(true);
    connect(&m_pace, &QTimer::timeout, this, &Worker::listenAgain);
    ChildProcess::Settings settings;
    settings.arguments = {program,
                          QStringLiteral("--worker"),
                          QStringLiteral("--uid"),
                          QString::number(key.uid),
                          QStringLiteral("--language"),
                          language};
    settings.environment = {QByteArray(kLabVariable) + '=' + key.lab.toUtf8()};
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
    return post(encode(LinkToHelper(NewClient{m_lastClient})), client, false);
}

std::optional<Peer> Worker::client(quint32 number) const
{
    const auto found = m_clients.find(number);
    return found == m_clients.end() ? std::nullopt : std::optional(found->second);
}

void Worker::send(const LinkToHelper &message)
{
    if (m_link && !post(encode(message), -1, std::holds_alternative<CardsNow>(message)))
        end();
}

bool Worker::post(const QByteArray &body, int descriptor, bool isCards)
{
    if (!m_link)
        return false;
    if (m_outgoing.empty()) {
        const Sending sent = offerDatagram(m_link.get(), body, descriptor);
        if (sent != Sending::Full)
            return sent == Sending::Sent;
    }
    const auto older =
        std::find_if(m_outgoing.begin(), m_outgoing.end(), [](const Outgoing &one) { return one.isCards; });
    if (isCards && older != m_outgoing.end()) {
        older->body = body;
        return true;
    }
    if (m_outgoing.size() >= kMostOutgoing)
        return false;
    Descriptor copy(descriptor >= 0 ? ::fcntl(descriptor, F_DUPFD_CLOEXEC, 0) : -1);
    m_outgoing.push_back({body, std::move(copy), isCards});
    m_writable->setEnabled(true);
    return true;
}

void Worker::flush()
{
    while (!m_outgoing.empty()) {
        Outgoing &first = m_outgoing.front();
        const Sending sent = offerDatagram(m_link.get(), first.body, first.descriptor.get());
        if (sent == Sending::Full)
            return;
        if (sent == Sending::Gone)
            return end();
        m_undertaker->take(std::move(first.descriptor));
        m_outgoing.pop_front();
    }
    m_writable->setEnabled(false);
}

void Worker::end()
{
    for (auto *notifier : {&m_readable, &m_writable})
        if (*notifier) {
            (*notifier)->setEnabled(false);
            notifier->release()->deleteLater();  // this may be within its own signal
        }
    for (Outgoing &one : m_outgoing)
        m_undertaker->take(std::move(one.descriptor));
    m_outgoing.clear();
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
    if (!m_pace.isActive())
        m_pace.start(kPace);
    m_readable->setEnabled(++m_heard < kMostHeard);
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

void Worker::listenAgain()
{
    m_heard = 0;
    if (m_readable)
        m_readable->setEnabled(true);
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
