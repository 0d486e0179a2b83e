// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toiled/lentcards.h"

#include "app/toiled/text.h"

#include <QPointer>

using namespace toile;

namespace {

constexpr int kPatience = 10000;  ///< milliseconds; the service may have to search every program's namespaces meanwhile

}  // namespace

LentCards::LentCards(ServiceLink &link, LinuxPlatform &platform, const Interpreter &interpreter)
    : m_link(link), m_platform(platform), m_interpreter(interpreter)
{
    connect(&link, &ServiceLink::said, this, &LentCards::heard);
}

void LentCards::heard(const LinkToHelper &message)
{
    if (const auto *now = std::get_if<CardsNow>(&message)) {
        if (std::exchange(m_cards, now->cards) != now->cards)
            Q_EMIT changed();
    } else if (const auto *back = std::get_if<CardWentBack>(&message)) {
        m_platform.cardWentBack(back->card);
    } else if (const auto *answer = std::get_if<CardsAnswer>(&message)) {
        const auto question = m_questions.extract(answer->request);
        if (!question.empty() && question.mapped().context)
            question.mapped().answer(answer->error);
    }
}

void LentCards::ask(quint32 client, const QStringList &cards, QObject *context, const Answer &answer)
{
    m_questions[++m_lastRequest] = {context, answer};
    m_link.send(WantCards{m_lastRequest, client, cards, m_interpreter.language()});
}

Result<> LentCards::awaitMoved()
{
    const auto moved = m_link.awaitMoved(kPatience);
    if (!moved)
        return makeError(ErrorCode::TimedOut,
                         ToiledText::tr("The system service did not answer for the network card."));
    return moved->error.message.isEmpty() ? Result<>(Ok()) : Result<>(moved->error);
}

Result<> LentCards::lend(const QString &card, int ns, const QString &name)
{
    m_link.send(TakeCard{card, name, m_interpreter.language()}, ns);
    return awaitMoved();
}

void LentCards::giveAllBack()
{
    for (const CardState &card : m_cards)
        if (card.here) {
            const Result<> back = takeBack(card.name);
            Q_UNUSED(back)  // the service brings back what is left when this process ends
        }
}

Result<> LentCards::takeBack(const QString &card)
{
    m_link.send(ReturnCard{card, m_interpreter.language()});
    return awaitMoved();
}
