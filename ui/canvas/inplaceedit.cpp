// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/inplaceedit.h"

#include <QKeyEvent>

namespace toile {

namespace {

constexpr int kWidestReason = 340;
constexpr int kGap = 3;

}  // namespace

InPlaceEdit::InPlaceEdit(const QString &text, QWidget *over) : QLineEdit(text, over), m_reason(new QLabel(over))
{
    m_reason->setObjectName(QStringLiteral("inPlaceReason"));
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    m_reason->setMargin(5);
    m_reason->hide();
    connect(this, &QLineEdit::textEdited, this, [this] { refuse({}, {}); });
}

InPlaceEdit::~InPlaceEdit()
{
    delete m_reason;
}

void InPlaceEdit::placeOver(const QRect &spot, int leastWidth)
{
    const QSize size(qMax(leastWidth, spot.width() + 40), sizeHint().height());
    setGeometry(QRect(QPoint(spot.left() - 6, spot.center().y() - size.height() / 2), size));
    placeReason();
}

void InPlaceEdit::refuse(const QString &why, const QColor &colour)
{
    const QString frame = QStringLiteral("%1 { border: 2px solid %2; background: palette(base); }");
    setStyleSheet(why.isEmpty() ? QString() : frame.arg(QStringLiteral("QLineEdit"), colour.name()));
    setAccessibleDescription(why);
    m_reason->setStyleSheet(why.isEmpty() ? QString() : frame.arg(QStringLiteral("QLabel"), colour.name()));
    m_reason->setText(why);
    m_reason->setVisible(!why.isEmpty());
    placeReason();
}

/// Under the line, or over it where there is no room.
void InPlaceEdit::placeReason()
{
    if (m_reason->text().isEmpty())
        return;
    const QRect room = parentWidget()->rect();
    const int width = qMin(kWidestReason, room.width());
    QRect rect(geometry().bottomLeft() + QPoint(0, kGap), QSize(width, m_reason->heightForWidth(width)));
    if (rect.bottom() > room.bottom())
        rect.moveBottom(geometry().top() - kGap);
    rect.moveLeft(qBound(0, rect.left(), room.width() - width));
    m_reason->setGeometry(rect);
    m_reason->raise();
}

void InPlaceEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT abandoned();
    else
        QLineEdit::keyPressEvent(event);
    event->accept();
}

}  // namespace toile
