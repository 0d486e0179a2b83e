// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/canvasview_p.h"

#include <QGestureEvent>
#include <QNativeGestureEvent>
#include <QWheelEvent>

#include <cmath>

/// Wheel, touchpad and touch screen. A pen needs nothing here: Qt makes mouse events of what it does.
namespace toile {

namespace {
constexpr double kWheelStep = 1.2;
constexpr double kNotch = 120;  // eighths of a degree, QWheelEvent::angleDelta()
}  // namespace

void CanvasView::wheelEvent(QWheelEvent *event)
{
    event->accept();
    d->scrolling.stop();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        // A touchpad gives small parts of a step: the zoom is as smooth as the fingers.
        d->zoomAround(event->position(), std::pow(kWheelStep, event->angleDelta().y() / kNotch));
        return;
    }
    // A touchpad gives pixels; a mouse wheel gives steps.
    QPoint by = event->pixelDelta().isNull() ? event->angleDelta() / 2 : event->pixelDelta();
    if (event->modifiers().testFlag(Qt::ShiftModifier) && by.x() == 0)
        by = QPoint(by.y(), 0);
    d->scrollBy(by);
}

/// A gesture of a touchpad, or of two fingers on a touch screen. False: it is something else.
bool CanvasView::Private::gestured(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *native = static_cast<QNativeGestureEvent *>(event);
        switch (native->gestureType()) {
        case Qt::ZoomNativeGesture:
            zoomAround(native->position(), qMax(0.1, 1 + native->value()));
            return true;
        case Qt::PanNativeGesture:
            panRest += native->delta();  // of slow fingers each step is less than a pixel
            scrollBy(panRest.toPoint());
            panRest -= panRest.toPoint();
            return true;
        case Qt::SmartZoomNativeGesture:
            q.fitAll();
            return true;
        default:
            return false;
        }
    }
    if (event->type() == QEvent::TouchCancel && gesture != Gesture::None)
        cancel();  // the system took the fingers away: nobody lets go
    if (event->type() != QEvent::Gesture)
        return false;
    auto *pinch = static_cast<QPinchGesture *>(static_cast<QGestureEvent *>(event)->gesture(Qt::PinchGesture));
    if (!pinch)
        return false;
    const auto inView = [this](QPointF global) { return q.viewport()->mapFromGlobal(global); };
    if (pinch->state() == Qt::GestureStarted) {
        endTables();
        cancel();  // the first finger began something
        pinchedAt = q.viewportTransform().inverted().map(inView(pinch->lastCenterPoint()));
        pinchedZoom = zoom();
    }
    // What was between the fingers stays there, from the beginning: each step alone would round it away from them.
    setZoom(pinchedZoom * pinch->totalScaleFactor());
    scrollBy(inView(pinch->centerPoint()) - q.viewportTransform().map(pinchedAt));
    return true;
}

}  // namespace toile
