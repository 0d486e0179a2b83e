// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/noticebar.h"

#include "ui/window/signallabel.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace toile {

NoticeBar::NoticeBar(QWidget *parent) : QFrame(parent), m_text(new QLabel(this)), m_offer(new QPushButton(this))
{
    setObjectName(QStringLiteral("noticeBar"));
    setAutoFillBackground(true);
    m_text->setWordWrap(true);
    m_offer->setObjectName(QStringLiteral("noticeOffer"));
    auto *ignore = new QPushButton(tr("Ignore"), this);
    ignore->setObjectName(QStringLiteral("noticeIgnore"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 4, 10, 4);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_offer);
    layout->addWidget(ignore);
    connect(ignore, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_offer, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT accepted();
    });
    recolour();
    hide();
}

void NoticeBar::ask(const QString &text, const QString &offer)
{
    m_text->setText(text);
    m_offer->setText(offer);
    setAccessibleName(text);
    show();
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
