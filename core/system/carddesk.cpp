// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/system/carddesk.h"

#include "core/kernel/limits.h"
#include "core/kernel/text.h"
#include "core/protocol/servicelimits.h"
#include "core/system/datagram.h"

#include <QPointer>

#include <algorithm>
#include <chrono>

namespace toile {
namespace {

using namespace std::chrono_literals;

constexpr auto kPermitLasts = 60s;
constexpr std::size_t kMostPermits = 256;

Error refused(const QString &text)
{
    return makeError(ErrorCode::Refused, text);
}

Error errorOf(const Result<> &done)
{
    return done ? Error() : done.error();
}

QString refusalOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Dismissed:
        return CardText::tr("The administrator’s permission to attach a real network card was not given. Nothing was "
                            "changed: try again, or remove the card from the drawing.");
    case Verdict::Broken:
        return CardText::tr(
            "polkit, which decides who may attach a real network card, does not answer. Look at: systemctl "
            "status polkit");
    case Verdict::Yes:
    case Verdict::No:
    case Verdict::NobodyToAsk:
        break;
    }
    return CardText::tr(
        "A real network card of this computer can be attached with the administrator’s permission alone, "
        "which you do not have here. Deploy on a desktop where the administrator can type a password, or as "
        "root.");
}

template <class Rows>
void shorten(Rows &rows, std::size_t most)
{
    if (std::size_t(rows.size()) > most)
        rows.erase(rows.begin() + std::ptrdiff_t(most), rows.end());
}

}  // namespace

CardStates fitIntoDatagram(CardStates cards)
{
    const auto fits = [&] { return encode(LinkToHelper(CardsNow{cards})).size() <= kDatagramBytes; };
    for (std::size_t most = limits::kCardWaiting; most > 0 && !fits(); most /= 2)
        for (CardState &card : cards)
            shorten(card.waiting, most / 2);
    for (std::size_t most = limits::kCardRoutes; most > 0 && !fits(); most /= 2)
        for (CardState &card : cards) {
            shorten(card.missing, most / 2);
            shorten(card.addresses, most / 2);
            shorten(card.routes, most / 2);
        }
    return cards;
}

CardDesk::CardDesk(CardLending::Settings settings, Authority &authority, Interpreter &interpreter, QObject *parent)
    : QObject(parent), m_authority(authority), m_interpreter(interpreter), m_lending(std::move(settings))
{
    connect(&m_lending, &CardLending::changed, this, [this] {
        m_hasChanged = true;
        Q_EMIT changed();
    });
    connect(&m_lending, &CardLending::wentBack, this, &CardDesk::wentBack);
    connect(&m_lending, &CardLending::isKept, this, &CardDesk::isKept);
}

void CardDesk::tellCards(Worker &worker) const
{
    worker.send(CardsNow{fitIntoDatagram(m_lending.cardsFor(worker.key()))});
}

void CardDesk::said(Worker &worker, const LinkToService &message)
{
    m_hasChanged = false;
    std::visit([&](const auto &typed) { on(worker, typed); }, message);
}

void CardDesk::tellIfChanged(Worker &worker)
{
    if (m_hasChanged)
        tellCards(worker);
}

void CardDesk::labEnded(const LabKey &lab)
{
    // A visitor who opens it anew still waits for an answer.
    if (const auto asked = m_asking.find(lab);
        asked != m_asking.end() && (!asked->second || qobject_cast<Worker *>(asked->second.data())))
        m_asking.erase(asked);
    std::erase_if(m_permits, [&](const Permit &permit) { return permit.lab == lab; });
    m_lending.takeBackAll(lab);
}

Result<> CardDesk::mayAsk(const LabKey &lab, const QStringList &cards) const
{
    if (cards.isEmpty() || cards.size() > limits::kCards)
        return refused(CardText::tr("No network card was named."));
    for (const QString &card : cards)
        if (const auto free = m_lending.isFree(lab, card); !free)
            return free;
    if (isAskedEnough(lab))
        return refused(CardText::tr("The administrator is being asked for a network card already: answer that first, "
                                    "then deploy again."));
    return Ok();
}

