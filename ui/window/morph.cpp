// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/morph.h"

#include <QPainter>
#include <QVariantAnimation>

namespace toile {

namespace {

constexpr int kMilliseconds = 480;

QRectF between(const QRectF &from, const QRectF &to, double t)
{
    const auto mix = [t](double a, double b) { return a + (b - a) * t; };
    return {mix(from.x(), to.x()), mix(from.y(), to.y()), mix(from.width(), to.width()),
            mix(from.height(), to.height())};
}

void paintPart(QPainter &painter, const QRectF &target, const QPixmap &picture, const QRectF &part, double opacity)
{
    const double ratio = picture.devicePixelRatio();
    painter.setOpacity(opacity);
    painter.drawPixmap(target, picture, QRectF(part.topLeft() * ratio, part.size() * ratio));
}

}  // namespace

Morph::Morph(const QPixmap &from, const QPixmap &to, std::vector<MorphPiece> pieces, const QColor &paper,
             QWidget *parent)
    : QWidget(parent), m_from(from), m_to(to), m_pieces(std::move(pieces)), m_paper(paper),
      m_animation(new QVariantAnimation(this))
{
    setObjectName(QStringLiteral("morph"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_animation->setStartValue(0.0);
    m_animation->setEndValue(1.0);
    m_animation->setDuration(kMilliseconds);
    m_animation->setEasingCurve(QEasingCurve::InOutCubic);
    connect(m_animation, &QVariantAnimation::valueChanged, this, [this] { update(); });
    connect(m_animation, &QVariantAnimation::finished, this, &QWidget::close);
    m_animation->start();
}

void Morph::paintEvent(QPaintEvent *)
{
    const double t = m_animation->currentValue().toDouble();
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.fillRect(rect(), m_paper);
    constexpr double kGone = 0.35;  // when the first picture has faded, and from its end when the second begins to
    const double before = qMax(0.0, 1 - t / kGone);
    const double after = qMax(0.0, (t - (1 - kGone)) / kGone);
    paintPart(painter, rect(), m_from, rect(), before);
    for (const MorphPiece &piece : m_pieces) {
        const QRectF now = between(piece.from, piece.to, t);
        paintPart(painter, now, m_from, piece.from, 1 - t);
        paintPart(painter, now, m_to, piece.to, t);
    }
    paintPart(painter, rect(), m_to, rect(), after);
}

/// Who clicks does not want to wait.
void Morph::mousePressEvent(QMouseEvent *)
{
    close();
}

}  // namespace toile
