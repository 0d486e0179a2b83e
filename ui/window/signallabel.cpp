// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/signallabel.h"

#include <QApplication>
#include <QEvent>

namespace toile {

void setOwnColour(QWidget *widget, QPalette::ColorRole role, const QColor &colour)
{
    if (widget->palette().color(role) == colour)
        return;
    QPalette own;
    own.setResolveMask(0);
    own.setColor(role, colour);
    widget->setPalette(own);
}

SignalLabel::SignalLabel(Signal signal, Ground ground, QWidget *parent)
    : QLabel(parent), m_signal(signal), m_ground(ground)
{
    setWordWrap(true);
    setAutoFillBackground(ground == Ground::Background);
    recolour();
}

void SignalLabel::setSignal(Signal signal)
{
    m_signal = signal;
    recolour();
}

void SignalLabel::recolour()
{
    const QPalette programs = QApplication::palette();
    if (m_ground == Ground::Text)
        setOwnColour(this, QPalette::WindowText, signalColour(m_signal, programs));
    else
        setOwnColour(this, QPalette::Window, signalBackground(m_signal, programs));
}

void SignalLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        recolour();
}

}  // namespace toile
