// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/helper/cardbroker.h"
#include "core/linux/linuxplatform.h"
#include "core/protocol/interpreter.h"
#include "core/system/servicelink.h"

#include <QPointer>

#include <map>

/// Real network cards from the system service, for a helper that it started: the service decides and moves.
class LentCards final : public toile::CardBroker, public toile::CardLender {
    Q_OBJECT
public:
    LentCards(toile::ServiceLink &link, toile::LinuxPlatform &platform, const toile::Interpreter &interpreter);

    toile::CardStates cards() const override { return m_cards; }
    void ask(quint32 client, const QStringList &cards, QObject *context, const Answer &answer) override;
    void confirm() override { m_link.send(toile::KeepCards()); }
    void revert() override { m_link.send(toile::ReturnCards()); }

    toile::Result<> lend(const QString &card, int ns, const QString &name) override;
    toile::Result<> takeBack(const QString &card) override;
    void giveAllBack();

private:
    struct Question {
        QPointer<QObject> context;
        Answer answer;
    };

    void heard(const toile::LinkToHelper &message);
    toile::Result<> awaitMoved();

    toile::ServiceLink &m_link;
    toile::LinuxPlatform &m_platform;
    const toile::Interpreter &m_interpreter;
    toile::CardStates m_cards;
    std::map<quint32, Question> m_questions;
    quint32 m_lastRequest = 0;
};
