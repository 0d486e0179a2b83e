// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/minimap.h"

#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/geometry.h"
#include "ui/canvas/look.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>

namespace toile {

namespace {

constexpr std::chrono::milliseconds kMinimapPause{250};
constexpr QSize kMinimapSize{200, 140};
constexpr double kMostOfCanvas = 0.35;  ///< of its width and height
constexpr int kFromEdge = 12;
constexpr int kInside = 6;

}  // namespace

Minimap::Minimap(CanvasView &canvas) : QFrame(&canvas), m_canvas(canvas), m_soon(new QTimer(this))
{
    setObjectName(QStringLiteral("minimap"));
    setAccessibleName(tr("Minimap"));
    setToolTip(tr("Drag the frame to look elsewhere in the drawing."));
    setCursor(Qt::OpenHandCursor);
    setFixedSize(kMinimapSize);
    m_soon->setSingleShot(true);
    m_soon->setInterval(kMinimapPause);
    connect(m_soon, &QTimer::timeout, this, &Minimap::draw);
    connect(&canvas.canvasScene(), &CanvasScene::drawingChanged, this, &Minimap::changed);
    const auto moved = [this] { update(); };
    for (const QScrollBar *bar : {canvas.horizontalScrollBar(), canvas.verticalScrollBar()}) {
        connect(bar, &QScrollBar::valueChanged, this, moved);
        connect(bar, &QScrollBar::rangeChanged, this, moved);
    }
    connect(&canvas, &CanvasView::zoomChanged, this, moved);
    canvas.installEventFilter(this);
    hide();
}

void Minimap::changed()
{
    if (isVisible() && !m_soon->isActive())
        m_soon->start();
}

void Minimap::showEvent(QShowEvent *event)
{
    arrange();
    draw();
    QFrame::showEvent(event);
}

void Minimap::arrange()
{
    const QSize room = kMinimapSize.boundedTo((QSizeF(m_canvas.size()) * kMostOfCanvas).toSize());
    if (room != size()) {
        setFixedSize(room);
        m_soon->start();
    }
    move(m_canvas.width() - width() - kFromEdge, m_canvas.height() - height() - kFromEdge);
    raise();
}

bool Minimap::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        arrange();
    else if (event->type() == QEvent::PaletteChange)
        changed();
    return QFrame::eventFilter(object, event);
}

QTransform Minimap::toWidget() const
{
    const QRectF room = QRectF(rect()).adjusted(kInside, kInside, -kInside, -kInside);
    if (m_scene.isEmpty())
        return {};
    const double scale = qMin(room.width() / m_scene.width(), room.height() / m_scene.height());
    QTransform transform;
    transform.translate(room.center().x(), room.center().y());
    transform.scale(scale, scale);
    transform.translate(-m_scene.center().x(), -m_scene.center().y());
    return transform;
}

/// Plain boxes and lines: at this size nothing else could be told apart.
void Minimap::draw()
{
    m_soon->stop();
    ++m_drawn;
    const CanvasScene &scene = m_canvas.canvasScene();
    const Geometry &geometry = scene.geometry();
    const Look &look = scene.look();
    m_scene = scene.drawingRect();
    const double ratio = devicePixelRatioF();
    m_picture = QImage((QSizeF(size()) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(Qt::transparent);
    QPainter painter(&m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setTransform(toWidget(), true);
    painter.setPen(QPen(look.faint, 0));
    for (const auto &[id, path] : geometry.cables)
        painter.drawLine(path.elementAt(0), path.currentPosition());
    std::vector<QRectF> boxes;
    boxes.reserve(geometry.boxes.size());
    for (const auto &[id, box] : geometry.boxes)
        boxes.push_back(box);
    std::ranges::sort(boxes, std::greater(), [](const QRectF &box) { return box.width() * box.height(); });
    painter.setPen(QPen(look.muted, 0));
    painter.setBrush(look.undeployedFill);
    for (const QRectF &box : boxes)
        painter.drawRect(box);
    painter.end();
    update();
}

QRectF Minimap::frame() const
{
    const QRectF seen = m_canvas.mapToScene(m_canvas.viewport()->rect()).boundingRect();
    return toWidget().mapRect(seen);
}

void Minimap::paintEvent(QPaintEvent *)
{
    const Look &look = m_canvas.canvasScene().look();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor paper = look.paper;
    paper.setAlphaF(0.94F);
    painter.setPen(QPen(look.faint, 1));
    painter.setBrush(paper);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    painter.drawImage(0, 0, m_picture);
    painter.setClipRect(rect().adjusted(2, 2, -2, -2));
    QColor inside = look.selection;
    inside.setAlphaF(0.12F);
    painter.setPen(QPen(look.selection, 1.5));
    painter.setBrush(inside);
    painter.drawRect(frame());
}

void Minimap::mousePressEvent(QMouseEvent *event)
{
    const QRectF now = frame();
    m_grabbed = now.contains(event->position()) ? event->position() - now.center() : QPointF();
    setCursor(Qt::ClosedHandCursor);
    mouseMoveEvent(event);
}

void Minimap::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton))
        return;
    m_canvas.centerOn(toWidget().inverted().map(event->position() - m_grabbed));
    update();
    Q_EMIT panned();
}

void Minimap::mouseReleaseEvent(QMouseEvent *)
{
    setCursor(Qt::OpenHandCursor);
}

void Minimap::wheelEvent(QWheelEvent *event)
{
    m_canvas.zoomBy(event->angleDelta().y() > 0 ? 1.2 : 1 / 1.2);
    event->accept();
    Q_EMIT panned();
}

}  // namespace toile
