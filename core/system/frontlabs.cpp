// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/protocol/servicelimits.h"
#include "core/system/front.h"

#include <algorithm>

namespace toile {
namespace {

using namespace std::chrono_literals;

constexpr auto kRemembered = 5s;
constexpr std::size_t kMostRemembered = 1024;
constexpr auto kLastPatience = 5s;  ///< for helpers that do not end by themselves

}  // namespace

void Front::startWorker(Visitor *visitor)
{
    const LabKey key{visitor->peer().uid, visitor->request().lab};
    if (const auto other = m_workers.find(key); other != m_workers.end()) {
        // Somebody else of this user was quicker.
        if (other->second->isReady()) {
            handOver(visitor, other->second.get(), false);
            return;
        }
        m_starting[key].push_back({visitor, false});
        return;
    }
    if (m_ending || m_workers.size() >= limits::kLabsOfService || labsOf(key.uid) >= limits::kLabsOfUser)
        return refuse(visitor, ErrorCode::LimitExceeded,
                      QT_TRANSLATE_NOOP("toile::Front",
                                        "The system service runs no more labs for you: undeploy one, or "
                                        "deploy in the sandbox."));
    auto worker = std::make_unique<Worker>(m_settings.helper, key, visitor->request().language, m_undertaker);
    Worker *one = worker.get();
    connect(one, &Worker::ready, this, [this, one] { workerReady(one); });
    connect(one, &Worker::said, this, [this, one](const LinkToService &message) { m_cards.said(*one, message); });
    connect(one, &Worker::ended, this, [this, one](const QString &error) { workerEnded(one, error); });
    m_workers[key] = std::move(worker);
    m_starting[key].push_back({visitor, true});
    updateIdle();
}

void Front::workerReady(Worker *worker)
{
    const auto waiting = m_starting.extract(worker->key());
    bool isWanted = false;
    for (const Starting &one : waiting.empty() ? std::vector<Starting>() : waiting.mapped())
        isWanted = handOver(one.visitor, worker, one.first) || isWanted;
    // All who wanted it went meanwhile.
    if (!isWanted)
        worker->end();
}

void Front::workerEnded(Worker *worker, const QString &error)
{
    const LabKey &key = worker->key();  // the worker goes later, when the event loop turns
    if (const auto waiting = m_starting.extract(key); !waiting.empty()) {
        for (const Starting &one : waiting.mapped()) {
            QString text =
                say(one.visitor, QT_TRANSLATE_NOOP("toile::Front", "The lab’s helper could not be started."));
            refuse(one.visitor, makeError(ErrorCode::Refused, error.isEmpty() ? text : error));
        }
    }
    const auto held = m_workers.find(key);
    held->second.release()->deleteLater();
    m_workers.erase(held);
    m_cards.labEnded(key);
    updateIdle();
    if (m_ending && m_workers.empty())
        Q_EMIT finished();
}

bool Front::handOver(Visitor *visitor, Worker *worker, bool started)
{
    m_cards.tellCards(*worker);
    const bool done = visitor->tell(Opened{started}) && worker->handOver(visitor->socket(), visitor->peer());
    if (!done)
        visitor->tell(Failed{0, makeError(ErrorCode::Disconnected,
                                          say(visitor, QT_TRANSLATE_NOOP("toile::Front", "The lab is just ending: try "
                                                                                         "again.")))});
    dismiss(visitor);
    return done;
}

void Front::dismiss(Visitor *visitor)
{
    for (auto &[key, waiting] : m_starting)
        std::erase_if(waiting, [visitor](const Starting &one) { return one.visitor == visitor; });
    const auto held =
        std::find_if(m_visitors.begin(), m_visitors.end(), [visitor](const auto &one) { return one.get() == visitor; });
    if (held == m_visitors.end())
        return;
    // It may be in the middle of its own signal. Its socket closes with it, a moment later.
    visitor->disconnect(this);
    held->release()->deleteLater();
    m_visitors.erase(held);
    updateIdle();
}

void Front::shutDown()
{
    m_ending = true;
    m_acceptable.reset();
    m_undertaker->take(std::move(m_listener));
    if (m_workers.empty()) {
        QMetaObject::invokeMethod(this, &Front::finished, Qt::QueuedConnection);
        return;
    }
    for (const auto &[key, worker] : m_workers) {
        m_cards.labEnded(key);  // while all lives that may hold a card
        worker->end();
    }
    QTimer::singleShot(kLastPatience, this, &Front::finished);
}

void Front::recoverCards()
{
    m_cards.recover();
    updateIdle();
}

void Front::updateIdle()
{
    if (m_settings.idleLimit < 0)
        return;
    if (!m_visitors.empty() || !m_workers.empty() || m_cards.owesCards())
        m_idle.stop();
    else if (!m_idle.isActive())
        m_idle.start(m_settings.idleLimit);
}

bool Front::hasRoomFor(uid_t uid, bool isStranger)
{
    if (visitorsOf(uid) >= limits::kWaitingOfUser)
        return false;
    const auto alike = std::count_if(m_visitors.begin(), m_visitors.end(),
                                     [&](const auto &one) { return one->isStranger() == isStranger; });
    if (alike < (isStranger ? limits::kWaitingOfStrangers : limits::kWaitingOfService))
        return true;
    // A user has more numbers than one, by his subordinate ids: those who just wait make room for one who asks.
    const auto silent = std::find_if(m_visitors.begin(), m_visitors.end(),
                                     [](const auto &one) { return one->isStranger() && !one->hasAsked(); });
    if (!isStranger || silent == m_visitors.end())
        return false;
    dismiss(silent->get());
    return true;
}

bool Front::isStranger(uid_t uid)
{
    if (uid == 0 || labsOf(uid) > 0)
        return false;
    if (const auto known = m_strangers.find(uid); known != m_strangers.end())
        return known->second;
    if (m_strangers.empty())
        m_forgetStrangers.start(kRemembered);
    else if (m_strangers.size() >= kMostRemembered)
        m_strangers.clear();
    const auto account = Account::find(uid);
    return m_strangers[uid] = !account || !account->isMemberOf(kServiceGroup);
}

int Front::visitorsOf(uid_t uid) const
{
    return int(
        std::count_if(m_visitors.begin(), m_visitors.end(), [uid](const auto &one) { return one->peer().uid == uid; }));
}

int Front::labsOf(uid_t uid) const
{
    return int(
        std::count_if(m_workers.begin(), m_workers.end(), [uid](const auto &one) { return one.first.uid == uid; }));
}

}  // namespace toile
