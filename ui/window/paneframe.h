// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QWidget>

namespace toile {

/// Gives the keyboard to what can be typed in or gone through in a pane; false when there is nothing.
bool focusInto(QWidget *pane);
/// The same, and shows which pane it is.
bool enterPane(QWidget *pane);

/// Shows which pane the keyboard came to, until it leaves or the mouse is used.
class PaneFrame : public QWidget {
    Q_OBJECT
public:
    explicit PaneFrame(QWidget *pane);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();
    void end();

    QWidget *m_pane;
};

}  // namespace toile
