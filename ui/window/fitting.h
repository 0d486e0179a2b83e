// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QRectF>

#include <optional>

class QTimer;

namespace toile {

class CanvasView;

/// What a canvas shows of a drawing, so that another canvas can show it.
struct ViewPlace {
    double zoom = 1;
    QPointF centre;
    bool operator==(const ViewPlace &) const = default;
};

/// Keeps the whole drawing in view, or as much of it as can be read, when the window changes, tables come or much is
/// laid out at once, until somebody chooses a view of his own. It never moves what somebody draws at, also when tables
/// come or a panel folds meanwhile.
class Fitting : public QObject {
    Q_OBJECT
public:
    explicit Fitting(CanvasView &canvas);
    void fit();
    /// Nobody chose another view.
    bool isFitted() const { return m_fitted; }
    /// Where somebody chose to look; nothing when all is shown.
    std::optional<ViewPlace> place() const;
    /// Looks there, whatever size the canvas has when it is shown; fits when nothing is drawn there.
    void setPlace(const std::optional<ViewPlace> &place);
    /// Somebody chose another view.
    void leave();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void keep();
    void keepSoon();
    bool isEmpty() const;
    void leaveFar();
    void followSize();
    bool goToPlace();
    void followPlace();
    void settle();

    CanvasView &m_canvas;
    QTimer *m_keep;
    QTimer *m_settled;
    QElapsedTimer m_since;             ///< the canvas got the size that it has
    std::optional<ViewPlace> m_place;  ///< to look at, until the canvas has had one size for a while
    QRectF m_shown;                    ///< the drawing, when it was fitted
    QSize m_window;                    ///< its size when the canvas last got another one
    bool m_resized = false;            ///< the canvas, since it was fitted
    bool m_drawnAt = false;  ///< edited since, by somebody who aims at what he sees, whatever a run shows meanwhile
    bool m_fitted = true;    ///< nobody chose another view since
    bool m_fitting = false;
    bool m_filled = false;   ///< by the last change, after it was emptied
    bool m_emptied = false;  ///< by the last change: what comes back by the next is fitted
};

}  // namespace toile
