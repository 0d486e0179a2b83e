// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/statebanner.h"

#include "ui/window/signallabel.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace toile {

StateLook lookOf(LabRun::State state)
{
    switch (state) {
    case LabRun::State::Undeployed:
        return {StateBanner::tr("Not deployed"), StateBanner::tr("This is a drawing only. Deploy builds it."),
                QStringLiteral("state-undeployed"), Signal::Neutral};
    case LabRun::State::Connecting:
        return {StateBanner::tr("Starting…"), StateBanner::tr("The helper is being started or reached."),
                QStringLiteral("state-busy"), Signal::Busy};
    case LabRun::State::Applying:
        return {StateBanner::tr("Applying…"), StateBanner::tr("The kernel is being changed, step by step."),
                QStringLiteral("state-busy"), Signal::Busy};
    case LabRun::State::Deployed:
        return {StateBanner::tr("Deployed"),
                StateBanner::tr("Interfaces, addresses, routes and rules in the kernel are as drawn."),
                QStringLiteral("state-deployed"), Signal::Good};
    case LabRun::State::Changed:
        return {StateBanner::tr("Changed"),
                StateBanner::tr("Drawing and kernel differ. Apply brings the kernel to the drawing."),
                QStringLiteral("state-changed"), Signal::Attention};
    case LabRun::State::Broken:
        return {StateBanner::tr("Broken"), StateBanner::tr("The last deployment failed or its helper ended."),
                QStringLiteral("state-broken"), Signal::Bad};
    }
    return {};
}

StateBanner::StateBanner(QWidget *parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("stateBanner"));
    setAutoFillBackground(true);
    m_icon = new QLabel(this);
    m_word = new QLabel(this);
    m_word->setObjectName(QStringLiteral("stateWord"));
    QFont bold = m_word->font();
    bold.setBold(true);
    m_word->setFont(bold);
    m_sentence = new QLabel(this);
    m_sentence->setObjectName(QStringLiteral("stateSentence"));
    m_sentence->setWordWrap(true);  // a long one is read whole, over the drawing a line lower
    QSizePolicy asWideAsThereIsRoom(QSizePolicy::Ignored, QSizePolicy::Preferred);
    asWideAsThereIsRoom.setHeightForWidth(true);
    m_sentence->setSizePolicy(asWideAsThereIsRoom);
    m_next = new QPushButton(this);
    m_next->setObjectName(QStringLiteral("bannerDeploy"));
    m_details = new QPushButton(tr("Details…"), this);
    m_details->setObjectName(QStringLiteral("bannerDetails"));
    m_cancel = new QPushButton(tr("Cancel"), this);
    m_cancel->setObjectName(QStringLiteral("bannerCancel"));
    m_cancel->setToolTip(tr("Undo what was done of this deployment."));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 4, 10, 4);
    layout->addWidget(m_icon);
    layout->addWidget(m_word);
    layout->addSpacing(6);
    layout->addWidget(m_sentence, 1);
    layout->addWidget(m_details);
    layout->addWidget(m_cancel);
    layout->addWidget(m_next);
    connect(m_next, &QPushButton::clicked, this, &StateBanner::deployWanted);
    connect(m_cancel, &QPushButton::clicked, this, &StateBanner::cancelWanted);
    connect(m_details, &QPushButton::clicked, this, &StateBanner::detailsWanted);
    show(LabRun::State::Undeployed, {});
}

void StateBanner::show(LabRun::State state, const QString &detail)
{
    m_look = lookOf(state);
    m_word->setText(m_look.word);
    const QString sentence = detail.isEmpty() ? m_look.sentence : detail;
    m_sentence->setText(sentence);
    m_sentence->setToolTip(sentence);
    m_next->setText(state == LabRun::State::Changed  ? tr("Apply the changes…")
                    : state == LabRun::State::Broken ? tr("Try again…")
                                                     : QString());
    m_next->setVisible(state == LabRun::State::Changed || state == LabRun::State::Broken);
    m_details->setVisible(state == LabRun::State::Broken);
    m_cancel->setVisible(state == LabRun::State::Connecting || state == LabRun::State::Applying);
    setAccessibleName(QStringLiteral("%1. %2").arg(m_look.word, sentence));
    recolour();
}

void StateBanner::recolour()
{
    const QPalette programs = QApplication::palette();
    setOwnColour(this, QPalette::Window, signalBackground(m_look.signal, programs));
    m_icon->setPixmap(
        colouredIcon(m_look.icon, signalColour(m_look.signal, programs)).pixmap(QSize(18, 18), devicePixelRatioF()));
}

void StateBanner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        recolour();
}

}  // namespace toile
