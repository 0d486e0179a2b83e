// SPDX-License-Identifier: GPL-2.0-or-later
// What a client may ask, and the answers; how the service keeps its labs is in frontlabs.cpp.
#include "core/system/front.h"

#include "core/base/address.h"
#include "core/protocol/servicelimits.h"

#include <QCoreApplication>

#include <sys/socket.h>

#include <algorithm>
#include <chrono>

namespace toile {
namespace {

using namespace std::chrono_literals;

constexpr int kMostBatch = 16;     ///< clients accepted in one turn
constexpr auto kTellCards = 20ms;  ///< changes of cards that come together are told once

}  // namespace

Front::Front(Settings settings, Authority &authority, Interpreter &interpreter, QObject *parent)
    : QObject(parent), m_settings(std::move(settings)), m_authority(authority), m_interpreter(interpreter),
      m_cards(m_settings.cards, authority, interpreter)
{
    m_tellCards.setSingleShot(true);
    connect(&m_cards, &CardDesk::changed, this, [this] {
        if (!m_tellCards.isActive())
            m_tellCards.start(kTellCards);
        updateIdle();
    });
    connect(&m_tellCards, &QTimer::timeout, this, [this] {
        for (const auto &[key, worker] : m_workers)
            m_cards.tellCards(*worker);
    });
    connect(&m_cards, &CardDesk::wentBack, this, [this](const LabKey &lab, const QString &card) {
        if (const auto worker = m_workers.find(lab); worker != m_workers.end())
            worker->second->send(CardWentBack{card});
    });
    connect(&m_cards, &CardDesk::isKept, this, [this](const LabKey &lab) {
        if (const auto worker = m_workers.find(lab); worker != m_workers.end())
            worker->second->end();
    });
    m_forgetStrangers.setSingleShot(true);
    connect(&m_forgetStrangers, &QTimer::timeout, this, [this] { m_strangers.clear(); });
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &Front::idle);
}

Front::~Front() = default;

void Front::listen(Descriptor listener)
{
    m_listener = std::move(listener);
    m_acceptable = std::make_unique<QSocketNotifier>(m_listener.get(), QSocketNotifier::Read);
    connect(m_acceptable.get(), &QSocketNotifier::activated, this, &Front::accept);
    updateIdle();
}

