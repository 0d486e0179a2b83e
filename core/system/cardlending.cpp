// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/system/cardlending.h"

#include "core/kernel/limits.h"
#include "core/kernel/text.h"
#include "core/linux/cardmove.h"
#include "core/system/cardkeepers.h"
#include "core/system/cardspace.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>

#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <thread>

namespace toile {
namespace {

using namespace std::chrono_literals;

constexpr auto kWatch = 1s;
constexpr auto kLook = 50ms;
constexpr int kLooksASearch = 10;  ///< to look everywhere takes longer
constexpr int kQuickLooks = 600;   ///< 30 s or more; from then on once a second, and everywhere once a minute
constexpr int kSlowLooksASearch = 60;
constexpr auto kLastLooks = 5s;  ///< at the service's end
constexpr int kRestFactor = 3;   ///< looking takes at most a quarter of the service's time
constexpr auto kLockPatience = 5s;

Result<NetlinkSocket> homeSocket()
{
    auto socket = NetlinkSocket::open(NETLINK_ROUTE);
    if (socket)
        return socket;
    return makeError(ErrorCode::Io, CardText::tr("The computer’s network cards cannot be read (%1).")
                                        .arg(qt_error_string(socket.error().sysErrno)));
}

/// `attempt` is a sentence; the kernel's own reason follows.
Error withReason(const QString &attempt, const Error &reason)
{
    Error error = reason;
    error.message = attempt + u' ' + CardText::tr("The kernel says: %1.").arg(qt_error_string(reason.sysErrno));
    return error;
}

Error stillAway(CardState card)
{
    card.obstacle = CardObstacle::Away;
    return *obstacleOf(card);
}

Error lockFailed(const QString &folder)
{
    Error error = makeError(ErrorCode::Refused,
                            CardText::tr("The list of lent network cards, %1, could not be locked (%2). If another "
                                         "system service runs, or gives cards back just now, wait until it has ended.")
                                .arg(folder, qt_error_string(errno)));
    error.sysErrno = errno;
    return error;
}

void log(const QString &text)
{
    std::fprintf(stderr, "%s\n", qPrintable(text));
}

}  // namespace

CardLending::CardLending(Settings settings, QObject *parent)
    : QObject(parent), m_settings(std::move(settings)), m_journal(m_settings.folder), m_guard(m_settings.guard)
{
    m_look.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, &CardLending::awaitReturns);
    connect(&m_watch, &QTimer::timeout, this, &CardLending::noticeReturns);
}

/// The labs have ended, or are ending: what still has a card of theirs goes with them.
CardLending::~CardLending()
{
    blockSignals(true);
    while (!m_lent.empty())
        revert(m_lent.begin()->first);
    const QDeadlineTimer end(kLastLooks);
    while (!m_awaited.empty() && !end.hasExpired()) {
        std::this_thread::sleep_for(kLook);
        awaitReturns();
    }
}

void CardLending::recover()
{
    if (!ownsJournal(kLockPatience))
        log(lockFailed(m_settings.folder).message);
}

bool CardLending::ownsJournal(std::chrono::milliseconds patience)
{
    if (m_lock)
        return true;
    m_lock = m_journal.tryLock(patience);
    if (m_lock)
        takeOver();
    return bool(m_lock);
}

void CardLending::takeOver()
{
    for (const LentCard &card : m_journal.all()) {
        const Descriptor ns = m_journal.pinned(card.dump.name);
        if (settle(card, ns.get(), Search::Everywhere))
            continue;
        CardState state;
        state.name = card.dump.name;
        await(card.dump.name, {card, state, {}, nullptr});
    }
    Q_EMIT changed();
}

CardStates CardLending::cardsFor(const LabKey &lab) const
{
    CardStates cards;
    if (auto home = homeSocket())
        if (auto listed = listCards(*home, m_settings.virtualCards)) {
            cards = std::move(*listed);
            for (CardState &card : cards)
                card.keepers = keepersOf(card.name, home->interfaceIndex(card.name), m_settings.root);
        }
    for (const auto &[name, held] : m_lent) {
        CardState card = held.state;
        card.here = held.card.lab == lab;
        card.obstacle = card.here ? CardObstacle::None : CardObstacle::Lent;
        card.confirmWithin = card.here && held.confirmation ? std::max(0, held.confirmation->remainingTime()) : -1;
        cards.push_back(card);
    }
    for (const auto &[name, held] : m_awaited) {
        cards.push_back(held.state);
        cards.back().here = held.card.lab == lab;
        cards.back().obstacle = CardObstacle::Away;
    }
    tellFaults(lab, cards);
    if (cards.size() > limits::kCards)
        cards.resize(limits::kCards);
    return cards;
}

