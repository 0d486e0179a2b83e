// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/cardbar.h"

#include "ui/labrun.h"
#include "ui/window/signallabel.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>

namespace toile {

namespace {

constexpr int kSecond = 1000;

}  // namespace

CardBar::CardBar(LabRun &run, QWidget *parent)
    : QFrame(parent), m_run(run), m_text(new QLabel(this)), m_left(new QProgressBar(this))
{
    setObjectName(QStringLiteral("cardBar"));
    setAutoFillBackground(true);
    m_text->setObjectName(QStringLiteral("cardText"));
    m_text->setWordWrap(true);
    m_left->setObjectName(QStringLiteral("cardLeft"));
    m_left->setAccessibleName(tr("Time that is left"));
    m_left->setTextVisible(false);
    m_left->setFixedWidth(120);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 4, 10, 4);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_left);
    auto *keep = new QPushButton(tr("&Keep it"), this);
    keep->setObjectName(QStringLiteral("cardConfirm"));
    auto *giveBack = new QPushButton(tr("&Give it back"), this);
    giveBack->setObjectName(QStringLiteral("cardRevert"));
    layout->addWidget(keep);
    layout->addWidget(giveBack);
    connect(keep, &QPushButton::clicked, &run, &LabRun::confirmCards);
    connect(giveBack, &QPushButton::clicked, &run, &LabRun::revertCards);
    m_second.setInterval(kSecond / 4);
    connect(&m_second, &QTimer::timeout, this, &CardBar::count);
    connect(&run, &LabRun::cardsChanged, this, &CardBar::follow);
    connect(&run, &LabRun::liveReset, this, &CardBar::follow);
    recolour();
    hide();
    follow();
}

void CardBar::follow()
{
    QStringList waiting;
    m_patience = 0;
    for (const CardState &card : m_run.live() ? m_run.cards() : CardStates()) {
        if (!card.isAwaitingConfirmation())
            continue;
        waiting += card.name;
        m_patience = std::max(m_patience, card.confirmWithin);
    }
    m_cards = waiting.join(QStringLiteral(", "));
    setVisible(!waiting.isEmpty());
    if (waiting.isEmpty()) {
        m_second.stop();
        return;
    }
    m_since.start();
    m_left->setRange(0, std::max(m_patience, m_left->isVisible() ? m_left->maximum() : 0));
    m_second.start();
    count();
}

void CardBar::count()
{
    const int left = std::max(0, m_patience - int(m_since.elapsed()));
    const int seconds = (left + kSecond - 1) / kSecond;
    m_left->setValue(left);
    m_text->setText(tr("The lab has the real network card %1. Does all still work? It goes back in %n second(s) unless "
                       "you keep it.",
                       nullptr, seconds)
                        .arg(m_cards));
    setAccessibleName(m_text->text());
}

void CardBar::recolour()
{
    setOwnColour(this, QPalette::Window, signalBackground(Signal::Attention, QApplication::palette()));
}

void CardBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        recolour();
}

}  // namespace toile
