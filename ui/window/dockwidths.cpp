// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/dockwidths.h"

#include "ui/window/panelaction.h"

#include <QDockWidget>
#include <QEvent>

#include <chrono>
#include <utility>

namespace toile {

namespace {

constexpr std::chrono::milliseconds kQuiet{200};  ///< in which all is laid out that follows from another size

/// In which they are wide or high, as far as the window lets them.
Qt::Orientation orientationOf(Qt::DockWidgetArea area)
{
    const bool isSide = area == Qt::LeftDockWidgetArea || area == Qt::RightDockWidgetArea;
    return isSide ? Qt::Horizontal : Qt::Vertical;
}

int extent(const QDockWidget &dock, Qt::DockWidgetArea area)
{
    return orientationOf(area) == Qt::Horizontal ? dock.width() : dock.height();
}

}  // namespace

DockWidths::DockWidths(QMainWindow &window, std::vector<QDockWidget *> docks)
    : QObject(&window), m_window(window), m_docks(std::move(docks))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(kQuiet);
    connect(&m_soon, &QTimer::timeout, this, &DockWidths::giveBack);
    // A window that has just been opened has them as it wants them.
    connect(&m_quiet, &QTimer::timeout, this, [this] {
        forEachInFront([this](const QDockWidget &dock, Qt::DockWidgetArea area) {
            m_wanted.try_emplace(area, extent(dock, area));
        });
    });
    m_window.installEventFilter(this);
    for (QDockWidget *dock : m_docks)
        dock->installEventFilter(this);
}

/// What the window does to its docks when it is given another size is nobody's wish; what somebody drags at is. They
/// are laid out before the window itself hears of its size.
bool DockWidths::eventFilter(QObject *object, QEvent *event)
{
    const bool resized = event->type() == QEvent::Resize;
    if (object == &m_window && resized) {
        m_size = m_window.size();
        m_soon.start();
        m_quiet.start();
    } else if (object == &m_window && event->type() == QEvent::MouseButtonPress) {
        m_pressedAt = widths();
    } else if (object == &m_window && event->type() == QEvent::MouseButtonRelease) {
        QTimer::singleShot(0, this, [this, before = std::exchange(m_pressedAt, {})] {
            if (!before.empty() && widths() != before)
                remember();
        });
    } else if (object != &m_window && resized && m_window.size() == m_size && !m_quiet.isActive()) {
        remember();
    }
    return QObject::eventFilter(object, event);
}

void DockWidths::forEachInFront(const std::function<void(QDockWidget &, Qt::DockWidgetArea)> &look)
{
    for (QDockWidget *dock : m_docks) {
        const Qt::DockWidgetArea area = m_window.dockWidgetArea(dock);
        if (area != Qt::NoDockWidgetArea && !dock->isFloating() && isInFront(*dock))
            look(*dock, area);
    }
}

std::map<Qt::DockWidgetArea, int> DockWidths::widths()
{
    std::map<Qt::DockWidgetArea, int> all;
    forEachInFront([&all](const QDockWidget &dock, Qt::DockWidgetArea area) { all[area] = extent(dock, area); });
    return all;
}

void DockWidths::remember()
{
    for (const auto &[area, width] : widths())
        m_wanted[area] = width;
}

void DockWidths::giveBack()
{
    for (const Qt::Orientation along : {Qt::Horizontal, Qt::Vertical}) {
        QList<QDockWidget *> small;
        QList<int> extents;
        forEachInFront([&](QDockWidget &dock, Qt::DockWidgetArea area) {
            const auto wanted = m_wanted.find(area);
            if (orientationOf(area) != along || wanted == m_wanted.end() || extent(dock, area) >= wanted->second)
                return;
            small << &dock;
            extents << wanted->second;
        });
        if (!small.isEmpty())
            m_window.resizeDocks(small, extents, along);
    }
}

}  // namespace toile
