// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/reportpages.h"

#include "ui/window/reporttype.h"
#include "ui/window/text.h"

#include <QFontMetricsF>
#include <QPainter>

namespace toile {

namespace {

constexpr double kPerMillimetre = 100;
constexpr double kSide = 17 * kPerMillimetre;
constexpr double kTop = 16 * kPerMillimetre;
constexpr double kBottom = 20 * kPerMillimetre;
constexpr double kFootFromEdge = 14 * kPerMillimetre;
constexpr double kGroundPad = 110;
constexpr double kPageRounding = 1;

}  // namespace

ReportPages::ReportPages(const Report &report, CanvasScene &scene, const QPageSize &paper)
    : m_sheet(paper.size(QPageSize::Millimeter)),
      m_area(QRectF(QPointF(), m_sheet * kPerMillimetre).adjusted(kSide, kTop, -kSide, -kBottom)), m_foot(report.title)
{
    if (!report.student.isEmpty())
        m_foot = report.student + QStringLiteral(" · ") + m_foot;
    m_strips = reportStrips(report, scene, m_area.width(), m_area.height());
    spread();
}

/// How high a strip is with those that must follow it on its page.
double ReportPages::heightFrom(std::size_t strip, bool first) const
{
    double height = -(first ? m_strips[strip].before : 0);
    for (; strip < m_strips.size(); ++strip) {
        height += m_strips[strip].before + m_strips[strip].height;
        if (!m_strips[strip].keepsNext)
            break;
    }
    return height;
}

void ReportPages::spread()
{
    m_pages.emplace_back();
    double y = 0;
    const auto place = [&](int index) {
        const ReportStrip &strip = m_strips[std::size_t(index)];
        y += m_pages.back().empty() ? 0 : strip.before;
        m_pages.back().push_back({index, y});
        y += strip.height;
    };
    for (std::size_t i = 0; i < m_strips.size(); ++i) {
        const bool kept = i > 0 && m_strips[i - 1].keepsNext;
        const double wanted = kept ? m_strips[i].before + m_strips[i].height : heightFrom(i, m_pages.back().empty());
        if (y + wanted > m_area.height() + kPageRounding && !m_pages.back().empty()) {
            m_pages.emplace_back();
            y = 0;
        }
        if (m_pages.back().empty() && m_strips[i].head >= 0)
            place(m_strips[i].head);
        place(int(i));
    }
}

void ReportPages::paint(QPainter &painter, int page) const
{
    const auto &placed = m_pages[std::size_t(page)];
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(1 / kPerMillimetre, 1 / kPerMillimetre);
    paintGrounds(painter, placed);
    for (const Placed &each : placed)
        m_strips[std::size_t(each.strip)].paint(painter, m_area.topLeft() + QPointF(0, each.top));
    paintFoot(painter, page);
    painter.restore();
}

/// One piece for all that stands on it, or its seams would be seen.
void ReportPages::paintGrounds(QPainter &painter, const std::vector<Placed> &page) const
{
    QRectF ground;
    const auto fill = [&] {
        if (!ground.isNull())
            painter.fillRect(ground.adjusted(0, -kGroundPad, 0, kGroundPad), reportType().ground);
        ground = QRectF();
    };
    for (const Placed &each : page) {
        const ReportStrip &strip = m_strips[std::size_t(each.strip)];
        if (strip.grounded)
            ground |= QRectF(m_area.left(), m_area.top() + each.top, m_area.width(), strip.height);
        else
            fill();
    }
    fill();
}

void ReportPages::paintFoot(QPainter &painter, int page) const
{
    const ReportType &type = reportType();
    const QFontMetricsF metrics(type.footer);
    const QString number = ReportWriterText::tr("page %1 of %2").arg(page + 1).arg(count());
    const QRectF line(m_area.left(), m_sheet.height() * kPerMillimetre - kFootFromEdge, m_area.width(),
                      metrics.height());
    const double room = line.width() - metrics.horizontalAdvance(number) - 4 * metrics.horizontalAdvance(u' ');
    painter.setFont(type.footer);
    painter.setPen(type.muted);
    if (page > 0)  // the first one begins with it
        painter.drawText(line, int(Qt::AlignLeft), metrics.elidedText(m_foot, Qt::ElideRight, room));
    painter.drawText(line, int(Qt::AlignRight), number);
}

}  // namespace toile