bool CardDesk::isAskedEnough(const LabKey &lab) const
{
    const auto isOpen = [](const auto &one) { return !one.second.isNull(); };
    const auto ofUser = std::count_if(m_asking.begin(), m_asking.end(),
                                      [&](const auto &one) { return one.first.uid == lab.uid && isOpen(one); });
    const auto ofLab = m_asking.find(lab);
    return ofUser >= limits::kQuestionsOfUser || (ofLab != m_asking.end() && isOpen(*ofLab));
}

void CardDesk::ask(const Question &question, QObject *context, const std::function<void(const Result<> &)> &answer)
{
    if (const auto may = mayAsk(question.lab, question.cards); !may)
        return answer(may);
    std::erase_if(m_asking, [](const auto &one) { return one.second.isNull(); });
    m_asking[question.lab] = context;
    const auto decided = [this, lab = question.lab, language = question.language, answer](Verdict verdict) {
        if (m_asking.erase(lab) == 0)
            return;  // the lab ended meanwhile
        const Speaking speaking(m_interpreter, language);
        answer(verdict == Verdict::Yes ? Result<>(Ok()) : refused(refusalOf(verdict)));
    };
    m_authority.ask(question.subject, Action::AttachCard, context, decided);
}

void CardDesk::permit(const LabKey &lab, const QStringList &cards)
{
    std::erase_if(m_permits, [](const Permit &permit) { return permit.until.hasExpired(); });
    for (const QString &card : cards) {
        if (const auto known = permitFor(lab, card); known != m_permits.end())
            known->until = QDeadlineTimer(kPermitLasts);
        else if (m_permits.size() < kMostPermits)
            m_permits.push_back({lab, card, QDeadlineTimer(kPermitLasts)});
    }
}

void CardDesk::on(Worker &worker, const WantCards &request)
{
    const Speaking speaking(m_interpreter, request.language);
    const LabKey lab = worker.key();
    const auto tell = [&](const Error &error) { worker.send(CardsAnswer{request.request, error}); };
    const bool isPermitted =
        !request.cards.isEmpty() && std::all_of(request.cards.begin(), request.cards.end(), [&](const QString &card) {
            return permitFor(lab, card) != m_permits.end() && m_lending.isFree(lab, card);
        });
    if (isPermitted)  // when the lab was opened
        return tell(Error());
    const auto peer = worker.client(request.client);
    const auto account = Account::find(lab.uid);
    if (!peer || !account)
        return tell(refused(CardText::tr("Who wants the network card is not there any more.")));
    const Question question{lab, request.cards, {peer->pid, peer->startTime, *account}, request.language};
    ask(question, &worker, [this, one = &worker, request](const Result<> &may) {
        if (may)
            permit(one->key(), request.cards);
        one->send(CardsAnswer{request.request, errorOf(may)});
    });
}

std::vector<CardDesk::Permit>::iterator CardDesk::permitFor(const LabKey &lab, const QString &card)
{
    return std::find_if(m_permits.begin(), m_permits.end(), [&](const Permit &permit) {
        return permit.lab == lab && permit.card == card && !permit.until.hasExpired();
    });
}

bool CardDesk::usePermit(const LabKey &lab, const QString &card)
{
    const auto found = permitFor(lab, card);
    if (found == m_permits.end())
        return false;
    m_permits.erase(found);
    return true;
}

void CardDesk::on(Worker &worker, const TakeCard &request)
{
    const Speaking speaking(m_interpreter, request.language);
    Descriptor ns = worker.takeDescriptor();
    const Result<> done =
        usePermit(worker.key(), request.card)
            ? m_lending.lend(worker.key(), request.card, request.name, std::move(ns))
            : Result<>(refused(CardText::tr("The administrator did not permit the network card %1: deploy again.")
                                   .arg(request.card.left(limits::kTitleLength))));
    tellIfChanged(worker);
    worker.send(CardMoved{errorOf(done)});
}

void CardDesk::on(Worker &worker, const ReturnCard &request)
{
    const Speaking speaking(m_interpreter, request.language);
    const Result<> done = m_lending.takeBack(worker.key(), request.card);
    tellIfChanged(worker);
    worker.send(CardMoved{errorOf(done)});
}

void CardDesk::on(Worker &worker, const KeepCards &)
{
    m_lending.confirm(worker.key());
    tellIfChanged(worker);
}

void CardDesk::on(Worker &worker, const ReturnCards &)
{
    m_lending.takeBackAll(worker.key());
    tellIfChanged(worker);
}

}  // namespace toile
