// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/accessible.h"

#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"

#include <QAccessibleWidget>
#include <QGraphicsItem>
#include <QPointer>

#include <algorithm>
#include <map>

namespace toile {

namespace {

/// One element of the drawing.
class AccessibleElement : public QAccessibleInterface {
public:
    AccessibleElement(CanvasView *view, Id id) : m_view(view), m_id(id) {}

    Id id() const { return m_id; }
    bool isValid() const override { return m_view && m_view->canvasScene().itemOf(m_id); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override {}

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        if (kind == QAccessible::Name)
            return m_view->spokenName(m_id);
        if (kind == QAccessible::Description) {
            QStringList lines = m_view->canvasScene().tableTexts(m_id);
            if (const QString why = m_view->canvasScene().markOf(m_id).why; !why.isEmpty())
                lines.prepend(why);
            return lines.join(u'\n');
        }
        return {};
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRectF item = m_view->canvasScene().itemOf(m_id)->boundingRect();
        const QRect inView = m_view->mapFromScene(item).boundingRect();
        return QRect(m_view->viewport()->mapToGlobal(inView.topLeft()), inView.size());
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = state.focusable = true;
        state.selected = isValid() && m_view->isChosen(m_id);
        state.focused = state.selected && m_view->hasFocus();
        return state;
    }

private:
    QPointer<CanvasView> m_view;
    Id m_id;
};

/// The canvas: a list of elements in reading order.
class AccessibleCanvas : public QAccessibleWidget {
public:
    explicit AccessibleCanvas(CanvasView *view) : QAccessibleWidget(view, QAccessible::List) {}
    ~AccessibleCanvas() override
    {
        for (const auto &[id, handle] : m_handles)
            QAccessible::deleteAccessibleInterface(handle);
    }

    int childCount() const override { return static_cast<int>(order().size()); }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *element = dynamic_cast<const AccessibleElement *>(child);
        const std::vector<Id> all = order();
        const auto it = element ? std::find(all.begin(), all.end(), element->id()) : all.end();
        return it == all.end() ? -1 : static_cast<int>(it - all.begin());
    }
    QAccessibleInterface *child(int index) const override
    {
        const std::vector<Id> all = order();
        if (index < 0 || index >= static_cast<int>(all.size()))
            return nullptr;
        return element(all[static_cast<std::size_t>(index)]);
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const QPointF at = view().mapToScene(view().viewport()->mapFromGlobal(QPoint(x, y)));
        const Id id = view().canvasScene().idAt(at);
        return id ? element(id) : nullptr;
    }
    QAccessibleInterface *focusChild() const override
    {
        for (const Id id : order()) {
            if (view().isChosen(id))
                return element(id);
        }
        return QAccessibleWidget::focusChild();
    }

private:
    CanvasView &view() const { return *static_cast<CanvasView *>(widget()); }
    std::vector<Id> order() const { return view().readingOrder(); }
    QAccessibleInterface *element(Id id) const
    {
        const auto known = m_handles.find(id);
        if (known != m_handles.end())
            return QAccessible::accessibleInterface(known->second);
        auto *made = new AccessibleElement(&view(), id);
        m_handles[id] = QAccessible::registerAccessibleInterface(made);
        return made;
    }

    mutable std::map<Id, QAccessible::Id> m_handles;
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *view = qobject_cast<CanvasView *>(object);
    return view ? new AccessibleCanvas(view) : nullptr;
}

}  // namespace

void installCanvasAccessibility()
{
    QAccessible::installFactory(makeInterface);  // a second time changes nothing
}

void tellReordered(CanvasView &view)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(&view, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

void tellSelection(CanvasView &view, const std::vector<Id> &chosen)
{
    if (!QAccessible::isActive() || chosen.size() != 1)
        return;
    const std::vector<Id> all = view.readingOrder();
    const auto it = std::find(all.begin(), all.end(), chosen.front());
    if (it == all.end())
        return;
    QAccessibleEvent event(&view, QAccessible::Focus);
    event.setChild(static_cast<int>(it - all.begin()));
    QAccessible::updateAccessibility(&event);
}

}  // namespace toile
