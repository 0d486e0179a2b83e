// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/window/reportstrips.h"

#include <QPageSize>
#include <QRectF>
#include <QSizeF>

namespace toile {

/// A report on sheets of paper: no heading without what it is over, no row cut in two, a table's header on each page
/// where it goes on, and at the foot whose report it is and which page.
class ReportPages {
public:
    /// `scene` outlives it.
    ReportPages(const Report &report, CanvasScene &scene, const QPageSize &paper);

    int count() const { return int(m_pages.size()); }
    QSizeF sheet() const { return m_sheet; }  ///< millimetres
    /// The painter's unit is a millimetre, from the sheet's top left corner.
    void paint(QPainter &painter, int page) const;

private:
    struct Placed {
        int strip;
        double top;
    };
    void spread();
    double heightFrom(std::size_t strip, bool first) const;
    void paintGrounds(QPainter &painter, const std::vector<Placed> &page) const;
    void paintFoot(QPainter &painter, int page) const;

    QSizeF m_sheet;
    QRectF m_area;  ///< of a page, hundredths of a millimetre
    QString m_foot;
    std::vector<ReportStrip> m_strips;
    std::vector<std::vector<Placed>> m_pages;
};

}  // namespace toile
