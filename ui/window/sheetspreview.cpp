// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/sheetspreview.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

namespace toile {

namespace {
constexpr int kAround = 12;    ///< pixels between the first sheet and the edge
constexpr int kBetween = 8;    ///< and between two of them
constexpr int kMostKept = 64;  ///< megabytes of pixels
constexpr double kMegabyte = 1e6;
constexpr int kScrollStep = 40;
}  // namespace

SheetsPreview::SheetsPreview(const QString &name, const QString &accessibleName, Fit fit, QWidget *parent)
    : QAbstractScrollArea(parent), m_fit(fit), m_pictures(kMostKept)
{
    setObjectName(name);
    setAccessibleName(accessibleName);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(300, 220);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(fit == Fit::Width ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    viewport()->setBackgroundRole(QPalette::Mid);
}

void SheetsPreview::setSheets(Sheets sheets)
{
    m_sheets = std::move(sheets);
    m_pictures.clear();
    layOut();
}

QSize SheetsPreview::sizeHint() const
{
    return {560, 420};
}

int SheetsPreview::rows() const
{
    return (m_sheets.count + m_sheets.columns - 1) / m_sheets.columns;
}

void SheetsPreview::layOut()
{
    if (m_sheets.count == 0)
        return;
    const QSize room = viewport()->size();
    const auto zoomFor = [](int pixels, int sheets, double millimetres) {
        return qMax(1.0, double(pixels - 2 * kAround - (sheets - 1) * kBetween)) / (sheets * millimetres);
    };
    double zoom = zoomFor(room.width(), m_sheets.columns, m_sheets.size.width());
    if (m_fit == Fit::Whole)
        zoom = qMin(zoom, zoomFor(room.height(), rows(), m_sheets.size.height()));
    if (zoom != m_zoom)
        m_pictures.clear();
    m_zoom = zoom;
    const double height = 2 * kAround + rows() * (m_sheets.size.height() * m_zoom + kBetween) - kBetween;
    verticalScrollBar()->setRange(0, m_fit == Fit::Whole ? 0 : qMax(0, qRound(height) - room.height()));
    verticalScrollBar()->setPageStep(room.height());
    verticalScrollBar()->setSingleStep(kScrollStep);
    viewport()->update();
}

QRectF SheetsPreview::sheetRect(int sheet) const
{
    const QSizeF size = m_sheets.size * m_zoom;
    const QSizeF step = size + QSizeF(kBetween, kBetween);
    const QSizeF all(m_sheets.columns * step.width() - kBetween, rows() * step.height() - kBetween);
    const double left = (viewport()->width() - all.width()) / 2;
    const double top = m_fit == Fit::Whole ? (viewport()->height() - all.height()) / 2 : kAround;
    const int row = sheet / m_sheets.columns;
    const int column = sheet % m_sheets.columns;
    const QPointF at(left + column * step.width(), top + row * step.height());
    return QRectF(at - QPointF(0, verticalScrollBar()->value()), size);
}

QPixmap *SheetsPreview::picture(int sheet)
{
    if (QPixmap *known = m_pictures.object(sheet))
        return known;
    const double pixelRatio = devicePixelRatioF();
    auto *pixels = new QPixmap((m_sheets.size * m_zoom * pixelRatio).toSize().expandedTo({1, 1}));
    pixels->setDevicePixelRatio(pixelRatio);
    pixels->fill(Qt::white);
    QPainter painter(pixels);
    painter.scale(m_zoom, m_zoom);
    m_sheets.paint(painter, sheet);
    painter.end();
    const double megabytes = 4.0 * pixels->width() * pixels->height() / kMegabyte;
    m_pictures.insert(sheet, pixels, qBound(1, int(megabytes), kMostKept));
    return pixels;
}

void SheetsPreview::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::Dark));
    for (int sheet = 0; sheet < m_sheets.count; ++sheet) {
        const QRect rect = sheetRect(sheet).toRect();
        if (!rect.adjusted(-1, -1, 1, 1).intersects(event->rect()))
            continue;
        painter.drawPixmap(rect.topLeft(), *picture(sheet));
        painter.drawRect(rect.adjusted(-1, -1, 0, 0));
    }
}

void SheetsPreview::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

}  // namespace toile
