// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/paneframe.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>

namespace toile {

namespace {

constexpr int kPaneFrame = 2;

bool isUsable(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0;
}

}  // namespace

bool focusInto(QWidget *pane)
{
    QWidget *wanted = pane;
    while (wanted->focusProxy())
        wanted = wanted->focusProxy();
    if (!isUsable(wanted)) {
        const QList<QWidget *> inside = wanted->findChildren<QWidget *>();
        const auto first = std::find_if(inside.begin(), inside.end(), isUsable);
        if (first == inside.end())
            return false;
        wanted = *first;
    }
    wanted->setFocus(Qt::ShortcutFocusReason);
    return wanted->hasFocus() || wanted->window()->focusWidget() == wanted;
}

bool enterPane(QWidget *pane)
{
    if (!focusInto(pane))
        return false;
    if (!pane->findChild<PaneFrame *>(QString(), Qt::FindDirectChildrenOnly))
        new PaneFrame(pane);
    return true;
}

PaneFrame::PaneFrame(QWidget *pane) : QWidget(pane), m_pane(pane)
{
    setObjectName(QStringLiteral("paneFrame"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    qApp->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (now && now != m_pane && !m_pane->isAncestorOf(now))
            end();
    });
    follow();
    show();
}

void PaneFrame::follow()
{
    const QRect whole = m_pane->rect();
    setGeometry(whole);
    setMask(QRegion(whole) - whole.adjusted(kPaneFrame, kPaneFrame, -kPaneFrame, -kPaneFrame));
    raise();
}

void PaneFrame::end()
{
    hide();
    deleteLater();
}

bool PaneFrame::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress)
        end();
    else if (object == m_pane && event->type() == QEvent::Resize)
        follow();
    return QWidget::eventFilter(object, event);
}

void PaneFrame::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), palette().color(QPalette::Active, QPalette::Highlight));
}

}  // namespace toile
