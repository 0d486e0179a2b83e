// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/labrun.h"
#include "ui/window/appearance.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace toile {

/// The state of a lab as a person says it, with a shape of its own for those who do not see its colour.
struct StateLook {
    QString word;      ///< "Deployed"
    QString sentence;  ///< "The kernel holds exactly this drawing."
    QString icon;      ///< of actionIcon(): "state-deployed"
    Signal signal = Signal::Neutral;
};
StateLook lookOf(LabRun::State state);

/// The strip above the drawing: state of the lab in shape, words and colour, and the one thing to do next.
class StateBanner : public QFrame {
    Q_OBJECT
public:
    explicit StateBanner(QWidget *parent = nullptr);

    void show(LabRun::State state, const QString &detail);

Q_SIGNALS:
    void deployWanted();
    void detailsWanted();
    void cancelWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void recolour();

    StateLook m_look;
    QLabel *m_icon;
    QLabel *m_word;
    QLabel *m_sentence;
    QPushButton *m_next;
    QPushButton *m_details;
    QPushButton *m_cancel;
};

}  // namespace toile
