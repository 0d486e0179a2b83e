// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/accessibletables.h"

namespace toile {

namespace {

class AccessibleRow : public AccessibleDrawn {
public:
    AccessibleRow(CanvasView *view, AccessibleTable *table, int index)
        : AccessibleDrawn(view, table), m_table(table), m_index(index)
    {
    }

    int index() const { return m_index; }
    bool isValid() const override { return m_index < m_table->childCount(); }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QRect rect() const override { return m_table->rect(); }
    QAccessible::State state() const override { return {}; }

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? m_table->rowText(m_index) : QString();
    }

private:
    AccessibleTable *m_table;
    int m_index;
};

}  // namespace

QRect AccessibleDrawn::onScreen(const QRectF &drawn) const
{
    if (!m_view || drawn.isEmpty())
        return {};
    const QRect inView = m_view->mapFromScene(drawn).boundingRect();
    return QRect(m_view->viewport()->mapToGlobal(inView.topLeft()), inView.size());
}

std::optional<CanvasScene::SpokenTable> AccessibleTable::spoken() const
{
    return view() ? view()->canvasScene().spokenTable(m_owner, m_index) : std::nullopt;
}

QString AccessibleTable::rowText(int row) const
{
    return view() ? view()->canvasScene().spokenRow(m_owner, m_index, row) : QString();
}

QString AccessibleTable::text(QAccessible::Text kind) const
{
    const auto table = spoken();
    if (!table)
        return {};
    if (kind == QAccessible::Name)
        return CanvasView::tr("%1, %n row(s)", nullptr, table->rows).arg(table->title);
    return {};
}

QRect AccessibleTable::rect() const
{
    const auto table = spoken();
    return table ? onScreen(table->rect) : QRect();
}

QAccessible::State AccessibleTable::state() const
{
    QAccessible::State state;
    const auto table = spoken();
    state.expandable = state.focusable = true;
    state.collapsed = table && table->folded;
    state.expanded = table && !table->folded;
    state.focused = view() && view()->hasFocus() && view()->heldTables() == m_owner && m_index == 0;
    state.invisible = !table || table->rect.isEmpty();
    return state;
}

int AccessibleTable::childCount() const
{
    const auto table = spoken();
    return table && !table->folded ? table->rows : 0;
}

QAccessibleInterface *AccessibleTable::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    auto *table = const_cast<AccessibleTable *>(this);
    return m_rows.at(index, [&] { return new AccessibleRow(view(), table, index); });
}

int AccessibleTable::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *row = dynamic_cast<const AccessibleRow *>(child);
    return row && row->parent() == this ? row->index() : -1;
}

void *AccessibleTable::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
}

void AccessibleTable::doAction(const QString &action)
{
    if (view() && action == toggleAction())
        view()->toggleTables(m_owner);
}

}  // namespace toile
