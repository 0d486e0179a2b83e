// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/system/cardlending.h"

#include "core/kernel/limits.h"
#include "core/kernel/text.h"
#include "core/linux/cardmove.h"
#include "core/system/cardkeepers.h"
#include "core/system/cardspace.h"

#include <fcntl.h>

#include <cerrno>
#include <chrono>
#include <cstdio>

namespace toile {
namespace {

using namespace std::chrono_literals;

constexpr auto kLook = 50ms;
constexpr int kMostLooks = 600;  ///< 30 s

Result<NetlinkSocket> homeSocket()
{
    auto socket = NetlinkSocket::open(NETLINK_ROUTE);
    if (socket)
        return socket;
    return makeError(ErrorCode::Io, CardText::tr("The computer's network cards cannot be read (%1).")
                                        .arg(qt_error_string(socket.error().sysErrno)));
}

/// `attempt` is a sentence; the kernel's own reason follows.
Error withReason(const QString &attempt, const Error &reason)
{
    Error error = reason;
    error.message = attempt + u' ' + CardText::tr("The kernel says: %1.").arg(qt_error_string(reason.sysErrno));
    return error;
}

void log(const QString &text)
{
    std::fprintf(stderr, "%s\n", qPrintable(text));
}

}  // namespace

CardLending::CardLending(Settings settings, QObject *parent)
    : QObject(parent), m_settings(std::move(settings)), m_journal(m_settings.folder)
{
    connect(&m_look, &QTimer::timeout, this, &CardLending::awaitReturns);
}

CardLending::~CardLending()
{
    while (!m_lent.empty())
        revert(m_lent.begin()->first);
}

void CardLending::recover()
{
    for (const LentCard &card : m_journal.all()) {
        const Descriptor ns = m_journal.pinned(card.dump.name);
        if (!bringHome(card, ns.get()))
            m_awaited.push_back(card);
    }
    if (!m_awaited.empty())
        m_look.start(kLook);
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
    if (cards.size() > limits::kCards)
        cards.resize(limits::kCards);
    return cards;
}

Result<> CardLending::isFree(const LabKey &lab, const QString &card) const
{
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
    connect(held.confirmation.get(), &QTimer::timeout, this, [this, name = state.name] {
        const LabKey key = m_lent.at(name).card.lab;
        revert(name);
        Q_EMIT wentBack(key, name);
        Q_EMIT changed();
    });
    held.confirmation->start(m_settings.patience);
    m_lent.emplace(state.name, std::move(held));
    Q_EMIT changed();
    return Ok();
}

Result<> CardLending::takeBack(const LabKey &lab, const QString &card)
{
    const auto held = m_lent.find(card);
    if (held == m_lent.end() || held->second.card.lab != lab)
        return Ok();  // it went back by itself
    revert(card);
    Q_EMIT changed();
    return Ok();
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

void CardLending::revert(const QString &card)
{
    auto held = m_lent.extract(card);
    if (held.empty())
        return;
    if (held.mapped().confirmation)  // this may be within its own signal
        held.mapped().confirmation.release()->deleteLater();
    if (bringHome(held.mapped().card, held.mapped().ns.get()))
        return;
    m_awaited.push_back(held.mapped().card);
    m_looks = 0;
    m_look.start(kLook);
}

bool CardLending::bringHome(const LentCard &card, int ns)
{
    auto home = homeSocket();
    if (!home)
        return false;
    const Descriptor own = ownNetworkSpace();
    int index = findDumped(*home, card.dump, card.dump.index);
    if (index == 0 && ns >= 0) {
        auto there = socketIn(ns);
        const int indexThere = there ? findDumped(*there, card.dump, card.indexThere) : 0;
        if (indexThere != 0)
            if (const auto moved = moveCard(*there, indexThere, own.get(), card.dump.name, card.dump.index); !moved)
                log(withReason(CardText::tr("The network card %1 could not be taken back.").arg(card.dump.name),
                               moved.error())
                        .message);
        index = findDumped(*home, card.dump, card.dump.index);
    }
    if (index == 0)
        return false;
    if (const auto restored = restoreCard(*home, index, card.dump); !restored)
        log(withReason(CardText::tr("Not all of the network card %1 could be made as it was.").arg(card.dump.name),
                       restored.error())
                .message);
    m_journal.remove(card.dump.name);
    return true;
}

/// The kernel brings hardware back when its namespace ends, some time after the last process in it.
void CardLending::awaitReturns()
{
    std::erase_if(m_awaited, [this](const LentCard &card) {
        const Descriptor ns = m_journal.pinned(card.dump.name);
        return bringHome(card, ns.get());
    });
    if (!m_awaited.empty() && ++m_looks < kMostLooks)
        return;
    for (const LentCard &card : m_awaited)
        log(CardText::tr("The network card %1 did not come back. Restart the service, or the computer.")
                .arg(card.dump.name));
    m_awaited.clear();
    m_look.stop();
    Q_EMIT changed();
}

}  // namespace toile
