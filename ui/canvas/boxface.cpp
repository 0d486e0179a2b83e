// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/boxitem.h"
#include "ui/canvas/geometry.h"

#include <QFontMetricsF>

namespace toile {

namespace {

constexpr double kBadgeHeight = 20;
constexpr double kBadgeGap = 6;
constexpr double kRouteLine = 14;
constexpr double kTabGap = 3;     // between a tab and the icon
constexpr double kHeaderGap = 1;  // and above it, where there is less room

}  // namespace

void BoxFace::arrange()
{
    const double iconSize = container ? 22 : 18;
    const double header = container ? kHeaderHeight : kBoxHeader;
    // Clear of tabs on the border, whose inner halves are in the box.
    iconRect =
        QRectF(rect.left() + kTabSize.width() / 2 + kTabGap,
               rect.top() + qMax((header - iconSize) / 2, kTabSize.height() / 2 + kHeaderGap), iconSize, iconSize);
    namePosition = QPointF(iconRect.right() + 7, iconRect.center().y() - name.size().height() / 2);
    const double room = rect.right() - namePosition.x() - (light ? 26 : 10);
    if (name.size().width() > room)
        name = TextLine(QFontMetricsF(name.font()).elidedText(name.text(), Qt::ElideRight, room), name.font());

    const double lightRoom = light ? 22 : 0;
    lightAt = QPointF(rect.right() - 15, iconRect.center().y());
    double total = lightRoom;
    for (const Badge &badge : badges)
        total += badge.text.size().width() + 16 + kBadgeGap;
    const bool inHeader = namePosition.x() + name.size().width() + total + 12 <= rect.right();
    double x = inHeader ? rect.right() - total - 8 : rect.left() + 12;
    const double y = inHeader ? rect.top() + (header - kBadgeHeight) / 2 : rect.bottom() - kBadgeHeight - 8;
    badgeRects.clear();
    for (const Badge &badge : badges) {
        const double width = badge.text.size().width() + 16;
        badgeRects.emplace_back(x, y, width, kBadgeHeight);
        x += width + kBadgeGap;
    }
}

std::vector<QRectF> BoxFace::writtenRects() const
{
    std::vector<QRectF> rects{iconRect.united(QRectF(namePosition, name.size()))};
    if (light)
        rects.emplace_back(lightAt - QPointF(5, 5), QSizeF(10, 10));
    rects.insert(rects.end(), badgeRects.begin(), badgeRects.end());
    return rects;
}

QSizeF BoxFace::routesSize() const
{
    double width = 0;
    for (const auto *lines : {&routes, &observed}) {
        for (const TextLine &line : *lines)
            width = qMax(width, line.size().width());
    }
    return {width, kRouteLine * static_cast<double>(routes.size() + observed.size())};
}

}  // namespace toile
