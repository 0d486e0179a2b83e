// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QPixmap>
#include <QWidget>

#include <vector>

class QVariantAnimation;

namespace toile {

/// What is the same in two pictures, and where it is in each, in pixels of the widget.
struct MorphPiece {
    QRectF from;
    QRectF to;
};

/// Lies over a widget for a moment and leads from one picture of it to another: pieces go to where they are in the
/// second, the rest fades. Deletes itself.
class Morph : public QWidget {
    Q_OBJECT
public:
    Morph(const QPixmap &from, const QPixmap &to, std::vector<MorphPiece> pieces, const QColor &paper, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    QPixmap m_from;
    QPixmap m_to;
    std::vector<MorphPiece> m_pieces;
    QColor m_paper;
    QVariantAnimation *m_animation;
};

}  // namespace toile
