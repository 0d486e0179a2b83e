// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/noticebar.h"

#include "ui/window/signallabel.h"

#include <QAccessible>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace toile {

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent), m_text(new QLabel(this)), m_accept(new QPushButton(this)), m_refuse(new QPushButton(this))
{
    setObjectName(QStringLiteral("noticeBar"));
    setAutoFillBackground(true);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_accept->setObjectName(QStringLiteral("noticeOffer"));
    m_refuse->setObjectName(QStringLiteral("noticeDecline"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 4, 10, 4);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_accept);
    layout->addWidget(m_refuse);
    connect(m_accept, &QPushButton::clicked, this, [this] { answer(std::exchange(m_offer, {})); });
    connect(m_refuse, &QPushButton::clicked, this, [this] { answer(std::exchange(m_decline, {})); });
    recolour();
    hide();
}

void NoticeBar::ask(const QString &text, Answer offer, Answer decline)
{
    m_offer = std::move(offer);
    m_decline = std::move(decline);
    m_text->setText(text);
    m_accept->setText(m_offer.text);
    m_refuse->setText(m_decline.text);
    setAccessibleName(text);
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void NoticeBar::answer(const Answer &answer)
{
    hide();
    if (answer.act)
        answer.act();
}

void NoticeBar::recolour()
{
    setOwnColour(this, QPalette::Window, signalBackground(Signal::Attention, QApplication::palette()));
}

void NoticeBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        recolour();
}

}  // namespace toile
