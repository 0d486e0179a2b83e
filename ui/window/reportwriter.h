// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/lab/report.h"
#include "ui/canvas/picture.h"

#include <QTextDocument>
#include <QTextObjectInterface>

#include <memory>

namespace toile {

/// The drawing in a text, as shapes: sharp on any paper.
class DrawingInText : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)
public:
    explicit DrawingInText(CanvasScene &scene, QObject *parent = nullptr) : QObject(parent), m_scene(scene) {}
    QSizeF intrinsicSize(QTextDocument *document, int position, const QTextFormat &format) override;
    void drawObject(QPainter *painter, const QRectF &rect, QTextDocument *document, int position,
                    const QTextFormat &format) override;

private:
    CanvasScene &m_scene;
};

/// What a report shows of the drawing: all but its title, which the report has itself.
PictureContent reportPicture();

/// The report as a text that can be looked at and printed. `scene` outlives it.
std::unique_ptr<QTextDocument> reportDocument(const Report &report, CanvasScene &scene);

/// As a page for a browser, or as PDF: the format follows the ending (html, pdf). Atomic.
Result<> writeReport(const QString &path, const Report &report, CanvasScene &scene);

}  // namespace toile
