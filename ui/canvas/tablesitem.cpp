// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/tablesitem.h"

#include "ui/canvas/text.h"

#include <QStyleOptionGraphicsItem>

#include <algorithm>

namespace toile {

namespace {

constexpr double kTablePadding = 7;
constexpr double kTableColumnGap = 10;
constexpr double kCardGap = 10;
constexpr double kHeadRow = 18;
constexpr double kClockWidth = 36;  // whatever it shows

double rowHeight(const TableRow &row)
{
    return row.isTall() ? kCardRow + kCardLine : kCardRow;
}

}  // namespace

bool TableRow::isTall() const
{
    return std::ranges::any_of(cells, [](const QString &cell) { return cell.contains(u'\n'); });
}

QString TableRow::secondsAt(qint64 now) const
{
    if (seconds < 0)
        return {};
    const auto passed = static_cast<int>((now - sampledAt) / 1000);
    const int shown = qMax(0, countsDown ? seconds - passed : seconds + passed);
    return shown < 3600 ? CanvasText::tr("%1 s").arg(shown) : CanvasText::tr("%1 h").arg(shown / 3600);
}

void TablesItem::setCards(std::vector<TableCard> cards, bool collapsed)
{
    if (cards == m_cards && collapsed == m_collapsed)
        return;
    m_cards = std::move(cards);
    m_collapsed = collapsed;
    layOut();
}

bool RowLens::shows(const TableRow &row) const
{
    if (offLayer.contains(row.interface))
        return false;
    if (vlan == 0)
        return true;
    return row.vlan != 0 ? row.vlan == vlan : row.interface.isEmpty() || interfaces.contains(row.interface);
}

void TablesItem::setLens(const RowLens &lens)
{
    if (lens == m_lens)
        return;
    m_lens = lens;
    update();
}

void TablesItem::setPosition(QPointF topLeft)
{
    if (topLeft == m_at)
        return;
    prepareGeometryChange();
    m_at = topLeft;
}

void TablesItem::setRightAligned(bool on)
{
    if (on == m_rightAligned)
        return;
    m_rightAligned = on;
    layOut();
}

bool TablesItem::isHeader(QPointF scenePosition) const
{
    for (const LaidCard &card : m_laid) {
        if (QRectF(m_at + card.rect.topLeft(), QSizeF(card.rect.width(), kCardHeader)).contains(scenePosition))
            return true;
    }
    return false;
}

TablesItem::Cell TablesItem::layOutCell(const QString &text, double x) const
{
    const QFont &font = m_stage.fonts.cardRow;
    const QString second = text.section(u'\n', 1);
    return {TextLine(text.section(u'\n', 0, 0), font), x, second.isEmpty() ? TextLine() : TextLine(second, font)};
}

TablesItem::LaidCard TablesItem::layOutCard(const TableCard &card, double top) const
{
    LaidCard laid;
    const auto total = static_cast<int>(card.rows.size());
    const QString folded =
        m_collapsed ? QStringLiteral("▸ ") + card.title + QStringLiteral(" (%1)").arg(total) : card.title;
    laid.title = TextLine(folded, m_stage.fonts.cardTitle);
    double width = laid.title.size().width() + 2 * kTablePadding;
    double height = kCardHeader;
    if (!m_collapsed) {
        const int shown = qMin(total, kMostRows);
        laid.rows.resize(static_cast<std::size_t>(shown));
        double x = kTablePadding;
        for (qsizetype column = 0; column < card.columns.size(); ++column) {
            const Cell head{TextLine(card.columns[column], m_stage.fonts.cardHead), x};
            double widest = head.text.size().width();
            if (const QString usual = card.usual.value(column); !usual.isEmpty())
                widest = qMax(widest, TextLine(usual, m_stage.fonts.cardRow).size().width());
            for (std::size_t r = 0; r < laid.rows.size(); ++r) {
                const auto c = static_cast<std::size_t>(column);
                const TableRow &row = card.rows[r];
                const QString text = c < row.cells.size() ? row.cells[c] : row.secondsAt(m_now);
                laid.rows[r].push_back(layOutCell(text, x));
                const bool clock = c >= row.cells.size();
                widest = qMax(widest, clock ? kClockWidth : laid.rows[r].back().width());
            }
            laid.heads.push_back(head);
            x += widest + kTableColumnGap;
        }
        width = qMax(width, x - kTableColumnGap + kTablePadding);
        height += kHeadRow + 6;
        for (int r = 0; r < shown; ++r)
            height += rowHeight(card.rows[static_cast<std::size_t>(r)]);
        if (total > shown) {
            laid.more = TextLine(CanvasText::tr("… %1 more").arg(total - shown), m_stage.fonts.cardHead);
            height += kCardRow;
        }
    }
    laid.rect = QRectF(0, top, width, height);
    return laid;
}

void TablesItem::layOut()
{
    std::vector<LaidCard> laid;
    double top = 0;
    double width = 0;
    for (const TableCard &card : m_cards) {
        laid.push_back(layOutCard(card, top));
        top = laid.back().rect.bottom() + kCardGap;
        width = qMax(width, laid.back().rect.width());
    }
    if (m_rightAligned) {
        for (LaidCard &card : laid)
            card.rect.moveRight(width);
    }
    const QSizeF size(width, qMax(0.0, top - kCardGap));
    if (size != m_size)
        prepareGeometryChange();
    m_laid = std::move(laid);
    m_size = size;
    update();
}

bool TablesItem::tick(qint64 now)
{
    const bool otherSecond = now / 1000 != m_now / 1000;
    m_now = now;
    bool lit = false;
    bool counts = false;
    for (const TableCard &card : m_cards) {
        for (const TableRow &row : card.rows) {
            lit = lit || (row.litAt >= 0 && now - row.litAt < kLitFor + 100);
            counts = counts || row.seconds >= 0;
        }
    }
    if (counts && otherSecond && !m_collapsed)
        layOut();
    else if (lit)
        update();
    return lit;
}

bool TablesItem::isLit() const
{
    const auto lit = [this](const TableRow &row) { return rowColour(row).isValid(); };
    const auto hasLit = [&](const TableCard &card) {
        const auto shown = qMin<std::ptrdiff_t>(std::ssize(card.rows), kMostRows);
        return std::any_of(card.rows.begin(), card.rows.begin() + shown, lit);
    };
    return !m_collapsed && std::ranges::any_of(m_cards, hasLit);
}

QColor TablesItem::rowColour(const TableRow &row) const
{
    const auto since = static_cast<double>(m_now - row.litAt);
    if (row.litAt < 0 || since >= kLitFor)
        return {};
    QColor colour = look().lit;
    const double fade = since < kLitFor * 0.4 ? 1 : (kLitFor - since) / (kLitFor * 0.6);
    colour.setAlphaF(static_cast<float>(fade) * colour.alphaF());
    return colour;
}

void TablesItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (isFar(*painter) && !m_stage.exporting)
        return;
    painter->translate(m_at);
    for (std::size_t i = 0; i < m_laid.size(); ++i)
        paintCard(*painter, m_cards[i], m_laid[i]);
    painter->translate(-m_at);
    if (showsChosen()) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(look().selection, 1.5, Qt::DotLine));
        painter->drawRoundedRect(rect().adjusted(-3, -3, 3, 3), 8, 8);
    }
}

