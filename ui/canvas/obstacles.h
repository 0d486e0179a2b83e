// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QPainterPath>
#include <QRectF>

#include <unordered_map>
#include <vector>

namespace toile {

/// Rectangles in a grid, to ask quickly how much a candidate would cover.
class Obstacles {
public:
    void add(const QRectF &rect, double weight = 1.0);
    /// The outline only: what lies wholly inside or outside does not touch it.
    void addOutline(const QRectF &rect, double weight = 1.0);
    void addPath(const QPainterPath &path, double width, double weight = 1.0);

    /// Sum of weight times covered area; 0 when nothing is touched.
    double cost(const QRectF &rect) const;
    bool isFree(const QRectF &rect) const;

private:
    struct Entry {
        QRectF rect;
        double weight;
    };
    static constexpr double kCell = 96;
    template <typename Visit>
    static void visitCells(const QRectF &rect, Visit visit);

    std::vector<Entry> m_entries;
    std::unordered_map<quint64, std::vector<quint32>> m_cells;
};

}  // namespace toile
