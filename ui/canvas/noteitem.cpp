// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/noteitem.h"

#include "core/model/pictures.h"
#include "ui/canvas/markdown.h"

#include <QAbstractTextDocumentLayout>
#include <QPaintEngine>
#include <QStyleOptionGraphicsItem>
#include <QSvgRenderer>

namespace toile {

namespace {

constexpr double kPadX = 10;
constexpr double kPadY = 8;
constexpr double kTitleHeight = 22;
constexpr double kHead = 13;       ///< of an arrow
constexpr double kEnd = 4;         ///< radius of what an arrow's end is taken by
constexpr double kHitWidth = 12;   ///< of a line
constexpr int kMostPixels = 4096;  ///< of shapes that are printed as pixels, each way
constexpr double kPrintScale = 4;  ///< pixels to a unit, where shapes cannot be printed as such

MarkdownLook textLook(const Stage &stage)
{
    const Look &look = *stage.look;
    return {stage.fonts.note, stage.fonts.noteCode, look.text, look.segments[0].pillText, look.cardBand};
}

/// As large as it fits, in the middle.
QRectF fitted(const QSizeF &size, const QRectF &rect)
{
    QRectF place(QPointF(), size.scaled(rect.size(), Qt::KeepAspectRatio));
    place.moveCenter(rect.center());
    return place;
}

/// Qt writes gradients into a PDF without their transparency.
bool mayFade(const QByteArray &svg)
{
    return svg.contains("Gradient") && (svg.contains("opacity") || svg.contains("rgba"));
}

QImage inPixels(QSvgRenderer &shapes, const QSizeF &size)
{
    const QSizeF most(kMostPixels, kMostPixels);
    QSizeF pixels = size * kPrintScale;
    if (pixels.width() > most.width() || pixels.height() > most.height())
        pixels.scale(most, Qt::KeepAspectRatio);
    QImage image(pixels.toSize().expandedTo(QSize(1, 1)), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    shapes.render(&painter);
    return image;
}

QPolygonF headOf(const QLineF &line)
{
    const QLineF back = QLineF(line.p2(), line.p1());
    QLineF left = back;
    left.setLength(kHead);
    QLineF right = left;
    left.setAngle(back.angle() + 24);
    right.setAngle(back.angle() - 24);
    return QPolygonF({line.p2(), left.p2(), right.p2()});
}

}  // namespace

NoteItem::NoteItem(Stage &stage, Id id) : ElementItem(stage, id) {}

NoteItem::~NoteItem()
{
    m_stage.pictures.forget(this);
}

void NoteItem::setFace(NoteFace face)
{
    if (face == m_face)
        return;
    prepareGeometryChange();
    const auto *before = std::get_if<PictureNote>(&m_face.shape);
    const auto *picture = std::get_if<PictureNote>(&face.shape);
    if (picture && (!before || before->data != picture->data)) {
        const bool vector = pictureKindOf(picture->data) == PictureKind::Svg;
        m_stage.pictures.forget(this);
        m_pixels = vector ? QSize() : DecodedPictures::sizeOf(picture->data);
        m_shapes = vector ? std::make_unique<QSvgRenderer>(harmlessSvg(picture->data)) : nullptr;
    }
    m_face = std::move(face);
    m_document.reset();
    layOut();
    update();
}

void NoteItem::layOut()
{
    m_rect = m_face.rect;
    const bool titled =
        std::holds_alternative<FrameNote>(m_face.shape) || std::holds_alternative<ArrowNote>(m_face.shape);
    m_title = titled ? TextLine(m_face.text.section(u'\n', 0, 0), m_stage.fonts.noteTitle) : TextLine();
    if (std::holds_alternative<ArrowNote>(m_face.shape))
        m_rect = QRectF(m_face.line.p1(), m_face.line.p2()).normalized().adjusted(-kHead, -kHead, kHead, kHead);
    if (titled && !m_title.text().isEmpty())
        m_rect |= titleRect();
    if (std::holds_alternative<TextNote>(m_face.shape))  // a text is never cut off
        m_rect.setHeight(qMax(m_rect.height(), document().size().height() + 2 * kPadY));
}

/// Made anew when it is shown with other colours.
QTextDocument &NoteItem::document() const
{
    if (!m_document || m_documentLook != m_stage.look) {
        m_document = markdownDocument(m_face.text, textLook(m_stage));
        m_document->setTextWidth(qMax(20.0, m_face.rect.width() - 2 * kPadX));
        m_documentLook = m_stage.look;
    }
    return *m_document;
}

QRectF NoteItem::titleRect() const
{
    const QSizeF size(m_title.size().width() + 2 * kPadX, kTitleHeight);
    if (std::holds_alternative<FrameNote>(m_face.shape))
        return QRectF(m_face.rect.topLeft() + QPointF(12, -kTitleHeight / 2), size);
    QRectF place(QPointF(), size);
    place.moveCenter(m_face.line.center());
    return place;
}

QRectF NoteItem::writtenRect() const
{
    const bool titled =
        !std::holds_alternative<TextNote>(m_face.shape) && !std::holds_alternative<PictureNote>(m_face.shape);
    if (!titled)
        return m_rect;
    return m_title.text().isEmpty() ? QRectF() : titleRect();
}

/// Inside a frame one works as if it were not there.
QPainterPath NoteItem::shape() const
{
    QPainterPath path;
    if (std::holds_alternative<FrameNote>(m_face.shape)) {
        QPainterPath border;
        border.addRect(m_face.rect);
        QPainterPathStroker stroker;
        stroker.setWidth(kHitWidth);
        path = stroker.createStroke(border);
    } else if (std::holds_alternative<ArrowNote>(m_face.shape)) {
        QPainterPath line(m_face.line.p1());
        line.lineTo(m_face.line.p2());
        QPainterPathStroker stroker;
        stroker.setWidth(kHitWidth);
        path = stroker.createStroke(line);
    } else {
        path.addRect(m_rect);
        return path;
    }
    path.setFillRule(Qt::WindingFill);
    if (!m_title.text().isEmpty())
        path.addRect(titleRect());
    return path;
}

QColor NoteItem::colour(const QString &wanted) const
{
    return wanted.isEmpty() ? look().muted : vlanLine(look(), QColor(wanted));
}

void NoteItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    struct Visitor {
        const NoteItem &item;
        QPainter &painter;
        void operator()(const TextNote &) const { item.paintText(painter); }
        void operator()(const FrameNote &frame) const { item.paintFrame(painter, frame); }
        void operator()(const ArrowNote &arrow) const { item.paintArrow(painter, arrow); }
        void operator()(const PictureNote &) const { item.paintPicture(painter); }
    };
    std::visit(Visitor{*this, *painter}, m_face.shape);
    paintLock(*painter, m_rect.topLeft());
}

void NoteItem::paintText(QPainter &painter) const
{
    painter.setBrush(look().noteFill);
    painter.setPen(QPen(showsChosen() ? look().selection : look().noteStroke, showsChosen() ? 2 : 1));
    painter.drawRoundedRect(m_rect, 6, 6);
    if (isFar(painter) && !m_stage.exporting)
        return;
    painter.translate(m_rect.topLeft() + QPointF(kPadX, kPadY));
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, look().text);
    document().documentLayout()->draw(&painter, context);
    painter.translate(-m_rect.topLeft() - QPointF(kPadX, kPadY));
}

