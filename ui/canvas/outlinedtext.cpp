// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/outlinedtext.h"

#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

namespace toile {

namespace {

/// QPaintEngine's own drawTextItem() fills the outlines of the glyphs, and its other shapes end in the few below.
class ForwardingEngine : public QPaintEngine {
public:
    explicit ForwardingEngine(QPainter &target)
        : QPaintEngine(AllFeatures), m_target(target), m_base(target.worldTransform())
    {
    }

    bool begin(QPaintDevice *) override { return true; }
    bool end() override { return true; }
    Type type() const override { return User; }

    void updateState(const QPaintEngineState &now) override
    {
        const DirtyFlags dirty = now.state();
        if (dirty & DirtyTransform)
            m_target.setWorldTransform(now.transform() * m_base);
        if (dirty & DirtyPen)
            m_target.setPen(now.pen());
        if (dirty & DirtyBrush)
            m_target.setBrush(now.brush());
        if (dirty & DirtyBrushOrigin)
            m_target.setBrushOrigin(now.brushOrigin());
        if (dirty & DirtyHints)
            m_target.setRenderHints(now.renderHints());
        if (dirty & DirtyOpacity)
            m_target.setOpacity(now.opacity());
        if (dirty & DirtyCompositionMode)
            m_target.setCompositionMode(now.compositionMode());
    }

    void drawPath(const QPainterPath &path) override { m_target.drawPath(path); }
    void drawPolygon(const QPointF *points, int count, PolygonDrawMode mode) override
    {
        if (mode == PolylineMode)
            m_target.drawPolyline(points, count);
        else
            m_target.drawPolygon(points, count, mode == WindingMode ? Qt::WindingFill : Qt::OddEvenFill);
    }
    void drawPixmap(const QRectF &rect, const QPixmap &pixmap, const QRectF &source) override
    {
        m_target.drawPixmap(rect, pixmap, source);
    }
    void drawImage(const QRectF &rect, const QImage &image, const QRectF &source, Qt::ImageConversionFlags) override
    {
        m_target.drawImage(rect, image, source);
    }

private:
    QPainter &m_target;
    QTransform m_base;
};

}  // namespace

OutlinedText::OutlinedText(QPainter &target) : m_target(target), m_engine(std::make_unique<ForwardingEngine>(target)) {}

OutlinedText::~OutlinedText() = default;

QPaintEngine *OutlinedText::paintEngine() const
{
    return m_engine.get();
}

int OutlinedText::metric(PaintDeviceMetric metric) const
{
    const QPaintDevice &device = *m_target.device();
    switch (metric) {
    case PdmWidth:
        return device.width();
    case PdmHeight:
        return device.height();
    case PdmWidthMM:
        return device.widthMM();
    case PdmHeightMM:
        return device.heightMM();
    case PdmNumColors:
        return device.colorCount();
    case PdmDepth:
        return device.depth();
    case PdmDpiX:
        return device.logicalDpiX();
    case PdmDpiY:
        return device.logicalDpiY();
    case PdmPhysicalDpiX:
        return device.physicalDpiX();
    case PdmPhysicalDpiY:
        return device.physicalDpiY();
    case PdmDevicePixelRatio:
        return 1;
    case PdmDevicePixelRatioScaled:
        return int(devicePixelRatioFScale());
    }
    return 0;
}

}  // namespace toile
