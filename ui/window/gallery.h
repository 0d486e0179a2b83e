// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QListWidget>

class QTimer;

namespace toile {

/// The shipped labs as cards: a picture of the drawing, its title and what it is about. Cards fill the rows, whatever
/// the width. Pictures are drawn one at a time once the list is on screen, so that it appears at once.
class Gallery : public QListWidget {
    Q_OBJECT
public:
    explicit Gallery(QWidget *parent = nullptr);
    bool allPicturesDrawn() const { return m_filled && m_next >= count(); }

Q_SIGNALS:
    void labWanted(const QString &name);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fill();
    void fitCards();
    void drawAll();
    void drawNext();

    QTimer *m_timer;
    QTimer *m_resized;
    int m_card = 0;  ///< its width
    int m_next = 0;
    bool m_filled = false;
};

/// The gallery in a dialog of its own; calls labWanted() of it. Deletes itself.
Gallery *showGallery(QWidget *window);

}  // namespace toile
