// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/lanes.h"

#include "ui/canvas/geometry.h"

#include <algorithm>
#include <tuple>

namespace toile {

namespace {

constexpr double kSeen = 2;  // shorter than this they only meet

bool runsLevel(const QLineF &piece)
{
    return piece.dy() == 0;
}

/// As wide as the room that no other cable may run in along it.
QRectF laneRoom(const QLineF &piece)
{
    constexpr double half = kOneLane / 2;
    const QRectF rect = QRectF(piece.p1(), piece.p2()).normalized();
    return runsLevel(piece) ? rect.adjusted(0, -half, 0, half) : rect.adjusted(-half, 0, half, 0);
}

QLineF laneOf(const QRectF &room, bool level)
{
    return level ? QLineF(room.left(), room.center().y(), room.right(), room.center().y())
                 : QLineF(room.center().x(), room.top(), room.center().x(), room.bottom());
}

double sharedBy(const QLineF &piece, const QLineF &lane)
{
    if (runsLevel(piece) != runsLevel(lane))
        return 0;
    const QRectF common = laneRoom(piece) & laneRoom(lane);
    return runsLevel(piece) ? common.width() : common.height();
}

/// But for slanting ones.
template <typename Visit>
void eachPiece(const QPolygonF &corners, Visit visit)
{
    for (qsizetype i = 1; i < corners.size(); ++i) {
        const QLineF piece(corners[i - 1], corners[i]);
        if ((piece.dx() == 0) != (piece.dy() == 0))
            visit(piece);
    }
}

void putInOrder(std::vector<QLineF> &lines)
{
    std::ranges::sort(lines, {},
                      [](const QLineF &line) { return std::tuple(line.x1(), line.y1(), line.x2(), line.y2()); });
}

}  // namespace

void Lanes::add(Id cable, const QPolygonF &corners)
{
    eachPiece(corners,
              [&](const QLineF &piece) { (runsLevel(piece) ? m_level : m_upright).add(cable, laneRoom(piece)); });
}

void Lanes::clear()
{
    m_level.clear();
    m_upright.clear();
}

std::vector<QLineF> Lanes::under(const QPolygonF &corners) const
{
    std::vector<QLineF> found;
    eachPiece(corners, [&](const QLineF &piece) {
        const bool level = runsLevel(piece);
        (level ? m_level : m_upright).each(laneRoom(piece), [&](Id, const QRectF &room) {
            if (liesOn(piece, laneOf(room, level)))
                found.push_back(laneOf(room, level));
            return true;
        });
    });
    putInOrder(found);
    return found;
}

std::vector<QLineF> Lanes::around(const QRectF &region) const
{
    std::vector<QLineF> found;
    for (const bool level : {true, false}) {
        (level ? m_level : m_upright).each(region, [&](Id, const QRectF &room) {
            found.push_back(laneOf(room, level));
            return true;
        });
    }
    putInOrder(found);
    return found;
}

double sharedLength(const QPolygonF &corners, const std::vector<QLineF> &lanes)
{
    double sum = 0;
    eachPiece(corners, [&](const QLineF &piece) {
        for (const QLineF &lane : lanes)
            sum += liesOn(piece, lane) ? sharedBy(piece, lane) : 0;
    });
    return sum;
}

bool liesOn(const QLineF &piece, const QLineF &lane)
{
    return sharedBy(piece, lane) > kSeen;
}

bool isExactly(const std::vector<QLineF> &a, const std::vector<QLineF> &b)
{
    return std::ranges::equal(a, b, [](const QLineF &one, const QLineF &other) {
        return isExactly(one.p1(), other.p1()) && isExactly(one.p2(), other.p2());
    });
}

}  // namespace toile
