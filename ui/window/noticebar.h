// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace toile {

/// A question that does not stop the work: a strip above the drawing with one offer and a way to wave it off.
class NoticeBar : public QFrame {
    Q_OBJECT
public:
    /// An answer: what its button says, and what it does once the strip is gone.
    struct Answer {
        QString text;
        std::function<void()> act;
    };

    explicit NoticeBar(QWidget *parent = nullptr);
    /// Instead of what it asked before.
    void ask(const QString &text, Answer offer, Answer decline);

protected:
    void changeEvent(QEvent *event) override;

private:
    void answer(const Answer &answer);
    void recolour();

    QLabel *m_text;
    QPushButton *m_accept;
    QPushButton *m_refuse;
    Answer m_offer;
    Answer m_decline;
};

}  // namespace toile
