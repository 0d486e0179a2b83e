// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace toile {

/// A question that does not stop the work: a strip above the drawing with one offer and a way to wave it off.
class NoticeBar : public QFrame {
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);
    void ask(const QString &text, const QString &offer);

Q_SIGNALS:
    void accepted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void recolour();
    QLabel *m_text;
    QPushButton *m_offer;
};

}  // namespace toile
