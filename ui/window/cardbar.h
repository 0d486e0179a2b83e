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
/// and the two answers. It shows itself, and goes when the question is answered.
class CardBar : public QFrame {
    Q_OBJECT
public:
    explicit CardBar(LabRun &run, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow();
    void count();
    void recolour();

    LabRun &m_run;
    QLabel *m_text;
    QProgressBar *m_left;
    QTimer m_second;
    QElapsedTimer m_since;
    QString m_cards;
    int m_patience = 0;  ///< milliseconds that were left when m_since began
};

}  // namespace toile
