// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/fitting.h"

#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/editor.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTimer>

namespace toile {

Fitting::Fitting(CanvasView &canvas) : QObject(&canvas), m_canvas(canvas), m_keep(new QTimer(this))
{
    m_keep->setObjectName(QStringLiteral("keepFitting"));
    m_keep->setSingleShot(true);
    m_keep->setInterval(250);
    connect(m_keep, &QTimer::timeout, this, &Fitting::keep);
    connect(&canvas.canvasScene(), &CanvasScene::drawingChanged, m_keep, [this] {
        if (!m_drawnAt && !m_keep->isActive())
            m_keep->start();
    });
    // Who draws aims at what he sees: the view stays as it is, also when what he drew reaches out of it.
    connect(&canvas.editor(), &Editor::changed, this, [this] {
        m_keep->stop();
        m_resized = false;
        m_drawnAt = true;
    });
    connect(&canvas, &CanvasView::madeMuch, this, &Fitting::keepSoon);
    for (QScrollBar *bar : {canvas.horizontalScrollBar(), canvas.verticalScrollBar()})
        connect(bar, &QScrollBar::actionTriggered, this, [this] { m_fitted = false; });
    connect(&canvas, &CanvasView::zoomChanged, this, [this] { m_fitted = m_fitted && m_fitting; });
    canvas.installEventFilter(this);
    canvas.viewport()->installEventFilter(this);
}

void Fitting::fit()
{
    const QScopedValueRollback<bool> guard(m_fitting, true);
    m_canvas.fitAll();
    m_shown = m_canvas.canvasScene().drawingRect();
    m_fitted = true;
    m_drawnAt = false;
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
        m_fitted = false;
        break;
    case QEvent::MouseButtonPress:
        m_fitted = m_fitted && !pans();
        break;
    case QEvent::KeyPress:
        m_fitted = m_fitted && static_cast<QKeyEvent *>(event)->key() != Qt::Key_Space;
        break;
    case QEvent::Resize:
        followSize();
        break;
    default:
        break;
    }
    return QObject::eventFilter(object, event);
}

}  // namespace toile
