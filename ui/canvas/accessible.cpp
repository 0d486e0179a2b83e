// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/accessible.h"

#include "ui/canvas/accessibletables.h"

#include <QAccessibleWidget>
#include <QGraphicsItem>

#include <algorithm>
#include <map>

namespace toile {

namespace {

/// One element of the drawing.
class AccessibleElement : public AccessibleDrawn {
public:
    AccessibleElement(CanvasView *view, QAccessibleInterface *canvas, Id id) : AccessibleDrawn(view, canvas), m_id(id)
    {
    }

    Id id() const { return m_id; }
    bool isValid() const override { return view() && view()->canvasScene().itemOf(m_id); }
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    int childCount() const override { return isValid() ? view()->canvasScene().tableCount(m_id) : 0; }
    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        auto *element = const_cast<AccessibleElement *>(this);
        return m_tables.at(index, [&] { return new AccessibleTable(view(), element, m_id, index); });
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *table = dynamic_cast<const AccessibleTable *>(child);
        return table && table->parent() == this ? table->index() : -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        for (int i = 0; i < childCount(); ++i) {
            if (child(i)->rect().contains(x, y))
                return child(i);
        }
        return nullptr;
    }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        if (kind == QAccessible::Name)
            return view()->spokenName(m_id);
        return kind == QAccessible::Description ? description() : QString();
    }

    QRect rect() const override
    {
        return isValid() ? onScreen(view()->canvasScene().itemOf(m_id)->boundingRect()) : QRect();
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = state.focusable = true;
        state.selected = isValid() && view()->isChosen(m_id);
        state.focused = state.selected && view()->hasFocus() && !view()->heldTables();
        return state;
    }

private:
    QString description() const
    {
        const CanvasScene &scene = view()->canvasScene();
        QStringList lines;
        if (const QString why = scene.markOf(m_id).why; !why.isEmpty())
            lines << why;
        for (int i = 0; i < scene.tableCount(m_id); ++i) {
            const auto table = scene.spokenTable(m_id, i);
            lines << table->title;
            for (int row = 0; row < table->rows; ++row)
                lines << scene.spokenRow(m_id, i, row);
        }
        return lines.join(u'\n');
    }

    Id m_id;
    AccessibleChildren m_tables;
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
        if (const Id owner = view().canvasScene().tablesAt(at)) {
            QAccessibleInterface *table = element(owner)->childAt(x, y);
            return table ? table : element(owner);
        }
        const Id id = view().canvasScene().idAt(at);
        return id ? element(id) : nullptr;
    }
    QAccessibleInterface *focusChild() const override
    {
        if (const Id owner = view().heldTables(); owner && element(owner)->child(0))
            return element(owner)->child(0);
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
        auto *made = new AccessibleElement(&view(), const_cast<AccessibleCanvas *>(this), id);
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

void tellTables(CanvasView &view, Id owner)
{
    QAccessibleInterface *canvas = QAccessible::isActive() ? QAccessible::queryAccessibleInterface(&view) : nullptr;
    QAccessibleInterface *table = canvas && view.heldTables() == owner ? canvas->focusChild() : nullptr;
    if (!table)
        return;
    QAccessibleEvent event(table, QAccessible::Focus);
    QAccessible::updateAccessibility(&event);
}

}  // namespace toile
