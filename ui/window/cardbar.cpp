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
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace toile {

namespace {

constexpr int kSecond = 1000;

}  // namespace

CardBar::CardBar(LabRun &run, QWidget *parent)
    : QFrame(parent), m_run(run), m_text(new QLabel(this)), m_left(new QProgressBar(this)),
      m_faultText(new QLabel(this)), m_question(makeQuestion()), m_faults(makeFaults())
{
    setObjectName(QStringLiteral("cardBar"));
    setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 4, 10, 4);
    layout->addWidget(m_question);
    layout->addWidget(m_faults);
    m_second.setInterval(kSecond / 4);
    connect(&m_second, &QTimer::timeout, this, &CardBar::count);
    connect(&run, &LabRun::cardsChanged, this, &CardBar::follow);
    connect(&run, &LabRun::liveReset, this, &CardBar::follow);
    recolour();
    hide();
    follow();
}

QWidget *CardBar::makeQuestion()
{
    auto *question = new QWidget(this);
    m_text->setObjectName(QStringLiteral("cardText"));
    m_text->setWordWrap(true);
    m_left->setObjectName(QStringLiteral("cardLeft"));
    m_left->setAccessibleName(tr("Time that is left"));
    m_left->setFixedWidth(120);
    auto *layout = new QHBoxLayout(question);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_left);
    auto *keep = new QPushButton(tr("&Keep it"), this);
    keep->setObjectName(QStringLiteral("cardConfirm"));
    auto *giveBack = new QPushButton(tr("&Give it back"), this);
    giveBack->setObjectName(QStringLiteral("cardRevert"));
    layout->addWidget(keep);
    layout->addWidget(giveBack);
    connect(keep, &QPushButton::clicked, &m_run, &LabRun::confirmCards);
    connect(giveBack, &QPushButton::clicked, &m_run, &LabRun::revertCards);
    return question;
}

QWidget *CardBar::makeFaults()
{
    auto *faults = new QWidget(this);
    m_faultText->setObjectName(QStringLiteral("cardFaults"));
    m_faultText->setWordWrap(true);
    // A command may be in it.
    m_faultText->setTextFormat(Qt::PlainText);
    m_faultText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *read = new QPushButton(tr("&Understood"), this);
    read->setObjectName(QStringLiteral("cardFaultsRead"));
    auto *layout = new QHBoxLayout(faults);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_faultText, 1);
    layout->addWidget(read);
    connect(read, &QPushButton::clicked, this, [this] {
        m_read = std::exchange(m_fault, {});
        showParts();
    });
    return faults;
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
    m_isAsking = !waiting.isEmpty();
    followFaults();
    showParts();
    if (waiting.isEmpty()) {
        m_second.stop();
        return;
    }
    m_since.start();
    m_left->setRange(0, std::max(m_patience, m_left->isVisible() ? m_left->maximum() : 0));
    m_second.start();
    count();
}

/// Of cards that this lab gave back. What was said stays when the lab ends: the card went back with it.
void CardBar::followFaults()
{
    if (!m_run.live())
        return;
    const CardStates cards = m_run.cards();
    QStringList sentences;
    for (const CardState &card : cards)
        if (!card.was.isEmpty() || !card.missing.isEmpty() || (card.here && card.obstacle == CardObstacle::Away))
            sentences += returnFaultsOf(cards, card.was.isEmpty() ? card.name : card.was);
    sentences.removeDuplicates();
    const QString now = sentences.join(u' ');
    m_fault = now == m_read ? QString() : now;
    if (now.isEmpty())
        m_read.clear();
}

void CardBar::showParts()
{
    m_faultText->setText(m_fault);
    m_question->setVisible(m_isAsking);
    m_faults->setVisible(!m_fault.isEmpty());
    setAccessibleName(m_fault);
    setVisible(m_isAsking || !m_fault.isEmpty());
}

void CardBar::count()
{
    const int left = std::max(0, m_patience - int(m_since.elapsed()));
    const int seconds = (left + kSecond - 1) / kSecond;
    m_left->setFormat(tr("%1 s", "time that is left").arg(seconds));
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