void CardLending::tellFaults(const LabKey &lab, CardStates &cards) const
{
    for (const auto &[name, fault] : m_faults) {
        const auto card = std::find_if(cards.begin(), cards.end(), [&fault = fault](const CardState &each) {
            return each.name == fault.card.name && !each.here;
        });
        if (fault.lab != lab || card == cards.end())
            continue;
        card->was = name == fault.card.name ? QString() : name;
        card->missing = fault.card.missing.first(std::min<qsizetype>(fault.card.missing.size(), limits::kCardFaults));
    }
}

Result<> CardLending::isFree(const LabKey &lab, const QString &card) const
{
    if (const auto awaited = m_awaited.find(card); awaited != m_awaited.end())
        return stillAway(awaited->second.state);
    if (const auto held = m_lent.find(card); held != m_lent.end()) {
        if (held->second.card.lab == lab)
            return Ok();
        CardState state = held->second.state;
        state.obstacle = CardObstacle::Lent;
        return *obstacleOf(state);
    }
    auto home = homeSocket();
    if (!home)
        return home.error();
    const auto state = cardNamed(*home, card, m_settings.virtualCards);
    if (!state)
        return state.error();
    const auto obstacle = obstacleOf(*state);
    return obstacle ? Result<>(*obstacle) : Result<>(Ok());
}

Result<> CardLending::lend(const LabKey &lab, const QString &card, const QString &name, Descriptor ns)
{
    if (!ownsJournal(0s))
        return lockFailed(m_settings.folder);
    if (const auto free = isFree(lab, card); !free)
        return free;
    if (m_lent.contains(card))
        return makeError(ErrorCode::Refused, CardText::tr("The lab has the network card %1 already.").arg(card));
    if (!isInterfaceName(name) || name == QLatin1String("lo"))
        return makeError(ErrorCode::InvalidInput, CardText::tr("A network card cannot be called so in a lab."));
    if (!isNetworkSpaceOf(ns.get(), lab.uid))
        return makeError(ErrorCode::Refused, CardText::tr("A network card is only lent to a machine of the lab."));
    auto home = homeSocket();
    if (!home)
        return home.error();
    auto state = cardNamed(*home, card, m_settings.virtualCards);
    if (!state)
        return state.error();
    state->keepers = keepersOf(card, home->interfaceIndex(card), m_settings.root);
    return moveInto(lab, *state, name, std::move(ns));
}

/// The journal comes first: from then on every end of this process leaves enough to make all as it was.
Result<> CardLending::moveInto(const LabKey &lab, const CardState &state, const QString &name, Descriptor ns)
{
    auto home = homeSocket();
    if (!home)
        return home.error();
    const auto dump = dumpCard(*home, home->interfaceIndex(state.name));
    if (!dump)
        return withReason(CardText::tr("The state of the network card %1 could not be read.").arg(state.name),
                          dump.error());
    LentCard card{lab, *dump, 0};
    m_guard.stand();
    if (const auto written = m_journal.write(card); !written)
        return written;
    m_journal.pin(state.name, ns.get());
    if (const auto moved = moveCard(*home, dump->index, ns.get(), name); !moved) {
        m_journal.remove(state.name);
        return withReason(CardText::tr("The network card %1 could not be moved into the lab.").arg(state.name),
                          moved.error());
    }
    card.indexThere = indexIn(ns.get(), *dump, name);
    (void)m_journal.write(card);  // without it the card is still found by its address
    Held held{card, state, std::move(ns), std::make_unique<QTimer>()};
    held.confirmation->setSingleShot(true);
    connect(held.confirmation.get(), &QTimer::timeout, this, [this, name = state.name] { expired(name); });
    held.confirmation->start(m_settings.patience);
    m_lent.emplace(state.name, std::move(held));
    std::erase_if(m_faults, [&](const auto &fault) { return fault.second.card.name == state.name; });
    m_watch.start(kWatch);
    Q_EMIT changed();
    return Ok();
}

