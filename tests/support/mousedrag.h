// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QApplication>
#include <QMouseEvent>
#include <QTest>
#include <QWidget>

namespace toile {

/// Somebody's hand: presses, moves in a few steps, and lets go unless `release` says that it holds on.
inline void dragMouse(QWidget *widget, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {},
                      bool release = true)
{
    constexpr int kSteps = 6;
    QTest::mousePress(widget, Qt::LeftButton, modifiers, from);
    for (int step = 1; step <= kSteps; ++step) {
        const QPoint here = from + (to - from) * step / kSteps;
        QMouseEvent event(QEvent::MouseMove, here, widget->mapToGlobal(here), Qt::NoButton, Qt::LeftButton, modifiers);
        QApplication::sendEvent(widget, &event);
    }
    if (release)
        QTest::mouseRelease(widget, Qt::LeftButton, modifiers, to);
}

}  // namespace toile
