// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/fitting.h"

#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/geometry.h"
#include "ui/editor.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace toile {

namespace {
constexpr std::chrono::milliseconds kSettled{250};
}

Fitting::Fitting(CanvasView &canvas)
    : QObject(&canvas), m_canvas(canvas), m_keep(new QTimer(this)), m_settled(new QTimer(this))
{
    m_keep->setObjectName(QStringLiteral("keepFitting"));
    m_keep->setSingleShot(true);
    m_keep->setInterval(250);
    connect(m_keep, &QTimer::timeout, this, &Fitting::keep);
    connect(&canvas.canvasScene(), &CanvasScene::drawingChanged, m_keep, [this] {
        if (!m_drawnAt && !m_keep->isActive())
            m_keep->start();
    });
    m_settled->setSingleShot(true);
    m_settled->setInterval(kSettled);
    connect(m_settled, &QTimer::timeout, this, &Fitting::settle);
    // Who draws aims at what he sees: the view stays as it is, also when what he drew reaches out of it.
    connect(&canvas.editor(), &Editor::changed, this, [this] {
        m_keep->stop();
        m_resized = false;
        m_drawnAt = true;
        m_filled = !isEmpty() && std::exchange(m_emptied, false);
        if (isEmpty())
            leaveFar();
    });
    connect(&canvas.editor(), &Editor::stepped, this, [this] {
        if (m_filled)
            keepSoon();
    });
    connect(&canvas, &CanvasView::madeMuch, this, &Fitting::keepSoon);
    for (QScrollBar *bar : {canvas.horizontalScrollBar(), canvas.verticalScrollBar()})
        connect(bar, &QScrollBar::actionTriggered, this, &Fitting::leave);
    connect(&canvas, &CanvasView::zoomChanged, this, [this] {
        if (!m_fitting)
            leave();
    });
    canvas.installEventFilter(this);
    canvas.viewport()->installEventFilter(this);
}

void Fitting::leave()
{
    m_fitted = false;
    m_place.reset();
}

std::optional<ViewPlace> Fitting::place() const
{
    if (m_fitted || m_place)
        return m_place;
    return ViewPlace{m_canvas.transform().m11(), m_canvas.centre()};
}

void Fitting::setPlace(const std::optional<ViewPlace> &place)
{
    m_keep->stop();
    m_place = place;
    m_fitted = !place;
    if (!place)
        fit();
    else
        followPlace();
}

bool Fitting::goToPlace()
{
    const QScopedValueRollback<bool> guard(m_fitting, true);
    m_canvas.zoomBy(m_place->zoom / m_canvas.transform().m11());
    m_canvas.centerOn(m_place->centre);
    m_fitted = false;
    const QRectF seen = m_canvas.mapToScene(m_canvas.viewport()->rect()).boundingRect();
    const auto isSeen = [&seen](const auto &box) { return seen.intersects(box.second); };
    return std::ranges::any_of(m_canvas.canvasScene().geometry().boxes, isSeen);
}

void Fitting::fit()
{
    m_place.reset();
    const QScopedValueRollback<bool> guard(m_fitting, true);
    m_canvas.fitAll();
    m_shown = m_canvas.canvasScene().drawingRect();
    m_fitted = true;
    m_drawnAt = false;
}

bool Fitting::isEmpty() const
{
    return m_canvas.canvasScene().geometry().boxes.empty();
}

/// Where nothing is left, nobody looks at it from far: what comes next is seen as large as usual.
void Fitting::leaveFar()
{
    if (m_canvas.transform().m11() >= 1)
        return;
    fit();
    m_emptied = true;
}

void Fitting::keepSoon()
{
    m_drawnAt = false;
    m_keep->start();
}

void Fitting::keep()
{
    // Never while somebody drags or chose a view of his own.
    if (!m_fitted || QGuiApplication::mouseButtons() != Qt::NoButton)
        return;
    constexpr int kRounding = 4;  // pixels
    const QRect room = m_canvas.viewport()->rect().adjusted(-kRounding, -kRounding, kRounding, kRounding);
    const QRectF seen = m_canvas.mapToScene(room).boundingRect();
    const bool resized = std::exchange(m_resized, false);
    const QRectF drawing = m_canvas.canvasScene().drawingRect();
    if (resized || (!seen.contains(drawing) && drawing != m_shown))
        fit();
}

void Fitting::settle()
{
    if (m_since.elapsed() > 2 * kSettled.count())
        followPlace();  // the window was busy all the while: it may still be laid out
    else if (m_canvas.isVisible())
        m_place.reset();
}

/// Its size while it is hidden, or while the window is laid out, says nothing.
void Fitting::followPlace()
{
    if (!m_place || !m_canvas.isVisible())
        return;
    if (goToPlace()) {
        m_settled->start();
        m_since.start();
    } else {
        fit();
    }
}

/// Not for a panel that folds while somebody draws.
void Fitting::followSize()
{
    const QSize window = m_canvas.window()->size();
    if (std::exchange(m_window, window) == window && m_drawnAt)
        return;
    m_resized = true;
    keepSoon();
}

bool Fitting::eventFilter(QObject *object, QEvent *event)
{
    const auto pans = [event] {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        return mouse->button() == Qt::MiddleButton;
    };
    switch (event->type()) {
    case QEvent::Wheel:
    case QEvent::NativeGesture:
    case QEvent::Gesture:
        leave();
        break;
    case QEvent::MouseButtonPress:
        m_place.reset();
        m_fitted = m_fitted && !pans();
        break;
    case QEvent::KeyPress:
        m_place.reset();
        m_fitted = m_fitted && static_cast<QKeyEvent *>(event)->key() != Qt::Key_Space;
        break;
    case QEvent::Show:
        followPlace();
        break;
    case QEvent::Resize:
        followSize();
        followPlace();
        break;
    default:
        break;
    }
    return QObject::eventFilter(object, event);
}

}  // namespace toile
