// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/window/appearance.h"

#include <QLabel>

namespace toile {

/// A text in the colour of a signal, or on its background, that stays legible when the desktop turns light or dark.
class SignalLabel : public QLabel {
    Q_OBJECT
public:
    enum class Ground { Text, Background };

    SignalLabel(Signal signal, Ground ground, QWidget *parent = nullptr);
    void setSignal(Signal signal);
    Signal signal() const { return m_signal; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void recolour();

    Signal m_signal;
    Ground m_ground;
};

/// Gives one role of a widget's palette a colour and leaves all others to the program's.
void setOwnColour(QWidget *widget, QPalette::ColorRole role, const QColor &colour);

}  // namespace toile
