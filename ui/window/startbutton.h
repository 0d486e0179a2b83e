// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QPushButton>

class QAction;

namespace toile {

/// A way to begin: an icon, a title and under it what it does, in the program's own font. Triggers the action.
class StartButton : public QPushButton {
    Q_OBJECT
public:
    StartButton(const QString &title, QAction *action, QWidget *parent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QFont titleFont() const;
    int textWidth(int width) const;

    QString m_help;
};

}  // namespace toile
