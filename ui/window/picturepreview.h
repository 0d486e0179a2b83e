// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/picture.h"

#include <QFrame>
#include <QTimer>

namespace toile {

/// What a picture will show, as large as there is room, and always as the drawing is now.
class PicturePreview : public QFrame {
    Q_OBJECT
public:
    explicit PicturePreview(CanvasScene &scene, QWidget *parent = nullptr);

    void setContent(const PictureContent &content);
    QSize sizeHint() const override;

Q_SIGNALS:
    void refreshed();  ///< perhaps of another size

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    CanvasScene &m_scene;
    PictureContent m_content;
    QTimer m_soon;
};

}  // namespace toile