void NoteItem::paintFrame(QPainter &painter, const FrameNote &frame) const
{
    const QColor line = colour(frame.colour);
    QColor fill = line;
    fill.setAlphaF(0.07F);
    painter.setBrush(fill);
    painter.setPen(QPen(showsChosen() ? look().selection : line, showsChosen() ? 2.5 : 1.6, Qt::DashLine));
    painter.drawRoundedRect(m_face.rect, 10, 10);
    if (m_title.text().isEmpty() || (isFar(painter) && !m_stage.exporting))
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(line);
    painter.drawRoundedRect(titleRect(), 5, 5);
    m_title.paint(painter, titleRect().topLeft() + QPointF(kPadX, (kTitleHeight - m_title.size().height()) / 2),
                  look().paper);
}

void NoteItem::paintArrow(QPainter &painter, const ArrowNote &arrow) const
{
    const QColor line = showsChosen() ? look().selection : colour(arrow.colour);
    const QPolygonF head = headOf(m_face.line);
    painter.setPen(QPen(line, 2.2, Qt::SolidLine, Qt::RoundCap));
    if (m_face.line.length() > kHead)
        painter.drawLine(m_face.line.p1(), (head[1] + head[2]) / 2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(line);
    painter.drawPolygon(head);
    if (showsChosen()) {
        painter.setPen(QPen(line, 1.5));
        painter.setBrush(look().paper);
        for (const QPointF end : {m_face.line.p1(), m_face.line.p2()})
            painter.drawEllipse(end, kEnd, kEnd);
    }
    if (m_title.text().isEmpty() || (isFar(painter) && !m_stage.exporting))
        return;
    painter.setPen(QPen(line, 1));
    painter.setBrush(look().paper);
    painter.drawRoundedRect(titleRect(), 5, 5);
    m_title.paint(painter, titleRect().topLeft() + QPointF(kPadX, (kTitleHeight - m_title.size().height()) / 2),
                  look().text);
}

QPixmap NoteItem::pixelsFor(const QPainter &painter) const
{
    if (m_pixels.isEmpty())
        return {};
    const QByteArray &data = std::get<PictureNote>(m_face.shape).data;
    if (m_stage.vector)  // how large it will be looked at is not known
        return DecodedPictures::whole(data);
    const double scale = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter.deviceTransform());
    return m_stage.pictures.get(this, data, fitted(m_pixels, m_rect).width() * scale);
}

void NoteItem::paintPicture(QPainter &painter) const
{
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (m_shapes && m_shapes->isValid()) {
        const QRectF place = fitted(m_shapes->defaultSize(), m_rect);
        if (painter.paintEngine()->type() == QPaintEngine::Pdf && mayFade(std::get<PictureNote>(m_face.shape).data))
            painter.drawImage(place, inPixels(*m_shapes, place.size()));
        else
            m_shapes->render(&painter, place);
    } else if (const QPixmap pixels = pixelsFor(painter); !pixels.isNull()) {
        painter.drawPixmap(fitted(m_pixels, m_rect), pixels, pixels.rect());
    } else {  // nobody can draw it: say what it should be
        painter.setPen(QPen(look().faint, 1.5, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(m_rect);
        painter.setFont(m_stage.fonts.note);
        painter.drawText(m_rect, int(Qt::AlignCenter) | int(Qt::TextWordWrap), m_face.text);
    }
    if (showsChosen()) {
        painter.setPen(QPen(look().selection, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(m_rect);
    }
}

}  // namespace toile
