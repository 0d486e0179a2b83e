// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

#include <functional>
#include <vector>

class QLabel;
class QPushButton;

namespace toile {

/// What is said at one place of the window.
struct TourStep {
    QString title;
    QString text;
    std::function<QWidget *()> target;  ///< what it points at; asked when the step begins
};

/// A bubble that goes from place to place of its window and says in a sentence or two what each is for. The window
/// stays usable. Escape or Skip ends it. Deletes itself.
class Tour : public QFrame {
    Q_OBJECT
public:
    Tour(std::vector<TourStep> steps, QWidget *window);
    ~Tour() override;

    int step() const { return m_step; }
    void go(int step);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void place();
    QRect targetRect() const;

    std::vector<TourStep> m_steps;
    int m_step = -1;
    QPointer<QWidget> m_target;
    QPointer<QWidget> m_frame;  ///< round the target
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_count;
    QPushButton *m_back;
    QPushButton *m_next;
};

}  // namespace toile