void Front::accept()
{
    for (int i = 0; i < kMostBatch; ++i) {
        Descriptor client(::accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
        if (!client)
            break;
        const auto peer = Peer::of(client.get());
        const bool stranger = peer && isStranger(peer->uid);
        if (!peer || !hasRoomFor(peer->uid, stranger)) {
            m_undertaker->take(std::move(client));
            continue;
        }
        auto visitor = std::make_unique<Visitor>(std::move(client), *peer, stranger, m_undertaker);
        Visitor *one = visitor.get();
        connect(one, &Visitor::asked, this, [this, one](const FrontRequest &request) {
            std::visit([&](const auto &typed) { on(one, typed); }, request);
        });
        connect(one, &Visitor::broken, this, [this, one](const Error &error) { refuse(one, error); });
        connect(one, &Visitor::gone, this, [this, one] { dismiss(one); });
        m_visitors.push_back(std::move(visitor));
    }
    updateIdle();
}

void Front::on(Visitor *visitor, const ListLabs &request)
{
    if (request.version == kProtocolVersion) {
        LabList list;
        for (const auto &[key, worker] : m_workers) {
            if (key.uid == visitor->peer().uid && worker->isReady())
                list.labs += key.lab;
        }
        visitor->tell(list);
    }
    dismiss(visitor);
}

/// Whoever has an account here reads as much by `ip addr`, `ip route` and `networkctl`: nobody is asked for it.
void Front::on(Visitor *visitor, const ListCards &request)
{
    if (request.version == kProtocolVersion && Account::find(visitor->peer().uid)) {
        CardStates cards = m_cards.cardsFor({visitor->peer().uid, QString()});
        for (CardState &card : cards) {
            if (card.obstacle != CardObstacle::Lent && card.obstacle != CardObstacle::Away)
                continue;
            card.addresses.clear();  // what it had is seen by nobody while a lab has it
            card.routes.clear();
            card.waiting.clear();
        }
        visitor->tell(CardsMessage{fitIntoDatagram(std::move(cards))});
    }
    dismiss(visitor);
}

void Front::on(Visitor *visitor, const OpenLab &request)
{
    if (request.version != kProtocolVersion)
        return refuse(visitor, ErrorCode::Protocol,
                      QT_TRANSLATE_NOOP("toile::Front", "The system service speaks another protocol than this program: "
                                                        "install the same version of both, or restart the service."));
    if (!isLabName(request.lab))
        return refuse(visitor, ErrorCode::InvalidInput,
                      QT_TRANSLATE_NOOP("toile::Front",
                                        "This cannot be a lab’s name: use 1 to 64 letters, digits, “-”, "
                                        "“_” and “.”, beginning with a letter or digit."));
    const LabKey key{visitor->peer().uid, request.lab};
    if (const auto worker = m_workers.find(key); worker != m_workers.end()) {
        if (worker->second->isReady())
            handOver(visitor, worker->second.get(), false);
        else
            m_starting[key].push_back({visitor, false});
        return;
    }
    if (!request.start)
        return refuse(visitor, ErrorCode::NotFound,
                      QT_TRANSLATE_NOOP("toile::Front", "The lab %1 does not run. Deploy it first."), request.lab);
    auto account = Account::find(key.uid);
    if (account && key.uid == 0) {
        const auto service = Account::find(kServiceAccount);
        if (!service || service->user.uid == 0)
            return refuse(visitor, ErrorCode::Refused,
                          QT_TRANSLATE_NOOP("toile::Front",
                                            "Labs of root run as the system account toile, which this machine does not "
                                            "have. Make it (useradd --system toile), or deploy as an ordinary user."));
    }
    if (!account)
        return refuse(visitor, ErrorCode::Refused,
                      QT_TRANSLATE_NOOP("toile::Front", "Your user number has no account on this machine: log in with "
                                                        "one that has."));
    authorise(visitor, *account);
}

void Front::authorise(Visitor *visitor, const Account &account)
{
    visitor->tell(Asking{actionName(Action::ManageLab)});
    const bool wantsCards = !visitor->request().cards.isEmpty();
    const Subject subject{visitor->peer().pid, visitor->peer().startTime, account, !wantsCards};
    m_authority.ask(subject, Action::ManageLab, visitor, [this, visitor, account, wantsCards](Verdict verdict) {
        if (wantsCards && verdict == Verdict::NobodyToAsk)
            return authoriseCards(visitor, account);
        decided(visitor, verdict);
    });
}

/// Who must be asked whether the lab may run would be asked next whether it may take the card: it is one question, and
/// the card is more.
void Front::authoriseCards(Visitor *visitor, const Account &account)
{
    const OpenLab &request = visitor->request();
    const LabKey key{visitor->peer().uid, request.lab};
    const Speaking speaking(m_interpreter, request.language);
    visitor->tell(Asking{actionName(Action::AttachCard)});
    const CardDesk::Question question{
        key, request.cards, {visitor->peer().pid, visitor->peer().startTime, account}, request.language};
    m_cards.ask(question, visitor, [this, visitor, key, cards = request.cards](const Result<> &may) {
        if (!may)
            return refuse(visitor, may.error());
        startWorker(visitor);
        if (m_workers.contains(key))
            m_cards.permit(key, cards);
    });
}

void Front::decided(Visitor *visitor, Verdict verdict)
{
    switch (verdict) {
    case Verdict::Yes:
        return startWorker(visitor);
    case Verdict::Dismissed:
        return refuse(visitor, ErrorCode::Refused,
                      QT_TRANSLATE_NOOP("toile::Front", "The administrator’s permission to run labs in the system "
                                                        "service was not given. Try again, or deploy in the sandbox."));
    case Verdict::Broken:
        return refuse(visitor, ErrorCode::Refused,
                      QT_TRANSLATE_NOOP("toile::Front",
                                        "polkit, which decides who may use the system service, does not "
                                        "answer. Look at: systemctl status polkit"));
    case Verdict::No:
    case Verdict::NobodyToAsk:
        return refuseLabs(visitor);
    }
}

void Front::refuseLabs(Visitor *visitor)
{
    refuse(visitor, ErrorCode::Refused,
           QT_TRANSLATE_NOOP("toile::Front",
                             "You may not run labs in the system service. Ask the administrator to add "
                             "you to the group toile (usermod -aG toile %1) and log in again, or deploy "
                             "in the sandbox."),
           [&] {
               const auto account = Account::find(visitor->peer().uid);
               return account ? QString::fromStdString(account->user.name) : QString::number(visitor->peer().uid);
           }());
}

void Front::refuse(Visitor *visitor, ErrorCode code, const char *sentence, const QString &argument)
{
    const QString text = say(visitor, sentence);
    refuse(visitor, makeError(code, argument.isEmpty() ? text : text.arg(argument)));
}

void Front::refuse(Visitor *visitor, const Error &error)
{
    visitor->tell(Failed{0, error});
    dismiss(visitor);
}

QString Front::say(const Visitor *visitor, const char *sentence) const
{
    const Speaking speaking(m_interpreter, visitor->request().language);
    return QCoreApplication::translate("toile::Front", sentence);
}

}  // namespace toile
