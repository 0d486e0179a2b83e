// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/startbutton.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>

namespace toile {

namespace {

constexpr int kStartIcon = 24;
constexpr int kStartPad = 10;
constexpr int kStartWidth = 280;
constexpr int kOfText = int(Qt::AlignLeft) | int(Qt::AlignTop) | int(Qt::TextWordWrap);

}  // namespace

StartButton::StartButton(const QString &title, QAction *action, QWidget *parent)
    : QPushButton(title, parent), m_help(action->statusTip())
{
    setObjectName(QStringLiteral("start-") + action->objectName());
    setIcon(action->icon());
    setAccessibleDescription(m_help);
    setFlat(true);
    setMouseTracking(true);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
}

QFont StartButton::titleFont() const
{
    QFont bold = font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.1);
    return bold;
}

int StartButton::textWidth(int width) const
{
    return width - 3 * kStartPad - kStartIcon;
}

QSize StartButton::sizeHint() const
{
    return {kStartWidth, heightForWidth(kStartWidth)};
}

int StartButton::heightForWidth(int width) const
{
    const QRect room(0, 0, textWidth(width), 10000);
    return 2 * kStartPad + QFontMetrics(titleFont()).boundingRect(room, kOfText, text()).height() + 2 +
           fontMetrics().boundingRect(room, kOfText, m_help).height();
}

void StartButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF card = QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5);
    const bool lit = hasFocus() || underMouse();
    painter.setPen(QPen(palette().color(lit ? QPalette::Highlight : QPalette::Mid), hasFocus() ? 2.5 : 1));
    painter.setBrush(isDown() ? palette().alternateBase() : palette().base());
    painter.drawRoundedRect(card, 6, 6);
    icon().paint(&painter, QRect(kStartPad, kStartPad, kStartIcon, kStartIcon));
    QRect room(2 * kStartPad + kStartIcon, kStartPad, textWidth(width()), height() - kStartPad);
    QRect used;
    painter.setFont(titleFont());
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(room, kOfText, text(), &used);
    room.setTop(used.bottom() + 3);
    painter.setFont(font());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(room, kOfText, m_help);
}

void StartButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QPushButton::keyPressEvent(event);
}

void StartButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

}  // namespace toile