void CardLending::expired(const QString &card)
{
    const LabKey lab = m_lent.at(card).card.lab;
    const bool isBack = revert(card);
    Q_EMIT wentBack(lab, card);
    Q_EMIT changed();
    if (!isBack)
        Q_EMIT isKept(lab);
}

Result<> CardLending::takeBack(const LabKey &lab, const QString &card)
{
    const auto held = m_lent.find(card);
    if (held == m_lent.end() || held->second.card.lab != lab)
        return Ok();  // it went back by itself
    const bool isBack = revert(card);
    Q_EMIT changed();
    return isBack ? Result<>(Ok()) : isFree(lab, card);
}

void CardLending::confirm(const LabKey &lab)
{
    bool some = false;
    for (auto &[name, held] : m_lent)
        if (held.card.lab == lab && held.confirmation) {
            held.confirmation->stop();
            held.confirmation.release()->deleteLater();
            some = true;
        }
    if (some)
        Q_EMIT changed();
}

void CardLending::takeBackAll(const LabKey &lab)
{
    std::vector<QString> names;
    for (const auto &[name, held] : m_lent)
        if (held.card.lab == lab)
            names.push_back(name);
    for (const QString &name : names) {
        revert(name);
        Q_EMIT wentBack(lab, name);
    }
    if (!names.empty())
        Q_EMIT changed();
}

bool CardLending::revert(const QString &card)
{
    auto held = m_lent.extract(card);
    if (held.empty())
        return true;
    if (held.mapped().confirmation)  // this may be within its own signal
        held.mapped().confirmation.release()->deleteLater();
    if (m_lent.empty())
        m_watch.stop();
    if (settle(held.mapped().card, held.mapped().ns.get(), Search::Everywhere))
        return true;
    await(card, std::move(held.mapped()));
    return false;
}

bool CardLending::settle(const LentCard &card, int ns, Search search)
{
    const auto back = bringHome(card, ns, search);
    if (!back)
        return false;
    m_journal.remove(card.dump.name);
    m_faults.erase(card.dump.name);
    if (back->name != card.dump.name || !back->missing.isEmpty())
        m_faults[card.dump.name] = {card.lab, *back};
    return true;
}

/// The namespace that it was lent to has it no more, and is let go of: were it in there again, it is found.
void CardLending::await(const QString &name, Held held)
{
    held.ns.reset();
    m_journal.unpin(name);
    m_awaited.insert_or_assign(name, std::move(held));
    m_looks = 0;
    m_look.start(kLook);
}

void CardLending::awaitReturns()
{
    QElapsedTimer clock;
    clock.start();
    ++m_looks;
    const int looksASearch = m_looks > kQuickLooks ? kSlowLooksASearch : kLooksASearch;
    const Search search = m_looks % looksASearch == 0 ? Search::Everywhere : Search::Here;
    const auto before = m_awaited.size();
    std::erase_if(m_awaited, [&](const auto &one) { return settle(one.second.card, -1, search); });
    if (!m_awaited.empty())
        m_look.start(std::max<std::chrono::milliseconds>(m_looks < kQuickLooks ? kLook : kWatch,
                                                         std::chrono::milliseconds(clock.elapsed() * kRestFactor)));
    if (m_awaited.size() != before)
        Q_EMIT changed();
    if (m_looks != kQuickLooks)
        return;
    for (const auto &[name, held] : m_awaited)
        log(stillAway(held.state).message);
}

void CardLending::noticeReturns()
{
    m_guard.stand();
    auto home = homeSocket();
    if (!home)
        return;
    std::vector<QString> back;
    for (const auto &[name, held] : m_lent)
        if (findDumped(*home, held.card.dump, held.card.dump.index) != 0)
            back.push_back(name);
    for (const QString &name : back) {
        const LabKey lab = m_lent.at(name).card.lab;
        revert(name);
        Q_EMIT wentBack(lab, name);
        Q_EMIT changed();
    }
}

}  // namespace toile
