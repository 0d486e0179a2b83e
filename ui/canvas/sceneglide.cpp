// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/canvasscene_p.h"

#include <QApplication>
#include <QStyle>

/// Boxes on their way to another place. Only the picture moves; whatever changes the drawing ends it at once.
namespace toile {

namespace {
constexpr int kDuration = 350;  // milliseconds
}

void CanvasScene::glideFrom(const Geometry &was)
{
    d->endGlide();
    if (QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) <= 0 || views().isEmpty())
        return;
    const auto add = [&](QGraphicsItem *item, QPointF from, QPointF to) {
        if (item && from != to)
            d->glided.emplace_back(item, from - to);
    };
    for (const auto &[id, box] : was.boxes)
        add(itemOf(id), box.center(), d->geometry.box(id).center());
    for (const auto &[id, seat] : was.tabs)
        add(itemOf(id), seat.at, d->geometry.tab(id).at);
    if (d->glided.empty())
        return;
    d->gliding.setStartValue(0.0);
    d->gliding.setEndValue(1.0);
    d->gliding.setDuration(kDuration);
    d->gliding.setEasingCurve(QEasingCurve::InOutCubic);
    d->gliding.start();
}

bool CanvasScene::isGliding() const
{
    return !d->glided.empty();
}

/// What hangs between boxes comes back when they are nearly there.
void CanvasScene::Private::glide(double done)
{
    if (glided.empty())
        return;
    for (const auto &[item, by] : glided)
        item->setPos(by * (1 - done));
    const double opacity = qMax(0.0, (done - 0.7) / 0.3);
    const auto fade = [opacity](const auto &items) {
        for (const auto &[id, item] : items)
            item->setOpacity(opacity);
    };
    fade(cables);
    fade(tables);
    fade(connectors);
    for (const auto &[id, items] : lines) {
        for (const auto &item : items)
            item->setOpacity(opacity);
    }
    for (const auto &pill : pills)
        pill->setOpacity(opacity);
    for (const auto &tunnel : tunnels)
        tunnel->setOpacity(opacity);
}

void CanvasScene::Private::endGlide()
{
    if (glided.empty())
        return;
    gliding.stop();
    glide(1);
    glided.clear();
    applyLens();
}

}  // namespace toile
