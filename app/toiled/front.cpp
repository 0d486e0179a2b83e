// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toiled/front.h"

#include "app/toiled/text.h"
#include "core/kernel/limits.h"

#include <algorithm>

using namespace toile;

namespace {

using namespace std::chrono_literals;

constexpr auto kBootWork = 90s;        ///< of a processor; a boot is done after 3 to 5
constexpr auto kBootStandstill = 60s;  ///< without any work: the machine is busy with others, or it hangs
constexpr auto kSomeWork = 20ms;       ///< what a guest that hangs does not even need
constexpr auto kLastBreath = 2s;       ///< that QEMU has to end after its guest
constexpr auto kGoodbye = 2s;          ///< that clients have to take their last words
constexpr auto kMourning = 600s;       ///< that a dead VM waits for somebody to tell it to

QString withWords(const QString &sentence, const QString &words)
{
    return words.isEmpty()
               ? sentence
               : sentence + QLatin1Char('\n') + ToiledText::tr("Its console said last:") + QLatin1Char('\n') + words;
}

}  // namespace

Front::Front(Descriptor listener, Interpreter &interpreter)
    : m_listener(std::move(listener)), m_interpreter(interpreter)
{
    connect(&m_everySecond, &QTimer::timeout, this, &Front::everySecond);
}

/// How long a boot takes is the machine's affair: what counts is whether it goes on. The first of those that start is
/// the one that works everywhere.
void Front::everySecond()
{
    const VmProcess &vm = *m_starting.front();
    if (const auto work = vm.worked(); work >= m_work + kSomeWork) {
        m_work = work;
        m_sinceWork.start();
    }
    const bool stands = m_sinceWork.hasExpired(std::chrono::milliseconds(kBootStandstill).count());
    if (!stands && m_work < kBootWork)
        return Q_EMIT booting(int(m_booted.elapsed() / 1000));
    const QString why =
        stands
            ? ToiledText::tr("The lab’s virtual machine stood still for %1 seconds while it started. Try again; if the "
                             "machine is very busy, wait a little first.")
                  .arg(kBootStandstill.count())
            : ToiledText::tr(
                  "The lab’s virtual machine did not become ready, though it had %1 seconds of a processor to "
                  "itself. Try again, or another kernel: toilectl deploy --engine vm --kernel FILE")
                  .arg(kBootWork.count());
    Q_EMIT failed(withWords(why, vm.lastWords()));
}

Result<> Front::boot(const std::vector<QemuStart> &starts)
{
    m_booted.start();
    m_sinceWork.start();
    m_everySecond.start(1s);
    for (const QemuStart &start : starts) {
        auto vm = std::make_unique<VmProcess>();
        if (auto running = vm->run(start); !running)
            return running;
        connect(&vm->channel(), &MuxChannel::received, this,
                [this, vm = vm.get()](const MuxPacket &packet) { take(*vm, packet); });
        // A guest that ends takes its line with it; one that only lost it is of no use any more.
        connect(&vm->channel(), &MuxChannel::ended, vm.get(),
                [vm = vm.get()] { QTimer::singleShot(kLastBreath, vm, &VmProcess::kill); });
        m_starting.push_back(std::move(vm));
    }
    return Ok{};
}

void Front::take(VmProcess &vm, const MuxPacket &packet)
{
    switch (packet.kind) {
    case MuxPacket::Kind::Ready:
        if (m_stage == Stage::Booting)
            serve(vm);
        return;
    case MuxPacket::Kind::Closing:
        return stopListening();
    case MuxPacket::Kind::Over:
        if (m_stage == Stage::Booting)
            return Q_EMIT failed(QString::fromUtf8(packet.bytes));
        return endSoon();
    default:
        if (const auto it = m_clients.find(packet.stream); it != m_clients.end())
            it->second->take(packet);
    }
}

void Front::serve(VmProcess &vm)
{
    for (auto &started : m_starting)
        if (started.get() == &vm)
            m_vm = std::move(started);
    std::erase(m_starting, nullptr);
    // Not now: one of them may be telling us this.
    QMetaObject::invokeMethod(
        this, [this] { m_starting.clear(); }, Qt::QueuedConnection);
    m_everySecond.stop();
    m_stage = Stage::Running;
    listen();
    Q_EMIT ready();
}

void Front::listen()
{
    m_acceptable = std::make_unique<QSocketNotifier>(m_listener.get(), QSocketNotifier::Read);
    connect(m_acceptable.get(), &QSocketNotifier::activated, this, &Front::acceptClient);
}

void Front::acceptClient()
{
    Descriptor socket = toile::acceptClient(m_listener.get());
    // The helper inside turns away politely who is one too many; this is for who does not care.
    if (!socket || m_clients.size() >= 2 * limits::kClients)
        return;
    const quint32 number = ++m_lastClient;
    auto client = std::make_unique<ClientStream>(number, std::move(socket), m_vm->channel(), m_interpreter);
    connect(
        client.get(), &MuxStream::gone, this, [this, number] { removeClient(number); }, Qt::QueuedConnection);
    // Who only looks whether anybody listens must not be the one who is told.
    connect(client.get(), &MuxStream::spoke, this, &Front::tellTheDeath, Qt::QueuedConnection);
    m_clients[number] = std::move(client);
    if (m_stage == Stage::Running)
        m_vm->channel().send({MuxPacket::Kind::Open, number, {}});
}

void Front::removeClient(quint32 number)
{
    m_clients.erase(number);
    if (m_stage == Stage::Ending && m_clients.empty())
        Q_EMIT finished();
}

void Front::childEnded(pid_t pid, int status)
{
    if (m_vm && m_vm->isEnded(pid, status)) {
        if (m_stage == Stage::Running)
            lost(*m_vm);
        return;
    }
    for (auto it = m_starting.begin(); it != m_starting.end(); ++it) {
        if (!(*it)->isEnded(pid, status))
            continue;
        const auto vm = std::move(*it);
        m_starting.erase(it);
        if (m_stage == Stage::Booting && m_starting.empty())
            Q_EMIT failed(withWords(vm->ending(), vm->lastWords()));
        return;
    }
}

/// Whoever is there hears it; else the first who comes.
void Front::lost(const VmProcess &vm)
{
    m_epitaph = [&vm] { return withWords(vm.ending(), vm.lastWords()); };
    m_stage = Stage::Dead;
    QTimer::singleShot(kMourning, this, &Front::finished);
    if (std::ranges::any_of(m_clients, [](const auto &entry) { return entry.second->isHeard(); }))
        tellTheDeath();
}

void Front::tellTheDeath()
{
    if (m_stage == Stage::Dead)
        shutDown(m_epitaph);
}

void Front::shutDown(const Wording &reason)
{
    stopListening();
    tellClients(reason);
    endSoon();
}

void Front::stopListening()
{
    m_acceptable.reset();
    if (!m_listener)
        return;
    m_listener.reset();
    Q_EMIT closing();
}

void Front::tellClients(const Wording &reason)
{
    for (const auto &[number, client] : m_clients)
        client->tellEnd(reason);
}

/// The lab is gone; clients may still be taking what it said last.
void Front::endSoon()
{
    m_stage = Stage::Ending;
    stopListening();
    if (m_vm)
        m_vm->kill();
    m_starting.clear();
    for (const auto &[number, client] : m_clients)
        client->deliverLast({});
    QTimer::singleShot(m_clients.empty() ? 0ms : std::chrono::milliseconds(kGoodbye), this, &Front::finished);
}
