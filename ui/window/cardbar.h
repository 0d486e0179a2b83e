// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QFrame>
#include <QTimer>

class QLabel;
class QProgressBar;

namespace toile {

class LabRun;

/// The strip above the drawing while a real network card goes back unless somebody confirms: how long there still is,
/// and the two answers. And what of a card that went back is not as it was, until somebody has read it. It shows
/// itself, and goes when nothing is left to say.
class CardBar : public QFrame {
    Q_OBJECT
public:
    explicit CardBar(LabRun &run, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeQuestion();
    QWidget *makeFaults();
    void follow();
    void followFaults();
    void showParts();
    void count();
    void recolour();

    LabRun &m_run;
    QLabel *m_text;
    QProgressBar *m_left;
    QLabel *m_faultText;
    QWidget *m_question;
    QWidget *m_faults;
    bool m_isAsking = false;
    QString m_fault;  ///< what was not restored; empty: nothing, or it was read
    QString m_read;   ///< of which somebody said so
    QTimer m_second;
    QElapsedTimer m_since;
    QString m_cards;
    int m_patience = 0;  ///< milliseconds that were left when m_since began
};

}  // namespace toile