void TablesItem::paintCard(QPainter &painter, const TableCard &card, const LaidCard &laid) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(look().shadow);
    painter.drawRoundedRect(laid.rect.translated(2, 3), 6, 6);
    painter.setBrush(look().card);
    painter.drawRoundedRect(laid.rect, 6, 6);
    painter.setBrush(look().cardBand);
    QRectF band(laid.rect.topLeft(), QSizeF(laid.rect.width(), kCardHeader));
    painter.drawRoundedRect(band, 6, 6);
    if (!m_collapsed)
        painter.drawRect(band.adjusted(0, 8, 0, 0));
    const double left = laid.rect.left();
    laid.title.paint(painter, QPointF(left + kTablePadding, band.center().y() - laid.title.size().height() / 2),
                     look().cardTitle);
    double y = band.bottom();
    for (const Cell &head : laid.heads)
        head.text.paint(painter, QPointF(left + head.x, y + (kHeadRow - head.text.size().height()) / 2),
                        look().cardHead);
    y += kHeadRow;
    const double opacity = painter.opacity();
    for (std::size_t r = 0; r < laid.rows.size(); ++r) {
        painter.setOpacity(m_lens.shows(card.rows[r]) ? opacity : kFaded * opacity);
        const QColor lit = rowColour(card.rows[r]);
        const double height = rowHeight(card.rows[r]);
        if (lit.isValid())
            painter.fillRect(QRectF(left + 1, y, laid.rect.width() - 2, height), lit);
        for (const Cell &cell : laid.rows[r]) {
            const QPointF at(left + cell.x, y + (kCardRow - cell.text.size().height()) / 2);
            cell.text.paint(painter, at, look().cardText);
            cell.second.paint(painter, at + QPointF(0, kCardLine), look().cardHead);
        }
        y += height;
    }
    painter.setOpacity(opacity);
    laid.more.paint(painter, QPointF(left + kTablePadding, y + 2), look().cardHead);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(look().cardStroke, 1));
    painter.drawRoundedRect(laid.rect, 6, 6);
}

void ConnectorItem::setPath(const QPainterPath &path)
{
    if (path == m_path)
        return;
    prepareGeometryChange();
    m_path = path;
}

void ConnectorItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (isFar(*painter) && !m_stage.exporting)
        return;
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(m_stage.look->connector, 1.2));
    painter->drawPath(m_path);
}

}  // namespace toile
