// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/tour.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace toile {

namespace {

constexpr int kTourWidth = 360;
constexpr int kTourGap = 14;
constexpr int kLine = 3;

/// A line round what is pointed at, through which the mouse goes.
class TargetFrame : public QWidget {
public:
    explicit TargetFrame(QWidget *window) : QWidget(window) { setAttribute(Qt::WA_TransparentForMouseEvents); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(palette().color(QPalette::Highlight), kLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(kLine, kLine, -kLine, -kLine), 6, 6);
    }
};

}  // namespace

Tour::Tour(std::vector<TourStep> steps, QWidget *window)
    : QFrame(window), m_steps(std::move(steps)), m_frame(new TargetFrame(window)), m_title(new QLabel(this)),
      m_text(new QLabel(this)), m_count(new QLabel(this)), m_back(new QPushButton(tr("&Back"), this)),
      m_next(new QPushButton(this))
{
    setObjectName(QStringLiteral("tour"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFocusPolicy(Qt::StrongFocus);
    build();
    window->installEventFilter(this);
    go(0);
}

Tour::~Tour()
{
    delete m_frame;
}

void Tour::build()
{
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_text->setWordWrap(true);
    m_text->setObjectName(QStringLiteral("tourText"));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    auto *skip = new QPushButton(tr("S&kip"), this);
    skip->setObjectName(QStringLiteral("tourSkip"));
    m_back->setObjectName(QStringLiteral("tourBack"));
    m_next->setObjectName(QStringLiteral("tourNext"));
    m_next->setDefault(true);
    auto *row = new QHBoxLayout;
    row->addWidget(m_count, 1);
    for (QPushButton *button : {skip, m_back, m_next})
        row->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 12);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_text, 1);
    layout->addLayout(row);
    setTabOrder(m_next, m_back);
    setTabOrder(m_back, skip);
    connect(skip, &QPushButton::clicked, this, &QWidget::close);
    connect(m_back, &QPushButton::clicked, this, [this] { go(m_step - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { go(m_step + 1); });
}

void Tour::go(int step)
{
    if (step < 0)
        return;
    if (step >= int(m_steps.size())) {
        close();
        return;
    }
    m_step = step;
    const TourStep &now = m_steps[std::size_t(step)];
    if (m_target)
        m_target->removeEventFilter(this);
    m_target = now.target();
    if (m_target)
        m_target->installEventFilter(this);
    m_title->setText(now.title);
    m_text->setText(now.text);
    m_count->setText(tr("%1 of %2").arg(step + 1).arg(m_steps.size()));
    m_back->setEnabled(step > 0);
    m_next->setText(step + 1 == int(m_steps.size()) ? tr("&Done") : tr("&Next"));
    setAccessibleName(now.title);
    setAccessibleDescription(now.text);
    place();
    show();
    raise();
    m_next->setFocus();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QRect Tour::targetRect() const
{
    if (!m_target || !m_target->isVisible())
        return {};
    return QRect(m_target->mapTo(parentWidget(), QPoint(0, 0)), m_target->size());
}

/// Beside the target where there is room, else in the middle of it.
void Tour::place()
{
    const QRect room = parentWidget()->rect().adjusted(kTourGap, kTourGap, -kTourGap, -kTourGap);
    setFixedWidth(qMin(kTourWidth, room.width()));
    setFixedHeight(layout()->heightForWidth(width()));
    const QRect target = targetRect();
    m_frame->setVisible(target.isValid());
    m_frame->setGeometry(target.adjusted(-kLine, -kLine, kLine, kLine));
    m_frame->raise();
    raise();
    QPoint corner(target.center().x() - width() / 2, target.center().y() - height() / 2);
    if (!target.isValid())
        corner = room.center() - QPoint(width() / 2, height() / 2);
    else if (target.right() + kTourGap + width() <= room.right())
        corner = QPoint(target.right() + kTourGap, target.top());
    else if (target.bottom() + kTourGap + height() <= room.bottom())
        corner = QPoint(target.left(), target.bottom() + kTourGap);
    else if (target.left() - kTourGap - width() >= room.left())
        corner = QPoint(target.left() - kTourGap - width(), target.top());
    else if (target.top() - kTourGap - height() >= room.top())
        corner = QPoint(target.left(), target.top() - kTourGap - height());
    move(qBound(room.left(), corner.x(), qMax(room.left(), room.right() - width())),
         qBound(room.top(), corner.y(), qMax(room.top(), room.bottom() - height())));
}

bool Tour::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move || event->type() == QEvent::Show ||
        event->type() == QEvent::Hide || event->type() == QEvent::LayoutRequest)
        QMetaObject::invokeMethod(this, &Tour::place, Qt::QueuedConnection);
    return QFrame::eventFilter(object, event);
}

void Tour::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Right)
        go(m_step + 1);
    else if (event->key() == Qt::Key_Left)
        go(m_step - 1);
    else
        QFrame::keyPressEvent(event);
}

void Tour::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Window));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
}

}  // namespace toile
